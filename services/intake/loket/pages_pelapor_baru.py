"""An operator registers somebody at the counter or on the telephone; the account is theirs once they set a password."""

from dataclasses import dataclass

from services.intake.kiriman.kotak import KotakKirim
from services.intake.loket import isian as form
from services.intake.loket import layar
from services.intake.permintaan import WargaBaru
from shared.akun.pelapor import PintuPelapor
from shared.domain.aduan.dasar import Pelaku
from shared.domain.aduan.penolakan import Bentrok
from shared.domain.akses import petugas as p
from shared.domain.akses.hak import boleh, mewakili
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

BARU, TERIMA = "/petugas/pelapor-baru", "TerimaAduan"


class KontakSudahBerakun(Bentrok):
    """Kontak ini sudah dipakai sebuah akun. Pemiliknya dapat masuk, atau memakai "Lupa kata sandi"."""

    kode = "kontak-sudah-berakun"


@dataclass(frozen=True)
class PagesPelaporBaru:
    site: Site
    pelapor: PintuPelapor
    kiriman: KotakKirim

    @halaman("GET", BARU, tindakan=TERIMA)
    def form_pelapor_baru(self, k: Kunjungan) -> Layar:
        wilayah = k.wilayah(TERIMA)
        kantor = [(x.kode, x.nama) for x in self.site.kantor.kecamatan() if p.meliputi(wilayah, x.kode)]
        return layar.PelaporBaru(kantor=kantor, kini=wilayah)

    @halaman("POST", BARU, tindakan=TERIMA, isian=form.PelaporBaruForm, ulang=form_pelapor_baru)
    def daftarkan_pelapor(self, k: Kunjungan) -> Layar:
        """Raises DiLuarWilayah, KontakSudahBerakun."""
        warga: WargaBaru = k.isian.data
        boleh(k.petugas, TERIMA, warga.wilayah)
        self.site.kantor.penerima(warga.wilayah)
        oleh = Pelaku(mewakili(k.petugas, TERIMA, warga.wilayah), k.petugas.id)
        if self.pelapor.daftar(warga.nama, warga.kontak, None, warga.wilayah, oleh=oleh) is None:
            raise KontakSudahBerakun
        bisa = self.kiriman.bisa(warga.kontak.jenis)
        return layar.PelaporTerdaftar(nama=warga.nama, kontak=warga.kontak.alamat, tautan=k.url("/lupa-sandi"), bisa=bisa)
