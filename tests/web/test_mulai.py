"""What the server answers by itself: while the services of a process start side by side, and where one fails outside of its rooms."""

from types import SimpleNamespace

import eventlet
import pytest
from structlog.testing import capture_logs
from werkzeug.routing import Rule
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from shared.web import server
from shared.web.connections import CLOSE
from shared.web.livez import READYZ
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


def test_a_process_that_is_about_to_end_keeps_no_connection_for_a_request_that_would_meet_its_end(monkeypatch):
    site, let_go = _Site(), []
    site.url_map.add(Ready().get_url_rule())
    monkeypatch.setattr(server.PULSE, "going", False)
    for going in (False, True):
        monkeypatch.setattr(server.PULSE, "going", going)
        assert Client(site).get("/siap", environ_overrides={CLOSE: lambda: let_go.append("/siap")}).text == "siap"
        Client(site).get(READYZ, environ_overrides={CLOSE: lambda: let_go.append(READYZ)})
    assert let_go == ["/siap"], "a probe looks again on its own"


@pytest.mark.parametrize(("asked_for", "lasts"), [(0, 5), (4.9, 6), (7, 8), (60, 10)])
def test_a_farewell_lasts_while_somebody_is_still_sent_here_and_at_most_twice_as_long(monkeypatch, asked_for, lasts):
    site, now = _Site(), [100.0]

    def sleep(seconds: float) -> None:
        while seconds > 0:
            now[0], seconds = now[0] + min(seconds, 0.05), seconds - 0.05
            if now[0] < 100 + asked_for:
                site.asked = now[0]

    monkeypatch.setattr(server, "time", SimpleNamespace(monotonic=lambda: now[0]))
    monkeypatch.setattr(server, "eventlet", SimpleNamespace(sleep=sleep))
    site.bid_farewell(5)
    assert now[0] - 100 == pytest.approx(lasts, abs=0.2)


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
