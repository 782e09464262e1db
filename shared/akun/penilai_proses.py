"""The judge's own process: how easily a password is guessed. What it reads it neither keeps nor writes anywhere."""

import json

from zxcvbn import zxcvbn

from shared.machinery.processes.inside import Limits, Work, serve

BATAS = Limits(memory=512 << 20, cpu_seconds=3, closed=True)


def siapkan() -> Work:
    zxcvbn("apa saja", user_inputs=["siapa"])
    return kerja


def kerja(isi: bytes) -> tuple[bytes, bytes]:
    sandi, kata = json.loads(isi)
    return b"1", str(zxcvbn(sandi, user_inputs=kata)["score"]).encode()


if __name__ == "__main__":
    serve(siapkan, BATAS)
