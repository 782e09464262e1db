"""A copy of one's own data: everything that is stored about a person and their complaint, in clear, for that person alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from shared.aduan import kata
from shared.aduan import kejadian as k
from shared.aduan.keadaan import Aduan
from shared.privacy.kunci import Sandi

BUKAN_MILIKNYA = (k.CatatanDitambahkan, k.AduanDidisposisikan, k.TanggapanDikembalikan)  # the office's own words to itself
NAMA = {"isi": "isi", "pertanyaan": "pertanyaan", "jawaban": "jawaban", "alasan": "alasan", "komentar": "komentar", "nama": "nama berkas"}


def salinan(aduan: Aduan, kejadian: Sequence[k.Kejadian], sandi: Sandi, pemilik: UUID, now: datetime) -> dict[str, Any]:
    """JSON-ready; all texts are opened with one query for the key. None where a text is gone."""
    milik = [e for e in kejadian if not isinstance(e, BUKAN_MILIKNYA)]
    orang = [aduan.pelapor.nama, aduan.pelapor.kontak] if aduan.pelapor else []
    semua = list(dict.fromkeys([*orang, *(t for e in milik for t in _teks(e).values())]))
    dibuka = [] if aduan.dilupakan else sandi.buka_banyak([(pemilik, aduan.id, t) for t in semua])
    terbuka = dict(zip(semua, dibuka or [None] * len(semua), strict=True))
    return {
        "dibuat_pada": now.isoformat(),
        "dasar": "Pasal 7 Undang-Undang 27 Tahun 2022 tentang Pelindungan Data Pribadi",
        "pelapor": {"nama": terbuka[orang[0]], "kontak": terbuka[orang[1]]} if orang else None,
        "aduan": {
            "nomor": aduan.nomor,
            "kecamatan": aduan.kecamatan,
            "keadaan": kata.KEADAAN[aduan.keadaan],
            "kategori": aduan.kategori,
            "sub_kategori": aduan.sub_kategori,
            "saluran": aduan.saluran,
            "dirahasiakan": aduan.rahasia,
            "dibatasi": aduan.dibatasi,
            "dilupakan": aduan.dilupakan,
            "kabar": aduan.kabar,
            "nilai": aduan.nilai,
        },
        "riwayat": [
            {
                "kejadian": type(e).__name__,
                "pada": e.pada.isoformat(),
                "oleh": e.oleh.peran,
                **{nama: terbuka[t] for nama, t in _teks(e).items()},
            }
            for e in milik
        ],
        "lampiran": [{"nama": terbuka[x.nama], "jenis": x.jenis, "ukuran": x.ukuran, "pada": x.pada.isoformat()} for x in aduan.lampiran],
        "siapa_membuka_identitas": [
            {"pada": e.pada.isoformat(), "peran": e.oleh.peran} for e in kejadian if isinstance(e, k.IdentitasDibuka)
        ],
    }


def _teks(e: k.Kejadian) -> dict[str, k.Tersandi]:
    return {nama: t for nama in k.bidang_tersandi(type(e)) if (t := getattr(e, nama)) is not None}
