"""What every event has in common: which complaint, which office, when, by whom.

Fields of type `Tersandi` are ciphertext: names, contacts and every free text are encrypted under the reporter's
own key before they reach the domain, because events are kept for ever and a person's data is not.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType
from uuid import UUID

Tersandi = NewType("Tersandi", str)


@dataclass(frozen=True, slots=True)
class Pelaku:
    """Who did it: a role, and the pseudonymous id of the person where there is one."""

    peran: str  # pelapor, operator, ppid, pengelola, camat, inspektorat, admin, sistem, impor, server (its command line)
    id: UUID | None = None


SISTEM = Pelaku("sistem")


@dataclass(frozen=True, slots=True)
class Pelapor:
    """The reporter, as the events know them: an id that finds the key, and ciphertext."""

    id: UUID
    nama: Tersandi
    kontak: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class Kejadian:
    aduan_id: UUID
    wilayah: str  # kode of the office, e.g. "33.13.17"
    pada: datetime  # aware; the database's clock when the command was handled
    oleh: Pelaku

    @property
    def kunci_unik(self) -> str | None:
        """What makes this event happen at most once in its stream; None where the version alone does."""
        return None
