"""The boards' pages: the office today, the board on the wall, the offices beside each other, the public's figures."""

from dataclasses import dataclass

from werkzeug.wrappers import Response

from services.sla.kelola.pengawasan import Pengawasan
from services.sla.papan import gambar, layar
from services.sla.papan.angka import banding_sebelum, hari_ini, pekan_terakhir
from services.sla.papan.hitungan import hitungan
from services.sla.papan.peristiwa import daftar_peristiwa, peristiwa
from services.sla.papan.sajian import UNTUK_UMUM, Sajian
from services.sla.papan.tanya import KABUPATEN, LIHAT, tanya_banding, tanya_hitungan, tanya_periode, tanya_peristiwa
from services.sla.peristiwa import JENIS, PENILAIAN
from shared.machinery.clock import utc_now
from shared.machinery.html.screen import Screen
from shared.web.offices import choose_office
from shared.web.pages import page
from shared.web.show import show
from shared.web.site import Site
from shared.web.visit import Visit


@dataclass(frozen=True)
class PagesPapan:
    site: Site
    sajian: Sajian

    @page("GET", "/papan", tindakan=LIHAT)
    def papan(self, visit: Visit) -> Screen:
        wilayah = visit.wilayah(LIHAT)
        zona = self.site.kantor.zona(wilayah)
        dipilih = visit.request.args.get("dari") or visit.request.args.get("sampai")
        periode = tanya_periode(visit, wilayah) if dipilih else pekan_terakhir(utc_now(), zona)
        kini = hari_ini(self.sajian.db, wilayah, periode)
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
            peristiwa=peristiwa(self.sajian.db, wilayah, periode),
        )

    @page("GET", "/papan/sla", tindakan=LIHAT)
    def papan_sla(self, visit: Visit) -> Screen:
        wilayah = visit.wilayah(LIHAT)
        zona = self.site.kantor.zona(wilayah)
        return layar.PapanSla(
            **self.sajian.kop(wilayah),
            kini=hari_ini(self.sajian.db, wilayah, pekan_terakhir(utc_now(), zona)),
            nama_kategori=self.sajian.nama_kategori(wilayah),
            zona=zona,
            dinding="dinding" in visit.request.args,
        )

    @page("GET", "/papan/kabupaten", tindakan=KABUPATEN)
    def papan_kabupaten(self, visit: Visit) -> Screen:
        tanya = tanya_banding(visit)
        baris = banding_sebelum(self.sajian.db, tanya.wilayah, tanya.periode, tanya.langkah)
        kop = self.sajian.kop(tanya.wilayah)
        return layar.PapanKabupaten(
            **kop,
            periode=tanya.periode,
            baris=baris,
            gambar=gambar.kantor(baris, kop["nama_kantor"]),
            langkah=tanya.langkah,
            hak_server=Pengawasan(self.site.db, tanya.wilayah).server_baru(),
            peristiwa=peristiwa(self.sajian.db, tanya.wilayah, tanya.periode),
        )

    @page("GET", "/papan/peristiwa", tindakan=LIHAT)
    def lihat_peristiwa(self, visit: Visit) -> Screen:
        tanya = tanya_peristiwa(visit)
        return layar.LihatPeristiwa(
            **self.sajian.kop(tanya.wilayah),
            periode=tanya.periode,
            apa=JENIS[tanya.jenis],
            dinilai=tanya.jenis == PENILAIAN,
            baris=daftar_peristiwa(self.sajian.db, tanya.wilayah, tanya.periode, tanya.jenis),
            zona=self.site.kantor.zona(tanya.wilayah),
        )

    @page("GET", "/papan/hitungan", tindakan=LIHAT)
    def hitungan(self, visit: Visit) -> Screen:
        tanya = tanya_hitungan(visit)
        return layar.LihatHitungan(
            wilayah=tanya.kantor,
            nama=self.site.kantor.nama(tanya.kantor),
            periode=tanya.periode,
            langkah=tanya.langkah,
            hitungan=hitungan(self.sajian.db, tanya.kantor, tanya.langkah, tanya.periode),
            zona=self.site.kantor.zona(tanya.kantor),
        )

    @page("GET", "/papan/arti")
    def arti(self, visit: Visit) -> Screen:
        """What each figure means, for anybody."""
        return layar.Arti()

    @page("GET", "/statistik")
    def statistik(self, visit: Visit) -> Screen | Response:
        """Of the one district here; with several, which one is asked first."""
        akar = self.site.kantor.akar()
        if akar.count(".") == 1:
            return self._statistik(visit, akar)
        return layar.PilihStatistik(pilih=choose_office(self.site.kantor, visit))

    @page("GET", "/statistik/<string:kode>")
    def statistik_kantor(self, visit: Visit, kode: str) -> Response:
        if kode not in {d.kode for d in self.site.kantor.daerah(kode[:2])}:
            self.site.kantor.ambil(kode)
        return self._statistik(visit, kode)

    def _statistik(self, visit: Visit, kode: str) -> Response:
        """Whoever comes without a cookie sees what everybody sees, and may be given it by a cache, this one or another, for a minute."""
        jawaban = show(self.sajian.statistik(kode, tanya_periode(visit, kode), segar=visit.brings_cookie), visit, secret=False)
        if not visit.brings_cookie:
            jawaban.headers["Cache-Control"] = UNTUK_UMUM
        return jawaban
