"""An operator registers somebody at the counter or on the telephone; the account is theirs once they set a password."""

from dataclasses import dataclass

from services.intake.kiriman.kotak import KotakKirim
from services.intake.loket import isian as form
from services.intake.loket import layar
from services.intake.permintaan import WargaBaru
from shared.akun.pelapor import PintuPelapor
from shared.domain.aduan.dasar import Pelaku
from shared.domain.aduan.penolakan import Bentrok
from shared.domain.akses.hak import boleh, mewakili
from shared.machinery.html.screen import Screen
from shared.web.links import RESET
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

BARU, TERIMA = "/petugas/pelapor-baru", "TerimaAduan"


class KontakSudahBerakun(Bentrok):
    """Kontak ini sudah dipakai sebuah akun. Pemiliknya dapat masuk, atau memakai "Lupa kata sandi"."""

    kode = "kontak-sudah-berakun"


@dataclass(frozen=True)
class PagesPelaporBaru:
    site: Site
    pelapor: PintuPelapor
    kiriman: KotakKirim

    @page("GET", BARU, tindakan=TERIMA)
    def form_pelapor_baru(self, visit: Visit) -> Screen:
        wilayah = visit.wilayah(TERIMA)
        kantor = [(x.kode, x.nama) for x in self.site.kantor.di(wilayah)]
        return layar.PelaporBaru(kantor=kantor, kini=wilayah)

    @page("POST", BARU, tindakan=TERIMA, form=form.PelaporBaruForm, again=form_pelapor_baru)
    def daftarkan_pelapor(self, visit: Visit) -> Screen:
        """Raises DiLuarWilayah, KontakSudahBerakun."""
        warga = visit.form.made(WargaBaru)
        boleh(visit.petugas, TERIMA, warga.wilayah)
        self.site.kantor.penerima(warga.wilayah)
        oleh = Pelaku(mewakili(visit.petugas, TERIMA, warga.wilayah), visit.petugas.id)
        if self.pelapor.daftar(warga.nama, warga.kontak, None, warga.wilayah, oleh=oleh) is None:
            raise KontakSudahBerakun
        bisa = self.kiriman.bisa(warga.kontak.jenis)
        return layar.PelaporTerdaftar(nama=warga.nama, kontak=warga.kontak.alamat, tautan=visit.link(RESET), bisa=bisa)
