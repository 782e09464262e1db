"""The forms of a complaint's page; fields of different forms have different names, as they share a page."""

from marshmallow import Schema, fields, validate

from services.triage.domain import JENIS
from shared.domain.aduan.penolakan import TidakSah
from shared.machinery.html.bahasa import _
from shared.web.fields import Teks

ISI_TERPANJANG = 8000


class TujuanTidakJelas(TidakSah):
    """Pilih satu tujuan: kecamatan lain, atau tulis nama instansinya."""

    kode = "tujuan-tidak-jelas"


class Wajib(Teks):
    """A text that must be there; `kosong` is the sentence when it is not."""

    def __init__(self, kosong: str, terpanjang: int = ISI_TERPANJANG) -> None:
        super().__init__(terpanjang)
        self.error_messages = {**self.error_messages, "required": kosong}
        self.validators = [validate.Length(max=terpanjang, error=_("Persingkat: terlalu panjang untuk isian ini."))]


class Pilih(fields.String):
    """One of the values offered; `kosong` is the sentence when none was chosen."""

    def __init__(self, kosong: str, opsi: tuple[str, ...] = (), **lain: object) -> None:
        aturan = validate.OneOf(opsi, error=kosong) if opsi else None
        super().__init__(required=True, validate=aturan, error_messages={"required": kosong}, **lain)


class Berversi(Schema):
    """`versi`: as of which version of the complaint the person saw what they decide about."""

    versi = fields.Integer(required=True, validate=validate.Range(0, 10**6), error_messages={"required": _("Muat ulang halaman ini.")})


class KlasifikasiForm(Berversi):
    """`kelas`: "category/sub-category"."""

    jenis = Pilih(_("Pilih: pengaduan atau permintaan informasi."), JENIS)
    kelas = fields.String(
        required=True,
        validate=validate.Regexp(r"^[a-z0-9-]{1,80}/[a-z0-9-]{1,80}\Z", error=_("Pilih kategori.")),
        error_messages={"required": _("Pilih kategori.")},
    )
    jawaban = Teks(ISI_TERPANJANG, required=False, load_default=None)


class KlarifikasiForm(Berversi):
    pertanyaan = Wajib(_("Tulis pertanyaan untuk pelapor."))


class AlihkanForm(Berversi):
    """Either a kecamatan here or the name of an agency."""

    ke_kantor = fields.String(load_default="")
    ke_instansi = Teks(200, required=False, load_default="")
    alasan_alih = Wajib(_("Tulis mengapa aduan ini dialihkan."))


class TolakForm(Berversi):
    alasan_tolak = Wajib(_("Tulis alasan penolakan."))
    saran_tujuan = Wajib(_("Tulis ke mana pelapor sebaiknya menyampaikannya."), 500)


class GabungForm(Berversi):
    induk = Wajib(_("Tulis nomor aduan yang sudah ada."), 80)
    alasan_gabung = Wajib(_("Tulis mengapa keduanya tentang hal yang sama."))


class CatatanForm(Schema):
    catatan = Wajib(_("Tulis catatannya."))


class IdentitasForm(Schema):
    alasan_buka = Wajib(_("Tulis untuk apa identitas pelapor dibuka."), 1000)
