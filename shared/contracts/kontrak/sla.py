"""Contracts of what sla says."""

from shared.contracts.kontrak.bersama import WAJIB, Bilangan, Kontrak, Teks, Waktu


class _TentangJam(Kontrak):
    langkah = Bilangan("Langkah SOP", 1, 99)
    putaran = Bilangan("1, dan satu lagi setiap kali dibuka kembali", 1, 9999)
    ke = Bilangan("Kali keberapa langkah ini pada putaran ini", 1, 9999)
    batas = Waktu("Batas waktu yang dipakai menilai", **WAJIB)
    sop = Teks("Versi SOP yang berlaku")
    kalender = Teks("Versi kalender kerja yang berlaku")


class BatasWaktuMendekatV1(_TentangJam):
    """Waktu sebuah langkah hampir habis."""

    ambang = Bilangan("Persen waktu baku yang sudah terpakai", 1, 100)


class BatasWaktuTerlewatiV1(_TentangJam):
    """Waktu sebuah langkah habis; `time` adalah saat diketahui, `batas` saat seharusnya selesai."""


class AduanDitutupV1(Kontrak):
    """Aduan berakhir dengan sendirinya."""

    alasan = Teks("selesai (dijawab, tanpa keberatan) atau tanpa_klarifikasi (pelapor tidak menjawab)")
