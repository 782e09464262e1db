"""Due times that are no step's: how long a question may stay open, an answer may be objected to, and when it closes by itself.

None where the calendar does not reach so far: then nothing becomes too late, and nothing happens by itself.
"""

from datetime import datetime, timedelta

from shared.domain.sop.aturan import AturanWaktu
from shared.domain.workcalendar.penolakan import TAK_TERHITUNG


def batas_klarifikasi(ditanya_pada: datetime, kantor: str, aturan: AturanWaktu) -> datetime | None:
    """Until when the clarification may be given (starter: 30 calendar days); in time at that very moment."""
    try:
        batas = ditanya_pada + timedelta(days=aturan.sop(kantor, ditanya_pada).klarifikasi_hari)
        return batas if aturan.kalender(kantor, ditanya_pada).tercakup(batas) else None
    except (OverflowError, *TAK_TERHITUNG):
        return None


def batas_buka_kembali(dijawab_pada: datetime, kantor: str, aturan: AturanWaktu, sampai: datetime) -> datetime | None:
    """Until when an answered complaint may be reopened and rated (starter: 10 working days), by the calendar as known at `sampai`."""
    return _hari_kerja(dijawab_pada, aturan.sop(kantor, dijawab_pada).buka_kembali_hari_kerja, kantor, aturan, sampai)


def batas_tutup(dijawab_pada: datetime, kantor: str, aturan: AturanWaktu, sampai: datetime) -> datetime | None:
    """After this moment an answered complaint closes by itself (starter: 10 working days), by the calendar as known at `sampai`."""
    return _hari_kerja(dijawab_pada, aturan.sop(kantor, dijawab_pada).tutup_hari_kerja, kantor, aturan, sampai)


def batas_catat(diterima_pada: datetime, kantor: str, aturan: AturanWaktu, sampai: datetime) -> datetime | None:
    """Until when what the office got on paper or by telephone is entered without saying why so late: one working day."""
    return _hari_kerja(diterima_pada, 1, kantor, aturan, sampai)


def _hari_kerja(sejak: datetime, hari: int, kantor: str, aturan: AturanWaktu, sampai: datetime) -> datetime | None:
    try:
        return aturan.kalender(kantor, sampai).hari_kerja_ke_n(sejak, hari)
    except TAK_TERHITUNG:
        return None
