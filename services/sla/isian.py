"""What sla accepts, as marshmallow schemas."""

from datetime import date
from typing import ClassVar

from marshmallow import Schema, fields, validate

from services.sla import permintaan as p
from services.sla.laporan.rinci import PER
from shared.domain.aduan.waktu import JAM
from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL
from shared.machinery.eventstore.feed import MOST
from shared.web.fields import Bilangan, KodeWilayah
from shared.web.typed import Typed

KEADAAN = ("menunggu", "terkirim", "gagal", "batal")  # of a delivery


class KejadianTanya(Typed):
    makes = p.Umpan

    after = Bilangan(0, 2**63 - 1, "Tulis bilangan dari 0.", load_default=0)
    limit = Bilangan(1, MOST, load_default=100)
    kecamatan = KodeWilayah(load_default=None)


class LaporanTanya(Typed):
    makes: ClassVar[type] = p.Laporan

    kecamatan = KodeWilayah(load_default=None)
    per_tanggal = fields.Date(
        load_default=None,
        validate=validate.Range(date(TAHUN_AWAL, 1, 1), date(TAHUN_AKHIR, 12, 31), error=f"Tahun {TAHUN_AWAL} sampai {TAHUN_AKHIR}."),
    )


class LaporanRinciTanya(LaporanTanya):
    makes = p.LaporanRinci

    per = fields.String(load_default="kantor", validate=validate.OneOf(PER, error=f"Pilih {', '.join(PER)}."))


class KirimanTanya(Typed):
    makes = p.Kiriman

    kecamatan = KodeWilayah(load_default=None)
    keadaan = fields.String(load_default=None, validate=validate.OneOf(KEADAAN, error=f"Pilih {', '.join(KEADAAN)}."))


class KirimanKeluaran(Schema):
    """One delivery of an alert. `galat`: why it failed, in general words."""

    id = fields.Integer(required=True)
    keadaan = fields.String(required=True, validate=validate.OneOf(KEADAAN))
    wilayah = fields.String(required=True)
    nomor = fields.String(required=True)
    aduan_id = fields.UUID(required=True)
    jam = fields.String(required=True, validate=validate.OneOf(JAM))
    jenis = fields.String(required=True)
    langkah = fields.Integer(required=True, allow_none=True)
    peran = fields.List(fields.String(), required=True)
    percobaan = fields.Integer(required=True)
    dibuat_pada = fields.AwareDateTime(required=True)
    kirim_setelah = fields.AwareDateTime(required=True)
    terkirim_pada = fields.AwareDateTime(required=True, allow_none=True)
    galat = fields.String(required=True, allow_none=True)


class DaftarKirimanKeluaran(Schema):
    kiriman = fields.List(fields.Nested(KirimanKeluaran), required=True)


class KejadianKeluaran(Schema):
    """A line of the ledger: a CloudEvent with its place, or `leaf` in the place of one that is not this reader's (docs: asyncapi.json)."""

    position = fields.Integer(required=True)
    hash = fields.String(required=True)
    leaf = fields.String()
    specversion = fields.String()
    id = fields.UUID()
    source = fields.String()
    type = fields.String()
    subject = fields.String()
    time = fields.AwareDateTime()
    datacontenttype = fields.String()
    dataschema = fields.String()
    data = fields.Dict(keys=fields.String())
    wilayah = fields.String()
    sequence = fields.Integer()
    correlationid = fields.UUID()
    causationid = fields.UUID()
    acak = fields.String()


class _HitunganKeluaran(Schema):
    """Of the clocks of one step: how many were kept; durations in minutes of opening time."""

    langkah = fields.Integer(required=True)
    tepat = fields.Integer(required=True)
    lewat = fields.Integer(required=True)
    berjalan = fields.Integer(required=True)
    berjalan_lewat = fields.Integer(required=True)
    terhenti = fields.Integer(required=True)
    p50_menit = fields.Float(required=True, allow_none=True)
    p90_menit = fields.Float(required=True, allow_none=True)
    persen_lewat = fields.Integer(required=True, allow_none=True)


class LangkahLaporanKeluaran(_HitunganKeluaran):
    """`dijawab`: what was done, in time or late."""

    standar = fields.String(required=True)
    dijawab = fields.Integer(required=True)


class PerkaraLaporanKeluaran(Schema):
    """Whole cases of one kind, one a round."""

    jenis = fields.String(required=True)
    tepat = fields.Integer(required=True)
    lewat = fields.Integer(required=True)
    terhenti = fields.Integer(required=True)
    berjalan = fields.Integer(required=True)
    berjalan_lewat = fields.Integer(required=True)


class LaporanKeluaran(Schema):
    """`aduan`: situation -> so many complaints; `mundur`: entered more than a working day after the office got them; `per_tanggal`: where
    it was asked for."""

    wilayah = fields.String(required=True)
    per_tanggal = fields.Date()
    aduan = fields.Dict(keys=fields.String(), values=fields.Integer(), required=True)
    mundur = fields.Integer(required=True)
    langkah = fields.List(fields.Nested(LangkahLaporanKeluaran), required=True)
    perkara = fields.List(fields.Nested(PerkaraLaporanKeluaran), required=True)


class BarisRinciKeluaran(_HitunganKeluaran):
    """`waktu`: the office's time or the reporter's; `grup`: of what is asked for with `per`; `mundur`: of `jumlah`, those of
    complaints that were entered long after the office got them."""

    waktu = fields.String(required=True)
    grup = fields.String(required=True)
    jumlah = fields.Integer(required=True)
    mundur = fields.Integer(required=True)
    selesai = fields.Integer(required=True)
    terbuka_terlama_jam = fields.Float(required=True, allow_none=True)
    persen_jeda = fields.Integer(required=True, allow_none=True)


class LaporanRinciKeluaran(Schema):
    per = fields.String(required=True, validate=validate.OneOf(PER))
    baris = fields.List(fields.Nested(BarisRinciKeluaran), required=True)
