"""The JSON API's entrypoint: who asks, what they send, what they get; and the routes the OpenAPI document is made from."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar
from uuid import UUID, uuid4

from marshmallow import RAISE, Schema
from werkzeug.datastructures import Headers
from werkzeug.exceptions import BadRequest, UnsupportedMediaType
from werkzeug.wrappers import Request, Response

from shared.domain.akses.petugas import Petugas
from shared.machinery.json_value import JsonObject
from shared.web.address import client_address
from shared.web.endpoint import Endpoint, Guard, answers
from shared.web.guesses import count_guess
from shared.web.problems import Unauthenticated, problem_from
from shared.web.site import Room, Site
from shared.web.typed import made
from shared.web.uploads import ONE_FILE, Upload, one_upload

T = TypeVar("T")
KNOWN_STAFF, TRACKING_CODE = "aduan.petugas", "/lacak/<string:kode>"
STAFF, OPEN, EITHER = "petugas", "bebas", "keduanya"  # token needed; none; welcome


@dataclass(frozen=True)
class Route:
    """`tindakan`: the row of the table of rights; `body`, `query` and `reply`: marshmallow schemas.

    `uploads`: takes one file, as the field `upload` of a form or as the body itself; `downloads`: gives one.
    """

    method: str
    url: str
    tindakan: str
    access: str
    body: type[Schema] | None
    query: type[Schema] | None
    reply: Schema | type[Schema] | None
    status: int
    summary: str
    reply_type: str = "application/json"
    uploads: bool = False
    downloads: bool = False


@dataclass(frozen=True)
class Call:
    """One request, read. `staff`: who asks, if staff; `raw`: the body as sent; `data`, `query`: what their schemas made of it."""

    staff: Petugas | None
    raw: JsonObject
    data: object
    query: object
    headers: Headers
    address: str = ""  # of the network, for limits alone
    correlation_id: UUID = field(default_factory=uuid4)
    upload: Upload | None = None

    def made(self, kind: type[T]) -> T:
        """What the body's schema made."""
        return made(self.data, kind)

    def asked(self, kind: type[T]) -> T:
        """What the query's schema made."""
        return made(self.query, kind)

    @property
    def petugas(self) -> Petugas:
        """On a route that asks for a token."""
        assert self.staff is not None
        return self.staff


ROUTES: list[Route] = []


def api(
    method: str,
    url: str,
    *,
    tindakan: str,
    summary: str,
    access: str = STAFF,
    body: type[Schema] | None = None,
    query: type[Schema] | None = None,
    reply: Schema | type[Schema] | None = None,
    status: int = 200,
    reply_type: str = "application/json",
    uploads: bool = False,
    downloads: bool = False,
    before: Callable[..., None] | None = None,
) -> Callable:
    """Decorate a method of a room with a `site`: `fn(self, call, **path)`.

    What it returns becomes JSON (None: an empty object; a Response goes through); what it raises, a problem document.
    `before(room, petugas, alamat, **path)`: what is judged before a body is taken in, besides token and tracking code: rights and quota.
    """
    route = Route(method, url, tindakan, access, body, query, reply, status, summary, reply_type, uploads, downloads)
    ROUTES.append(route)
    guard = _guard(route, before) if method != "GET" else None

    def decorate(fn: Callable) -> Callable:
        def handle(room: Room, request: Request, **path: object) -> Response:
            correlation_id = uuid4()
            try:
                petugas = _staff(room.site, request, route)
                raw = _raw(request, route)
                data = _schema(route.body).load(raw) if route.body else {}
                upload = one_upload(request) if route.uploads else None
                if key := request.headers.get("Idempotency-Key"):
                    who = str(petugas.id) if petugas else ""
                    correlation_id = room.site.derivations.act_id(who, key, f"{method} {url}", raw)
                call = Call(petugas, raw, data, _query(request, route), request.headers, client_address(request), correlation_id, upload)
                return _response(fn(room, call, **path), route)
            except Exception as e:  # the one edge where everything becomes an answer
                return problem_from(count_guess(room.site, request, e), correlation_id, method == "GET")

        return answers(Endpoint(method, url, handle, guard, ONE_FILE if uploads else None))(fn)

    return decorate


def _guard(route: Route, before: Callable[..., None] | None) -> Guard:
    def guard(room: Room, request: Request, path: Mapping[str, object]) -> Response | None:
        try:
            petugas = _staff(room.site, request, route)
            if TRACKING_CODE in route.url:
                room.site.find(str(path["kode"]))
            if before is not None:
                before(room, petugas, client_address(request), **path)
        except Exception as e:  # as the handler's own edge
            return problem_from(count_guess(room.site, request, e), uuid4())
        request.environ[KNOWN_STAFF] = petugas
        return None

    return guard


def _staff(site: Site, request: Request, route: Route) -> Petugas | None:
    if route.access == OPEN:
        return None
    if KNOWN_STAFF in request.environ:  # asked before the body was taken in
        return request.environ[KNOWN_STAFF]
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    petugas = site.petugas(token.strip()) if kind.lower() == "bearer" and token.strip() else None
    if petugas is None and (route.access == STAFF or kind):
        raise Unauthenticated
    return petugas


def _raw(request: Request, route: Route) -> JsonObject:
    """The JSON body as sent; an empty one is an empty object."""
    if route.body is None or not (raw := request.get_data()).strip():
        return {}
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        raise BadRequest from None


def _query(request: Request, route: Route) -> object:
    return _schema(route.query).load(request.args.to_dict()) if route.query else {}


@cache
def _schema(kind: type[Schema]) -> Schema:
    """Made once: making one copies its fields, a tenth of the time of filing a complaint; what it loads leaves nothing in it."""
    return kind(unknown=RAISE)


def _response(result: object, route: Route) -> Response:
    if isinstance(result, Response):
        return result
    status, value = result if isinstance(result, tuple) else (route.status, result)
    text = json.dumps({} if value is None else value, ensure_ascii=False)
    return Response(text, status=status, content_type="application/json")
