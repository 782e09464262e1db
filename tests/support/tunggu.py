"""Waiting for what happens by itself: asked again and again, never slept through."""

import time
from collections.abc import Callable


def eventually(check: Callable[[], object], within: float = 30.0, every: float = 0.1) -> None:
    """Returns as soon as `check` is true. After `within` seconds it is asked once more, so that its own error or value tells why."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            if check():
                return
        except AssertionError:
            pass
        time.sleep(every)
    assert check(), f"not within {within} s"
