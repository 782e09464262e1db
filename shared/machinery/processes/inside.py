"""One process of ours for work that may loop, hang, crash or eat memory: its own end. It knows no database and no key.

Request: a length in 4 bytes, then so many bytes. Answer: one byte that says what it is, a length in 4 bytes, then so many bytes.
"""

import math
import os
import resource
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

LENGTH_BYTES = 4  # bytes of a length
HEADER = 1 + LENGTH_BYTES
READY = b"S"  # the first answer, to nothing: the libraries are loaded and the limits set
Work = Callable[[bytes], tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Limits:
    """`memory`: bytes of address space; `cpu_seconds`: seconds of CPU for one piece of work; `closed`: no file and no socket any more;
    `nice`: how far it stands back where the processors are busy.

    0 is no limit of that kind. How long a piece of work may take by the clock, the owner says.
    """

    memory: int = 0
    cpu_seconds: int = 0
    closed: bool = False
    nice: int = 0


def serve(prepare: Callable[[], Work], limits: Limits) -> None:
    """Until the other end closes, which its death does too. An exception ends the process, and its owner refuses that piece of work."""
    with socket.socket(fileno=sys.stdin.fileno()) as channel:
        channel.setblocking(True)  # a patched parent makes both ends non-blocking
        work = prepare()
        apply_limits(limits)
        channel.sendall(READY + bytes(LENGTH_BYTES))
        while (length := _receive(channel, LENGTH_BYTES)) is not None:
            body = _receive(channel, int.from_bytes(length, "big"))
            if body is None:
                break
            _cpu_time(limits.cpu_seconds)
            kind, answer = work(body)
            channel.sendall(kind + len(answer).to_bytes(LENGTH_BYTES, "big") + answer)


def apply_limits(limits: Limits) -> None:
    """From here on; whoever takes the process over afterwards has no more than this."""
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as f:
        f.write("800")  # where the machine itself has no memory left, this goes first, and the program last
    os.nice(limits.nice)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if limits.memory:
        with suppress(ValueError, OSError):  # where the system does not know such a limit
            resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    if limits.closed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _cpu_time(seconds: int) -> None:
    """The kernel ends the process when it has used so much more of the processor than until now."""
    if seconds:
        usage = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(usage.ru_utime + usage.ru_stime) + seconds, hard))


def _receive(channel: socket.socket, length: int) -> bytes | None:
    """Exactly so many bytes; None at the end."""
    body = bytearray()
    while len(body) < length:
        part = channel.recv(min(length - len(body), 1 << 16))
        if not part:
            return None
        body += part
    return bytes(body)
