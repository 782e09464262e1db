"""Contracts of what intake says."""

from marshmallow import fields

from shared.machinery.contracts.schemas.common import Bilangan, Contract, PelaporV1, Sidik, Teks, Tersandi, Waktu, YaTidak


class AduanDiterimaV1(Contract):
    """Aduan diterima: langkah SOP 1 dan 2 selesai."""

    nomor = Teks("Nomor aduan, berurut per kantor dan tahun: 33.13.17/2026/000123")
    kategori = Teks("Kode kategori")
    sub_kategori = Teks("Kode sub-kategori")
    saluran = Teks("web, loket, telepon, whatsapp, surat atau impor")
    rahasia = YaTidak("Identitas pelapor dirahasiakan")
    pelapor = fields.Nested(PelaporV1, metadata={"description": "Tidak ada pada riwayat yang diimpor"})
    isi = Tersandi("Isi aduan (tidak ada pada riwayat yang diimpor)")
    permintaan = Sidik("HMAC permintaan, untuk mengenali pengulangan", required=False)
    formulir_dibuka_pada = Waktu("Kapan formulir dibuka: awal langkah 1")
    data_pemberi_selesai_pada = Waktu("Kapan data pemberi aduan lengkap: akhir langkah 1")
    diterima_kantor_pada = Waktu("Kapan kantor menerimanya, bila sebelum dicatat: awal langkah 3 dan jam perkara")
    alasan_mundur = Tersandi("Mengapa dicatat lebih dari satu hari kerja sesudah diterima; tidak ada bila tidak")
    impor = YaTidak("Riwayat: dinilai, tetapi tanpa peringatan")


class KlarifikasiDiberikanV1(Contract):
    """Pelapor menjawab pertanyaan: waktu berjalan lagi."""

    jawaban = Tersandi("Jawaban pelapor", required=True)


class AduanDibukaKembaliV1(Contract):
    """Pelapor tidak puas dengan jawabannya: putaran baru dimulai di langkah 3."""

    alasan = Tersandi("Alasan pelapor", required=True)


class PenilaianDiberikanV1(Contract):
    """Pelapor menilai jawabannya."""

    nilai = Bilangan("Nilai, 5 yang terbaik", 1, 5)
    komentar = Tersandi("Komentar pelapor")


class AduanDicabutV1(Contract):
    """Pelapor mencabut aduannya."""

    alasan = Tersandi("Alasan pelapor")
