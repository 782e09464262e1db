"""An office's answer templates: seen, added, changed and removed."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from werkzeug.wrappers import Response

from services.triage.templat import isian as form
from services.triage.templat import layar
from services.triage.templat.lemari import IsiTemplat, hapus, simpan
from shared.acuan.kantor.templat import templat_kantor
from shared.acuan.kategori import DaftarKategori
from shared.domain.aduan.penolakan import Bentrok, TidakDitemukan
from shared.domain.nama import senama
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

TEMPLAT, KELOLA = "/petugas/templat", "KelolaTemplat"
SATU = TEMPLAT + "/<uuid:templat_id>"


class TemplatTidakDitemukan(TidakDitemukan):
    """Templat ini tidak ada di kantor ini."""

    kode = "templat-tidak-ditemukan"


class JudulTerpakai(Bentrok):
    """Templat lain di kantor ini sudah berjudul itu. Pakai judul lain."""

    kode = "judul-terpakai"


def _tanya(visit: Visit) -> str:
    """Which office the address names, to be carried along."""
    kecamatan = visit.request.args.get("kecamatan", "")
    return f"?kecamatan={kecamatan}" if kecamatan else ""


@dataclass(frozen=True)
class PagesTemplat:
    site: Site
    kategori: DaftarKategori

    @page("GET", TEMPLAT, tindakan=KELOLA)
    def daftar_templat(self, visit: Visit) -> Screen:
        wilayah = visit.wilayah(KELOLA)
        kabupaten = wilayah.count(".") < 2
        kategori = [(satu.kode, satu.nama) for satu in self.kategori.untuk(wilayah)]
        return layar.DaftarTemplat(
            nama_wilayah=self.site.kantor.nama(wilayah),
            kantor=[(s.kode, s.nama) for s in self.site.kantor.di(wilayah)] if kabupaten else [],
            semua=[] if kabupaten else templat_kantor(self.site.db, wilayah),
            kategori=kategori,
            nama_kategori=dict(kategori),
            zona=self.site.kantor.zona(wilayah),
            tanya=_tanya(visit),
        )

    @page("POST", TEMPLAT, tindakan=KELOLA, form=form.TemplatForm, again=daftar_templat)
    def tambah_templat(self, visit: Visit) -> Response:
        return self._simpan(visit, uuid4())

    @page("GET", SATU, tindakan=KELOLA)
    def satu_templat(self, visit: Visit, templat_id: UUID) -> Screen:
        wilayah = visit.wilayah(KELOLA)
        satu = next((t for t in templat_kantor(self.site.db, wilayah) if t.id == templat_id), None)
        if satu is None:
            raise TemplatTidakDitemukan
        kategori = [(s.kode, s.nama) for s in self.kategori.untuk(wilayah)]
        return layar.SatuTemplat(satu=satu, kategori=kategori, tanya=_tanya(visit))

    @page("POST", SATU, tindakan=KELOLA, form=form.TemplatForm, again=satu_templat)
    def ubah_templat(self, visit: Visit, templat_id: UUID) -> Response:
        self.satu_templat(visit, templat_id)
        return self._simpan(visit, templat_id)

    @page("POST", SATU + "/hapus", tindakan=KELOLA)
    def hapus_templat(self, visit: Visit, templat_id: UUID) -> Response:
        hapus(self.site.db, visit.wilayah(KELOLA), templat_id)
        return see_other(TEMPLAT + _tanya(visit))

    def _simpan(self, visit: Visit, templat_id: UUID) -> Response:
        """Raises KantorTidakDikenal for a region that is no office, JudulTerpakai."""
        isi = visit.form.made(IsiTemplat)
        wilayah = visit.wilayah(KELOLA)
        self.site.kantor.ambil(wilayah)
        if senama(isi.judul) in {senama(t.judul) for t in templat_kantor(self.site.db, wilayah) if t.id != templat_id}:
            raise JudulTerpakai
        simpan(self.site.db, wilayah, templat_id, visit.petugas.id, isi)
        return see_other(TEMPLAT + _tanya(visit))
