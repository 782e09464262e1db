"""What can be wrong with keys and ciphertext; the docstring is the sentence, and never holds data.

Two are refusals, which a person can cause or run into; the others are faults.
"""

from shared.domain.aduan.penolakan import Bentrok, TidakSah


class PrivacyError(Exception):
    """Data pribadi tidak dapat diolah."""

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(" ".join((type(self).__doc__ or "").split()).format(**details))


class MasterKeysMissing(PrivacyError):
    """Berkas kunci induk {file} tidak ada. Pulihkan dari cadangan; tanpa berkas itu data pribadi tidak dapat dibuka."""


class MasterKeysExposed(PrivacyError):
    """Berkas kunci induk {file} dapat dibaca pengguna lain. Jalankan: chmod 600 {file}"""


class MasterKeysUnreadable(PrivacyError):
    """Berkas kunci induk {file} tidak dapat dibaca: {why}."""


class MasterKeysElsewhere(PrivacyError):
    """Basis data ini sudah memakai kunci induk yang dibuat di tempat lain, dan {file} tidak ada. Salin berkas kunci induk itu ke sana
    dengan mode 0600, atau pakai basis data lain. Kunci baru tidak dibuat: dengan dua kunci, sebagian data tidak akan terbaca."""


class MasterKeysOfAnother(PrivacyError):
    """Kunci induk {file} bukan kunci induk yang dicatat di basis data ini, jadi program ini tidak dijalankan: dengan dua kunci, sebagian
    data tidak akan terbaca. Ganti berkas itu dengan kunci induk yang sudah dipakai basis data ini (dari komputer lain yang memakainya atau
    dari cadangan), atau pakai basis data lain."""


class OtherMasterKeys(PrivacyError):
    """Kunci induk yang dipakai bukan yang membungkus kunci-kunci di basis data ini (versi {version}).
    Pulihkan berkas kunci induk dari cadangan, atau muat salinan kunci yang terbaru: ./aduan kunci pulihkan BERKAS"""


class KeyErased(Bentrok):
    """Data pribadi pelapor ini sudah dihapus, sehingga tidak ada lagi yang dapat dicatat atas namanya."""

    kode = "data-pelapor-sudah-dihapus"


class KeyMissing(PrivacyError):
    """Kunci pelapor ini tidak ditemukan."""


class CiphertextBroken(PrivacyError):
    """Data tersandi ini rusak atau bukan milik aduan ini, sehingga tidak dapat dibuka."""


class TextNotStorable(TidakSah):
    """Isian ini berisi tanda yang tidak dapat disimpan."""

    kode = "teks-tidak-sah"
