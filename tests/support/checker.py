"""One checker for every test that breaks things, in Jepsen's words: what was acknowledged is there, once, everywhere, in order."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

import psycopg
from psycopg import sql

from shared.machinery.contracts.envelope import chain, leaf
from shared.machinery.database import connect
from shared.machinery.eventstore.feed import MOST, feed
from shared.machinery.eventstore.ledger import GENESIS
from shared.machinery.eventstore.verify import verify
from shared.machinery.projection.readmodel import Table
from shared.machinery.projection.rebuild import Rebuilder
from shared.machinery.service.app import App


@dataclass(frozen=True)
class Receipt:
    """What a client was told: under this Idempotency-Key, this complaint with this number."""

    key: str
    id: UUID
    nomor: str


@dataclass(frozen=True)
class Found:
    """`lost` and `duplicated` must be empty; `recovered`: in the store, though their client never got a receipt."""

    acknowledged: int
    lost: frozenset[UUID]
    duplicated: frozenset[str]
    recovered: int
    events: int


def check(owner: psycopg.Connection, url: str, apps: Sequence[App], receipts: Iterable[Receipt], parked: set[UUID] = frozenset()) -> Found:
    """After everything was drained. `url`: where the services log in; `parked`: failures that the test planted."""
    receipts = list(receipts)
    streams = _streams(owner)
    acknowledged = {r.id: r.nomor for r in receipts}
    ids = defaultdict(set)
    for r in receipts:
        ids[r.key].add(r.id)
    found = Found(
        acknowledged=len(acknowledged),
        lost=frozenset(acknowledged.keys() - streams.keys()),
        duplicated=frozenset(key for key, several in ids.items() if len(several) > 1),
        recovered=len(streams.keys() - acknowledged.keys()),
        events=sum(map(len, streams.values())),
    )
    assert not found.lost, found
    assert not found.duplicated, found
    for stream, versions in streams.items():
        assert versions == list(range(1, len(versions) + 1)), f"{stream}: {versions}"
    _numbers(owner, acknowledged)
    _ledger(owner, url, streams)
    _feed(apps[-1], found.events)
    for app in apps:
        _read_model(owner, app, streams)
    failures = {row[0] for row in owner.execute("SELECT stream FROM messaging.failures")}
    assert failures == parked, f"failures nobody planted: {failures - parked}"
    return found


def _streams(owner: psycopg.Connection) -> dict[UUID, list[int]]:
    """Complaints -> versions in the store."""
    streams = defaultdict(list)
    for stream, version in owner.execute("SELECT stream, version FROM eventstore.events ORDER BY stream, version"):
        streams[stream].append(version)
    return dict(streams)


def _numbers(owner: psycopg.Connection, acknowledged: dict[UUID, str]) -> None:
    """Every complaint has a number of its own, the one on its receipt, and an office's have no gap."""
    taken: dict[UUID, str] = dict(
        owner.execute("SELECT stream, cloudevent::jsonb #>> '{data,nomor}' FROM eventstore.events WHERE version = 1")
    )
    assert all(taken[stream] == nomor for stream, nomor in acknowledged.items())
    assert max(Counter(taken.values()).values(), default=1) == 1
    offices = defaultdict(list)
    for nomor in taken.values():
        office_and_year, _, number = nomor.rpartition("/")
        offices[office_and_year].append(int(number))
    for office, numbers in offices.items():
        assert sorted(numbers) == list(range(1, len(numbers) + 1)), f"{office}: {sorted(numbers)}"


def _ledger(owner: psycopg.Connection, url: str, streams: dict[UUID, list[int]]) -> None:
    with connect(url, "aduan_admin") as admin:
        verdict = verify(admin)
    assert verdict.sound, verdict.faults
    assert (verdict.events, verdict.pending) == (sum(map(len, streams.values())), 0)


def _feed(app: App, events: int) -> None:
    """Contiguous, and its chain can be recomputed by whoever reads it, without our database."""
    last, position = GENESIS, 0
    while entries := json.loads(feed(app.projector.db, ["33.13"], position, MOST)):
        for entry in entries:
            position += 1
            assert entry["position"] == position
            hash_hex = entry["hash"]
            if "leaf" in entry:
                one = bytes.fromhex(entry["leaf"])
            else:
                stored = {name: value for name, value in entry.items() if name not in ("hash", "position")}
                one = leaf(json.dumps(stored, sort_keys=True, separators=(",", ":"), ensure_ascii=False))
            last = chain(last, one)
            assert last.hex() == hash_hex, f"the chain breaks at {position}"
    assert position == events


def _rows(owner: psycopg.Connection, table: Table) -> list[tuple]:
    columns = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    return sorted(owner.execute(sql.SQL("SELECT {} FROM {}").format(columns, table.identifier)).fetchall(), key=repr)


def _read_model(owner: psycopg.Connection, app: App, streams: dict[UUID, list[int]]) -> None:
    """Every complaint in its last version, and the same as built anew from nothing."""
    p = app.projector
    head = p.model.tables[0]
    versions = dict(owner.execute(sql.SQL("SELECT aduan_id, versi FROM {}").format(head.identifier)).fetchall())
    assert versions == {stream: len(v) for stream, v in streams.items()}, f"{app.name} is behind"
    as_they_are = {table.name: _rows(owner, table) for table in p.model.tables}
    for table in p.model.tables:
        owner.execute(sql.SQL("TRUNCATE {}").format(table.identifier))
    Rebuilder(p.db, p.store, p.model, p.rules).run()
    for table in p.model.tables:
        assert _rows(owner, table) == as_they_are[table.name], f"{table.name} differs from a rebuild"
