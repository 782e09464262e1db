"""Contracts of what response says."""

from shared.machinery.contracts.kontrak.bersama import WAJIB, Kontrak, Tersandi


class AduanDidisposisikanV1(Kontrak):
    """PPID meneruskan aduan kepada unit yang menjawab."""

    kepada = Tersandi("Unit yang menjawab", **WAJIB)
    instruksi = Tersandi("Instruksi", **WAJIB)


class TanggapanDisusunV1(Kontrak):
    """Langkah SOP 4 selesai: tanggapan disusun."""

    isi = Tersandi("Tanggapan", **WAJIB)


class TanggapanDikembalikanV1(Kontrak):
    """Tanggapan dikembalikan untuk disusun lagi."""

    alasan = Tersandi("Alasan pengembalian", **WAJIB)


class TanggapanDiterimaV1(Kontrak):
    """Langkah SOP 5 selesai: tanggapan diterima PPID."""


class TanggapanDicatatV1(Kontrak):
    """Langkah SOP 6 selesai: tanggapan dicatat."""
