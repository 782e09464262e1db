"""A counter: complaints that the office has had since the day before yesterday, so that alerts fall due, and staff who work on them."""

import threading
import time
from datetime import UTC, datetime, timedelta
from uuid import UUID

from ops.bench.kacau.beban import ISI, OK, Beban, utas_biasa
from ops.bench.kacau.meja import JAWABAN, Meja

JEDA = 6.0  # seconds between two complaints
LALU = timedelta(hours=48)
SABAR = 120.0  # seconds that somebody goes on with one command


class Loket:
    """`with Loket(beban, meja) as loket`. `diakui`: (complaint, type of event) of every command that was acknowledged."""

    def __init__(self, beban: Beban, meja: Meja) -> None:
        self._beban, self._meja = beban, meja
        self._kepala = meja.sebagai("operator")
        meja.sebagai("ppid")  # who is added while everything is well
        self._berhenti = threading.Event()
        self.diakui: set[tuple[UUID, str]] = set()

    def __enter__(self) -> "Loket":
        self._utas = utas_biasa(self._layani)
        return self

    def __exit__(self, *_: object) -> None:
        self._berhenti.set()
        self._utas.join(2 * SABAR)

    def _layani(self) -> None:
        pintu, n = self._beban.pintu(0), 0
        while not self._berhenti.wait(JEDA):
            diterima = (datetime.now(UTC) - LALU).isoformat()
            isi = {**ISI, "saluran": "loket", "diterima_kantor_pada": diterima, "alasan_mundur": "Formulir kertas dicatat kemudian."}
            kiriman = self._beban.sampaikan(pintu, isi, self._kepala)
            n += 1
            if kiriman.id is not None and self._lakukan(kiriman.id, "AduanDiklasifikasi") and n % 2:
                all(self._lakukan(kiriman.id, tipe) for tipe in JAWABAN)

    def _lakukan(self, aduan: UUID, tipe: str) -> bool:
        """Repeated until there is an answer that says what became of it."""
        sampai = time.monotonic() + SABAR
        while time.monotonic() < sampai and not self._berhenti.is_set():
            jawab = self._meja.langkah(str(aduan), tipe)
            if jawab.jenis == OK:
                self.diakui.add((aduan, tipe))
                return True
            if jawab.status is not None and jawab.status < 500:
                return jawab.status == 409  # it had been done by a request whose answer was lost
            self._berhenti.wait(1)
        return False
