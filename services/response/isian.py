"""What response accepts, as marshmallow schemas."""

from services.response import permintaan as p
from shared.web.fields import Teks
from shared.web.typed import Typed


class DisposisiIsian(Typed):
    """From the PPID to the unit that answers, with what is to be done."""

    makes = p.Disposisi

    kepada = Teks(200)
    instruksi = Teks()


class TanggapanIsian(Typed):
    makes = p.Susunan

    isi = Teks()


class KembalikanIsian(Typed):
    makes = p.Kembalian

    alasan = Teks()


class PerpanjangIsian(Typed):
    """The reason is told to the asker."""

    makes = p.Perpanjangan

    alasan = Teks()


class TerimaIsian(Typed):
    """Nothing to fill in: the step itself says it all."""

    makes = p.Terima


class CatatIsian(Typed):
    """Nothing to fill in: the step itself says it all."""

    makes = p.Catat


class BerikanIsian(Typed):
    """Nothing to fill in: the step itself says it all."""

    makes = p.Berikan
