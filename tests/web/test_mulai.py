"""A request that comes while the services of a process start side by side."""

import eventlet
from werkzeug.routing import Rule
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from shared.web.server import _Site


class Ready:
    """An address that is there once its service has started."""

    route, limit = "/siap", None

    def get_url_rule(self) -> Rule:
        return Rule(self.route, endpoint=self)

    def refuse(self, request: Request, path: object) -> None: ...

    def answer(self, request: Request, path: object) -> Response:
        return Response("siap")


def test_it_waits_until_all_of_them_are_there_and_is_answered_then():
    site = _Site()
    with site.starting():
        asked = eventlet.spawn(Client(site).get, "/siap")
        eventlet.sleep(0)
        assert not asked.dead, "neither 404 nor 500"
        site.url_map.add(Ready().get_url_rule())
    assert asked.wait().text == "siap"
