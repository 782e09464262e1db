"""The OpenAPI document, made from the routes as they are."""

import re
from functools import cache

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema, fields

from shared.web.api import OPEN, ROUTES, STAFF, Route
from shared.web.problems import TITLES

TYPES = {"uuid": {"type": "string", "format": "uuid"}, "string": {"type": "string"}, "int": {"type": "integer"}}
FILE = {"type": "string", "format": "binary"}
DOWNLOADED = ("image/jpeg", "image/png", "application/pdf")
UPLOADED = ("image/jpeg", "image/png", "image/webp", "application/pdf")
FILE_COMPLAINT = "/api/v1/aduan"  # filed again with the same key it answers 200 and the same receipt
SERVICES = ("intake", "triage", "response", "sla")


class Problem(Schema):
    """RFC 9457."""

    type = fields.String(required=True)
    title = fields.String(required=True)
    status = fields.Integer(required=True)
    detail = fields.String(required=True)
    errors = fields.Dict(keys=fields.String())


def _schema_name(schema: object) -> str:
    cls = schema if isinstance(schema, type) else type(schema)
    module = cls.__module__.split(".")
    return f"{module[1]}_{cls.__name__}" if module[0] == "services" else cls.__name__


@cache
def openapi() -> dict[str, object]:
    """OpenAPI 3.1 of all four services, whichever of them is asked."""
    import importlib

    for service in SERVICES:
        importlib.import_module(f"services.{service}.service")
    spec = APISpec(
        "Aduan",
        "1",
        "3.1.0",
        plugins=[MarshmallowPlugin(schema_name_resolver=_schema_name)],
        info={"description": "Penanganan aduan masyarakat di kecamatan."},
    )
    spec.components.security_scheme("petugas", {"type": "http", "scheme": "bearer"})
    spec.components.schema("Problem", schema=Problem)
    for route in sorted(ROUTES, key=lambda r: (r.url, r.method)):
        spec.path(re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route.url), operations={route.method.lower(): _operation(route)})
    return spec.to_dict()


def _operation(route: Route) -> dict[str, object]:
    parameters: list[object] = [
        {"in": "path", "name": name, "required": True, "schema": TYPES[kind or "string"]}
        for kind, name in re.findall(r"<(?:(\w+):)?(\w+)>", route.url)
    ]
    if route.query:
        parameters.append({"in": "query", "schema": route.query})
    if route.method == "POST":  # sent again with the same key it is done once
        parameters.append({"in": "header", "name": "Idempotency-Key", "schema": {"type": "string"}})
    ok = {"description": route.summary, "content": _content(route)}
    answers: dict[str, object] = dict.fromkeys(map(str, {route.status, 200} if route.url == FILE_COMPLAINT else {route.status}), ok)
    answers |= {str(s): _problem(s) for s in _statuses(route)}
    operation: dict[str, object] = {
        "summary": route.summary,
        "operationId": _operation_id(route),
        "x-tindakan": route.tindakan,
        "parameters": parameters,
        "responses": answers,
    }
    if route.body:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": route.body}}}
    if route.uploads:
        form = {"type": "object", "required": ["berkas"], "properties": {"berkas": FILE}}
        bodies = {media_type: {"schema": FILE} for media_type in UPLOADED}
        operation["requestBody"] = {"required": True, "content": {"multipart/form-data": {"schema": form}} | bodies}
    if route.access != OPEN:
        operation["security"] = [{"petugas": []}] if route.access == "petugas" else [{}, {"petugas": []}]
    return operation


def _operation_id(route: Route) -> str:
    """get_lacak_kode_lampiran_lampiran_id: as unique and as lasting as the address itself."""
    path = re.sub(r"<(?:\w+:)?(\w+)>", r"\1", route.url.removeprefix("/api/v1"))
    return f"{route.method.lower()}_{re.sub('[^a-z0-9]+', '_', path).strip('_')}"


def _content(route: Route) -> dict[str, object]:
    """By media type."""
    if route.downloads:
        return {media_type: {"schema": FILE} for media_type in DOWNLOADED}
    return {route.reply_type: {"schema": route.reply or FILE}}


def _statuses(route: Route) -> list[int]:
    statuses = {500, 503}
    if route.access != OPEN:
        statuses |= {401, 403}
    if route.body:
        statuses |= {400, 409, 413, 415, 422}
    if route.query:
        statuses |= {422}
    if route.uploads:
        statuses |= {400, 409, 413, 422, 507}
    if route.downloads:
        statuses |= {410}
    if "<" in route.url:
        statuses |= {404}
    if "<string:kode>" in route.url or (route.method == "POST" and route.access != STAFF):
        statuses |= {429}  # guessed codes, and filings without a login, are slowed down
    return sorted(statuses)


def _problem(status: int) -> dict[str, object]:
    return {"description": TITLES[status], "content": {"application/problem+json": {"schema": "Problem"}}}
