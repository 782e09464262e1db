"""Prints in processes apart: setting type takes the processor, and a template may be anybody's program.

Measured in docs/adr/0012-papers-typst.md.
"""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from shared.machinery.processes.inside import LENGTH_BYTES
from shared.machinery.processes.limited import LimitedProcess
from shared.machinery.processes.pool import PoolFull, ProcessPool

PROSES = "shared.surat.juru_cetak"
BATAS = 10.0  # seconds for one paper
TEMPAT = 64  # papers that wait
ANTRE = 20.0  # seconds to wait for a printer that is free
BANYAK = 2  # printers at once in one process of ours
SEKIAN = 500  # papers, then a fresh printer: its memory is its own to lose
CETAK, JILID = b"C", b"J"  # the first byte of a piece of work
HEMAT = {"RAYON_NUM_THREADS": "2"}  # on a machine of many cores, threads alone would fill the address space
Polos = str | int | None | list["Polos"] | dict[str, "Polos"]  # what a template finds its data in
BARIS = re.compile(r"__typst_py_bytes__\.typ:(\d+):(\d+)")


class GagalCetak(Exception):
    """Dokumen tidak dapat dicetak."""

    def __init__(self, pesan: str = "") -> None:
        super().__init__(pesan or type(self).__doc__)


class TemplatSalah(GagalCetak):
    """The compiler's own words. `baris`: the line of what was set, 0 where it names none."""

    def __init__(self, pesan: str, baris: int = 0) -> None:
        super().__init__(pesan)
        self.pesan, self.baris = pesan, baris


class CetakTerhenti(GagalCetak):
    """Templat ini terlalu lama atau memakai terlalu banyak memori."""


class PercetakanSibuk(GagalCetak):
    """Terlalu banyak dokumen dicetak sekaligus; coba lagi sebentar."""


class Percetakan:
    """Papers in, PDFs out; `banyak` at once, the others wait. Who waits for a printer stops nobody else."""

    def __init__(self, banyak: int = BANYAK, batas: float = BATAS, antre: float = ANTRE, tempat: int = TEMPAT) -> None:
        self.mesin = ProcessPool(lambda: LimitedProcess(PROSES, batas, extra=HEMAT, pieces=SEKIAN, again=True), banyak, tempat, antre)

    def cetak(self, sumber: str, data: Mapping[str, Polos], saat: datetime) -> bytes:
        """The PDF of a typst source that finds `data` as JSON in sys.inputs.data. Raises GagalCetak's kinds."""
        isi = json.dumps({"sumber": sumber, "data": json.dumps(data, ensure_ascii=False), "saat": int(saat.timestamp())}).encode()
        return self._kerjakan(CETAK + isi)

    def jilid(self, bagian: Sequence[bytes]) -> bytes:
        """Several PDFs as one. Raises GagalCetak's kinds."""
        return self._kerjakan(JILID + b"".join(len(satu).to_bytes(LENGTH_BYTES, "big") + satu for satu in bagian))

    def _kerjakan(self, isi: bytes) -> bytes:
        try:
            with self.mesin.borrow() as mesin:
                jenis, jawaban = mesin.exchange(isi)
        except PoolFull:
            raise PercetakanSibuk from None
        except OSError:  # also TimeoutError, and the end of the process
            raise CetakTerhenti from None
        if jenis == b"1":
            return jawaban
        pesan, _, letak = jawaban.decode(errors="replace").partition("\n")
        m = BARIS.search(letak)
        raise TemplatSalah(pesan, int(m[1]) if m else 0)

    def tutup(self) -> None:
        """Ends the printers that are idle."""
        self.mesin.close()


PERCETAKAN = Percetakan()  # the process's own: the services that share it share its printers too
