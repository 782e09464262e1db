"""A wire that can fall silent: a TCP proxy that, when told, forwards nothing more and closes nothing, as a cable that was pulled."""

import selectors
import socket
from contextlib import suppress
from threading import Event, Thread
from urllib.parse import urlsplit


class Sumbat:
    """`with Sumbat(url) as s: … s.url …; s.sumbat(); s.lepas()`: the same server through this wire. What was on its way while it was
    silent arrives afterwards; new connections are accepted by the kernel, and nobody answers them."""

    def __init__(self, url: str) -> None:
        bagian = urlsplit(url)
        assert bagian.hostname and bagian.port
        self._tujuan = (bagian.hostname, bagian.port)
        self._pintu = socket.create_server(("127.0.0.1", 0), backlog=200)
        self.port = self._pintu.getsockname()[1]
        self.url = bagian._replace(netloc=f"{bagian.netloc.rpartition('@')[0]}@127.0.0.1:{self.port}").geturl()
        self._selesai, self._jalan = Event(), Event()
        self._jalan.set()
        self._pasangan: dict[socket.socket, socket.socket] = {}
        self._utas = Thread(target=self._teruskan, daemon=True)

    def sumbat(self) -> None:
        self._jalan.clear()

    def lepas(self) -> None:
        self._jalan.set()

    def _teruskan(self) -> None:
        with selectors.DefaultSelector() as siap:
            siap.register(self._pintu, selectors.EVENT_READ)
            while not self._selesai.is_set():
                self._jalan.wait(0.2)
                if not self._jalan.is_set():
                    continue
                for kunci, _ in siap.select(0.02):
                    if kunci.fileobj is self._pintu:
                        self._terima(siap)
                    else:
                        self._salin(siap, kunci.fileobj)  # type: ignore[arg-type]

    def _terima(self, siap: selectors.BaseSelector) -> None:
        sini, _ = self._pintu.accept()
        sana = socket.create_connection(self._tujuan)
        self._pasangan |= {sini: sana, sana: sini}
        for s in (sini, sana):
            siap.register(s, selectors.EVENT_READ)

    def _salin(self, siap: selectors.BaseSelector, dari: socket.socket) -> None:
        if (ke := self._pasangan.get(dari)) is None:
            return
        isi = b""
        with suppress(OSError):
            if isi := dari.recv(1 << 16):
                ke.sendall(isi)
                return
        for s in (dari, ke):
            siap.unregister(s)
            self._pasangan.pop(s, None)
            s.close()

    def __enter__(self) -> "Sumbat":
        self._utas.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._selesai.set()
        self._utas.join(5)
        for s in (self._pintu, *self._pasangan):
            s.close()
