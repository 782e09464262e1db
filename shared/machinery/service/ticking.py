"""The Nameko timer for duties: what a tick does, its own greenlet does, one tick at a time.

Nameko's starts a worker for each: a context with ids that nobody reads, a greenlet and its accounts, as dear as a duty that finds nothing
to do; and where people keep every worker busy, the duties of the service would wait for them. And Nameko's goes by the time of day
(2.14.1): set back, it rests for so long; set on, or after the machine slept, it makes up for each tick that it missed, without a rest.
"""

import time

from eventlet import Timeout
from nameko.timer import Timer


class Ticking(Timer):
    """`@ticking(interval=30, eager=True) def sweep(self)`; whatever the method may raise it deals with itself (`duties.patiently`)."""

    def _run(self) -> None:
        rest = 0.0 if self.eager else float(self.interval)
        while True:
            with Timeout(rest, exception=False):
                self.should_stop.wait()
                return
            begun = time.monotonic()
            self.handle_timer_tick()
            rest = max(0.0, self.interval - (time.monotonic() - begun))

    def handle_timer_tick(self) -> None:
        service = self.container.service_cls()
        for provider in self.container.dependencies:
            setattr(service, provider.attr_name, provider.get_dependency(None))
        getattr(service, self.method_name)()


ticking = Ticking.decorator
