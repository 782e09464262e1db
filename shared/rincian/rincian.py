"""One complaint as staff see it: every text in clear, every event, every clock; a secret reporter stays hidden."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

from shared.aduan import kata
from shared.aduan import kejadian as k
from shared.aduan.alur import PETUGAS
from shared.aduan.keadaan import Aduan
from shared.aduan.perintah import boleh_sekarang
from shared.privacy.kunci import Sandi
from shared.sop.aturan import AturanBerlaku
from shared.sop.garis_waktu import garis_waktu

DIRAHASIAKAN = "dirahasiakan"
DIHAPUS = "(data pribadi sudah dihapus)"


def rincian(
    aduan: Aduan, kejadian: Sequence[k.Kejadian], now: datetime, aturan: AturanBerlaku, sandi: Sandi, pemilik: UUID
) -> dict[str, Any]:
    """JSON-ready; all texts are opened with one query for the key."""
    teks = [getattr(e, nama) for e in kejadian for nama in k.bidang_tersandi(type(e)) if getattr(e, nama) is not None]
    identitas = [aduan.pelapor.nama, aduan.pelapor.kontak] if aduan.pelapor and not (aduan.rahasia or aduan.dibatasi) else []
    # Whoever is forgotten is so at once, also where a key is still remembered for some seconds.
    semua = [] if aduan.dilupakan else list(dict.fromkeys([*teks, *identitas]))
    terbuka = dict(zip(semua, sandi.buka_banyak([(pemilik, aduan.id, t) for t in semua]), strict=True))

    def buka(tersandi: k.Tersandi | None) -> str | None:
        return None if tersandi is None else terbuka.get(tersandi) or DIHAPUS

    return {
        "id": str(aduan.id),
        "nomor": aduan.nomor,
        "kecamatan": aduan.kecamatan,
        "keadaan": aduan.keadaan.value,
        "keterangan": kata.KEADAAN[aduan.keadaan],
        "langkah": aduan.langkah,
        "jeda": aduan.jeda,
        "putaran": aduan.putaran,
        "versi": aduan.versi,
        "kategori": aduan.kategori,
        "sub_kategori": aduan.sub_kategori,
        "jenis": aduan.klasifikasi.jenis if aduan.klasifikasi else None,
        "saluran": aduan.saluran,
        "rahasia": aduan.rahasia,
        "dibatasi": aduan.dibatasi,
        "dilupakan": aduan.dilupakan,
        "penghapusan_diminta_pada": aduan.penghapusan_diminta_pada.isoformat() if aduan.penghapusan_diminta_pada else None,
        "lampiran": [
            {"id": str(satu.id), "jenis": satu.jenis, "ukuran": satu.ukuran, "nama": buka(satu.nama), "pada": satu.pada.isoformat()}
            for satu in aduan.lampiran
        ],
        "pelapor": _pelapor(aduan, buka),
        "isi": buka(aduan.isi),
        "pertanyaan": buka(aduan.pertanyaan),
        "tanggapan": buka(aduan.tanggapan),
        "diterima_pada": aduan.diterima_pada.isoformat(),
        "dijawab_pada": aduan.dijawab_pada.isoformat() if aduan.dijawab_pada else None,
        "induk": str(aduan.induk) if aduan.induk else None,
        "boleh": boleh_sekarang(aduan, PETUGAS),
        "langkah_langkah": garis_waktu(kejadian, aturan, now),
        "riwayat": [_peristiwa(e, buka) for e in kejadian],
    }


def _pelapor(aduan: Aduan, buka: Any) -> dict[str, Any] | None:
    if aduan.pelapor is None:
        return None
    if aduan.rahasia or aduan.dibatasi:
        return {"nama": DIRAHASIAKAN, "kontak": DIRAHASIAKAN}
    return {"nama": buka(aduan.pelapor.nama), "kontak": buka(aduan.pelapor.kontak)}


def _peristiwa(e: k.Kejadian, buka: Any) -> dict[str, Any]:
    """One event for the history; keyed hashes and the reporter's block are machinery and left out."""
    tersandi = k.bidang_tersandi(type(e))
    lewati = {"aduan_id", "wilayah", "pada", "oleh", "pelapor", "permintaan", "data", "tipe"}
    isi = {
        f.name: buka(getattr(e, f.name)) if f.name in tersandi else _polos(getattr(e, f.name)) for f in fields(e) if f.name not in lewati
    }
    return {
        "jenis": getattr(e, "tipe", type(e).__name__),
        "pada": e.pada.isoformat(),
        "kecamatan": e.wilayah,
        "oleh": e.oleh.peran,
        "isi": isi,
    }


def _polos(value: Any) -> Any:
    match value:
        case UUID():
            return str(value)
        case datetime():
            return value.isoformat()
        case Enum():
            return value.value
    return value if not is_dataclass(value) else None
