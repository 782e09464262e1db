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
from shared.web import origin
from shared.web.answers import see_other
from shared.web.api import TRACKING_CODE
from shared.web.endpoint import WHILE_TYPED, Endpoint, Guard, answers
from shared.web.error_pages import error_answer, log_error, sentence_for, status_of
from shared.web.form import load_form, read_form
from shared.web.guesses import count_guess
from shared.web.left import LEFT, Left
from shared.web.links import SIGN_IN
from shared.web.origin import FormStale
from shared.web.problems import problem, problem_from, with_retry_after
from shared.web.show import show
from shared.web.site import Room
from shared.web.visit import SignInNeeded, Visit

KNOWN_VISIT = "aduan.kunjungan"  # in the environment: who was looked up before the body was taken in


@dataclass(frozen=True)
class PageRoute:
    """A page for staff: what its row of the table of rights is called."""

    method: str
    url: str
    tindakan: str


PAGES: list[PageRoute] = []
AGAIN: set[Callable] = set()  # the pages on which forms stand
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
    part_of: Callable | None = None,
    helps: bool = False,
) -> Callable:
    """Decorate a method of a room with a `site`: `fn(self, visit, **path)` gives a Screen or a Response (`see_other(path)`).

    `form`: the form's schema, loaded; `visit.form.made(Kind)` gives what it made. `again`: the GET page (decorated before) that shows
    the form again when it is wrong (422), or when what it wants is no longer possible (409). `token` False: no token asked for, only
    for what harms nobody. `secret`: the address itself opens something. `tindakan`: for staff who may do this somewhere; who has not
    signed in is asked to, and comes back. Whether they may do it to this complaint is asked by the application.
    `limit`: bytes of a form that brings files along; they are in `visit.request.files`.
    `before(room, visit, **path)`: what is judged before a body is taken in, besides cookie, origin and tracking code.
    `part_of`, `helps`: see `Left`. A form of staff's with texts is kept while somebody types: the script sends it by PUT to its address.
    """
    if tindakan is not None:
        PAGES.append(PageRoute(method, url, tindakan))
    guard = _guard(url, tindakan, token and limit is not None, before, limit is None and before is None) if method == "POST" else None
    left = Left(url, form, again, tindakan, part_of, helps)
    if again is not None:
        AGAIN.add(again)

    def decorate(fn: Callable) -> Callable:
        setattr(fn, LEFT, left)
        if method == "POST" and left.typed_into:
            setattr(fn, WHILE_TYPED, _while_typed(left))

        def handle(room: Room, request: Request, **path: object) -> Response:
            visit = request.environ.pop(KNOWN_VISIT, None) or Visit(request, room.site)
            try:
                if tindakan is not None:
                    boleh(visit.petugas, tindakan, None)
                if method == "POST":
                    response = _submit(fn, room, visit, path, left, token, secret)
                    if response.status_code < 400:
                        left.sent(visit, path)
                else:
                    if tindakan is not None and fn in AGAIN:
                        visit.recall()
                    response = show(fn(room, visit, **path), visit, secret)
            except SignInNeeded:
                response = (left.until_sign_in(visit, path) if method == "POST" else None) or _to_sign_in(visit)
            except Exception as e:  # the one edge where everything becomes an answer
                error = count_guess(room.site, request, e)
                response = (left.after(error, room, visit, path) if method == "POST" else None) or error_answer(
                    request, error, visit.correlation_id
                )
            visit.leave_cookie(response)
            return response

        return answers(Endpoint(method, url, handle, guard, limit))(fn)

    return decorate


def _while_typed(left: Left) -> Endpoint:
    def handle(room: Room, request: Request, **path: object) -> Response:
        visit = Visit(request, room.site)
        try:
            if left.typed(visit, path):
                return Response(status=204)
        except Exception as e:  # as the page's own edge
            return problem_from(e, visit.correlation_id)
        return problem(422, "Isian ini tidak dapat disimpan sementara.", kode="tidak-disimpan")

    return Endpoint("PUT", left.url, handle)


def _guard(url: str, tindakan: str | None, with_files: bool, before: Callable[..., None] | None, small: bool) -> Guard:
    """`with_files`: the form brings files along, which are not taken in from somebody without a cookie.

    `small`: taken in whoever sends it and whatever is wrong, so that the answer can have what was typed.
    """

    def guard(room: Room, request: Request, path: Mapping[str, object]) -> Response | None:
        visit = Visit(request, room.site)
        try:
            if tindakan is not None:
                boleh(visit.petugas, tindakan, None)
            origin.check_origin(request)
            if TRACKING_CODE in url:
                room.site.find(str(path["kode"]))
            if with_files:
                visit.whose_cookie()
            if before is not None:
                before(room, visit, **path)
        except SignInNeeded:
            return None if small and visit.brings_cookie else _to_sign_in(visit)
        except Exception as e:  # as the handler's own edge
            if small and status_of(e) >= 500:
                return None
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
    left: Left,
    token: bool,
    secret: bool,
) -> Response:
    form, again = left.form, left.again
    origin.check_origin(visit.request)
    visit.form = read_form(visit.request)
    try:
        if token:
            origin.check_form_token(visit.whose_cookie(), visit.request.form.get(origin.FORM_FIELD))
        visit.name_act(left.url)
        if form is not None:
            visit.form = load_form(visit.form, form)
            if visit.form.has_errors and again is not None:
                left.refused(visit, path)
                return show(again(room, visit, **path), visit, secret, 422)
        response = show(fn(room, visit, **path), visit, secret)
        if response.status_code >= 400:
            left.refused(visit, path)
        return response
    except SHOWN_AGAIN as e:
        if again is None:
            raise
        if isinstance(e, AlreadySent):
            visit.renew_form()
            visit.form = visit.form.replacing(kept=e.words)
        status = status_of(e)
        log_error(e, status, visit.correlation_id)
        visit.form = visit.form.replacing(general=sentence_for(e))
        left.said(visit)
        if not isinstance(e, FormStale):  # what another site may have made up is nobody's to keep
            left.refused(visit, path)
        return with_retry_after(show(again(room, visit, **path), visit, secret, status), e)
