"""The calculation behind each figure, and every board as a file: exactly what its page shows."""

from collections.abc import Iterable, Mapping
from typing import Any

from werkzeug.wrappers import Response

from services.sla.laporan.tabel import CSV, XLSX, csv_dari, xlsx_dari
from services.sla.papan import layar
from services.sla.papan.angka import banding, hari_ini, pekan_terakhir
from services.sla.papan.gambar import NAMA_LANGKAH
from services.sla.papan.hitungan import KOLOM, Hitungan, hitungan
from services.sla.papan.pages import LIHAT, PagesPapan
from shared.domain.aduan.penolakan import TidakDitemukan
from shared.machinery.clock import sekarang
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.kunjungan import Kunjungan

HARI_INI = {"kelompok": "Kelompok", "apa": "Apa", "buka": "Terbuka", "dekat": "Dalam 2 jam", "tepat": "Tepat waktu", "lewat": "Terlambat"}
UMUM = {
    "kelompok": "Kelompok", "kantor": "Kantor", "apa": "Apa", "jumlah": "Jumlah", "persen_tepat": "% tepat",
    "p50_menit": "Median (menit kerja)",
}  # fmt: skip


class AngkaTidakAda(TidakDitemukan):
    """Sebutkan kantor dan langkah 3 sampai 7; buka angka ini dari papan."""

    kode = "angka-tidak-ada"


class PagesUnduh(PagesPapan):
    """Mixed into the Nameko service; `app` is its application."""

    @halaman("GET", "/papan/hitungan", tindakan=LIHAT)
    def hitungan(self, k: Kunjungan) -> Layar:
        kantor, langkah, periode, hasil = self._hitungan(k)
        return layar.LihatHitungan(**self._kantor(kantor), periode=periode, langkah=langkah, hitungan=hasil, zona=self._zona(kantor))

    @halaman("GET", "/papan/hitungan.csv", tindakan=LIHAT)
    def hitungan_csv(self, k: Kunjungan) -> Response:
        return _csv(KOLOM, map(_teks, self._hitungan(k)[3].baris), "hitungan")

    @halaman("GET", "/papan/hari-ini.csv", tindakan=LIHAT)
    def papan_csv(self, k: Kunjungan) -> Response:
        return _csv(HARI_INI, self._hari_ini(k), "papan")

    @halaman("GET", "/papan/hari-ini.xlsx", tindakan=LIHAT)
    def papan_xlsx(self, k: Kunjungan) -> Response:
        return _xlsx(HARI_INI, self._hari_ini(k), "papan")

    @halaman("GET", "/statistik/<string:kode>/angka.csv")
    def statistik_csv(self, k: Kunjungan, kode: str) -> Response:
        return _csv(UMUM, self._umum(k, kode), "statistik")

    @halaman("GET", "/statistik/<string:kode>/angka.xlsx")
    def statistik_xlsx(self, k: Kunjungan, kode: str) -> Response:
        return _xlsx(UMUM, self._umum(k, kode), "statistik")

    def _hitungan(self, k: Kunjungan) -> tuple[str, int, Any, Hitungan]:
        kantor, langkah = k.wilayah(LIHAT), k.request.args.get("langkah", "")
        if langkah not in map(str, NAMA_LANGKAH):
            raise AngkaTidakAda
        periode = self._periode(k, kantor)
        angka = banding(self.app.db, kantor, periode)
        return kantor, int(langkah), periode, hitungan(self.app.db, kantor, int(langkah), periode, angka)

    def _hari_ini(self, k: Kunjungan) -> list[Mapping[str, Any]]:
        wilayah = k.wilayah(LIHAT)
        kini, nama = hari_ini(self.app.db, wilayah, pekan_terakhir(sekarang(), self._zona(wilayah))), self._nama_kategori(wilayah)
        kosong = dict.fromkeys(HARI_INI)
        buka, dekat, lewat = (kini.per_langkah(apa) for apa in ("buka", "dekat", "lewat"))
        return [
            *(
                {"kelompok": "langkah", "apa": n, "buka": buka[i], "dekat": dekat[i], "tepat": None, "lewat": lewat[i]}
                for i, n in NAMA_LANGKAH.items()
            ),
            *(
                kosong | {"kelompok": "kategori", "apa": nama.get(b["kategori"], b["kategori"]), "buka": b["buka"], "lewat": b["lewat"]}
                for b in kini.kategori
            ),
            *(kosong | {"kelompok": "pekan", "apa": str(t["pekan"]), "tepat": t["tepat"], "lewat": t["lewat"]} for t in kini.tren),
        ]

    def _umum(self, k: Kunjungan, kode: str) -> list[Mapping[str, Any]]:
        """What the public page shows, small numbers as it shows them."""
        kosong = dict.fromkeys(UMUM)
        isi = self._statistik(k, self.app.kantor.ambil(kode).kode)
        return [
            *(
                {"kelompok": "ketepatan", "apa": NAMA_LANGKAH[b["langkah"]], "jumlah": b["selesai"]}
                | {n: b[n] for n in ("kantor", "persen_tepat", "p50_menit")}
                for b in isi.baris
            ),
            *(kosong | {"kelompok": "diterima", "kantor": kode, "apa": apa, "jumlah": n} for apa, n in isi.ujung),
        ]


def _teks(b: Mapping[str, Any]) -> dict[str, Any]:
    """Instants as text: a spreadsheet's cell is text or a number."""
    return {nama: b[nama].isoformat() if hasattr(b[nama], "isoformat") else b[nama] for nama in KOLOM}


def _csv(kolom: Mapping[str, str], baris: Iterable[Mapping[str, Any]], nama: str) -> Response:
    return Response(csv_dari(kolom, baris), content_type=CSV, headers={"Content-Disposition": f"attachment; filename={nama}.csv"})


def _xlsx(kolom: Mapping[str, str], baris: list[Mapping[str, Any]], nama: str) -> Response:
    isi = xlsx_dari(kolom, {nama: baris})
    return Response(isi, content_type=XLSX, headers={"Content-Disposition": f"attachment; filename={nama}.xlsx"})
