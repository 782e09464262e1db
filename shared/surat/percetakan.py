"""Prints in processes apart: setting type takes the processor, and a template may be anybody's program.

Not `eventlet.tpool`: a thread that loops for ever can be neither ended nor limited. Measured in docs/adr/0012-papers-typst.md.
"""

import json
import os
import queue
import re
import socket
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from typing import Any

from shared.settings import REPO
from shared.surat.juru_cetak import KEPALA

BATAS = 10.0  # seconds for one paper, the start of the process included
ANTRE = 20.0  # seconds to wait for a printer that is free
BANYAK = 2  # printers at once in one process of ours
SEKIAN = 500  # papers, then a fresh printer: its memory is its own to lose
DITERUSKAN = ("PATH", "LANG")
HEMAT = {"RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2"}  # on a machine of many cores, threads alone would fill the address space
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

    def __init__(self, banyak: int = BANYAK, batas: float = BATAS, antre: float = ANTRE) -> None:
        self._antre = antre
        self._mesin: queue.LifoQueue[_Mesin] = queue.LifoQueue()  # the last one used is warm
        for _ in range(banyak):
            self._mesin.put(_Mesin(batas))

    def cetak(self, sumber: str, data: dict[str, Any], saat: datetime) -> bytes:
        """The PDF of a typst source that finds `data` (JSON-ready) in sys.inputs.data. Raises GagalCetak's kinds."""
        try:
            mesin = self._mesin.get(timeout=self._antre)
        except queue.Empty:
            raise PercetakanSibuk from None
        try:
            return mesin.cetak(sumber, data, saat)
        finally:
            self._mesin.put(mesin)

    def tutup(self) -> None:
        """Ends the printers that are idle."""
        with suppress(queue.Empty):
            semua = [self._mesin.get_nowait() for _ in range(self._mesin.qsize())]
            for mesin in semua:
                mesin.tutup()
                self._mesin.put(mesin)


class _Mesin:
    """One process, started with the first paper, and again after it failed; it gets no secrets of ours in its environment."""

    def __init__(self, batas: float) -> None:
        self._batas, self._sudah = batas, 0
        self._proses: subprocess.Popen | None = None
        self._pasangan: socket.socket | None = None

    def cetak(self, sumber: str, data: dict[str, Any], saat: datetime) -> bytes:
        isi = json.dumps({"sumber": sumber, "data": json.dumps(data, ensure_ascii=False), "saat": int(saat.timestamp())}).encode()
        try:
            pasangan = self._hidup()
            pasangan.sendall(len(isi).to_bytes(4, "big") + isi)
            kepala = self._terima(pasangan, KEPALA)
            jawaban = self._terima(pasangan, int.from_bytes(kepala[1:], "big"))
        except OSError:  # also TimeoutError, and the end of the process
            self.tutup()
            raise CetakTerhenti from None
        except BaseException:  # half an answer is nobody's
            self.tutup()
            raise
        self._sudah += 1
        if self._sudah >= SEKIAN:
            self.tutup()
        if kepala[:1] == b"1":
            return jawaban
        pesan, _, letak = jawaban.decode(errors="replace").partition("\n")
        m = BARIS.search(letak)
        raise TemplatSalah(pesan, int(m[1]) if m else 0)

    def tutup(self) -> None:
        if self._pasangan is not None:
            self._pasangan.close()
        if self._proses is not None:
            with suppress(ProcessLookupError):
                self._proses.kill()
            self._proses.wait()
        self._proses = self._pasangan = None
        self._sudah = 0

    def _terima(self, pasangan: socket.socket, panjang: int) -> bytes:
        isi = bytearray()
        while len(isi) < panjang:
            bagian = pasangan.recv(min(panjang - len(isi), 1 << 16))
            if not bagian:
                raise ConnectionError
            isi += bagian
        return bytes(isi)

    def _hidup(self) -> socket.socket:
        if self._pasangan is None:
            self._pasangan, anak = socket.socketpair()
            self._pasangan.settimeout(self._batas)
            env = {nama: os.environ[nama] for nama in DITERUSKAN if nama in os.environ} | HEMAT | {"PYTHONPATH": str(REPO)}
            with anak:
                self._proses = subprocess.Popen(
                    [sys.executable, "-P", "-m", "shared.surat.juru_cetak"],
                    stdin=anak.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,  # what a library says may quote a text
                    env=env,
                    start_new_session=True,
                )
        return self._pasangan


PERCETAKAN = Percetakan()  # the process's own: the services that share it share its printers too
