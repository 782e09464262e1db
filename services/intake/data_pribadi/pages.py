"""A reporter's own data: see all of it, take it along, have it restricted or forgotten; and the administrator's decisions."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.data_pribadi import arsip, layar
from services.intake.data_pribadi import isian as form
from services.intake.data_pribadi.lupa import Pelupa
from services.intake.data_pribadi.permintaan import DataPribadi, Penolakan
from services.intake.data_pribadi.salinan import Salinan, sebagai_json
from services.intake.data_pribadi.salinan_kata import Penerjemah
from services.intake.lacak.kode import KodeLacak
from shared.acuan.kantor import Kantor
from shared.acuan.rincian import pandang
from shared.domain.aduan.audiens import Audiens
from shared.layanan import baca
from shared.layanan.dasar import Dasar
from shared.machinery.html.screen import Screen
from shared.surat import kop
from shared.surat.isi import BeritaAcaraPenghapusan, DataSaya
from shared.surat.layar import HalamanSurat, Pintu
from shared.surat.sebutan import umum
from shared.surat.unduh import unduh
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

DATA = "/lacak/<string:kode>/data"
HAPUS = "/admin/penghapusan"


@dataclass(frozen=True)
class PagesData:
    site: Site
    dasar: Dasar
    kode: KodeLacak
    data_pribadi: DataPribadi
    lupa: Pelupa

    @page("GET", DATA, secret=True)
    def data_saya(self, visit: Visit, kode: str) -> Screen:
        salinan = self._salinan(kode)
        aduan = salinan.aduan
        return layar.DataSaya(
            kode=self.kode.kini(aduan.id),
            aduan=aduan,
            kantor=self.dasar.kantor.ambil(aduan.kecamatan),
            identitas=salinan.pandangan.identitas if aduan.penyampaian else None,
            pembukaan=salinan.pembukaan,
            penolakan=salinan.penolakan,
        )

    @page("GET", DATA + ".json", secret=True)
    def data_json(self, visit: Visit, kode: str) -> Response:
        salinan = self._salinan(kode)
        nama = f"data-{salinan.aduan.nomor.replace('/', '-')}.json"
        kepala = {"Content-Disposition": f'attachment; filename="{nama}"', "Cache-Control": "no-store"}
        isi = json.dumps(sebagai_json(salinan), ensure_ascii=False, indent=2)
        return Response(isi, content_type="application/json", headers=kepala)

    @page("GET", DATA + ".pdf", secret=True)
    def data_pdf(self, visit: Visit, kode: str) -> Response:
        app, salinan = self.dasar, self._salinan(kode)
        aduan, now = salinan.aduan, salinan.now
        kantor: Kantor = app.kantor.ambil(aduan.kecamatan)
        kata_kata = Penerjemah(zona=kantor.zona, nama_kategori=partial(app.kategori.nama, aduan.kecamatan), nama_kantor=app.kantor.nama)
        surat = DataSaya(
            **umum(kop.ambil(app.db, kantor.kode), aduan.nomor, now, now, kantor.zona),
            pemilik=salinan.pandangan.identitas[0] or "pelapor",
            bagian=kata_kata.bagian(salinan),
        )
        return unduh(app.db, surat, now)

    def _salinan(self, kode: str) -> Salinan:
        aduan, kejadian, now = baca.baca(self.dasar.store, self.site.find(kode))
        return Salinan(pandang(Audiens.PELAPOR, aduan, kejadian, self.dasar.vault), now)

    @page("POST", DATA + "/batasi", again=data_saya, secret=True)
    def batasi_data(self, visit: Visit, kode: str) -> Response:
        self.data_pribadi.batasi(self.site.find(kode), visit.correlation_id)
        return see_other(f"/lacak/{kode}/data")

    @page("POST", DATA + "/hapus", form=form.YakinForm, again=data_saya, secret=True)
    def minta_hapus(self, visit: Visit, kode: str) -> Response:
        self.data_pribadi.minta_penghapusan(self.site.find(kode), visit.correlation_id)
        return see_other(f"/lacak/{kode}/data")

    @page("GET", HAPUS, tindakan="KelolaPenghapusan")
    def penghapusan(self, visit: Visit) -> Screen:
        wilayah = visit.wilayah("KelolaPenghapusan")
        return layar.Penghapusan(
            wilayah=wilayah,
            baris=self.data_pribadi.menunggu(wilayah),
            terhapus=self.data_pribadi.terhapus(wilayah) if visit.request.args.get("terhapus") else (),
            nama_kantor=self.dasar.kantor.nama,
        )

    @page("GET", HAPUS + "/<uuid:aduan_id>", tindakan="KelolaPenghapusan")
    def satu_penghapusan(self, visit: Visit, aduan_id: UUID) -> Screen:
        return self._satu(visit, aduan_id)

    def _satu(self, visit: Visit, aduan_id: UUID, kelas: type[layar.SatuPenghapusan] = layar.SatuPenghapusan) -> Screen:
        aduan, kejadian, now, *_ = baca.rincian(self.dasar.store, aduan_id, visit.petugas, "KelolaPenghapusan")
        kantor = self.dasar.kantor.ambil(aduan.kecamatan)
        return kelas(
            aduan=aduan,
            kantor=kantor,
            riwayat=layar.tentang_orang(kejadian),
            arsip=arsip.arsip(aduan, arsip.jra(self.dasar.db, kantor.kode), now, kantor.zona),
            sedang=kelas is layar.SedangDihapus or self.lupa.sedang(aduan),
        )

    @page("GET", HAPUS + "/<uuid:aduan_id>/berita-acara", tindakan="KelolaPenghapusan")
    def berita_acara(self, visit: Visit, aduan_id: UUID) -> Screen:
        surat, _pada = self._berita_acara(visit, aduan_id)
        alamat = f"{HAPUS}/{aduan_id}"
        kembali = Pintu("Data pelapor", alamat)
        return HalamanSurat(surat=surat, pdf=f"{alamat}/berita-acara.pdf", kembali=kembali, logo=kop.alamat_logo(surat.kop))

    @page("GET", HAPUS + "/<uuid:aduan_id>/berita-acara.pdf", tindakan="KelolaPenghapusan")
    def unduh_berita_acara(self, visit: Visit, aduan_id: UUID) -> Response:
        return unduh(self.dasar.db, *self._berita_acara(visit, aduan_id))

    def _berita_acara(self, visit: Visit, aduan_id: UUID) -> tuple[BeritaAcaraPenghapusan, datetime]:
        app = self.dasar
        aduan, kejadian, *_ = baca.rincian(app.store, aduan_id, visit.petugas, "KelolaPenghapusan")
        kantor = app.kantor.ambil(aduan.kecamatan)
        kategori = app.kategori.nama(aduan.kecamatan, aduan.kategori, aduan.sub_kategori)
        kepala = kop.ambil(app.db, kantor.kode)
        return arsip.berita_acara(aduan, kejadian, arsip.jra(app.db, kantor.kode), kepala, kantor, kategori)

    @page("POST", HAPUS + "/<uuid:aduan_id>/hapus", tindakan="LupakanPelapor", form=form.LupakanForm, again=satu_penghapusan)
    def lupakan(self, visit: Visit, aduan_id: UUID) -> Screen | Response:
        """To the page when it is done; 202 and the page when it is being done."""
        d = visit.form.made(form.Pelupaan)
        if self.data_pribadi.lupakan(aduan_id, d.dasar_hapus, visit.petugas):
            return see_other(f"{HAPUS}/{aduan_id}")
        return self._satu(visit, aduan_id, layar.SedangDihapus)

    @page("POST", HAPUS + "/<uuid:aduan_id>/tolak", tindakan="TolakPenghapusan", form=form.TolakHapusForm, again=satu_penghapusan)
    def tolak_penghapusan(self, visit: Visit, aduan_id: UUID) -> Response:
        d = visit.form.made(Penolakan)
        self.data_pribadi.tolak(aduan_id, d, visit.petugas, visit.correlation_id)
        return see_other(f"{HAPUS}/{aduan_id}")

    @page("POST", HAPUS + "/<uuid:aduan_id>/cabut", tindakan="CabutPembatasan", form=form.CabutBatasForm, again=satu_penghapusan)
    def cabut_pembatasan(self, visit: Visit, aduan_id: UUID) -> Response:
        d = visit.form.made(form.Pencabutan)
        self.data_pribadi.cabut_pembatasan(aduan_id, d.alasan, visit.petugas, visit.correlation_id)
        return see_other(f"{HAPUS}/{aduan_id}")
