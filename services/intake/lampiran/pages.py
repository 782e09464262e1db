"""Attachments on the pages: of a draft, of a complaint that is tracked, and for staff."""

from collections.abc import Mapping
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.application import Intake
from services.intake.lacak.pages import LACAK, PagesLacak
from services.intake.lapor.draf_lampiran import LaciLampiran
from services.intake.lapor.draf_segel import LampiranDraf
from shared.domain.aduan.keadaan import aduan_dari
from shared.lampiran.nama import bernama, nama_terkirim
from shared.lampiran.penolakan import TERBANYAK, BerkasDitolak, BerkasKosong, BerkasTerlaluBanyak, LampiranTidakAda
from shared.lampiran.sajian import sajikan
from shared.machinery.html.layar import Layar
from shared.web.alamat import alamat
from shared.web.galat import kalimat
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.unggah import HALAMAN, unggahan

FOTO = "foto"  # the field


def sidik_alamat(app: Intake, k: Kunjungan) -> bytes:
    """By which the files of one address are counted; the address itself is kept nowhere."""
    return app.akun.pembatas.sidik("berkas-draf", alamat(k.request))


def hitung_unggahan(app: Intake, k: Kunjungan, **_path: object) -> None:
    """Raises TerlaluSering."""
    app.laju_unggah.periksa(alamat(k.request))


class PagesLampiran:
    """Mixed into the Nameko service; `app` is its application."""

    app: Intake

    @property
    def laci_lampiran(self) -> LaciLampiran:
        return LaciLampiran(self.app.db)

    def lampiran_draf(self, k: Kunjungan, draf_id: UUID) -> list[LampiranDraf]:
        return self.laci_lampiran.semua(k.pasti(), draf_id)

    def simpan_foto(self, k: Kunjungan, draf_id: UUID) -> Mapping[str, str]:
        """Everything chosen that is fit to be kept; what is wrong with the rest, as the form's errors. Raises PenyimpananGagal."""
        dipilih = unggahan(k.request, FOTO)
        sisa, salah = TERBANYAK - len(self.lampiran_draf(k, draf_id)) if dipilih else 0, []
        for satu in dipilih:
            if sisa <= 0:
                salah.append(kalimat(BerkasTerlaluBanyak()))
                break
            try:
                self.laci_lampiran.simpan(k.pasti(), draf_id, self.app.lampiran.periksa(satu), sidik_alamat(self.app, k))
                sisa -= 1
            except BerkasDitolak as e:
                salah.append(_kata(satu.nama, e, len(dipilih)))
        return {FOTO: " ".join(salah)} if salah else {}

    @halaman("GET", "/lapor/<uuid:draf_id>/lampiran/<uuid:lampiran_id>")
    def lihat_lampiran_draf(self, k: Kunjungan, draf_id: UUID, lampiran_id: UUID) -> Response:
        if k.pengunjung is None:
            raise LampiranTidakAda
        berkas = self.laci_lampiran.ambil(k.pengunjung, draf_id, lampiran_id)
        nama = next((n for n, satu in bernama(self.lampiran_draf(k, draf_id)) if satu.id == lampiran_id), "")
        return sajikan(nama, berkas.jenis, berkas.data)

    @halaman("POST", "/lapor/<uuid:draf_id>/lampiran/<uuid:lampiran_id>/buang")
    def buang_lampiran_draf(self, k: Kunjungan, draf_id: UUID, lampiran_id: UUID) -> Response:
        self.laci_lampiran.buang(k.pasti(), draf_id, lampiran_id)
        return ke(f"/lapor/{draf_id}/periksa")

    @halaman("POST", LACAK + "/lampiran", ulang=PagesLacak.pelacakan, rahasia=True, batas=HALAMAN, pra=hitung_unggahan)
    def tambah_lampiran(self, k: Kunjungan, kode: str) -> Layar | Response:
        """One after another: what is fit is added, and what is not is said on the page."""
        aduan_id = self.app.temukan(kode)
        dipilih, salah = unggahan(k.request, FOTO), []
        for satu in dipilih:
            try:
                self.app.lampiran.tambah(aduan_id, satu, None, k.correlation_id)
            except BerkasDitolak as e:
                salah.append(_kata(satu.nama, e, len(dipilih)))
        if not dipilih:
            salah.append(kalimat(BerkasKosong()))
        if salah:
            k.isian = k.isian.dengan(galat={FOTO: " ".join(salah)})
            return self.pelacakan(k, kode)
        return ke(f"/lacak/{kode}#lampiran")

    @halaman("GET", LACAK + "/lampiran/<uuid:lampiran_id>", rahasia=True)
    def unduh_lampiran(self, k: Kunjungan, kode: str, lampiran_id: UUID) -> Response:
        aduan_id = self.app.temukan(kode)
        return sajikan(*self.app.lampiran.ambil(aduan_dari(aduan_id, self.app.store.load(aduan_id).events), lampiran_id))

    @halaman("GET", "/lampiran/<uuid:aduan_id>/<uuid:lampiran_id>", tindakan="LihatRincian")
    def unduh_lampiran_petugas(self, k: Kunjungan, aduan_id: UUID, lampiran_id: UUID) -> Response:
        aduan, _, _ = self.app.rincian(aduan_id, k.petugas)
        return sajikan(*self.app.lampiran.ambil_petugas(aduan, lampiran_id))


def _kata(nama: str, salah: BerkasDitolak, dari: int) -> str:
    """What is wrong, and with which of several: in the words of who sent them, to them alone."""
    return f"{nama_terkirim(nama)}: {kalimat(salah)}" if dari > 1 else kalimat(salah)
