"""Errors as RFC 9457 problem documents: one shape, the right status, the sentence a person can act on."""

import json
from collections.abc import Mapping
from uuid import UUID

import structlog
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException, MethodNotAllowed
from werkzeug.wrappers import Response

from shared.acuan.akses.token import TandaTidakBerlaku
from shared.akun.batas import TerlaluSering
from shared.domain.aduan.penolakan import Bentrok, Penolakan, Terlarang, TidakDitemukan, TidakSah
from shared.lampiran.penolakan import LampiranSudahDihapus, PemeriksaSibuk, PenyimpananGagal, PenyimpananPenuh
from shared.machinery.database import database_away, took_too_long
from shared.machinery.eventstore.handle import TooManyRaces
from shared.machinery.logs import describe
from shared.web.away import for_programs, later
from shared.web.origin import FormStale, FromElsewhere

CONTENT_TYPE = "application/problem+json"
STATUS: tuple[tuple[type[Exception], int], ...] = (
    (TandaTidakBerlaku, 401),
    (LampiranSudahDihapus, 410),
    (PenyimpananPenuh, 507),
    (PenyimpananGagal, 503),
    (TidakDitemukan, 404),
    (Terlarang, 403),
    (FromElsewhere, 403),
    (FormStale, 403),
    (PemeriksaSibuk, 503),
    (TidakSah, 422),
    (TerlaluSering, 429),
    (Bentrok, 409),
    (TooManyRaces, 409),
)
TITLES = {
    400: "Permintaan tidak dapat dibaca",
    401: "Perlu masuk",
    403: "Tidak berhak",
    404: "Tidak ditemukan",
    405: "Cara permintaan tidak didukung",
    408: "Terlalu lama",
    409: "Bentrok dengan keadaan sekarang",
    410: "Sudah dihapus",
    413: "Terlalu besar",
    415: "Jenis isi tidak didukung",
    422: "Isian belum benar",
    426: "Alamat ini memerlukan HTTPS",
    429: "Terlalu sering",
    500: "Kesalahan pada sistem",
    503: "Sistem sedang tidak dapat dihubungi",
    507: "Penyimpanan penuh",
}
SENTENCES = {
    400: "Permintaan tidak dapat dibaca; kirim JSON yang benar.",
    404: "Alamat ini tidak ada.",
    405: "Cara permintaan ini tidak didukung di alamat ini.",
    408: "Isi permintaan tidak selesai dikirim dalam 60 detik.",
    413: "Isi permintaan lebih dari 1 MiB.",
    415: "Kirim isi permintaan sebagai application/json.",
}

log = structlog.get_logger("web")


class Unauthenticated(Exception):
    """Sertakan tanda masuk petugas yang berlaku di kepala Authorization: Bearer."""


def problem(status: int, detail: str, *, kode: str = "", errors: Mapping[str, object] | None = None, **more: object) -> Response:
    """A problem document; `errors` names fields and what is wrong with each."""
    body: dict[str, object] = {
        "type": f"urn:aduan:galat:{kode}" if kode else "about:blank",
        "title": TITLES.get(status, "Galat"),
        "status": status,
    }
    body |= {"detail": detail, **({"errors": errors} if errors else {}), **more}
    return Response(json.dumps(body, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)


def with_retry_after(response: Response, error: BaseException) -> Response:
    """With the seconds after which a limit or a queue lets another try through, and with how to sign in where it is a token."""
    if isinstance(error, TerlaluSering | PemeriksaSibuk):
        response.headers["Retry-After"] = str(error.detik)
    if isinstance(error, TandaTidakBerlaku):
        response.headers["WWW-Authenticate"] = 'Bearer error="invalid_token"'
    return response


def problem_from(error: BaseException, correlation_id: UUID | None = None, reads: bool = False) -> Response:
    """The problem document of any error. What nobody expected is logged by class and place, and says nothing else.

    `reads`: of a request that changes nothing.
    """
    for kind, status in STATUS:
        if isinstance(error, kind):
            kode = getattr(error, "kode", "bentrok")
            log.info("refused", kode=kode, correlation_id=str(correlation_id))
            return with_retry_after(problem(status, str(error) or " ".join((error.__doc__ or "").split()), kode=kode), error)
    if isinstance(error, ValidationError):
        return problem(422, "Sebagian isian belum benar.", kode="isian", errors=error.normalized_messages())
    if isinstance(error, Unauthenticated):
        response = problem(401, error.__doc__ or "", kode="masuk")
        response.headers["WWW-Authenticate"] = "Bearer"
        return response
    if isinstance(error, HTTPException):
        return _from_http(error)
    if database_away(error) or took_too_long(error):
        log.warning("database_away", error=describe(error), correlation_id=str(correlation_id))
        return later(problem(503, for_programs(error, reads), kode="basis-data"), error)
    log.error("unexpected", error=describe(error), correlation_id=str(correlation_id))
    return problem(
        500, "Terjadi kesalahan yang tidak terduga. Sebutkan kode ini saat melapor.", kode="tak-terduga", correlation_id=str(correlation_id)
    )


def _from_http(error: HTTPException) -> Response:
    status = error.code or 500
    sentence = getattr(error, "sentence", None) or SENTENCES.get(status, TITLES.get(status, "Permintaan tidak dapat dipenuhi."))
    response = problem(status, sentence, kode=f"http-{status}")
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods))
    return response


__all__ = ["Penolakan", "Unauthenticated", "problem", "problem_from", "with_retry_after"]
