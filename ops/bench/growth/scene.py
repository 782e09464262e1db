"""The four services in this process, at rest: their duties are done when they are called, and their pages answer here."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID, uuid4

import psycopg
from typer import Typer
from typer.testing import CliRunner
from werkzeug.routing import Rule
from werkzeug.test import Client
from werkzeug.wrappers import Request, Response

from ops.susul import LAYANAN
from services.intake.application import Intake
from services.response.application import Response as Answering
from services.sla.application import Sla
from services.triage.application import Triage
from shared.acuan.akses.sesi import DIAM_PETUGAS, UMUR_PETUGAS, Pengunjung
from shared.layanan.dasar import Kolam
from shared.layanan.layanan import Layanan
from shared.machinery.database import one
from shared.machinery.settings import Settings
from shared.web.endpoint import Endpoint, endpoints
from shared.web.rooms import Matched
from shared.web.server import SITE

KANTOR, KABUPATEN = "33.13.17", "33.13"


@dataclass(frozen=True)
class _Direct:
    """An address whose room answers at once: there is one caller, and no worker is needed."""

    room: object
    endpoint: Endpoint

    @property
    def route(self) -> str:
        return self.endpoint.url

    @property
    def limit(self) -> int | None:
        return self.endpoint.limit

    def get_url_rule(self) -> Rule:
        return Matched(self.endpoint.url, methods=[self.endpoint.method], endpoint=self)

    def refuse(self, request: Request, path: Mapping[str, object]) -> Response | None:
        return None if self.endpoint.guard is None else self.endpoint.guard(self.room, request, path)

    def answer(self, request: Request, path: Mapping[str, object]) -> Response:
        return self.endpoint.handle(self.room, request, **path)


class Scene:
    """`conn`: the owner's, autocommit; `cli`: with the commands that are measured."""

    def __init__(self, settings: Settings, apps: Mapping[str, Layanan], conn: psycopg.Connection, cli: Typer) -> None:
        self.settings, self.apps, self.conn, self._cli = settings, apps, conn, cli
        self._client = Client(SITE, use_cookies=False)  # each request brings its own
        self._cookies: dict[str, str] = {}

    @cached_property
    def intake(self) -> Intake:
        return next(a for a in self.apps.values() if isinstance(a, Intake))

    @cached_property
    def triage(self) -> Triage:
        return next(a for a in self.apps.values() if isinstance(a, Triage))

    @cached_property
    def response(self) -> Answering:
        return next(a for a in self.apps.values() if isinstance(a, Answering))

    @cached_property
    def sla(self) -> Sla:
        return next(a for a in self.apps.values() if isinstance(a, Sla))

    def get(self, path: str, role: str = "") -> bytes:
        """A page as this role of the office (or of the district) sees it. RuntimeError for anything but 200."""
        headers = {"Accept": "text/html"} | ({"Cookie": f"aduan={self._cookie(role)}"} if role else {})
        answer = self._client.get(path, headers=headers, base_url="http://localhost")
        if answer.status_code != 200:
            raise RuntimeError(f"{path}: {answer.status_code} {answer.get_data()[:300]!r}")
        return answer.get_data()

    def post(self, path: str, body: object) -> None:
        """To the API, as somebody without an account. RuntimeError for anything but 201."""
        answer = self._client.post(path, json=body, headers={"Idempotency-Key": str(uuid4())}, base_url="http://localhost")
        if answer.status_code != 201:
            raise RuntimeError(f"{path}: {answer.status_code} {answer.get_data()[:300]!r}")

    def command(self, *args: str) -> str:
        """What `./aduan` prints to it, in this process. RuntimeError where it fails."""
        ours = self.settings
        env = {
            "DATABASE_URL": ours.database_url, "DATABASE_OWNER_URL": ours.database_owner_url, "DATABASE_BACA_URL": None,
            "AMQP_URL": ours.amqp_url, "ADUAN_DATA": str(ours.data), "ADUAN_MASTER_KEY_FILE": str(ours.master_key_file),
        }  # fmt: skip
        result = CliRunner().invoke(self._cli, args, env=env)
        if result.exit_code:
            raise RuntimeError(f"{' '.join(args)}: {result.exception!r}")
        return result.stdout

    def complaint(self, where: str) -> tuple[UUID, str]:
        """(id, number) of one of the office's that is so, the newest."""
        query = f"SELECT aduan_id, nomor FROM triage.aduan WHERE wilayah = %s AND {where} ORDER BY diterima_pada DESC LIMIT 1"
        return one(self.conn.execute(query, (KANTOR,)))

    def _cookie(self, role: str) -> str:
        if role not in self._cookies:
            (staff,) = one(self.conn.execute(
                "SELECT petugas_id FROM kantor.penugasan WHERE peran = %s AND wilayah IN (%s, %s) LIMIT 1", (role, KANTOR, KABUPATEN)
            ))  # fmt: skip
            self.conn.execute("UPDATE kantor.petugas SET aktif = true WHERE id = %s", (staff,))
            visitor = Pengunjung(secrets.token_bytes(32))
            self.conn.execute(
                "INSERT INTO web.sesi (id_hash, petugas_id, diam, berlaku_sampai) VALUES (%s, %s, %s, clock_timestamp() + %s)",
                (visitor.id_hash, staff, DIAM_PETUGAS, UMUR_PETUGAS),
            )
            self._cookies[role] = visitor.rahasia.hex()
        return self._cookies[role]


@contextmanager
def scene(settings: Settings, cli: Typer) -> Iterator[Scene]:
    """Closed afterwards, with the addresses it took."""
    with ExitStack() as stack:
        apps: dict[str, Layanan] = {}
        for name, bangun in LAYANAN.items():
            apps[name] = bangun(settings, Kolam(2, 2))  # type: ignore[assignment]
            stack.callback(apps[name].close)
        rules = SITE.url_map
        SITE.url_map = type(rules)()
        stack.callback(setattr, SITE, "url_map", rules)
        taken = set()
        for app in apps.values():
            for kind, room in app.rooms.items():
                for endpoint in endpoints(kind):
                    if (endpoint.method, endpoint.url) not in taken:  # what every service answers is answered by the first
                        taken.add((endpoint.method, endpoint.url))
                        SITE.url_map.add(_Direct(room, endpoint).get_url_rule())
        conn = stack.enter_context(psycopg.connect(settings.database_owner_url, autocommit=True))
        yield Scene(settings, apps, conn, cli)
