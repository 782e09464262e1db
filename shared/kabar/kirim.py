"""One message through the library of channels; it blocks, so the courier's process calls it."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

Kirim = Callable[[str, str, str], bool]  # address, title, text -> whether it was taken
Berhenti = Callable[[], bool]  # whether the program is about to end
DITOLAK = "saluran tidak menerima pesan"

if TYPE_CHECKING:  # it takes long to import, and only who sends needs it
    from apprise import Apprise


def tidak() -> bool:
    return False


def antar(kirim: Kirim, url: str, judul: str, isi: str) -> str | None:
    """Why it did not get through, in words that quote nobody's address; None when it did."""
    try:
        return None if kirim(url, judul, isi) else DITOLAK
    except Exception as e:  # whatever a channel's library raises; its message may quote the address
        return type(e).__name__


def apprise() -> "Apprise":
    """An empty `apprise.Apprise`. What the library logs may quote an address, so it logs nothing."""
    from apprise import Apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    return Apprise()


def kirim_apprise(url: str, judul: str, isi: str) -> bool:
    """By the library; it blocks for as long as its own time limits."""
    tujuan = apprise()
    return bool(tujuan.add(url)) and bool(tujuan.notify(body=isi, title=judul))
