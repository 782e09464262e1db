"""The queue: one row a complaint, with the due time of the step that runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import psycopg
from psycopg import sql as composed

from shared.domain.aduan.alur import ADA, LANGKAH, Keadaan
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.aduan.masa import Masa, kantor_pernah, sampai_dialihkan
from shared.domain.aduan.mengikuti import melepas
from shared.domain.aduan.nomor import baca_nomor
from shared.domain.rincian.perkara import tenggat_perkara
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.desakan import tenggat_berjalan
from shared.domain.workcalendar.kalender import Kalender
from shared.machinery.database import Database, rows, sql
from shared.machinery.projection.place import FAR, Place
from shared.machinery.projection.readmodel import Rows, Table

ADUAN = Table(
    "triage.aduan",
    {
        "aduan_id": "uuid",
        "versi": "int4",
        "revisi": "int4",
        "wilayah": "text",
        "nomor": "text",
        "keadaan": "text",
        "langkah": "int2",
        "jenis": "text",
        "kategori": "text",
        "sub_kategori": "text",
        "saluran": "text",
        "rahasia": "bool",
        "jeda": "bool",
        "putaran": "int2",
        "diterima_pada": "timestamptz",
        "batas": "timestamptz",
        "dekat_pada": "timestamptz",
        "perkara_batas": "timestamptz",
        "langkah_sejak": "timestamptz",
        "ditanya_pada": "timestamptz",
        "dijeda": "int8",
        "induk": "uuid",
        "menunggu_induk": "bool",
        "lepas": "bool",
        "masuk_pada": "timestamptz",
        "dari": "text",
    },
)
ALIHAN = Table(
    "triage.alihan",
    {
        "aduan_id": "uuid",
        "urutan": "int2",
        "wilayah": "text",
        "nomor": "text",
        "jenis": "text",
        "kategori": "text",
        "sub_kategori": "text",
        "saluran": "text",
        "rahasia": "bool",
        "putaran": "int2",
        "diterima_pada": "timestamptz",
        "versi": "int4",
        "masuk_pada": "timestamptz",
        "dari": "text",
        "keluar_pada": "timestamptz",
        "ke": "text",
    },
)
# In byte order, as the indexes are; "/" is the character after ".".
SATU_KANTOR = composed.SQL('wilayah COLLATE "C" = %(wilayah)s')
SEDAERAH = composed.SQL("""(wilayah COLLATE "C" >= %(wilayah)s AND wilayah COLLATE "C" < %(wilayah)s || '/')""")
LUAR_DAERAH = composed.SQL("""(ke COLLATE "C" < %(wilayah)s OR ke COLLATE "C" >= %(wilayah)s || '/')""")
KANTOR_INI = composed.SQL("SELECT %(wilayah)s::text AS kode")
KANTOR_SEDAERAH = composed.SQL(
    """SELECT kode FROM kantor.kantor WHERE kode COLLATE "C" >= %(wilayah)s AND kode COLLATE "C" < %(wilayah)s || '/'"""
)
# What has ended lies in its index situation by situation, each in the queue's order.
PER_KEADAAN = "SELECT o.kode, s.situasi FROM ({kantor}) o CROSS JOIN unnest(%(semua_keadaan)s::text[]) s(situasi)"
# A number by equality, which an index may answer under row security, and whatever else it says of the few that are left.
NOMOR = "nomor_urut = %(urutan)s AND nomor LIKE %(pola)s"
AKHIR = "\U0010ffff"  # after every other character
AWAL_NOMOR = "nomor ~>=~ %(awal)s AND nomor ~<~ %(sesudah_awal)s"


class Antrean:
    service = "triage"
    tables = (ADUAN, ALIHAN)
    depends_on_rules = True

    def __init__(self, aturan: AturanWaktu) -> None:
        self._aturan = aturan

    def rows(self, aduan: Aduan, kejadian: Sequence[Kejadian]) -> Rows:
        aturan = self._aturan.kini
        tenggat = tenggat_berjalan(kejadian, aturan) if aduan.berjalan else None
        *dulu, kini = kantor_pernah(kejadian)
        row = (
            aduan.id, aduan.versi, aturan.revision, aduan.kecamatan, aduan.nomor, aduan.keadaan.value, aduan.langkah, _jenis(aduan),
            aduan.kategori, aduan.sub_kategori, aduan.saluran, aduan.rahasia, aduan.jeda, aduan.putaran, aduan.diterima_pada,
            tenggat and tenggat.batas, tenggat and tenggat.dekat_pada, tenggat_perkara(kejadian, aturan),
            tenggat and tenggat.sejak, aduan.pertanyaan and aduan.pertanyaan.sejak,
            tenggat.dijeda // timedelta.resolution if tenggat else 0,
            aduan.induk, aduan.menunggu_induk, melepas(aduan), kini.sejak, kini.dari,
        )  # fmt: skip
        alihan = [_alihan(n, m, sampai_dialihkan(aduan, kejadian, m)[0]) for n, m in enumerate(dulu)]
        return {ADUAN.name: [row], ALIHAN.name: alihan}


def _alihan(n: int, m: Masa, dulu: Aduan) -> tuple[object, ...]:
    return (
        dulu.id, n, m.kantor, dulu.nomor, _jenis(dulu), dulu.kategori, dulu.sub_kategori, dulu.saluran, dulu.rahasia, dulu.putaran,
        dulu.diterima_pada, m.versi, m.sejak, m.dari, m.sampai, m.ke,
    )  # fmt: skip


def _jenis(aduan: Aduan) -> str | None:
    return aduan.klasifikasi.jenis if aduan.klasifikasi else None


@dataclass(frozen=True, slots=True)
class Antre:
    """One complaint at its place in the queue; `dekat_pada`: from when it is near; `perkara_batas`: until when the whole case runs;
    `langkah_sejak`: since when its step runs; `dijeda`: microseconds after its due time that do not count, besides
    those since `ditanya_pada`;
    `dialihkan_ke`, `dialihkan_pada`: to which office this one passed it on, as it knew it then."""

    id: UUID
    nomor: str
    kecamatan: str
    keadaan: str
    langkah: int | None
    jenis: str | None
    kategori: str
    sub_kategori: str
    saluran: str
    rahasia: bool
    jeda: bool
    putaran: int
    diterima_pada: datetime
    batas: datetime | None
    dekat_pada: datetime | None
    perkara_batas: datetime | None
    langkah_sejak: datetime | None
    ditanya_pada: datetime | None
    dijeda: int
    versi: int
    dialihkan_ke: str | None
    dialihkan_pada: datetime | None

    def telat(self, kalender: Kalender, now: datetime) -> timedelta:
        """Opening time since the due time, as `Jam.lewat_sebesar` has it: what was paused after it does not count."""
        assert self.batas is not None, "only what is due can be late"
        return kalender.menit_kerja(self.batas, self.ditanya_pada or now) - self.dijeda * timedelta.resolution

    @property
    def tempat(self) -> Place:
        """In the queue's order."""
        return Place(self.putaran == 1, self.batas or FAR, self.id)


@dataclass(frozen=True)
class Halaman:
    """One page of the queue; `kursor` asks for the next, None at the end."""

    baris: list[Antre]
    kursor: str | None


@dataclass(frozen=True, slots=True)
class Saring:
    """Which complaints a page of the queue is about; None and False leave nothing out. `cari`: a number, or the beginning of one."""

    keadaan: str | None = None
    langkah: int | None = None
    jenis: str | None = None
    kategori: str | None = None
    saluran: str | None = None
    berjalan: bool = False
    terlambat: bool = False
    perkara_terlambat: bool = False  # the whole case; with what waits for its parent's answer
    dibuka: bool = False  # in a round that an objection began
    dekat: bool = False  # past its step's warning threshold, and not late
    cari: str | None = None

    @property
    def juga_dialihkan(self) -> bool:
        """Whether it may take in what this office passed on: that runs here no more."""
        sedang = self.berjalan or self.terlambat or self.perkara_terlambat or self.dekat or self.langkah
        return not sedang and self.keadaan in (None, Keadaan.DIALIHKAN)

    @property
    def semua(self) -> bool:
        """Whether it takes in what runs and what has ended alike: no one index has both in the queue's order."""
        satu = self.berjalan or self.terlambat or self.perkara_terlambat or self.dekat or self.langkah
        return not satu and self.keadaan is None and self.cari is None

    @property
    def tetap(self) -> list[str]:
        """Conditions that hold for what was passed on, too."""
        syarat = [f"{nama} = %({nama})s" for nama in ("jenis", "kategori", "saluran") if getattr(self, nama) is not None]
        if self.dibuka:
            syarat.append("putaran > 1")
        if self.cari is not None:
            syarat.append(NOMOR if baca_nomor(self.cari) else AWAL_NOMOR)
        return syarat

    @property
    def syarat(self) -> list[str]:
        """The conditions of what is here."""
        syarat = [f"{nama} = %({nama})s" for nama in ("keadaan", "langkah") if getattr(self, nama) is not None]
        if self.keadaan is not None and Keadaan(self.keadaan) not in LANGKAH:
            syarat.append("langkah IS NULL")
        if self.terlambat or self.dekat or (self.berjalan and not self.perkara_terlambat):
            syarat.append("langkah IS NOT NULL")
        if self.perkara_terlambat:
            syarat.append("perkara_batas < statement_timestamp()")
        if self.terlambat:
            syarat.append("batas < statement_timestamp()")
        if self.dekat:
            syarat.append("dekat_pada <= statement_timestamp() AND batas >= statement_timestamp()")
        return [*syarat, *self.tetap]

    @property
    def params(self) -> dict[str, object]:
        nomor = baca_nomor(self.cari) if self.cari is not None else None
        awal = self.cari or ""
        return {
            "keadaan": self.keadaan, "langkah": self.langkah, "jenis": self.jenis, "kategori": self.kategori, "saluran": self.saluran,
            "urutan": nomor and nomor.urutan, "pola": nomor and nomor.pola(),
            "awal": awal, "sesudah_awal": f"{awal}{AKHIR}",
        }  # fmt: skip


def di(pernyataan: str, wilayah: str) -> composed.Composed:
    """The statement with its {di} said: one office by equality, so that its index serves the order too; a region by a range."""
    return composed.SQL(pernyataan).format(di=SATU_KANTOR if wilayah.count(".") == 2 else SEDAERAH)


def daftar(db: Database, wilayah: str, saring: Saring, kursor: str | None, jumlah: int) -> Halaman:
    """In a transaction of its own."""
    with db.transaction(wilayah) as conn:
        return sehalaman(conn, wilayah, saring, kursor, jumlah)


def sehalaman(conn: psycopg.Connection, wilayah: str, saring: Saring, kursor: str | None, jumlah: int) -> Halaman:
    """In a transaction there: what was objected to first, then due soonest, then by id; pages by key, so that rows that come in between
    shift nothing."""
    setelah = Place.read(kursor)
    params = {
        **saring.params,
        "wilayah": wilayah,
        "pertama": setelah.behind,
        "batas": setelah.due,
        "aduan_id": setelah.id,
        "jumlah": jumlah + 1,
        "semua_keadaan": sorted(satu.value for satu in ADA),
    }
    bagian = [_halaman("daftar", wilayah, [*saring.syarat, "langkah IS NOT NULL"] if saring.semua else saring.syarat)]
    if saring.semua:
        bagian.append(_halaman("daftar", wilayah, [*saring.syarat, "langkah IS NULL", "keadaan = k.situasi"], PER_KEADAAN))
    if saring.juga_dialihkan:
        bagian.append(_halaman("dialihkan", wilayah, saring.tetap))
    ada = [baris for satu in bagian for baris in rows(conn, Antre, satu, params)]
    if len(bagian) > 1:
        ada = sorted(ada, key=lambda satu: satu.tempat)[: jumlah + 1]
    lanjut = ada[jumlah - 1].tempat.cursor() if len(ada) > jumlah else None
    return Halaman(ada[:jumlah], lanjut)


def _halaman(nama: str, wilayah: str, syarat: Sequence[str], per: str = "{kantor}") -> composed.Composed:
    """The statement for one office or a region, with these conditions, which are ours: what is asked for comes as parameters. `per`: each
    office by itself, or more finely."""
    saring = composed.SQL(" AND ").join(map(composed.SQL, ("true", *syarat)))
    kantor, luar, di = KANTOR_SEDAERAH, LUAR_DAERAH, SEDAERAH
    if wilayah.count(".") == 2:
        kantor, luar, di = KANTOR_INI, composed.SQL("true"), SATU_KANTOR
    return composed.SQL(sql(__file__, nama)).format(kantor=composed.SQL(per).format(kantor=kantor), saring=saring, luar=luar, di=di)
