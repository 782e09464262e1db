"""Contracts of what happens to the person behind a complaint, and of what is attached to it."""

from shared.machinery.contracts.schemas.common import Bilangan, Contract, Pengenal, Sidik, Teks, Tersandi


class LampiranDitambahkanV1(Contract):
    """Foto atau dokumen ditambahkan; isinya disimpan di luar kejadian, tersandi dengan kunci pelapor; namanya tidak disimpan."""

    lampiran = Pengenal("Nama lampiran")
    sidik = Sidik("SHA-256 dari berkas yang tersandi")
    jenis = Teks("Jenis isi setelah diperiksa: image/jpeg, image/png atau application/pdf")
    ukuran = Bilangan("Ukuran dalam bita", 1, 10 * 1024 * 1024)


class KabarDipilihV1(Contract):
    """Pelapor memilih cara dikabari."""

    saluran = Teks("email, whatsapp, sms atau tidak")


class KodeLacakDigantiV1(Contract):
    """Kode lacak diganti: yang lama tidak membuka apa pun lagi. Kodenya sendiri tidak ada di sini."""

    cara = Teks("kontak (dengan kode yang dikirim ke kontak pelapor) atau loket")


class CatatanDitambahkanV1(Contract):
    """Catatan internal petugas; tidak pernah ditampilkan kepada pelapor."""

    isi = Tersandi("Catatan", required=True)


class IdentitasDibukaV1(Contract):
    """Seorang pejabat membuka identitas pelapor yang dirahasiakan."""

    alasan = Tersandi("Alasan membuka", required=True)


class PemrosesanDibatasiV1(Contract):
    """Pelapor meminta datanya disimpan tetapi tidak dipakai (UU 27/2022)."""


class PembatasanDicabutV1(Contract):
    """Pembatasan pemrosesan berakhir."""

    alasan = Tersandi("Alasan", required=True)


class PenghapusanDimintaV1(Contract):
    """Pelapor meminta datanya dihapus."""


class PenghapusanDitolakV1(Contract):
    """Permintaan penghapusan ditolak dengan dasar hukum."""

    dasar = Teks("aduan-berjalan, penegakan-hukum, kepentingan-umum atau pengawasan")
    alasan = Tersandi("Penjelasan bagi pelapor", required=True)


class PelaporDilupakanV1(Contract):
    """Kunci pelapor dimusnahkan: semua teksnya tidak dapat dibaca lagi."""

    dasar = Teks("permintaan, retensi atau perintah")
