"""Where work that keeps a processor busy is done, so that it stops nobody else in an eventlet process."""

from collections.abc import Callable

from eventlet import patcher, tpool


def offload() -> Callable[..., object] | None:
    """`eventlet.tpool.execute` where eventlet runs, for calls into C that touch no socket; None in an ordinary process."""
    return tpool.execute if patcher.is_monkey_patched("thread") else None
