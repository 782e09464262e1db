"""One visit to one page: who comes, what they typed, in which language; and the cookie they take away."""

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypedDict
from urllib.parse import urlencode
from uuid import UUID, uuid4

from werkzeug.wrappers import Request, Response

from shared.acuan.akses.sesi import UMUR, Pengunjung, Sesi
from shared.akun.batas_masuk import Dari
from shared.akun.laci import Tertinggal
from shared.akun.peranti import BERLAKU
from shared.domain.akses.hak import ADMIN, boleh, peran_untuk
from shared.domain.akses.petugas import PERAN, Petugas, meliputi
from shared.machinery.replica import DATA_UNTIL
from shared.web import origin
from shared.web.address import client_address
from shared.web.form import KEY_FIELD, Form
from shared.web.links import link
from shared.web.menu import Menu, menu_for, open_entry
from shared.web.site import Site

SECURE, PLAIN = "__Host-aduan", "aduan"
FORM_KEY = re.compile(r"[0-9a-f]{32}")
DEVICE = "-peranti"  # after the name above: the browser's own cookie, which outlives sessions and opens nothing


class SignInNeeded(Exception):
    """Silakan masuk dahulu."""


class CookieOptions(TypedDict):
    path: str
    secure: bool
    httponly: bool
    samesite: str


class Visit:
    """What a page's function gets. A session is made when the first form is shown or the first thing is to be kept, not before."""

    def __init__(self, request: Request, site: Site, correlation_id: UUID | None = None) -> None:
        self.request, self.site = request, site
        self.correlation_id = correlation_id or uuid4()
        self.form = Form()
        self.form_key = secrets.token_hex(16)  # of this page's forms: one that is shown again keeps its key
        self.left: Tertinggal | None = None  # what stands in the forms of this page again
        self.left_page = ""  # under which address of the page it was kept
        self.words: Mapping[str, str] = {}  # what they wrote in a form that was refused, should it stand on the page no more
        self.files_lost = False  # files came with a form that was refused, which has to be given them again
        self._secure = request.scheme == "https" or not origin.is_local(request.host)
        self._sessions = Sesi(site.db)
        self._visitor: Pengunjung | None = None
        self._looked_up = False
        self._cookie: Pengunjung | str | None = None  # to be set, or "" to be taken back
        self._device_cookie = ""  # to be set

    @property
    def cookie_name(self) -> str:
        return SECURE if self._secure else PLAIN

    @property
    def source(self) -> Dari:
        """Where they come from, for limits alone."""
        return Dari(client_address(self.request), self._device_cookie or self.request.cookies.get(self.cookie_name + DEVICE, ""))

    def leave_device(self, cookie: str) -> None:
        """What this browser is known by from now on."""
        self._device_cookie = cookie

    @property
    def pengunjung(self) -> Pengunjung | None:
        """Who comes with a session; looked up at the first question."""
        if not self._looked_up:
            self._looked_up = True
            self._visitor = self._sessions.ambil(self.request.cookies.get(self.cookie_name))
        return self._visitor

    @property
    def petugas(self) -> Petugas:
        """The member of staff who has signed in, on a page that names its `tindakan`; SignInNeeded else."""
        if self.pengunjung is None or self.pengunjung.petugas is None:
            raise SignInNeeded
        return self.pengunjung.petugas

    def own_offices(self, tindakan: str) -> list[str]:
        """Where they may do this: codes, sorted."""
        return self.petugas.wilayah_sebagai(peran_untuk(tindakan))

    def may(self, tindakan: str, wilayah: str) -> bool:
        """Whether they may do this there: a page leads nobody to where they are refused."""
        return any(meliputi(w, wilayah) for w in self.own_offices(tindakan))

    def wilayah(self, tindakan: str) -> str:
        """The one wilayah this page is about: asked for in the address, chosen before, or the first of theirs.

        On a page of administration something may be recorded under it, so that it is an office or a district.
        Raises DiLuarWilayah, TidakBerwenang or WilayahTidakDikenal.
        """
        wilayah = self.request.args.get("kecamatan", "")
        if wilayah:
            boleh(self.petugas, tindakan, wilayah)
            self.site.kantor.pastikan(wilayah)
        else:
            wilayah = self._wilayah(tindakan)
        return self.site.kantor.pastikan(wilayah, mencatat=True) if peran_untuk(tindakan) <= ADMIN else wilayah

    def _wilayah(self, tindakan: str) -> str:
        """Chosen before, or the first of theirs."""
        codes = self.own_offices(tindakan)
        chosen = self.pengunjung.wilayah if self.pengunjung else None
        if chosen and any(meliputi(w, chosen) for w in codes):
            return chosen
        if not codes:
            boleh(self.petugas, tindakan, None)
        return codes[0]

    @property
    def menu(self) -> Sequence[Menu]:
        return menu_for(self.petugas)

    @property
    def open_menu(self) -> Menu | None:
        return open_entry(self.request.path)

    @property
    def office_choices(self) -> list[tuple[str, str]]:
        """(code, name) of each wilayah in which they hold any role."""
        return [(w, self.site.kantor.nama(w)) for w in self.petugas.wilayah_sebagai(frozenset(PERAN))]

    @property
    def present_office(self) -> str:
        """The one chosen, else the first."""
        codes = [code for code, _ in self.office_choices]
        chosen = self.pengunjung.wilayah if self.pengunjung else None
        return chosen if chosen in codes else codes[0] if codes else ""

    @property
    def data_until(self) -> datetime | None:
        """Where what is shown was read from a replica that lags: until when it has everything."""
        return DATA_UNTIL.get()

    @property
    def zona(self) -> str:
        """The time zone of the office where they are."""
        return self.site.kantor.zona(self.present_office)

    @property
    def peragaan(self) -> bool:
        """Whether every page says that all of this is made up."""
        return self.site.kantor.peragaan

    @property
    def guest(self) -> Pengunjung | None:
        """Whose forms these are: the visitor with a session, else whoever brought the cookie of a form. None without a cookie."""
        if isinstance(self._cookie, Pengunjung):
            return self._cookie
        if self.pengunjung is not None or self._cookie == "":
            return self.pengunjung
        return Pengunjung.tamu(self.request.cookies.get(self.cookie_name))

    def whose_cookie(self) -> Pengunjung:
        """As `guest`. Raises FormStale, or PlainAddress, without a cookie."""
        if (guest := self.guest) is None:
            raise origin.without_cookie(self.request, self.site.url)
        return guest

    def with_session(self) -> Pengunjung:
        """The visitor, with a session made now if there is none. Looking at a page makes none: SignInNeeded."""
        if self.pengunjung is None:
            if self.request.method in ("GET", "HEAD"):
                raise SignInNeeded
            self.sign_in(self._sessions.baru())
        assert self._visitor is not None
        return self._visitor

    def sign_in(self, pengunjung: Pengunjung) -> None:
        """Another session from here on (sign-in); the caller ends the old one."""
        self._visitor, self._looked_up, self._cookie = pengunjung, True, pengunjung

    def sign_out(self) -> None:
        """The session and its cookie end here (sign-out)."""
        if self.pengunjung is not None:
            self._sessions.akhiri(self.pengunjung)
        self._visitor, self._cookie = None, ""

    def name_act(self, url: str) -> None:
        """What is done from here on is known again when the same form is sent again; without its key it is not. `url`: the rule."""
        sent = self.request.form.get(KEY_FIELD, "")
        if FORM_KEY.fullmatch(sent):
            who = str(self.pengunjung.petugas_id or "") if self.pengunjung else ""
            typed = {name: value for name, value in self.form.typed.items() if name != "versi"}
            self.correlation_id = self.site.derivations.act_id(who, sent, url, typed)
            self.form_key = sent

    def renew_form(self) -> None:
        """The form that is shown now may be sent once more."""
        self.form_key = secrets.token_hex(16)

    def form_token(self) -> str:
        """The token for a form of this page; who has no cookie gets one, of which nothing is kept."""
        guest = self.guest
        if guest is None:
            guest = self._cookie = Pengunjung.tamu_baru()
        token = origin.form_token(guest)
        return f"{token}{origin.MARK}{self.site.laci.tanda(guest.id_hash, guest.petugas.id)}" if guest.petugas else token

    @property
    def brings_cookie(self) -> bool:
        return Pengunjung.tamu(self.request.cookies.get(self.cookie_name)) is not None

    @property
    def petugas_known(self) -> Petugas | None:
        """The member of staff who was looked up, without looking again."""
        return self._visitor.petugas if self._visitor is not None else None

    def whose_form(self) -> UUID | None:
        """For whom the form that was sent was made, whether or not they are still signed in: staff alone, and in this browser alone."""
        guest = Pengunjung.tamu(self.request.cookies.get(self.cookie_name))
        mark = self.request.form.get(origin.FORM_FIELD, "").partition(origin.MARK)[2]
        return self.site.laci.pemilik_tanda(guest.id_hash, mark) if guest is not None and mark else None

    def recall(self) -> None:
        """What they did not get sent from this page the last time stands in its forms again."""
        office = self.request.args.get("kecamatan", "")
        page = f"{self.request.path}?{urlencode({'kecamatan': office})}" if office else self.request.path
        if (left := self.site.laci.ambil(*self.desk(page))) is not None:
            self.form, self.left, self.left_page = Form(left.isi, recalled=True), left, page
            self.words = {name: text for name, text in {**left.isi, **left.dulu}.items() if " " in text.strip()}

    def desk(self, page: str) -> tuple[UUID, str, str]:
        """By what the things that they left on a page are found: whose, which page, at which office they are."""
        return self.petugas.id, page, self.present_office

    def link(self, rule: str, **parts: str | UUID) -> str:
        """A whole address: where we say that we are, never where a request says it was sent to."""
        return link(self.site.url, rule, **parts)

    def leave_cookie(self, response: Response) -> None:
        options: CookieOptions = {"path": "/", "secure": self._secure, "httponly": True, "samesite": "Lax"}
        if isinstance(self._cookie, Pengunjung):
            age = None if self._cookie.petugas_id else int(UMUR.total_seconds())  # of staff: gone with the browser
            response.set_cookie(self.cookie_name, self._cookie.rahasia.hex(), max_age=age, **options)
        elif self._cookie is not None:
            response.delete_cookie(self.cookie_name, **options)
        if self._device_cookie:
            response.set_cookie(self.cookie_name + DEVICE, self._device_cookie, max_age=int(BERLAKU.total_seconds()), **options)
