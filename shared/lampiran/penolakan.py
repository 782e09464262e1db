"""What is refused of a file, each cause in its own words; and a store that takes or gives nothing."""

from shared.aduan.penolakan import Penolakan, TidakDitemukan, TidakSah

TERBANYAK = 5  # files of one complaint
TERBESAR = 10 << 20  # bytes of one file as sent
TERBESAR_MB = TERBESAR >> 20


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
    """Gambar ini terlalu luas: paling banyak 50 megapiksel, dan 16.000 piksel pada satu sisi. Perkecil dahulu, lalu kirim lagi."""

    kode = "gambar-terlalu-luas"


class GambarBergerak(BerkasDitolak):
    """Gambar bergerak tidak diterima. Kirim sebagai foto biasa, misalnya dengan tangkapan layar."""

    kode = "gambar-bergerak"


class PdfBerisiProgram(BerkasDitolak):
    """PDF ini berisi program, berkas lain, atau formulir hidup, sehingga tidak diterima. Cetak ke PDF biasa atau foto dokumennya,
    lalu kirim lagi.
    """

    kode = "pdf-berisi-program"


class PdfTerkunci(BerkasDitolak):
    """PDF ini dikunci dengan sandi, sehingga tidak dapat diperiksa. Simpan tanpa sandi, lalu kirim lagi."""

    kode = "pdf-terkunci"


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
