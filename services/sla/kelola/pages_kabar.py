"""An administrator's page about alerts: by which rules, to whom, what failed; addresses are written and never shown again."""

from dataclasses import dataclass

from werkzeug.wrappers import Response

from services.sla.kelola import isian as form
from services.sla.kelola import layar
from services.sla.kelola.hak import pastikan
from services.sla.kelola.kabar import KelolaKabar
from services.sla.kelola.kepala import kepala, tanya
from services.sla.peringatan.aturan import KEPADA, setingkat
from services.sla.peringatan.kabar import daftar_kiriman
from services.sla.peringatan.kontak import BukuKontak
from shared.domain.akses.petugas import PERAN
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

KABAR, KELOLA = "/admin/kabar", "KelolaKabar"


@dataclass(frozen=True)
class PagesKabar:
    site: Site
    buku: BukuKontak

    @halaman("GET", KABAR, tindakan=KELOLA)
    def lihat_kabar(self, k: Kunjungan) -> Layar:
        kelola = self._kelola(k)
        aturan, kontak, catatan = kelola.semua()
        kode = kelola.wilayah
        if k.isian.ketikan:  # what failed to be kept is not written onto the page again
            k.isian = k.isian.dengan(ketikan={n: v for n, v in k.isian.ketikan.items() if n != "alamat"} or {"peran": ""})
        return layar.Kabar(
            **kepala(k, kode),
            aturan=aturan,
            kontak=kontak,
            catatan=catatan,
            gagal=daftar_kiriman(self.site.db, kode, "gagal"),
            kepada=[x for x in KEPADA if setingkat(kode, x)],
            peran=[x for x in PERAN if setingkat(kode, x)],
        )

    @halaman("POST", KABAR + "/aturan", tindakan=KELOLA, isian=form.AturanKabarForm, ulang=lihat_kabar)
    def tambah_aturan_kabar(self, k: Kunjungan) -> Response:
        self._kelola(k).tambah_aturan(k.isian.data)
        return ke(KABAR + tanya(k))

    @halaman("POST", KABAR + "/aturan/henti", tindakan=KELOLA, isian=form.SatuForm, ulang=lihat_kabar)
    def hentikan_aturan_kabar(self, k: Kunjungan) -> Response:
        self._kelola(k).hentikan_aturan(k.isian.data.nomor)
        return ke(KABAR + tanya(k))

    @halaman("POST", KABAR + "/bawaan", tindakan=KELOLA, isian=form.BawaanForm, ulang=lihat_kabar)
    def aturan_bawaan(self, k: Kunjungan) -> Response:
        self._kelola(k).bawaan(k.isian.data.nomor, k.isian.data.mati)
        return ke(KABAR + tanya(k))

    @halaman("POST", KABAR + "/kontak", tindakan=KELOLA, isian=form.KontakForm, ulang=lihat_kabar)
    def tambah_kontak_kabar(self, k: Kunjungan) -> Response:
        self._kelola(k).tambah_kontak(k.isian.data)
        return ke(KABAR + tanya(k))

    @halaman("POST", KABAR + "/kontak/hapus", tindakan=KELOLA, isian=form.SatuForm, ulang=lihat_kabar)
    def hapus_kontak_kabar(self, k: Kunjungan) -> Response:
        self._kelola(k).hapus_kontak(k.isian.data.nomor)
        return ke(KABAR + tanya(k))

    @halaman("POST", KABAR + "/kiriman/ulang", tindakan=KELOLA, isian=form.NomorForm, ulang=lihat_kabar)
    def ulangi_kiriman(self, k: Kunjungan) -> Response:
        self._kelola(k).ulangi(k.isian.data.nomor)
        return ke(KABAR + tanya(k))

    def _kelola(self, k: Kunjungan) -> KelolaKabar:
        kode = k.wilayah(KELOLA)
        return KelolaKabar(self.site.db, self.buku, kode, pastikan(k.petugas, KELOLA, kode))
