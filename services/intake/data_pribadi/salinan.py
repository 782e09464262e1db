"""A copy of one's own data: what is stored about a person and their complaint, in clear, as far as the reporter may read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.acuan.rincian import Pandangan
from shared.domain.aduan import kata
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.keadaan import Aduan
from shared.domain.rincian.lampiran import bernama
from shared.machinery.json_value import JsonObject


@dataclass(frozen=True, slots=True)
class Pembukaan:
    """Somebody looked at who a secret reporter is."""

    pada: datetime
    peran: str


@dataclass(frozen=True, slots=True)
class Salinan:
    """`pandangan`: of the reporter."""

    pandangan: Pandangan
    now: datetime

    @property
    def aduan(self) -> Aduan:
        return self.pandangan.aduan

    @property
    def pembukaan(self) -> list[Pembukaan]:
        return [Pembukaan(e.pada, e.oleh.peran) for e in self.pandangan.kejadian if isinstance(e, k.IdentitasDibuka)]

    @property
    def penolakan(self) -> str | None:
        """Why the last request to be forgotten was refused; None where none was, "" where the words are gone."""
        ditolak = [e for e in self.pandangan.kejadian if isinstance(e, k.PenghapusanDitolak)]
        return self.pandangan.teks(ditolak[-1].alasan) or "" if ditolak else None


def sebagai_json(s: Salinan) -> JsonObject:
    """For programs: names of events and instants as they are stored. None where a text is gone."""
    aduan, pandangan = s.aduan, s.pandangan
    nama, kontak = pandangan.identitas
    return {
        "dibuat_pada": s.now.isoformat(),
        "dasar": "Pasal 7 Undang-Undang 27 Tahun 2022 tentang Pelindungan Data Pribadi",
        "pelapor": {"nama": nama, "kontak": kontak} if aduan.penyampaian else None,
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
            {"kejadian": type(e).__name__, "pada": e.pada.isoformat(), "oleh": e.oleh.peran, **_polos(pandangan.isi(e))}
            for e in pandangan.kejadian
        ],
        "lampiran": [
            {"nama": nama, "jenis": x.jenis, "ukuran": x.ukuran, "pada": x.pada.isoformat()} for nama, x in bernama(aduan.lampiran)
        ],
        "siapa_membuka_identitas": [{"pada": x.pada.isoformat(), "peran": x.peran} for x in s.pembukaan],
    }


def _polos(isi: Mapping[str, str | int | datetime | UUID | None]) -> JsonObject:
    return {n: v.isoformat() if isinstance(v, datetime) else str(v) if isinstance(v, UUID) else v for n, v in isi.items()}
