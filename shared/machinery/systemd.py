"""What systemd is told (sd_notify(3)): that the program serves, that it lives, that it ends. Without systemd nothing is."""

import os
import socket
import time
from collections.abc import Callable

PETS = 3  # times in one of the watchdog's spans


def notify(*facts: str) -> bool:
    """ "READY=1", "WATCHDOG=1", "STOPPING=1", "STATUS=…"; whether somebody was told. What systemd cannot take now is not waited for."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return False
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as s:
            s.sendto("\n".join(facts).encode(), b"\0" + address[1:].encode() if address.startswith("@") else address)
    except OSError:
        return False
    return True


def watched() -> float | None:
    """Seconds within which systemd wants to hear of this process; None: it does not."""
    if os.environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
        return None
    span = os.environ.get("WATCHDOG_USEC", "")
    return int(span) / 1e6 if span.isdecimal() and int(span) else None


def pet(span: float, sound: Callable[[], bool], pause: Callable[[float], None] = time.sleep) -> None:
    """For ever, as a greenlet among the others: where they do not turn it does not, and where they are not `sound` it keeps silent."""
    while True:
        if sound():
            notify("WATCHDOG=1")
        pause(span / PETS)
