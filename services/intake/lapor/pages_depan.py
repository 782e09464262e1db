"""The citizen's first pages: what this is, which office, what it promises; and the way to a complaint's tracking."""

from werkzeug.wrappers import Response

from services.intake.application import Intake
from services.intake.lapor import isian as form
from services.intake.lapor import layar
from services.intake.lapor.draf import LaciDraf
from services.intake.lapor.janji import janji
from shared.akun.batas import TerlaluSering
from shared.domain.aduan.penolakan import AduanTidakDitemukan
from shared.machinery.clock import sekarang
from shared.machinery.html.bahasa import _
from shared.machinery.html.layar import Layar
from shared.machinery.privacy.kode import periksa_kode
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.tebakan import hitung_tebakan

TIDAK_COCOK = _("Kode lacak ini tidak cocok dengan aduan mana pun. Periksa huruf demi huruf; kodenya tertulis di resi.")


class Pages:
    """Mixed into the Nameko service; `app` is its application."""

    app: Intake

    @halaman("GET", "/")
    def depan(self, k: Kunjungan) -> Layar:
        cari = k.request.args.get("cari", "").strip()[:100]
        semua = self.app.kantor.kecamatan()
        menurut_kode = {kantor.kode: kantor for kantor in semua}
        draf = LaciDraf(self.app.db).semua(k.pengunjung) if k.pengunjung else []
        return layar.Depan(
            cari=cari,
            kantor=[kantor for kantor in semua if cari.casefold() in kantor.nama.casefold()],
            draf=[(d, menurut_kode[d.kecamatan]) for d in draf if d.kecamatan in menurut_kode],
        )

    @halaman("GET", "/kantor/<string:kode>")
    def kantor(self, k: Kunjungan, kode: str) -> Layar:
        kantor = self.app.kantor.penerima(kode)
        now = sekarang()
        sop, dijanjikan = self.app.aturan.sop(kode, now), janji(self.app.aturan, kode, now)
        return layar.HalamanKantor(
            kantor=kantor,
            langkah=[sop.menurut_nomor[n] for n in range(1, 8)],
            janji=dijanjikan,
            jawaban_paling_lambat=dijanjikan[-1].batas,
            ketepatan=self.app.ketepatan(kode),
        )

    @halaman("GET", "/lacak")
    def form_lacak(self, k: Kunjungan) -> Layar:
        return layar.FormLacak()

    @halaman("POST", "/lacak", isian=form.LacakForm, ulang=form_lacak, tanda=False)
    def cari_lacak(self, k: Kunjungan) -> Response | Layar:
        """Only leads on: nothing changes, so no token is asked for."""
        kode = periksa_kode(k.isian.data["kode"])
        try:
            self.app.temukan(kode or "")
        except AduanTidakDitemukan as e:
            if isinstance(terlalu_sering := hitung_tebakan(self.app, k.request, e), TerlaluSering):
                raise terlalu_sering from None
            k.isian = k.isian.dengan(galat={"kode": TIDAK_COCOK})
            return layar.FormLacak()
        return ke(f"/lacak/{kode}")
