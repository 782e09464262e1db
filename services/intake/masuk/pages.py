"""Sign in and out: name and password, the second factor, and the one-time link that sets a first password."""

from urllib.parse import urlencode, urlsplit
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.application import Intake
from services.intake.lapor.draf import LaciDraf
from services.intake.lapor.gambar import qr
from services.intake.masuk import isian as form
from services.intake.masuk import layar
from shared.acuan.akses.sesi import DIAM, DIAM_PETUGAS, PASANG_TOTP, PENUH, TOTP, UMUR, UMUR_PETUGAS, Pengunjung, Sesi
from shared.akun.peranti import identitas
from shared.akun.petugas import AkunPetugas
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan, PerluMasuk
from shared.web.peranti import peranti

AWAL = "/akun"
LANGKAH = {TOTP: "/masuk/kode", PASANG_TOTP: "/masuk/pasang", PENUH: ""}


def tujuan(teks: str) -> str:
    """Where to go after signing in: a path of ours, never another site."""
    bagian = urlsplit(teks)
    aman = teks.startswith("/") and not teks.startswith(("//", "/\\")) and not bagian.netloc and len(teks) < 500 and teks.isprintable()
    return teks if aman else AWAL


def setengah_masuk(k: Kunjungan, tahap: str) -> Pengunjung:
    """Who has given their password and still owes this step; PerluMasuk else."""
    if k.pengunjung is None or k.pengunjung.petugas_id is None or k.pengunjung.tahap != tahap:
        raise PerluMasuk
    return k.pengunjung


class PagesMasuk:
    """Mixed into the Nameko service; `app` is its application."""

    app: Intake

    @halaman("GET", "/masuk")
    def form_masuk(self, k: Kunjungan) -> Layar:
        return layar.Masuk(ke=k.isian.nilai("ke", k.request.args.get("ke", "")))

    @halaman("POST", "/masuk", isian=form.MasukForm, ulang=form_masuk)
    def masuk(self, k: Kunjungan) -> Response:
        d = k.isian.data
        akun = self.app.akun.pintu.masuk(d["nama"], d["sandi"], k.dari)
        if isinstance(akun, AkunPetugas):
            return terima_petugas(self.app, k, akun, akun.tahap, d["ke"])
        return terima_pelapor(self.app, k, akun.id, d["ke"])

    @halaman("GET", "/masuk/kode")
    def form_kode(self, k: Kunjungan) -> Layar:
        setengah_masuk(k, TOTP)
        return layar.MasukKode(ke=k.isian.nilai("ke", k.request.args.get("ke", "")))

    @halaman("POST", "/masuk/kode", isian=form.KodeForm, ulang=form_kode)
    def masuk_kode(self, k: Kunjungan) -> Response:
        petugas_id = setengah_masuk(k, TOTP).petugas_id
        self.app.akun.petugas.periksa_totp(petugas_id, k.isian.data["kode"], k.dari)
        return terima_petugas(self.app, k, self.app.akun.petugas.akun(petugas_id), PENUH, k.isian.data["ke"])

    @halaman("GET", "/masuk/pasang")
    def form_pasang(self, k: Kunjungan) -> Layar:
        """Their roles ask for a second factor and they have none: this session can set the first one up, and do nothing else."""
        pengunjung = setengah_masuk(k, PASANG_TOTP)
        akun = self.app.akun.petugas.akun(pengunjung.petugas_id)
        return pasang(self.app, pengunjung, akun, k.isian.nilai("ke", k.request.args.get("ke", "")))

    @halaman("POST", "/masuk/pasang", isian=form.KodeForm, ulang=form_pasang)
    def masuk_pasang(self, k: Kunjungan) -> Response:
        pengunjung = setengah_masuk(k, PASANG_TOTP)
        pintu = self.app.akun.petugas
        akun = pintu.akun(pengunjung.petugas_id)
        pintu.pasang_totp(akun.id, rahasia_baru(self.app, pengunjung, akun), k.isian.data["kode"], pengunjung)
        pintu.catat_masuk(akun, "totp")
        return terima_petugas(self.app, k, akun, PENUH, k.isian.data["ke"])

    @halaman("POST", "/keluar")
    def keluar(self, k: Kunjungan) -> Response:
        k.lupakan()
        return ke("/masuk")

    @halaman("GET", "/undangan/<string:tautan>", rahasia=True)
    def undangan(self, k: Kunjungan, tautan: str) -> Layar:
        """Looking uses nothing up: mail scanners open links, too."""
        return layar.Undangan(akun=self.app.akun.petugas.undangan(tautan), tautan=tautan)

    @halaman("POST", "/undangan/<string:tautan>", isian=form.SandiBaruForm, ulang=undangan, rahasia=True)
    def pakai_undangan(self, k: Kunjungan, tautan: str) -> Response:
        akun = self.app.akun.petugas.pakai_undangan(tautan, k.isian.data["sandi"])
        if akun.tahap == PENUH:
            self.app.akun.petugas.catat_masuk(akun, "sandi")
        return terima_petugas(self.app, k, akun, akun.tahap, "")


def terima_petugas(app: Intake, k: Kunjungan, akun: AkunPetugas, tahap: str, setelah: str) -> Response:
    """A new session, and the old one ends: what was known before the sign-in opens nothing after it."""
    if k.pengunjung is not None:
        Sesi(app.db).akhiri(k.pengunjung)
    k.ganti(app.akun.sesi.baru(DIAM_PETUGAS, UMUR_PETUGAS, petugas_id=akun.id, tahap=tahap, peranti=peranti(k.request)))
    if tahap == PENUH:
        k.titip_peranti(app.akun.peranti.ingat(k.dari.peranti, identitas(akun.nama_masuk), akun.id))
    return ke(_lanjut(tahap, setelah))


def terima_pelapor(app: Intake, k: Kunjungan, pelapor: UUID, setelah: str = "") -> Response:
    """A new session; what they were writing goes with them."""
    lama = k.pengunjung
    baru = app.akun.sesi.baru(DIAM, UMUR, pelapor_id=pelapor, peranti=peranti(k.request))
    if lama is not None:
        LaciDraf(app.db).pindahkan(lama, baru)
        Sesi(app.db).akhiri(lama)
    k.ganti(baru)
    kontak = app.akun.pelapor.buka(app.akun.pelapor.akun(pelapor))[1]
    k.titip_peranti(app.akun.peranti.ingat(k.dari.peranti, kontak, pelapor))
    return ke(tujuan(setelah) if setelah else "/saya")


def _lanjut(tahap: str, setelah: str) -> str:
    if tahap == PENUH:
        return tujuan(setelah)
    return f"{LANGKAH[tahap]}?{urlencode({'ke': setelah})}" if setelah else LANGKAH[tahap]


def rahasia_baru(app: Intake, pengunjung: Pengunjung, akun: AkunPetugas) -> str:
    """Random, and kept sealed with the session until a code proves that it was taken over: a reload shows the same. PerluMasuk without."""
    faktor = app.akun.petugas.faktor
    tersegel = app.akun.sesi.calon(pengunjung, faktor.segel(faktor.baru(), akun.id))
    if tersegel is None:
        raise PerluMasuk
    return faktor.buka(tersegel, akun.id)


def pasang(app: Intake, pengunjung: Pengunjung, akun: AkunPetugas, setelah: str) -> Layar:
    rahasia = rahasia_baru(app, pengunjung, akun)
    gambar = qr(app.akun.petugas.faktor.alamat(rahasia, akun.nama_masuk))
    return layar.PasangFaktor(qr=gambar, rahasia=rahasia, wajib=akun.wajib_faktor, ganti=akun.totp is not None, ke=setelah)
