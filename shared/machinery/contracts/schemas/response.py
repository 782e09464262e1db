"""Contracts of what response says."""

from shared.machinery.contracts.schemas.common import Bilangan, Contract, Tersandi


class AduanDidisposisikanV1(Contract):
    """PPID meneruskan aduan kepada unit yang menjawab."""

    kepada = Tersandi("Unit yang menjawab", required=True)
    instruksi = Tersandi("Instruksi", required=True)


class WaktuDiperpanjangV1(Contract):
    """Waktu menjawab permintaan informasi diperpanjang, sekali pada satu putaran; pelapor diberi tahu alasannya."""

    hari = Bilangan("Hari kerja tambahan", 1, 3660)
    alasan = Tersandi("Alasan perpanjangan", required=True)


class TanggapanDisusunV1(Contract):
    """Langkah SOP 4 selesai: tanggapan disusun."""

    isi = Tersandi("Tanggapan", required=True)


class TanggapanDikembalikanV1(Contract):
    """Tanggapan dikembalikan untuk disusun lagi."""

    alasan = Tersandi("Alasan pengembalian", required=True)


class TanggapanDiterimaV1(Contract):
    """Langkah SOP 5 selesai: tanggapan diterima PPID."""


class TanggapanDicatatV1(Contract):
    """Langkah SOP 6 selesai: tanggapan dicatat."""
