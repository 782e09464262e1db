"""The forms of the queue: one's own filters."""

from dataclasses import dataclass
from uuid import UUID

from marshmallow import fields, validate

from shared.web.fields import Wajib
from shared.web.typed import Typed


@dataclass(frozen=True, slots=True)
class SaringanBaru:
    """`alamat`: the query of the queue's address."""

    nama_saringan: str
    alamat: str


@dataclass(frozen=True, slots=True)
class HapusSaringan:
    saringan: UUID


class SaringanForm(Typed):
    makes = SaringanBaru

    nama_saringan = Wajib("Beri nama saringan ini.", 60)
    alamat = fields.String(load_default="", validate=validate.Length(max=500))


class HapusSaringanForm(Typed):
    makes = HapusSaringan

    saringan = fields.UUID(required=True)
