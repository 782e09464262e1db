"""Recompute the whole ledger: every leaf, every link, every position, and whether each complaint's number that was given is there.

By ranges of positions, one after the other here, in several processes at once in `./aduan verify`; the faults are the same either way.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import psycopg

from shared.machinery.database import one, sql
from shared.machinery.eventstore.ledger import GENESIS
from shared.machinery.eventstore.numbers import Numbers, Year
from shared.machinery.eventstore.recompute import MOST, Part, check_range, check_streams

RANGE = 25_000  # positions in a range: a second or so of work, which is what an end in the middle costs
SHARE = 5_000_000  # rows whose order in their streams is looked at in one go: what the server can sort in memory or nearly so


@dataclass
class Verdict:
    """`faults` are sentences for people; `hash` is the chain's end, hex, for comparison with one noted elsewhere; `earlier`: how many of
    the events an interrupted check had read already. `pending` is counted only where the ledger was read to its end."""

    events: int = 0
    pending: int = 0
    hash: str = GENESIS.hex()
    faults: list[str] = field(default_factory=list)
    earlier: int = 0

    @property
    def sound(self) -> bool:
        """Whether no fault was found; `pending` events are none."""
        return not self.faults


@dataclass(frozen=True)
class Plan:
    """What is read before the ledger is. `relayed`: the position that was published; `last`: the last number of every counter;
    `database`: which one it is, for who goes on with an interrupted check."""

    relayed: int
    upto: int
    database: str
    last: dict[Year, int]

    def ranges(self, size: int = RANGE) -> list[tuple[int, int]]:
        """(after, upto) of each, in order; the first one is there even when the ledger is empty."""
        return [(after, min(after + size, self.upto)) for after in range(0, max(self.upto, 1), size)]

    @property
    def shares(self) -> int:
        """In how many parts the streams are looked at."""
        return -(-max(self.upto, 1) // SHARE)


def plan(conn: psycopg.Connection) -> Plan:
    relayed, upto, database = one(conn.execute(sql(__file__, "verify_begin")))
    return Plan(relayed, upto, database, {(office, year): last for office, year, last in conn.execute(sql(__file__, "verify_numbers"))})


def verify(conn: psycopg.Connection, progress: Callable[[int], None] = lambda n: None, size: int = RANGE) -> Verdict:
    """All of it on this connection. `progress` hears how many events are done."""
    begun = plan(conn)

    def parts() -> Iterable[Part]:
        for after, upto in begun.ranges(size):
            part = check_range(conn, after, upto)
            yield part
            progress(part.events)

    verdict = gather(begun, parts())
    return conclude(conn, begun, verdict, [fault for share in range(begun.shares) for fault in check_streams(conn, share, begun.shares)])


@dataclass
class Gathered:
    """What the ranges said, taken in their order."""

    numbers: Numbers
    verdict: Verdict = field(default_factory=Verdict)
    stored: int = 0
    full: bool = True  # whether there was no end before the ledger's


def gather(begun: Plan, parts: Iterable[Part]) -> Gathered:
    """`parts` in order; no more of them are asked for when there are faults enough."""
    at = Gathered(Numbers(begun.last))
    for part in parts:
        at.verdict.events, at.verdict.hash = part.events, part.hash
        at.verdict.faults += part.faults
        at.stored += part.stored
        at.numbers.take(part.numbers)
        if len(at.verdict.faults) >= MOST:
            at.full = False
            break
    return at


def conclude(conn: psycopg.Connection, begun: Plan, at: Gathered, streams: Sequence[str]) -> Verdict:
    """What only the whole can say. `streams`: faults of streams."""
    verdict = at.verdict
    verdict.faults += streams
    if at.full:
        stored, since = one(conn.execute(sql(__file__, "verify_pending"), {"upto": begun.upto}))
        verdict.pending = max(0, stored - since - at.stored)
    if begun.relayed > verdict.events and len(verdict.faults) < MOST:
        verdict.faults.append(f"buku besar berakhir pada posisi {verdict.events}, padahal sudah disiarkan sampai posisi {begun.relayed}")
    if len(verdict.faults) < MOST:
        verdict.faults += _number_faults(conn, at.numbers, verdict.events)[: MOST - len(verdict.faults)]
    return verdict


def _number_faults(conn: psycopg.Connection, numbers: Numbers, upto: int) -> list[str]:
    """What is on its way to the ledger is looked at only where numbers seem to be missing."""
    if numbers.gaps():
        for (text,) in conn.execute(sql(__file__, "verify_pending_numbers"), {"upto": upto}):
            with suppress(ValueError):  # found broken once it is in the ledger
                numbers.note(json.loads(text))
    return numbers.gaps()
