"""Errors as pages: what happened, what is safe, what to do now."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

import structlog
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Request, Response

from shared.domain.aduan.penolakan import Penolakan, TidakSah
from shared.machinery.database import database_away, took_too_long
from shared.machinery.html.screen import Screen
from shared.machinery.logs import describe
from shared.web.answers import html_answer, wants_html
from shared.web.away import for_people, later
from shared.web.form import Form
from shared.web.origin import FormStale, FromElsewhere
from shared.web.problems import STATUS, problem_from, with_retry_after

TITLES = {
    400: "Permintaan tidak dapat dibaca",
    403: "Tidak diizinkan",
    404: "Halaman tidak ditemukan",
    405: "Alamat ini tidak dapat dibuka begitu saja",
    408: "Kiriman terlalu lama",
    409: "Keadaannya sudah berubah",
    410: "Sudah dihapus",
    413: "Kiriman terlalu besar",
    422: "Isian belum benar",
    429: "Terlalu sering",
    500: "Terjadi kesalahan pada sistem",
    503: "Sistem sedang tidak dapat dihubungi",
    507: "Penyimpanan penuh",
}
SENTENCES = {
    400: "Kembali ke halaman sebelumnya dan coba sekali lagi.",
    404: "Alamat yang Anda buka tidak ada di sini. Periksa tulisannya, atau mulai dari halaman depan.",
    405: "Mulai dari halaman depan.",
    413: "Kiriman Anda lebih dari 1 MB. Persingkat isinya, lalu kirim lagi.",
    500: "Ini bukan kesalahan Anda. Yang sudah tersimpan tetap aman. Sebutkan kode di bawah ini bila Anda melapor kepada kami.",
    503: "Tidak ada yang hilang: yang sudah tersimpan tetap ada. Coba muat ulang halaman ini sebentar lagi.",
}

log = structlog.get_logger("web")


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Screen):
    template: ClassVar[str] = "galat.html"

    title: str
    sentence: str
    code: str  # by which the log is searched; empty when there is nothing to search


def sentence_for(error: BaseException) -> str:
    """The sentence of a refusal: its own, or its docstring."""
    return str(error) or " ".join((error.__doc__ or "").split())


def said(error: BaseException) -> str:
    """What a refusal, or a limit, says of itself; "" for what nobody expected."""
    return sentence_for(error) if isinstance(error, Penolakan | FromElsewhere | FormStale) else getattr(error, "sentence", "")


def status_of(error: BaseException) -> int:
    if isinstance(error, FromElsewhere | FormStale):
        return 403
    if isinstance(error, HTTPException):
        return error.code or 500
    for kind, status in STATUS:
        if isinstance(error, kind):
            return status
    return 503 if database_away(error) or took_too_long(error) else 500


def error_answer(request: Request, error: BaseException, correlation_id: UUID | None = None) -> Response:
    """A page for people, a problem document for programs. What nobody expected is logged by class and place."""
    if not wants_html(request):
        return problem_from(error, correlation_id, request.method in ("GET", "HEAD"))
    status = status_of(error)
    if isinstance(error, TidakSah) and request.method in ("GET", "HEAD"):
        status = 404  # an address that names what is not there
    log_error(error, status, correlation_id)
    sentence = said(error) or (for_people(error) if database_away(error) and request.method == "POST" else SENTENCES.get(status, ""))
    screen = ErrorPage(title=TITLES.get(status, TITLES[400]), sentence=sentence, code=str(correlation_id) if status == 500 else "")
    response = with_retry_after(html_answer(request, screen.render(**without_visitor(request)), status), error)
    if status == 503:
        later(response, error)
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


def log_error(error: BaseException, status: int, correlation_id: UUID | None) -> None:
    if isinstance(error, Penolakan):
        log.info("refused", kode=error.kode, correlation_id=str(correlation_id))
    elif status == 503:
        log.warning("database_away", error=describe(error), correlation_id=str(correlation_id))
    elif status >= 500:
        log.error("unexpected", error=describe(error), correlation_id=str(correlation_id))
    elif not isinstance(error, HTTPException):
        log.info("refused", kode=getattr(error, "kode", type(error).__name__), correlation_id=str(correlation_id))


def without_visitor(request: Request) -> dict[str, object]:
    """What every page has, for one that is shown even without the database."""
    return {"path": request.path, "form": Form(), "form_token": "", "visit": None}
