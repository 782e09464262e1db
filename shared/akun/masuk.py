"""Sign in by name or contact and password: one way for staff, citizens and nobody, so that neither words nor time tell them apart."""

from shared.acuan.akses.sesi import PENUH
from shared.akun.batas_masuk import BatasMasuk, Dari
from shared.akun.kontak import Kontak, baca_kontak
from shared.akun.pelapor import AkunPelapor, PintuPelapor
from shared.akun.penolakan import MasukGagal
from shared.akun.peranti import identitas
from shared.akun.petugas import AkunPetugas, PintuPetugas
from shared.akun.sandi import Pengacak


class PintuMasuk:
    def __init__(self, petugas: PintuPetugas, pelapor: PintuPelapor, pengacak: Pengacak, batas: BatasMasuk) -> None:
        self._petugas, self._pelapor, self._pengacak, self._batas = petugas, pelapor, pengacak, batas

    def masuk(self, nama: str, sandi: str, dari: Dari) -> AkunPetugas | AkunPelapor:
        """Whose name and password these are: staff's first. The try is counted, both are looked for, and one password is judged, always.

        Raises MasukGagal, TerlaluSering.
        """
        percobaan = self._batas.sandi(identitas(nama), dari)
        petugas = self._petugas.cari(nama)
        pelapor = self._pelapor.cari(baca_kontak(nama) or Kontak("email", nama))
        akun = petugas or pelapor
        if not self._pengacak.cocok(sandi, akun.sandi if akun else None) or akun is None:
            if percobaan.batas_tercapai:
                self._tertahan(akun, percobaan.banyak)
            raise MasukGagal
        self._batas.benar(percobaan)
        if isinstance(akun, AkunPelapor):
            self._pelapor.catat_masuk(akun)
        elif akun.tahap == PENUH:
            self._petugas.catat_masuk(akun, "sandi")
        return akun

    def _tertahan(self, akun: AkunPetugas | AkunPelapor | None, banyak: int) -> None:
        if isinstance(akun, AkunPelapor):
            self._pelapor.catat_ditahan(akun, banyak)
        elif akun is not None:
            self._petugas.catat_ditahan(akun, banyak)
