"""A browser without JavaScript: keeps cookies, follows redirects, sends the forms it finds as a person fills them in."""

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from urllib.parse import urljoin

import requests


@dataclass
class Formulir:
    """A form as it stands on the page: where it goes and what its fields hold."""

    aksi: str
    cara: str
    isi: dict[str, str]


class _Pembaca(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.formulir: list[Formulir] = []
        self._area: str | None = None
        self._pilihan: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {k: v or "" for k, v in attrs}
        if tag == "option" and self._pilihan and self.formulir:
            isi = self.formulir[-1].isi
            if self._pilihan not in isi or any(k == "selected" for k, _ in attrs):
                isi[self._pilihan] = a.get("value", "")
        elif tag == "form":
            self.formulir.append(Formulir(a.get("action", ""), a.get("method", "get"), {}))
        elif not self.formulir or "name" not in a or "disabled" in a:
            return
        elif tag == "select":
            self._pilihan = a["name"]
        elif tag == "textarea":
            self._area = a["name"]
            self.formulir[-1].isi[self._area] = ""
        elif tag == "input" and (a.get("type") not in ("radio", "checkbox", "file") or any(k == "checked" for k, _ in attrs)):
            self.formulir[-1].isi[a["name"]] = a.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
        elif tag == "select":
            self._pilihan = None

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self.formulir[-1].isi[self._area] += data.removeprefix("\n")


class Peramban:
    """`buka`, then `kirim`: each leaves `self.jawaban` (requests' own) and `self.teks`, the words of the page."""

    def __init__(self, url: str, **kepala: str) -> None:
        self.url = url
        self.sesi = requests.Session()
        self.sesi.headers.update(
            {"Accept": "text/html", "Sec-Fetch-Site": "same-origin", **{k.replace("_", "-"): v for k, v in kepala.items()}}
        )
        self.jawaban: requests.Response

    @property
    def html(self) -> str:
        return self.jawaban.text

    @property
    def teks(self) -> str:
        """What a person reads, in one line."""
        tanpa = re.sub(r"<(script|style|title)\b.*?</\1>|<[^>]+>", " ", self.html, flags=re.S)
        return " ".join(unescape(tanpa).split())

    @property
    def judul(self) -> str:
        return unescape(re.search(r"<title>(.*?)</title>", self.html, re.S)[1])

    @property
    def path(self) -> str:
        return self.jawaban.url.removeprefix(self.url)

    def buka(self, path: str) -> "Peramban":
        self.jawaban = self.sesi.get(urljoin(self.url, path), timeout=30)
        return self

    def formulir(self, aksi: str = "") -> Formulir:
        """The form of this page whose action contains `aksi`, a POST one if there is any."""
        pembaca = _Pembaca()
        pembaca.feed(self.html)
        cocok = [f for f in pembaca.formulir if aksi in f.aksi]
        return next((f for f in cocok if f.cara == "post"), cocok[0])

    def kirim(self, aksi: str = "", *, ikuti: bool = True, **isian: str | None) -> "Peramban":
        """Fills in and sends; None leaves a field out, as if it were not there."""
        f = self.formulir(aksi)
        data = {k: v for k, v in {**f.isi, **isian}.items() if v is not None}
        self.jawaban = self.sesi.post(urljoin(self.jawaban.url, f.aksi), data, timeout=30, allow_redirects=ikuti)
        return self
