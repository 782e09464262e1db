"""Every board as a file: exactly what its page shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from werkzeug.wrappers import Response

from services.sla.laporan.tabel import CSV, XLSX, csv_dari, xlsx_dari
from services.sla.papan import layar
from services.sla.papan.angka import banding_sebelum, hari_ini, pekan_terakhir
from services.sla.papan.baris import Perbandingan
from services.sla.papan.gambar import NAMA_LANGKAH
from services.sla.papan.hitungan import KOLOM, hitungan
from services.sla.papan.peristiwa import KOLOM as KOLOM_PERISTIWA
from services.sla.papan.peristiwa import Peristiwa, peristiwa
from services.sla.papan.sajian import Sajian
from services.sla.papan.tanya import KABUPATEN, LIHAT, tanya_banding, tanya_hitungan, tanya_periode
from shared.machinery.clock import utc_now
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

HARI_INI = {
    "kelompok": "Kelompok",
    "apa": "Apa",
    "buka": "Terbuka",
    "dekat": "Mendekati batas",
    "tepat": "Tepat waktu",
    "lewat": "Terlambat",
}
UMUM = {
    "kelompok": "Kelompok", "kantor": "Kantor", "apa": "Apa", "jumlah": "Jumlah", "persen_tepat": "% tepat",
    "p50_menit": "Median (menit kerja)",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BarisHariIni:
    """A line of the office's file: of a step, the whole cases, a category or a week; what is not told of one of these is empty."""

    kelompok: str
    apa: str
    buka: int | None = None
    dekat: int | None = None
    tepat: int | None = None
    lewat: int | None = None


@dataclass(frozen=True, slots=True)
class BarisUmum:
    """A line of the public's file; `jumlah`: as the page tells it, "kurang dari 5"."""

    kelompok: str
    kantor: str
    apa: str
    jumlah: int | str
    persen_tepat: int | None = None
    p50_menit: float | None = None


@dataclass(frozen=True)
class PagesUnduh:
    site: Site
    sajian: Sajian

    @page("GET", "/papan/hitungan.csv", tindakan=LIHAT)
    def hitungan_csv(self, visit: Visit) -> Response:
        tanya = tanya_hitungan(visit)
        baris = hitungan(self.sajian.db, tanya.kantor, tanya.langkah, tanya.periode).baris
        return _csv(KOLOM, baris, "hitungan")

    @page("GET", "/papan/kabupaten.csv", tindakan=KABUPATEN)
    def kabupaten_csv(self, visit: Visit) -> Response:
        return _csv(layar.KOLOM, self._kabupaten(visit), "papan-kantor")

    @page("GET", "/papan/kabupaten.xlsx", tindakan=KABUPATEN)
    def kabupaten_xlsx(self, visit: Visit) -> Response:
        return _xlsx(layar.KOLOM, self._kabupaten(visit), "papan-kantor", "Kantor")

    @page("GET", "/papan/hari-ini.csv", tindakan=LIHAT)
    def papan_csv(self, visit: Visit) -> Response:
        return _csv(HARI_INI, self._hari_ini(visit), "papan")

    @page("GET", "/papan/hari-ini.xlsx", tindakan=LIHAT)
    def papan_xlsx(self, visit: Visit) -> Response:
        return _xlsx(HARI_INI, self._hari_ini(visit), "papan")

    @page("GET", "/papan/peristiwa.csv", tindakan=LIHAT)
    def peristiwa_csv(self, visit: Visit) -> Response:
        return _csv(KOLOM_PERISTIWA, self._peristiwa(visit), "peristiwa")

    @page("GET", "/papan/peristiwa.xlsx", tindakan=LIHAT)
    def peristiwa_xlsx(self, visit: Visit) -> Response:
        return _xlsx(KOLOM_PERISTIWA, self._peristiwa(visit), "peristiwa")

    @page("GET", "/statistik/<string:kode>/angka.csv")
    def statistik_csv(self, visit: Visit, kode: str) -> Response:
        return _csv(UMUM, self._umum(visit, kode), "statistik")

    @page("GET", "/statistik/<string:kode>/angka.xlsx")
    def statistik_xlsx(self, visit: Visit, kode: str) -> Response:
        return _xlsx(UMUM, self._umum(visit, kode), "statistik")

    def _kabupaten(self, visit: Visit) -> list[Perbandingan]:
        tanya = tanya_banding(visit)
        return banding_sebelum(self.sajian.db, tanya.wilayah, tanya.periode, tanya.langkah)

    def _peristiwa(self, visit: Visit) -> Sequence[Peristiwa]:
        wilayah = visit.wilayah(LIHAT)
        return peristiwa(self.sajian.db, wilayah, tanya_periode(visit, wilayah))

    def _hari_ini(self, visit: Visit) -> list[BarisHariIni]:
        wilayah = visit.wilayah(LIHAT)
        periode = pekan_terakhir(utc_now(), self.site.kantor.zona(wilayah))
        kini, nama = hari_ini(self.sajian.db, wilayah, periode), self.sajian.nama_kategori(wilayah)
        langkah = ((NAMA_LANGKAH[n], b) for n, b in kini.per_langkah.items())
        return [
            *(BarisHariIni("langkah", apa, buka=b.buka, dekat=b.dekat, lewat=b.lewat) for apa, b in langkah),
            BarisHariIni("perkara", "Seluruh perkara", lewat=kini.perkara_lewat),
            *(BarisHariIni("kategori", nama.get(b.kategori, b.kategori), buka=b.buka, lewat=b.lewat) for b in kini.kategori),
            *(BarisHariIni("pekan", str(t.pekan), tepat=t.tepat, lewat=t.lewat) for t in kini.tren),
        ]

    def _umum(self, visit: Visit, kode: str) -> list[BarisUmum]:
        """What the public page shows, small numbers as it shows them."""
        kantor = self.site.kantor.ambil(kode).kode
        isi = self.sajian.statistik(kantor, tanya_periode(visit, kantor), segar=visit.brings_cookie)
        return [
            *(
                BarisUmum("ketepatan", b.kantor, NAMA_LANGKAH[b.langkah], b.selesai, b.persen_tepat, b.p50_menit)
                for b in isi.baris
                if b.langkah
            ),
            *(BarisUmum("diterima", kode, apa, n) for apa, n in isi.ujung),
        ]


def _csv(kolom: Mapping[str, str], baris: Sequence[object], nama: str) -> Response:
    return Response(csv_dari(kolom, baris), content_type=CSV, headers={"Content-Disposition": f"attachment; filename={nama}.csv"})


def _xlsx(kolom: Mapping[str, str], baris: Sequence[object], nama: str, lembar: str = "") -> Response:
    isi = xlsx_dari(kolom, {lembar or nama: baris})
    return Response(isi, content_type=XLSX, headers={"Content-Disposition": f"attachment; filename={nama}.xlsx"})
