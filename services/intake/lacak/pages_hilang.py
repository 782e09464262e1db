"""The pages of a lost tracking code."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.kiriman.antar_kode import seragam
from services.intake.kiriman.kotak import KotakKirim
from services.intake.lacak import isian as form
from services.intake.lacak import layar
from services.intake.lacak.ganti_kode import GantiKode
from services.intake.lacak.hilang import KodeHilang
from services.intake.lacak.kode import KodeLacak
from services.intake.pribadi import KONTAK
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

HILANG = "/lacak/hilang"


@dataclass(frozen=True)
class PagesHilang:
    site: Site
    kode: KodeLacak
    hilang: KodeHilang
    ganti: GantiKode
    kiriman: KotakKirim

    @halaman("GET", HILANG)
    def form_hilang(self, k: Kunjungan) -> Layar:
        return layar.KodeHilang(bisa=any(map(self.kiriman.bisa, ("email", "telepon"))))

    @halaman("POST", HILANG, isian=form.HilangForm, ulang=form_hilang)
    def minta_hilang(self, k: Kunjungan) -> Response:
        with seragam():
            return ke(f"{HILANG}/{self.hilang.minta(k.isian.data, k.dari.alamat)}")

    @halaman("GET", HILANG + "/<uuid:kode_id>", rahasia=True)
    def form_tebus(self, k: Kunjungan, kode_id: UUID) -> Layar:
        return layar.KodeHilang(bisa=True, kode_id=kode_id)

    @halaman("POST", HILANG + "/<uuid:kode_id>", isian=form.TebusForm, ulang=form_tebus, rahasia=True)
    def tebus_hilang(self, k: Kunjungan, kode_id: UUID) -> Response:
        aduan_id = self.hilang.tebus(kode_id, k.isian.data["kode"], k.dari.alamat)
        if not k.isian.data["ganti"]:
            return ke(f"/lacak/{self.kode.kini(aduan_id)}")
        return ke(f"/resi/{self.ganti.ganti(aduan_id, KONTAK, None, k.correlation_id)}")
