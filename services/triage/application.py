"""Triage, put together: the front desk's acts, the queue, the search copy, and its rooms."""

from contextlib import ExitStack
from dataclasses import dataclass

from services.triage import domain
from services.triage.aduan.pages import PagesAduan
from services.triage.aduan.tindakan import Tindakan
from services.triage.antrean.pages import PagesAntrean
from services.triage.api import Api
from services.triage.cari import Cari
from services.triage.pengikut import Penyusul
from services.triage.readmodel import Antrean
from services.triage.surat.buku import BukuRegister
from services.triage.surat.pages import PagesSurat
from services.triage.surat.penerbit import Penerbit
from services.triage.templat.pages import PagesTemplat
from shared.akun.laci import LaciPetugas
from shared.layanan.dasar import Dasar, Kolam, siapkan
from shared.layanan.layanan import Layanan, kamar, lapor_kunci
from shared.layanan.penangan import Penangan
from shared.layanan.pengikutan import Pengikutan
from shared.layanan.proyeksi import Proyeksi
from shared.machinery.database import sql
from shared.machinery.service.health import Watch
from shared.machinery.settings import Settings
from shared.web.about import About
from shared.web.site import Site


@dataclass(frozen=True, kw_only=True)
class Triage(Layanan):
    tindakan: Tindakan
    cari: Cari
    pengikutan: Pengikutan


def bangun(settings: Settings, kolam: Kolam | None = None) -> Triage:
    with ExitStack() as tutup:
        return rakit(siapkan(tutup, settings, "triage", kolam), tutup)


def rakit(dasar: Dasar, tutup: ExitStack) -> Triage:
    """Of parts that are there; what `tutup` closes is the service's from the end on."""
    watch = Watch(dasar.mesin, dasar.nama)
    cari = Cari(dasar.mesin, dasar.store_mesin, dasar.vault)
    proyeksi = Proyeksi(dasar, Antrean(dasar.aturan), cari.ikuti)
    penangan = Penangan(dasar, proyeksi, domain.decide)
    penyusul = Penyusul(dasar.vault)
    pengikutan = Pengikutan(
        dasar.mesin, dasar.store_mesin, sql(__file__, "menyusul"), penyusul.perlu, penyusul.putuskan, proyeksi.projector.project
    )
    proyeksi.lanjutkan(pengikutan.sesudah)
    tindakan = Tindakan(penangan, dasar.db, dasar.store, dasar.vault, dasar.kantor, dasar.kategori)
    site = Site(dasar.db, dasar.kantor, dasar.alamat, dasar.derivations, LaciPetugas(dasar.db, dasar.store, dasar.vault))
    return Triage(
        dasar=dasar,
        proyeksi=proyeksi,
        kunci=lapor_kunci(tutup, dasar),
        watch=watch,
        tindakan=tindakan,
        cari=cari,
        pengikutan=pengikutan,
        rooms=kamar(
            Api(site, dasar, tindakan),
            PagesAntrean(site, dasar),
            PagesAduan(site, dasar, tindakan),
            PagesTemplat(site, dasar.kategori),
            PagesSurat(site, dasar, Penerbit(dasar, penangan), BukuRegister(dasar)),
            About(watch),
        ),
        tutup=tutup.pop_all(),
    )
