"""Sla, put together: the timers, the verdicts computed again, the alerts to people, and its rooms."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from services.sla.api import Api
from services.sla.kelola.pages_aturan import PagesAturan
from services.sla.kelola.pages_kabar import PagesKabar
from services.sla.kelola.pages_pengawasan import PagesPengawasan
from services.sla.kelola.pages_sistem import PagesSistem
from services.sla.papan.pages import PagesPapan
from services.sla.papan.pages_unduh import PagesUnduh
from services.sla.papan.sajian import Sajian
from services.sla.peringatan.catat import Pencatat
from services.sla.peringatan.kabar import Kabar
from services.sla.peringatan.kirim import Pengirim
from services.sla.peringatan.kontak import BukuKontak
from services.sla.peringatan.pelanggan import KabarPelanggan
from services.sla.readmodel import Papan
from services.sla.rekap.rangkuman import Rangkuman
from services.sla.waktu.angka import ukur_pengingat
from services.sla.waktu.jatuh_tempo import KLAIM, JatuhTempo
from services.sla.waktu.penghitung import Penghitung
from services.sla.waktu.pewaktu import Timekeeper
from shared.akun.laci import LaciPetugas
from shared.kabar.angka import ukur_kiriman
from shared.kabar.kurir import Courier
from shared.layanan.dasar import Dasar, Kolam, siapkan
from shared.layanan.layanan import Layanan, kamar, lapor_kunci
from shared.layanan.proyeksi import Proyeksi
from shared.machinery.service.clock import ClockGuard
from shared.machinery.service.health import Watch
from shared.machinery.settings import Settings
from shared.web.about import About
from shared.web.site import Site


@dataclass(frozen=True, kw_only=True)
class Sla(Layanan):
    """`jatuh_tempo` does what is due when `pewaktu` says; `penghitung` judges again what a calendar recorded since makes different;
    `kabar` tells people; `rangkuman` keeps the sums of what is over."""

    jatuh_tempo: JatuhTempo
    pewaktu: Timekeeper
    penghitung: Penghitung
    kabar: Kabar
    rangkuman: Rangkuman

    def angka(self) -> dict[str, Callable[[], None]]:
        mesin = self.dasar.mesin
        return {
            **super().angka(),
            "sla.pengingat": partial(ukur_pengingat, mesin),
            "sla.kiriman": partial(ukur_kiriman, mesin, "sla"),
            "sla.kabar_pelanggan": partial(ukur_kiriman, mesin, "sla", "kabar_pelanggan", "pelanggan"),
        }

    def follow_rules(self) -> int:
        """Running clocks first, then the verdicts of those that have ended."""
        return self.proyeksi.follow_rules() + self.penghitung.ikuti()

    def rebuilt(self) -> str | None:
        return self.rangkuman.sesudah_dibangun_ulang()


def bangun(settings: Settings, kolam: Kolam | None = None) -> Sla:
    with ExitStack() as tutup:
        return rakit(siapkan(tutup, settings, "sla", kolam, melapor=True), tutup)


def rakit(dasar: Dasar, tutup: ExitStack) -> Sla:
    """Of parts that are there; what `tutup` closes is the service's from the end on."""
    watch = Watch(dasar.mesin, dasar.nama)
    proyeksi = Proyeksi(dasar, Papan(dasar.aturan))
    jatuh_tempo = JatuhTempo(dasar.mesin, dasar.store_mesin, dasar.aturan, proyeksi.inbox.take, ClockGuard(dasar.mesin))
    kontak, kurir = BukuKontak(dasar.derivations), Courier()
    tutup.callback(kurir.tutup)
    site = Site(dasar.db, dasar.kantor, dasar.alamat, dasar.derivations, LaciPetugas(dasar.db, dasar.store, dasar.vault))
    sajian = Sajian(dasar.baca, dasar.kantor, dasar.kategori)
    return Sla(
        dasar=dasar,
        proyeksi=proyeksi,
        kunci=lapor_kunci(tutup, dasar),
        watch=watch,
        jatuh_tempo=jatuh_tempo,
        pewaktu=Timekeeper(jatuh_tempo.kerjakan, jatuh_tempo.berikutnya, KLAIM),
        penghitung=Penghitung(dasar.mesin, dasar.store_mesin, dasar.aturan, proyeksi.projector.project),
        kabar=Kabar(
            Pencatat(dasar.mesin, dasar.store_mesin, dasar.aturan, kontak),
            Pengirim(dasar.mesin, dasar.aturan, kontak, dasar.alamat),
            KabarPelanggan(dasar.mesin, dasar.aturan, kontak, dasar.alamat),
            kurir.kirim,
        ),
        rangkuman=Rangkuman(dasar.mesin),
        rooms=kamar(
            Api(site, dasar),
            PagesPapan(site, sajian),
            PagesUnduh(site, sajian),
            PagesAturan(site, dasar),
            PagesKabar(site, kontak),
            PagesPengawasan(site),
            PagesSistem(site, dasar.mesin, watch),
            About(watch),
        ),
        tutup=tutup.pop_all(),
    )
