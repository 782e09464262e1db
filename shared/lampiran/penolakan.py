"""What is refused of a file, each cause in its own words; and a store that takes or gives nothing."""

from shared.domain.aduan.penolakan import Penolakan, TidakDitemukan, TidakSah

TERBANYAK = 5  # files of one complaint
TERBESAR = 10 << 20  # bytes of one file as sent
PIKSEL_TERBANYAK = 120_000_000  # of one picture; what holds the examiner under its limit of memory
PIKSEL_WEBP = 52_000_000  # what cameras call 50 megapixels; its decoder holds a picture four times


class BerkasDitolak(TidakSah):
    """Berkas ini tidak dapat diterima."""

    kode = "berkas-ditolak"


class BerkasKosong(BerkasDitolak):
    """Pilih berkas yang akan dilampirkan; yang dikirim kosong."""

    kode = "berkas-kosong"


class BerkasTerlaluBesar(BerkasDitolak):
    """Berkas lebih dari 10 MB. Kirim foto dengan ukuran lebih kecil, atau pindai ulang dokumennya dengan mutu lebih rendah."""

    kode = "berkas-terlalu-besar"


class BerkasTerlaluBanyak(BerkasDitolak):
    """Paling banyak 5 berkas dapat dilampirkan pada satu aduan. Buang satu dahulu, atau lanjutkan dengan yang ada."""

    kode = "berkas-terlalu-banyak"


class JenisTidakDiterima(BerkasDitolak):
    """Jenis berkas ini tidak diterima. Lampirkan foto (JPEG, PNG, atau WebP) atau dokumen PDF."""

    kode = "jenis-tidak-diterima"


class FotoHeic(JenisTidakDiterima):
    """Foto ini berbentuk HEIC, yang tidak dapat dibuka di semua komputer. Di iPhone pilih Pengaturan › Kamera › Format › Paling Kompatibel,
    atau kirim tangkapan layar dari foto itu.
    """

    kode = "foto-heic"


class BerkasRusak(BerkasDitolak):
    """Berkas ini rusak atau tidak terkirim seluruhnya. Pastikan berkasnya dapat dibuka, lalu kirim lagi."""

    kode = "berkas-rusak"


class GambarTerlaluLuas(BerkasDitolak):
    """Gambar ini terlalu luas: paling banyak 120 megapiksel, dan 50 megapiksel untuk WebP. Perkecil dahulu, lalu kirim lagi."""

    kode = "gambar-terlalu-luas"


class GambarBergerak(BerkasDitolak):
    """Gambar bergerak tidak diterima. Kirim sebagai foto biasa, misalnya dengan tangkapan layar."""

    kode = "gambar-bergerak"


class PdfBerisiProgram(BerkasDitolak):
    """PDF ini berisi program, berkas lain, atau formulir yang hanya hidup di satu aplikasi, sehingga tidak diterima. Cetak ke PDF biasa
    atau foto dokumennya, lalu kirim lagi.
    """

    kode = "pdf-berisi-program"


class PdfTerkunci(BerkasDitolak):
    """PDF ini dikunci dengan sandi, sehingga tidak dapat diperiksa. Simpan tanpa sandi, lalu kirim lagi."""

    kode = "pdf-terkunci"


class BerkasTerlaluRumit(BerkasDitolak):
    """Berkas ini terlalu rumit untuk diperiksa. Simpan ulang dengan ukuran lebih kecil, cetak ke PDF biasa, atau foto dokumennya, lalu
    kirim lagi.
    """

    kode = "berkas-terlalu-rumit"


class PemeriksaSibuk(BerkasDitolak):
    """Terlalu banyak berkas sedang diperiksa, jadi berkas ini belum diterima. Kirim lagi sebentar lagi."""

    kode = "pemeriksa-sibuk"
    detik = 30  # after which it is worth another try


class JatahDrafHabis(BerkasDitolak):
    """Berkas yang belum dikirim dari peramban atau jaringan ini sudah terlalu banyak. Kirim dahulu aduannya, atau buang draf yang lama."""

    kode = "jatah-draf-habis"


MENURUT_NAMA = {kelas.__name__: kelas for kelas in BerkasDitolak.__subclasses__() + JenisTidakDiterima.__subclasses__()}


class LampiranTidakAda(TidakDitemukan):
    """Lampiran ini tidak ada."""

    kode = "lampiran-tidak-ada"


class LampiranHilang(TidakDitemukan):
    """Berkas lampiran ini tidak dapat dibaca dari penyimpanan. Pengelola sistem perlu memulihkannya dari cadangan."""

    kode = "lampiran-hilang"


class LampiranSudahDihapus(Penolakan):
    """Lampiran ini sudah dihapus bersama data pribadi pelapornya, dan tidak dapat dibuka lagi oleh siapa pun."""

    kode = "lampiran-sudah-dihapus"


class PenyimpananGagal(Penolakan):
    """Penyimpanan lampiran sedang tidak dapat ditulisi. Lampiran tidak tersimpan; coba lagi nanti atau kirim tanpa lampiran."""

    kode = "penyimpanan-gagal"


class PenyimpananPenuh(PenyimpananGagal):
    """Penyimpanan lampiran penuh. Lampiran tidak tersimpan; coba lagi nanti atau kirim tanpa lampiran."""

    kode = "penyimpanan-penuh"
