"""An office's answer templates: seen, added, changed and removed."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from werkzeug.wrappers import Response

from services.triage.templat import isian as form
from services.triage.templat import layar
from services.triage.templat.lemari import hapus, simpan
from shared.acuan.kantor.templat import templat_kantor
from shared.acuan.kategori import DaftarKategori
from shared.domain.aduan.penolakan import Bentrok, TidakDitemukan
from shared.domain.akses.petugas import meliputi
from shared.domain.nama import senama
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

TEMPLAT, KELOLA = "/petugas/templat", "KelolaTemplat"
SATU = TEMPLAT + "/<uuid:templat_id>"


class TemplatTidakDitemukan(TidakDitemukan):
    """Templat ini tidak ada di kantor ini."""

    kode = "templat-tidak-ditemukan"


class JudulTerpakai(Bentrok):
    """Templat lain di kantor ini sudah berjudul itu. Pakai judul lain."""

    kode = "judul-terpakai"


def _tanya(k: Kunjungan) -> str:
    """Which office the address names, to be carried along."""
    kecamatan = k.request.args.get("kecamatan", "")
    return f"?kecamatan={kecamatan}" if kecamatan else ""


@dataclass(frozen=True)
class PagesTemplat:
    site: Site
    kategori: DaftarKategori

    @halaman("GET", TEMPLAT, tindakan=KELOLA)
    def daftar_templat(self, k: Kunjungan) -> Layar:
        wilayah = k.wilayah(KELOLA)
        kabupaten = wilayah.count(".") < 2
        kategori = [(satu.kode, satu.nama) for satu in self.kategori.untuk(wilayah)]
        return layar.DaftarTemplat(
            nama_wilayah=self.site.kantor.nama(wilayah),
            kantor=[(s.kode, s.nama) for s in self.site.kantor.kecamatan() if meliputi(wilayah, s.kode)] if kabupaten else [],
            semua=[] if kabupaten else templat_kantor(self.site.db, wilayah),
            kategori=kategori,
            nama_kategori=dict(kategori),
            zona=self.site.kantor.zona(wilayah),
            tanya=_tanya(k),
        )

    @halaman("POST", TEMPLAT, tindakan=KELOLA, isian=form.TemplatForm, ulang=daftar_templat)
    def tambah_templat(self, k: Kunjungan) -> Response:
        return self._simpan(k, uuid4())

    @halaman("GET", SATU, tindakan=KELOLA)
    def satu_templat(self, k: Kunjungan, templat_id: UUID) -> Layar:
        wilayah = k.wilayah(KELOLA)
        satu = next((t for t in templat_kantor(self.site.db, wilayah) if t.id == templat_id), None)
        if satu is None:
            raise TemplatTidakDitemukan
        kategori = [(s.kode, s.nama) for s in self.kategori.untuk(wilayah)]
        return layar.SatuTemplat(satu=satu, kategori=kategori, tanya=_tanya(k))

    @halaman("POST", SATU, tindakan=KELOLA, isian=form.TemplatForm, ulang=satu_templat)
    def ubah_templat(self, k: Kunjungan, templat_id: UUID) -> Response:
        self.satu_templat(k, templat_id)
        return self._simpan(k, templat_id)

    @halaman("POST", SATU + "/hapus", tindakan=KELOLA)
    def hapus_templat(self, k: Kunjungan, templat_id: UUID) -> Response:
        hapus(self.site.db, k.wilayah(KELOLA), templat_id)
        return ke(TEMPLAT + _tanya(k))

    def _simpan(self, k: Kunjungan, templat_id: UUID) -> Response:
        """Raises KantorTidakDikenal for a region that is no office, JudulTerpakai."""
        wilayah, isi = k.wilayah(KELOLA), k.isian.data
        self.site.kantor.ambil(wilayah)
        if senama(isi.judul) in {senama(t.judul) for t in templat_kantor(self.site.db, wilayah) if t.id != templat_id}:
            raise JudulTerpakai
        simpan(self.site.db, wilayah, templat_id, k.petugas.id, isi)
        return ke(TEMPLAT + _tanya(k))
