"""What becomes of the words in a form that was not sent: kept for its person, and in the answer whatever else is wrong."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, urlencode
from uuid import UUID

import psycopg
import structlog
from marshmallow import Schema, fields
from psycopg_pool import PoolTimeout
from werkzeug.wrappers import Request, Response

from shared.akun.laci import DIKETIK, DITOLAK, GAGAL, SESI, Isian
from shared.domain.akses.hak import berhak, boleh
from shared.machinery.database import database_away, writes_refused
from shared.machinery.logs import describe
from shared.web import origin
from shared.web.answers import see_other, wants_html
from shared.web.away import later
from shared.web.endpoint import ENDPOINT
from shared.web.error_pages import log_error, status_of
from shared.web.fields import Teks
from shared.web.form import KEY_FIELD, read_form
from shared.web.kept import NOT_TYPED, keeps, sentence_after, still_there, words
from shared.web.links import SIGN_IN
from shared.web.problems import Unauthenticated, with_retry_after
from shared.web.show import show
from shared.web.site import Room
from shared.web.visit import SignInNeeded, Visit

ENDED = "Sesi Anda sudah berakhir. Yang Anda ketik masih ada di bawah ini: masuk lagi di tab lain, lalu kirim dari sini."
NAMES = re.compile(r"<(?:\w+:)?(\w+)>")
LEFT = "left"  # the attribute of a method that takes a form

log = structlog.get_logger("web")


@dataclass(frozen=True, slots=True)
class Left:
    """Of one form: where it is sent to, its schema, the page on which it stands, and who sends it: None for everybody.

    `part_of`: another form's method, where this is only another button of that form; `helps`: nothing is sent by it.
    """

    url: str
    form: type[Schema] | None
    again: Callable | None
    tindakan: str | None
    part_of: Callable | None = None
    helps: bool = False

    @property
    def home(self) -> "Left":
        """The form under whose address its words are kept: its own, unless it is a part of another, or stands on another's answer."""
        stands_on = getattr(self.again, ENDPOINT, None)
        other = getattr(self.part_of or (self.again if stands_on is not None and stands_on.method == "POST" else None), LEFT, None)
        return self if other is None else other.home

    @property
    def typed_into(self) -> bool:
        """Whether its fields are kept while somebody of staff types: not those of a password or a code."""
        texts = self.form is not None and any(isinstance(field, Teks) for field in self.form().fields.values())
        return texts and self.tindakan is not None and self.again is not None and keeps(self.form) and self.home is self

    def typed(self, visit: Visit, path: Mapping[str, object]) -> bool:
        """As it is now, while somebody types; whether it could be kept. Nothing is done, and nothing is judged but who they are.

        Raises FromElsewhere, FormStale, Terlarang, TerlaluSering, Unauthenticated.
        """
        assert self.tindakan is not None
        origin.check_origin(visit.request)
        visit.form = read_form(visit.request)
        there: Callable[[str], bool] | None = None
        try:
            petugas = visit.petugas
            boleh(petugas, self.tindakan, None)
            origin.check_form_token(visit.whose_cookie(), visit.request.form.get(origin.FORM_FIELD))
            who, there = petugas.id, partial(berhak, petugas, self.tindakan)
        except SignInNeeded:  # their session ended while they typed: the mark says whose form it is, as when it is sent
            known = visit.whose_form()
            if known is None:
                raise Unauthenticated from None
            who = known
        visit.site.typing.count(who.hex)
        if not words(visit.form.typed, self.form):
            visit.site.laci.buang(who, alamat=self.address(path, visit))
            return True
        return self._keep(visit, who, path, DIKETIK, there)

    def said(self, visit: Visit) -> None:
        """It is refused on its page: should its form be gone from there, the words are not."""
        if self.tindakan is not None and keeps(self.form):
            visit.words = words(visit.form.typed, self.form)

    def refused(self, visit: Visit, path: Mapping[str, object]) -> None:
        """What is wrong is said beside it, and it can be left like that; with what waits in the other forms of its page."""
        if self.tindakan is None or visit.petugas_known is None:
            return
        try:
            self._keep(visit, visit.petugas_known.id, path, DITOLAK)
            home = self.home
            if (others := visit.site.laci.ambil(*visit.desk(home.page(path, visit)), home.address(path, visit))) is not None:
                visit.form = visit.form.replacing(typed={**others.isi, **visit.form.typed})
        except (psycopg.Error, PoolTimeout) as e:  # the answer has the words all the same
            log.warning("not_kept", error=describe(e))
        visit.files_lost = has_files(visit.request)

    def sent(self, visit: Visit, path: Mapping[str, object]) -> None:
        """Done: nothing of it waits to be sent any more. Not by a button that only helps: there they go on writing."""
        known = visit.petugas_known
        if self.tindakan is None or self.again is None or known is None or not keeps(self.home.form):
            return
        try:
            if self.helps:
                self._keep(visit, known.id, path, DIKETIK)
            else:
                visit.site.laci.buang(known.id, alamat=self.home.address(path, visit))
        except (psycopg.Error, PoolTimeout) as e:  # it is done all the same; the words go after seven days
            log.warning("left_behind", error=describe(e))

    def until_sign_in(self, visit: Visit, path: Mapping[str, object]) -> Response | None:
        """The session has ended: the words wait for the same person, who finds them in the same form. None: there are none."""
        try:
            origin.check_origin(visit.request)
            page, visit.form = self.home.page(path, visit), read_form(visit.request)
            if not page or not words(visit.form.typed, self.form) or not keeps(self.form):
                return None
            who = visit.whose_form()
            if who is not None and self._keep(visit, who, path, SESI):
                return see_other(f"{SIGN_IN}?{urlencode({'ke': page, 'tersimpan': 'ya'})}")
        except Exception as e:  # the edge goes on with the words alone
            return still_there(visit.request, e, self.form, visit.correlation_id)
        if origin.FORM_FIELD not in visit.request.form:
            return None
        return still_there(visit.request, SignInNeeded(), self.form, visit.correlation_id, sentence=ENDED, status=403)

    def after(self, error: Exception, room: Room, visit: Visit, path: Mapping[str, object]) -> Response | None:
        """It could not be done: its own page with all that was typed, else a page that needs nothing. None: no words were lost."""
        request, status = visit.request, status_of(error)
        if status == 500 or (status >= 503 and not _unreachable(error)):
            try:
                if self.tindakan is not None and visit.petugas_known is not None:
                    self._keep(visit, visit.petugas_known.id, path, GAGAL)
                if self.again is not None and keeps(self.form) and words(visit.form.typed, self.form) and wants_html(request):
                    visit.form = visit.form.replacing(general=sentence_after(error, visit.correlation_id))
                    response = show(self.again(room, visit, **path), visit, secret=False, status=status)
                    log_error(error, status, visit.correlation_id)
                    response = with_retry_after(response, error)
                    return later(response, error) if status == 503 else response
            except Exception as e:  # as broken as what went before: the plain page needs neither
                log.warning("form_not_shown_again", error=describe(e), correlation_id=str(visit.correlation_id))
        return still_there(request, error, self.form, visit.correlation_id, _fresh_token(visit))

    def address(self, path: Mapping[str, object], visit: Visit) -> str:
        """Where it is sent to."""
        return _asked(visit, _filled(self.url, path))

    def page(self, path: Mapping[str, object], visit: Visit) -> str:
        """The address of the page on which it stands; "" for none."""
        endpoint = getattr(self.again, ENDPOINT, None)
        return _asked(visit, _filled(endpoint.url, path)) if endpoint is not None else ""

    def _keep(self, visit: Visit, who: UUID, path: Mapping[str, object], why: str, there: Callable[[str], bool] | None = None) -> bool:
        """Whether there was something to keep, and it could be kept."""
        home = self.home
        page, typed = home.page(path, visit), _fields_of(home.form, visit.form.typed)
        if not page or not keeps(home.form) or not words(typed, home.form):
            return False
        act = {name: text for name, text in visit.form.typed.items() if name != "versi"}
        aduan_id = path.get("aduan_id")
        left = Isian(
            home.address(path, visit),
            page,
            typed,
            why,
            aduan_id if isinstance(aduan_id, UUID) else None,
            str(visit.site.derivations.act_id(str(who), visit.request.form.get(KEY_FIELD, ""), self.url, act)),
            has_files(visit.request),
            visit.present_office if visit.petugas_known is not None else "",
        )
        return visit.site.laci.simpan(who, left, there)


def has_files(request: Request) -> bool:
    """Whether files came along, which a page cannot put into its form again."""
    return any(f.filename for f in request.files.values())


def _filled(url: str, path: Mapping[str, object]) -> str:
    return NAMES.sub(lambda m: quote(str(path[m[1]]), safe=""), url)


def _asked(visit: Visit, address: str) -> str:
    """With the office that the request's address names, since a page shows another's things without it."""
    office = visit.request.args.get("kecamatan", "")
    return f"{address}?{urlencode({'kecamatan': office})}" if office else address


def _fields_of(form: type[Schema] | None, typed: Mapping[str, str]) -> Mapping[str, str]:
    """All that this form has, also what was left empty in it, and nothing that another button brought along."""
    if form is None:
        return {name: text for name, text in typed.items() if name not in NOT_TYPED}
    known = {name: field for name, field in form().fields.items() if name not in NOT_TYPED}
    lists = {name for name, field in known.items() if isinstance(field, fields.List)}
    chosen = {name: text for name, text in typed.items() if name.partition("-")[0] in lists}
    return {name: typed.get(name, "") for name in known.keys() - lists} | chosen


def _unreachable(error: BaseException) -> bool:
    """Not one that only cannot write, as with a full disk."""
    return database_away(error) and not writes_refused(error)


def _fresh_token(visit: Visit) -> str:
    """For the next try; "" where nobody can be looked up."""
    try:
        return visit.form_token()
    except (psycopg.Error, PoolTimeout):
        return ""
