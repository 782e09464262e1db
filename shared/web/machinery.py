"""What every service answers about itself: is it well, its figures, and the documents of the API."""

import json
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from werkzeug.wrappers import Request, Response

from shared.machinery.service.application import Application
from shared.machinery.service.health import health
from shared.web.api import http
from shared.web.problems import problem_from

CACHE = {"Cache-Control": "public, max-age=300"}


class Machinery:
    """Mixed into every service: in one process the first one answers, in containers each for itself."""

    app: Application

    @http("GET", "/healthz")
    def healthz(self, request: Request) -> Response:
        sound, parts = health(self.app.mesin, self.app.service)
        if "galat" not in parts["basis_data"]:
            parts |= self.app.bagian()
        body = json.dumps({"status": "sehat" if sound else "sakit", "bagian": parts}, ensure_ascii=False)
        return Response(body, status=200 if sound else 503, content_type="application/json")

    @http("GET", "/metrics")
    def metrics(self, request: Request) -> Response:
        _sound, parts = health(self.app.mesin, self.app.service)  # sets the gauges
        if "galat" not in parts["basis_data"]:
            self.app.bagian()
        return Response(generate_latest(), content_type=CONTENT_TYPE_LATEST)

    @http("GET", "/api/v1/openapi.json")
    def openapi(self, request: Request) -> Response:
        from shared.web.openapi import openapi

        return self._document(openapi)

    @http("GET", "/api/v1/asyncapi.json")
    def asyncapi(self, request: Request) -> Response:
        from shared.machinery.contracts.asyncapi import asyncapi

        return self._document(asyncapi)

    @staticmethod
    def _document(make: Any) -> Response:
        try:
            return Response(json.dumps(make(), ensure_ascii=False), content_type="application/json", headers=CACHE)
        except Exception as e:
            return problem_from(e)
