"""What the machinery asks of a service's application, whatever it is made of."""

from collections.abc import Mapping
from typing import Protocol

from shared.machinery.messaging.inbox import Inbox
from shared.machinery.projection.projector import Projector


class Served(Protocol):
    """`rooms`: what answers addresses, each by its class."""

    @property
    def rooms(self) -> Mapping[type, object]: ...

    def close(self) -> None: ...


class App(Served, Protocol):
    """With duties besides."""

    @property
    def name(self) -> str: ...

    @property
    def inbox(self) -> Inbox: ...

    @property
    def projector(self) -> Projector: ...

    def follow_rules(self) -> int:
        """After a change of the rules, what follows from it; how many complaints were looked at."""

    def report_keys(self) -> None:
        """To whoever turns the wrapping key: what this process has at hand."""

    def look(self) -> None:
        """How the parts are: noted, so that it is known for how long something waits."""
