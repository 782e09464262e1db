"""What becomes of a message, and when one that did not get through is tried again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Keadaan = Literal["menunggu", "terkirim", "gagal", "batal"]


@dataclass(frozen=True, slots=True)
class Nasib:
    """As its row has it from now on. `dicoba`: tries to be added; `nanti`: not before then; `galat`: why not, in general words."""

    keadaan: Keadaan
    dicoba: int = 0
    nanti: datetime | None = None
    galat: str | None = None


TERKIRIM, BATAL = Nasib("terkirim", dicoba=1), Nasib("batal")


def tunda(nanti: datetime) -> Nasib:
    """Its time has not come; that is no try."""
    return Nasib("menunggu", nanti=nanti)


@dataclass(frozen=True, slots=True)
class Ulang:
    """Each wait is twice as long as the one before it, `paling_lama` at most; after so many tries it has failed, and people see it."""

    jeda: timedelta = timedelta(seconds=30)
    percobaan: int = 8
    paling_lama: timedelta = timedelta(hours=1)

    def sesudah(self, percobaan: int, now: datetime, galat: str) -> Nasib:
        """After a try that did not get through, before which there had been `percobaan`."""
        nanti = now + min(self.jeda * 2**percobaan, self.paling_lama)
        return Nasib("gagal" if percobaan + 1 >= self.percobaan else "menunggu", dicoba=1, nanti=nanti, galat=galat)
