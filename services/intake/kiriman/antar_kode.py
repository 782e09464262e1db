"""Codes go to a contact: the one place that all who send one go through, so that messages are counted together whoever asks.

Known and unknown contacts are told the same, after the same time: the same rows are written for both, and no answer is quicker than
`PALING_CEPAT`.
"""

import hmac
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID

import eventlet

from shared.akun.batas import COBA_KODE, KIRIM_ALAMAT, KIRIM_KONTAK, Kunci, TerlaluSering
from shared.akun.kontak import Kontak

if TYPE_CHECKING:
    from services.intake.application import Intake

JUDUL = "Kode Aduan"
ISI = "Kode Anda: {kode}. Berlaku 10 menit. Jangan berikan kepada siapa pun."
PALING_CEPAT = 0.25  # seconds: well above what either way takes


@contextmanager
def seragam(paling_cepat: float = PALING_CEPAT, tidur: Callable[[float], None] = eventlet.sleep) -> Iterator[None]:
    """Whatever is done inside takes at least so long, so that its time tells nothing; nobody else waits meanwhile."""
    selesai = time.monotonic() + paling_cepat
    try:
        yield
    finally:
        tidur(max(0.0, selesai - time.monotonic()))


@contextmanager
def coba_kode(app: "Intake", alamat: str) -> Iterator[None]:
    """A code is tried inside: counted for the network before it is looked at, and not at all if it was right. Raises TerlaluSering."""
    kunci = [Kunci(COBA_KODE, "kode", alamat)]
    app.akun.pembatas.ambil(kunci)
    yield
    app.akun.pembatas.kembalikan(kunci)


class AntarKode:
    """`app`: intake's application. One for each code that is asked for: the request is counted when it is made.

    Raises TerlaluSering for too many from one network. Where the contact has had its messages, `kirim` leads to the one that came last.
    """

    def __init__(self, app: "Intake", kontak: Kontak, alamat: str) -> None:
        self._app, self._kontak = app, kontak
        app.akun.pembatas.ambil([Kunci(KIRIM_ALAMAT, "kirim", alamat)])
        self._penuh: TerlaluSering | None = None
        try:
            app.akun.pembatas.ambil([Kunci(KIRIM_KONTAK, "kirim", kontak.alamat)])
        except TerlaluSering as e:
            self._penuh = e

    def pastikan(self) -> None:
        """A message can go out now. Raises TerlaluSering."""
        if self._penuh is not None:
            raise self._penuh

    def kirim(self, guna: str, pemilik: UUID | None, isi: str | None = None) -> UUID:
        """What names the code in a form. `pemilik` None: it is nobody's, which nobody is told; a message goes out where `isi` is given.

        Raises TerlaluSering where the contact has had its messages and no code of this purpose is good any more.
        """
        sidik = self._app.akun.pelapor.sidik(self._kontak)
        siapa = pemilik or UUID(bytes=hmac.digest(sidik, guna.encode(), "sha256")[:16], version=4)
        if self._penuh is not None:
            permintaan = self._app.akun.kode.susul(guna, siapa, sidik)
            if permintaan is None:
                raise self._penuh
            return permintaan
        permintaan, kode = self._app.akun.kode.buat(guna, siapa, sidik, sungguh=pemilik is not None)
        sungguh = pemilik is not None or isi is not None
        self._app.kiriman.titip(self._kontak, JUDUL, isi or ISI.format(kode=kode), sungguh=sungguh)
        return permintaan
