"""The boards' pages: the office today, the board on the wall, the offices beside each other, the public's figures."""

from collections.abc import Mapping, Sequence
from typing import Any

from werkzeug.wrappers import Response

from services.sla.application import Sla
from services.sla.kelola.pengawasan import Pengawasan
from services.sla.laporan.tabel import CSV, XLSX, csv_dari, xlsx_dari
from services.sla.papan import gambar, layar
from services.sla.papan.angka import Periode, baca_periode, banding, hari_ini, pekan_terakhir, ujung
from shared.domain.aduan import kata
from shared.domain.aduan.alur import Keadaan
from shared.domain.akses.hak import boleh
from shared.machinery.clock import sekarang
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.kunjungan import Kunjungan

LIHAT, KABUPATEN = "LihatPapan", "LihatPapanKabupaten"
SEDIKIT = 5  # fewer than this in the public's figures are not told exactly
UMUM = "33.13"


class PagesPapan:
    """Mixed into the Nameko service; `app` is its application."""

    app: Sla

    @halaman("GET", "/papan", tindakan=LIHAT)
    def papan(self, k: Kunjungan) -> Layar:
        wilayah = k.wilayah(LIHAT)
        tanya = k.request.args
        saat = sekarang()
        dipilih = tanya.get("dari") or tanya.get("sampai")
        zona = self._zona(wilayah)
        periode = baca_periode(tanya.get("dari", ""), tanya.get("sampai", ""), saat, zona) if dipilih else pekan_terakhir(saat, zona)
        kini = hari_ini(self.app.db, wilayah, periode)
        nama = self._nama_kategori(wilayah)
        return layar.PapanKantor(
            **self._kantor(wilayah),
            kini=kini,
            nama_kategori=nama,
            gambar_langkah=gambar.langkah(kini),
            gambar_kategori=gambar.kategori(kini, nama),
            gambar_pekan=gambar.pekan(kini),
            periode=periode,
            zona=zona,
        )

    @halaman("GET", "/papan/sla", tindakan=LIHAT)
    def papan_sla(self, k: Kunjungan) -> Layar:
        wilayah = k.wilayah(LIHAT)
        zona = self._zona(wilayah)
        return layar.PapanSla(
            **self._kantor(wilayah),
            kini=hari_ini(self.app.db, wilayah, pekan_terakhir(sekarang(), zona)),
            nama_kategori=self._nama_kategori(wilayah),
            zona=zona,
            dinding="dinding" in k.request.args,
        )

    @halaman("GET", "/papan/kabupaten", tindakan=KABUPATEN)
    def papan_kabupaten(self, k: Kunjungan) -> Layar:
        wilayah, periode, langkah = self._tanya(k)
        baris = self._banding(wilayah, periode, langkah)
        kantor = self._kantor(wilayah)
        bagan = gambar.kantor(baris, kantor["nama_kantor"])
        server = Pengawasan(self.app.db, wilayah).server_baru()
        return layar.PapanKabupaten(**kantor, periode=periode, baris=baris, gambar=bagan, langkah=langkah, hak_server=server)

    @halaman("GET", "/papan/kabupaten.csv", tindakan=KABUPATEN)
    def kabupaten_csv(self, k: Kunjungan) -> Response:
        return _berkas(csv_dari(layar.KOLOM, self._banding(*self._tanya(k))), CSV, "csv")

    @halaman("GET", "/papan/kabupaten.xlsx", tindakan=KABUPATEN)
    def kabupaten_xlsx(self, k: Kunjungan) -> Response:
        return _berkas(xlsx_dari(layar.KOLOM, {"Kantor": self._banding(*self._tanya(k))}), XLSX, "xlsx")

    @halaman("GET", "/papan/arti")
    def arti(self, k: Kunjungan) -> Layar:
        """What each figure means, for anybody."""
        return layar.Arti()

    @halaman("GET", "/statistik")
    def statistik(self, k: Kunjungan) -> Layar:
        return self._statistik(k, self._kabupaten())

    @halaman("GET", "/statistik/<string:kode>")
    def statistik_kantor(self, k: Kunjungan, kode: str) -> Layar:
        return self._statistik(k, self.app.kantor.ambil(kode).kode)

    def _statistik(self, k: Kunjungan, kode: str) -> layar.Statistik:
        """Counts alone; open to everybody."""
        periode = self._periode(k, kode)
        baris = [b for b in banding(self.app.db, kode, periode) if b["selesai"] >= SEDIKIT]
        keadaan = ujung(self.app.db, kode, periode)
        kantor = self._kantor(kode)
        return layar.Statistik(
            **kantor,
            periode=periode,
            baris=baris,
            ujung=[(kata.KEADAAN[s], _samar(keadaan[s.value])) for s in Keadaan if keadaan.get(s.value)],
            gambar=gambar.kantor(baris, kantor["nama_kantor"]),
            kantor=[(satu.kode, satu.nama) for satu in self.app.kantor.kecamatan()],
            sedikit=SEDIKIT,
            saat=sekarang(),
        )

    def _tanya(self, k: Kunjungan) -> tuple[str, Periode, int | None]:
        wilayah = k.wilayah(KABUPATEN)
        boleh(k.petugas, KABUPATEN, wilayah)
        langkah = k.request.args.get("langkah", "")
        return wilayah, self._periode(k, wilayah), int(langkah) if langkah in ("3", "4", "5", "6", "7") else None

    def _banding(self, wilayah: str, periode: Periode, langkah: int | None) -> list[Mapping[str, Any]]:
        """With the share of the period before it, equally long."""
        dulu = {(b["kantor"], b["langkah"]): b["persen_tepat"] for b in banding(self.app.db, wilayah, periode.sebelumnya)}
        kini: Sequence[Mapping[str, Any]] = banding(self.app.db, wilayah, periode)
        return [{**b, "persen_sebelum": dulu.get((b["kantor"], b["langkah"]))} for b in kini if langkah is None or b["langkah"] == langkah]

    def _kantor(self, wilayah: str) -> dict[str, Any]:
        semua = {satu.kode: satu.nama for satu in self.app.kantor.kecamatan()}
        return {"wilayah": wilayah, "nama": self.app.kantor.nama(wilayah), "nama_kantor": semua}

    def _nama_kategori(self, wilayah: str) -> dict[str, str]:
        return {satu.kode: satu.nama for satu in self.app.kategori.untuk(wilayah)}

    def _periode(self, k: Kunjungan, wilayah: str) -> Periode:
        """As in the address, in days of the office or district that is looked at. Raises PeriodeTidakSah."""
        return baca_periode(k.request.args.get("dari", ""), k.request.args.get("sampai", ""), sekarang(), self._zona(wilayah))

    def _zona(self, wilayah: str) -> str:
        return self.app.kantor.zona(wilayah)

    def _kabupaten(self) -> str:
        """The district of the offices here: the one above the first of them."""
        ada = self.app.kantor.kecamatan()
        return ada[0].kode.rpartition(".")[0] if ada else UMUM


def _samar(n: int) -> str:
    return str(n) if n >= SEDIKIT else f"kurang dari {SEDIKIT}"


def _berkas(isi: bytes, jenis: str, akhiran: str) -> Response:
    return Response(isi, content_type=jenis, headers={"Content-Disposition": f"attachment; filename=papan-kantor.{akhiran}"})
