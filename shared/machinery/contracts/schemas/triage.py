"""Contracts of what triage says; `TanggapanDiberikan` and `AduanIndukDijawab` are also response's."""

from shared.machinery.contracts.schemas.common import Contract, Pengenal, Sidik, Teks, Tersandi


class AduanDiklasifikasiV1(Contract):
    """Langkah SOP 3 selesai: jenis dan kategorinya ditetapkan."""

    jenis = Teks("pengaduan atau informasi")
    kategori = Teks("Kode kategori")
    sub_kategori = Teks("Kode sub-kategori")


class KlarifikasiDimintaV1(Contract):
    """Pertanyaan kepada pelapor: waktu berhenti sampai dijawab."""

    pertanyaan = Tersandi("Pertanyaan petugas", required=True)


class AduanDialihkanV1(Contract):
    """Dialihkan ke kantor lain (`ke`) atau ke instansi di luar sistem ini (`instansi`): tepat satu dari keduanya."""

    ke = Teks("Kode wilayah kantor tujuan", required=False)
    instansi = Tersandi("Nama instansi tujuan")
    alasan = Tersandi("Alasan pengalihan", required=True)
    sumber = Pengenal("Peristiwa aduan induk yang diikuti; tanpa itu aduan dialihkan sendiri", required=False)


class AduanDiterimaAlihanV1(Contract):
    """Kantor tujuan menerima alihan: langkah 3 mulai lagi di sana."""

    dari = Teks("Kode wilayah kantor asal")
    sumber = Pengenal("Peristiwa aduan induk yang diikuti: aduan tetap tergabung, dan langkah 3 tidak mulai", required=False)


class AduanDitolakV1(Contract):
    """Aduan ditolak."""

    alasan = Tersandi("Alasan penolakan", required=True)
    saran_tujuan = Tersandi("Ke mana sebaiknya pelapor pergi", required=True)


class AduanDigabungkanV1(Contract):
    """Aduan yang sama sudah ada: aduan ini menunggu jawaban aduan induk."""

    induk = Pengenal("Aduan induk")
    alasan = Tersandi("Alasan penggabungan", required=True)


class AduanIndukDijawabV1(Contract):
    """Aduan induk dijawab: jawabannya juga jawaban aduan ini."""

    induk = Pengenal("Aduan induk")
    sumber = Pengenal("Peristiwa aduan induk yang menjawabnya")
    isi = Tersandi("Jawaban, disandi dengan kunci pelapor aduan ini (tidak ada pada riwayat yang diimpor)")


class GabunganDilepasV1(Contract):
    """Aduan induk berakhir tanpa jawaban: aduan ini ditangani sendiri, dan langkah 3 mulai lagi."""

    induk = Pengenal("Aduan induk")
    sumber = Pengenal("Peristiwa yang mengakhiri aduan induk")
    sebab = Teks("ditolak, dicabut, ditutup atau dilupakan")


class TanggapanDiberikanV1(Contract):
    """Langkah SOP 7 (atau langkah 3 untuk informasi): jawaban sudah pada pelapor."""

    isi = Tersandi("Jawaban (tidak ada pada riwayat yang diimpor)")


class SuratDiterbitkanV1(Contract):
    """Sebuah surat tentang aduan ini keluar dari kantor; berkasnya disimpan di luar kejadian, tersandi dengan kunci pelapor."""

    surat = Pengenal("Surat ini")
    jenis = Teks("data-pemberi-aduan, data-pengaduan, laporan-pengaduan atau laporan-tanggapan-pengaduan")
    nomor = Teks("Nomor surat")
    sidik = Sidik("SHA-256 dari berkas PDF sebagaimana diterbitkan")
