"""An administrator's pages about what can be complained of: add, rename, hide, keep reporters secret by default."""

from dataclasses import dataclass
from urllib.parse import urlencode

from werkzeug.wrappers import Response

from services.intake.kelola import isian_kantor as form
from services.intake.kelola import layar_kantor as layar
from services.intake.kelola.kategori import KelolaKategori
from shared.acuan.kategori import DaftarKategori
from shared.machinery.html.layar import Layar
from shared.web.fields import YA
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

KATEGORI, KELOLA = "/admin/kategori", "KelolaKategori"
SATU = KATEGORI + "/<string:kode>"
SUB = SATU + "/<string:sub>"  # any code, so that no other address of a category may be one step long


@dataclass(frozen=True)
class PagesAdminKategori:
    site: Site
    kategori: DaftarKategori

    def _kategori(self, k: Kunjungan) -> KelolaKategori:
        return KelolaKategori(self.site.db, self.kategori, k.petugas, k.wilayah(KELOLA))

    @halaman("GET", KATEGORI, tindakan=KELOLA)
    def daftar_kategori(self, k: Kunjungan) -> Layar:
        kelola = self._kategori(k)
        return layar.DaftarKategoriSaya(
            kategori=kelola.semua(),
            wilayah_nama=self.site.kantor.nama(kelola.wilayah),
            kabupaten=kelola.wilayah.count(".") < 2,
            tanya=_tanya(k),
        )

    @halaman("POST", KATEGORI, tindakan=KELOLA, isian=form.KategoriBaruForm, ulang=daftar_kategori)
    def tambah_kategori(self, k: Kunjungan) -> Response:
        d = k.isian.data
        kode = self._kategori(k).tambah(d["nama"], d["sub"], d["rahasia"] == YA)
        return ke(f"{KATEGORI}/{kode}{_tanya(k)}")

    @halaman("GET", SATU, tindakan=KELOLA)
    def satu_kategori(self, k: Kunjungan, kode: str) -> Layar:
        kelola = self._kategori(k)
        return layar.SatuKategori(kategori=kelola.satu(kode), wilayah_nama=self.site.kantor.nama(kelola.wilayah), tanya=_tanya(k))

    @halaman("POST", SATU, tindakan=KELOLA, isian=form.UbahKategoriForm, ulang=satu_kategori)
    def ubah_kategori(self, k: Kunjungan, kode: str) -> Response:
        d = k.isian.data
        self._kategori(k).ubah(kode, d["nama"], d["rahasia"] == YA, d["aktif"] == YA)
        return ke(f"{KATEGORI}{_tanya(k)}")

    @halaman("POST", SATU + "/sub/baru", tindakan=KELOLA, isian=form.SubBaruForm, ulang=satu_kategori)
    def tambah_sub(self, k: Kunjungan, kode: str) -> Response:
        self._kategori(k).tambah_sub(kode, k.isian.data["nama_sub"])
        return ke(f"{KATEGORI}/{kode}{_tanya(k)}")

    @halaman("GET", SUB, tindakan=KELOLA)
    def satu_sub(self, k: Kunjungan, kode: str, sub: str) -> Layar:
        kelola = self._kategori(k)
        kategori = kelola.satu(kode)
        return layar.SatuSub(
            kategori=kategori, sub=kelola.sub(kode, sub), wilayah_nama=self.site.kantor.nama(kelola.wilayah), tanya=_tanya(k)
        )

    @halaman("POST", SUB, tindakan=KELOLA, isian=form.UbahSubForm, ulang=satu_sub)
    def ubah_sub(self, k: Kunjungan, kode: str, sub: str) -> Response:
        self._kategori(k).ubah_sub(kode, sub, k.isian.data["nama"], k.isian.data["aktif"] == YA)
        return ke(f"{KATEGORI}/{kode}{_tanya(k)}")


def _tanya(k: Kunjungan) -> str:
    """ "?kecamatan=33.13.17", where the address names one."""
    kecamatan = k.request.args.get("kecamatan", "")
    return f"?{urlencode({'kecamatan': kecamatan})}" if kecamatan else ""
