"""What became of notices to citizens: those that failed, and those that wait; an administrator has one tried again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from werkzeug.wrappers import Response

from services.intake.kiriman.daftar import BarisKiriman, DaftarKiriman
from shared.domain.akses.hak import peran_untuk
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

KIRIMAN = "/admin/kiriman"


@dataclass(frozen=True, kw_only=True)
class Kiriman(Layar):
    templat: ClassVar = "kiriman.html"

    baris: Sequence[BarisKiriman]
    boleh_ulang: bool


@dataclass(frozen=True)
class PagesKiriman:
    site: Site
    daftar: DaftarKiriman

    @halaman("GET", KIRIMAN, tindakan="LihatKiriman")
    def kiriman(self, k: Kunjungan) -> Layar:
        baris = self.daftar.semua(k.wilayah("LihatKiriman"))
        return Kiriman(baris=baris, boleh_ulang=bool(k.petugas.wilayah_sebagai(peran_untuk("KelolaKabar"))))

    @halaman("POST", KIRIMAN + "/<int:nomor>/ulang", tindakan="KelolaKabar")
    def ulangi_kiriman(self, k: Kunjungan, nomor: int) -> Response:
        self.daftar.ulangi(k.wilayah("KelolaKabar"), nomor)
        return ke(KIRIMAN)
