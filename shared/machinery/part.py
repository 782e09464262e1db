"""What is watched of a process: a part, how long it has been still, and who works for it.

Apart from the watch, whose clock is eventlet's: every command asks the database, and few of them are watched.
"""

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(eq=False)
class Part:
    """`limit`: turns of the watch after which it is deaf. `turned` is for the part alone, the rest for the watch."""

    name: str
    limit: int
    _turns: int = 0
    _seen: int = 0
    still: int = 0  # turns of the watch since it last turned

    def turned(self) -> None:
        self._turns += 1

    def look(self) -> None:
        self.still = self.still + 1 if self._turns == self._seen else 0
        self._seen = self._turns

    @property
    def deaf(self) -> bool:
        return self.still > self.limit


_WORKS_FOR: ContextVar[Part | None] = ContextVar("part", default=None)  # a greenlet has its own


def works_for(part: Part) -> None:
    """Whatever this greenlet does from now on, it does for this part."""
    part.turned()
    _WORKS_FOR.set(part)


def came_on() -> None:
    """Something that has a time limit of its own is over: whoever works for a part is not deaf."""
    if (part := _WORKS_FOR.get()) is not None:
        part.turned()
