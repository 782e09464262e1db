"""Codes go to a contact: the one place that all who send one go through, so that messages are counted together whoever asks.

Known and unknown contacts are told the same, after the same time: the same rows are written for both, and no answer is quicker than
`PALING_CEPAT`.
"""

import hmac
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import eventlet

from services.intake.kiriman.kotak import KotakKirim
from shared.akun.akun import Akun
from shared.akun.batas import COBA_KODE, KIRIM_ALAMAT, KIRIM_KONTAK, Kunci, TerlaluSering
from shared.akun.kontak import Kontak

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


class AntarKode:
    """Whatever the code is for; `mulai` for each that is asked for."""

    def __init__(self, akun: Akun, kiriman: KotakKirim) -> None:
        self._akun, self._kiriman = akun, kiriman

    def mulai(self, kontak: Kontak, alamat: str) -> "Antaran":
        """The request is counted now. Raises TerlaluSering for too many from one network."""
        self._akun.pembatas.ambil([Kunci(KIRIM_ALAMAT, "kirim", alamat)])
        try:
            self._akun.pembatas.ambil([Kunci(KIRIM_KONTAK, "kirim", kontak.alamat)])
        except TerlaluSering as e:
            return Antaran(self._akun, self._kiriman, kontak, e)
        return Antaran(self._akun, self._kiriman, kontak)

    @contextmanager
    def coba(self, alamat: str) -> Iterator[None]:
        """A code is tried inside: counted for the network before it is looked at, and not at all if it was right. Raises TerlaluSering."""
        kunci = [Kunci(COBA_KODE, "kode", alamat)]
        self._akun.pembatas.ambil(kunci)
        yield
        self._akun.pembatas.kembalikan(kunci)


@dataclass(frozen=True, slots=True)
class Antaran:
    """One request. `penuh`: the contact has had its messages, so `kirim` leads to the one that came last."""

    akun: Akun
    kiriman: KotakKirim
    kontak: Kontak
    penuh: TerlaluSering | None = None

    def pastikan(self) -> None:
        """A message can go out now. Raises TerlaluSering."""
        if self.penuh is not None:
            raise self.penuh

    def kirim(self, guna: str, pemilik: UUID | None, isi: str | None = None) -> UUID:
        """What names the code in a form. `pemilik` None: it is nobody's, which nobody is told; a message goes out where `isi` is given.

        Raises TerlaluSering where the contact has had its messages and no code of this purpose is good any more.
        """
        sidik = self.akun.pelapor.sidik(self.kontak)
        siapa = pemilik or UUID(bytes=hmac.digest(sidik, guna.encode(), "sha256")[:16], version=4)
        if self.penuh is not None:
            permintaan = self.akun.kode.susul(guna, siapa, sidik)
            if permintaan is None:
                raise self.penuh
            return permintaan
        permintaan, kode = self.akun.kode.buat(guna, siapa, sidik, sungguh=pemilik is not None)
        sungguh = pemilik is not None or isi is not None
        self.kiriman.titip(self.kontak, JUDUL, isi or ISI.format(kode=kode), sungguh=sungguh)
        return permintaan
