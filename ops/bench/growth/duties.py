"""Every duty of the four services, found where Nameko finds them: a new one is there without being named."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from types import SimpleNamespace
from typing import Any

from nameko.timer import Timer

from services.intake.service import Service as Intake
from services.response.service import Service as Response
from services.sla.service import Service as Sla
from services.triage.service import Service as Triage
from shared.machinery.service.paced import Paced


def duties(apps: Mapping[str, Any]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Timers and paced duties as "service.method"; what goes wrong in one is raised."""
    for kind in (Intake, Triage, Response, Sla):
        instance = SimpleNamespace(app=apps[kind.name])
        for name in dir(kind):
            method = getattr(kind, name)
            for entrypoint in getattr(method, "nameko_entrypoints", ()):
                if isinstance(entrypoint, Timer):
                    yield f"{kind.name}.{name}", partial(method.__wrapped__, instance)
                elif isinstance(entrypoint, Paced):
                    yield f"{kind.name}.{name}", partial(method, instance, lambda: False)
