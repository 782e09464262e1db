"""One complaint as staff see it: what the table of audiences opens to them, every clock; a secret reporter stays hidden."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.acuan.rincian.pandangan import Pandangan, pandang
from shared.domain.aduan import kata
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import PETUGAS
from shared.domain.aduan.audiens import Audiens, identitas_terbuka
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.perintah import boleh_sekarang
from shared.domain.rincian.lampiran import bernama
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.garis_waktu import garis_waktu
from shared.machinery.privacy.vault import Vault

DIRAHASIAKAN = "dirahasiakan"
DIHAPUS = "(data pribadi sudah dihapus)"


def rincian(
    audiens: Audiens, aduan: Aduan, kejadian: Sequence[k.Kejadian], now: datetime, aturan: AturanWaktu, vault: Vault
) -> dict[str, Any]:
    """JSON-ready. `audiens`: of staff (`audiens_petugas`), who know of every event: `riwayat` has one entry each."""
    pandangan = pandang(audiens, aduan, kejadian, vault)

    def buka(tersandi: k.Tersandi | None) -> str | None:
        return None if tersandi is None else pandangan.teks(tersandi) or DIHAPUS

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
            {
                "id": str(satu.id),
                "jenis": satu.jenis,
                "ukuran": satu.ukuran,
                "nama": None if aduan.dilupakan else nama,
                "pada": satu.pada.isoformat(),
            }
            for nama, satu in bernama(aduan.lampiran)
        ],
        "pelapor": _pelapor(pandangan),
        "isi": buka(aduan.penyampaian.isi if aduan.penyampaian else None),
        "pertanyaan": buka(aduan.pertanyaan.isi if aduan.pertanyaan else None),
        "tanggapan": buka(aduan.tanggapan),
        "diterima_pada": aduan.diterima_pada.isoformat(),
        "dijawab_pada": aduan.jawaban.pada.isoformat() if aduan.jawaban else None,
        "induk": str(aduan.induk) if aduan.induk else None,
        "boleh": boleh_sekarang(aduan, PETUGAS),
        "langkah_langkah": garis_waktu(kejadian, aturan, now),
        "riwayat": [_peristiwa(e, pandangan, buka) for e in pandangan.kejadian],
    }


def _pelapor(pandangan: Pandangan) -> dict[str, Any] | None:
    if pandangan.aduan.penyampaian is None:
        return None
    if pandangan.aduan.dilupakan or identitas_terbuka(pandangan.aduan):
        nama, kontak = pandangan.identitas
        return {"nama": nama or DIHAPUS, "kontak": kontak or DIHAPUS}
    return {"nama": DIRAHASIAKAN, "kontak": DIRAHASIAKAN}


def _peristiwa(e: k.Kejadian, pandangan: Pandangan, buka: Callable[[k.Tersandi | None], str | None]) -> dict[str, Any]:
    """One event for the history."""
    tersandi = k.bidang_tersandi(type(e))
    isi = {nama: buka(getattr(e, nama)) if nama in tersandi else _polos(nilai) for nama, nilai in pandangan.isi(e).items()}
    return {
        "jenis": isi.pop("tipe", type(e).__name__),
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
    return value
