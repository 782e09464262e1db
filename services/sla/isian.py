"""What sla accepts, as marshmallow schemas."""

from marshmallow import Schema, fields, validate

from shared.eventstore.feed import MOST
from shared.web.fields import KodeWilayah


class KejadianTanya(Schema):
    """`after`: the last ledger position that the reader has."""

    after = fields.Integer(load_default=0, validate=validate.Range(0, 2**63 - 1, error="Tulis bilangan dari 0."))
    limit = fields.Integer(load_default=100, validate=validate.Range(1, MOST, error=f"1 sampai {MOST}."))


class LaporanTanya(Schema):
    kecamatan = KodeWilayah(load_default=None)
