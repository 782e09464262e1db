"""The pages' entrypoint: GET shows, POST changes and goes elsewhere, and what cannot be done comes back with everything that was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from marshmallow import Schema
from werkzeug.wrappers import Request, Response

from shared.akun.batas import TerlaluSering
from shared.domain.aduan.penolakan import Bentrok, TidakSah
from shared.domain.akses.hak import boleh
from shared.lampiran.penolakan import PenyimpananGagal
from shared.machinery.eventstore.handle import TooManyRaces
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
    isian: type[Schema] | None = None,
    ulang: Callable | None = None,
    tanda: bool = True,
    rahasia: bool = False,
    batas: int | None = None,
    pra: Callable[..., None] | None = None,
) -> Callable:
    """Decorate a method of a room with a `site`: `fn(self, kunjungan, **path)` gives a Layar or a Response (`see_other(path)`).

    `isian`: the form's schema, loaded into `kunjungan.isian.data`. `ulang`: the GET page (decorated before) that shows the form again
    when it is wrong (422), or when what it wants is no longer possible (409). `tanda` False: no token asked for, only for what harms
    nobody. `rahasia`: the address itself opens something. `tindakan`: for staff who may do this somewhere; who has not signed in is
    asked to, and comes back. Whether they may do it to this complaint is asked by the application.
    `batas`: bytes of a form that brings files along; they are in `kunjungan.request.files`.
    `pra(room, kunjungan, **path)`: what is judged before a body is taken in, besides cookie, origin and tracking code.
    """
    if tindakan is not None:
        PAGES.append(PageRoute(method, url, tindakan))
    guard = _guard(url, tindakan, tanda and batas is not None, pra) if method == "POST" else None

    def decorate(fn: Callable) -> Callable:
        def handle(room: Any, request: Request, **path: Any) -> Response:
            k = request.environ.pop(KNOWN_VISIT, None) or Visit(request, room.site)
            try:
                if tindakan is not None:
                    boleh(k.petugas, tindakan, None)
                response = (
                    _submit(fn, room, k, path, isian, ulang, tanda, rahasia) if method == "POST" else _show(fn(room, k, **path), k, rahasia)
                )
            except SignInNeeded:
                response = _to_sign_in(k)
            except Exception as e:  # the one edge where everything becomes an answer
                response = error_answer(request, count_guess(room.site, request, e), k.correlation_id)
            k.leave_cookie(response)
            return response

        return answers(Endpoint(method, url, handle, guard, batas))(fn)

    return decorate


def _guard(url: str, tindakan: str | None, berkas: bool, pra: Callable[..., None] | None) -> Guard:
    """`berkas`: the form brings files along, which are not taken in from somebody without a cookie."""

    def jaga(room: Any, request: Request, path: Mapping[str, Any]) -> Response | None:
        k = Visit(request, room.site)
        try:
            if tindakan is not None:
                boleh(k.petugas, tindakan, None)
            origin.check_origin(request)
            if TRACKING_CODE in url:
                room.site.temukan(path["kode"])
            if berkas and k.tamu is None:
                raise FormStale
            if pra is not None:
                pra(room, k, **path)
        except SignInNeeded:
            return _to_sign_in(k)
        except Exception as e:  # as the handler's own edge
            return error_answer(request, count_guess(room.site, request, e), k.correlation_id)
        request.environ[KNOWN_VISIT] = k
        return None

    return jaga


def _to_sign_in(visit: Visit) -> Response:
    """To the sign-in page, and from there back to where they wanted to look."""
    asal_halaman = visit.request.full_path.rstrip("?") if visit.request.method == "GET" else ""
    return see_other(f"{SIGN_IN}?{urlencode({'ke': asal_halaman})}" if asal_halaman else SIGN_IN)


def _submit(fn: Callable, room: Any, visit: Visit, path: dict, isian: Any, ulang: Any, tanda: bool, rahasia: bool) -> Response:
    origin.check_origin(visit.request)
    visit.isian = read_form(visit.request)
    try:
        if tanda:
            origin.check_form_token(visit.tamu, visit.request.form.get(origin.FORM_FIELD))
        if isian is not None:
            visit.isian = load_form(visit.isian, isian)
            if visit.isian.bermasalah and ulang is not None:
                return _show(ulang(room, visit, **path), visit, rahasia, 422)
        return _show(fn(room, visit, **path), visit, rahasia)
    except SHOWN_AGAIN as e:
        if ulang is None:
            raise
        status = status_of(e)
        log_error(e, status, visit.correlation_id)
        visit.isian = visit.isian.dengan(umum=sentence_for(e))
        return with_retry_after(_show(ulang(room, visit, **path), visit, rahasia, status), e)


def _show(hasil: Screen | Response, visit: Visit, rahasia: bool, status: int | None = None) -> Response:
    if isinstance(hasil, Response):
        if rahasia:
            hasil.headers["Referrer-Policy"] = "no-referrer"
        return hasil
    isi = hasil.isi(path=visit.request.path, isian=visit.isian, tanda=_Token(visit), kunjungan=visit)
    return html_answer(visit.request, isi, status or (422 if visit.isian.bermasalah else hasil.status), rahasia=rahasia)


class _Token:
    """Writes the token where a template puts it, so that pages without a form make no session."""

    def __init__(self, visit: Visit) -> None:
        self._k = visit

    def __str__(self) -> str:
        return self._k.tanda()
