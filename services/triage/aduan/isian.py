"""The forms of a complaint's page; fields of different forms have different names, as they share a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from marshmallow import Schema, fields, post_load

from services.triage import permintaan as p
from services.triage.domain import JENIS
from shared.domain.aduan.penolakan import TidakSah
from shared.web.fields import ISI_TERPANJANG, BolehKosong, Pilihan, PilihanKategori, Versi, Wajib

T = TypeVar("T")


class TujuanTidakJelas(TidakSah):
    """Pilih satu tujuan: kecamatan lain, atau tulis nama instansinya."""

    kode = "tujuan-tidak-jelas"


@dataclass(frozen=True, slots=True)
class Diminta(Generic[T]):
    """What is asked for, and as of which version of the complaint they saw what they decide about."""

    versi: int
    minta: T


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


class Berversi(Schema):
    versi = Versi()


class KlasifikasiForm(Berversi):
    jenis = Pilihan("Pilih: pengaduan atau permintaan informasi.", JENIS)
    kelas = PilihanKategori("Pilih kategori.")
    jawaban = BolehKosong(ISI_TERPANJANG, None)

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Diminta[p.Klasifikasi]:
        kategori, _pemisah, sub = data["kelas"].partition("/")
        return Diminta(data["versi"], p.Klasifikasi(data["jenis"], kategori, sub, data["jawaban"]))


class KlarifikasiForm(Berversi):
    pertanyaan = Wajib("Tulis pertanyaan untuk pelapor.")

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Diminta[p.Pertanyaan]:
        return Diminta(data["versi"], p.Pertanyaan(data["pertanyaan"]))


class AlihkanForm(Berversi):
    """Either a kecamatan here or the name of an agency. Raises TujuanTidakJelas."""

    ke_kantor = fields.String(load_default="")
    ke_instansi = BolehKosong(200)
    alasan_alih = Wajib("Tulis mengapa aduan ini dialihkan.")

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Diminta[Tujuan]:
        tujuan = Tujuan(p.Alihan(data["ke_kantor"] or data["ke_instansi"], data["alasan_alih"]), bool(data["ke_kantor"]))
        if not tujuan.alihan.ke or (data["ke_kantor"] and data["ke_instansi"]):
            raise TujuanTidakJelas
        return Diminta(data["versi"], tujuan)


class TolakForm(Berversi):
    alasan_tolak = Wajib("Tulis alasan penolakan.")
    saran_tujuan = Wajib("Tulis ke mana pelapor sebaiknya menyampaikannya.", 500)

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Diminta[p.Tolakan]:
        return Diminta(data["versi"], p.Tolakan(data["alasan_tolak"], data["saran_tujuan"]))


class GabungForm(Berversi):
    induk = Wajib("Tulis nomor aduan yang sudah ada.", 80)
    alasan_gabung = Wajib("Tulis mengapa keduanya tentang hal yang sama.")

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Diminta[MenurutNomor]:
        return Diminta(data["versi"], MenurutNomor(data["induk"].strip(), data["alasan_gabung"]))


class CatatanForm(Schema):
    catatan = Wajib("Tulis catatannya.")

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> p.Catatan:
        return p.Catatan(data["catatan"])


class IdentitasForm(Schema):
    alasan_buka = Wajib("Tulis untuk apa identitas pelapor dibuka.", 1000)

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> str:
        return data["alasan_buka"]
