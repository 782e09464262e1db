"""One process of ours for work that may loop, hang, crash or eat memory: the owner's end.

Not `eventlet.tpool`: a thread can be neither ended nor limited. The process gets no secret of ours in its environment, speaks through a
socket pair alone, and ends with its owner. Its own end is `shared.machinery.processes.inside`.
"""

import os
import socket
import subprocess
import sys
import time
import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from prometheus_client import Counter

from shared.machinery.processes.hemat import HEMAT
from shared.machinery.processes.inside import HEADER, LENGTH_BYTES, READY
from shared.machinery.settings import REPO

PASSED_ON = ("PATH", "LANG")
RESIDENT = 400 << 20  # bytes in memory that a process may keep between two pieces of work
PAGE = os.sysconf("SC_PAGE_SIZE")  # bytes
START_WITHIN = 60.0  # seconds until a process must be ready: its libraries are loaded while others work

BROKEN = Counter("aduan_worker_broken", "Processes for risky work that were ended, or ended, in the middle of a piece", ["module"])
REPLACED = Counter("aduan_worker_replaced", "Processes apart that were replaced: they had grown, or had worked long enough", ["module"])
REPEATED = Counter("aduan_worker_repeated", "Pieces of work that ended their process and were done again in a fresh one", ["module"])


class LimitedProcess:
    """Started with the first piece of work, and again after it failed, after `pieces` pieces, or when it has grown beyond `resident` bytes:
    its memory is its own to lose. `again`: what ended a process that had worked before is done once more in a fresh one; only for work that
    may be done twice.

    `module` is run as a program that calls `inside.serve`; `timeout`: seconds for one piece of work, from its first byte to the last of the
    answer. `passed_on`: names of environment variables that it may see; `extra`: what is set for it.
    """

    def __init__(
        self,
        module: str,
        timeout: float,
        passed_on: Sequence[str] = PASSED_ON,
        extra: Mapping[str, str] | None = None,
        pieces: int = 0,
        resident: int = RESIDENT,
        again: bool = False,
    ) -> None:
        self._resident, self._again = resident, again
        self._module, self._timeout, self._pieces, self._done = module, timeout, pieces, 0
        self._passed_on, self._extra = passed_on, dict(extra or {})
        self._process: subprocess.Popen[bytes] | None = None
        self._channel: socket.socket | None = None
        self._finalizer: weakref.finalize[[subprocess.Popen[bytes], socket.socket], LimitedProcess] | None = None

    @property
    def pid(self) -> int | None:
        """Of the running process; None while there is none."""
        return self._process.pid if self._process else None

    def exchange(self, body: bytes) -> tuple[bytes, bytes]:
        """(kind, answer) to this piece of work. Raises TimeoutError when it took too long, another OSError when the process ended."""
        may_be_repeated = self._again and self._done > 0
        try:
            answer = self._exchange(body)
        except TimeoutError:
            raise
        except OSError:  # it ended: of this work, or of what it kept from earlier work
            if not may_be_repeated:
                raise
            REPEATED.labels(self._module).inc()
            answer = self._exchange(body)
        self._done += 1
        if (self._pieces and self._done >= self._pieces) or self._grown():
            REPLACED.labels(self._module).inc()
            self.close()
        return answer

    def _exchange(self, body: bytes) -> tuple[bytes, bytes]:
        try:
            channel = self._alive()
            deadline = time.monotonic() + self._timeout
            _time_left(channel, deadline)
            channel.sendall(len(body).to_bytes(LENGTH_BYTES, "big"))
            channel.sendall(memoryview(body))  # eventlet copies the rest of bytes at each of fifty writes; of a view nothing
            return _answer(channel, deadline)
        except BaseException:  # half an answer is nobody's
            BROKEN.labels(self._module).inc()
            self.close()
            raise

    def _grown(self) -> bool:
        """Whether more of it is in memory than may be."""
        try:
            pages = int(Path(f"/proc/{self.pid}/statm").read_text(encoding="ascii").split()[1])
        except (OSError, IndexError):  # a system without it: `pieces` alone counts
            return False
        return pages * PAGE > self._resident

    def close(self) -> None:
        """Ends the process; the next piece of work starts another."""
        if self._finalizer is not None:
            self._finalizer()
        self._process = self._channel = self._finalizer = None
        self._done = 0

    def _alive(self) -> socket.socket:
        if self._channel is None:
            ours, theirs = socket.socketpair()
            with theirs:
                try:
                    self._process = self._start(theirs)
                except BaseException:
                    ours.close()
                    raise
            self._channel = ours
            self._finalizer = weakref.finalize(self, _end, self._process, ours)  # also when we end, or are dropped
            if _answer(ours, time.monotonic() + START_WITHIN)[0] != READY:
                raise ConnectionError
        return self._channel

    def _start(self, end: socket.socket) -> subprocess.Popen[bytes]:
        env = {name: os.environ[name] for name in self._passed_on if name in os.environ}
        return subprocess.Popen(
            [sys.executable, "-P", "-m", self._module],
            stdin=end.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,  # what a library says may quote a text
            env=env | HEMAT | self._extra | {"PYTHONPATH": str(REPO)},
            start_new_session=True,
        )


def _end(process: subprocess.Popen[bytes], channel: socket.socket) -> None:
    channel.close()
    with suppress(ProcessLookupError):
        process.kill()
    process.wait()


def _answer(channel: socket.socket, deadline: float) -> tuple[bytes, bytes]:
    header = _receive(channel, HEADER, deadline)
    return header[:1], _receive(channel, int.from_bytes(header[1:], "big"), deadline)


def _receive(channel: socket.socket, length: int, deadline: float) -> bytes:
    body = bytearray()
    while len(body) < length:
        _time_left(channel, deadline)
        part = channel.recv(min(length - len(body), 1 << 16))
        if not part:
            raise ConnectionError
        body += part
    return bytes(body)


def _time_left(channel: socket.socket, deadline: float) -> None:
    """All of an answer has one limit, however it dribbles in."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    channel.settimeout(left)
