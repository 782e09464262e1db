"""The boards' pages: the office today, the board on the wall, the offices beside each other, the public's figures."""

from dataclasses import dataclass

from services.sla.kelola.pengawasan import Pengawasan
from services.sla.papan import gambar, layar
from services.sla.papan.angka import banding_sebelum, hari_ini, pekan_terakhir
from services.sla.papan.hitungan import hitungan
from services.sla.papan.sajian import Sajian
from services.sla.papan.tanya import KABUPATEN, LIHAT, tanya_banding, tanya_hitungan, tanya_periode
from shared.machinery.clock import sekarang
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site


@dataclass(frozen=True)
class PagesPapan:
    site: Site
    sajian: Sajian

    @halaman("GET", "/papan", tindakan=LIHAT)
    def papan(self, k: Kunjungan) -> Layar:
        wilayah = k.wilayah(LIHAT)
        zona = self.site.kantor.zona(wilayah)
        dipilih = k.request.args.get("dari") or k.request.args.get("sampai")
        periode = tanya_periode(k, wilayah) if dipilih else pekan_terakhir(sekarang(), zona)
        kini = hari_ini(self.site.db, wilayah, periode)
        nama = self.sajian.nama_kategori(wilayah)
        return layar.PapanKantor(
            **self.sajian.kop(wilayah),
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
        zona = self.site.kantor.zona(wilayah)
        return layar.PapanSla(
            **self.sajian.kop(wilayah),
            kini=hari_ini(self.site.db, wilayah, pekan_terakhir(sekarang(), zona)),
            nama_kategori=self.sajian.nama_kategori(wilayah),
            zona=zona,
            dinding="dinding" in k.request.args,
        )

    @halaman("GET", "/papan/kabupaten", tindakan=KABUPATEN)
    def papan_kabupaten(self, k: Kunjungan) -> Layar:
        tanya = tanya_banding(k)
        baris = banding_sebelum(self.site.db, tanya.wilayah, tanya.periode, tanya.langkah)
        kop = self.sajian.kop(tanya.wilayah)
        return layar.PapanKabupaten(
            **kop,
            periode=tanya.periode,
            baris=baris,
            gambar=gambar.kantor(baris, kop["nama_kantor"]),
            langkah=tanya.langkah,
            hak_server=Pengawasan(self.site.db, tanya.wilayah).server_baru(),
        )

    @halaman("GET", "/papan/hitungan", tindakan=LIHAT)
    def hitungan(self, k: Kunjungan) -> Layar:
        tanya = tanya_hitungan(k)
        return layar.LihatHitungan(
            wilayah=tanya.kantor,
            nama=self.site.kantor.nama(tanya.kantor),
            periode=tanya.periode,
            langkah=tanya.langkah,
            hitungan=hitungan(self.site.db, tanya.kantor, tanya.langkah, tanya.periode),
            zona=self.site.kantor.zona(tanya.kantor),
        )

    @halaman("GET", "/papan/arti")
    def arti(self, k: Kunjungan) -> Layar:
        """What each figure means, for anybody."""
        return layar.Arti()

    @halaman("GET", "/statistik")
    def statistik(self, k: Kunjungan) -> Layar:
        return self._statistik(k, self.sajian.kabupaten())

    @halaman("GET", "/statistik/<string:kode>")
    def statistik_kantor(self, k: Kunjungan, kode: str) -> Layar:
        return self._statistik(k, self.site.kantor.ambil(kode).kode)

    def _statistik(self, k: Kunjungan, kode: str) -> layar.Statistik:
        return self.sajian.statistik(kode, tanya_periode(k, kode))
