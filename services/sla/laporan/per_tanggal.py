"""The reports as of a date: what had ended by then, by its last verdict; and what ran, reckoned anew from the streams up to then."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from datetime import time as jam_hari
from uuid import UUID
from zoneinfo import ZoneInfo

import psycopg

from shared.domain.aduan.alur import BERJALAN, Keadaan
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.aduan.penolakan import TidakSah
from shared.domain.akses.petugas import meliputi
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jam import Jam, hitung
from shared.domain.sop.perkara import perkara
from shared.domain.workcalendar.instan import lama_mikrodetik
from shared.machinery.clock import utc_now
from shared.machinery.database import Database, sql
from shared.machinery.eventstore.store import EventStore

SETUMPUK = 200  # streams in memory at once
KASUS_BERJALAN = sorted(k.value for k in (*BERJALAN, Keadaan.DIGABUNGKAN))  # merged, the whole case runs on
KOLOM = ("aduan", "langkah", "kantor", "mulai", "batas", "terpakai", "jeda", "standar")


class TanggalBelumTiba(TidakSah):
    """Tanggal {tanggal} belum tiba; laporan menurut tanggal ada sampai hari ini."""

    kode = "tanggal-belum-tiba"


@dataclass(frozen=True, slots=True)
class PerTanggal:
    """As it was known at the end of a date on the clock of an office or district; of today, now. Raises TanggalBelumTiba."""

    tanggal: date
    saat: datetime
    aturan: AturanWaktu

    @classmethod
    def akhir(cls, tanggal: date, zona: str, aturan: AturanWaktu) -> "PerTanggal":
        awal, kini = datetime.combine(tanggal, jam_hari(), ZoneInfo(zona)), utc_now()
        if awal > kini:
            raise TanggalBelumTiba(tanggal=tanggal)
        return cls(tanggal, min(awal + timedelta(days=1), kini), aturan)


def berjalan(conn: psycopg.Connection, db: Database, wilayah: str, di_mana: Mapping[str, object], per: PerTanggal) -> dict[str, list]:
    """The clocks of these offices that ran then, a list a column. As many streams are read as complaints were open."""
    ids = [row[0] for row in conn.execute(sql(__file__, "laporan_berjalan"), di_mana)]
    semua = [_baris(aduan_id, j) for aduan_id, j in _jam(conn, db, ids, per) if not wilayah or meliputi(wilayah, j.kantor)]
    return {nama: [baris[n] for baris in semua] for n, nama in enumerate(KOLOM)}


def perkara_berjalan(
    conn: psycopg.Connection, db: Database, wilayah: str, di_mana: Mapping[str, object], per: PerTanggal
) -> dict[str, list]:
    """The same of whole cases, of the kind that they were then."""
    ids = [row[0] for row in conn.execute(sql(__file__, "laporan_perkara_berjalan"), {**di_mana, "keadaan": KASUS_BERJALAN})]
    semua = [p for _, dikenal in _dikenal(conn, db, ids, per) for p in perkara(dikenal, per.aturan.kini, per.saat)[-1:] if p.berjalan]
    semua = [p for p in semua if not wilayah or meliputi(wilayah, p.kantor)]
    return {"jenis_perkara": [p.jenis for p in semua], "batas_perkara": [p.tenggat for p in semua]}


def _jam(conn: psycopg.Connection, db: Database, ids: list[UUID], per: PerTanggal) -> Iterator[tuple[UUID, Jam]]:
    for aduan_id, dikenal in _dikenal(conn, db, ids, per):
        yield from ((aduan_id, j) for j in hitung(dikenal, per.aturan.kini, per.saat) if j.berjalan)


def _dikenal(conn: psycopg.Connection, db: Database, ids: list[UUID], per: PerTanggal) -> Iterator[tuple[UUID, list[Kejadian]]]:
    """What had happened to each by then."""
    store = EventStore(db, "/sla")
    for n in range(0, len(ids), SETUMPUK):
        for aduan_id, kejadian in store.load_many(ids[n : n + SETUMPUK], conn).items():
            time.sleep(0)  # others have their turn
            yield aduan_id, [e for e in kejadian if e.pada < per.saat]


def _baris(aduan_id: UUID, j: Jam) -> tuple[object, ...]:
    return aduan_id, j.langkah, j.kantor, j.mulai, j.tenggat, lama_mikrodetik(j.terpakai), lama_mikrodetik(j.kredit), j.standar_kata
