"""A question with a time limit of its own: whoever asks how the parts are is answered, also when one of them says nothing."""

from collections.abc import Callable
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Within(Generic[T]):
    """`Within(1.5, ask)()`: what `ask` returns or raises, or TimeoutError. One that is still out is joined, not asked a second time."""

    def __init__(self, seconds: float, ask: Callable[[], T]) -> None:
        self._seconds, self._ask = seconds, ask
        self._lock = Lock()
        self._out: Future[T] | None = None

    def __call__(self) -> T:
        with self._lock:
            if self._out is None or self._out.done():
                self._out = Future()
                Thread(target=self._run, args=(self._out,), daemon=True).start()
            out = self._out
        return out.result(self._seconds)

    def _run(self, out: "Future[T]") -> None:
        try:
            out.set_result(self._ask())
        except BaseException as e:  # noqa: BLE001 — raised where it was asked for
            out.set_exception(e)
