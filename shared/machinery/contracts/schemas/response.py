"""Contracts of what response says."""

from shared.machinery.contracts.schemas.common import Contract, Tersandi


class AduanDidisposisikanV1(Contract):
    """PPID meneruskan aduan kepada unit yang menjawab."""

    kepada = Tersandi("Unit yang menjawab", required=True)
    instruksi = Tersandi("Instruksi", required=True)


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
