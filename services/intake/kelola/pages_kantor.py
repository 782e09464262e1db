"""An administrator's pages about the office: what it is called and where it is, and the letterhead of its papers."""

from dataclasses import dataclass, replace

from werkzeug.wrappers import Response

from services.intake.kelola import isian_kantor as form
from services.intake.kelola import layar_kantor as layar
from services.intake.kelola.kantor import ZONA, KelolaKantor
from services.intake.kelola.permintaan import IsiKantor
from shared.acuan.aturan.buku import BukuAturan
from shared.domain.aduan.kejadian import Pelaku
from shared.layanan.dasar import Dasar
from shared.machinery.clock import utc_now
from shared.machinery.html.screen import Screen
from shared.surat import kop
from shared.surat.contoh import SURAT
from shared.surat.isi import DataPengaduan
from shared.surat.layar import HalamanSurat, Pintu
from shared.surat.unduh import unduh
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.uploads import uploads_of
from shared.web.visit import Visit

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

    def _kantor(self, visit: Visit) -> KelolaKantor:
        return KelolaKantor(self.site.db, self.site.kantor, visit.petugas, self._buku)

    def _buku(self, oleh: Pelaku) -> BukuAturan:
        """Recorded by the machine's role, in the name of whoever it was asked whether they may."""
        return BukuAturan(self.dasar.store_mesin, self.dasar.aturan_hidup, oleh)

    @page("GET", KANTOR, tindakan=KELOLA)
    def daftar_kantor(self, visit: Visit) -> Screen | Response:
        ada = self._kantor(visit).daftar(visit.wilayah(KELOLA))
        return see_other(f"{KANTOR}/{ada[0].kode}") if len(ada) == 1 else layar.DaftarKantorSaya(kantor=ada)

    @page("GET", SATU, tindakan=KELOLA)
    def satu_kantor(self, visit: Visit, kode: str) -> Screen:
        return layar.SatuKantor(kantor=self._kantor(visit).satu(kode), zona=ZONA)

    @page("POST", SATU, tindakan=KELOLA, form=form.KantorForm, again=satu_kantor)
    def ubah_kantor(self, visit: Visit, kode: str) -> Response:
        self._kantor(visit).ubah(kode, visit.form.made(IsiKantor))
        return see_other(f"{KANTOR}/{kode}")

    @page("GET", SATU + "/kop", tindakan=KELOLA)
    def kop(self, visit: Visit, kode: str) -> Screen:
        kantor, punya = self._kantor(visit).satu(kode), kop.ambil(self.site.db, kode)
        return layar.UbahKop(kantor=kantor, kop=punya, logo=kop.alamat_logo(punya))

    @page("POST", SATU + "/kop", tindakan=KELOLA, form=form.KopForm, again=kop)
    def ubah_kop(self, visit: Visit, kode: str) -> Response:
        """Raises KopTidakSah, LogoTidakSah: shown above the form, with everything that was typed."""
        self._kantor(visit).satu(kode)
        d = visit.form.made(form.KopTertulis)
        logo: bytes | kop.Logo | None = None if d.tanpa_logo else kop.Logo.TETAP
        for berkas in uploads_of(visit.request, "logo"):
            logo = berkas.read(LOGO_TERBESAR + 1)
            if len(logo) > LOGO_TERBESAR:
                raise LogoTerlaluBesar
        kop.simpan(self.site.db, kode, d.isi, logo)
        return see_other(f"{KANTOR}/{kode}/kop")

    @page("GET", SATU + "/kop/contoh", tindakan=KELOLA)
    def contoh_surat(self, visit: Visit, kode: str) -> Screen:
        """A made-up complaint on the office's letterhead."""
        surat = self._contoh(visit, kode)
        alamat = f"{KANTOR}/{kode}/kop"
        return HalamanSurat(
            surat=surat, pdf=f"{alamat}/contoh.pdf", kembali=Pintu("Kop surat", alamat), lain=(), logo=kop.alamat_logo(surat.kop)
        )

    @page("GET", SATU + "/kop/contoh.pdf", tindakan=KELOLA)
    def unduh_contoh(self, visit: Visit, kode: str) -> Response:
        return unduh(self.site.db, self._contoh(visit, kode), utc_now())

    def _contoh(self, visit: Visit, kode: str) -> DataPengaduan:
        kantor, punya = self._kantor(visit).satu(kode), kop.ambil(self.site.db, kode)
        contoh = SURAT[DataPengaduan.nama]
        assert isinstance(contoh, DataPengaduan)
        return replace(contoh, kop=punya, tempat=punya.tempat, pokok=replace(contoh.pokok, kantor=kantor.nama))
