"""Citizens' accounts: register, confirm, reset or claim, see and correct one's own data, leave."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.data_pribadi.penutupan import Penutupan
from services.intake.kiriman.antar_kode import AntarKode, seragam
from services.intake.kiriman.kotak import KotakKirim
from services.intake.masuk import isian_pelapor as form
from services.intake.masuk import layar_pelapor as layar
from services.intake.masuk.isian import AkhiriSesiForm
from services.intake.masuk.sambut import Penyambut
from services.intake.milik import BukuMilik
from shared.akun.akun import Akun
from shared.akun.batas import DAFTAR, Kunci
from shared.akun.kontak import Kontak, baca_kontak, samarkan
from shared.akun.pelapor import KONFIRMASI, SETEL, AkunPelapor
from shared.domain.aduan import kata
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.aduan.penolakan import Bentrok
from shared.machinery.eventstore.store import EventStore
from shared.machinery.html.layar import Layar
from shared.web.formulir import Isian
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan, PerluMasuk
from shared.web.site import Site

SUDAH_PUNYA = "Kontak ini sudah punya akun Aduan. Lupa kata sandi? Buka halaman Masuk."


class KontakTidakDapatDipakai(Bentrok):
    """Kontak ini tidak dapat dipakai untuk akun baru. Bila ini kontak Anda, pakai "Lupa kata sandi"."""

    kode = "kontak-tidak-dapat-dipakai"


def pelapor(k: Kunjungan) -> UUID:
    """Who has signed in as a citizen; PerluMasuk else."""
    if k.pengunjung is None or k.pengunjung.pelapor_id is None:
        raise PerluMasuk
    return k.pengunjung.pelapor_id


@dataclass(frozen=True)
class PagesPelapor:
    site: Site
    akun: Akun
    sambut: Penyambut
    antar: AntarKode
    kiriman: KotakKirim
    milik: BukuMilik
    store: EventStore
    penutupan: Penutupan

    @halaman("GET", "/daftar")
    def form_daftar(self, k: Kunjungan) -> Layar:
        return layar.Daftar(kantor=[(satu.kode, satu.nama) for satu in self.site.kantor.kecamatan()])

    @halaman("POST", "/daftar", isian=form.DaftarForm, ulang=form_daftar)
    def daftar(self, k: Kunjungan) -> Response:
        """Where a code can be sent, nobody learns here whether the contact had an account: both go on to the code's page."""
        d: form.Pendaftaran = k.isian.data
        self.site.kantor.penerima(d.wilayah)
        self.akun.pembatas.ambil([Kunci(DAFTAR, "daftar", k.dari.alamat)])
        pintu = self.akun.pelapor
        if not self.kiriman.bisa(d.kontak.jenis):
            orang = pintu.daftar(d.nama, d.kontak, d.sandi, d.wilayah)
            if orang is None:
                raise KontakTidakDapatDipakai
            return self.sambut.pelapor(k, orang)
        with seragam():
            antar = self.antar.mulai(d.kontak, k.dari.alamat)
            antar.pastikan()
            orang = pintu.daftar(d.nama, d.kontak, d.sandi, d.wilayah)
            return ke(f"/daftar/{antar.kirim(KONFIRMASI, orang, isi=SUDAH_PUNYA if orang is None else None)}")

    @halaman("GET", "/daftar/<uuid:kode_id>")
    def form_konfirmasi(self, k: Kunjungan, kode_id: UUID) -> Layar:
        return layar.Konfirmasi(kode_id=kode_id)

    @halaman("POST", "/daftar/<uuid:kode_id>", isian=form.KonfirmasiForm, ulang=form_konfirmasi)
    def konfirmasi(self, k: Kunjungan, kode_id: UUID) -> Response:
        with self.antar.coba(k.dari.alamat):
            akun = self.akun.pelapor.konfirmasi(kode_id, k.isian.data["kode"])
        return self.sambut.pelapor(k, akun.id)

    @halaman("GET", "/lupa-sandi")
    def form_lupa(self, k: Kunjungan) -> Layar:
        return layar.LupaSandi(bisa=any(map(self.kiriman.bisa, ("email", "telepon"))))

    @halaman("POST", "/lupa-sandi", isian=form.LupaForm, ulang=form_lupa)
    def lupa(self, k: Kunjungan) -> Response:
        """Also how somebody who was registered at the counter claims the account. The same answer whoever it is."""
        kontak: Kontak = k.isian.data
        with seragam():
            antar = self.antar.mulai(kontak, k.dari.alamat)
            akun = self.akun.pelapor.cari(kontak)
            return ke(f"/lupa-sandi/{antar.kirim(SETEL, akun.id if akun else None)}")

    @halaman("GET", "/lupa-sandi/<uuid:kode_id>")
    def form_setel(self, k: Kunjungan, kode_id: UUID) -> Layar:
        return layar.SetelSandi(kode_id=kode_id)

    @halaman("POST", "/lupa-sandi/<uuid:kode_id>", isian=form.SetelForm, ulang=form_setel)
    def setel(self, k: Kunjungan, kode_id: UUID) -> Response:
        with self.antar.coba(k.dari.alamat):
            akun = self.akun.pelapor.setel_ulang(kode_id, k.isian.data["kode"], k.isian.data["sandi"], k.dari, k.pengunjung)
        return self.sambut.pelapor(k, akun.id)

    @halaman("GET", "/saya")
    def saya(self, k: Kunjungan) -> Layar | Response:
        if k.pengunjung is not None and k.pengunjung.petugas_id is not None:
            return ke("/akun")
        return self._saya(k, self.akun.pelapor.akun(pelapor(k)))

    def _saya(self, k: Kunjungan, akun: AkunPelapor, terlihat: bool = False) -> Layar:
        nama, kontak = self.akun.pelapor.buka(akun)
        return layar.Saya(
            akun=akun,
            nama=nama,
            kontak=kontak if terlihat else samarkan(kontak),
            terlihat=terlihat,
            aduan=self._aduan(akun),
            sesi=self.akun.sesi.milik(pelapor_id=akun.id),
            kini=k.pasti().tanda,
            bisa_konfirmasi=akun.dikonfirmasi_pada is None and self.kiriman.bisa(akun.jenis_kontak),
        )

    def _aduan(self, akun: AkunPelapor) -> list[layar.AduanSaya]:
        """Their complaints, from the streams themselves; three queries."""
        milik = [m.aduan_id for m in self.milik.dari_akun(akun.id)]
        kode = self.milik.kode(milik)
        aduan = [aduan_dari(aduan_id, loaded.events) for aduan_id, loaded in self.store.load_each(milik).items()] if milik else []
        return [
            layar.AduanSaya(a.nomor, kode[a.id], kata.KEADAAN[a.keadaan], self.site.kantor.nama(a.kecamatan))
            for a in sorted(aduan, key=lambda a: a.diterima_pada, reverse=True)
        ]

    @halaman("POST", "/saya/data", isian=form.DataSayaForm, ulang=saya)
    def ubah_data(self, k: Kunjungan) -> Response:
        """Another contact is another way in: it asks for the password, and ends the sessions elsewhere. Empty: the contact stays."""
        d = k.isian.data
        akun = self.akun.pelapor.akun(pelapor(k))
        lama = Kontak(akun.jenis_kontak, self.akun.pelapor.buka(akun)[1])
        baru = baca_kontak(d["kontak"]) or lama
        if baru != lama:
            self.akun.pelapor.pastikan(akun, d["sandi_data"], k.dari)
        if not self.akun.pelapor.ubah(akun.id, d["nama"], baru, k.dari, k.pengunjung, pindah=baru != lama):
            raise KontakTidakDapatDipakai
        if baru != lama:
            return self.sambut.pelapor(k, akun.id)
        return ke("/saya")

    @halaman("POST", "/saya/kontak", isian=form.LihatKontakForm, ulang=saya)
    def lihat_kontak(self, k: Kunjungan) -> Layar:
        """The contact in full, to which codes are sent: not for whoever sits down at their screen."""
        akun = self.akun.pelapor.akun(pelapor(k))
        self.akun.pelapor.pastikan(akun, k.isian.data["sandi_kontak"], k.dari)
        k.isian = Isian()
        return self._saya(k, akun, terlihat=True)

    @halaman("POST", "/saya/konfirmasi", ulang=saya)
    def minta_konfirmasi(self, k: Kunjungan) -> Response:
        akun = self.akun.pelapor.akun(pelapor(k))
        _nama, kontak = self.akun.pelapor.buka(akun)
        return ke(f"/daftar/{self.antar.mulai(Kontak(akun.jenis_kontak, kontak), k.dari.alamat).kirim(KONFIRMASI, akun.id)}")

    @halaman("POST", "/saya/sandi", isian=form.SandiSayaForm, ulang=saya)
    def ganti_sandi_saya(self, k: Kunjungan) -> Response:
        d = k.isian.data
        akun = self.akun.pelapor.akun(pelapor(k))
        self.akun.pelapor.ganti_sandi(akun, d["lama"], d["sandi"], k.dari, k.pengunjung)
        return self.sambut.pelapor(k, akun.id)

    @halaman("POST", "/saya/sesi", isian=AkhiriSesiForm, ulang=saya)
    def akhiri_sesi_saya(self, k: Kunjungan) -> Response:
        self.akun.sesi.akhiri_milik(pelapor_id=pelapor(k), hanya=k.isian.data["sesi"])
        return ke("/saya")

    @halaman("POST", "/saya/tutup", isian=form.TutupAkunForm, ulang=saya)
    def tutup_akun(self, k: Kunjungan) -> Response:
        """Nothing was filed: the account goes at once. Else an administrator decides about each complaint, and the account goes with it."""
        orang = pelapor(k)
        akun = self.akun.pelapor.akun(orang)
        self.akun.pelapor.pastikan(akun, k.isian.data["sandi_tutup"], k.dari)
        if self.penutupan.tutup(orang):
            k.lupakan()
            return ke("/")
        return ke("/saya")
