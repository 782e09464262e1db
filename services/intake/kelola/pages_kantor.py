"""An administrator's pages about the office: what it is called and where it is, and the letterhead of its papers."""

from dataclasses import dataclass, replace

from werkzeug.wrappers import Response

from services.intake.kelola import isian_kantor as form
from services.intake.kelola import layar_kantor as layar
from services.intake.kelola.kantor import ZONA, KelolaKantor
from shared.acuan.aturan.buku import BukuAturan
from shared.acuan.aturan.hidup import AturanHidup
from shared.domain.aduan.kejadian import Pelaku
from shared.layanan.dasar import Dasar
from shared.machinery.clock import sekarang
from shared.machinery.html.layar import Layar
from shared.surat import kop
from shared.surat.contoh import SURAT
from shared.surat.isi import DataPengaduan
from shared.surat.layar import HalamanSurat, Pintu
from shared.surat.unduh import unduh
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

KANTOR, KELOLA = "/admin/kantor", "KelolaKantor"
SATU = KANTOR + "/<string:kode>"
LOGO_TERBESAR = 200 * 1024  # bytes of an upload


class LogoTerlaluBesar(kop.LogoTidakSah):
    """Berkas logo paling besar 200 kB. Perkecil dahulu, lalu unggah lagi."""

    kode = "logo-terlalu-besar"


@dataclass(frozen=True)
class PagesAdminKantor:
    site: Site
    dasar: Dasar

    def _kantor(self, k: Kunjungan) -> KelolaKantor:
        return KelolaKantor(self.site.db, self.site.kantor, k.petugas, self._buku)

    def _buku(self, oleh: Pelaku) -> BukuAturan:
        """Recorded by the machine's role, in the name of whoever it was asked whether they may."""
        return BukuAturan(self.dasar.store_mesin, AturanHidup(self.dasar.mesin), oleh)

    @halaman("GET", KANTOR, tindakan=KELOLA)
    def daftar_kantor(self, k: Kunjungan) -> Layar | Response:
        ada = self._kantor(k).daftar(k.wilayah(KELOLA))
        return ke(f"{KANTOR}/{ada[0].kode}") if len(ada) == 1 else layar.DaftarKantorSaya(kantor=ada)

    @halaman("GET", SATU, tindakan=KELOLA)
    def satu_kantor(self, k: Kunjungan, kode: str) -> Layar:
        return layar.SatuKantor(kantor=self._kantor(k).satu(kode), zona=ZONA)

    @halaman("POST", SATU, tindakan=KELOLA, isian=form.KantorForm, ulang=satu_kantor)
    def ubah_kantor(self, k: Kunjungan, kode: str) -> Response:
        self._kantor(k).ubah(kode, k.isian.data)
        return ke(f"{KANTOR}/{kode}")

    @halaman("GET", SATU + "/kop", tindakan=KELOLA)
    def kop(self, k: Kunjungan, kode: str) -> Layar:
        kantor, punya = self._kantor(k).satu(kode), kop.ambil(self.site.db, kode)
        return layar.UbahKop(kantor=kantor, kop=punya, logo=kop.alamat_logo(punya))

    @halaman("POST", SATU + "/kop", tindakan=KELOLA, isian=form.KopForm, ulang=kop)
    def ubah_kop(self, k: Kunjungan, kode: str) -> Response:
        """Raises KopTidakSah, LogoTidakSah: shown above the form, with everything that was typed."""
        self._kantor(k).satu(kode)
        isi = dict(k.isian.data)
        logo: bytes | kop.Logo | None = None if isi.pop("tanpa_logo") else kop.Logo.TETAP
        berkas = k.request.files.get("logo")
        if berkas is not None and berkas.filename:
            logo = berkas.stream.read(LOGO_TERBESAR + 1)
            if len(logo) > LOGO_TERBESAR:
                raise LogoTerlaluBesar
        kop.simpan(self.site.db, kode, isi, logo)
        return ke(f"{KANTOR}/{kode}/kop")

    @halaman("GET", SATU + "/kop/contoh", tindakan=KELOLA)
    def contoh_surat(self, k: Kunjungan, kode: str) -> Layar:
        """A made-up complaint on the office's letterhead."""
        surat = self._contoh(k, kode)
        alamat = f"{KANTOR}/{kode}/kop"
        return HalamanSurat(
            surat=surat, pdf=f"{alamat}/contoh.pdf", kembali=Pintu("Kop surat", alamat), lain=(), logo=kop.alamat_logo(surat.kop)
        )

    @halaman("GET", SATU + "/kop/contoh.pdf", tindakan=KELOLA)
    def unduh_contoh(self, k: Kunjungan, kode: str) -> Response:
        return unduh(self.site.db, self._contoh(k, kode), sekarang())

    def _contoh(self, k: Kunjungan, kode: str) -> DataPengaduan:
        kantor, punya = self._kantor(k).satu(kode), kop.ambil(self.site.db, kode)
        contoh = SURAT[DataPengaduan.nama]
        assert isinstance(contoh, DataPengaduan)
        return replace(contoh, kop=punya, tempat=punya.tempat, pokok=replace(contoh.pokok, kantor=kantor.nama))
