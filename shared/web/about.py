"""What every service answers about itself: is it well, its figures, and the documents of the API."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from werkzeug.wrappers import Request, Response

from shared.machinery.contracts.asyncapi import asyncapi
from shared.machinery.service.figures import FIGURES
from shared.machinery.service.health import Health, Watch
from shared.machinery.service.writes import WRITES
from shared.web.endpoint import http
from shared.web.openapi import openapi
from shared.web.problems import problem_from

CACHE = {"Cache-Control": "public, max-age=300"}


@dataclass(frozen=True, slots=True)
class About:
    """A room of every service: in one process the first one answers, in containers each for itself.

    `watch`: how the parts are, each within a time limit of its own.
    """

    watch: Watch

    @http("GET", "/healthz", aside=True)
    def healthz(self, request: Request) -> Response:
        state = self.watch.health()
        sound, others = state.sound, {}
        if isinstance(state, Health):
            sound = sound and not self.watch.writes()
            others = {**WRITES.parts(), **self.watch.others()}
        body = json.dumps({"status": "sehat" if sound else "sakit", "bagian": {**state.parts(), **others}}, ensure_ascii=False)
        return Response(body, status=200 if sound else 503, content_type="application/json")

    @http("GET", "/metrics", aside=True)
    def metrics(self, request: Request) -> Response:
        if isinstance(self.watch.health(), Health):  # sets the gauges
            self.watch.writes()
            self.watch.others()
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
