"""What can happen to a complaint because it says the same as another, its parent: merged, answered with it, let go, moved with it."""

from dataclasses import dataclass
from uuid import UUID

from shared.domain.aduan.dasar import Kejadian, Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanDigabungkan(Kejadian):
    """A duplicate: it waits for the answer of `induk`."""

    induk: UUID
    alasan: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class _KarenaInduk(Kejadian):
    """What follows from one event of the parent, `sumber`: once, however often it is heard of."""

    sumber: UUID  # id of that event

    @property
    def kunci_unik(self) -> str:
        return f"{type(self).__name__}/{self.sumber}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanIndukDijawab(_KarenaInduk):
    """The parent's answer is the answer to this one, too: sealed under the key of who brought this one."""

    induk: UUID
    isi: Tersandi | None  # None only where the parent's answer is imported history


@dataclass(frozen=True, slots=True, kw_only=True)
class GabunganDilepas(_KarenaInduk):
    """The parent ended without an answer: this one is handled for itself, from step 3 on."""

    induk: UUID
    sebab: str  # how the parent ended: ditolak, dicabut, ditutup, dilupakan


@dataclass(frozen=True, slots=True, kw_only=True)
class BersamaInduk(Kejadian):
    """Base of what may happen to a complaint by itself, or with its parent: then `sumber` is the parent's event, and it stays merged."""

    sumber: UUID | None = None

    @property
    def kunci_unik(self) -> str | None:
        return None if self.sumber is None else f"{type(self).__name__}/{self.sumber}"
