"""An address and what answers it: a room's method, its guard, and how large a body it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol, runtime_checkable

from werkzeug.routing import Rule
from werkzeug.wrappers import Request, Response

Guard = Callable[..., Response | None]  # (room, request, path): an answer, or None: come in
ENDPOINT = "endpoint"  # the attribute of a method that answers an address
WHILE_TYPED = "while_typed"  # and of one whose form is kept at that address while somebody types


@dataclass(frozen=True, slots=True)
class Endpoint:
    """`handle(room, request, **path)` answers; `guard` is asked before a body is taken in; `limit`: bytes of a body with files.

    `aside`: answered by whoever took the connection in, so that it is answered also while every worker of the service is busy; only for
    what waits for nobody without a time limit of its own.
    """

    method: str
    url: str
    handle: Callable[..., Response]
    guard: Guard | None = None
    limit: int | None = None
    aside: bool = False


def answers(endpoint: Endpoint) -> Callable[[Callable], Callable]:
    """Decorate a room's method, which stays the function it is."""

    def decorate(fn: Callable) -> Callable:
        setattr(fn, ENDPOINT, endpoint)
        return fn

    return decorate


def http(method: str, url: str, *, aside: bool = False) -> Callable[[Callable], Callable]:
    """`fn(self, request, **path) -> Response`, as it is: for what is neither a page nor the API."""

    def decorate(fn: Callable) -> Callable:
        return answers(Endpoint(method, url, fn, aside=aside))(fn)

    return decorate


@cache
def endpoints(room: type) -> tuple[Endpoint, ...]:
    """Those of a class, its bases' too."""
    found = (getattr(getattr(room, name), kind, None) for name in dir(room) for kind in (ENDPOINT, WHILE_TYPED))
    return tuple(endpoint for endpoint in found if isinstance(endpoint, Endpoint))


@runtime_checkable
class Provider(Protocol):
    """What the server knows of one address of one room."""

    @property
    def route(self) -> str:
        """The address as the code has it, with names for what it opens."""

    @property
    def limit(self) -> int | None:
        """Bytes of a body with files; None: it takes none."""

    def get_url_rule(self) -> Rule: ...

    def refuse(self, request: Request, path: Mapping[str, object]) -> Response | None:
        """What is answered before the body is taken in, if they may not come in."""

    def answer(self, request: Request, path: Mapping[str, object]) -> Response: ...
