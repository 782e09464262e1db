"""A share of a whole, and how it is said: whole percent, rounded half up, here and nowhere else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bagian:
    """`n` of `dari`; neither is below zero."""

    n: int
    dari: int

    @property
    def persen(self) -> int | None:
        """93; None of nothing."""
        return (200 * self.n + self.dari) // (2 * self.dari) if self.dari else None

    def __str__(self) -> str:
        """ "93%"; "kurang dari 1%" for what is not nothing; "–" of nothing."""
        persen = self.persen
        if persen is None:
            return "–"
        return "kurang dari 1%" if persen == 0 and self.n else f"{persen}%"
