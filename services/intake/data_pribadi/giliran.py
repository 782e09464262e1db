"""Which lines of the register of erasures a round of the duty looks at: all once after a start, then what is new and what was left."""

from collections.abc import Sequence
from itertools import islice
from uuid import UUID

from services.intake.data_pribadi.register import Catatan, Isi

SEKALI = 2000  # lines of one round, as long as some have not been looked at since the start
SEDIKIT = 2  # lines of one round afterwards: all come again and again, for a backup that somebody restores under a running program
SABAR = 4  # rounds in a row after which a line that was left is no urgent one any more: of those one has its turn a round


class Giliran:
    def __init__(self) -> None:
        self._isi: Isi | None = None
        self._sudah = self._ulang = 0  # lines that have had their turn, and how far they are gone through again
        self._tertinggal: dict[UUID, tuple[Catatan, int]] = {}  # with how often it was left in a row; the longest waiting first
        self._dilihat: Sequence[Catatan] = ()

    def berikut(self, isi: Isi) -> list[Catatan]:
        """Of the whole register as read now; another file in its place is looked at from its beginning."""
        if isi is not self._isi:
            self._isi, self._sudah, self._ulang, self._tertinggal = isi, 0, 0, {}
        lama = [c for c, kali in self._tertinggal.values() if kali >= SABAR][:1]
        if baru := len(isi.catatan) - self._sudah:
            bagian = list(islice(reversed(isi.catatan.values()), max(0, baru - SEKALI), baru))
            self._sudah += len(bagian)
            self._tertinggal.update((c.tentang, (c, 0)) for c in bagian)  # until it is known to be carried out
        else:
            self._ulang = self._ulang % max(1, len(isi.catatan))
            berapa = SEDIKIT - len(lama)
            lama += islice(isi.catatan.values(), self._ulang, self._ulang + berapa)
            self._ulang += berapa
        segera = (c for c, kali in self._tertinggal.values() if kali < SABAR)
        self._dilihat = list({c.tentang: c for c in (*segera, *lama)}.values())
        return self._dilihat

    def tinggalkan(self, sisa: Sequence[Catatan]) -> None:
        """Of those that this round looked at, what is not carried out yet: it comes again, until it is."""
        kali = {c.tentang: self._tertinggal.pop(c.tentang, (c, 0))[1] for c in self._dilihat}
        self._tertinggal.update((c.tentang, (c, kali[c.tentang] + 1)) for c in sisa)
