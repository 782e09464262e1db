"""Whether a procedure's times end within the calendar: what is recorded can be reckoned, for a good while to come."""

from datetime import datetime, timedelta

from shared.domain.aduan.penolakan import TidakSah
from shared.domain.sop.sop import Satuan, Waktu
from shared.domain.sop.ukuran import ukuran
from shared.domain.workcalendar.indeks import TAHUN_AKHIR
from shared.domain.workcalendar.instan import MENIT, instan, mikrodetik
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.penolakan import DiLuarRentang


class TidakTerhitung(TidakSah):
    """{jumlah} {satuan} {waktu} yang dimulai sekarang berakhir sesudah tahun {tahun}, di luar kalender; tulis yang lebih singkat."""

    kode = "tidak-terhitung"


def pastikan_terhitung(jumlah: int, satuan: Satuan, waktu: Waktu, kalender: Kalender, now: datetime) -> None:
    """Raises TidakTerhitung where that much time from now on ends outside the calendar's years."""
    ukur = ukuran(kalender, waktu)
    try:
        mulai = mikrodetik(now)
        akhir = instan(ukur.geser(mulai, jumlah * MENIT) if satuan is Satuan.MENIT else ukur.hari(mulai, jumlah))
        sah = akhir - timedelta(days=1) < datetime(TAHUN_AKHIR + 1, 1, 1, tzinfo=now.tzinfo)
    except (DiLuarRentang, OverflowError):
        sah = False
    if not sah:
        raise TidakTerhitung(jumlah=jumlah, satuan=satuan.value, waktu=waktu.value, tahun=TAHUN_AKHIR)
