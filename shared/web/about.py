"""What every service answers about itself: is it well, its figures, and the documents of the API."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from werkzeug.wrappers import Request, Response

from shared.machinery.contracts.asyncapi import asyncapi
from shared.machinery.database import Database
from shared.machinery.json_value import JsonObject
from shared.machinery.service.figures import FIGURES
from shared.machinery.service.health import Health, health
from shared.machinery.service.writes import WRITES
from shared.web.endpoint import http
from shared.web.openapi import openapi
from shared.web.problems import problem_from

CACHE = {"Cache-Control": "public, max-age=300"}


def nothing() -> JsonObject:
    return {}


@dataclass(frozen=True, slots=True)
class About:
    """A room of every service: in one process the first one answers, in containers each for itself.

    `db`: the machine's; `parts`: what else its health tells, in words and figures.
    """

    db: Database
    service: str
    parts: Callable[[], JsonObject] = nothing

    @http("GET", "/healthz")
    def healthz(self, request: Request) -> Response:
        state = health(self.db, self.service)
        sound, others = state.sound, nothing()
        if isinstance(state, Health):
            sound = sound and not WRITES.ask(self.db)
            others = {**WRITES.parts(), **self.parts()}
        body = json.dumps({"status": "sehat" if sound else "sakit", "bagian": {**state.parts(), **others}}, ensure_ascii=False)
        return Response(body, status=200 if sound else 503, content_type="application/json")

    @http("GET", "/metrics")
    def metrics(self, request: Request) -> Response:
        if isinstance(health(self.db, self.service), Health):  # sets the gauges
            WRITES.ask(self.db)
            self.parts()
        FIGURES.renew()
        return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)

    @http("GET", "/api/v1/openapi.json")
    def openapi(self, request: Request) -> Response:
        return _document(openapi)

    @http("GET", "/api/v1/asyncapi.json")
    def asyncapi(self, request: Request) -> Response:
        return _document(asyncapi)


def _document(make: Callable[[], object]) -> Response:
    try:
        return Response(json.dumps(make(), ensure_ascii=False), content_type="application/json", headers=CACHE)
    except Exception as e:  # an edge, like the API's
        return problem_from(e, reads=True)
