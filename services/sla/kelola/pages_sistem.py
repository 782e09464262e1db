"""A district administrator's page about the program itself: how each part is, what could not be taken in, and having it tried again."""

from dataclasses import dataclass

from werkzeug.wrappers import Response

from services.sla.kelola import isian as form
from services.sla.kelola import layar
from services.sla.kelola import permintaan as p
from services.sla.kelola.hak import pastikan
from services.sla.kelola.kepala import kepala, tanya
from services.sla.kelola.sistem import KelolaSistem
from shared.machinery.database import Database
from shared.machinery.html.screen import Screen
from shared.machinery.service.health import Watch
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

SISTEM, KELOLA = "/admin/sistem", "KelolaSistem"


@dataclass(frozen=True)
class PagesSistem:
    """`mesin`: the service's own role, which alone knows how far ledger and relay are."""

    site: Site
    mesin: Database
    watch: Watch

    @page("GET", SISTEM, tindakan=KELOLA)
    def sistem(self, visit: Visit) -> Screen:
        kelola = self._sistem(visit)
        gagal, catatan, dibuang = kelola.gagal()
        return layar.Sistem(
            **kepala(visit, kelola.wilayah),
            bagian=kelola.bagian(gagal),
            gagal=gagal,
            diparkir=[(g.id, f"{g.id} · {g.consumer} · {g.pokok or g.stream}") for g in gagal if g.parked_at is not None],
            catatan=catatan,
            dibuang=dibuang,
            pelanggan=kelola.pelanggan(),
            kabar_pelanggan=kelola.kabar_pelanggan(),
            jam=kelola.jam(),
        )

    @page("POST", SISTEM + "/ulang", tindakan=KELOLA, form=form.NomorForm, again=sistem)
    def ulangi_berita(self, visit: Visit) -> Response:
        self._sistem(visit).ulangi(visit.form.made(p.SatuAtauSemua).nomor)
        return see_other(SISTEM + tanya(visit))

    @page("POST", SISTEM + "/buang", tindakan=KELOLA, form=form.BuangForm, again=sistem)
    def buang_berita(self, visit: Visit) -> Response:
        self._sistem(visit).buang(visit.form.made(p.BuangBerita))
        return see_other(SISTEM + tanya(visit))

    @page("POST", SISTEM + "/jam", tindakan=KELOLA)
    def pastikan_jam(self, visit: Visit) -> Response:
        self._sistem(visit).pastikan_jam()
        return see_other(SISTEM + tanya(visit))

    def _sistem(self, visit: Visit) -> KelolaSistem:
        kode = visit.wilayah(KELOLA)
        return KelolaSistem(self.site.db, self.mesin, self.watch, kode, pastikan(visit.petugas, KELOLA, kode))
