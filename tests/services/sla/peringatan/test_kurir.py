"""The courier: a process of its own that sends, dies alone, and knows nothing it need not know."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from shared.kabar.kurir import Courier
from shared.kabar.tujuan import IZIN
from tests.support.penerima import Gerbang, http, surel


@pytest.fixture(autouse=True)
def izin(monkeypatch) -> None:
    """The receivers of these tests are on loopback; the courier is told when it starts."""
    monkeypatch.setenv(IZIN, "127.0.0.1")


@pytest.fixture
def gerbang() -> Iterator[Gerbang]:
    with http() as gerbang:
        yield gerbang


@pytest.fixture
def kurir() -> Iterator[Courier]:
    kurir = Courier(batas=5)
    yield kurir
    kurir.tutup()


def test_the_courier_is_started_again_when_its_process_died(kurir: Courier, gerbang: Gerbang):
    assert kurir.kirim(gerbang.url, "satu", "isi")
    os.kill(kurir.proses.pid, signal.SIGKILL)
    with pytest.raises(OSError):
        kurir.kirim(gerbang.url, "dua", "isi")
    assert kurir.kirim(gerbang.url, "tiga", "isi")
    gerbang.status = 500
    assert not kurir.kirim(gerbang.url, "empat", "isi")
    assert [p["title"] for p in gerbang.diterima] == ["satu", "tiga"]


def test_a_receiver_that_never_answers_is_given_up(gerbang: Gerbang):
    with socket.create_server(("127.0.0.1", 0)) as diam:
        kurir = Courier(batas=1.5)
        try:
            with pytest.raises(TimeoutError):
                kurir.kirim(f"json://127.0.0.1:{diam.getsockname()[1]}/?rto=30", "satu", "isi")
        finally:
            kurir.tutup()


def test_the_courier_knows_none_of_our_secrets(kurir: Courier, gerbang: Gerbang, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://siapa:sandi@server/aduan")
    assert kurir.kirim(gerbang.url, "satu", "isi")
    lingkungan_ = Path(f"/proc/{kurir.proses.pid}/environ")
    assert not lingkungan_.exists() or b"DATABASE_URL" not in lingkungan_.read_bytes()


def test_nothing_goes_inside_unless_the_site_says_so(gerbang: Gerbang, monkeypatch):
    """Also not by a name that was public when the address was kept: what counts is the address that is called."""
    port = gerbang.url.rpartition(":")[2]
    for diizinkan in ("", "127.0.0.1:1", "10.0.0.0/8"):
        monkeypatch.setenv(IZIN, diizinkan)
        kurir = Courier(batas=5)
        try:
            for inang in ("127.0.0.1", "localhost", "2130706433", "[::ffff:127.0.0.1]"):
                assert not kurir.kirim(f"json://{inang}:{port}", "satu", "isi")
        finally:
            kurir.tutup()
    assert gerbang.diterima == []


def test_mail_does_not_go_inside_either(monkeypatch):
    monkeypatch.setenv(IZIN, "")
    with surel() as kotak:
        kurir = Courier(batas=5)
        try:
            assert not kurir.kirim(kotak.url, "satu", "isi")
        finally:
            kurir.tutup()
        assert kotak.surat == []


@pytest.mark.parametrize("ikut", ["", "?redirect=yes"])
def test_a_redirect_is_not_followed(kurir: Courier, gerbang: Gerbang, ikut: str):
    with http() as lain:
        gerbang.status, gerbang.pindah = 307, lain.url.replace("json://rahasia:sandi@", "http://")
        assert not kurir.kirim(gerbang.url + ikut, "satu", "isi")
        assert (gerbang.ditolak, lain.diterima) == (1, [])
