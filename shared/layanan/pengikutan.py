"""Who waits for a complaint's answer, and one service's part in what follows for them when something happens to it.

Told of by the projection of either, and found by a sweep after an outage. Whatever hears of it twice does it once: the id of what is
done comes from the parent's event, and a follower that got it waits no more.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

import psycopg
import structlog

from shared.domain.aduan.keadaan import Aduan, aduan_dari, fold
from shared.domain.aduan.kejadian import Kejadian, Tersandi
from shared.domain.aduan.mengikuti import digabung_pada
from shared.machinery.contracts.envelope import event_id
from shared.machinery.database import Database, database_away, one, sql
from shared.machinery.eventstore.store import AlreadyHappened, EventStore, VersionConflict
from shared.machinery.logs import describe
from shared.machinery.privacy.vault import Vault

SEKALI = 200  # followers in one batch
SERENTANG = 500  # positions of the ledger in one look
SEJAM = 3600.0  # seconds between two looks at all who wait

log = structlog.get_logger("gabungan")


class Induk(NamedTuple):
    """A parent and what happened to it."""

    aduan: Aduan
    kejadian: list[Kejadian]

    def id_kejadian(self, n: int) -> UUID:
        """Of its event number `n`, from 0."""
        return event_id(self.kejadian[n], n + 1)


class Pengikut(NamedTuple):
    """Who waits, since when, and the present moment."""

    aduan: Aduan
    sejak: datetime
    now: datetime


Putuskan = Callable[[Pengikut, Induk], list[Kejadian]]


def pengikut(store: EventStore, conn: psycopg.Connection, induk: UUID) -> list[Pengikut]:
    """Who waits for this complaint, by the events themselves: what is committed now. `now` is when each was last heard of."""
    ids = [row[0] for row in conn.execute(sql(__file__, "pengikut"), {"induk": induk})]
    semua = store.load_many(ids, conn) if ids else {}
    return [p for satu, kejadian in semua.items() if (p := _menunggu(satu, kejadian, kejadian[-1].pada)) and p.aduan.induk == induk]


def kunci_gabungan(conn: psycopg.Connection, *aduan: UUID) -> None:
    """Until the end of the transaction nobody else merges these, or into them. In one order, so that two never wait for each other."""
    for satu in sorted(aduan):
        conn.execute(sql(__file__, "kunci_gabungan"), {"aduan": satu})


def pastikan_versi_induk(conn: psycopg.Connection, induk: UUID, versi: int) -> None:
    """Raises VersionConflict when it has gone on since it was read."""
    if one(conn.execute(sql(__file__, "versi"), {"stream": induk}))[0] != versi:
        raise VersionConflict


def salin(vault: Vault, induk: Aduan, pengikut: Aduan, tersandi: Tersandi) -> Tersandi | None:
    """A text that was the parent's reporter's to read, for the follower's: under their key. None when it is gone."""
    teks = vault.decrypt(induk.pemilik, induk.id, tersandi)
    return None if teks is None else vault.encrypt(pengikut.pemilik, pengikut.id, str(teks))


def _menunggu(aduan_id: UUID, kejadian: Sequence[Kejadian], now: datetime) -> Pengikut | None:
    aduan, sejak = fold(aduan_id, kejadian), digabung_pada(kejadian)
    return Pengikut(aduan, sejak, now) if sejak is not None and isinstance(aduan, Aduan) and aduan.menunggu_induk else None


@dataclass
class Sapuan:
    """How far the sweep is. `dari`, `sampai`: the ledger's length at the look before the last one, and at the last: rows may be younger
    than the ledger, so each stretch is looked at twice. None: all are looked at. `gagal`: whose trouble it was, to be tried again."""

    dari: int | None = None
    sampai: int | None = None
    semua_pada: float = 0.0  # monotonic: when all are looked at again, for who wrote rows without a word
    gagal: set[UUID] = field(default_factory=set)

    def mulai(self, ujung: int) -> int | None:
        """From where the next look goes on, None for everything: at a start, once an hour, of a ledger that is shorter than it was."""
        if self.sampai is not None and ujung < self.sampai:
            self.dari = self.sampai = None
        return None if time.monotonic() >= self.semua_pada else self.dari

    def selesai(self, ujung: int, mulai: int | None) -> None:
        self.dari, self.sampai = self.sampai, ujung
        if mulai is None:
            self.semua_pada = time.monotonic() + SEJAM


@dataclass(frozen=True)
class Pengikutan:
    """`menyusul`: statement that finds who is to hear of something, among `aduan` as follower or parent, or all of them by key;
    `perlu`: whether it is worth the question at all; `selesai`: told of those to whom something happened."""

    mesin: Database
    store: EventStore
    menyusul: str
    perlu: Callable[[Aduan, Sequence[Kejadian]], bool]
    putuskan: Putuskan
    selesai: Callable[[Sequence[UUID]], None]
    sapuan: Sapuan = field(default_factory=Sapuan)

    def sesudah(self, complaints: Sequence[tuple[Aduan, Sequence[Kejadian]]]) -> None:
        """After their projection: whichever of parent and follower is projected last sees the other."""
        if ids := [aduan.id for aduan, kejadian in complaints if self.perlu(aduan, kejadian)]:
            self._kerjakan(self._cari(ids, UUID(int=0)))

    def sapu(self) -> int:
        """What an outage left; how many were found. Costs one small query while nothing happens."""
        with self.mesin.connection() as conn:
            (ujung,) = one(conn.execute(sql(__file__, "ujung")))
        mulai = self.sapuan.mulai(ujung)
        try:
            ditemukan = sum(self._susul(aduan) for aduan in ([None] if mulai is None else self._tersentuh(mulai, ujung)))
        except BaseException:
            self.sapuan.dari = self.sapuan.sampai = None
            raise
        self.sapuan.selesai(ujung, mulai)
        return ditemukan

    def _tersentuh(self, dari: int, ujung: int) -> Iterator[Sequence[UUID]]:
        """Who failed, and whatever the ledger got since the look before the last one."""
        gagal, self.sapuan.gagal = self.sapuan.gagal, set()
        if gagal:
            yield list(gagal)
        for n in range(dari, ujung, SERENTANG):
            with self.mesin.connection() as conn:
                rentang = {"dari": n, "sampai": min(n + SERENTANG, ujung)}
                aduan = [row[0] for row in conn.execute(sql(__file__, "tersentuh"), rentang)]
            yield aduan

    def _susul(self, aduan: Sequence[UUID] | None) -> int:
        ditemukan, setelah = 0, UUID(int=0)
        while ids := self._cari(aduan, setelah):
            self._kerjakan(ids)
            ditemukan, setelah = ditemukan + len(ids), ids[-1]
        return ditemukan

    def _cari(self, aduan: Sequence[UUID] | None, setelah: UUID) -> list[UUID]:
        params = {"aduan": None if aduan is None else list(aduan), "setelah": setelah, "jumlah": SEKALI}
        with self.mesin.connection() as conn:
            return [row[0] for row in conn.execute(self.menyusul, params)]

    def _kerjakan(self, ids: Sequence[UUID]) -> None:
        """Who moved on meanwhile is passed over: the news of that comes round, and the sweep."""
        if not ids:
            return
        pengikut = [p for satu, x in self.store.load_each(ids).items() if (p := _menunggu(satu, x.events, x.now))]
        induk = self._induk({p.aduan.induk for p in pengikut if p.aduan.induk})
        berubah = [p.aduan.id for p in pengikut if p.aduan.induk in induk and self._satu(p, induk[p.aduan.induk])]
        if berubah:
            self.selesai(berubah)

    def _induk(self, ids: set[UUID]) -> dict[UUID, Induk]:
        return {satu: Induk(aduan_dari(satu, x.events), x.events) for satu, x in self.store.load_each(ids).items()} if ids else {}

    def _satu(self, pengikut: Pengikut, induk: Induk) -> bool:
        """Whether something happened to it. Whose trouble it is, it hinders no other: the sweep comes back to it."""
        aduan = pengikut.aduan
        try:
            if not (kejadian := self.putuskan(pengikut, induk)):
                return False
            self.store.append(aduan.id, kejadian, aduan.versi, correlation_id=uuid4())
        except (VersionConflict, AlreadyHappened):
            return False
        except Exception as e:
            if database_away(e):
                raise
            log.error("follower_failed", aduan_id=str(aduan.id), error=describe(e))
            self.sapuan.gagal.add(aduan.id)
            return False
        return True
