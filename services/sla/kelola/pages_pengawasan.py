"""The page of those who watch: what was given past them, and what could quiet them."""

from dataclasses import dataclass

from services.sla.kelola import layar
from services.sla.kelola.kepala import kepala
from services.sla.kelola.pengawasan import Pengawasan
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

LIHAT = "LihatPengawasan"


@dataclass(frozen=True)
class PagesPengawasan:
    site: Site

    @halaman("GET", "/papan/pengawasan", tindakan=LIHAT)
    def pengawasan(self, k: Kunjungan) -> Layar:
        kode = k.wilayah(LIHAT)
        hak, kabar, aturan = Pengawasan(self.site.db, kode).semua()
        return layar.LihatPengawasan(**kepala(k, kode), hak=hak, kabar=kabar, aturan=aturan)
