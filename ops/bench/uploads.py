"""Another page while strangers' files are examined: how long it takes beside how long it takes when nobody uploads."""

import http.client
import io
import json
import os
import threading
import time
from contextlib import closing
from statistics import median
from urllib.parse import urlsplit

from PIL import Image

from ops.bench.aims import BUSY, IDLE
from ops.bench.context import Context
from ops.bench.figures import Figure, latencies, percentile
from ops.bench.posting import BODY
from ops.bench.programs import running

CLIENTS = 4  # who upload without a pause: twice as many as are examined at once
PAGE = "/lacak"
TRACKED, PHOTOGRAPHED = "tracking a complaint, nobody uploads", "tracking a complaint, 1 client sends photos of 12 megapixels"


def run(at: Context) -> list[Figure]:
    idle, busy, ratios, files = [], [], [], 0
    with at.database() as url, running(url, None) as address:
        heavy = _files()
        _look(address, 0.2)
        tracked = _tracked(at, address)
        for n in range(at.size.rounds):
            at.tell(f"upload: halaman lain, putaran {n + 1}")
            idle.append(_look(address, at.size.uploads))
            with _Uploaders(address, heavy) as uploaders:
                busy.append(_look(address, at.size.uploads))
            files += uploaders.taken
            ratios.append(median(busy[-1]) / median(idle[-1]))
    return [
        _figure(IDLE, idle),
        _figure(BUSY, busy, note=f"{median(ratios):.1f} × idle ({min(ratios):.1f}–{max(ratios):.1f}); {files} files answered meanwhile"),
        *tracked,
    ]


def _tracked(at: Context, address: str) -> list[Figure]:
    """The page that everybody waits for, beside one person with a telephone; p99 beside its own, round by round."""
    idle, busy, ratios, photos = [], [], [], 0
    with closing(http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)) as connection:
        page = f"{PAGE}/{_filed(connection)}"
    for n in range(at.size.rounds):
        at.tell(f"upload: halaman lacak, putaran {n + 1}")
        idle.append(_look(address, at.size.uploads, page))
        with _Uploaders(address, [_photo()], 1) as photographer:
            busy.append(_look(address, at.size.uploads, page))
        photos += photographer.taken
        ratios.append(percentile(busy[-1], 99) / percentile(idle[-1], 99))
    note = f"p99 {median(ratios):.1f} × its own idle ({min(ratios):.1f}–{max(ratios):.1f}); {photos} photos answered meanwhile"
    return [_figure(TRACKED, idle), _figure(PHOTOGRAPHED, busy, note)]


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


class _Uploaders:
    """`with _Uploaders(...)`: they send until it ends; `taken`: answers of 201 and 422."""

    def __init__(self, address: str, files: list[bytes], clients: int = CLIENTS) -> None:
        self._netloc, self._files, self._end = urlsplit(address).netloc, files, threading.Event()
        self.taken, self._lock, self._failed = 0, threading.Lock(), list[str]()
        self._threads = [threading.Thread(target=self._send, args=(n,), daemon=True) for n in range(clients)]

    def __enter__(self) -> "_Uploaders":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join(120)
        if self._failed:
            raise RuntimeError(self._failed[0])

    def _send(self, first: int) -> None:
        connection = http.client.HTTPConnection(self._netloc, timeout=120)
        n, room, code = first, 0, ""
        while not self._end.is_set() and not self._failed:
            if not room:
                room, code = 5, _filed(connection)
            file = self._files[n % len(self._files)]
            status, text = _ask(connection, f"/api/v1/lacak/{code}/lampiran", file, "application/octet-stream")
            n, room = n + 1, room - (status == 201)
            with self._lock:
                self.taken += status in (201, 422)
                if status >= 500:
                    self._failed.append(f"{status}: {text[:200]!r}")
        connection.close()


def _ask(connection: http.client.HTTPConnection, path: str, body: bytes, kind: str) -> tuple[int, bytes]:
    connection.request("POST", path, body, {"Content-Type": kind})
    answer = connection.getresponse()
    return answer.status, answer.read()
