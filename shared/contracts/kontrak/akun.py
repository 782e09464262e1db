"""Contracts of what happens to accounts: sign-ins and changes of rights, without anybody's name."""

from shared.contracts.kontrak.bersama import Bilangan, Kontrak, Pengenal, Teks, YaTidak


class _Akun(Kontrak):
    akun = Pengenal("Nama samaran pemilik akun")


class AkunDibuatV1(_Akun):
    """Akun dibuat."""

    jenis = Teks("petugas atau pelapor")


class HakDiberikanV1(_Akun):
    """Petugas mendapat peran di suatu wilayah."""

    peran = Teks("Peran")
    tugas = Teks("Kode wilayah tugas")


class HakDicabutV1(_Akun):
    """Petugas tidak lagi punya peran itu di wilayah itu."""

    peran = Teks("Peran")
    tugas = Teks("Kode wilayah tugas")


class AkunDitutupV1(_Akun):
    """Akun ditutup: tidak membuka apa pun lagi."""


class AkunDibukaLagiV1(_Akun):
    """Akun yang ditutup dibuka lagi."""


class SandiDigantiV1(_Akun):
    """Kata sandi diganti; semua sesi akun ini berakhir."""

    cara = Teks("undangan, sendiri atau setel-ulang")


class FaktorDiubahV1(_Akun):
    """Verifikasi dua langkah dipasang atau dilepas."""

    terpasang = YaTidak("Apakah sekarang terpasang")


class MasukBerhasilV1(_Akun):
    """Pemilik akun masuk."""

    cara = Teks("sandi atau totp")


class MasukDitahanV1(_Akun):
    """Terlalu banyak percobaan masuk yang gagal; percobaan berikutnya harus menunggu."""

    gagal = Bilangan("Berapa kali gagal", 1, 1_000_000)
