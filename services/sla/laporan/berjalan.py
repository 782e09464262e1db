"""What runs, or ran at the end of a day: clocks of steps and of whole cases. As many rows are read as complaints were open.

As of a day a clock's row tells what is asked, unless another calendar became known later, or time is asked for and it was paused: then
its stream up to that day is reckoned.
"""

import time
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import psycopg

from services.sla.laporan.per_tanggal import PerTanggal
from services.sla.peristiwa import MUNDUR
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.sop.jam import Jam, hitung
from shared.domain.sop.perkara import perkara
from shared.domain.sop.sop import Waktu
from shared.domain.sop.ukuran import ukuran
from shared.domain.workcalendar.instan import lama_mikrodetik, mikrodetik
from shared.machinery.database import Database, rows, sql
from shared.machinery.eventstore.store import EventStore

SETUMPUK = 200  # streams in memory at once


@dataclass(frozen=True, slots=True)
class Berjalan:
    """So many clocks of one office, step, standard and month of their start ("2026-03"); `jeda`, `terpakai`: microseconds, of all.
    `mundur`, `kategori`, `saluran` are told in detail alone."""

    wilayah: str
    langkah: int
    standar: str
    bulan: str
    jumlah: int
    mundur: int
    lewat: int
    terlama: datetime
    jeda: int
    terpakai: int
    kategori: str
    saluran: str


@dataclass(frozen=True, slots=True)
class BerjalanPerkara:
    """`jenis`: "" where nobody has classified it."""

    jenis: str
    jumlah: int
    lewat: int


@dataclass(frozen=True, slots=True)
class _Jam:
    aduan_id: UUID
    kategori: str
    saluran: str
    wilayah: str
    langkah: int
    standar: str
    mulai: datetime
    batas: datetime | None
    mundur: bool
    tetap: bool
    tanpa_jeda: bool


@dataclass(frozen=True, slots=True)
class _Perkara:
    jenis: str
    jumlah: int
    lewat: int
    dibaca: Sequence[UUID]


@dataclass(frozen=True)
class YangBerjalan:
    """`kantor`: those that had anything open then; `zona`: whose months. `rinci`: also late entries and time used, which cost more."""

    db: Database
    conn: psycopg.Connection
    wilayah: str
    kantor: Sequence[str]
    per: PerTanggal | None
    zona: str
    rinci: bool = False

    def jam(self) -> Sequence[Berjalan]:
        if self.per is None:
            return rows(self.conn, Berjalan, sql(__file__, "berjalan"), self._params())
        semua = rows(self.conn, _Jam, sql(__file__, "berjalan_per"), self._params())
        hasil = [self._dari_baris(j, self.per) for j in semua if self._tahu(j)]
        sisa = {j.aduan_id: j for j in semua if not self._tahu(j)}
        for kejadian in self._aliran(sisa, self.per):
            semua_jam = hitung(kejadian, self.per.aturan.kini, self.per.saat)
            hasil += [self._dari_aliran(j, sisa[kejadian[0].aduan_id], self.per.saat) for j in semua_jam if j.berjalan]
        return hasil

    def _tahu(self, j: _Jam) -> bool:
        """Whether its row says all that is asked."""
        return j.tetap and (not self.rinci or (j.tanpa_jeda and j.batas is not None))

    def perkara(self) -> Sequence[BerjalanPerkara]:
        if self.per is None:
            return rows(self.conn, BerjalanPerkara, sql(__file__, "berjalan_perkara"), self._params())
        semua = rows(self.conn, _Perkara, sql(__file__, "berjalan_perkara_per"), self._params())
        jumlah, lewat = Counter({p.jenis: p.jumlah for p in semua}), Counter({p.jenis: p.lewat for p in semua})
        for kejadian in self._aliran({satu for p in semua for satu in p.dibaca}, self.per):
            for p in perkara(kejadian, self.per.aturan.kini, self.per.saat)[-1:]:
                if p.berjalan:
                    jumlah[p.jenis or ""] += 1
                    lewat[p.jenis or ""] += p.tenggat is not None and p.tenggat < self.per.saat
        return [BerjalanPerkara(jenis, n, lewat[jenis]) for jenis, n in jumlah.items()]

    def _params(self) -> dict[str, object]:
        umum = {
            "wilayah": self.wilayah, "di_bawah": f"{self.wilayah}.%", "zona": self.zona, "rinci": self.rinci, "jenis_mundur": MUNDUR,
        }  # fmt: skip
        if self.per is None:
            return umum
        aturan = self.per.aturan.kini
        berganti = [aturan.kalender_berganti(kantor, self.per.saat) for kantor in self.kantor]
        return umum | {"saat": self.per.saat, "kantor": list(self.kantor), "berganti": berganti}

    def _dari_baris(self, j: _Jam, per: PerTanggal) -> Berjalan:
        """The due time that it had in the end: what it was late by then, it was late by."""
        lewat = j.batas is not None and j.batas < per.saat
        return self._satu(j, lewat, 0, _terpakai(j, per) if self.rinci else 0)

    def _dari_aliran(self, j: Jam, baris: _Jam, saat: datetime) -> Berjalan:
        lewat = j.tenggat is not None and j.tenggat < saat
        return self._satu(baris, lewat, lama_mikrodetik(j.kredit), lama_mikrodetik(j.terpakai))

    def _satu(self, j: _Jam, lewat: bool, jeda: int, terpakai: int) -> Berjalan:
        bulan = f"{j.mulai.astimezone(ZoneInfo(self.zona)):%Y-%m}"
        return Berjalan(
            j.wilayah, j.langkah, j.standar, bulan, 1, int(j.mundur), int(lewat), j.mulai, jeda, terpakai, j.kategori, j.saluran
        )

    def _aliran(self, ids: Collection[UUID], per: PerTanggal) -> Iterator[list[Kejadian]]:
        """What had happened to each by then."""
        store, urut = EventStore(self.db, "/sla"), list(ids)
        for n in range(0, len(urut), SETUMPUK):
            for kejadian in store.load_many(urut[n : n + SETUMPUK], self.conn).values():
                time.sleep(0)  # others have their turn
                yield [e for e in kejadian if e.pada < per.saat]


def _terpakai(j: _Jam, per: PerTanggal) -> int:
    """Of a clock that was never paused."""
    ukur = ukuran(per.aturan.kini.kalender(j.wilayah, per.saat), Waktu(j.standar.rpartition(" ")[2]))
    return ukur.terbuka(mikrodetik(per.saat)) - ukur.terbuka(mikrodetik(j.mulai))
