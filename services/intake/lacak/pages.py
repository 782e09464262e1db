"""Tracking: the way to it, what the holder of a code sees, and what they may still do: answer, object, rate, withdraw."""

from werkzeug.wrappers import Response

from services.intake.application import Intake
from services.intake.kiriman.pilihan import KabarForm, pilih, pilihan_kabar
from services.intake.lacak import isian as form
from services.intake.lacak import layar
from services.intake.lacak.pelacakan import lacak
from shared.akun.batas import TerlaluSering
from shared.domain.aduan.alur import PELAPOR, Keadaan
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.aduan.penolakan import AduanTidakDitemukan
from shared.domain.aduan.perintah import boleh_sekarang
from shared.domain.rincian.garis import tahap
from shared.domain.sop.batas import batas_klarifikasi
from shared.machinery.html.layar import Layar
from shared.machinery.privacy.kode import periksa_kode
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.tebakan import hitung_tebakan

LACAK = "/lacak/<string:kode>"
TIDAK_COCOK = "Kode lacak ini tidak cocok dengan aduan mana pun. Periksa huruf demi huruf; kodenya tertulis di resi."


class PagesLacak:
    """Mixed into the Nameko service; `app` is its application."""

    app: Intake

    @halaman("GET", "/lacak")
    def form_lacak(self, k: Kunjungan) -> Layar:
        return layar.FormLacak()

    @halaman("POST", "/lacak", isian=form.LacakForm, ulang=form_lacak, tanda=False)
    def cari_lacak(self, k: Kunjungan) -> Response | Layar:
        """Only leads on: nothing changes, so no token is asked for."""
        kode = periksa_kode(k.isian.data["kode"])
        try:
            self.app.temukan(kode or "")
        except AduanTidakDitemukan as e:
            if isinstance(terlalu_sering := hitung_tebakan(self.app, k.request, e), TerlaluSering):
                raise terlalu_sering from None
            k.isian = k.isian.dengan(galat={"kode": TIDAK_COCOK})
            return layar.FormLacak()
        return ke(f"/lacak/{kode}")

    @halaman("GET", LACAK, rahasia=True)
    def pelacakan(self, k: Kunjungan, kode: str) -> Layar:
        aduan_id = self.app.temukan(kode)
        loaded = self.app.store.load(aduan_id)
        aduan, now = aduan_dari(aduan_id, loaded.events), loaded.now
        batas_tanggap = self.app.batas_tanggap(aduan) if aduan.keadaan in (Keadaan.DIJAWAB, Keadaan.SELESAI) else None
        boleh = set(boleh_sekarang(aduan, PELAPOR))
        if aduan.nilai is not None:
            boleh.discard("BeriPenilaian")
        if batas_tanggap is not None and now > batas_tanggap:
            boleh -= {"BukaKembali", "BeriPenilaian"}
        if aduan.dilupakan:
            boleh.discard("TambahLampiran")
        ditanya = aduan.pertanyaan
        return layar.Pelacakan(
            kode=self.app.kode(aduan_id),
            kantor=self.app.kantor.ambil(aduan.kecamatan),
            lacak=lacak(aduan, loaded.events, now, self.app.aturan, self.app.sandi, self.app.pemilik(aduan)),
            tahap=tahap(loaded.events, self.app.aturan, now),
            nama_kategori=" › ".join(self.app.kategori.nama(aduan.kecamatan, aduan.kategori, aduan.sub_kategori)),
            boleh=frozenset(boleh),
            batas_tanggap=batas_tanggap,
            batas_klarifikasi=batas_klarifikasi(ditanya.sejak, aduan.kecamatan, self.app.aturan) if ditanya else None,
            kabar=aduan.kabar or "tidak",
            pilihan_kabar=pilihan_kabar(self.app, aduan),
            nama_kantor={kantor.kode: kantor.nama for kantor in self.app.kantor.kecamatan()},
        )

    @halaman("POST", LACAK + "/klarifikasi", isian=form.KlarifikasiForm, ulang=pelacakan, rahasia=True)
    def jawab_klarifikasi(self, k: Kunjungan, kode: str) -> Response:
        self.app.beri_klarifikasi(kode, k.isian.data, k.correlation_id)
        return ke(f"/lacak/{kode}")

    @halaman("POST", LACAK + "/buka-kembali", isian=form.BukaKembaliForm, ulang=pelacakan, rahasia=True)
    def minta_buka_kembali(self, k: Kunjungan, kode: str) -> Response:
        self.app.buka_kembali(kode, k.isian.data, k.correlation_id)
        return ke(f"/lacak/{kode}")

    @halaman("POST", LACAK + "/penilaian", isian=form.PenilaianForm, ulang=pelacakan, rahasia=True)
    def nilai(self, k: Kunjungan, kode: str) -> Response:
        self.app.beri_penilaian(kode, k.isian.data, k.correlation_id)
        return ke(f"/lacak/{kode}")

    @halaman("POST", LACAK + "/kabar", isian=KabarForm, ulang=pelacakan, rahasia=True)
    def pilih_kabar(self, k: Kunjungan, kode: str) -> Response:
        pilih(self.app, kode, k.isian.data["kabar"], k.correlation_id)
        return ke(f"/lacak/{kode}#kabar")

    @halaman("GET", LACAK + "/cabut", rahasia=True)
    def tanya_cabut(self, k: Kunjungan, kode: str) -> Layar:
        aduan_id = self.app.temukan(kode)
        aduan = aduan_dari(aduan_id, self.app.store.load(aduan_id).events)
        return layar.Cabut(kode=self.app.kode(aduan_id), nomor=aduan.nomor)

    @halaman("POST", LACAK + "/cabut", isian=form.CabutForm, ulang=tanya_cabut, rahasia=True)
    def cabut_aduan(self, k: Kunjungan, kode: str) -> Response:
        self.app.cabut(kode, {"alasan": k.isian.data["alasan_cabut"]}, k.correlation_id)
        return ke(f"/lacak/{kode}")
