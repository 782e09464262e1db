"""The citizen's first pages: what this is, which office, what it promises."""

from services.intake.application import Intake
from services.intake.lapor import layar
from services.intake.lapor.draf import LaciDraf
from services.intake.lapor.janji import janji
from shared.machinery.clock import sekarang
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.kunjungan import Kunjungan


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
