"""Clients who keep a process busy while another page is looked at: each does its own work again and again, without a pause."""

import http.client
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from urllib.parse import urlencode, urlsplit

Work = Callable[[http.client.HTTPConnection], bool]  # one piece of it: whether it counts as done. Raises for an answer that is none
MARK = re.compile(rb'name="_tanda" value="([^"]+)"')
HTML = {"Accept": "text/html"}
PATIENCE = 120  # seconds


@dataclass(frozen=True)
class Page:
    headers: Mapping[str, str]
    body: bytes


class Busy:
    """`with Busy(address, works)`: a client for each until it ends, `done` pieces of work together."""

    def __init__(self, address: str, works: Sequence[Work]) -> None:
        self._netloc, self._end = urlsplit(address).netloc, threading.Event()
        self.done, self._lock, self._failed = 0, threading.Lock(), list[Exception]()
        self._threads = [threading.Thread(target=self._go_on, args=(work,), daemon=True) for work in works]

    def __enter__(self) -> "Busy":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        for thread in self._threads:
            thread.join(PATIENCE)
        if self._failed:
            raise self._failed[0]

    def _go_on(self, work: Work) -> None:
        connection = http.client.HTTPConnection(self._netloc, timeout=PATIENCE)
        try:
            while not self._end.is_set() and not self._failed:
                counts = work(connection)
                with self._lock:
                    self.done += counts
        except Exception as e:  # told by whoever ends it
            self._failed.append(e)
        finally:
            connection.close()


def signs_in(name: str, password: str) -> Work:
    """As a browser that was never here: it gets its cookie and the form's mark with the page."""

    def work(connection: http.client.HTTPConnection) -> bool:
        page = fetch(connection, "/masuk")
        cookie, mark = page.headers["Set-Cookie"].partition(";")[0], MARK.search(page.body)
        if mark is None:
            raise RuntimeError(f"/masuk: {page.body[:300]!r}")
        form = urlencode({"_tanda": mark[1], "nama": name, "sandi": password})
        connection.request("POST", "/masuk", form, {"Content-Type": "application/x-www-form-urlencoded", "Cookie": cookie, **HTML})
        answer = connection.getresponse()
        text = answer.read()
        if answer.status != 303:
            raise RuntimeError(f"/masuk: {answer.status}: {text[:300]!r}")
        return True

    return work


def opens(cookie: str, pages: Sequence[str]) -> Work:
    """These pages by turns, as who has signed in."""
    turn = cycle(pages)

    def work(connection: http.client.HTTPConnection) -> bool:
        fetch(connection, next(turn), {"Cookie": f"aduan={cookie}"})
        return True

    return work


def fetch(connection: http.client.HTTPConnection, path: str, headers: Mapping[str, str] | None = None) -> Page:
    """Raises for what is not answered with 200."""
    connection.request("GET", path, headers={**HTML, **(headers or {})})
    answer = connection.getresponse()
    body = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path}: {answer.status}: {body[:300]!r}")
    return Page(answer.headers, body)
