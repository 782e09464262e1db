"""The courier's own process: sends what it reads, a line of JSON each, and answers with one character. It knows no database and no key."""

import json
import socket
import sys

from shared.kabar.kirim import kirim_apprise
from shared.kabar.pagar import pasang, tanpa_pengalihan
from shared.kabar.tujuan import Izin


def main() -> None:
    """Until the other end closes, which its death does too."""
    tanpa_pengalihan()
    pasang(Izin.dari_lingkungan())
    with socket.socket(fileno=sys.stdin.fileno()) as pasangan, pasangan.makefile("rb") as masuk:
        pasangan.setblocking(True)  # a patched parent makes both ends non-blocking
        for baris in masuk:
            try:
                jawaban = b"1" if kirim_apprise(*json.loads(baris)) else b"0"
            except Exception:
                jawaban = b"0"
            pasangan.sendall(jawaban)


if __name__ == "__main__":
    main()
