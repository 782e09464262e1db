"""Citizens' accounts: register, confirm, reset or claim, see and correct one's own data, leave."""

from uuid import UUID, uuid4

from werkzeug.wrappers import Response

from services.intake import isian_pelapor as form
from services.intake import layar_pelapor as layar
from services.intake.application import Intake
from services.intake.isian_akun import AkhiriSesiForm
from services.intake.pages_masuk import terima_pelapor
from shared.aduan import kata
from shared.aduan.keadaan import fold
from shared.aduan.penolakan import Bentrok
from shared.akun.alamat import alamat
from shared.akun.batas import ALAMAT, KIRIM_KODE, KODE, Kunci
from shared.akun.kontak import Kontak, baca_kontak
from shared.akun.pelapor import KONFIRMASI, SETEL, AkunPelapor
from shared.web.bahasa import _
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan, PerluMasuk
from shared.web.layar import Layar

JUDUL = _("Kode Aduan")


class KontakTidakDapatDipakai(Bentrok):
    """Kontak ini tidak dapat dipakai untuk akun baru. Bila ini kontak Anda, pakai "Lupa kata sandi"."""

    kode = "kontak-tidak-dapat-dipakai"


def pelapor(k: Kunjungan) -> UUID:
    """Who has signed in as a citizen; PerluMasuk else."""
    if k.pengunjung is None or k.pengunjung.pelapor_id is None:
        raise PerluMasuk
    return k.pengunjung.pelapor_id


class PagesPelapor:
    """Mixed into the Nameko service; `app` is its application."""

    app: Intake

    @halaman("GET", "/daftar")
    def form_daftar(self, k: Kunjungan) -> Layar:
        return layar.Daftar(kantor=self.app.kantor.kecamatan())

    @halaman("POST", "/daftar", isian=form.DaftarForm, ulang=form_daftar)
    def daftar(self, k: Kunjungan) -> Response:
        """Where a code can be sent, nobody learns here whether the contact had an account: both go on to the code's page."""
        d = k.isian.data
        self.app.kantor.ambil(d["wilayah"])
        kontak = baca_kontak(d["kontak"])
        self._hitung(k, "daftar")
        pintu = self.app.akun.pelapor
        orang = pintu.daftar(d["nama"], kontak, d["sandi"], d["wilayah"])
        if not self.app.bisa_mengirim(kontak.jenis):
            if orang is None:
                raise KontakTidakDapatDipakai
            return terima_pelapor(self.app, k, orang)
        if orang is None:
            self.app.kirim_kode(kontak, JUDUL, _("Kontak ini sudah punya akun Aduan. Lupa kata sandi? Buka halaman Masuk."))
            return ke(f"/daftar/{uuid4()}")
        return ke(f"/daftar/{self._kirim(kontak, KONFIRMASI, orang)}")

    @halaman("GET", "/daftar/<uuid:kode_id>")
    def form_konfirmasi(self, k: Kunjungan, kode_id: UUID) -> Layar:
        return layar.Konfirmasi(kode_id=kode_id)

    @halaman("POST", "/daftar/<uuid:kode_id>", isian=form.KonfirmasiForm, ulang=form_konfirmasi)
    def konfirmasi(self, k: Kunjungan, kode_id: UUID) -> Response:
        self._hitung(k, "kode")
        return terima_pelapor(self.app, k, self.app.akun.pelapor.konfirmasi(kode_id, k.isian.data["kode"]).id)

    @halaman("GET", "/lupa-sandi")
    def form_lupa(self, k: Kunjungan) -> Layar:
        return layar.LupaSandi(bisa=any(map(self.app.bisa_mengirim, ("email", "telepon"))))

    @halaman("POST", "/lupa-sandi", isian=form.LupaForm, ulang=form_lupa)
    def lupa(self, k: Kunjungan) -> Response:
        """Also how somebody who was registered at the counter claims the account. The same answer whoever it is."""
        kontak = baca_kontak(k.isian.data["kontak"])
        self._hitung(k, "lupa")
        akun = self.app.akun.pelapor.cari(kontak)
        return ke(f"/lupa-sandi/{self._kirim(kontak, SETEL, akun.id) if akun else uuid4()}")

    @halaman("GET", "/lupa-sandi/<uuid:kode_id>")
    def form_setel(self, k: Kunjungan, kode_id: UUID) -> Layar:
        return layar.SetelSandi(kode_id=kode_id)

    @halaman("POST", "/lupa-sandi/<uuid:kode_id>", isian=form.SetelForm, ulang=form_setel)
    def setel(self, k: Kunjungan, kode_id: UUID) -> Response:
        self._hitung(k, "kode")
        akun = self.app.akun.pelapor.setel_ulang(kode_id, k.isian.data["kode"], k.isian.data["sandi"])
        self.app.akun.sesi.akhiri_milik(pelapor_id=akun.id)
        return terima_pelapor(self.app, k, akun.id)

    @halaman("GET", "/saya")
    def saya(self, k: Kunjungan) -> Layar | Response:
        if k.pengunjung is not None and k.pengunjung.petugas_id is not None:
            return ke("/akun")
        akun = self.app.akun.pelapor.akun(pelapor(k))
        nama, kontak = self.app.akun.pelapor.buka(akun)
        return layar.Saya(
            akun=akun,
            nama=nama,
            kontak=kontak,
            aduan=self._aduan(akun),
            sesi=self.app.akun.sesi.milik(pelapor_id=akun.id),
            kini=k.pasti().tanda,
            bisa_konfirmasi=akun.dikonfirmasi_pada is None and self.app.bisa_mengirim(akun.jenis_kontak),
        )

    def _aduan(self, akun: AkunPelapor) -> list[layar.AduanSaya]:
        """Their complaints, from the streams themselves; three queries."""
        milik = [m.aduan_id for m in self.app.milik.dari_akun(akun.id)]
        kode = self.app.milik.kode(milik)
        aduan = [fold(aduan_id, loaded.events) for aduan_id, loaded in self.app.store.load_each(milik).items()] if milik else []
        return [
            layar.AduanSaya(a.nomor, kode[a.id], kata.KEADAAN[a.keadaan], self.app.kantor.nama(a.kecamatan))
            for a in sorted(aduan, key=lambda a: a.diterima_pada, reverse=True)
        ]

    @halaman("POST", "/saya/data", isian=form.DataForm, ulang=saya)
    def ubah_data(self, k: Kunjungan) -> Response:
        if not self.app.akun.pelapor.ubah(pelapor(k), k.isian.data["nama"], baca_kontak(k.isian.data["kontak"])):
            raise KontakTidakDapatDipakai
        return ke("/saya")

    @halaman("POST", "/saya/konfirmasi", ulang=saya)
    def minta_konfirmasi(self, k: Kunjungan) -> Response:
        akun = self.app.akun.pelapor.akun(pelapor(k))
        _nama, kontak = self.app.akun.pelapor.buka(akun)
        return ke(f"/daftar/{self._kirim(Kontak(akun.jenis_kontak, kontak), KONFIRMASI, akun.id)}")

    @halaman("POST", "/saya/sandi", isian=form.SandiSayaForm, ulang=saya)
    def ganti_sandi_saya(self, k: Kunjungan) -> Response:
        d = k.isian.data
        orang = pelapor(k)
        self.app.akun.pelapor.ganti_sandi(orang, d["lama"], d["sandi"], alamat(k.request))
        self.app.akun.sesi.akhiri_milik(pelapor_id=orang, kecuali=k.pengunjung)
        return terima_pelapor(self.app, k, orang)

    @halaman("POST", "/saya/sesi", isian=AkhiriSesiForm, ulang=saya)
    def akhiri_sesi_saya(self, k: Kunjungan) -> Response:
        self.app.akun.sesi.akhiri_milik(pelapor_id=pelapor(k), hanya=k.isian.data["sesi"])
        return ke("/saya")

    @halaman("POST", "/saya/tutup", isian=form.TutupAkunForm, ulang=saya)
    def tutup_akun(self, k: Kunjungan) -> Response:
        """Nothing was filed: the account goes at once. Else an administrator decides about each complaint, and the account goes with it."""
        orang = pelapor(k)
        akun = self.app.akun.pelapor.akun(orang)
        self.app.akun.pelapor.pastikan(akun, k.isian.data["sandi_tutup"], alamat(k.request))
        milik = self.app.milik.dari_akun(orang)
        ada = self.app.store.load_each([m.aduan_id for m in milik]) if milik else {}
        if not ada:
            self.app.lupa.lupakan(milik, orang, "permintaan", self.app.pelaku)
            k.lupakan()
            return ke("/")
        for aduan_id in ada:  # each an act of its own: nothing says that they are one person's
            self.app.data_pribadi.minta_penghapusan(aduan_id, uuid4())
        return ke("/saya")

    def _kirim(self, kontak: Kontak, guna: str, orang: UUID) -> UUID:
        """A code goes to the contact; what names it. Each one counts, so that nobody's telephone is flooded."""
        kunci = [Kunci(KIRIM_KODE, "kirim", kontak.alamat)]
        self.app.akun.pembatas.periksa(kunci)
        self.app.akun.pembatas.gagal(kunci)
        kode_id, kode = self.app.akun.kode.buat(guna, orang)
        self.app.kirim_kode(kontak, JUDUL, _("Kode Anda: {kode}. Berlaku 10 menit. Jangan berikan kepada siapa pun.").format(kode=kode))
        return kode_id

    def _hitung(self, k: Kunjungan, guna: str) -> None:
        """Every try from one address counts, right or wrong. Raises TerlaluSering."""
        kunci = [Kunci(KODE if guna == "kode" else ALAMAT, guna, alamat(k.request))]
        self.app.akun.pembatas.periksa(kunci)
        self.app.akun.pembatas.gagal(kunci)
