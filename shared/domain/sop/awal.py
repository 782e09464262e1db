"""The starter procedure: Keputusan Camat Jenawi 000.8.3.3/23/2024, Lampiran VIII, SOP Penanganan Aduan Masyarakat.

Where that paper is silent (who, working or calendar time, which events bound a clock) these rows are our reading of it,
and an office changes them as data.
"""

from shared.domain.sop.sop import Langkah, Satuan, Sop, Waktu

_DIPUTUS = ("AduanDialihkan", "AduanDitolak")  # step 3 or 4 is done in another way; merging does nobody's work
_TANGGAPAN = "Laporan Tanggapan Pengaduan"

SOP_AWAL = Sop(
    versi="awal-2024",
    nama="SOP Penanganan Aduan Masyarakat (KECJENAWI/YANUM/8/2024)",
    langkah=(
        Langkah(
            nomor=1,
            nama="Registrasi: masuk, memilih kategori dan sub-kategori, mengisi data pemberi aduan",
            pelaksana=("pelapor",),
            jumlah=15,
            satuan=Satuan.MENIT,
            waktu=Waktu.KALENDER,  # the citizen's own time runs at any hour
            dari=("formulir_dibuka_pada",),
            ke=("data_pemberi_selesai_pada",),
            keluaran="Data Pemberi Aduan",
            kelengkapan="Form Pengaduan",
            ambang=(),
            diperingatkan=False,
        ),
        Langkah(
            nomor=2,
            nama="Aduan ditanyakan dan dimasukkan",
            pelaksana=("operator", "pelapor"),
            jumlah=10,
            satuan=Satuan.MENIT,
            waktu=Waktu.KALENDER,
            dari=("data_pemberi_selesai_pada",),
            ke=("AduanDiterima",),
            keluaran="Data Pengaduan",
            kelengkapan="Data Pemberi Aduan",
            ambang=(),
            diperingatkan=False,
        ),
        Langkah(
            nomor=3,
            nama="Klasifikasi: informasi dijawab langsung, pengaduan diteruskan ke PPID",
            pelaksana=("operator",),
            jumlah=120,
            satuan=Satuan.MENIT,
            dari=("AduanDiterima", "AduanDiterimaAlihan", "AduanDibukaKembali", "GabunganDilepas"),
            ke=("AduanDiklasifikasi", *_DIPUTUS),
            keluaran="Laporan Pengaduan",
            kelengkapan="Data Pengaduan",
        ),
        Langkah(
            nomor=4,
            nama="Menerima pengaduan dan menyusun tanggapan",
            pelaksana=("ppid", "pengelola"),
            jumlah=2,
            satuan=Satuan.HARI,
            dari=("AduanDiklasifikasi", "TanggapanDikembalikan"),
            ke=("TanggapanDisusun", "TanggapanDiberikan", *_DIPUTUS),
            keluaran=_TANGGAPAN,
            kelengkapan="Laporan Pengaduan",
        ),
        Langkah(
            nomor=5,
            nama="Menerima tanggapan",
            pelaksana=("ppid",),
            jumlah=10,
            satuan=Satuan.MENIT,
            dari=("TanggapanDisusun",),
            ke=("TanggapanDiterima", "TanggapanDikembalikan"),
            keluaran=_TANGGAPAN,
            kelengkapan=_TANGGAPAN,
        ),
        Langkah(
            nomor=6,
            nama="Memasukkan tanggapan",
            pelaksana=("operator",),
            jumlah=30,
            satuan=Satuan.MENIT,
            dari=("TanggapanDiterima",),
            ke=("TanggapanDicatat",),
            keluaran=_TANGGAPAN,
            kelengkapan=_TANGGAPAN,
        ),
        Langkah(
            nomor=7,
            nama="Aduan atau pertanyaan dijawab",
            pelaksana=("operator",),
            jumlah=5,
            satuan=Satuan.MENIT,
            dari=("TanggapanDicatat",),
            ke=("TanggapanDiberikan",),
            keluaran=_TANGGAPAN,
            kelengkapan=_TANGGAPAN,
        ),
    ),
)
