"""What triage accepts and gives, as marshmallow schemas."""

from marshmallow import Schema, fields, validate

from services.triage import permintaan as p
from services.triage.domain import JENIS
from shared.domain.aduan.alur import Keadaan
from shared.web.fields import Bilangan, Kode, KodeWilayah, Teks
from shared.web.typed import Typed

HALAMAN, HALAMAN_TERBANYAK = 50, 200


class KlasifikasiIsian(Typed):
    """`jawaban` answers an informasi at once."""

    makes = p.Klasifikasi

    jenis = fields.String(required=True, validate=validate.OneOf(JENIS))
    kategori = Kode(required=True)
    sub_kategori = Kode(required=True)
    jawaban = Teks(required=False, load_default=None, allow_none=True)


class KlarifikasiIsian(Typed):
    makes = p.Pertanyaan

    pertanyaan = Teks(attribute="teks")


class AlihkanIsian(Typed):
    """`ke`: the code of another kecamatan here, or the name of an agency."""

    makes = p.Alihan

    ke = Teks(200)
    alasan = Teks()


class TolakIsian(Typed):
    makes = p.Tolakan

    alasan = Teks()
    saran_tujuan = Teks(500)


class GabungIsian(Typed):
    """`induk`: the id of the complaint that this one repeats."""

    makes = p.Gabungan

    induk = fields.UUID(required=True, error_messages={"invalid_uuid": "Tulis id aduan induk."})
    alasan = Teks()


class DaftarTanya(Typed):
    makes = p.Tanya

    keadaan = fields.String(load_default=None, validate=validate.OneOf([k.value for k in Keadaan], error="Keadaan ini tidak dikenal."))
    langkah = Bilangan(3, 7, "Langkah 3 sampai 7.", load_default=None)
    kecamatan = KodeWilayah(load_default=None)
    kursor = fields.String(load_default=None, validate=validate.Length(max=200))
    jumlah = Bilangan(1, HALAMAN_TERBANYAK, load_default=HALAMAN)


class BarisKeluaran(Schema):
    """`dialihkan_ke`: the office to which this one passed it on; all else of it is as it was then."""

    id = fields.UUID(required=True)
    nomor = fields.String(required=True)
    kecamatan = fields.String(required=True)
    keadaan = fields.String(required=True)
    langkah = fields.Integer(required=True, allow_none=True)
    jenis = fields.String(required=True, allow_none=True)
    kategori = fields.String(required=True)
    sub_kategori = fields.String(required=True)
    saluran = fields.String(required=True)
    rahasia = fields.Boolean(required=True)
    jeda = fields.Boolean(required=True)
    putaran = fields.Integer(required=True)
    diterima_pada = fields.AwareDateTime(required=True)
    batas = fields.AwareDateTime(required=True, allow_none=True)
    perkara_batas = fields.AwareDateTime(required=True, allow_none=True)
    versi = fields.Integer(required=True)
    dialihkan_ke = fields.String(required=True, allow_none=True)
    dialihkan_pada = fields.AwareDateTime(required=True, allow_none=True)


class DaftarKeluaran(Schema):
    """One page, due soonest first; `kursor` asks for the next page, null at the end."""

    aduan = fields.List(fields.Nested(BarisKeluaran), required=True)
    kursor = fields.String(required=True, allow_none=True)
