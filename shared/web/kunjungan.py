"""One visit to one page: who comes, what they typed, in which language; and the cookie they take away."""

from typing import Any
from uuid import UUID, uuid4

from werkzeug.wrappers import Request, Response

from shared.web import asal
from shared.web.bahasa import Bahasa
from shared.web.formulir import Isian
from shared.web.sesi import UMUR, Pengunjung, Sesi

AMAN, POLOS = "__Host-aduan", "aduan"


class Kunjungan:
    """What a page's function gets. A session is made when the first form is shown or the first thing is to be kept, not before."""

    def __init__(self, request: Request, app: Any, correlation_id: UUID | None = None) -> None:
        self.request, self.app = request, app
        self.correlation_id = correlation_id or uuid4()
        self.isian = Isian()
        self.bahasa = Bahasa()
        self._aman = not asal.setempat(request.host)
        self._sesi = Sesi(app.db)
        self._pengunjung: Pengunjung | None = None
        self._dicari = False
        self._kuki: Pengunjung | str | None = None  # to be set, or "" to be taken back

    @property
    def nama_kuki(self) -> str:
        return AMAN if self._aman else POLOS

    @property
    def pengunjung(self) -> Pengunjung | None:
        """Who comes with a session; looked up at the first question."""
        if not self._dicari:
            self._dicari = True
            self._pengunjung = self._sesi.ambil(self.request.cookies.get(self.nama_kuki))
        return self._pengunjung

    def pasti(self) -> Pengunjung:
        """The visitor, with a session made now if there is none."""
        if self.pengunjung is None:
            self.ganti(self._sesi.baru())
        assert self._pengunjung is not None
        return self._pengunjung

    def ganti(self, pengunjung: Pengunjung) -> None:
        """Another session from here on (sign-in); the caller ends the old one."""
        self._pengunjung, self._dicari, self._kuki = pengunjung, True, pengunjung

    def lupakan(self) -> None:
        """The session and its cookie end here (sign-out)."""
        if self.pengunjung is not None:
            self._sesi.akhiri(self.pengunjung)
        self._pengunjung, self._kuki = None, ""

    def tanda(self) -> str:
        """The token for a form of this page."""
        return asal.tanda(self.pasti())

    def url(self, path: str) -> str:
        """The whole address of a path, as this visitor writes it."""
        skema = self.request.headers.get("X-Forwarded-Proto", "")  # the proxy's word
        if skema not in ("http", "https"):
            skema = "https" if self._aman else "http"
        return f"{skema}://{self.request.host}{path}"

    def titip_kuki(self, response: Response) -> None:
        umum: dict[str, Any] = {"path": "/", "secure": self._aman, "httponly": True, "samesite": "Lax"}
        if isinstance(self._kuki, Pengunjung):
            response.set_cookie(self.nama_kuki, self._kuki.rahasia.hex(), max_age=int(UMUR.total_seconds()), **umum)
        elif self._kuki is not None:
            response.delete_cookie(self.nama_kuki, **umum)
