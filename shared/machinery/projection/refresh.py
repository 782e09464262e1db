"""After a change of the rules: the rows that may depend on it are written anew, in batches, while the old ones serve."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, runtime_checkable
from uuid import UUID

from shared.machinery.database import sql
from shared.machinery.messaging.marks import advance, marks
from shared.machinery.projection.projector import Projector, Rules
from shared.machinery.projection.readmodel import about

BATCH = 200  # complaints in one transaction


class RuleSet(Protocol):
    """The rules as read at one moment. `changes`: code of an office or district -> how often its rules have changed."""

    @property
    def changes(self) -> Mapping[str, int]: ...

    @property
    def rules(self) -> Rules: ...


@runtime_checkable
class LiveRules(Protocol):
    """Rules that change while the program runs."""

    @property
    def loaded(self) -> RuleSet: ...


@dataclass
class Refresher:
    """Each office or district whose rules have changed has a mark, `rules.<service>.<code>`: how many changes are followed.

    A row that was written by these rules has their `revision`, so a run that was cut off goes on where it stopped, and several
    replicas do no harm to each other.
    """

    projector: Projector
    _done: dict[str, int] = field(default_factory=dict)

    @cached_property
    def _live(self) -> LiveRules | None:
        """Asked once: to ask whether something is of a protocol costs more than all the rest of a run. And not before the first: until
        Python 3.12 that reads `loaded`, from a database that may be away while a service is put together."""
        return rules if isinstance(rules := self.projector.rules, LiveRules) else None

    def run(self) -> int:
        """How many complaints were projected. No query at all while every change is followed, or where rules never change."""
        if self._live is None:
            return 0
        loaded = self._live.loaded
        if self._done == loaded.changes:
            return 0
        prefix, followed = f"rules.{self.projector.model.service}.", 0
        with self.projector.db.connection() as conn:
            known = marks(conn, prefix)
        for code, changes in loaded.changes.items():
            if known.get(prefix + code, 0) < changes:
                followed += self._follow(code, loaded.rules.revision)
                with self.projector.db.connection() as conn:
                    advance(conn, prefix + code, changes)
        self._done = dict(loaded.changes)
        return followed

    def _follow(self, code: str, revision: int) -> int:
        if not self.projector.model.depends_on_rules:
            return 0
        query = about(sql(__file__, "refresh_open"), self.projector.model.tables[0])
        params: Mapping[str, object] = {"code": code, "below": f"{code}.%", "revisi": revision, "limit": BATCH}
        last, followed = UUID(int=0), 0
        while True:
            with self.projector.db.connection() as conn:
                ids = [row[0] for row in conn.execute(query, {**params, "after": last})]
            if not ids:
                return followed
            self.projector.project(ids)
            last, followed = ids[-1], followed + len(ids)
