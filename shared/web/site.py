"""What every address needs to know of the service that answers it, whatever its room."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from shared.acuan.akses.token import petugas_of
from shared.acuan.kantor import DaftarKantor
from shared.akun.laci import LaciPetugas
from shared.domain.akses.petugas import Petugas
from shared.machinery.database import Database
from shared.machinery.privacy.derivations import Derivations
from shared.web.filing_rate import FilingRate

TYPING_PER_MINUTE = 120  # of one person: a form that is written in is kept every few seconds


@dataclass(frozen=True, slots=True)
class TrackingCodes:
    """`find(code)`: where it leads, or KodeLacakSalah; `count_guess(address)` counts a wrong one, TerlaluSering after too many."""

    find: Callable[[str], UUID]
    count_guess: Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Site:
    """`url`: where people open the program; `laci`: what staff did not get sent; `lacak`: only where addresses carry tracking codes.

    `typing`: how often one person's typing is kept.
    """

    db: Database
    kantor: DaftarKantor
    url: str
    derivations: Derivations
    laci: LaciPetugas
    lacak: TrackingCodes | None = None
    typing: FilingRate = field(default_factory=lambda: FilingRate(TYPING_PER_MINUTE, full="isian disimpan terlalu sering"))

    def petugas(self, token: str) -> Petugas | None:
        return petugas_of(self.db, token)

    def find(self, code: str) -> UUID:
        assert self.lacak is not None, "no address with a tracking code here"
        return self.lacak.find(code)

    def count_guess(self, address: str) -> None:
        assert self.lacak is not None, "no address with a tracking code here"
        self.lacak.count_guess(address)


class Room(Protocol):
    """What answers addresses of the API or pages."""

    @property
    def site(self) -> Site: ...
