"""When a citizen is not disturbed, and to which address a gateway turns a contact."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from services.intake.kiriman.kotak import pagi
from shared.kabar.gerbang import Gerbang

WIB = ZoneInfo("Asia/Jakarta")


@pytest.mark.parametrize(
    ("kini", "nanti"),
    [("24T19:59", None), ("24T20:00", "25T06:00"), ("24T23:59", "25T06:00"), ("25T05:59", "25T06:00"), ("25T06:00", None)],
)
def test_a_notice_waits_for_the_morning(kini: str, nanti: str | None):
    def saat(teks: str) -> datetime:
        return datetime.fromisoformat(f"2026-11-{teks}").replace(tzinfo=WIB)

    assert pagi(saat(kini)) == (saat(nanti) if nanti else None)


def test_an_address_cannot_add_anything_to_the_gateways_own():
    gerbang = Gerbang((("email", "mailto://a?to={tujuan}"), ("sms", "json://sms/{tujuan}")))
    assert gerbang.url("email", "x@example.org&bcc=y") == "mailto://a?to=x%40example.org%26bcc%3Dy"
    assert gerbang.url("sms", "+62812") == "json://sms/62812"
    assert gerbang.url("whatsapp", "+62812") is None
    assert gerbang.saluran("telepon") == ["sms"]
