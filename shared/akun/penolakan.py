"""What a sign-in is refused with: the same words whoever it was."""

from shared.domain.aduan.penolakan import Bentrok, TidakDitemukan, TidakSah


class MasukGagal(TidakSah):
    """Nama masuk atau kata sandi tidak cocok. Periksa huruf besar dan kecilnya."""

    kode = "masuk-gagal"


class KodeSalah(TidakSah):
    """Kode ini tidak cocok atau sudah tidak berlaku."""

    kode = "kode-salah"


class UndanganTidakBerlaku(TidakDitemukan):
    """Tautan ini sudah dipakai atau sudah tidak berlaku. Mintalah tautan baru kepada admin kantor Anda."""

    kode = "undangan-tidak-berlaku"


class NamaMasukTerpakai(Bentrok):
    """Nama masuk ini tidak dapat dipakai; pilih yang lain."""

    kode = "nama-masuk-terpakai"


class NamaMasukTidakSah(TidakSah):
    """Nama masuk 3 sampai 80 huruf kecil, angka, titik, garis atau @, misalnya alamat surel dinas."""

    kode = "nama-masuk-tidak-sah"


class FaktorWajib(Bentrok):
    """Peran Anda memerlukan verifikasi dua langkah, jadi tidak dapat dilepas."""

    kode = "faktor-wajib"


class FaktorSudahTerpasang(Bentrok):
    """Verifikasi dua langkah sudah terpasang. Untuk menggantinya, tulis kata sandi dan kode dari aplikasi yang lama."""

    kode = "faktor-sudah-terpasang"
