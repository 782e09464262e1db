"""How single values are written and read: times, ids, ciphertext."""

import json
import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

Json = dict[str, Any]  # an object as JSON has it

# RFC 8785 for what the codec writes (ASCII keys, text, small whole numbers, true and false), many times as fast as the
# library, which `./aduan verify` and the tests compare the whole envelope with.
canonical = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode

CIPHERTEXT_PATTERN = r"^v[0-9]+\.[A-Za-z0-9_-]+$"
_ciphertext_prefix = re.compile(r"v[0-9]+\.").match


def write_time(time: datetime) -> str:
    """RFC 3339 in UTC with microseconds, always six digits: "2026-11-24T06:19:48.242188Z". ValueError without a zone."""
    if time.tzinfo is None:
        raise ValueError("a time without a zone")
    if time.tzinfo is not UTC:
        time = time.astimezone(UTC)
    return time.isoformat(timespec="microseconds")[:-6] + "Z"


def read_time(text: str) -> datetime:
    """Any RFC 3339 time; ValueError without a zone."""
    time = datetime.fromisoformat(text)
    if time.tzinfo is None:
        raise ValueError("a time without a zone")
    return time


def is_ciphertext(text: str) -> bool:
    """Whether it looks like ciphertext: the last net against a clear text on its way into the store."""
    return _ciphertext_prefix(text) is not None


read_uuid = UUID
