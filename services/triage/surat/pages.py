"""The SOP's papers of one complaint, and the office's monthly register: as a page, printed by the browser, or as PDF."""

import time
from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.triage.surat.register import daftar_bulan
from shared.acuan.rincian import rincian
from shared.domain.akses.hak import boleh
from shared.layanan import baca
from shared.layanan.dasar import Dasar
from shared.machinery.clock import utc_now
from shared.machinery.html.screen import Screen
from shared.surat import kop
from shared.surat.isi import SEMUA, RegisterPengaduan
from shared.surat.layar import HalamanRegister, HalamanSurat, Pintu
from shared.surat.register import Bulan, Lembar, register
from shared.surat.susun import Bahan, susun, tersedia
from shared.surat.unduh import unduh
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

SURAT = "/petugas/aduan/<uuid:aduan_id>/surat/<string:nama>"
REGISTER = "/petugas/register"
CETAK = "CetakDokumen"


@dataclass(frozen=True)
class PagesSurat:
    site: Site
    dasar: Dasar

    @page("GET", SURAT, tindakan=CETAK)
    def lihat_surat(self, visit: Visit, aduan_id: UUID, nama: str) -> Screen:
        bahan = self._bahan(visit, aduan_id)
        alamat = f"/petugas/aduan/{aduan_id}"
        return HalamanSurat(
            surat=susun(nama, bahan),
            pdf=f"{alamat}/surat/{nama}.pdf",
            kembali=Pintu(bahan.aduan.nomor, alamat),
            lain=[Pintu(SEMUA[n].judul, f"{alamat}/surat/{n}") for n in tersedia(bahan.kejadian)],
            logo=kop.alamat_logo(bahan.kop),
        )

    @page("GET", SURAT + ".pdf", tindakan=CETAK)
    def unduh_surat(self, visit: Visit, aduan_id: UUID, nama: str) -> Response:
        bahan = self._bahan(visit, aduan_id)
        return unduh(self.dasar.db, susun(nama, bahan), bahan.now)

    @page("GET", REGISTER, tindakan=CETAK)
    def lihat_register(self, visit: Visit) -> Screen:
        wilayah, bulan, kini = self._bulan(visit)
        surat = self._register(wilayah, bulan)
        diminta = visit.request.args.get("kecamatan", "")

        def alamat(b: Bulan, pdf: str = "") -> str:
            return f"{REGISTER}{pdf}?bulan={b}{f'&kecamatan={diminta}' if diminta else ''}"

        return HalamanRegister(
            surat=surat,
            pdf=alamat(bulan, ".pdf"),
            kembali=Pintu("Antrean", "/petugas"),
            logo=kop.alamat_logo(surat.kop),
            bulan=str(bulan),
            terakhir=str(kini),
            kecamatan=diminta,
            sebelum=alamat(bulan.geser(-1)),
            sesudah=alamat(bulan.geser(1)) if bulan < kini else "",
        )

    @page("GET", REGISTER + ".pdf", tindakan=CETAK)
    def unduh_register(self, visit: Visit) -> Response:
        wilayah, bulan, _kini = self._bulan(visit)
        return unduh(self.dasar.db, self._register(wilayah, bulan), utc_now())

    def _bahan(self, visit: Visit, aduan_id: UUID) -> Bahan:
        app = self.dasar
        aduan, kejadian, now, audiens, _ = baca.rincian(app.store, aduan_id, visit.petugas, CETAK)
        return Bahan(
            aduan=aduan,
            kejadian=kejadian,
            rinci=rincian(audiens, aduan, kejadian, now, app.aturan, app.vault),
            aturan=app.aturan,
            now=now,
            kop=kop.ambil(app.db, aduan.kecamatan),
            zona=app.kantor.ambil(aduan.kecamatan).zona,
            nama_kategori=app.kategori.nama(aduan.kecamatan, aduan.kategori, aduan.sub_kategori),
            nama_kantor=app.kantor.nama,
        )

    def _bulan(self, visit: Visit) -> tuple[str, Bulan, Bulan]:
        """(wilayah, the month asked for or the present one, the present one)."""
        wilayah = visit.wilayah(CETAK)
        boleh(visit.petugas, CETAK, wilayah)
        kini = Bulan.dari(utc_now(), self.dasar.kantor.ambil(wilayah).zona)
        return wilayah, Bulan.baca(visit.request.args.get("bulan") or str(kini)), kini

    def _register(self, wilayah: str, bulan: Bulan) -> RegisterPengaduan:
        app = self.dasar
        kantor = app.kantor.ambil(wilayah)
        lembar = Lembar(
            kop=kop.ambil(app.db, wilayah),
            kantor=kantor.nama,
            bulan=bulan,
            zona=kantor.zona,
            now=utc_now(),
            aturan=app.aturan,
            vault=app.vault,
            nama_kategori=app.kategori.nama,
            nama_kantor=app.kantor.nama,
        )
        return register(lembar, daftar_bulan(app.db, app.store, wilayah, bulan, kantor.zona), sela=lambda: time.sleep(0))
