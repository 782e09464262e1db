"""Bad inputs by the thousand, at every address and every form: no 500, and no event but of what was answered with success.

Every address and form gets a third of them, each another third; all get all of them in the long proofs.
"""

import http.client
import json
import re
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode, urlsplit

import psycopg
import pytest
from marshmallow import fields

from shared.web.api import Route
from tests.project.test_proxy import RUTE as SEMUA
from tests.serangan.masukan import KEPALA, KODE, NILAI, TEKS, mentah
from tests.services.kantor_uji import KantorUji
from tests.support.matriks import RUTE, isi_untuk

JAHAT = "<script>alert(1)</script>"
ENTAH = "0192b3f0-0000-7000-8000-000000000001"


@dataclass
class Penyerang:
    """Sends over one connection, and holds every answer against what is in the store."""

    kantor: KantorUji
    owner: psycopg.Connection
    aduan: dict
    banyak: int = 0
    jawaban: dict[int, int] = field(default_factory=dict)
    _sambungan: http.client.HTTPConnection | None = None

    def kirim(self, method: str, url: str, isi: bytes | None = None, **kepala: str) -> tuple[int, bytes]:
        """(status, body). A connection that the server ended before an answer counts as an answer of 400 (no HTTP at all)."""
        self.owner.execute("DELETE FROM akun.batas")  # else every answer is soon "too often"
        sebelum, muat = self.kejadian(), {k.replace("_", "-"): v for k, v in kepala.items()}
        for _ in range(2):
            try:
                self._sambungan = self._sambungan or http.client.HTTPConnection("127.0.0.1", self.kantor.program.port, timeout=30)
                self._sambungan.request(method, url, isi, muat)
                r = self._sambungan.getresponse()
                status, teks, jenis = r.status, r.read(), r.headers.get("Content-Type", "")
                break
            except (http.client.HTTPException, ConnectionError):
                self._sambungan.close()
                self._sambungan, status, teks, jenis = None, 400, b"", ""
        self.banyak += 1
        self.jawaban[status] = self.jawaban.get(status, 0) + 1
        apa = f"{method} {url[:200]} {muat} {(isi or b'')[:200]!r} -> {status} {teks[:300]!r}"
        assert status < 500, apa + self.sebab()
        assert b"Traceback" not in teks and ("html" not in jenis or JAHAT.encode() not in teks), apa
        if status >= 400 or method == "GET":
            assert self.kejadian() == sebelum, f"refused, and yet something was stored: {apa}"
        return status, teks

    def tutup(self) -> None:
        if self._sambungan is not None:
            self._sambungan.close()
            self._sambungan = None

    def sebab(self) -> str:
        """What the program logged of it last."""
        return "\n" + "\n".join([b for b in self.kantor.program.keluaran.splitlines() if '"unexpected"' in b][-1:])

    def kejadian(self) -> int:
        return self.owner.execute("SELECT count(*) FROM eventstore.events").fetchone()[0]

    def url(self, pola: str, **ganti: str) -> str:
        """A route's address with real ids, or what is given for all of them."""
        ada = {"aduan_id": self.aduan["id"], "kode": self.aduan["kode_lacak"]} | ganti
        return re.sub(
            r"<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>", lambda m: ada.get(m[2]) or {"uuid": ENTAH, "int": "7"}.get(m[1] or "", "x"), pola
        )


@pytest.fixture(scope="module")
def penyerang(kantor: KantorUji) -> Iterator[Penyerang]:
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as owner:
        p = Penyerang(kantor, owner, kantor.aduan())
        yield p
        p.tutup()


@pytest.fixture(scope="module", params=["sepersepuluh", pytest.param("semua", marks=pytest.mark.panjang)])
def porsi(request: pytest.FixtureRequest) -> Callable[[Sequence, int], Sequence]:
    """`porsi(inputs, n)`: what the n-th that takes them gets."""
    if request.param == "semua":
        return lambda semua, n: semua
    return lambda semua, n: semua[n % 10 :: 10] or [semua[n % len(semua)]]


@pytest.fixture(scope="module")
def kepala(kantor: KantorUji) -> dict[str, str]:
    return {"Authorization": f"Bearer {kantor.token('operator')}", "Content-Type": "application/json"}


def nama(rute: Route) -> str:
    return f"{rute.method} {rute.url}"


@pytest.mark.parametrize("rute", [r for r in RUTE if r.body], ids=nama)
def test_every_field_of_the_api(penyerang: Penyerang, kepala: dict, rute: Route, porsi: Callable):
    def kirim(isi: object) -> None:
        penyerang.kirim(rute.method, penyerang.url(rute.url), json.dumps(isi).encode(), **kepala)

    dasar = isi_untuk(rute.body, induk=ENTAH)
    for n, (bidang, jenis) in enumerate(rute.body().fields.items()):
        for nilai in porsi([*TEKS, *NILAI], n):
            kirim(dasar | {bidang: nilai})
        if isinstance(jenis, fields.Nested):
            for m, dalam in enumerate(jenis.nested().fields):
                for nilai in porsi([*TEKS[::3], *NILAI], m):
                    kirim(dasar | {bidang: {**isi_untuk(jenis.nested), dalam: nilai}})


@pytest.mark.parametrize("rute", [r for r in RUTE if r.method == "POST"], ids=nama)
def test_every_body_of_the_api(penyerang: Penyerang, kepala: dict, rute: Route):
    for jenis, isi in mentah():
        penyerang.kirim("POST", penyerang.url(rute.url), isi, **(kepala | {"Content-Type": jenis}))


@pytest.mark.parametrize("rute", [r for r in RUTE if r.query], ids=nama)
def test_every_query_of_the_api(penyerang: Penyerang, kepala: dict, rute: Route):
    for bidang in rute.query().fields:
        for nilai in TEKS:
            if len(nilai) < 20_000:
                penyerang.kirim("GET", f"{penyerang.url(rute.url)}?{urlencode({bidang: nilai})}", **kepala)
        for kode in KODE:
            penyerang.kirim("GET", f"{penyerang.url(rute.url)}?{bidang}={kode}&{bidang}=x", **kepala)


def test_every_address_with_every_spelling(penyerang: Penyerang, kepala: dict, porsi: Callable):
    for n, (metode, pola) in enumerate(sorted(SEMUA)):
        if "<" in pola:
            for kode in porsi(KODE, n):
                alamat = re.sub(r"<[^>]+>", kode.replace("\\", ""), pola)
                penyerang.kirim(metode, alamat, b"{}" if metode == "POST" else None, **kepala)
    for alamat in (
        "/%00",
        "/%2e%2e/%2e%2e/etc/passwd",
        "//jahat.example/x",
        "/aset/%00",
        "/" + "a" * 7000,
        "/?%00=%00&%FF=%FF",
        "/api/v1/%ED%A0%80",
    ):
        penyerang.kirim("GET", alamat)


def test_every_address_with_every_header(penyerang: Penyerang, porsi: Callable):
    for nomor, (metode, pola) in enumerate(sorted(SEMUA)):
        for tambahan in porsi(KEPALA, nomor):
            penyerang.kirim(metode, penyerang.url(pola), b"{}" if metode == "POST" else None, **tambahan)


@pytest.mark.parametrize("peran", [None, "operator", "admin-kabupaten"])
def test_every_page_takes_every_body(penyerang: Penyerang, kantor: KantorUji, peran: str | None, porsi: Callable):
    masuk = {}
    if peran:
        kuki = kantor.masuk(peran, "33.13" if "kabupaten" in peran else "33.13.17").sesi.cookies
        masuk = {"Cookie": "; ".join(f"{c.name}={c.value}" for c in kuki)}
    for n, (metode, pola) in enumerate(sorted(SEMUA)):
        if metode == "POST" and not pola.startswith("/api/") and "keluar" not in pola:
            for jenis, isi in porsi(list(mentah()), n):
                if "json" not in jenis or len(isi) < 1000:
                    penyerang.kirim("POST", penyerang.url(pola), isi, **masuk, **{"Content-Type": jenis, "Sec-Fetch-Site": "same-origin"})


def halaman_dari(p, mulai: tuple[str, ...], terbanyak: int = 60) -> Iterator[str]:
    """Pages that can be reached by links, each kind of address once."""
    antre, kenal = list(mulai), set()
    while antre and len(kenal) < terbanyak:
        path = antre.pop(0)
        jenis = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9A-Z]{5}(-[0-9A-Z]{1,5})+|\d\d\.\d\d\.\d\d|\d+", "_", urlsplit(path).path)
        if jenis in kenal or path.startswith(("/aset", "/keluar", "/api")):
            continue
        kenal.add(jenis)
        p.buka(path)
        if p.jawaban.headers.get("Content-Type", "").startswith("text/html"):
            yield path
            antre += [h.replace("&amp;", "&") for h in re.findall(r'href="(/[^"#/][^"#]*)', p.html)]


@pytest.mark.parametrize("peran", [None, "operator", "camat", "admin-kecamatan", "admin-kabupaten"])
def test_every_form_with_every_text(penyerang: Penyerang, kantor: KantorUji, peran: str | None, porsi: Callable):
    """As a browser sends it: with the form's token, each text in all its fields at once."""
    from tests.services.halaman_uji import peramban, sampai_periksa
    from tests.support.peramban import _Pembaca

    mulai = ["/", "/kantor/33.13.17", "/lacak", "/masuk", "/daftar", "/akun", f"/lacak/{penyerang.aduan['kode_lacak']}"]
    if peran is None:
        p = sampai_periksa(kantor)
        draf = p.path.removesuffix("/periksa")
        mulai += [f"{draf}/{n}" for n in ("siapa", "kategori", "isi", "periksa")]
    else:
        p = kantor.masuk(peran, "33.13" if "kabupaten" in peran else "33.13.17")
        mulai += [
            "/petugas",
            "/papan",
            "/admin/petugas",
            "/admin/kantor",
            "/admin/kategori",
            "/admin/penghapusan",
            "/admin/aturan",
            "/admin/kabar",
            "/admin/sistem",
        ]
        mulai += [f"/petugas/aduan/{penyerang.aduan['id']}", f"/petugas/tanggapan/{penyerang.aduan['id']}"]
    terkirim = 0
    for path in halaman_dari(p, tuple(mulai)):
        pembaca = _Pembaca()
        pembaca.feed(p.html)
        kuki = "; ".join(f"{c.name}={c.value}" for c in p.sesi.cookies)
        for f in pembaca.formulir:
            alamat = f.aksi or urlsplit(p.jawaban.url).path
            if f.cara.lower() != "post" or "keluar" in alamat:
                continue
            for teks in porsi(TEKS[:: 1 if peran is None else 4], terkirim):
                isi = {k: v if k == "_tanda" else teks for k, v in f.isi.items()}
                tubuh = urlencode(isi, errors="surrogatepass").encode()
                penyerang.kirim(
                    "POST",
                    alamat,
                    tubuh,
                    Cookie=kuki,
                    **{"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"},
                )
                terkirim += 1
        assert path
    assert terkirim >= 10
    assert peramban(kantor).buka("/").jawaban.status_code == 200


def test_slow_bodies_hold_nobody_up(penyerang: Penyerang, kantor: KantorUji):
    """More of them than the services have workers; each sends a byte now and then."""
    lambat = []
    try:
        for _ in range(80):
            s = socket.create_connection(("127.0.0.1", kantor.program.port), 10)
            s.sendall(b"POST /api/v1/aduan HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{")
            lambat.append(s)
        for _ in range(5):
            for s in lambat:
                s.sendall(b" ")
            mulai = time.monotonic()
            penyerang.kirim("POST", "/api/v1/aduan", b"{}", **{"Content-Type": "application/json"})
            assert time.monotonic() - mulai < 9
    finally:
        for s in lambat:
            s.close()


def test_in_the_end_every_receipt_is_there_and_the_ledger_is_sound(penyerang: Penyerang, kantor: KantorUji, porsi: Callable):
    kodes = [kantor.aduan()["kode_lacak"] for _ in range(5)]
    assert all(kantor.program.call("GET", f"/api/v1/lacak/{quote(k)}").status == 200 for k in kodes)
    assert kantor.program.call("GET", "/healthz").isi["status"] == "sehat"
    assert kantor.program.cli("verify").returncode == 0
    assert '"unexpected"' not in kantor.program.keluaran
    print(f"{penyerang.banyak} bad inputs, answers by status: {dict(sorted(penyerang.jawaban.items()))}")
    assert penyerang.banyak > (5000 if len(porsi(TEKS, 0)) == len(TEKS) else 1500)
