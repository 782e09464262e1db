"""The door: nobody's body is taken in before it is asked whether they may come in; slow and many are let go; looking leaves no trace."""

import http.client
import re
import socket
import time
from collections.abc import Iterator

import psycopg
import pytest

from shared.acuan.akses.sesi import Pengunjung
from tests.services.halaman_uji import ISI, SIAPA
from tests.services.kantor_uji import JENAWI, KantorUji
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

BESAR = 10_000_000
KAMI = "198.51.100."
VERSI = "HTTP/1.1\nHost: x"


@pytest.fixture(scope="module")
def owner(kantor: KantorUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield conn


def mulai(kantor: KantorUji, kepala: str) -> socket.socket:
    """A connection on which the head of a request was sent, and nothing else."""
    s = socket.create_connection(("127.0.0.1", kantor.program.port), 15)
    s.sendall(kepala.replace("\n", "\r\n").encode() + b"\r\n\r\n")
    return s


def jawaban(s: socket.socket) -> tuple[int, str]:
    """(status, all of it); 0 for a connection that was ended without a word."""
    teks = b""
    try:
        while bagian := s.recv(65536):
            teks += bagian
    except ConnectionError:
        pass
    finally:
        s.close()
    cocok = re.match(rb"HTTP/1\.[01] (\d+)", teks)
    return int(cocok[1]) if cocok else 0, teks.decode(errors="replace")


TANPA_HAK = {
    "a token nobody has": "POST /api/v1/aduan/{id}/klasifikasi {versi}\nAuthorization: Bearer xyz\nContent-Type: application/json",
    "no token": "POST /api/v1/aduan/{id}/lampiran {versi}\nContent-Type: application/octet-stream",
    "a token of another office": "POST /api/v1/aduan/{id}/lampiran {versi}\nAuthorization: Bearer {lain}\nContent-Type: application/pdf",
    "a code nobody has": "POST /api/v1/lacak/AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA/lampiran {versi}\nContent-Type: image/png",
    "a page without a session": "POST /petugas/aduan/{id}/tolak {versi}\nContent-Type: application/x-www-form-urlencoded",
    "another site": "POST /lacak {versi}\nSec-Fetch-Site: cross-site\nContent-Type: application/x-www-form-urlencoded",
    "another origin": "POST /masuk {versi}\nOrigin: https://jahat.example\nContent-Type: application/x-www-form-urlencoded",
    "somebody else's draft": "POST /lapor/0192b3f0-0000-7000-8000-000000000001/isi {versi}\nContent-Type: multipart/form-data; boundary=x",
    "files without a cookie": "POST /lacak/{kode}/lampiran {versi}\nContent-Type: multipart/form-data; boundary=x",
    "what is too large": "POST /api/v1/aduan {versi}\nContent-Type: application/json",
    "an address that is not there": "POST /tidak/ada {versi}\nContent-Type: application/json",
}


@pytest.mark.parametrize("siapa", TANPA_HAK)
def test_who_may_not_come_in_is_answered_before_their_body_is_sent(kantor: KantorUji, siapa: str):
    aduan = kantor.aduan()
    kepala = TANPA_HAK[siapa].format(versi=VERSI, id=aduan["id"], kode=aduan["kode_lacak"], lain=kantor.token("operator", "33.13.16"))
    mulanya = time.monotonic()
    status, teks = jawaban(mulai(kantor, f"{kepala}\nContent-Length: {BESAR}"))
    assert status in (303, 401, 403, 404, 413), (siapa, status, teks[:300])
    assert "Connection: close" in teks
    assert time.monotonic() - mulanya < 9, "it waited for the body"


@pytest.mark.panjang
def test_a_quota_is_asked_before_the_body_is_sent(kantor: KantorUji):
    kode, dari = kantor.aduan()["kode_lacak"], f"X-Forwarded-For: {KAMI}7"
    for _ in range(120):
        kantor.program.call("POST", "/api/v1/aduan", {}, headers={"X-Forwarded-For": f"{KAMI}7"})
        kantor.program.call("POST", f"/api/v1/lacak/{kode}/lampiran", b"", headers={"X-Forwarded-For": f"{KAMI}7"})
    for kepala in (
        f"POST /api/v1/aduan {VERSI}\n{dari}\nContent-Type: application/json\nContent-Length: 900000",
        f"POST /api/v1/lacak/{kode}/lampiran {VERSI}\n{dari}\nContent-Type: image/png\nContent-Length: {BESAR}",
    ):
        status, teks = jawaban(mulai(kantor, kepala))
        assert status == 429, teks[:300]
    assert kantor.program.call("POST", "/api/v1/aduan", {}, headers={"X-Forwarded-For": f"{KAMI}8"}).status == 422


@pytest.mark.panjang
def test_slow_connections_hold_nobody_up_and_are_let_go(kantor: KantorUji):
    """Some in their first line, some in their headers, some in a body that is allowed: far more than there are workers."""
    awal = [
        b"GET",
        b"GET / HTTP/1.1\r\nHost: x\r\nX",
        b"POST /api/v1/aduan HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{",
    ]
    lambat = []
    try:
        for n in range(150):
            s = socket.create_connection(("127.0.0.1", kantor.program.port), 10)
            s.sendall(awal[n % 3])
            lambat.append(s)
        mulanya = time.monotonic()
        assert kantor.program.call("GET", "/").status == 200
        assert kantor.program.call("POST", "/api/v1/aduan", {}).status == 422
        assert time.monotonic() - mulanya < 9
        for s in lambat:
            s.settimeout(40)
            s.sendall(b" ")
        for s in lambat[:6]:
            status, _ = jawaban(s)
            assert status in (0, 400, 408), status
        assert time.monotonic() - mulanya < 45, "a byte now and then kept a connection"
    finally:
        for s in lambat:
            s.close()


def test_one_address_has_so_many_requests_at_once_and_others_go_on(kantor: KantorUji):
    kode = kantor.aduan()["kode_lacak"]
    berkas = f"POST /api/v1/lacak/{kode}/lampiran {VERSI}\nX-Forwarded-For: {KAMI}9\nContent-Type: image/png\nContent-Length: 900000"
    jalan = [mulai(kantor, berkas) for _ in range(3)]
    try:
        eventually(lambda: jawaban(mulai(kantor, berkas))[0] == 429)
        mulanya = time.monotonic()
        assert kantor.program.call("GET", "/", headers={"X-Forwarded-For": f"{KAMI}9"}).status == 200, (
            "ordinary requests have their own place"
        )
        assert kantor.program.call("GET", "/", headers={"X-Forwarded-For": f"{KAMI}10"}).status == 200
        assert time.monotonic() - mulanya < 9
    finally:
        for s in jalan:
            s.close()


GET = (
    "/",
    "/masuk",
    "/daftar",
    "/lupa-sandi",
    "/lacak",
    "/lacak/hilang",
    f"/kantor/{JENAWI}",
    "/statistik",
    "/lapor/0192b3f0-0000-7000-8000-000000000001/isi",
)


def test_looking_makes_no_rows(kantor: KantorUji, owner: psycopg.Connection):
    aduan = kantor.aduan()
    hitung = "SELECT (SELECT count(*) FROM web.sesi), (SELECT count(*) FROM web.draf), (SELECT count(*) FROM akun.batas)"
    sebelum = owner.execute(hitung).fetchone()
    for path in (*GET * 8, f"/lacak/{aduan['kode_lacak']}", f"/resi/{aduan['kode_lacak']}", f"/lacak/{aduan['kode_lacak']}/data"):
        Peramban(kantor.program.url).buka(path)
    assert owner.execute(hitung).fetchone() == sebelum


def test_a_form_opened_without_a_session_can_be_sent_and_a_foreign_token_cannot(kantor: KantorUji, owner: psycopg.Connection):
    p = Peramban(kantor.program.url).buka("/masuk")
    p.kirim("/masuk", nama="tidak.ada", sandi="salah sekali 123")
    assert p.jawaban.status_code == 403 or "tidak cocok" in p.teks or p.jawaban.status_code == 422, p.teks[:300]
    lain, milik = Peramban(kantor.program.url).buka("/masuk"), Peramban(kantor.program.url).buka("/masuk")
    tanda = lain.formulir("/masuk").isi["_tanda"]
    milik.kirim("/masuk", nama="tidak.ada", sandi="salah sekali 123", _tanda=tanda)
    assert "terlalu lama terbuka" in milik.teks
    kuki = milik.sesi.cookies.get("aduan")
    assert owner.execute("SELECT count(*) FROM web.sesi WHERE id_hash = %s", [Pengunjung(bytes.fromhex(kuki)).id_hash]).fetchone()[0] == 0


def test_the_files_of_unsent_drafts_have_a_quota_of_their_visitor_and_of_their_address(kantor: KantorUji, owner: psycopg.Connection):
    """The rest of each quota is filled by the database itself: what counts is that the next one is refused in words."""
    from tests.lampiran.bahan import gambar

    def draf(**kepala: str) -> Peramban:
        p = Peramban(kantor.program.url, **kepala).buka(f"/kantor/{JENAWI}").kirim("/lapor")
        p.kirim(**{n: SIAPA[n] for n in SIAPA})
        return p.kirim("/kategori", pilihan="infrastruktur/jalan-rusak")

    def unggah(p: Peramban) -> str:
        f = p.formulir()
        p.jawaban = p.sesi.post(
            p.jawaban.url.partition("?")[0].partition("#")[0],
            {**f.isi, **ISI, "unggah": "1"},
            files={"foto": ("a.jpg", gambar())},
            timeout=60,
        )
        return p.teks

    satu = draf(X_Forwarded_For=f"{KAMI}20")
    assert "terlalu banyak" not in unggah(satu)
    owner.execute("UPDATE web.draf_lampiran SET ukuran = 100 * 1024 * 1024 WHERE asal <> ''")
    assert "belum dikirim dari peramban atau jaringan ini" in unggah(satu)
    dua = draf(X_Forwarded_For=f"{KAMI}20")
    assert "belum dikirim dari peramban" not in unggah(dua)
    owner.execute("UPDATE web.draf_lampiran SET ukuran = 256 * 1024 * 1024 WHERE asal <> ''")
    assert "belum dikirim dari peramban atau jaringan ini" in unggah(draf(X_Forwarded_For=f"{KAMI}20"))
    assert "belum dikirim dari peramban" not in unggah(draf(X_Forwarded_For=f"{KAMI}21"))
    owner.execute("DELETE FROM web.draf_lampiran")


def test_no_client_chooses_its_address_and_each_keeps_its_own_limit_behind_two_proxies(kantor: KantorUji):
    """The outer proxy (a trusted network) wrote the client last but one; what the client itself wrote before that counts for nothing."""
    for n in range(121):
        jawab = kantor.program.call("POST", "/api/v1/aduan", {}, headers={"X-Forwarded-For": f"203.0.113.{n}, {KAMI}30, 127.0.0.9"})
    assert jawab.status == 429
    assert kantor.program.call("POST", "/api/v1/aduan", {}, headers={"X-Forwarded-For": f"{KAMI}31, 127.0.0.9"}).status == 422
    assert kantor.program.call("POST", "/api/v1/aduan", {}, headers={"X-Forwarded-For": f"{KAMI}30"}).status == 429


def test_links_begin_with_our_own_address_whatever_a_request_says(kantor: KantorUji):
    """The picture on a receipt is the link: it is the same whatever the request says."""
    aduan, gambar = kantor.aduan(), []
    jahat = {"Host": "jahat.example", "X-Forwarded-Host": "jahat.example", "X-Forwarded-Proto": "ftp", "Forwarded": "host=jahat.example"}
    for kepala in ({}, jahat):
        c = http.client.HTTPConnection("127.0.0.1", kantor.program.port, timeout=30)
        c.request("GET", f"/resi/{aduan['kode_lacak']}", headers={"Accept": "text/html", **kepala})
        teks = c.getresponse().read().decode()
        c.close()
        assert "jahat.example" not in teks
        gambar.append(re.findall(r"<svg.*?</svg>|src=\"data:[^\"]+\"", teks, re.S))
    assert gambar[0] and gambar[0] == gambar[1]
    admin = kantor.masuk("admin-kecamatan", nama="Admin Uji")
    admin.sesi.headers["X-Forwarded-Host"] = "jahat.example"
    admin.sesi.headers["X-Forwarded-Proto"] = "ftp"
    admin.buka("/admin/petugas").kirim(
        "/admin/petugas", nama="Baru", nama_masuk=f"baru.{aduan['nomor'][-6:]}", wilayah=JENAWI, **{"peran-operator": "on"}
    )
    assert f"{kantor.program.url}/undangan/" in admin.html
