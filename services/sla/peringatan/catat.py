"""Alerts become deliveries: the ledger is followed, and each rule's addressees get a row for each clock, once."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from uuid import UUID

import psycopg

from services.sla.peringatan.aturan import AturanKabar, Peringatan, aturan_untuk, kapan, peran_untuk
from services.sla.peringatan.kontak import BukuKontak, Kontak
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.sop.aturan import AturanWaktu
from shared.kabar.ikuti import Pengikut
from shared.machinery.database import Database, rows, sql
from shared.machinery.eventstore.store import EventStore, decode

TANDA = "kabar"
TANPA_KONTAK = "belum ada kontak untuk {peran} di {wilayah}"


@dataclass(frozen=True, slots=True)
class KirimanBaru:
    """A row of sla.kiriman: one alert to one address; `kontak_id`: 0 where there is nobody to tell, which has failed already."""

    aturan_id: int
    kontak_id: int
    wilayah: str
    aduan_id: UUID
    nomor: str
    jam: str
    jenis: str
    kunci: str
    langkah: int | None
    putaran: int
    ke: int
    batas: datetime
    peran: list[str]
    kirim_setelah: datetime
    keadaan: str
    galat: str | None


@dataclass
class Pencatat:
    """Reads what the ledger got since its mark. Several replicas do no harm: a delivery is unique."""

    mesin: Database
    store: EventStore
    aturan: AturanWaktu
    kontak: BukuKontak

    @property
    def pengikut(self) -> Pengikut:
        return Pengikut(self.mesin, TANDA, self._tulis)

    def catat(self) -> int:
        """How many alerts were read."""
        return self.pengikut.ikuti()

    def _tulis(self, conn: psycopg.Connection, after: int, upto: int) -> int:
        semua = (decode(teks) for (teks,) in conn.execute(sql(__file__, "kabar_baru"), {"after": after, "upto": upto}))
        kejadian = [e for e in semua if isinstance(e, Peringatan)]
        if kejadian:
            self._catat(conn, kejadian)
        return len(kejadian)

    def _catat(self, conn: psycopg.Connection, kejadian: Sequence[Peringatan]) -> None:
        if not self.kontak.ada(conn):
            return
        aturan = self.aturan.terbaru()
        semua = rows(conn, AturanKabar, sql(__file__, "aturan_kabar"))
        mati = frozenset(conn.execute(sql(__file__, "aturan_mati")).fetchall())
        aduan = {s: aduan_dari(s, es) for s, es in self.store.load_many({e.aduan_id for e in kejadian}, conn).items()}

        @cache
        def kontak(wilayah: str, peran: tuple[str, ...]) -> list[Kontak]:
            return self.kontak.untuk(conn, wilayah, peran)

        baris: list[KirimanBaru] = []
        for e in kejadian:
            for a in aturan_untuk(e, semua, mati):
                peran = peran_untuk(a, e, aturan)
                ada = [k.id for k in kontak(e.wilayah, tuple(peran)) if a.saluran in (None, k.saluran)]
                baris += _baris(e, a, aduan[e.aduan_id].nomor, peran, ada, kapan(a, e, aturan))
        if baris:
            conn.cursor().executemany(sql(__file__, "kiriman_buat"), [asdict(b) for b in baris])


def _baris(e: Peringatan, a: AturanKabar, nomor: str, peran: list[str], kontak: list[int], kapan: datetime) -> list[KirimanBaru]:
    keadaan, galat = ("menunggu", None) if kontak else ("gagal", TANPA_KONTAK.format(peran=" atau ".join(peran), wilayah=e.wilayah))
    return [
        KirimanBaru(
            aturan_id=a.id, kontak_id=k, wilayah=e.wilayah, aduan_id=e.aduan_id, nomor=nomor, jam=e.jam, jenis=type(e).__name__,
            kunci=e.kunci_unik, langkah=e.langkah, putaran=e.putaran, ke=e.ke, batas=e.batas, peran=peran, kirim_setelah=kapan,
            keadaan=keadaan, galat=galat,
        )
        for k in kontak or [0]
    ]  # fmt: skip
