"""Which complaints are in and what reporters asked about their data; and how often an office keeps its standards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Kejadian, PelaporDilupakan, PemrosesanDibatasi
from shared.domain.bagian import Bagian
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jam import Putusan, hitung
from shared.domain.sop.verdik import putusan_terakhir
from shared.machinery.database import Database, sql
from shared.machinery.projection.readmodel import Rows, Table

LACAK = Table("intake.lacak", {"aduan_id": "uuid", "versi": "int4", "revisi": "int4", "wilayah": "text"})
KETEPATAN = Table(
    "intake.ketepatan",
    {"aduan_id": "uuid", "wilayah": "text", "langkah": "int2", "putaran": "int2", "ke": "int2", "tepat": "bool", "selesai": "timestamptz"},
)
PRIBADI = Table(
    "intake.pribadi",
    {
        "aduan_id": "uuid", "versi": "int4", "revisi": "int4", "wilayah": "text", "nomor": "text", "pemilik": "uuid", "berjalan": "bool",
        "berakhir_pada": "timestamptz", "diminta_pada": "timestamptz", "dibatasi_pada": "timestamptz", "dilupakan": "bool",
        "dilupakan_pada": "timestamptz",
    },
)  # fmt: skip
LANGKAH_KANTOR = 3  # steps 1 and 2 are the citizen's own


class Lacak:
    service = "intake"
    tables = (LACAK, KETEPATAN, PRIBADI)
    depends_on_rules = False

    def __init__(self, aturan: AturanWaktu) -> None:
        self._aturan = aturan

    def rows(self, aduan: Aduan, kejadian: Sequence[Kejadian]) -> Rows:
        jam = hitung(kejadian, self._aturan, kejadian[-1].pada)
        ketepatan = [
            (aduan.id, j.kantor, j.langkah, j.putaran, j.ke, putusan is Putusan.TEPAT, j.selesai)
            for j, putusan in putusan_terakhir(jam, kejadian)
            if j.langkah >= LANGKAH_KANTOR and j.selesai is not None and putusan is not Putusan.TERHENTI
        ]
        versi = (aduan.id, aduan.versi, self._aturan.revision, aduan.kecamatan)
        return {
            LACAK.name: [versi],
            KETEPATAN.name: ketepatan,
            PRIBADI.name: [(*versi, *_pribadi(aduan, kejadian))] if aduan.penyampaian else [],
        }


def _pribadi(aduan: Aduan, kejadian: Sequence[Kejadian]) -> tuple:
    dibatasi = next((e.pada for e in reversed(kejadian) if isinstance(e, PemrosesanDibatasi)), None) if aduan.dibatasi else None
    dilupakan = next((e.pada for e in kejadian if isinstance(e, PelaporDilupakan)), None)
    return (
        aduan.nomor, aduan.pemilik, aduan.berjalan, aduan.berakhir_pada,
        aduan.penghapusan_diminta_pada, dibatasi, aduan.dilupakan, dilupakan,
    )  # fmt: skip


def aduan_id_dari(db: Database, sidik: bytes) -> UUID | None:
    """The complaint whose tracking code has this keyed hash."""
    with db.connection() as conn:
        row = conn.execute(sql(__file__, "aduan_id_dari"), {"sidik": sidik}).fetchone()
    return row[0] if row else None


@dataclass(frozen=True, slots=True)
class Mirip:
    """An open complaint that may be about the same: category, place and state, and never another person's words."""

    sub_kategori: str
    lokasi: str
    keadaan: Keadaan
    diterima_pada: datetime


def mirip(db: Database, kantor: str, kategori: str, teks: str) -> list[Mirip]:
    """At most five, the most alike first; one query, which answers for one office and category."""
    with db.connection() as conn:
        rows = conn.execute(sql(__file__, "mirip"), {"kantor": kantor, "kategori": kategori, "teks": teks}).fetchall()
    return [Mirip(sub, lokasi or "", Keadaan(keadaan), pada) for sub, lokasi, keadaan, pada in rows]


def ketepatan(db: Database, kantor: str, sejak: datetime) -> dict[int, Bagian]:
    """Step -> the part in time of what ended since then. One query."""
    with db.transaction(wilayah=kantor) as conn:
        rows = conn.execute(sql(__file__, "ketepatan"), {"wilayah": kantor, "sejak": sejak})
        return {langkah: Bagian(tepat, semua) for langkah, tepat, semua in rows}
