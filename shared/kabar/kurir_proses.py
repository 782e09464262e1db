"""The courier's own process: sends what it reads, and answers whether it was taken. It knows no database and no key."""

import json

from shared.kabar.kirim import kirim_apprise
from shared.kabar.pagar import pasang, tanpa_pengalihan
from shared.kabar.tujuan import Izin
from shared.machinery.processes.inside import Limits, Work, serve


def siapkan() -> Work:
    tanpa_pengalihan()
    pasang(Izin.dari_lingkungan())
    return kirim


def kirim(isi: bytes) -> tuple[bytes, bytes]:
    try:
        return (b"1" if kirim_apprise(*json.loads(isi)) else b"0"), b""
    except Exception:  # what a library raises about an address or a receiver; it may quote them, so it goes no further
        return b"0", b""


if __name__ == "__main__":
    serve(siapkan, Limits())
