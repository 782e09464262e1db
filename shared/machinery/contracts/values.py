"""How single values are written and read: times, ids, ciphertext."""

import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

Json = dict[str, Any]  # an object as JSON has it

CIPHERTEXT_PATTERN = r"^v[0-9]+\.[A-Za-z0-9_-]+$"
_awalan_tersandi = re.compile(r"v[0-9]+\.").match


def write_time(waktu: datetime) -> str:
    """RFC 3339 in UTC with microseconds, always six digits: "2026-11-24T06:19:48.242188Z". ValueError without a zone."""
    if waktu.tzinfo is None:
        raise ValueError("a time without a zone")
    return waktu.astimezone(UTC).isoformat(timespec="microseconds")[:-6] + "Z"


def read_time(teks: str) -> datetime:
    """Any RFC 3339 time; ValueError without a zone."""
    waktu = datetime.fromisoformat(teks)
    if waktu.tzinfo is None:
        raise ValueError("a time without a zone")
    return waktu


def is_ciphertext(teks: str) -> bool:
    """Whether it looks like ciphertext: the last net against a clear text on its way into the store."""
    return _awalan_tersandi(teks) is not None


write_uuid = UUID.__str__
read_uuid = UUID
