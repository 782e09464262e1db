"""An administrator's page about alerts: by which rules, to whom, what failed; addresses are written and never shown again."""

from dataclasses import dataclass

from werkzeug.wrappers import Response

from services.sla.kelola import isian as form
from services.sla.kelola import layar
from services.sla.kelola import permintaan as p
from services.sla.kelola.hak import pastikan
from services.sla.kelola.kabar import KelolaKabar
from services.sla.kelola.kepala import kepala, tanya
from services.sla.peringatan.aturan import KEPADA, setingkat
from services.sla.peringatan.kabar import daftar_kiriman
from services.sla.peringatan.kontak import BukuKontak
from shared.domain.akses.petugas import PERAN
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

KABAR, KELOLA = "/admin/kabar", "KelolaKabar"


@dataclass(frozen=True)
class PagesKabar:
    site: Site
    buku: BukuKontak

    @page("GET", KABAR, tindakan=KELOLA)
    def lihat_kabar(self, visit: Visit) -> Screen:
        kelola = self._kelola(visit)
        aturan, kontak, catatan = kelola.semua()
        kode = kelola.wilayah
        if visit.form.typed:  # what failed to be kept is not written onto the page again
            visit.form = visit.form.replacing(typed={n: v for n, v in visit.form.typed.items() if n != "alamat"} or {"peran": ""})
        return layar.Kabar(
            **kepala(visit, kode),
            aturan=aturan,
            kontak=kontak,
            catatan=catatan,
            gagal=daftar_kiriman(self.site.db, kode, "gagal"),
            kepada=[x for x in KEPADA if setingkat(kode, x)],
            peran=[x for x in PERAN if setingkat(kode, x)],
        )

    @page("POST", KABAR + "/aturan", tindakan=KELOLA, form=form.AturanKabarForm, again=lihat_kabar)
    def tambah_aturan_kabar(self, visit: Visit) -> Response:
        self._kelola(visit).tambah_aturan(visit.form.made(p.AturanBaru))
        return see_other(KABAR + tanya(visit))

    @page("POST", KABAR + "/aturan/henti", tindakan=KELOLA, form=form.SatuForm, again=lihat_kabar)
    def hentikan_aturan_kabar(self, visit: Visit) -> Response:
        self._kelola(visit).hentikan_aturan(visit.form.made(p.Satu).nomor)
        return see_other(KABAR + tanya(visit))

    @page("POST", KABAR + "/bawaan", tindakan=KELOLA, form=form.BawaanForm, again=lihat_kabar)
    def aturan_bawaan(self, visit: Visit) -> Response:
        d = visit.form.made(p.Bawaan)
        self._kelola(visit).bawaan(d.nomor, d.mati)
        return see_other(KABAR + tanya(visit))

    @page("POST", KABAR + "/kontak", tindakan=KELOLA, form=form.KontakForm, again=lihat_kabar)
    def tambah_kontak_kabar(self, visit: Visit) -> Response:
        self._kelola(visit).tambah_kontak(visit.form.made(p.KontakBaru))
        return see_other(KABAR + tanya(visit))

    @page("POST", KABAR + "/kontak/hapus", tindakan=KELOLA, form=form.SatuForm, again=lihat_kabar)
    def hapus_kontak_kabar(self, visit: Visit) -> Response:
        self._kelola(visit).hapus_kontak(visit.form.made(p.Satu).nomor)
        return see_other(KABAR + tanya(visit))

    @page("POST", KABAR + "/kiriman/ulang", tindakan=KELOLA, form=form.NomorForm, again=lihat_kabar)
    def ulangi_kiriman(self, visit: Visit) -> Response:
        self._kelola(visit).ulangi(visit.form.made(p.SatuAtauSemua).nomor)
        return see_other(KABAR + tanya(visit))

    def _kelola(self, visit: Visit) -> KelolaKabar:
        kode = visit.wilayah(KELOLA)
        return KelolaKabar(self.site.db, self.buku, kode, pastikan(visit.petugas, KELOLA, kode))
