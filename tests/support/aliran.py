"""Streams for tests of the machinery: any number of events, valid by their contracts, without any decision behind them."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from psycopg import Connection

from shared.domain.aduan import kejadian as k
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.eventstore.store import EventStore
from tests.domain.support import DICATAT, DIDISPOSISIKAN, DIKEMBALIKAN, DIKLASIFIKASI, DISUSUN, DITERIMA, DITERIMA_PPID, JENAWI

AWAL = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
PUTARAN = (DIKLASIFIKASI, DIDISPOSISIKAN, DISUSUN, DIKEMBALIKAN, DISUSUN, DITERIMA_PPID, DICATAT)
KORELASI = UUID(int=77)


def kejadian(stream: UUID, version: int, wilayah: str = JENAWI) -> k.Kejadian:
    """What could be version `version` of this complaint."""
    contoh = DITERIMA if version == 1 else PUTARAN[(version - 2) % len(PUTARAN)]
    return replace(contoh, aduan_id=stream, wilayah=wilayah, pada=AWAL + timedelta(minutes=version))


def beberapa(stream: UUID, dari: int, sampai: int, wilayah: str = JENAWI) -> list[k.Kejadian]:
    """Versions `dari` to `sampai`, both included."""
    return [kejadian(stream, version, wilayah) for version in range(dari, sampai + 1)]


def tambah(
    store: EventStore, stream: UUID | None = None, banyak: int = 1, sesudah: int = 0, wilayah: str = JENAWI, conn: Connection | None = None
) -> UUID:
    """Append `banyak` events after version `sesudah`; the stream's id."""
    stream = stream or uuid4()
    store.append(stream, beberapa(stream, sesudah + 1, sesudah + banyak, wilayah), sesudah, correlation_id=KORELASI, conn=conn)
    return stream


def buku_besar(conn: Connection) -> list[tuple[int, UUID, int]]:
    """The ledger as (position, stream, version), in order."""
    return conn.execute("SELECT position, stream, version FROM eventstore.ledger ORDER BY position").fetchall()


def isi_buku(conn: Connection) -> list[tuple[UUID, int]]:
    """The ledger's events in order, after a look at the numbers: 1, 2, 3 … and each stream from version 1 on without a gap."""
    baris = buku_besar(conn)
    assert [position for position, _, _ in baris] == list(range(1, len(baris) + 1))
    terakhir: dict[UUID, int] = {}
    for _, stream, version in baris:
        assert version == terakhir.get(stream, 0) + 1, f"{stream} goes from {terakhir.get(stream, 0)} to {version}"
        terakhir[stream] = version
    return [(stream, version) for _, stream, version in baris]


def yang_tersimpan(conn: Connection, streams: Sequence[UUID] | None = None) -> set[tuple[UUID, int]]:
    """What is committed in the store."""
    rows = conn.execute("SELECT stream, version FROM eventstore.events").fetchall()
    return {row for row in rows if streams is None or row[0] in streams}


def susul(sequencer: Sequencer, conn: Connection, batas: float = 10.0) -> list[tuple[UUID, int]]:
    """Step until the ledger has everything that is committed; its events in order. Other databases' writers may hold it up."""
    sampai = time.monotonic() + batas
    while not (sequencer.fence or sequencer.lead()):  # whoever led before is still ending
        assert time.monotonic() < sampai, "somebody else leads"
    while sequencer.step() or (pending(conn) and time.monotonic() < sampai):
        pass
    assert not pending(conn), "the ledger never caught up"
    return isi_buku(conn)


def pending(conn: Connection) -> int:
    """Committed events that the ledger has not got."""
    return conn.execute("SELECT (SELECT count(*) FROM eventstore.events) - (SELECT count(*) FROM eventstore.ledger)").fetchone()[0]
