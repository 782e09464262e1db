"""Instants as whole microseconds since 1970 UTC: the form the arithmetic works in."""

from datetime import UTC, datetime, timedelta

from shared.domain.workcalendar.penolakan import WaktuTanpaZona

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
HARI = 86_400_000_000
MENIT = 60_000_000


def mikrodetik(waktu: datetime) -> int:
    """Microseconds since the epoch of an aware datetime; raises WaktuTanpaZona for one without an offset."""
    if waktu.tzinfo is None:
        raise WaktuTanpaZona(waktu=waktu.isoformat())
    d = waktu - EPOCH
    return (d.days * 86_400 + d.seconds) * 1_000_000 + d.microseconds


def lama_mikrodetik(lama: timedelta) -> int:
    return (lama.days * 86_400 + lama.seconds) * 1_000_000 + lama.microseconds


def instan(us: int) -> datetime:
    """The aware datetime (UTC) of microseconds since the epoch."""
    return EPOCH + timedelta(0, 0, us)


def lama(us: int) -> timedelta:
    return timedelta(0, 0, us)
