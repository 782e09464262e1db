"""Goes through the complaints that a changed calendar touches, and appends the verdicts that it changes: each once, batch by batch."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

from services.sla import domain as d
from services.sla.waktu.hitung_ulang import Rentang, berubah, perintah_hitung_ulang
from shared.acuan.aturan.hidup import AturanHidup
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.sop.aturan import AturanWaktu
from shared.machinery.database import Database, sql
from shared.machinery.eventstore.handle import handle
from shared.machinery.eventstore.store import EventStore, Loaded
from shared.machinery.messaging.marks import advance, marks

BANYAK = 200  # complaints in one batch
SEKALI = 20_000  # looked up at once: each look is through all that the change touches
MIKRODETIK = timedelta(microseconds=1)
AWALAN = "verdicts.sla."  # marks: how many of a code's calendar changes have been followed


@dataclass
class Penghitung:
    """Follows the changes of calendars. A mark a code says how far; cut off in a change, that change is gone through again, and
    what was appended stays what it is: a verdict has one id for a clock and a change. `tampilkan` brings the read model up to date."""

    mesin: Database
    store: EventStore
    aturan: AturanWaktu
    tampilkan: Callable[[Sequence[UUID]], None]
    _selesai: int | None = field(default=None, init=False)  # changes that are known to be followed

    def ikuti(self) -> int:
        """How many complaints were looked at; no query at all while there is nothing new."""
        if not isinstance(self.aturan, AturanHidup):
            return 0
        muatan = self.aturan.loaded
        if self._selesai == len(muatan.kalender):
            return 0
        with self.mesin.connection() as conn:
            tanda = marks(conn, AWALAN)
        dilihat, nomor = 0, dict.fromkeys((e.wilayah for e in muatan.kalender), 0)
        for e in muatan.kalender:  # of one code in their order
            nomor[e.wilayah] += 1
            if nomor[e.wilayah] <= tanda.get(AWALAN + e.wilayah, 0):
                continue
            lama, baru = muatan.rules.kalender(e.wilayah, e.pada - MIKRODETIK), muatan.rules.kalender(e.wilayah, e.pada)
            rentang = berubah(lama, baru, baru.tanggal(e.pada))
            dilihat += self.hitung_ulang(e.wilayah, rentang) if rentang else 0
            with self.mesin.connection() as conn:
                advance(conn, AWALAN + e.wilayah, nomor[e.wilayah])
        self._selesai = len(muatan.kalender)
        return dilihat

    def hitung_ulang(self, kode: str, rentang: Rentang) -> int:
        """Complaints at and below `kode` with an ended clock in these instants; how many were looked at."""
        isi = {"kode": kode, "di_bawah": f"{kode}.%", "dari": rentang[0], "sampai": rentang[1], "banyak": SEKALI}
        terakhir, dilihat = UUID(int=0), 0
        while True:
            with self.mesin.connection() as conn:
                ids = [row[0] for row in conn.execute(sql(__file__, "jam_tersentuh"), isi | {"sesudah": terakhir})]
            if not ids:
                return dilihat
            for n in range(0, len(ids), BANYAK):
                if berganti := [aduan_id for aduan_id in ids[n : n + BANYAK] if self._satu(aduan_id)]:
                    self.tampilkan(berganti)
            terakhir, dilihat = ids[-1], dilihat + len(ids)

    def _satu(self, aduan_id: UUID) -> bool:
        """Whether it got a new verdict."""
        ada: list[Kejadian] = []

        def putuskan(aduan: Aduan, loaded: Loaded) -> list[Kejadian]:
            perintah = perintah_hitung_ulang(loaded.events, loaded.now, self.aturan.kini)
            ada[:] = [e for p in perintah for e in d.decide(aduan, p, loaded.now)]
            return list(ada)

        handle(self.store, aduan_id, putuskan, correlation_id=uuid4())
        return bool(ada)
