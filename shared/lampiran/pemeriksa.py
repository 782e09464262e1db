"""Has files examined in processes apart: whatever a file does to its reader, it does it there, within limits, and is refused in words."""

import structlog

from shared.domain.rincian.lampiran import AKHIRAN
from shared.lampiran import penolakan as tolak
from shared.lampiran.berkas_jenis import Berkas
from shared.machinery.processes.limited import LimitedProcess
from shared.machinery.processes.pool import PoolFull, ProcessPool

PROSES = "shared.lampiran.pemeriksa_proses"
BATAS = 45.0  # seconds for one file by the clock; of the processor it gets `pemeriksa_proses.BATAS`
BANYAK = 1  # files at once: a photo takes up to a gigabyte while it is drawn anew
TEMPAT = 16  # files that wait: 160 MB
ANTRE = 45.0  # seconds that one of them waits
SEKIAN = 200  # files, then a fresh process
CARA = {False: b"W", True: b"P"}  # sent by a citizen, by staff

log = structlog.get_logger("lampiran")


class Pemeriksa:
    """At most `banyak` files at once and `tempat` that wait; who waits stops nobody else."""

    def __init__(self, banyak: int = BANYAK, tempat: int = TEMPAT, antre: float = ANTRE, batas: float = BATAS) -> None:
        self.proses = ProcessPool(lambda: LimitedProcess(PROSES, batas, pieces=SEKIAN, again=True), banyak, tempat, antre)

    def periksa(self, data: bytes, petugas: bool = False) -> Berkas:
        """See `berkas.periksa`. Raises a BerkasDitolak, also when the file took too long or too much, or ended its examiner."""
        if len(data) > tolak.TERBESAR:
            raise tolak.BerkasTerlaluBesar
        try:
            with self.proses.borrow() as proses:
                jenis, jawaban = proses.exchange(CARA[petugas] + data)
        except PoolFull:
            raise tolak.PemeriksaSibuk from None
        except OSError as e:  # also TimeoutError, and the end of the process
            log.warning("examiner_ended", error=type(e).__name__, ukuran=len(data))
            raise tolak.BerkasTerlaluRumit from None
        return _berkas(jenis, jawaban)

    def tutup(self) -> None:
        """Ends the examiners that are idle."""
        self.proses.close()


def _berkas(jenis: bytes, jawaban: bytes) -> Berkas:
    """The examiner is believed no more than it must be: it read a stranger's file."""
    if jenis == b"1":
        media, _, data = jawaban.partition(b"\n")
        nama = media.decode("ascii", "replace")
        if nama in AKHIRAN and 0 < len(data) <= tolak.TERBESAR:
            return Berkas(nama, data)
    elif jenis == b"0":
        kelas = tolak.MENURUT_NAMA.get(jawaban.decode("ascii", "replace"))
        if kelas is not None:
            raise kelas
    log.warning("file_not_examined", error=jawaban[:80].decode("ascii", "replace") if jenis == b"X" else "answer")
    raise tolak.BerkasRusak
