"""What a board's address asks for: which offices, which days, which step."""

from dataclasses import dataclass

from services.sla.papan.angka import Periode, baca_periode
from services.sla.papan.gambar import NAMA_LANGKAH
from services.sla.peristiwa import JENIS
from shared.domain.aduan.penolakan import TidakDitemukan
from shared.domain.akses.hak import boleh
from shared.machinery.clock import utc_now
from shared.web.visit import Visit

LIHAT, KABUPATEN = "LihatPapan", "LihatPapanKabupaten"
LANGKAH = {str(n): n for n in NAMA_LANGKAH}


class AngkaTidakAda(TidakDitemukan):
    """Sebutkan kantor dan langkah 3 sampai 7; buka angka ini dari papan."""

    kode = "angka-tidak-ada"


class PeristiwaTidakAda(TidakDitemukan):
    """Sebutkan apa yang dihitung; buka angka ini dari papan."""

    kode = "peristiwa-tidak-ada"


@dataclass(frozen=True, slots=True)
class Satu:
    """One figure of the comparison."""

    kantor: str
    periode: Periode
    langkah: int


@dataclass(frozen=True, slots=True)
class Terjadi:
    """What happened besides the steps; `jenis`: one of `JENIS`."""

    wilayah: str
    periode: Periode
    jenis: str


@dataclass(frozen=True, slots=True)
class Banding:
    """`langkah`: None: all of them."""

    wilayah: str
    periode: Periode
    langkah: int | None


def tanya_periode(visit: Visit, wilayah: str) -> Periode:
    """In days of the office or district that is looked at. Raises PeriodeTidakSah."""
    return baca_periode(
        visit.request.args.get("dari", ""), visit.request.args.get("sampai", ""), utc_now(), visit.site.kantor.zona(wilayah)
    )


def tanya_hitungan(visit: Visit) -> Satu:
    """Raises DiLuarWilayah, TidakBerwenang, AngkaTidakAda, PeriodeTidakSah."""
    kantor, langkah = visit.wilayah(LIHAT), LANGKAH.get(visit.request.args.get("langkah", ""))
    if langkah is None:
        raise AngkaTidakAda
    return Satu(kantor, tanya_periode(visit, kantor), langkah)


def tanya_peristiwa(visit: Visit) -> Terjadi:
    """Raises DiLuarWilayah, TidakBerwenang, PeristiwaTidakAda, PeriodeTidakSah."""
    wilayah, jenis = visit.wilayah(LIHAT), visit.request.args.get("apa", "")
    if jenis not in JENIS:
        raise PeristiwaTidakAda
    return Terjadi(wilayah, tanya_periode(visit, wilayah), jenis)


def tanya_banding(visit: Visit) -> Banding:
    """Raises DiLuarWilayah, TidakBerwenang, PeriodeTidakSah."""
    wilayah = visit.wilayah(KABUPATEN)
    boleh(visit.petugas, KABUPATEN, wilayah)
    return Banding(wilayah, tanya_periode(visit, wilayah), LANGKAH.get(visit.request.args.get("langkah", "")))
