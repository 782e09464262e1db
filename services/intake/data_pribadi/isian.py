"""The forms about a reporter's own data."""

from marshmallow import Schema

from shared.domain.aduan import kata
from shared.web.fields import SHORT, YA, Pilihan, Wajib


class YakinForm(Schema):
    yakin = Pilihan("Beri tanda bahwa Anda mengerti.", (YA,))


class LupakanForm(Schema):
    dasar_hapus = Pilihan("Pilih dasar penghapusan.", tuple(d for d in kata.DASAR_LUPA if d != "retensi"))
    yakin_hapus = Pilihan("Beri tanda bahwa Anda mengerti.", (YA,))


class TolakHapusForm(Schema):
    dasar_tolak = Pilihan("Pilih dasar penolakan.", tuple(kata.DASAR_TOLAK))
    alasan_tolak = Wajib("Tulis penjelasan bagi pelapor.", SHORT)


class CabutBatasForm(Schema):
    alasan_cabut = Wajib("Tulis mengapa pembatasan berakhir.", SHORT)
