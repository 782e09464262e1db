"""A district administrator's page about the program itself: how each part is, what could not be taken in, and having it tried again."""

from werkzeug.wrappers import Response

from services.sla.application import Sla
from services.sla.kelola import isian as form
from services.sla.kelola import layar
from services.sla.kelola.hak import pastikan
from services.sla.kelola.pages_aturan import tanya
from services.sla.kelola.sistem import KelolaSistem
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan

SISTEM, KELOLA = "/admin/sistem", "KelolaSistem"


class PagesSistem:
    """Mixed into the Nameko service; `app` is its application."""

    app: Sla

    @halaman("GET", SISTEM, tindakan=KELOLA)
    def sistem(self, k: Kunjungan) -> Layar:
        kelola = self._sistem(k)
        gagal, catatan = kelola.gagal()
        kode = kelola.wilayah
        return layar.Sistem(
            wilayah=kode,
            nama=self.app.kantor.nama(kode),
            zona=self.app.kantor.zona(kode),
            tanya=tanya(k),
            bagian=kelola.bagian(gagal),
            gagal=gagal,
            catatan=catatan,
        )

    @halaman("POST", SISTEM + "/ulang", tindakan=KELOLA, isian=form.NomorForm, ulang=sistem)
    def ulangi_berita(self, k: Kunjungan) -> Response:
        self._sistem(k).ulangi(k.isian.data["nomor"])
        return ke(SISTEM + tanya(k))

    def _sistem(self, k: Kunjungan) -> KelolaSistem:
        kode = k.wilayah(KELOLA)
        return KelolaSistem(self.app.db, self.app.mesin, kode, pastikan(k.petugas, KELOLA, kode))
