"""Time comes in from outside: whoever needs a clock is given one."""

from collections.abc import Callable
from datetime import UTC, datetime

# Gives an aware datetime.
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The machine's own clock; where a database is at hand its clock counts instead."""
    return datetime.now(UTC)
