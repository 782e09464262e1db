"""A process apart that keeps what it should not: `more` takes and keeps 64 MB, `old` ends one that has worked before, `end` ends any."""

import os

from shared.machinery.processes.inside import Limits, Work, serve


def siapkan() -> Work:
    kept: list[bytes] = []

    def kerja(isi: bytes) -> tuple[bytes, bytes]:
        if isi == b"end" or (isi == b"old" and kept):
            os._exit(1)
        kept.append(b"x" * (64 << 20) if isi == b"more" else b"x")
        return b"1", str(os.getpid()).encode()

    return kerja


if __name__ == "__main__":
    serve(siapkan, Limits())
