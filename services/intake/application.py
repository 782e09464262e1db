"""Intake put together: take a complaint in by whatever channel, and what its reporter does afterwards."""

from datetime import datetime
from typing import Any
from uuid import UUID

from prometheus_client import Gauge

from services.intake import domain as d
from services.intake.api import Api
from services.intake.data_pribadi.lupa import Pelupa
from services.intake.data_pribadi.permintaan import DataPribadi
from services.intake.data_pribadi.register import Register
from services.intake.data_pribadi.retensi import Retensi
from services.intake.kiriman.antar_kode import AntarKode
from services.intake.kiriman.daftar import DaftarKiriman
from services.intake.kiriman.kotak import KotakKirim
from services.intake.kiriman.pages import PagesKiriman
from services.intake.kiriman.pilihan import PilihanKabar
from services.intake.lacak.aksi import Aksi
from services.intake.lacak.batas import BatasTanggap
from services.intake.lacak.ganti_kode import GantiKode
from services.intake.lacak.hilang import KodeHilang
from services.intake.lacak.kode import KodeLacak
from services.intake.lacak.pages import PagesLacak
from services.intake.lacak.pages_hilang import PagesHilang
from services.intake.lacak.terlacak import Terlacak
from services.intake.lampiran.aduan import LampiranAduan
from services.intake.lampiran.api import ApiLampiran
from services.intake.lampiran.pages import PagesLampiran
from services.intake.lapor.draf import LaciDraf
from services.intake.lapor.draf_lampiran import LaciLampiran
from services.intake.lapor.foto import FotoDraf
from services.intake.lapor.pages import PagesLapor
from services.intake.lapor.pages_depan import PagesDepan
from services.intake.lapor.pages_foto import PagesFoto
from services.intake.lapor.pages_kirim import PagesKirim
from services.intake.lapor.pages_resi import PagesResi
from services.intake.lapor.terima import Terima
from services.intake.loket.pages import PagesLoket
from services.intake.loket.pages_kode import PagesKode
from services.intake.loket.pages_pelapor_baru import PagesPelaporBaru
from services.intake.milik import BukuMilik
from services.intake.readmodel import Lacak
from shared.akun.akun import Akun
from shared.domain.aduan.keadaan import Aliran
from shared.domain.aduan.kejadian import Kejadian
from shared.kabar.gerbang import Gerbang
from shared.kabar.kurir import Kurir
from shared.lampiran.gudang import Gudang
from shared.lampiran.pemeriksa import Pemeriksa
from shared.layanan.application import Application
from shared.layanan.layanan import kamar
from shared.machinery.database import Database
from shared.machinery.privacy import putaran
from shared.machinery.service.di_luar import di_luar
from shared.machinery.settings import Settings
from shared.web.laju import Laju
from shared.web.site import Site, TrackingCodes

UMUR_KUNCI = Gauge("aduan_wrapping_key_age_seconds", "Since older versions of the wrapping key were destroyed last")
BARIS_RUSAK = Gauge("aduan_erasure_register_unreadable_lines", "Whole lines of the register of erasures that say nothing")
AKUN_ORANG, AKUN_MESIN = 3, 5  # connections


class Intake(Application):
    service = "intake"

    milik: BukuMilik
    akun: Akun
    lupa: Pelupa
    retensi: Retensi
    data_pribadi: DataPribadi
    kiriman: KotakKirim
    antar: AntarKode
    kode: KodeLacak
    aksi: Aksi
    terima: Terima

    def lengkapi(self, settings: Settings) -> None:
        dasar, proyeksi, penangan, tutup = self.dasar, self.proyeksi, self.penangan, self.tutup
        orang = Database(settings.database_url, "aduan_akun", AKUN_ORANG)
        mesin = Database(settings.database_url, "aduan_akun_mesin", AKUN_MESIN)
        self.akun = akun = Akun(orang, mesin, dasar.turunan, dasar.sandi, di_luar())
        tutup.callback(akun.close)
        self.milik = milik = BukuMilik(dasar.mesin, dasar.turunan)
        self.lupa = Pelupa(
            dasar.mesin,
            dasar.store_mesin,
            dasar.sandi,
            milik,
            Register(settings.register_penghapusan),
            lambda aduan: proyeksi.tampilkan(*aduan),
            akun.pelapor.hapus,
        )
        self.retensi = Retensi(dasar.mesin, dasar.store_mesin, self.lupa)
        self.data_pribadi = DataPribadi(self)
        gerbang, kurir, pemeriksa = Gerbang(settings.kabar), Kurir(), Pemeriksa()
        tutup.callback(kurir.tutup)
        tutup.callback(pemeriksa.tutup)
        self.kiriman = kiriman = KotakKirim(dasar, milik, gerbang, kurir)
        self.antar = antar = AntarKode(akun, kiriman)
        self.kode = kode = KodeLacak(dasar, milik, akun.pembatas)
        ganti, pilihan_kabar, batas = (
            GantiKode(dasar, penangan, kiriman),
            PilihanKabar(gerbang, dasar.sandi),
            BatasTanggap(dasar.aturan, dasar.kantor),
        )
        self.aksi = aksi = Aksi(penangan, kode, batas, pilihan_kabar)
        lampiran = LampiranAduan(penangan, Gudang(settings.lampiran, dasar.sandi), pemeriksa)
        self.terima = terima = Terima(dasar, proyeksi, milik, lampiran, pilihan_kabar)
        terlacak = Terlacak(dasar, kode, batas, pilihan_kabar)
        laci = LaciDraf(dasar.db)
        foto = FotoDraf(LaciLampiran(dasar.db), lampiran, akun.pembatas)
        laju, laju_unggah = Laju(), Laju()
        site = Site(dasar.db, dasar.kantor, dasar.alamat, TrackingCodes(kode.temukan, kode.tebakan))
        self.rooms |= kamar(
            Api(site, dasar.kategori, dasar.aturan, dasar.sandi, terima, kode, aksi, laju),
            ApiLampiran(site, dasar.store, kode, lampiran, laju_unggah),
            PagesDepan(site, laci, dasar.aturan),
            PagesLapor(site, laci, foto, dasar.kategori, kode, akun.pelapor, laju, laju_unggah),
            PagesFoto(site, foto),
            PagesKirim(site, laci, foto, dasar.kategori, dasar.aturan, pilihan_kabar, terima, kode, proyeksi),
            PagesResi(site, kode, dasar.aturan),
            PagesLacak(site, kode, terlacak, aksi),
            PagesHilang(site, kode, KodeHilang(dasar, antar, akun.kode), ganti, kiriman),
            PagesLampiran(site, dasar.store, kode, terlacak, lampiran, laju_unggah),
            PagesLoket(site, dasar.kategori, dasar.aturan, terima, kode),
            PagesKode(site, dasar.store, ganti),
            PagesPelaporBaru(site, akun.pelapor, kiriman),
            PagesKiriman(site, DaftarKiriman(dasar.db)),
        )

    def temukan(self, kode: str) -> UUID:
        return self.kode.temukan(kode)

    def tebakan(self, alamat: str) -> None:
        self.kode.tebakan(alamat)

    def bagian(self) -> dict[str, dict[str, Any]]:
        kini = putaran.keadaan(self.mesin)
        UMUR_KUNCI.set(kini.umur.total_seconds())
        isi = self.lupa.register.baca()
        BARIS_RUSAK.set(len(isi.rusak))
        return {
            "kunci_pembungkus": {"status": kini.kata, "versi": kini.versi, "umur_hari": kini.umur.days, "masih_di_host": len(kini.masih)},
            "register_penghapusan": {"status": "ada yang perlu dilihat" if isi.rusak else "sehat", "baris_rusak": isi.rusak[:20]},
        }

    def read_model(self) -> Lacak:
        return Lacak(self.aturan)

    def decide(self, aliran: Aliran, perintah: d.PerintahIntake, now: datetime) -> list[Kejadian]:
        return d.decide(aliran, perintah, now)
