"""The forms about a reporter's own data."""

from dataclasses import dataclass

from marshmallow import Schema

from services.intake.data_pribadi.permintaan import Penolakan
from shared.domain.aduan import kata
from shared.web.fields import SHORT, YA, Pilihan, Wajib
from shared.web.typed import Typed


@dataclass(frozen=True, slots=True)
class Pelupaan:
    dasar_hapus: str
    yakin_hapus: str


@dataclass(frozen=True, slots=True)
class Pencabutan:
    alasan: str


class YakinForm(Schema):
    yakin = Pilihan("Beri tanda bahwa Anda mengerti.", (YA,))


class LupakanForm(Typed):
    makes = Pelupaan

    dasar_hapus = Pilihan("Pilih dasar penghapusan.", tuple(d for d in kata.DASAR_LUPA if d != "retensi"))
    yakin_hapus = Pilihan("Beri tanda bahwa Anda mengerti.", (YA,))


class TolakHapusForm(Typed):
    makes = Penolakan

    dasar_tolak = Pilihan("Pilih dasar penolakan.", tuple(kata.DASAR_TOLAK), attribute="dasar")
    alasan_tolak = Wajib("Tulis penjelasan bagi pelapor.", SHORT, attribute="alasan")


class CabutBatasForm(Typed):
    makes = Pencabutan

    alasan_cabut = Wajib("Tulis mengapa pembatasan berakhir.", SHORT, attribute="alasan")
