"""Contracts of what triage says; `TanggapanDiberikan` is also response's."""

from shared.machinery.contracts.schemas.common import Contract, Pengenal, Teks, Tersandi


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


class AduanDiterimaAlihanV1(Contract):
    """Kantor tujuan menerima alihan: langkah 3 mulai lagi di sana."""

    dari = Teks("Kode wilayah kantor asal")


class AduanDitolakV1(Contract):
    """Aduan ditolak."""

    alasan = Tersandi("Alasan penolakan", required=True)
    saran_tujuan = Tersandi("Ke mana sebaiknya pelapor pergi", required=True)


class AduanDigabungkanV1(Contract):
    """Aduan yang sama sudah ada: kelanjutannya ada pada aduan induk."""

    induk = Pengenal("Aduan induk")
    alasan = Tersandi("Alasan penggabungan", required=True)


class TanggapanDiberikanV1(Contract):
    """Langkah SOP 7 (atau langkah 3 untuk informasi): jawaban sudah pada pelapor."""

    isi = Tersandi("Jawaban (tidak ada pada riwayat yang diimpor)")
