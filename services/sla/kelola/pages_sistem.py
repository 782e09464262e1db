"""A district administrator's page about the program itself: how each part is, what could not be taken in, and having it tried again."""

from dataclasses import dataclass

from werkzeug.wrappers import Response

from services.sla.kelola import isian as form
from services.sla.kelola import layar
from services.sla.kelola.hak import pastikan
from services.sla.kelola.kepala import kepala, tanya
from services.sla.kelola.sistem import KelolaSistem
from shared.machinery.database import Database
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

SISTEM, KELOLA = "/admin/sistem", "KelolaSistem"


@dataclass(frozen=True)
class PagesSistem:
    """`mesin`: the service's own role, which alone knows how far ledger and relay are."""

    site: Site
    mesin: Database

    @halaman("GET", SISTEM, tindakan=KELOLA)
    def sistem(self, k: Kunjungan) -> Layar:
        kelola = self._sistem(k)
        gagal, catatan = kelola.gagal()
        kode = kelola.wilayah
        return layar.Sistem(**kepala(k, kode), bagian=kelola.bagian(gagal), gagal=gagal, catatan=catatan)

    @halaman("POST", SISTEM + "/ulang", tindakan=KELOLA, isian=form.NomorForm, ulang=sistem)
    def ulangi_berita(self, k: Kunjungan) -> Response:
        self._sistem(k).ulangi(k.isian.data.nomor)
        return ke(SISTEM + tanya(k))

    def _sistem(self, k: Kunjungan) -> KelolaSistem:
        kode = k.wilayah(KELOLA)
        return KelolaSistem(self.site.db, self.mesin, kode, pastikan(k.petugas, KELOLA, kode))
