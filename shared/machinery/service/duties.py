"""What every service does besides its own work: take in news, try again what failed, sweep."""

from collections.abc import Callable
from functools import wraps
from typing import Protocol, TypeVar

import structlog

from shared.machinery.database import database_away
from shared.machinery.logs import describe
from shared.machinery.part import works_for
from shared.machinery.pulse import DUTY, PULSE, REST
from shared.machinery.service.app import App
from shared.machinery.service.ticking import ticking

RETRY_EVERY = 1  # seconds
SWEEP_EVERY = 30
RULES_EVERY = 3
KEYS_EVERY = 5
LOOK_EVERY = 5

log = structlog.get_logger("duties")


class Dutiful(Protocol):
    """Whatever has an application with duties."""

    @property
    def app(self) -> App: ...


D = TypeVar("D", bound=Dutiful)


def patiently(fn: Callable[[D], None], every: int = REST) -> Callable[[D], None]:
    """A duty that waits for the next round while PostgreSQL is away; anything else is logged, never swallowed.

    `every`: seconds between two rounds, where they are more than REST.
    """

    @wraps(fn)
    def duty(self: D) -> None:
        works_for(PULSE.part(f"{self.app.name}.{fn.__name__}", DUTY - REST + every))
        try:
            fn(self)
        except Exception as e:  # the consumer's edge
            if database_away(e):
                log.warning("database_away", service=self.app.name, duty=fn.__name__)
            else:
                log.error("duty_failed", service=self.app.name, duty=fn.__name__, error=describe(e))

    return duty


class Duties:
    """Mixed into every service class, whose `app` does the work. The news entrypoint is the service's own: it names its queue."""

    app: App

    @ticking(interval=RETRY_EVERY)
    @patiently
    def retry_failed(self) -> None:
        self.app.inbox.retry_due()

    @ticking(interval=RULES_EVERY)
    @patiently
    def follow_rules(self) -> None:
        looked_at = self.app.follow_rules()
        if looked_at:
            log.info("rules_followed", service=self.app.name, complaints=looked_at)

    @ticking(interval=KEYS_EVERY, eager=True)
    @patiently
    def report_keys(self) -> None:
        self.app.report_keys()

    @ticking(interval=LOOK_EVERY, eager=True)
    @patiently
    def look(self) -> None:
        self.app.look()

    @ticking(interval=SWEEP_EVERY, eager=True)
    @patiently
    def sweep(self) -> None:
        repaired = self.app.projector.sweep(self.app.inbox.take)
        if repaired:
            log.info("swept", service=self.app.name, repaired=repaired)
