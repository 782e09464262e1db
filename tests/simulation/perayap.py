"""Everything that can be followed from where somebody stands: links, forms and pictures of pages, addresses in mails and papers."""

import io
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from pypdf import PdfReader

from tests.support.peramban import Peramban

ALAMAT = re.compile(r"https?://[^\s\"'<>()]+")
BAGIAN = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}
# What is one of many on an address: a code, a file's hash, an id, an office, a number.
SATU = re.compile(r"(?<=/lacak/)[^/.]+|(?<=/resi/)[^/.]+|(?<=/aset/).*|[0-9a-f]{8}-[0-9a-f-]{27}|\b\d{2}\.\d{2}(\.\d{2})?\b|\b\d+\b")
AWAL = ""  # where whoever goes on from nowhere comes from
LAIN = ("mailto:", "tel:", "data:", "#")
PDF, HALAMAN = "application/pdf", "text/html"


class Tautan(NamedTuple):
    """`cara`: get, or post for a form that is only looked for, never sent."""

    cara: str
    alamat: str


class _Pembaca(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tautan: list[Tautan] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = {k: v or "" for k, v in attrs}
        if tag in BAGIAN and BAGIAN[tag] in a:
            self.tautan.append(Tautan(a.get("method", "get").lower(), a[BAGIAN[tag]]))
        if "formaction" in a:
            self.tautan.append(Tautan("post", a["formaction"]))


def alamat_di(teks: str) -> list[str]:
    """Those that stand in a text in full."""
    return [unescape(x).rstrip(".,;") for x in ALAMAT.findall(teks)]


def alamat_pdf(isi: bytes) -> list[str]:
    """Those that a paper has in words, and those that can be pressed on it."""
    hasil: list[str] = []
    for lembar in PdfReader(io.BytesIO(isi)).pages:
        hasil += alamat_di(lembar.extract_text())
        for satu in lembar.get("/Annots") or []:
            aksi = satu.get_object().get("/A")
            if aksi is not None and "/URI" in aksi:
                hasil.append(str(aksi["/URI"]))
    return hasil


@dataclass
class Perayap:
    """Goes wherever somebody can go, `paling` times to each kind of page, never to what has `kecuali` in its address; `salah`: what they
    were led to and could not open."""

    peramban: Peramban
    paling: int
    kecuali: tuple[str, ...] = ()
    dibuka: dict[Tautan, int] = field(default_factory=dict)  # with what it answered
    salah: list[str] = field(default_factory=list)
    jenis: Counter[tuple[str, str]] = field(default_factory=Counter)

    def jelajah(self, mulai: Iterable[str]) -> "Perayap":
        antre = deque((Tautan("get", x), AWAL) for x in mulai)
        while antre:
            tautan, dari = antre.popleft()
            if (satu := self._perlu(tautan, dari, wajib=dari == AWAL)) is not None:
                antre.extend((x, satu.alamat) for x in self._buka(satu, dari))
        return self

    def _perlu(self, tautan: Tautan, dari: str, wajib: bool) -> Tautan | None:
        """As it is asked for, where it was not yet; what leads to another host is wrong."""
        if tautan.alamat.startswith(LAIN) or any(x in tautan.alamat for x in self.kecuali):
            return None
        penuh = urlsplit(urljoin(self.peramban.url + dari, tautan.alamat))
        if f"{penuh.scheme}://{penuh.netloc}" != self.peramban.url:
            self.salah.append(f"{dari} leads to {tautan.alamat}")
            return None
        satu = Tautan(tautan.cara, penuh.path + (f"?{penuh.query}" if penuh.query and tautan.cara == "get" else ""))
        macam = satu.cara, SATU.sub("*", penuh.path) + "?" + "&".join(sorted({x.partition("=")[0] for x in penuh.query.split("&")}))
        if satu in self.dibuka or (self.jenis[macam] >= self.paling and not wajib):
            return None
        self.jenis[macam] += 1
        return satu

    def _buka(self, satu: Tautan, dari: str) -> Iterator[Tautan]:
        jawaban = self.peramban.sesi.get(self.peramban.url + satu.alamat, timeout=60)
        self.dibuka[satu] = jawaban.status_code
        # Who sends a form by hand is told so, or that the page is for sending alone: there is something.
        ada = jawaban.status_code == 200 if satu.cara == "get" else jawaban.status_code not in (404, 500)
        if not ada:
            self.salah.append(f"{dari} leads to {satu.cara} {satu.alamat}: {jawaban.status_code}")
        elif satu.cara == "get" and jawaban.headers["Content-Type"].startswith(HALAMAN):
            pembaca = _Pembaca()
            pembaca.feed(jawaban.text)
            yield from pembaca.tautan
        elif jawaban.headers["Content-Type"].startswith(PDF):
            yield from (Tautan("get", x) for x in alamat_pdf(jawaban.content))
