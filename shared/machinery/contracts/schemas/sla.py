"""Contracts of what sla says."""

from shared.machinery.contracts.schemas.common import Bilangan, Contract, Pengenal, Teks, Waktu


class _TentangJam(Contract):
    jam = Teks("Yang diukur: langkah, atau perkara (seluruhnya, dari diterima sampai dijawab)")
    langkah = Bilangan("Langkah SOP; tidak ada bila yang diukur perkara", 1, 99, required=False)
    putaran = Bilangan("1, dan satu lagi setiap kali dibuka kembali", 1, 9999)
    ke = Bilangan("Kali keberapa langkah ini pada putaran ini", 1, 9999)
    batas = Waktu("Batas waktu yang dipakai menilai", required=True)
    sop = Teks("Versi SOP yang berlaku")
    kalender = Teks("Versi kalender kerja yang berlaku")


class BatasWaktuMendekatV1(_TentangJam):
    """Waktu sebuah langkah atau seluruh perkara hampir habis."""

    ambang = Bilangan("Persen waktu baku yang sudah terpakai", 1, 100)


class BatasWaktuTerlewatiV1(_TentangJam):
    """Waktu sebuah langkah atau seluruh perkara habis; `time` adalah saat diketahui, `batas` saat seharusnya selesai."""

    karena = Teks("Sebab perkara terlambat seketika: klasifikasi", required=False)


class VerdikDihitungUlangV1(Contract):
    """Verdik sebuah langkah atau seluruh perkara yang sudah selesai dihitung ulang karena kalender berubah; verdik yang lama tetap
    tercatat."""

    langkah = Bilangan("Langkah SOP; tidak ada bila tentang seluruh perkara", 1, 99, required=False)
    putaran = Bilangan("1, dan satu lagi setiap kali dibuka kembali", 1, 9999)
    ke = Bilangan("Kali keberapa langkah ini pada putaran ini", 1, 9999)
    putusan_lama = Teks("tepat, lewat atau terhenti")
    putusan_baru = Teks("tepat, lewat atau terhenti")
    batas_lama = Waktu("Batas waktu menurut kalender yang lama", required=True)
    batas_baru = Waktu("Batas waktu menurut kalender yang baru", required=True)
    kalender_lama = Teks("Versi kalender yang lama")
    kalender_baru = Teks("Versi kalender yang baru")
    sop = Teks("Versi SOP yang berlaku")
    dasar = Pengenal("Kejadian KalenderDiubah yang menjadi dasarnya")


class AduanDitutupV1(Contract):
    """Aduan berakhir dengan sendirinya."""

    alasan = Teks("selesai (dijawab, tanpa keberatan) atau tanpa_klarifikasi (pelapor tidak menjawab)")
