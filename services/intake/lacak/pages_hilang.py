"""The pages of a lost tracking code."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake import permintaan as p
from services.intake.kiriman.antar_kode import seragam
from services.intake.kiriman.kotak import KotakKirim
from services.intake.lacak import isian as form
from services.intake.lacak import layar
from services.intake.lacak.ganti_kode import GantiKode
from services.intake.lacak.hilang import KodeHilang
from services.intake.lacak.kode import KodeLacak
from services.intake.pribadi import KONTAK
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

HILANG = "/lacak/hilang"


@dataclass(frozen=True)
class PagesHilang:
    site: Site
    kode: KodeLacak
    hilang: KodeHilang
    ganti: GantiKode
    kiriman: KotakKirim

    @page("GET", HILANG)
    def form_hilang(self, visit: Visit) -> Screen:
        return layar.KodeHilang(bisa=any(map(self.kiriman.bisa, ("email", "telepon"))))

    @page("POST", HILANG, form=form.HilangForm, again=form_hilang)
    def minta_hilang(self, visit: Visit) -> Response:
        with seragam():
            return see_other(f"{HILANG}/{self.hilang.minta(visit.form.made(p.KodeDicari), visit.source.alamat)}")

    @page("GET", HILANG + "/<uuid:kode_id>", secret=True)
    def form_tebus(self, visit: Visit, kode_id: UUID) -> Screen:
        return layar.KodeHilang(bisa=True, kode_id=kode_id)

    @page("POST", HILANG + "/<uuid:kode_id>", form=form.TebusForm, again=form_tebus, secret=True)
    def tebus_hilang(self, visit: Visit, kode_id: UUID) -> Response:
        d = visit.form.made(p.Tebusan)
        aduan_id = self.hilang.tebus(kode_id, d.kode, visit.source.alamat)
        if not d.ganti:
            return see_other(f"/lacak/{self.kode.kini(aduan_id)}")
        return see_other(f"/resi/{self.ganti.ganti(aduan_id, KONTAK, None, visit.correlation_id)}")
