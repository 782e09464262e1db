"""Where what somebody sent could not be done: the words they typed are in the answer, in a form that sends them again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from marshmallow import Schema
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Request, Response

from shared.machinery.database import database_away
from shared.machinery.html.screen import Screen
from shared.web.answers import html_answer, wants_html
from shared.web.away import for_people, later
from shared.web.error_pages import TITLES, log_error, said, status_of, without_visitor
from shared.web.fields import Sandi, Teks, WajibRahasia
from shared.web.origin import FORM_FIELD, FromElsewhere
from shared.web.problems import with_retry_after

STILL_HERE = "Yang Anda ketik masih ada di bawah ini."
SENT = {500: f"Terjadi kesalahan pada sistem, dan yang Anda kirim mungkin belum tersimpan. {STILL_HERE} Kirim sekali lagi."}
NOT_TYPED = frozenset({FORM_FIELD, "versi", "kunci_form"})


@dataclass(frozen=True, kw_only=True)
class StillThere(Screen):
    """A form with the fields as they were sent; `typed`: (label, name, text) of what a person wrote, `others`: of what they chose."""

    template: ClassVar[str] = "tersisa.html"

    title: str
    sentence: str
    action: str
    typed: list[tuple[str, str, str]]
    others: list[tuple[str, str]]


def keeps(schema: type[Schema] | None) -> bool:
    """Not a form that takes a password or a code: of those nothing is kept or shown."""
    return schema is None or not any(isinstance(field, Sandi | WajibRahasia) for field in schema().fields.values())


def words(sent: Mapping[str, str], schema: type[Schema] | None) -> dict[str, str]:
    """What a person wrote in a form, and not what they chose or what the page put there."""
    known = {} if schema is None else schema().fields
    return {
        name: text
        for name, text in sent.items()
        if name not in NOT_TYPED and text.strip() and (schema is None or isinstance(known.get(name), Teks))
    }


def sentence_after(error: BaseException, code: UUID | None) -> str:
    """What happened and what to do, on the page that has the form again."""
    status, told = status_of(error), said(error) or (for_people(error) if database_away(error) else "")
    sentence = f"{told} {STILL_HERE}" if told else SENT.get(status, STILL_HERE)
    return f"{sentence} Kode: {code}." if status == 500 else sentence


def still_there(
    request: Request, error: BaseException, schema: type[Schema] | None, code: UUID, token: str = "", sentence: str = "", status: int = 0
) -> Response | None:
    """The page with what was typed, without the database; None where nothing was. `token`: a fresh one, if there is one."""
    if not wants_html(request) or isinstance(error, FromElsewhere) or not keeps(schema):
        return None
    sent: MultiDict[str, str] = request.form
    typed = words(sent, schema)
    if not typed:
        return None
    status = status or status_of(error)
    log_error(error, status, code)
    others = [(name, value) for name, value in sent.items() if name not in typed and name != FORM_FIELD]
    screen = StillThere(
        title=TITLES.get(status, TITLES[400]),
        sentence=sentence or sentence_after(error, code),
        action=request.full_path.rstrip("?"),
        typed=[(name.replace("_", " ").capitalize(), name, text) for name, text in typed.items()],
        others=[*others, (FORM_FIELD, token or sent.get(FORM_FIELD, ""))],
    )
    response = with_retry_after(html_answer(request, screen.render(**without_visitor(request)), status), error)
    return later(response, error) if status == 503 else response
