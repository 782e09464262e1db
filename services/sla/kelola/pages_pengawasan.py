"""The page of those who watch: what was given past them, and what could quiet them."""

from dataclasses import dataclass

from services.sla.kelola import layar
from services.sla.kelola.kepala import kepala
from services.sla.kelola.pengawasan import Pengawasan
from shared.machinery.html.screen import Screen
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

LIHAT = "LihatPengawasan"


@dataclass(frozen=True)
class PagesPengawasan:
    site: Site

    @page("GET", "/papan/pengawasan", tindakan=LIHAT)
    def pengawasan(self, visit: Visit) -> Screen:
        kode = visit.wilayah(LIHAT)
        hak, kabar, aturan = Pengawasan(self.site.db, kode).semua()
        return layar.LihatPengawasan(**kepala(visit, kode), hak=hak, kabar=kabar, aturan=aturan)
