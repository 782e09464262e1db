"""Real receivers of alerts on loopback: a mail server, and an HTTP server that can be told to refuse."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller

from ops.klaster import port_bebas


@dataclass
class Kotak:
    """`surat`: (to, subject, text) of every mail that was taken. `url`: as a contact's address."""

    url: str
    surat: list[tuple[list[str], str, str]] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        surat = message_from_bytes(envelope.content, policy=policy.default)
        isi = surat.get_body(("plain", "html")).get_content()
        self.surat.append((envelope.rcpt_tos, str(surat["Subject"]), isi))
        return "250 OK"


@contextmanager
def surel() -> Iterator[Kotak]:
    port = port_bebas()
    kotak = Kotak(f"mailto://127.0.0.1:{port}?smtp=127.0.0.1&mode=insecure&from=aduan@example.go.id&to=petugas@example.go.id&format=text")
    server = Controller(kotak, hostname="127.0.0.1", port=port)
    server.start()
    try:
        yield kotak
    finally:
        server.stop()


@dataclass
class Gerbang:
    """`diterima`: what was posted, decoded; `status`: what it answers; `pindah`: where it sends people instead."""

    url: str = ""
    status: int = 200
    pindah: str = ""
    diterima: list[dict[str, Any]] = field(default_factory=list)
    ditolak: int = 0


@contextmanager
def http() -> Iterator[Gerbang]:
    gerbang = Gerbang()

    class Penerima(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            isi = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            if gerbang.status == 200:
                gerbang.diterima.append(isi)
            else:
                gerbang.ditolak += 1
            self.send_response(gerbang.status)
            if gerbang.pindah:
                self.send_header("Location", gerbang.pindah)
            self.end_headers()

        def log_message(self, *apa: object) -> None:
            """Tests print nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Penerima)
    gerbang.url = f"json://rahasia:sandi@127.0.0.1:{server.server_port}/kabar"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield gerbang
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
