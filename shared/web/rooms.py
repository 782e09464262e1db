"""How a service's rooms are at home in its Nameko class: each room is an object with the parts it needs, whose methods answer addresses.

    @serve(Api, PagesQueue)
    def on_request(self, answer): return answer()

registers every address of these classes with the process's one server; a request is answered by the room that the service's
application has of that class (`app.rooms`). Nothing is mixed into anything, so no two rooms can take each other's methods away.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from eventlet.event import Event
from nameko.extensions import Entrypoint
from werkzeug.routing import Rule
from werkzeug.wrappers import Request, Response

from shared.machinery.replica import DATA_UNTIL
from shared.machinery.traces.spans import TRACES
from shared.web.endpoint import Endpoint, endpoints
from shared.web.figures import ASKED
from shared.web.server import SharedWebServer


class Serve(Entrypoint):
    """The Nameko entrypoint of all rooms of a service; the method it decorates gets what makes the answer."""

    server = SharedWebServer()

    def __init__(self, *rooms: type, **kwargs: object) -> None:
        self.rooms = rooms
        self._mounted: list[Mounted] = []
        super().__init__(**kwargs)

    def setup(self) -> None:
        self._mounted = [Mounted(self, room, endpoint) for room in self.rooms for endpoint in endpoints(room)]
        for mounted in self._mounted:
            self.server.register_provider(mounted)

    def stop(self) -> None:
        for mounted in self._mounted:
            self.server.unregister_provider(mounted)
        super().stop()

    def room(self, kind: type) -> object:
        """The service's own room of this class."""
        app = next(d for d in self.container.dependencies if d.attr_name == "app").get_dependency(None)
        return app.rooms[kind]

    def work(self, answer: Callable[[], Response]) -> Response:
        """In a worker of the container, which bounds how many there are at once."""
        done: Event = Event()

        def result(worker_ctx: object, result: Response | None = None, exc_info: tuple | None = None) -> tuple:  # noqa: ARG001 (Nameko's)
            done.send(result, exc_info)
            return result, exc_info

        self.container.spawn_worker(self, (answer,), {}, handle_result=result)
        return done.wait()


serve = Serve.decorator


class Matched(Rule):
    """A rule that addresses are only matched against. To build one from it werkzeug writes two functions in Python, and compiles them:
    half of the processor time that a start took went there.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        return _never_built


def _never_built(rule: Rule, **values: object) -> tuple[str, str]:
    raise NotImplementedError("links are written where they are shown")


def _with_its_moment(answer: Callable[[], Response]) -> Response:
    """What was read from a replica that lags says until when it is complete, be it a page, a file or JSON."""
    DATA_UNTIL.set(None)
    response = answer()
    if (until := DATA_UNTIL.get()) is not None:
        response.headers["Aduan-Data-Sampai"] = until.isoformat(timespec="seconds")
    return response


@dataclass(frozen=True, eq=False)
class Mounted:
    """One address of one room, as the server knows it."""

    entrypoint: Serve
    kind: type
    endpoint: Endpoint

    @property
    def route(self) -> str:
        return self.endpoint.url

    def get_url_rule(self) -> Rule:
        return Matched(self.endpoint.url, methods=[self.endpoint.method])

    @property
    def limit(self) -> int | None:
        return self.endpoint.limit

    def refuse(self, request: Request, path: Mapping[str, object]) -> Response | None:
        guard = self.endpoint.guard
        return None if guard is None else guard(self.entrypoint.room(self.kind), request, path)

    def answer(self, request: Request, path: Mapping[str, object]) -> Response:
        room = self.entrypoint.room(self.kind)
        answer = partial(_with_its_moment, partial(self.endpoint.handle, room, request, **path))
        if self.endpoint.aside:
            return answer()
        return self.entrypoint.work(TRACES.within(request.environ.get(ASKED), self.entrypoint.container.service_name, answer))
