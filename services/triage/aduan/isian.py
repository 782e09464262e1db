"""The forms of a complaint's page; fields of different forms have different names, as they share a page."""

from dataclasses import dataclass

from marshmallow import fields

from services.triage import permintaan as p
from services.triage.domain import JENIS
from shared.domain.aduan.penolakan import TidakSah
from shared.web.fields import LONGEST_STORY, BolehKosong, Pilihan, PilihanKategori, Wajib
from shared.web.typed import Typed, VersionedForm


class TujuanTidakJelas(TidakSah):
    """Pilih satu tujuan: kecamatan lain, atau tulis nama instansinya."""

    kode = "tujuan-tidak-jelas"


@dataclass(frozen=True, slots=True)
class Tujuan:
    """`kantor`: to a kecamatan here, whose code `alihan` says."""

    alihan: p.Alihan
    kantor: bool


@dataclass(frozen=True, slots=True)
class MenurutNomor:
    """The complaint that this one repeats, by the number that people see."""

    induk: str
    alasan: str


def _klasifikasi(jenis: str, kelas: str, jawaban: str | None) -> p.Klasifikasi:
    kategori, _pemisah, sub = kelas.partition("/")
    return p.Klasifikasi(jenis, kategori, sub, jawaban)


def _tujuan(ke_kantor: str, ke_instansi: str, alasan: str, **_dicari: str) -> Tujuan:
    """Either a kecamatan here or the name of an agency; what was looked for is neither. Raises TujuanTidakJelas."""
    if bool(ke_kantor) == bool(ke_instansi):
        raise TujuanTidakJelas
    return Tujuan(p.Alihan(ke_kantor or ke_instansi, alasan), bool(ke_kantor))


class KlasifikasiForm(VersionedForm):
    makes = staticmethod(_klasifikasi)

    jenis = Pilihan("Pilih: pengaduan atau permintaan informasi.", JENIS)
    kelas = PilihanKategori("Pilih kategori.")
    jawaban = BolehKosong(LONGEST_STORY, None)


class KlarifikasiForm(VersionedForm):
    makes = p.Pertanyaan

    pertanyaan = Wajib("Tulis pertanyaan untuk pelapor.", attribute="teks")


class AlihkanForm(VersionedForm):
    makes = staticmethod(_tujuan)

    ke_kantor = fields.String(load_default="")
    cari_kantor = fields.String(load_default="")
    ke_instansi = BolehKosong(200)
    alasan_alih = Wajib("Tulis mengapa aduan ini dialihkan.", attribute="alasan")


class TolakForm(VersionedForm):
    makes = p.Tolakan

    alasan_tolak = Wajib("Tulis alasan penolakan.", attribute="alasan")
    saran_tujuan = Wajib("Tulis ke mana pelapor sebaiknya menyampaikannya.", 500)


class GabungForm(VersionedForm):
    makes = MenurutNomor

    induk = Wajib("Tulis nomor aduan yang sudah ada.", 80)
    alasan_gabung = Wajib("Tulis mengapa keduanya tentang hal yang sama.", attribute="alasan")


class CatatanForm(Typed):
    makes = p.Catatan

    catatan = Wajib("Tulis catatannya.", attribute="teks")


class IdentitasForm(Typed):
    makes = p.Pembukaan

    alasan_buka = Wajib("Tulis untuk apa identitas pelapor dibuka.", 1000, attribute="alasan")
