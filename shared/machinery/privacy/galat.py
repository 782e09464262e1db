"""What can be wrong with keys and ciphertext; the docstring is the sentence, and never holds data.

Two are refusals, which a person can cause or run into; the others are faults.
"""

from shared.domain.aduan.penolakan import Bentrok, TidakSah


class GalatPrivasi(Exception):
    """Data pribadi tidak dapat diolah."""

    def __init__(self, **rinci: object) -> None:
        self.rinci = rinci
        super().__init__(" ".join((type(self).__doc__ or "").split()).format(**rinci))


class IndukTidakAda(GalatPrivasi):
    """Berkas kunci induk {berkas} tidak ada. Pulihkan dari cadangan; tanpa berkas itu data pribadi tidak dapat dibuka."""


class IndukTerbuka(GalatPrivasi):
    """Berkas kunci induk {berkas} dapat dibaca pengguna lain. Jalankan: chmod 600 {berkas}"""


class IndukTidakTerbaca(GalatPrivasi):
    """Berkas kunci induk {berkas} tidak dapat dibaca: {sebab}."""


class IndukBukanIni(GalatPrivasi):
    """Kunci induk yang dipakai bukan yang membungkus kunci-kunci di basis data ini (versi {versi}).
    Pulihkan berkas kunci induk dari cadangan, atau muat salinan kunci yang terbaru: ./aduan kunci pulihkan BERKAS"""


class KunciSudahDihapus(Bentrok):
    """Data pribadi pelapor ini sudah dihapus, sehingga tidak ada lagi yang dapat dicatat atas namanya."""

    kode = "data-pelapor-sudah-dihapus"


class KunciTidakAda(GalatPrivasi):
    """Kunci pelapor ini tidak ditemukan."""


class SandiRusak(GalatPrivasi):
    """Data tersandi ini rusak atau bukan milik aduan ini, sehingga tidak dapat dibuka."""


class TeksTidakSah(TidakSah):
    """Isian ini berisi tanda yang tidak dapat disimpan."""

    kode = "teks-tidak-sah"
