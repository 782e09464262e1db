"""One message through the library of channels; it blocks, so the courier's process calls it."""

import logging
from collections.abc import Callable
from typing import Any

Kirim = Callable[[str, str, str], bool]  # address, title, text -> whether it was taken


def apprise() -> Any:
    """An empty `apprise.Apprise`. What the library logs may quote an address, so it logs nothing."""
    from apprise import Apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    return Apprise()


def kirim_apprise(url: str, judul: str, isi: str) -> bool:
    """By the library; it blocks for as long as its own time limits."""
    tujuan = apprise()
    return bool(tujuan.add(url)) and bool(tujuan.notify(body=isi, title=judul))
