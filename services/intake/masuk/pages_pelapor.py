"""Citizens' accounts: register, confirm, reset or claim, see and correct one's own data, leave."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.data_pribadi.penutupan import Penutupan
from services.intake.kiriman.antar_kode import AntarKode, seragam
from services.intake.kiriman.kotak import KotakKirim
from services.intake.masuk import isian_pelapor as form
from services.intake.masuk import layar_pelapor as layar
from services.intake.masuk import permintaan as p
from services.intake.masuk.isian import AkhiriSesiForm
from services.intake.masuk.sambut import Penyambut
from services.intake.milik import BukuMilik
from shared.acuan.kantor.kode import KABUPATEN
from shared.akun.akun import Akun
from shared.akun.batas import DAFTAR, Kunci
from shared.akun.kontak import Kontak, baca_kontak, samarkan
from shared.akun.pelapor import KONFIRMASI, SETEL, AkunPelapor
from shared.domain.aduan import kata
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.aduan.penolakan import Bentrok
from shared.machinery.eventstore.store import EventStore
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.form import Form
from shared.web.links import RESET
from shared.web.offices import choose_office
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import SignInNeeded, Visit

SUDAH_PUNYA = "Kontak ini sudah punya akun Aduan. Lupa kata sandi? Buka halaman Masuk."


class KontakTidakDapatDipakai(Bentrok):
    """Kontak ini tidak dapat dipakai untuk akun baru. Bila ini kontak Anda, pakai "Lupa kata sandi"."""

    kode = "kontak-tidak-dapat-dipakai"


def pelapor(visit: Visit) -> UUID:
    """Who has signed in as a citizen; SignInNeeded else."""
    if visit.pengunjung is None or visit.pengunjung.pelapor_id is None:
        raise SignInNeeded
    return visit.pengunjung.pelapor_id


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

    @page("GET", "/daftar")
    def form_daftar(self, visit: Visit) -> Screen:
        """With many districts the office is chosen first; of one district all stand in the form."""
        kantor, kode = self.site.kantor, visit.form.value("wilayah") or visit.request.args.get("kecamatan", "")
        if (akar := kantor.akar()).count(".") == KABUPATEN:
            return layar.Daftar(kantor=[(satu.kode, satu.nama) for satu in kantor.di(akar)])
        if kode:
            satu = kantor.penerima(kode)
            return layar.Daftar(kantor=[(satu.kode, satu.nama)])
        return layar.Daftar(kantor=(), pilih=choose_office(kantor, visit))

    @page("POST", "/daftar", form=form.DaftarForm, again=form_daftar)
    def daftar(self, visit: Visit) -> Response:
        """Where a code can be sent, nobody learns here whether the contact had an account: both go on to the code's page."""
        d = visit.form.made(p.Pendaftaran)
        self.site.kantor.penerima(d.wilayah)
        self.akun.pembatas.ambil([Kunci(DAFTAR, "daftar", visit.source.alamat)])
        pintu = self.akun.pelapor
        if not self.kiriman.bisa(d.kontak.jenis):
            orang = pintu.daftar(d.nama, d.kontak, d.sandi, d.wilayah)
            if orang is None:
                raise KontakTidakDapatDipakai
            return self.sambut.pelapor(visit, orang)
        with seragam():
            antar = self.antar.mulai(d.kontak, visit.source.alamat)
            antar.pastikan()
            orang = pintu.daftar(d.nama, d.kontak, d.sandi, d.wilayah)
            return see_other(f"/daftar/{antar.kirim(KONFIRMASI, orang, isi=SUDAH_PUNYA if orang is None else None)}")

    @page("GET", "/daftar/<uuid:kode_id>")
    def form_konfirmasi(self, visit: Visit, kode_id: UUID) -> Screen:
        return layar.Konfirmasi(kode_id=kode_id)

    @page("POST", "/daftar/<uuid:kode_id>", form=form.KonfirmasiForm, again=form_konfirmasi)
    def konfirmasi(self, visit: Visit, kode_id: UUID) -> Response:
        d = visit.form.made(p.KodeKontak)
        with self.antar.coba(visit.source.alamat):
            akun = self.akun.pelapor.konfirmasi(kode_id, d.kode)
        return self.sambut.pelapor(visit, akun.id)

    @page("GET", RESET)
    def form_lupa(self, visit: Visit) -> Screen:
        return layar.LupaSandi(bisa=any(map(self.kiriman.bisa, ("email", "telepon"))))

    @page("POST", RESET, form=form.LupaForm, again=form_lupa)
    def lupa(self, visit: Visit) -> Response:
        """Also how somebody who was registered at the counter claims the account. The same answer whoever it is."""
        kontak = visit.form.made(Kontak)
        with seragam():
            antar = self.antar.mulai(kontak, visit.source.alamat)
            akun = self.akun.pelapor.cari(kontak)
            return see_other(f"/lupa-sandi/{antar.kirim(SETEL, akun.id if akun else None)}")

    @page("GET", "/lupa-sandi/<uuid:kode_id>")
    def form_setel(self, visit: Visit, kode_id: UUID) -> Screen:
        return layar.SetelSandi(kode_id=kode_id)

    @page("POST", "/lupa-sandi/<uuid:kode_id>", form=form.SetelForm, again=form_setel)
    def setel(self, visit: Visit, kode_id: UUID) -> Response:
        d = visit.form.made(p.SetelSandi)
        with self.antar.coba(visit.source.alamat):
            akun = self.akun.pelapor.setel_ulang(kode_id, d.kode, d.sandi, visit.source, visit.pengunjung)
        return self.sambut.pelapor(visit, akun.id)

    @page("GET", "/saya")
    def saya(self, visit: Visit) -> Screen | Response:
        if visit.pengunjung is not None and visit.pengunjung.petugas_id is not None:
            return see_other("/akun")
        return self._saya(visit, self.akun.pelapor.akun(pelapor(visit)))

    def _saya(self, visit: Visit, akun: AkunPelapor, terlihat: bool = False) -> Screen:
        nama, kontak = self.akun.pelapor.buka(akun)
        return layar.Saya(
            akun=akun,
            nama=nama,
            kontak=kontak if terlihat else samarkan(kontak),
            terlihat=terlihat,
            aduan=self._aduan(akun),
            sesi=self.akun.sesi.milik(pelapor_id=akun.id),
            kini=visit.with_session().tanda,
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

    @page("POST", "/saya/data", form=form.DataSayaForm, again=saya)
    def ubah_data(self, visit: Visit) -> Response:
        """Another contact is another way in: it asks for the password, and ends the sessions elsewhere. Empty: the contact stays."""
        d = visit.form.made(p.DataSaya)
        akun = self.akun.pelapor.akun(pelapor(visit))
        lama = Kontak(akun.jenis_kontak, self.akun.pelapor.buka(akun)[1])
        baru = baca_kontak(d.kontak) or lama
        if baru != lama:
            self.akun.pelapor.pastikan(akun, d.sandi_data, visit.source)
        if not self.akun.pelapor.ubah(akun.id, d.nama, baru, visit.source, visit.pengunjung, pindah=baru != lama):
            raise KontakTidakDapatDipakai
        if baru != lama:
            return self.sambut.pelapor(visit, akun.id)
        return see_other("/saya")

    @page("POST", "/saya/kontak", form=form.LihatKontakForm, again=saya)
    def lihat_kontak(self, visit: Visit) -> Screen:
        """The contact in full, to which codes are sent: not for whoever sits down at their screen."""
        d = visit.form.made(p.LihatKontak)
        akun = self.akun.pelapor.akun(pelapor(visit))
        self.akun.pelapor.pastikan(akun, d.sandi_kontak, visit.source)
        visit.form = Form()
        return self._saya(visit, akun, terlihat=True)

    @page("POST", "/saya/konfirmasi", again=saya)
    def minta_konfirmasi(self, visit: Visit) -> Response:
        akun = self.akun.pelapor.akun(pelapor(visit))
        _nama, kontak = self.akun.pelapor.buka(akun)
        return see_other(f"/daftar/{self.antar.mulai(Kontak(akun.jenis_kontak, kontak), visit.source.alamat).kirim(KONFIRMASI, akun.id)}")

    @page("POST", "/saya/sandi", form=form.SandiSayaForm, again=saya)
    def ganti_sandi_saya(self, visit: Visit) -> Response:
        d = visit.form.made(p.GantiSandiSaya)
        akun = self.akun.pelapor.akun(pelapor(visit))
        self.akun.pelapor.ganti_sandi(akun, d.lama, d.sandi, visit.source, visit.pengunjung)
        return self.sambut.pelapor(visit, akun.id)

    @page("POST", "/saya/sesi", form=AkhiriSesiForm, again=saya)
    def akhiri_sesi_saya(self, visit: Visit) -> Response:
        d = visit.form.made(p.AkhiriSesi)
        self.akun.sesi.akhiri_milik(pelapor_id=pelapor(visit), hanya=d.sesi)
        return see_other("/saya")

    @page("POST", "/saya/tutup", form=form.TutupAkunForm, again=saya)
    def tutup_akun(self, visit: Visit) -> Response:
        """Nothing was filed: the account goes at once. Else an administrator decides about each complaint, and the account goes with it."""
        d = visit.form.made(p.TutupAkun)
        orang = pelapor(visit)
        akun = self.akun.pelapor.akun(orang)
        self.akun.pelapor.pastikan(akun, d.sandi_tutup, visit.source)
        if self.penutupan.tutup(orang):
            visit.sign_out()
            return see_other("/")
        return see_other("/saya")
