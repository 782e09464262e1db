"""What became of notices to citizens: those that failed, and those that wait; an administrator has one tried again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from werkzeug.wrappers import Response

from services.intake.kiriman.daftar import BarisKiriman, DaftarKiriman
from shared.domain.akses.hak import peran_untuk
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

KIRIMAN = "/admin/kiriman"


@dataclass(frozen=True, kw_only=True)
class Kiriman(Screen):
    template: ClassVar = "kiriman.html"

    baris: Sequence[BarisKiriman]
    boleh_ulang: bool


@dataclass(frozen=True)
class PagesKiriman:
    site: Site
    daftar: DaftarKiriman

    @page("GET", KIRIMAN, tindakan="LihatKiriman")
    def kiriman(self, visit: Visit) -> Screen:
        baris = self.daftar.semua(visit.wilayah("LihatKiriman"))
        return Kiriman(baris=baris, boleh_ulang=bool(visit.petugas.wilayah_sebagai(peran_untuk("KelolaKabar"))))

    @page("POST", KIRIMAN + "/<int:nomor>/ulang", tindakan="KelolaKabar")
    def ulangi_kiriman(self, visit: Visit, nomor: int) -> Response:
        self.daftar.ulangi(visit.wilayah("KelolaKabar"), nomor)
        return see_other(KIRIMAN)
