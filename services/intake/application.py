"""Intake put together: take a complaint in by whatever channel, and what its reporter does afterwards."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from prometheus_client import Gauge

from services.intake import domain
from services.intake.api import Api
from services.intake.data_pribadi.lupa import Pelupa
from services.intake.data_pribadi.pages import PagesData
from services.intake.data_pribadi.penutupan import Penutupan
from services.intake.data_pribadi.permintaan import DataPribadi
from services.intake.data_pribadi.register import Register
from services.intake.data_pribadi.retensi import Retensi
from services.intake.kelola.pages_kantor import PagesAdminKantor
from services.intake.kelola.pages_kategori import PagesAdminKategori
from services.intake.kelola.pages_petugas import PagesAdminPetugas
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
from services.intake.masuk.pages import PagesMasuk
from services.intake.masuk.pages_akun import PagesAkun
from services.intake.masuk.pages_pelapor import PagesPelapor
from services.intake.masuk.pages_token import PagesToken
from services.intake.masuk.sambut import Penyambut
from services.intake.milik import BukuMilik
from services.intake.readmodel import Lacak
from shared.akun.akun import Akun
from shared.akun.laci import LaciPetugas
from shared.kabar.angka import ukur_kiriman
from shared.kabar.gerbang import Gerbang
from shared.kabar.kurir import Courier
from shared.lampiran.gudang import FileStore
from shared.lampiran.pemeriksa import Pemeriksa
from shared.layanan.dasar import Kolam, siapkan
from shared.layanan.layanan import Layanan, kamar, lapor_kunci
from shared.layanan.penangan import Penangan
from shared.layanan.proyeksi import Proyeksi
from shared.machinery.connection import REQUEST
from shared.machinery.database import Database
from shared.machinery.json_value import JsonObject
from shared.machinery.privacy import rotation
from shared.machinery.service.health import Watch
from shared.machinery.service.offload import offload
from shared.machinery.settings import Settings
from shared.web.about import About
from shared.web.filing_rate import FilingRate
from shared.web.site import Site, TrackingCodes
from shared.web.static_files import StaticFiles

UMUR_KUNCI = Gauge("aduan_wrapping_key_age_seconds", "Since older versions of the wrapping key were destroyed last")
BARIS_RUSAK = Gauge("aduan_erasure_register_unreadable_lines", "Whole lines of the register of erasures that say nothing")
AKUN_ORANG, AKUN_MESIN = 3, 5  # connections


@dataclass(frozen=True, kw_only=True)
class Intake(Layanan):
    akun: Akun
    milik: BukuMilik
    terima: Terima
    kode: KodeLacak
    aksi: Aksi
    kiriman: KotakKirim
    lampiran: LampiranAduan
    lupa: Pelupa
    retensi: Retensi
    data_pribadi: DataPribadi

    def angka(self) -> dict[str, Callable[[], None]]:
        return {**super().angka(), "intake.kiriman": partial(ukur_kiriman, self.dasar.mesin, "intake")}


def kesehatan(mesin: Database, register: Register) -> JsonObject:
    """How the wrapping key and the register of erasures are."""
    kini = rotation.rotation_state(mesin)
    UMUR_KUNCI.set(kini.age.total_seconds())
    isi = register.baca()
    BARIS_RUSAK.set(len(isi.rusak))
    return {
        "kunci_pembungkus": {
            "status": kini.words,
            "versi": kini.version,
            "umur_hari": kini.age.days,
            "masih_di_host": len(kini.still_held),
        },
        "register_penghapusan": {"status": "ada yang perlu dilihat" if isi.rusak else "sehat", "baris_rusak": isi.rusak[:20]},
    }


def bangun(settings: Settings, kolam: Kolam | None = None) -> Intake:
    with ExitStack() as tutup:
        dasar = siapkan(tutup, settings, "intake", kolam)
        proyeksi = Proyeksi(dasar, Lacak(dasar.aturan))
        penangan = Penangan(dasar, proyeksi, domain.decide)
        orang = tutup.enter_context(Database(settings.database_url, "aduan_akun", AKUN_ORANG, REQUEST))
        mesin = tutup.enter_context(Database(settings.database_url, "aduan_akun_mesin", AKUN_MESIN))
        akun = Akun(orang, mesin, dasar.derivations, dasar.vault, offload())
        milik = BukuMilik(dasar.mesin, dasar.derivations)
        gerbang, kurir, pemeriksa = Gerbang(settings.gateways), Courier(), Pemeriksa()
        tutup.callback(kurir.tutup)
        tutup.callback(pemeriksa.tutup)
        register = Register(settings.erasure_register)
        watch = Watch(dasar.mesin, dasar.nama, partial(kesehatan, dasar.mesin, register))
        lupa = Pelupa(dasar, proyeksi, penangan, milik, register, akun.pelapor)
        data_pribadi = DataPribadi(penangan, dasar.db, dasar.store, lupa)
        penutupan = Penutupan(milik, dasar.store, lupa, data_pribadi)
        kiriman = KotakKirim(dasar, milik, gerbang, kurir)
        antar = AntarKode(akun, kiriman)
        kode = KodeLacak(dasar, milik, akun.pembatas)
        ganti = GantiKode(dasar, penangan, kiriman)
        pilihan_kabar = PilihanKabar(gerbang, dasar.vault)
        batas = BatasTanggap(dasar.aturan, dasar.kantor)
        aksi = Aksi(penangan, kode, batas, pilihan_kabar)
        lampiran = LampiranAduan(penangan, FileStore(settings.attachments, dasar.vault, offload()), pemeriksa)
        terima = Terima(dasar, proyeksi, milik, lampiran, pilihan_kabar)
        terlacak = Terlacak(dasar, kode, batas, pilihan_kabar)
        laci = LaciDraf(dasar.db)
        foto = FotoDraf(LaciLampiran(dasar.db), lampiran, akun.pembatas)
        laju, laju_unggah = FilingRate(), FilingRate()
        laci_petugas = LaciPetugas(dasar.db, dasar.store, dasar.vault)
        site = Site(dasar.db, dasar.kantor, dasar.alamat, dasar.derivations, laci_petugas, TrackingCodes(kode.temukan, kode.tebakan))
        sambut = Penyambut(dasar.db, akun)
        rooms = kamar(
            Api(site, dasar.kategori, dasar.aturan, dasar.vault, terima, kode, aksi, laju),
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
            PagesMasuk(site, akun, sambut),
            PagesAkun(site, akun, sambut),
            PagesToken(site, akun),
            PagesPelapor(site, akun, sambut, antar, kiriman, milik, dasar.store, penutupan),
            PagesAdminKantor(site, dasar),
            PagesAdminKategori(site, dasar.kategori),
            PagesAdminPetugas(site, akun),
            PagesData(site, dasar, kode, data_pribadi, lupa),
            StaticFiles(),
            About(watch),
        )
        return Intake(
            dasar=dasar,
            proyeksi=proyeksi,
            kunci=lapor_kunci(tutup, dasar),
            watch=watch,
            rooms=rooms,
            akun=akun,
            milik=milik,
            terima=terima,
            kode=kode,
            aksi=aksi,
            kiriman=kiriman,
            lampiran=lampiran,
            lupa=lupa,
            retensi=Retensi(dasar.mesin, dasar.store_mesin, lupa),
            data_pribadi=data_pribadi,
            tutup=tutup.pop_all(),
        )
