"""Where alerts may go: public addresses, and what the site has named; never inside by another spelling, and never a file of ours."""

import socket

import pytest

from shared.kabar import tujuan
from shared.kabar.kirim import apprise
from shared.kabar.tujuan import Izin, masuk_akal

DALAM = [
    "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.0.0.5", "172.17.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1%eth0", "fd00:ec2::254", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00:1::", "bukan-alamat", "",
]  # fmt: skip


@pytest.mark.parametrize("alamat", DALAM)
def test_no_address_inside_is_called(alamat: str):
    assert not Izin().boleh(alamat, 443)


@pytest.mark.parametrize("alamat", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_public_addresses_are(alamat: str):
    assert Izin().boleh(alamat, 443)


def test_what_the_site_named_is_called_at_the_port_it_named():
    izin = Izin.dari("10.1.0.0/16, 127.0.0.1:25,[fd00::1]:587, fd00:2::/64, , salah:salah:/99")
    assert izin.boleh("10.1.2.3", 8080) and not izin.boleh("10.2.0.1", 8080)
    assert izin.boleh("127.0.0.1", 25) and not izin.boleh("127.0.0.1", 5432)
    assert izin.boleh("fd00::1", 587) and not izin.boleh("fd00::1", 25)
    assert izin.boleh("fd00:2::9", 1) and not izin.boleh("169.254.169.254", 80)


def nama(monkeypatch, **arti: str) -> None:
    """What names mean from now on."""

    def getaddrinfo(inang, *_, **__):
        if (alamat := arti.get(str(inang).replace(".", "_"))) is None:
            raise socket.gaierror
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (alamat, 0))]

    monkeypatch.setattr(tujuan.socket, "getaddrinfo", getaddrinfo)


def test_a_name_of_the_list_means_what_it_means_now(monkeypatch):
    izin = Izin.dari("surat.kantor.example:25")
    nama(monkeypatch, surat_kantor_example="10.1.1.1")
    assert izin.boleh("10.1.1.1", 25) and not izin.boleh("10.1.1.1", 80) and not izin.boleh("10.1.1.2", 25)


def boleh(url: str, izin: str = "") -> bool:
    semua = apprise()
    assert semua.add(url), "the library does not know it"
    return masuk_akal(url, semua, Izin.dari(izin))


@pytest.mark.parametrize(
    "url",
    [
        "json://127.0.0.1/x",
        "xml://user:sandi@10.0.0.1:8080/x",
        "form://169.254.169.254/latest/meta-data/",
        "jsons://[::1]/x",
        "json://localhost/x",
        "json://2130706433/x",
        "json://rebinding.example/x",
        "mailto://user:sandi@example.go.id?smtp=192.168.0.9&to=a@example.go.id",
        "mailto://127.0.0.1:25?from=a@example.go.id&to=b@example.go.id",
        "ntfy://10.0.0.1/topik",
        "gotify://10.0.0.1/abcdefghijklmno",
    ],
)
def test_an_address_inside_is_not_even_kept(monkeypatch, url: str):
    arti = {"rebinding_example": "10.9.9.9", "localhost": "127.0.0.1", "2130706433": "127.0.0.1"}
    nama(monkeypatch, **arti)
    assert not boleh(url)


@pytest.mark.parametrize(
    "url",
    [
        "json://hook.example.go.id/x",
        "mailtos://user:sandi@mail.example.go.id?to=a@example.go.id",
        "tgram://123456789:abcdefghijklmnopqrstuvwxyz_ABCDEFG/12315544/",
        "json://tidak-dapat-dicari.example/x",
    ],
)
def test_public_ones_are_and_so_are_names_that_nobody_knows_yet(monkeypatch, url: str):
    nama(monkeypatch, hook_example_go_id="93.184.216.34", mail_example_go_id="93.184.216.35")
    assert boleh(url)


def test_the_offices_own_mail_server_is_kept_when_it_is_named(monkeypatch):
    nama(monkeypatch, surat_kantor_example="10.1.1.1")
    url = "mailto://user:sandi@kantor.example?smtp=surat.kantor.example&to=a@example.go.id"
    assert not boleh(url)
    assert boleh(url, "surat.kantor.example") and boleh(url, "10.1.0.0/16")


@pytest.mark.parametrize(
    "tambahan",
    ["template=/run/secrets/master_key", "template=kunci.json", "keyfile=x", "pgppub=x", "lain=file:///etc/passwd", "lain=/etc/x"],
)
def test_an_address_that_would_read_a_file_of_ours_is_not_kept(monkeypatch, tambahan: str):
    nama(monkeypatch, hook_example_go_id="93.184.216.34")
    assert not boleh(f"json://hook.example.go.id/x?{tambahan}")


def test_no_token_is_ever_looked_up_as_a_name(monkeypatch):
    dicari = []
    monkeypatch.setattr(tujuan.socket, "getaddrinfo", lambda inang, *_: dicari.append(inang) or [])
    assert boleh("tgram://123456789:abcdefghijklmnopqrstuvwxyz_ABCDEFG/12315544/")
    assert boleh("slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#kanal")
    assert dicari == []
