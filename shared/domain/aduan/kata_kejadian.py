"""What people read for an event and its fields: one row an event; to the reporter it is told in their own words, or not at all."""

from collections.abc import Mapping

from shared.domain.aduan import kejadian as k

# For staff, and for the reporter: "" where the table of audiences tells them nothing of it.
_SEBUTAN: Mapping[type[k.Kejadian], tuple[str, str]] = {
    k.AduanDiterima: ("Aduan diterima", "Aduan Anda diterima"),
    k.KlarifikasiDiberikan: ("Klarifikasi dijawab", "Pertanyaan kantor dijawab"),
    k.AduanDibukaKembali: ("Dibuka kembali", "Aduan dibuka kembali atas permintaan Anda"),
    k.PenilaianDiberikan: ("Penilaian diberikan", "Anda menilai jawaban kantor"),
    k.AduanDicabut: ("Dicabut", "Aduan dicabut"),
    k.AduanDiklasifikasi: ("Diklasifikasi", "Kantor menentukan jenis aduan"),
    k.KlarifikasiDiminta: ("Klarifikasi diminta", "Kantor bertanya kepada Anda"),
    k.AduanDialihkan: ("Dialihkan", "Aduan dialihkan"),
    k.AduanDiterimaAlihan: ("Diterima dari kantor lain", "Aduan diterima dari kantor lain"),
    k.AduanDitolak: ("Ditolak", "Aduan ditolak"),
    k.AduanDigabungkan: ("Digabungkan", "Aduan digabungkan dengan aduan lain tentang hal yang sama"),
    k.AduanIndukDijawab: ("Dijawab bersama aduan induk", "Kantor menjawab aduan yang sama dengan aduan Anda"),
    k.GabunganDilepas: ("Dilepas dari aduan induk", "Aduan Anda ditangani sendiri: aduan yang diikutinya berakhir tanpa jawaban"),
    k.TanggapanDiberikan: ("Tanggapan diberikan", "Kantor menjawab aduan Anda"),
    k.SuratDiterbitkan: ("Surat diterbitkan", ""),
    k.AduanDidisposisikan: ("Didisposisikan", ""),
    k.TanggapanDisusun: ("Tanggapan disusun", ""),
    k.TanggapanDikembalikan: ("Tanggapan dikembalikan", ""),
    k.TanggapanDiterima: ("Tanggapan diterima PPID", "Tanggapan diterima PPID"),
    k.TanggapanDicatat: ("Tanggapan dicatat", "Tanggapan dicatat"),
    k.BatasWaktuMendekat: ("Batas waktu mendekat", "Batas waktu kantor mendekat"),
    k.BatasWaktuTerlewati: ("Batas waktu terlewati", "Batas waktu kantor terlewati"),
    k.WaktuDiperpanjang: ("Waktu diperpanjang", "Kantor memperpanjang waktu menjawab permintaan informasi"),
    k.VerdikDihitungUlang: ("Verdik dihitung ulang", "Ketepatan waktu dihitung ulang"),
    k.AduanDitutup: ("Ditutup", "Aduan ditutup"),
    k.LampiranDitambahkan: ("Lampiran ditambahkan", "Foto atau dokumen ditambahkan"),
    k.KabarDipilih: ("Cara dikabari dipilih", "Cara Anda dikabari dipilih"),
    k.KodeLacakDiganti: ("Kode lacak diganti", "Kode lacak diganti; yang lama tidak berlaku lagi"),
    k.CatatanDitambahkan: ("Catatan internal", ""),
    k.IdentitasDibuka: ("Identitas pelapor dibuka", "Identitas Anda dibuka oleh pejabat"),
    k.PemrosesanDibatasi: ("Pemrosesan dibatasi", "Pemakaian data Anda dibatasi"),
    k.PembatasanDicabut: ("Pembatasan dicabut", "Pembatasan pemakaian data berakhir"),
    k.PenghapusanDiminta: ("Penghapusan data diminta", "Anda meminta data dihapus"),
    k.PenghapusanDitolak: ("Penghapusan ditolak", "Permintaan penghapusan ditolak"),
    k.PelaporDilupakan: ("Data pelapor dihapus", "Data pribadi dihapus"),
}
PETUGAS: Mapping[type[k.Kejadian], str] = {kelas: petugas for kelas, (petugas, _pelapor) in _SEBUTAN.items()}
PELAPOR: Mapping[type[k.Kejadian], str] = {kelas: pelapor for kelas, (_petugas, pelapor) in _SEBUTAN.items() if pelapor}
ISIAN: Mapping[str, str] = {
    "nomor": "Nomor", "kategori": "Kategori", "sub_kategori": "Sub-kategori", "saluran": "Saluran", "rahasia": "Identitas dirahasiakan",
    "isi": "Isi", "formulir_dibuka_pada": "Formulir dibuka", "data_pemberi_selesai_pada": "Data diri lengkap",
    "diterima_kantor_pada": "Diterima kantor", "alasan_mundur": "Dicatat kemudian karena", "jawaban": "Jawaban",
    "alasan": "Alasan", "nilai": "Nilai", "komentar": "Komentar", "jenis": "Jenis", "pertanyaan": "Pertanyaan", "ke": "Ke",
    "instansi": "Ke instansi", "dari": "Dari", "saran_tujuan": "Tujuan yang disarankan", "kepada": "Kepada", "instruksi": "Instruksi",
    "langkah": "Langkah", "putaran": "Putaran", "batas": "Batas waktu", "sop": "Versi SOP", "kalender": "Versi kalender",
    "putusan_lama": "Semula", "putusan_baru": "Menjadi", "batas_lama": "Batas waktu semula", "batas_baru": "Batas waktu menjadi",
    "kalender_lama": "Versi kalender semula", "kalender_baru": "Versi kalender menjadi", "ukuran": "Ukuran", "dasar": "Dasar",
    "jam": "Yang diukur", "karena": "Karena", "hari": "Hari kerja tambahan", "cara": "Cara", "sebab": "Aduan induk",
}  # fmt: skip
