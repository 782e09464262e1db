"""What systemd hears: by the datagrams that a socket of ours gets in its place."""

import os
import socket
from pathlib import Path

import pytest

from shared.machinery.systemd import notify, pet, watched


class Cukup(Exception):
    pass


@pytest.fixture
def pendengar(tmp_path: Path, monkeypatch):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as s:
        s.bind(str(tmp_path / "notify"))
        s.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield s


def terdengar(s: socket.socket) -> list[str]:
    kata = []
    while True:
        try:
            kata.append(s.recv(4096).decode())
        except BlockingIOError:
            return kata


def test_without_systemd_nothing_is_said(monkeypatch):
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    monkeypatch.delenv("WATCHDOG_USEC", raising=False)
    assert notify("READY=1") is False
    assert watched() is None


def test_facts_arrive_together_also_at_an_abstract_socket(pendengar, monkeypatch):
    assert notify("READY=1", "STATUS=siap")
    assert terdengar(pendengar) == ["READY=1\nSTATUS=siap"]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as s:
        s.bind(f"\0aduan-uji-{os.getpid()}")
        monkeypatch.setenv("NOTIFY_SOCKET", f"@aduan-uji-{os.getpid()}")
        assert notify("STOPPING=1")
        assert s.recv(100) == b"STOPPING=1"


def test_a_socket_that_is_gone_stops_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "tidak-ada"))
    assert notify("READY=1") is False


def test_the_watchdog_is_petted_three_times_in_its_span_and_only_while_all_is_sound(pendengar):
    keadaan, jeda = [True, True, False, False, True], []

    def tidur(detik: float) -> None:
        jeda.append(detik)
        if len(jeda) == 5:
            raise Cukup

    with pytest.raises(Cukup):
        pet(30.0, lambda: keadaan[len(jeda)], tidur)
    assert terdengar(pendengar) == ["WATCHDOG=1"] * 3
    assert jeda == [10.0] * 5


@pytest.mark.parametrize(
    ("pid", "usec", "benar"), [(None, "60000000", 60.0), ("sendiri", "500000", 0.5), ("1", "60000000", None), (None, "0", None)]
)
def test_it_is_watched_when_systemd_says_so_and_means_this_process(monkeypatch, pid, usec, benar):
    monkeypatch.delenv("WATCHDOG_PID", raising=False)
    if pid:
        monkeypatch.setenv("WATCHDOG_PID", str(os.getpid()) if pid == "sendiri" else pid)
    monkeypatch.setenv("WATCHDOG_USEC", usec)
    assert watched() == benar
