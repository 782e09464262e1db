"""What becomes of the words in a form that could not be sent: kept for its person, and in the answer whatever else is wrong."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode
from uuid import UUID

import psycopg
import structlog
from marshmallow import Schema
from psycopg_pool import PoolTimeout
from werkzeug.wrappers import Response

from shared.akun.laci import GAGAL, SESI
from shared.machinery.database import database_away, writes_refused
from shared.machinery.logs import describe
from shared.web import origin
from shared.web.answers import see_other, wants_html
from shared.web.away import later
from shared.web.endpoint import ENDPOINT
from shared.web.error_pages import log_error, status_of
from shared.web.form import read_form
from shared.web.kept import NOT_TYPED, keeps, sentence_after, still_there, words
from shared.web.links import SIGN_IN
from shared.web.problems import with_retry_after
from shared.web.show import show
from shared.web.site import Room
from shared.web.visit import SignInNeeded, Visit

ENDED = "Sesi Anda sudah berakhir. Yang Anda ketik masih ada di bawah ini: masuk lagi di tab lain, lalu kirim dari sini."
NAMES = re.compile(r"<(?:\w+:)?(\w+)>")

log = structlog.get_logger("web")


@dataclass(frozen=True, slots=True)
class Left:
    """Of one form: its schema, the page on which it stands, and whether it is one of staff's."""

    form: type[Schema] | None
    again: Callable | None
    staff: bool

    def said(self, visit: Visit) -> None:
        """It is refused on its page: should its form be gone from there, the words are not."""
        if self.staff and keeps(self.form):
            visit.words = words(visit.form.typed, self.form)

    def sent(self, visit: Visit) -> None:
        """Done: nothing of it waits to be sent any more."""
        if self.staff and self.again is not None and keeps(self.form) and visit.petugas_known is not None:
            try:
                visit.site.laci.buang(visit.petugas_known.id, alamat=visit.request.path)
            except (psycopg.Error, PoolTimeout) as e:  # it is done all the same; the words go after seven days
                log.warning("left_behind", error=describe(e))

    def until_sign_in(self, visit: Visit, path: Mapping[str, object]) -> Response | None:
        """The session has ended: the words wait for the same person, who finds them in the same form. None: there are none."""
        try:
            origin.check_origin(visit.request)
            page, visit.form = self._page(path), read_form(visit.request)
            if not page or not words(visit.form.typed, self.form) or not keeps(self.form):
                return None
            who = visit.whose_form()
            if who is not None and self._keep(visit, who, page, path, SESI):
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
                self._keep_if_known(visit, path)
                if self.again is not None and keeps(self.form) and words(visit.form.typed, self.form) and wants_html(request):
                    visit.form = visit.form.replacing(general=sentence_after(error, visit.correlation_id))
                    response = show(self.again(room, visit, **path), visit, secret=False, status=status)
                    log_error(error, status, visit.correlation_id)
                    response = with_retry_after(response, error)
                    return later(response, error) if status == 503 else response
            except Exception as e:  # as broken as what went before: the plain page needs neither
                log.warning("form_not_shown_again", error=describe(e), correlation_id=str(visit.correlation_id))
        return still_there(request, error, self.form, visit.correlation_id, _fresh_token(visit))

    def _keep_if_known(self, visit: Visit, path: Mapping[str, object]) -> None:
        page = self._page(path)
        if self.staff and page and visit.petugas_known is not None and keeps(self.form) and words(visit.form.typed, self.form):
            self._keep(visit, visit.petugas_known.id, page, path, GAGAL)

    def _page(self, path: Mapping[str, object]) -> str:
        """The address of the page on which it stands."""
        endpoint = getattr(self.again, ENDPOINT, None)
        return NAMES.sub(lambda m: quote(str(path[m[1]]), safe=""), endpoint.url) if endpoint is not None else ""

    def _keep(self, visit: Visit, who: UUID, page: str, path: Mapping[str, object], why: str) -> bool:
        typed = {name: text for name, text in visit.form.typed.items() if name not in NOT_TYPED}
        aduan_id = path.get("aduan_id")
        return visit.site.laci.simpan(who, page, visit.request.path, typed, why, aduan_id if isinstance(aduan_id, UUID) else None)


def _unreachable(error: BaseException) -> bool:
    """Not one that only cannot write, as with a full disk."""
    return database_away(error) and not writes_refused(error)


def _fresh_token(visit: Visit) -> str:
    """For the next try; "" where nobody can be looked up."""
    try:
        return visit.form_token()
    except (psycopg.Error, PoolTimeout):
        return ""
