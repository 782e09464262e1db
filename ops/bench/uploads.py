"""Another page while strangers' files are examined: how long it takes beside how long it takes when nobody uploads."""

import http.client
import io
import json
import os
import time
from contextlib import closing
from itertools import cycle
from statistics import median
from urllib.parse import urlsplit

import psycopg
from PIL import Image

from ops.bench.aims import BUSY, IDLE, PHOTOGRAPHED, REGISTERED, SIGNED_IN, TRACKED
from ops.bench.arrival import wait_rows
from ops.bench.beside import Busy, Work, opens, signs_in
from ops.bench.context import Context
from ops.bench.desk import officer
from ops.bench.figures import Figure, latencies, percentile
from ops.bench.posting import BODY
from ops.bench.programs import running

CLIENTS = 4  # who upload without a pause: twice as many as are examined at once
PAGE = "/lacak"
PASSWORD = "kunci gudang di balik jam"
REGISTER = "/petugas/register"


def run(at: Context) -> list[Figure]:
    idle, busy, ratios, files = [], [], [], 0
    with at.database() as url, running(url, None) as address:
        heavy = _files()
        _look(address, 0.2)
        tracked = _tracked(at, url, address)
        for n in range(at.size.rounds):
            at.tell(f"upload: halaman lain, putaran {n + 1}")
            idle.append(_look(address, at.size.uploads))
            with Busy(address, [_uploads(heavy, n) for n in range(CLIENTS)]) as uploaders:
                busy.append(_look(address, at.size.uploads))
            files += uploaders.done
            ratios.append(median(busy[-1]) / median(idle[-1]))
    return [
        _figure(IDLE, idle),
        _figure(BUSY, busy, note=f"{median(ratios):.1f} × idle ({min(ratios):.1f}–{max(ratios):.1f}); {files} files answered meanwhile"),
        *tracked,
    ]


def _tracked(at: Context, url: str, address: str) -> list[Figure]:
    """The page that everybody waits for, beside one who keeps the process busy; p99 beside its own idle p99, round by round."""
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
        codes = [_filed(connection) for _ in range(at.size.registered)]
        page = f"{PAGE}/{codes[-1]}"
    with psycopg.connect(url, autocommit=True) as conn:
        wait_rows(conn, len(codes))
        name, cookie = officer(conn, PASSWORD)
    work = {
        PHOTOGRAPHED: _uploads([_photo()]),
        SIGNED_IN: signs_in(name, PASSWORD),
        REGISTERED: opens(cookie, (REGISTER, f"{REGISTER}.pdf")),
    }
    idle: list[list[float]] = []
    busy: dict[str, list[list[float]]] = {what: [] for what in work}
    done = dict.fromkeys(work, 0)
    for n in range(at.size.rounds):
        at.tell(f"upload: halaman lacak, putaran {n + 1}")
        idle.append(_look(address, at.size.uploads, page))
        for what, does in work.items():
            with Busy(address, [does]) as other:
                busy[what].append(_look(address, at.size.uploads, page))
            done[what] += other.done
    return [_figure(TRACKED, idle), *(_figure(what, busy[what], _times(busy[what], idle, done[what])) for what in work)]


def _times(busy: list[list[float]], idle: list[list[float]], done: int) -> str:
    ratios = [percentile(b, 99) / percentile(i, 99) for b, i in zip(busy, idle, strict=True)]
    return f"p99 {median(ratios):.1f} × its own idle ({min(ratios):.1f}–{max(ratios):.1f}); {done} answered meanwhile"


def _photo() -> bytes:
    photo = io.BytesIO()
    Image.frombytes("RGB", (400, 300), os.urandom(400 * 300 * 3)).resize((4000, 3000)).save(photo, "JPEG", quality=90)
    return photo.getvalue()


def _filed(connection: http.client.HTTPConnection) -> str:
    """Its tracking code."""
    _, receipt = _ask(connection, "/api/v1/aduan", json.dumps(BODY).encode(), "application/json")
    return json.loads(receipt)["kode_lacak"]


def _figure(what: str, seconds: list[list[float]], note: str = "") -> Figure:
    rates = [len(one) / sum(one) for one in seconds]
    return Figure("upload", what, "Aduan", "pages/s", median(rates), min(rates), max(rates), **latencies(seconds), note=note)


def _files() -> list[bytes]:
    """The most work there is for their bytes: a photo without any pattern, a large one, and marks of a document without an end."""
    derau, luas = io.BytesIO(), io.BytesIO()
    Image.frombytes("RGB", (1800, 1800), os.urandom(1800 * 1800 * 3)).save(derau, "PNG", compress_level=0)
    Image.new("RGB", (9000, 8000), (120, 90, 60)).save(luas, "JPEG")
    marks = b"%PDF-1.7\n" + b"1 0 obj<</Type/ObjStm/N 9/First 9>>stream\n" * 100_000 + b"startxref\n9\n%%EOF\n"
    return [derau.getvalue(), luas.getvalue(), marks]


def _look(address: str, seconds: float, page: str = PAGE) -> list[float]:
    """Seconds of each page."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    until, taken = time.perf_counter() + seconds, []
    while not taken or time.perf_counter() < until:
        start = time.perf_counter()
        connection.request("GET", page, headers={"Accept": "text/html"})
        answer = connection.getresponse()
        answer.read()
        taken.append(time.perf_counter() - start)
        if answer.status != 200:
            raise RuntimeError(f"{PAGE}: {answer.status}")
    connection.close()
    return taken


def _uploads(files: list[bytes], first: int = 0) -> Work:
    """To complaints of its own, five to each."""
    room, code, turn = 0, "", cycle(files[first % len(files) :] + files[: first % len(files)])

    def work(connection: http.client.HTTPConnection) -> bool:
        nonlocal room, code
        if not room:
            room, code = 5, _filed(connection)
        status, text = _ask(connection, f"/api/v1/lacak/{code}/lampiran", next(turn), "application/octet-stream")
        room -= status == 201
        if status >= 500:
            raise RuntimeError(f"{status}: {text[:200]!r}")
        return status in (201, 422)

    return work


def _ask(connection: http.client.HTTPConnection, path: str, body: bytes, kind: str) -> tuple[int, bytes]:
    connection.request("POST", path, body, {"Content-Type": kind})
    answer = connection.getresponse()
    return answer.status, answer.read()
