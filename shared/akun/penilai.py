"""Has passwords judged in a process apart: the judge tries every spelling, and for some 64 characters that takes it five seconds."""

import json

from shared.machinery.processes.limited import LimitedProcess
from shared.machinery.processes.pool import PoolFull, ProcessPool

PROSES = "shared.akun.penilai_proses"
BATAS = 2.0  # seconds for one password; an ordinary one takes 0.05
TEMPAT = 32  # passwords that wait
ANTRE = 10.0  # seconds that one of them waits
TERPANJANG_DINILAI = 64  # characters: the judge's time grows with the length
KATA_TERBANYAK = 24


class TidakTernilai(Exception):
    """It took too long, or its judge ended."""


class PenilaiSibuk(Exception):
    """There is no place in the queue."""


class Penilai:
    """One at a time: it is quick but for whoever wants it slow, and they wait for themselves."""

    def __init__(self, batas: float = BATAS, tempat: int = TEMPAT, antre: float = ANTRE) -> None:
        self.proses = ProcessPool(lambda: LimitedProcess(PROSES, batas), 1, tempat, antre)

    def nilai(self, sandi: str, kata: list[str]) -> int:
        """0 to 4, of the first 64 characters; `kata` must not make it up. Raises TidakTernilai, PenilaiSibuk."""
        isi = json.dumps([sandi[:TERPANJANG_DINILAI], [k[:TERPANJANG_DINILAI] for k in kata[:KATA_TERBANYAK]]]).encode()
        try:
            with self.proses.borrow() as proses:
                return int(proses.exchange(isi)[1])
        except PoolFull:
            raise PenilaiSibuk from None
        except (OSError, ValueError):  # too slow, or its end
            raise TidakTernilai from None

    def tutup(self) -> None:
        self.proses.close()


PENILAI = Penilai()  # the process's own
