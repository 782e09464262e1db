"""Made-up papers: what an office's template is tried out on before it is kept."""

from dataclasses import replace

from shared.surat import isi as i
from shared.surat.kop import Kop

KOP = Kop(
    kode="33.13.17", tersimpan=True, baris1="PEMERINTAH KABUPATEN KARANGANYAR", baris2="KECAMATAN JENAWI",
    alamat="Jl. Raya Balong - Sragen Km.1 Karanganyar", telepon="(0271) 8961336", pos_el="jenawi@example.go.id",
    jabatan="Camat Jenawi", nama="Nama Contoh, S.Sos.", nip="19700101 199001 1 001", logo=None,
)  # fmt: skip
UMUM = i.Umum(
    kop=KOP, nomor="33.13.17/2026/000123", tempat="Jenawi", tanggal="24 November 2026",
    dicetak="Selasa, 24 November 2026 pukul 10.15 WIB",
)  # fmt: skip
URAIAN = (
    "Jalan di depan balai desa berlubang dalam sejak hujan minggu lalu. Dua pengendara sudah jatuh.\n\n"
    "Lokasi: Dusun Gronong RT 02\nWaktu kejadian: sejak Senin"
)
POKOK = i.Pokok(
    nomor="33.13.17/2026/000123", kantor="Kecamatan Jenawi", diterima="Senin, 23 November 2026 pukul 15.30 WIB", saluran="WhatsApp",
    kategori="Infrastruktur", sub_kategori="Jalan rusak", keadaan="diklasifikasi dan menunggu tanggapan disusun", putaran=1,
)  # fmt: skip
PEMBERI = i.Pemberi(nama="Warga Contoh", kontak="0800 0000 0000", keterangan="")


def _tahap(nomor: int, nama: str, pelaksana: str, standar: str) -> i.Tahap:
    return i.Tahap(
        nomor=nomor, nama=nama, pelaksana=pelaksana, standar=standar, mulai="23 Nov 2026, 15.30", batas="24 Nov 2026, 09.00",
        selesai="24 Nov 2026, 08.10", putusan="tepat waktu",
    )  # fmt: skip


TANYA = (i.Tanya(pertanyaan="Di dusun mana?", ditanyakan="24 Nov 2026, 08.00", jawaban="Dusun Gronong.", dijawab="24 Nov 2026, 08.05"),)
CATATAN = (
    i.Catatan(apa="Disposisi", pada="24 Nov 2026, 09.00", kepada="Seksi Pembangunan", isi="Periksa di tempat, lalu susun tanggapan."),
    i.Catatan(apa="Tanggapan dikembalikan", pada="24 Nov 2026, 13.00", kepada="", isi="Sebutkan kapan perbaikan dimulai."),
)
BARIS = i.BarisRegister(
    urut=1, nomor="33.13.17/2026/000123", diterima="23 Nov 2026, 15.30", pelapor="Warga Contoh", saluran="WhatsApp",
    kategori="Infrastruktur › Jalan rusak", uraian="Jalan di depan balai desa berlubang dalam sejak hujan minggu lalu…",
    keadaan="dijawab", berakhir="25 Nov 2026, 10.00", ketepatan="tepat waktu", perkara="tepat waktu",
)  # fmt: skip
PERKARA = "14 hari kerja sejak 23 Nov 2026, 15.30: tepat waktu"
QR = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 3"><path stroke="#000" d="M0 .5h3m-3 1h1m1 0h1m-3 1h3"/></svg>'

SURAT: dict[str, i.Surat] = {
    s.nama: s
    for s in (
        i.DataPemberiAduan(
            **UMUM, pokok=POKOK, pemberi=PEMBERI, dicatat_oleh="operator, melalui WhatsApp",
            langkah=(_tahap(1, "Registrasi", "pelapor", "15 menit"),),
        ),
        i.DataPengaduan(
            **UMUM, pokok=POKOK, pemberi=PEMBERI, uraian=URAIAN, tanya=TANYA,
            lampiran=(i.Berkas(nama="Lampiran 1.jpg", jenis="foto JPEG", ukuran="1,2 MB"),),
            langkah=(_tahap(2, "Aduan ditanyakan dan dimasukkan", "operator", "10 menit"),),
        ),
        i.LaporanPengaduan(
            **UMUM, pokok=POKOK, pemberi=PEMBERI, uraian=URAIAN, tanya=TANYA, jenis="pengaduan", diklasifikasi="24 Nov 2026, 08.10",
            oleh="operator", tindak_lanjut="Diteruskan kepada PPID Pelaksana untuk ditanggapi.", catatan=(),
            langkah=(_tahap(3, "Klasifikasi", "operator", "120 menit kerja"),), perkara=PERKARA,
        ),
        i.LaporanTanggapan(
            **UMUM, pokok=POKOK, pemberi=PEMBERI, uraian=URAIAN, catatan=CATATAN, tanggapan="Perbaikan dimulai Senin, 30 November 2026.",
            disusun="25 Nov 2026, 09.00", diberikan="25 Nov 2026, 10.00", penilaian="5 dari 5",
            langkah=tuple(_tahap(n, "Menyusun tanggapan", "ppid", "2 hari kerja") for n in (4, 5, 6, 7)),
            perkara=PERKARA,
        ),
        i.RegisterPengaduan(
            **UMUM, kantor="Kecamatan Jenawi", bulan="November 2026", baris=tuple(replace(BARIS, urut=n) for n in range(1, 41)),
            jumlah=(i.Jumlah(apa="Diterima", banyak=40), i.Jumlah(apa="Dijawab", banyak=40)),
        ),
        i.Resi(
            **UMUM, kantor="Kecamatan Jenawi", kode="K7Q2M-9XW4T-AAAAA-BBBBB-CCCCC-DD", tautan="https://aduan.example.go.id/lacak/K7Q2M",
            qr=QR, diterima="Senin, 23 November 2026 pukul 15.30 WIB", hubungi="Kecamatan Jenawi, telepon (0271) 8961336.",
            berikut=(i.Berikut(apa="Kantor menentukan jenis aduan Anda", kapan="Selasa, 24 November 2026 pukul 09.00 WIB"),),
        ),
        i.DataSaya(
            **UMUM, pemilik="Warga Contoh",
            bagian=(i.BagianData(judul="Akun", isian=(i.Isian(apa="Nama", isi="Warga Contoh"), i.Isian(apa="Kontak", isi="0800"))),),
        ),
        i.BeritaAcaraPenghapusan(
            **UMUM,
            perkara=(i.Isian(apa="Aduan", isi="33.13.17/2026/000123"), i.Isian(apa="Dasar penghapusan", isi="atas permintaan pelapor")),
            hilang=("Nama dan kontak pelapor",), tetap=(i.Isian(apa="Nomor dan tanggal aduan", isi="UU 43/2009 tentang Kearsipan"),),
        ),
    )
}  # fmt: skip
