"""The month of a clock's start, in each of the three zones."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as bila
from hypothesis import strategies as st

from services.sla.bulan import bulan_di, nama_bulan
from shared.domain.workcalendar.zona import WIB, WIT, WITA

UJUNG = [datetime(2025, bulan, hari, jam, tzinfo=UTC) for bulan, hari in ((2, 28), (12, 31), (6, 30)) for jam in range(14, 19)]
KAPAN = st.one_of(st.sampled_from(UJUNG), st.datetimes(datetime(2010, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))


@bila(KAPAN)
def test_who_asks_is_told_the_month_on_their_own_clock(pada: datetime):
    for zona in (WIB, WITA, WIT):
        assert bulan_di(nama_bulan(pada), zona) == f"{pada.astimezone(ZoneInfo(zona)):%Y-%m}"


@pytest.mark.parametrize(
    ("pada", "nama"),
    [
        ("2025-12-31 14:59", "2025-12"),
        ("2025-12-31 15:00", "2025-12/9"),
        ("2025-12-31 16:00", "2025-12/8"),
        ("2025-12-31 17:00", "2026-01"),
    ],
)
def test_where_another_zone_is_in_the_next_month_the_name_says_so(pada: str, nama: str):
    assert nama_bulan(datetime.fromisoformat(pada).replace(tzinfo=UTC)) == nama
