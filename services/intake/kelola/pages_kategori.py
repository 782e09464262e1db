"""An administrator's pages about what can be complained of: add, rename, hide, keep reporters secret by default."""

from dataclasses import dataclass
from urllib.parse import urlencode

from werkzeug.wrappers import Response

from services.intake.kelola import isian_kantor as form
from services.intake.kelola import layar_kantor as layar
from services.intake.kelola import permintaan as p
from services.intake.kelola.kategori import KelolaKategori
from shared.acuan.kategori import DaftarKategori
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.fields import YA
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

KATEGORI, KELOLA = "/admin/kategori", "KelolaKategori"
SATU = KATEGORI + "/<string:kode>"
SUB = SATU + "/<string:sub>"  # any code, so that no other address of a category may be one step long


@dataclass(frozen=True)
class PagesAdminKategori:
    site: Site
    kategori: DaftarKategori

    def _kategori(self, visit: Visit) -> KelolaKategori:
        return KelolaKategori(self.site.db, self.kategori, visit.petugas, visit.wilayah(KELOLA))

    @page("GET", KATEGORI, tindakan=KELOLA)
    def daftar_kategori(self, visit: Visit) -> Screen:
        kelola = self._kategori(visit)
        return layar.DaftarKategoriSaya(
            kategori=kelola.semua(),
            wilayah_nama=self.site.kantor.nama(kelola.wilayah),
            kabupaten=kelola.wilayah.count(".") < 2,
            tanya=_tanya(visit),
        )

    @page("POST", KATEGORI, tindakan=KELOLA, form=form.KategoriBaruForm, again=daftar_kategori)
    def tambah_kategori(self, visit: Visit) -> Response:
        d = visit.form.made(p.KategoriBaru)
        kode = self._kategori(visit).tambah(d.nama, d.sub, d.rahasia == YA)
        return see_other(f"{KATEGORI}/{kode}{_tanya(visit)}")

    @page("GET", SATU, tindakan=KELOLA)
    def satu_kategori(self, visit: Visit, kode: str) -> Screen:
        kelola = self._kategori(visit)
        return layar.SatuKategori(kategori=kelola.satu(kode), wilayah_nama=self.site.kantor.nama(kelola.wilayah), tanya=_tanya(visit))

    @page("POST", SATU, tindakan=KELOLA, form=form.UbahKategoriForm, again=satu_kategori)
    def ubah_kategori(self, visit: Visit, kode: str) -> Response:
        d = visit.form.made(p.UbahKategori)
        self._kategori(visit).ubah(kode, d.nama, d.rahasia == YA, d.aktif == YA)
        return see_other(f"{KATEGORI}{_tanya(visit)}")

    @page("POST", SATU + "/sub/baru", tindakan=KELOLA, form=form.SubBaruForm, again=satu_kategori)
    def tambah_sub(self, visit: Visit, kode: str) -> Response:
        d = visit.form.made(p.SubBaru)
        self._kategori(visit).tambah_sub(kode, d.nama_sub)
        return see_other(f"{KATEGORI}/{kode}{_tanya(visit)}")

    @page("GET", SUB, tindakan=KELOLA)
    def satu_sub(self, visit: Visit, kode: str, sub: str) -> Screen:
        kelola = self._kategori(visit)
        kategori = kelola.satu(kode)
        return layar.SatuSub(
            kategori=kategori, sub=kelola.sub(kode, sub), wilayah_nama=self.site.kantor.nama(kelola.wilayah), tanya=_tanya(visit)
        )

    @page("POST", SUB, tindakan=KELOLA, form=form.UbahSubForm, again=satu_sub)
    def ubah_sub(self, visit: Visit, kode: str, sub: str) -> Response:
        d = visit.form.made(p.UbahSub)
        self._kategori(visit).ubah_sub(kode, sub, d.nama, d.aktif == YA)
        return see_other(f"{KATEGORI}/{kode}{_tanya(visit)}")


def _tanya(visit: Visit) -> str:
    """ "?kecamatan=33.13.17", where the address names one."""
    kecamatan = visit.request.args.get("kecamatan", "")
    return f"?{urlencode({'kecamatan': kecamatan})}" if kecamatan else ""
