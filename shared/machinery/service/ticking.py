"""The Nameko timer for duties: what a tick does, its own greenlet does, one tick at a time.

Nameko's starts a worker for each: a context with ids that nobody reads, a greenlet and its accounts, as dear as a duty that finds nothing
to do; and where people keep every worker busy, the duties of the service would wait for them.
"""

from nameko.timer import Timer


class Ticking(Timer):
    """`@ticking(interval=30, eager=True) def sweep(self)`; whatever the method may raise it deals with itself (`duties.patiently`)."""

    def handle_timer_tick(self) -> None:
        service = self.container.service_cls()
        for provider in self.container.dependencies:
            setattr(service, provider.attr_name, provider.get_dependency(None))
        getattr(service, self.method_name)()
        self.worker_complete.send()


ticking = Ticking.decorator
