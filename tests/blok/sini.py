"""The program without a process of its own: its services' rooms answer requests in this one, so that its statements can be listened to."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import psycopg
import requests
from requests.adapters import HTTPAdapter
from urllib3 import HTTPResponse
from werkzeug.exceptions import HTTPException
from werkzeug.routing import Map, Rule
from werkzeug.test import EnvironBuilder, run_wsgi_app
from werkzeug.wrappers import Request, Response

from ops.kantor import tambah_petugas
from shared.machinery.settings import Settings
from shared.web.endpoint import Endpoint, endpoints
from shared.web.error_pages import error_answer
from shared.web.uploads import Incoming, take_in
from tests.services.kantor_uji import KantorUji, kuki_petugas
from tests.support.peramban import Peramban
from tests.support.postgres import BasisUji
from tests.support.program import Jawaban

URL = "http://127.0.0.1"


class Kamar:
    """All rooms of these services as one WSGI application."""

    def __init__(self, apps: Mapping[str, Any]) -> None:
        self._peta = Map()
        for app in apps.values():
            for kamar in app.rooms.values():
                for endpoint in endpoints(type(kamar)):
                    self._peta.add(Rule(endpoint.url, methods=[endpoint.method], endpoint=(kamar, endpoint)))

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        request = Incoming(environ, populate_request=False)
        try:
            (kamar, endpoint), path = self._peta.bind_to_environ(environ).match()
            jawaban = self._jawab(kamar, endpoint, request, path)
        except HTTPException as e:
            jawaban = error_answer(request, e)
        jawaban.call_on_close(request.close)
        return jawaban(environ, start_response)

    def _jawab(self, kamar: object, endpoint: Endpoint, request: Request, path: Mapping[str, Any]) -> Response:
        if endpoint.guard is not None and (tolakan := endpoint.guard(kamar, request, path)) is not None:
            return tolakan
        take_in(request)
        return endpoint.handle(kamar, request, **path)


class Kawat(HTTPAdapter):
    """Whatever requests would send over the wire goes to the rooms."""

    def __init__(self, kamar: Kamar) -> None:
        super().__init__()
        self._kamar = kamar

    def send(self, request: requests.PreparedRequest, *_: object, **__: object) -> requests.Response:
        assert request.url is not None
        isi = request.body.encode() if isinstance(request.body, str) else request.body
        builder = EnvironBuilder(
            path=request.url, base_url=URL, method=request.method or "GET", headers=list(request.headers.items()), data=isi
        )
        builder.headers["Content-Length"] = str(len(isi or b""))
        environ = builder.get_environ() | {"REMOTE_ADDR": "127.0.0.1"}
        badan, status, kepala = run_wsgi_app(self._kamar, environ, buffered=True)
        pesan = Message()
        for nama, nilai in kepala:
            pesan[nama] = nilai
        mentah = HTTPResponse(
            io.BytesIO(b"".join(badan)), kepala.to_wsgi_list(), int(status[:3]), preload_content=False,
            original_response=SimpleNamespace(msg=pesan, isclosed=lambda: True, close=lambda: None),
        )  # fmt: skip
        return self.build_response(request, mentah)


@dataclass
class Sini:
    """Has what tests ask of `Program`; `kesalahan`: answers that no test asked for."""

    settings: Settings
    database: BasisUji
    apps: Mapping[str, Any]
    url: str = URL
    kesalahan: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._kawat = Kawat(Kamar(self.apps))
        self._sesi = self.sambung(requests.Session())

    @property
    def data(self) -> Path:
        return self.settings.data

    def sambung(self, sesi: requests.Session) -> requests.Session:
        sesi.mount(URL, self._kawat)
        sesi.hooks["response"].append(self._lihat)
        return sesi

    def peramban(self, kuki: str = "") -> Peramban:
        satu = Peramban(URL)
        self.sambung(satu.sesi)
        if kuki:
            satu.sesi.cookies.set("aduan", kuki)
        return satu

    def _lihat(self, jawaban: requests.Response, *_: object, **__: object) -> None:
        if jawaban.status_code >= 400:
            r = jawaban.request
            self.kesalahan.append(f"{jawaban.status_code} {r.method} {r.url}: {' '.join(jawaban.text.split())[-300:]}")

    def call(
        self,
        method: str,
        path: str,
        body: object = None,
        token: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Jawaban:
        kepala = {"Accept": "application/json", **({"Authorization": f"Bearer {token}"} if token else {}), **(headers or {})}
        data = None
        if body is not None:
            data = body if isinstance(body, bytes) else json.dumps(body).encode()
            kepala.setdefault("Content-Type", "application/json")
        jawaban = self._sesi.request(method, self.url + path, data=data, headers=kepala)
        try:
            return Jawaban(jawaban.status_code, jawaban.json(), jawaban.headers)
        except ValueError:
            return Jawaban(jawaban.status_code, jawaban.text, jawaban.headers)

    def token(self, peran: str, wilayah: str) -> str:
        with psycopg.connect(self.database.owner_url) as conn:
            return str(tambah_petugas(conn, f"Uji {peran}", [peran], wilayah, True)["token"])


class KantorSini(KantorUji):
    """Whoever signs in does so here."""

    program: Sini  # type: ignore[assignment]

    def masuk_di(self, nama: str, penugasan: list[tuple[str, str]]) -> Peramban:
        return self.program.peramban(kuki_petugas(self.database.owner_url, penugasan, nama))
