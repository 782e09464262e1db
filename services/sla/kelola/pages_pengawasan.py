"""The page of those who watch: what was given past them, and what could quiet them."""

from services.sla.application import Sla
from services.sla.kelola import layar
from services.sla.kelola.pages_aturan import tanya
from services.sla.kelola.pengawasan import Pengawasan
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.kunjungan import Kunjungan

LIHAT = "LihatPengawasan"


class PagesPengawasan:
    """Mixed into the Nameko service; `app` is its application."""

    app: Sla

    @halaman("GET", "/papan/pengawasan", tindakan=LIHAT)
    def pengawasan(self, k: Kunjungan) -> Layar:
        kode = k.wilayah(LIHAT)
        hak, kabar, aturan = Pengawasan(self.app.db, kode).semua()
        return layar.LihatPengawasan(
            wilayah=kode,
            nama=self.app.kantor.nama(kode),
            zona=self.app.kantor.zona(kode),
            tanya=tanya(k),
            hak=hak,
            kabar=kabar,
            aturan=aturan,
        )
