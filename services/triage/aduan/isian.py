"""The forms of a complaint's page; fields of different forms have different names, as they share a page."""

from marshmallow import Schema, fields

from services.triage.domain import JENIS
from shared.domain.aduan.penolakan import TidakSah
from shared.web.fields import ISI_TERPANJANG, BolehKosong, Pilihan, PilihanKategori, Versi, Wajib


class TujuanTidakJelas(TidakSah):
    """Pilih satu tujuan: kecamatan lain, atau tulis nama instansinya."""

    kode = "tujuan-tidak-jelas"


class Berversi(Schema):
    versi = Versi()


class KlasifikasiForm(Berversi):
    jenis = Pilihan("Pilih: pengaduan atau permintaan informasi.", JENIS)
    kelas = PilihanKategori("Pilih kategori.")
    jawaban = BolehKosong(ISI_TERPANJANG, None)


class KlarifikasiForm(Berversi):
    pertanyaan = Wajib("Tulis pertanyaan untuk pelapor.")


class AlihkanForm(Berversi):
    """Either a kecamatan here or the name of an agency."""

    ke_kantor = fields.String(load_default="")
    ke_instansi = BolehKosong(200)
    alasan_alih = Wajib("Tulis mengapa aduan ini dialihkan.")


class TolakForm(Berversi):
    alasan_tolak = Wajib("Tulis alasan penolakan.")
    saran_tujuan = Wajib("Tulis ke mana pelapor sebaiknya menyampaikannya.", 500)


class GabungForm(Berversi):
    induk = Wajib("Tulis nomor aduan yang sudah ada.", 80)
    alasan_gabung = Wajib("Tulis mengapa keduanya tentang hal yang sama.")


class CatatanForm(Schema):
    catatan = Wajib("Tulis catatannya.")


class IdentitasForm(Schema):
    alasan_buka = Wajib("Tulis untuk apa identitas pelapor dibuka.", 1000)
