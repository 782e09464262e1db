"""Which lines of the register of erasures a round of the duty looks at: all once after a start, then what is new and what was left."""

from collections.abc import Sequence
from itertools import islice

from services.intake.data_pribadi.register import Catatan, Isi

SEKALI = 2000  # lines of one round, as long as some have not been looked at since the start
SEDIKIT = 3  # lines of one round afterwards: all come again and again, for a backup that somebody restores under a running program


class Giliran:
    def __init__(self) -> None:
        self._isi: Isi | None = None
        self._sudah = self._ulang = 0  # lines that have had their turn, and how far they are gone through again
        self._tertinggal: Sequence[Catatan] = ()

    def berikut(self, isi: Isi) -> list[Catatan]:
        """Of the whole register as read now; another file in its place is looked at from its beginning."""
        if isi is not self._isi:
            self._isi, self._sudah, self._ulang, self._tertinggal = isi, 0, 0, ()
        if baru := len(isi.catatan) - self._sudah:
            bagian = list(islice(reversed(isi.catatan.values()), max(0, baru - SEKALI), baru))
            self._sudah += len(bagian)
        else:
            self._ulang = self._ulang % max(1, len(isi.catatan))
            bagian = list(islice(isi.catatan.values(), self._ulang, self._ulang + SEDIKIT))
            self._ulang += SEDIKIT
        return list({c.tentang: c for c in (*self._tertinggal, *bagian)}.values())

    def tinggalkan(self, sisa: Sequence[Catatan]) -> None:
        """What is not carried out yet comes again in the next round, until it is."""
        self._tertinggal = sisa
