"""What the server answers by itself: while the services of a process start side by side, and where one fails outside of its rooms."""

import eventlet
import pytest
from structlog.testing import capture_logs
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


class Broken(Ready):
    route = "/rusak"

    def refuse(self, request: Request, path: object) -> None:
        raise LookupError("0812 0000 0000")


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_what_fails_outside_of_the_rooms_is_answered_in_words_and_found_in_the_log_by_its_code(accept):
    site = _Site()
    site.url_map.add(Broken().get_url_rule())
    with capture_logs() as logs:
        answer = Client(site).get("/rusak", headers={"Accept": accept})
    logged = next(line for line in logs if line["event"] == "unexpected")
    assert answer.status_code == 500
    assert logged["correlation_id"] in answer.text
    assert "0812" not in answer.text + str(logged)
