"""What response accepts, as marshmallow schemas."""

from marshmallow import Schema

from shared.web.fields import Teks


class DisposisiIsian(Schema):
    """From the PPID to the unit that answers, with what is to be done."""

    kepada = Teks(200)
    instruksi = Teks()


class TanggapanIsian(Schema):
    isi = Teks()


class KembalikanIsian(Schema):
    alasan = Teks()


class KosongIsian(Schema):
    """Nothing to fill in: the step itself says it all."""
