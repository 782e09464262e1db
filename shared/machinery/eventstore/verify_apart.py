"""The whole ledger recomputed by several processes, each range by one of them; who was ended in the middle goes on where it was."""

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg

from shared.machinery.database import connect, one, sql
from shared.machinery.eventstore.recompute import Part, check_range, check_streams
from shared.machinery.eventstore.verify import RANGE, Plan, Verdict, conclude, gather, plan
from shared.machinery.processes.crew import Crew
from shared.machinery.processes.journal import Journal

MODULE = "shared.machinery.eventstore.verify_worker"
Progress = Callable[[int, int], None]  # events done, of how many


def verify_apart(
    url: str, role: str, processes: int, journal: Path, progress: Progress = lambda done, of: None, size: int = RANGE
) -> Verdict:
    """As `verify`, with the same faults in the same order. One process, or one range, is worked here."""
    with connect(url, role) as conn, Journal(journal, {"database": (begun := plan(conn)).database, "size": size}) as kept:
        work = _Work(url, role, begun, kept, progress)
        ranges = begun.ranges(size)
        work.take_over(conn, ranges)
        if processes == 1 or len(ranges) == 1:
            at = gather(begun, work.here(conn, ranges))
            streams = [fault for share in range(begun.shares) for fault in check_streams(conn, share, begun.shares)]
        else:
            with Crew(MODULE, processes) as crew:
                at = gather(begun, work.apart(crew, ranges))
                streams = work.streams(crew)
        at.verdict.earlier = work.earlier
        verdict = conclude(conn, begun, at, streams)
        kept.finish()
        return verdict


class _Work:
    def __init__(self, url: str, role: str, begun: Plan, kept: Journal, progress: Progress) -> None:
        self._login: dict[str, str] = {"url": url, "role": role}
        self._begun, self._kept, self._progress = begun, kept, progress
        self._known: dict[tuple[int, int], Part] = {}
        self._done = self.earlier = 0

    def take_over(self, conn: psycopg.Connection, ranges: list[tuple[int, int]]) -> None:
        """Ranges that an interrupted check found without a fault, where the ledger still says there what it said then."""
        for after, upto in ranges:
            said = self._kept.done.get(f"{after}-{upto}")
            if said is not None and not said["faults"]:
                part = Part(**said)  # type: ignore[arg-type] # what as_dict wrote
                (same,) = one(conn.execute(sql(__file__, "verify_same"), {"position": part.events, "hash": bytes.fromhex(part.hash)}))
                if same:
                    self._known[after, upto] = part
                    self.earlier += upto - after
        self._tell(self.earlier)

    def here(self, conn: psycopg.Connection, ranges: list[tuple[int, int]]) -> Iterator[Part]:
        for ends in ranges:
            part = self._known.get(ends)
            if part is None:
                part = check_range(conn, *ends)
                self._found(ends, part)
            yield part

    def apart(self, crew: Crew, ranges: list[tuple[int, int]]) -> Iterator[Part]:
        """In their order, whichever gets done first."""
        open_ = [ends for ends in ranges if ends not in self._known]
        answers = crew.run([{**self._login, "after": after, "upto": upto} for after, upto in open_])
        for ends in ranges:
            while ends not in self._known:
                which, answer = next(answers)
                self._found(open_[which], Part(**answer))  # type: ignore[arg-type] # what as_dict wrote
            yield self._known.pop(ends)

    def streams(self, crew: Crew) -> list[str]:
        shares = self._begun.shares
        faults: dict[int, list[str]] = {}
        for share, answer in crew.run([{**self._login, "share": share, "of": shares} for share in range(shares)]):
            faults[share] = list(answer["faults"])  # type: ignore[arg-type] # check_streams' own
        return [fault for share in range(shares) for fault in faults[share]]

    def _found(self, ends: tuple[int, int], part: Part) -> None:
        self._known[ends] = part
        self._kept.note(f"{ends[0]}-{ends[1]}", part.as_dict())
        self._tell(ends[1] - ends[0])

    def _tell(self, more: int) -> None:
        self._done += more
        self._progress(self._done, self._begun.upto)
