"""Response, put together: the steps of the answer, what waits, and its rooms."""

from contextlib import ExitStack
from dataclasses import dataclass

from services.response import domain
from services.response.api import Api
from services.response.meja.draf import LaciTanggapan
from services.response.meja.pages import PagesMeja
from services.response.pengikut import Penyampai
from services.response.perkara import PerkaraKini
from services.response.readmodel import Tugas
from services.response.tindakan import Tindakan
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
class Response(Layanan):
    tindakan: Tindakan
    pengikutan: Pengikutan


def bangun(settings: Settings, kolam: Kolam | None = None) -> Response:
    with ExitStack() as tutup:
        return rakit(siapkan(tutup, settings, "response", kolam), tutup)


def rakit(dasar: Dasar, tutup: ExitStack) -> Response:
    """Of parts that are there; what `tutup` closes is the service's from the end on."""
    watch = Watch(dasar.mesin, dasar.nama)
    proyeksi = Proyeksi(dasar, Tugas(dasar.aturan))
    tindakan = Tindakan(Penangan(dasar, proyeksi, domain.decide), PerkaraKini(dasar.store, dasar.aturan))
    penyampai = Penyampai(dasar.vault)
    pengikutan = Pengikutan(
        dasar.mesin, dasar.store_mesin, sql(__file__, "menyusul"), penyampai.perlu, penyampai.putuskan, proyeksi.projector.project
    )
    proyeksi.lanjutkan(pengikutan.sesudah)
    site = Site(dasar.db, dasar.kantor, dasar.alamat, dasar.derivations, LaciPetugas(dasar.db, dasar.store, dasar.vault))
    return Response(
        dasar=dasar,
        proyeksi=proyeksi,
        kunci=lapor_kunci(tutup, dasar),
        watch=watch,
        tindakan=tindakan,
        pengikutan=pengikutan,
        rooms=kamar(
            Api(site, tindakan),
            PagesMeja(site, dasar, proyeksi, tindakan, LaciTanggapan(dasar.db, dasar.vault)),
            About(watch),
        ),
        tutup=tutup.pop_all(),
    )
