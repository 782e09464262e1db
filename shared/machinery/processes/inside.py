"""One process of ours for work that may loop, hang, crash or eat memory: its own end. It knows no database and no key.

Request: a length in 4 bytes, then so many bytes. Answer: one byte that says what it is, a length in 4 bytes, then so many bytes.
"""

import math
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
    """`memori`: bytes of address space; `prosesor`: seconds of CPU for one piece of work; `tertutup`: no file and no socket any more.

    0 is no limit of that kind. How long a piece of work may take by the clock, the owner says.
    """

    memori: int = 0
    prosesor: int = 0
    tertutup: bool = False


def serve(siapkan: Callable[[], Work], batas: Limits) -> None:
    """Until the other end closes, which its death does too. An exception ends the process, and its owner refuses that piece of work."""
    with socket.socket(fileno=sys.stdin.fileno()) as pasangan:
        pasangan.setblocking(True)  # a patched parent makes both ends non-blocking
        kerja = siapkan()
        apply_limits(batas)
        pasangan.sendall(READY + bytes(LENGTH_BYTES))
        while (panjang := _receive(pasangan, LENGTH_BYTES)) is not None:
            isi = _receive(pasangan, int.from_bytes(panjang, "big"))
            if isi is None:
                break
            _cpu_time(batas.prosesor)
            jenis, jawaban = kerja(isi)
            pasangan.sendall(jenis + len(jawaban).to_bytes(LENGTH_BYTES, "big") + jawaban)


def apply_limits(batas: Limits) -> None:
    """From here on; whoever takes the process over afterwards has no more than this."""
    with suppress(OSError), open("/proc/self/oom_score_adj", "w") as f:
        f.write("800")  # where the machine itself has no memory left, this goes first, and the program last
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if batas.memori:
        with suppress(ValueError, OSError):  # where the system does not know such a limit
            resource.setrlimit(resource.RLIMIT_AS, (batas.memori, batas.memori))
    if batas.tertutup:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


def _cpu_time(detik: int) -> None:
    """The kernel ends the process when it has used so much more of the processor than until now."""
    if detik:
        kini = resource.getrusage(resource.RUSAGE_SELF)
        keras = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(kini.ru_utime + kini.ru_stime) + detik, keras))


def _receive(pasangan: socket.socket, panjang: int) -> bytes | None:
    """Exactly so many bytes; None at the end."""
    isi = bytearray()
    while len(isi) < panjang:
        bagian = pasangan.recv(min(panjang - len(isi), 1 << 16))
        if not bagian:
            return None
        isi += bagian
    return bytes(isi)
