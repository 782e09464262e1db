"""The pages' entrypoint: GET shows, POST changes and goes elsewhere, and what cannot be done comes back with everything that was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from marshmallow import Schema
from werkzeug.wrappers import Request, Response

from shared.akun.batas import TerlaluSering
from shared.domain.aduan.penolakan import Bentrok, TidakSah
from shared.domain.akses.hak import boleh
from shared.lampiran.penolakan import PenyimpananGagal
from shared.machinery.eventstore.handle import AlreadySent, TooManyRaces
from shared.machinery.html.screen import Screen
from shared.web import origin
from shared.web.answers import html_answer, see_other
from shared.web.api import TRACKING_CODE
from shared.web.endpoint import Endpoint, Guard, answers
from shared.web.error_pages import error_answer, log_error, sentence_for, status_of
from shared.web.form import load_form, read_form
from shared.web.guesses import count_guess
from shared.web.origin import FormStale
from shared.web.problems import with_retry_after
from shared.web.site import Room
from shared.web.visit import SignInNeeded, Visit

SIGN_IN = "/masuk"
KNOWN_VISIT = "aduan.kunjungan"  # in the environment: who was looked up before the body was taken in


@dataclass(frozen=True)
class PageRoute:
    """A page for staff: what its row of the table of rights is called."""

    method: str
    url: str
    tindakan: str


PAGES: list[PageRoute] = []
SHOWN_AGAIN = (Bentrok, TidakSah, TooManyRaces, FormStale, TerlaluSering, PenyimpananGagal)


def page(
    method: str,
    url: str,
    *,
    tindakan: str | None = None,
    form: type[Schema] | None = None,
    again: Callable | None = None,
    token: bool = True,
    secret: bool = False,
    limit: int | None = None,
    before: Callable[..., None] | None = None,
) -> Callable:
    """Decorate a method of a room with a `site`: `fn(self, visit, **path)` gives a Screen or a Response (`see_other(path)`).

    `form`: the form's schema, loaded; `visit.form.made(Kind)` gives what it made. `again`: the GET page (decorated before) that shows
    the form again when it is wrong (422), or when what it wants is no longer possible (409). `token` False: no token asked for, only
    for what harms nobody. `secret`: the address itself opens something. `tindakan`: for staff who may do this somewhere; who has not
    signed in is asked to, and comes back. Whether they may do it to this complaint is asked by the application.
    `limit`: bytes of a form that brings files along; they are in `visit.request.files`.
    `before(room, visit, **path)`: what is judged before a body is taken in, besides cookie, origin and tracking code.
    """
    if tindakan is not None:
        PAGES.append(PageRoute(method, url, tindakan))
    guard = _guard(url, tindakan, token and limit is not None, before) if method == "POST" else None

    def decorate(fn: Callable) -> Callable:
        def handle(room: Room, request: Request, **path: object) -> Response:
            visit = request.environ.pop(KNOWN_VISIT, None) or Visit(request, room.site)
            try:
                if tindakan is not None:
                    boleh(visit.petugas, tindakan, None)
                if method == "POST":
                    response = _submit(fn, room, visit, path, url, form, again, token, secret)
                else:
                    response = _show(fn(room, visit, **path), visit, secret)
            except SignInNeeded:
                response = _to_sign_in(visit)
            except Exception as e:  # the one edge where everything becomes an answer
                response = error_answer(request, count_guess(room.site, request, e), visit.correlation_id)
            visit.leave_cookie(response)
            return response

        return answers(Endpoint(method, url, handle, guard, limit))(fn)

    return decorate


def _guard(url: str, tindakan: str | None, with_files: bool, before: Callable[..., None] | None) -> Guard:
    """`with_files`: the form brings files along, which are not taken in from somebody without a cookie."""

    def guard(room: Room, request: Request, path: Mapping[str, object]) -> Response | None:
        visit = Visit(request, room.site)
        try:
            if tindakan is not None:
                boleh(visit.petugas, tindakan, None)
            origin.check_origin(request)
            if TRACKING_CODE in url:
                room.site.find(str(path["kode"]))
            if with_files and visit.guest is None:
                raise FormStale
            if before is not None:
                before(room, visit, **path)
        except SignInNeeded:
            return _to_sign_in(visit)
        except Exception as e:  # as the handler's own edge
            return error_answer(request, count_guess(room.site, request, e), visit.correlation_id)
        request.environ[KNOWN_VISIT] = visit
        return None

    return guard


def _to_sign_in(visit: Visit) -> Response:
    """To the sign-in page, and from there back to where they wanted to look."""
    wanted = visit.request.full_path.rstrip("?") if visit.request.method == "GET" else ""
    return see_other(f"{SIGN_IN}?{urlencode({'ke': wanted})}" if wanted else SIGN_IN)


def _submit(
    fn: Callable,
    room: Room,
    visit: Visit,
    path: Mapping[str, object],
    url: str,
    form: type[Schema] | None,
    again: Callable | None,
    token: bool,
    secret: bool,
) -> Response:
    origin.check_origin(visit.request)
    visit.form = read_form(visit.request)
    try:
        if token:
            origin.check_form_token(visit.guest, visit.request.form.get(origin.FORM_FIELD))
        visit.name_act(url)
        if form is not None:
            visit.form = load_form(visit.form, form)
            if visit.form.has_errors and again is not None:
                return _show(again(room, visit, **path), visit, secret, 422)
        return _show(fn(room, visit, **path), visit, secret)
    except SHOWN_AGAIN as e:
        if again is None:
            raise
        if isinstance(e, AlreadySent):
            visit.renew_form()
            visit.form = visit.form.replacing(kept=e.words)
        status = status_of(e)
        log_error(e, status, visit.correlation_id)
        visit.form = visit.form.replacing(general=sentence_for(e))
        return with_retry_after(_show(again(room, visit, **path), visit, secret, status), e)


def _show(result: Screen | Response, visit: Visit, secret: bool, status: int | None = None) -> Response:
    if isinstance(result, Response):
        if secret:
            result.headers["Referrer-Policy"] = "no-referrer"
        return result
    html = result.render(path=visit.request.path, form=visit.form, form_token=_Token(visit), visit=visit)
    return html_answer(visit.request, html, status or (422 if visit.form.has_errors else result.status), secret=secret)


class _Token:
    """Writes the token where a template puts it, so that pages without a form make no session."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def __str__(self) -> str:
        return self._visit.form_token()
