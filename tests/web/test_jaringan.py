"""The office's network: TLS and plain on one port, what each is told, and whom the words about cookies blame."""

import http.client
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from ops.jaringan import qr
from ops.klaster import port_bebas
from shared.machinery.networks import in_address
from shared.machinery.settings import REPO
from shared.machinery.tls.authority import CERTIFICATE, read_or_make
from shared.machinery.tls.certificates import Own
from shared.web.lan import LAN, Lan
from shared.web.origin import FormStale, PlainAddress, without_cookie
from shared.web.plain import plain_answer
from tests.support.tunggu import eventually

# A server in a process of its own, as the program's is: eventlet's hub is no guest for the tests' threads.
SERVER = """
import ops.hijau, sys, logging, eventlet
from pathlib import Path
from eventlet import wsgi
from werkzeug.wrappers import Request, Response
from shared.machinery.networks import bound
from shared.machinery.tls.authority import read_or_make
from shared.machinery.tls.certificates import Own
from shared.web.lan import LAN, Lan
from shared.web.plain import plain_answer
folder, port = Path(sys.argv[1]), int(sys.argv[2])
own = Own(read_or_make(folder, ["pc-kantor"]), ["pc-kantor"])
lan = Lan(("127.0.0.1", "127.0.0.2", "::1"), ("127.0.0.1",), port, ("127.0.0.2", "pc-kantor"), own)
def site(environ, start):
    request = Request(environ)
    answer = plain_answer(lan, request) if LAN in environ else Response(request.url)
    return answer(environ, start)
def serve(host):
    listening = bound(host, port)
    listening.listen(50)
    wsgi.server(listening, site, protocol=lan.protocol, log_output=False, log=logging.getLogger("x"), debug=False)
for host in lan.hosts: eventlet.spawn(serve, host)
eventlet.sleep(600)
"""


class Kantor:
    def __init__(self, folder: Path) -> None:
        self.port, self.otoritas = port_bebas(), read_or_make(folder, ["pc-kantor"])
        perintah = [sys.executable, "-c", SERVER, str(folder), str(self.port)]
        self.proses = subprocess.Popen(perintah, cwd=REPO, stderr=subprocess.PIPE)
        eventually(lambda: self._terbuka() or self.proses.poll() is not None)

    def _terbuka(self) -> bool:
        with socket.socket() as s:
            return s.connect_ex(("127.0.0.2", self.port)) == 0

    def minta(self, alamat: str, path: str = "/", nama: str | None = None, cara: str = "GET") -> tuple[int, dict[str, str], bytes]:
        """`nama`: over TLS, by that name."""
        saluran = http.client.HTTPConnection(alamat, self.port, timeout=10)
        if nama is not None:
            percaya = ssl.create_default_context(cafile=str(self.otoritas.folder / CERTIFICATE))
            mentah = socket.create_connection((alamat, self.port), timeout=10)
            saluran.sock = percaya.wrap_socket(mentah, server_hostname=nama)
        saluran.request(cara, path, headers={"Host": f"{in_address(nama or alamat)}:{self.port}", "Accept": "text/html"})
        jawab = saluran.getresponse()
        isi = jawab.read()
        saluran.close()
        return jawab.status, dict(jawab.headers), isi


@pytest.fixture(scope="module")
def kantor(tmp_path_factory) -> Iterator[Kantor]:
    satu = Kantor(tmp_path_factory.mktemp("k") / "jaringan")
    yield satu
    satu.proses.terminate()
    _, galat = satu.proses.communicate(timeout=10)
    assert galat == b"", "whatever a client does, nothing is printed"


@pytest.mark.parametrize(("alamat", "nama"), [("127.0.0.2", "127.0.0.2"), ("127.0.0.2", "pc-kantor"), ("::1", "::1"), ("::1", "pc-kantor")])
def test_other_computers_are_served_over_tls_by_address_and_by_name(kantor, alamat, nama):
    status, _, isi = kantor.minta(alamat, "/lacak", nama)
    assert (status, isi.decode()) == (200, f"https://{in_address(nama)}:{kantor.port}/lacak")


def test_this_computer_itself_is_served_as_ever_and_over_tls_too(kantor):
    assert kantor.minta("127.0.0.1")[2] == f"http://127.0.0.1:{kantor.port}/".encode()
    assert kantor.minta("127.0.0.1", nama="127.0.0.1")[2].startswith(b"https://")


def test_without_tls_the_network_is_told_the_address_that_is_encrypted_and_redirected_nowhere(kantor):
    status, kepala, isi = kantor.minta("127.0.0.2", "/lacak")
    assert status == 426
    assert "Location" not in kepala and "Set-Cookie" not in kepala
    assert f'href="https://127.0.0.2:{kantor.port}/lacak"'.encode() in isi
    assert kantor.otoritas.fingerprint.encode() in isi
    assert kantor.minta("127.0.0.2", "/masuk", cara="POST")[0] == 426
    status, _, isi = kantor.minta("::1", "/lacak")
    assert status == 426 and f'href="https://[::1]:{kantor.port}/lacak"'.encode() in isi


def test_the_authoritys_certificate_is_had_without_tls_and_its_key_is_not(kantor):
    status, kepala, isi = kantor.minta("127.0.0.2", "/otoritas.crt")
    assert (status, kepala["Content-Type"], isi) == (200, "application/x-x509-ca-cert", kantor.otoritas.der)
    assert kantor.minta("127.0.0.2", "/otoritas.key")[0] == 426


def test_scanners_silent_ones_and_devices_without_trust_harm_nobody(kantor):
    tak_percaya = ssl.create_default_context()
    with pytest.raises(ssl.SSLCertVerificationError), socket.create_connection(("127.0.0.2", kantor.port), timeout=10) as s:
        tak_percaya.wrap_socket(s, server_hostname="127.0.0.2")
    diam = socket.create_connection(("127.0.0.2", kantor.port))
    for kata in (b"", b"\x16", b"\x16\x03\x01 sama sekali bukan TLS", b"\x00" * 40):
        with socket.create_connection(("127.0.0.2", kantor.port)) as s:
            s.sendall(kata)
    assert kantor.minta("127.0.0.2", nama="127.0.0.2")[0] == 200, "while one says nothing"
    diam.close()


def test_who_is_called_by_a_name_that_is_not_theirs_names_their_address(tmp_path):
    lan = Lan(("0.0.0.0",), ("127.0.0.1",), 443, ("192.168.1.10", "pc-kantor"), Own(read_or_make(tmp_path / "j", []), []))
    alamat = {"SERVER_NAME": "192.168.1.10", LAN: lan}
    dikenal = Request(EnvironBuilder(path="/a", base_url="http://pc-kantor/").get_environ() | alamat | {"HTTP_HOST": "pc-kantor"})
    asing = Request(EnvironBuilder(path="/a", base_url="http://jahat.example/").get_environ() | alamat)
    assert b"https://pc-kantor/a" in plain_answer(lan, dikenal).data
    assert b"https://192.168.1.10/a" in plain_answer(lan, asing).data


def _kirim(host: str, **kepala: str) -> FormStale:
    return without_cookie(Request(EnvironBuilder(base_url=f"http://{host}/", headers=kepala, method="POST").get_environ()), "")


def test_where_no_browser_keeps_the_cookie_the_address_is_blamed_and_nobody_who_reads_it():
    for salah in (_kirim("kantor.lan:8000", Origin="http://kantor.lan:8000"), _kirim("192.168.1.10:8000", Origin="null")):
        assert isinstance(salah, PlainAddress)
        assert "bukan kesalahan Anda" in str(salah) and "https://" in str(salah) and "{" not in str(salah)


def test_where_the_browser_could_have_kept_it_the_age_of_the_page_is_the_reason():
    for benar in (
        _kirim("127.0.0.1:8000", Origin="http://127.0.0.1:8000"),
        _kirim("aduan.example.go.id", Origin="https://aduan.example.go.id"),
        _kirim("aduan.example.go.id", **{"Origin": "null", "Sec-Fetch-Site": "same-origin"}),
    ):
        assert type(benar) is FormStale


def test_the_qr_code_at_a_terminal_is_as_wide_as_it_is_high():
    baris = qr("https://192.168.1.10:8000").splitlines()
    lebar = {len(b.replace("\x1b[7m", "").replace("\x1b[0m", "").replace("\x1b[49m", "")) for b in baris}
    assert len(lebar) == 1 and abs(lebar.pop() - 2 * len(baris)) <= 1
