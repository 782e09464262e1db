"""Contracts of what happens to accounts: sign-ins and changes of rights, without anybody's name."""

from shared.machinery.contracts.schemas.common import Bilangan, Contract, Pengenal, Teks, Waktu, YaTidak


class _Akun(Contract):
    akun = Pengenal("Nama samaran pemilik akun")


class AkunDibuatV1(_Akun):
    """Akun dibuat."""

    jenis = Teks("petugas atau pelapor")


class HakDiberikanV1(_Akun):
    """Petugas mendapat peran di suatu wilayah."""

    peran = Teks("Peran")
    tugas = Teks("Kode wilayah tugas")
    cara = Teks("sendiri (admin yang berwenang), dua-orang (diusulkan dan disetujui dua admin) atau server (baris perintahnya)")
    pengusul = Pengenal("Nama samaran admin yang mengusulkan", required=False)


class HakDicabutV1(_Akun):
    """Petugas tidak lagi punya peran itu di wilayah itu."""

    peran = Teks("Peran")
    tugas = Teks("Kode wilayah tugas")


class AkunDitutupV1(_Akun):
    """Akun ditutup: tidak membuka apa pun lagi."""


class AkunDibukaLagiV1(_Akun):
    """Akun yang ditutup dibuka lagi."""


class TautanDibuatV1(_Akun):
    """Tautan sekali pakai untuk membuat kata sandi dibuat."""

    cara = Teks("sendiri, dua-orang atau server")


class PerubahanDiusulkanV1(_Akun):
    """Seorang admin mengusulkan; belum ada yang berubah sampai admin kedua setuju."""

    usulan = Pengenal("Nomor usulan")
    apa = Teks("beri, cabut, buka, tutup atau tautan")
    hak = Teks("Peran dan wilayahnya, bila memberi atau mencabut", required=False)
    sampai = Waktu("Kapan usulan kedaluwarsa", required=True)


class UsulanBerakhirV1(_Akun):
    """Usulan disetujui, ditolak atau ditarik."""

    usulan = Pengenal("Nomor usulan")
    cara = Teks("disetujui, ditolak atau ditarik")


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
