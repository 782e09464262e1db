"""Due times that are no step's: how long a question may stay open, an answer may be objected to, and when it closes by itself."""

from datetime import datetime, timedelta

from shared.sop.aturan import AturanBerlaku


def batas_klarifikasi(ditanya_pada: datetime, kantor: str, aturan: AturanBerlaku) -> datetime:
    """Until when the clarification may be given (starter: 30 calendar days); in time at that very moment."""
    return ditanya_pada + timedelta(days=aturan.sop(kantor, ditanya_pada).klarifikasi_hari)


def batas_buka_kembali(dijawab_pada: datetime, kantor: str, aturan: AturanBerlaku, sampai: datetime) -> datetime:
    """Until when an answered complaint may be reopened and rated (starter: 10 working days), by the calendar as known at `sampai`."""
    return aturan.kalender(kantor, sampai).hari_kerja_ke_n(dijawab_pada, aturan.sop(kantor, dijawab_pada).buka_kembali_hari_kerja)


def batas_tutup(dijawab_pada: datetime, kantor: str, aturan: AturanBerlaku, sampai: datetime) -> datetime:
    """After this moment an answered complaint closes by itself (starter: 10 working days), by the calendar as known at `sampai`."""
    return aturan.kalender(kantor, sampai).hari_kerja_ke_n(dijawab_pada, aturan.sop(kantor, dijawab_pada).tutup_hari_kerja)
