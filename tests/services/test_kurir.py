"""The courier: a process of its own that sends, dies alone, and knows nothing it need not know."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from services.sla.kurir import Kurir
from tests.support.penerima import Gerbang, http


@pytest.fixture
def gerbang() -> Iterator[Gerbang]:
    with http() as gerbang:
        yield gerbang


@pytest.fixture
def kurir() -> Iterator[Kurir]:
    kurir = Kurir(batas=5)
    yield kurir
    kurir.tutup()


def test_the_courier_is_started_again_when_its_process_died(kurir: Kurir, gerbang: Gerbang):
    assert kurir.kirim(gerbang.url, "satu", "isi")
    kurir._proses.kill()
    with pytest.raises(OSError):
        kurir.kirim(gerbang.url, "dua", "isi")
    assert kurir.kirim(gerbang.url, "tiga", "isi")
    gerbang.status = 500
    assert not kurir.kirim(gerbang.url, "empat", "isi")
    assert [p["title"] for p in gerbang.diterima] == ["satu", "tiga"]


def test_a_receiver_that_never_answers_is_given_up(gerbang: Gerbang):
    with socket.create_server(("127.0.0.1", 0)) as diam:
        kurir = Kurir(batas=1.5)
        try:
            with pytest.raises(TimeoutError):
                kurir.kirim(f"json://127.0.0.1:{diam.getsockname()[1]}/?rto=30", "satu", "isi")
        finally:
            kurir.tutup()


def test_the_courier_knows_none_of_our_secrets(kurir: Kurir, gerbang: Gerbang, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://siapa:sandi@server/aduan")
    assert kurir.kirim(gerbang.url, "satu", "isi")
    lingkungan_ = Path(f"/proc/{kurir._proses.pid}/environ")
    assert not lingkungan_.exists() or b"DATABASE_URL" not in lingkungan_.read_bytes()
