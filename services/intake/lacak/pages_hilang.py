"""The pages of a lost tracking code."""

from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.application import Intake
from services.intake.data_pribadi.domain import KONTAK
from services.intake.kiriman.antar_kode import coba_kode, seragam
from services.intake.lacak import isian as form
from services.intake.lacak.ganti_kode import ganti_kode
from services.intake.lacak.hilang import minta, tebus
from services.intake.lacak.layar import KodeHilang
from shared.akun.kontak import baca_kontak
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan

HILANG = "/lacak/hilang"


class PagesKabar:
    """Mixed into the Nameko service; `app` is its application."""

    app: Intake

    @halaman("GET", HILANG)
    def form_hilang(self, k: Kunjungan) -> Layar:
        return KodeHilang(bisa=any(map(self.app.bisa_mengirim, ("email", "telepon"))))

    @halaman("POST", HILANG, isian=form.HilangForm, ulang=form_hilang)
    def minta_hilang(self, k: Kunjungan) -> Response:
        d = k.isian.data
        with seragam():
            return ke(f"{HILANG}/{minta(self.app, d['nomor'], baca_kontak(d['kontak']), k.dari.alamat)}")

    @halaman("GET", HILANG + "/<uuid:kode_id>", rahasia=True)
    def form_tebus(self, k: Kunjungan, kode_id: UUID) -> Layar:
        return KodeHilang(bisa=True, kode_id=kode_id)

    @halaman("POST", HILANG + "/<uuid:kode_id>", isian=form.TebusForm, ulang=form_tebus, rahasia=True)
    def tebus_hilang(self, k: Kunjungan, kode_id: UUID) -> Response:
        with coba_kode(self.app, k.dari.alamat):
            aduan_id = tebus(self.app, kode_id, k.isian.data["kode"])
        if not k.isian.data["ganti"]:
            return ke(f"/lacak/{self.app.kode(aduan_id)}")
        return ke(f"/resi/{ganti_kode(self.app, aduan_id, KONTAK, None, k.correlation_id)}")
