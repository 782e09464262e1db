"""The Nameko entrypoint for a duty that says itself when it wants to be called again."""

from types import TracebackType

import structlog
from eventlet.event import Event
from nameko.extensions import Entrypoint

from shared.machinery.logs import describe
from shared.machinery.part import Part
from shared.machinery.pulse import DUTY, PULSE, REST

PAUSE = 2.0  # seconds after a call that raised

log = structlog.get_logger("duties")
ExcInfo = tuple[type[BaseException], BaseException, TracebackType]


class Paced(Entrypoint):
    """`@paced def kabar(self, berhenti) -> float`: called again and again, one call at a time; it returns how many seconds to rest,
    REST at most.

    `berhenti()` says that the program is about to end, which waits for the call.
    """

    def __init__(self, **kwargs: object) -> None:
        self._stop: Event = Event()
        self.part = Part("paced", DUTY)
        super().__init__(**kwargs)

    def start(self) -> None:
        self.part = PULSE.part(f"{self.container.service_name}.{self.method_name}", DUTY)
        self._thread = self.container.spawn_managed_thread(self._run, identifier=f"paced.{self.method_name}")

    def stop(self) -> None:
        """Returns when the call at hand has ended."""
        self._end()
        self._thread.wait()

    def kill(self) -> None:
        self._end()

    def _end(self) -> None:
        if not self._stop.ready():
            self._stop.send()

    def _run(self) -> None:
        while not self._stop.ready():
            self.part.turned()
            self._stop.wait(timeout=min(self._call(), REST))

    def _call(self) -> float:
        done: Event = Event()

        def result(worker_ctx: object, result: float | None = None, exc_info: ExcInfo | None = None) -> tuple[float | None, None]:
            done.send((result, exc_info))
            return result, None  # the error is dealt with here

        self.container.spawn_worker(self, (self._stop.ready,), {}, handle_result=result)
        seconds, exc_info = done.wait()
        if exc_info:
            log.error("duty_failed", duty=self.method_name, error=describe(exc_info[1]))
            return PAUSE
        rest: float = seconds
        return rest


paced = Paced.decorator
