"""A wire between the program and a server, that can be pulled, cut at one end, or made slow: a TCP proxy on loopback."""

import asyncio
import socket
from contextlib import suppress
from threading import Thread
from urllib.parse import urlsplit

SEKALI = 1 << 16  # bytes


class Perantara:
    """`with Perantara(url) as wire: … wire.url …`: the same server through this wire.

    `sumbat()`: nothing more is forwarded and nothing closed, as with a cable that was pulled; new connections are accepted by the kernel
    and nobody answers them; `lepas()`: what was on its way arrives. `setengah()`: the server's end of every connection is gone, and the
    program's end is not told; new ones pass. `tunda(detik)`: each piece takes so much longer. `putus()`: all connections end, now.
    """

    def __init__(self, url: str) -> None:
        bagian = urlsplit(url)
        assert bagian.hostname and bagian.port
        self._tujuan = (bagian.hostname, bagian.port)
        self._pintu = socket.create_server(("127.0.0.1", 0), backlog=500)
        self.port: int = self._pintu.getsockname()[1]
        self.url = bagian._replace(netloc=f"{bagian.netloc.rpartition('@')[0]}@127.0.0.1:{self.port}").geturl()
        self._loop = asyncio.new_event_loop()
        self._jalan = asyncio.Event()
        self._jalan.set()
        self._lambat = 0.0
        self._kawat: set[_Kawat] = set()
        self._utas = Thread(target=self._loop.run_forever, daemon=True)

    def sumbat(self) -> None:
        self._loop.call_soon_threadsafe(self._jalan.clear)

    def lepas(self) -> None:
        """Heals everything: a wire cut at one end says so now."""
        self._lambat = 0.0
        self._loop.call_soon_threadsafe(self._lepas)

    def setengah(self) -> None:
        self._loop.call_soon_threadsafe(lambda: [satu.setengah() for satu in self._kawat])

    def tunda(self, detik: float) -> None:
        self._lambat = detik

    def putus(self) -> None:
        self._loop.call_soon_threadsafe(lambda: [satu.putus() for satu in list(self._kawat)])

    @property
    def banyak(self) -> int:
        """How many connections there are."""
        return len(self._kawat)

    def _lepas(self) -> None:
        self._jalan.set()
        for satu in list(self._kawat):
            if satu.terpotong:
                satu.putus()

    def __enter__(self) -> "Perantara":
        self._utas.start()
        asyncio.run_coroutine_threadsafe(self._layani(), self._loop).result(10)
        return self

    def __exit__(self, *_: object) -> None:
        asyncio.run_coroutine_threadsafe(self._akhiri(), self._loop).result(20)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._utas.join(10)
        self._loop.close()

    async def _layani(self) -> None:
        self._peladen = await asyncio.start_server(self._terima, sock=self._pintu, limit=SEKALI)

    async def _akhiri(self) -> None:
        self._peladen.close()
        sisa = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
        for satu in list(self._kawat):
            satu.putus()
        for t in sisa:
            t.cancel()
        await asyncio.gather(*sisa, return_exceptions=True)

    async def _terima(self, baca: asyncio.StreamReader, tulis: asyncio.StreamWriter) -> None:
        try:
            await self._jalan.wait()
        except asyncio.CancelledError:  # ended while the cable was pulled
            tulis.transport.abort()
            raise
        try:
            baca_sana, tulis_sana = await asyncio.open_connection(*self._tujuan, limit=SEKALI)
        except OSError:  # nobody listens there: whoever asked is told as the server's machine would
            tulis.transport.abort()
            return
        kawat = _Kawat(tulis, tulis_sana)
        self._kawat.add(kawat)
        try:
            ke_sana = asyncio.create_task(self._salin(kawat, baca, tulis_sana))
            ke_sini = asyncio.create_task(self._salin(kawat, baca_sana, tulis))
            await asyncio.wait((ke_sana, ke_sini), return_when=asyncio.FIRST_COMPLETED)
            if kawat.terpotong:
                await kawat.selesai.wait()
            for satu in (ke_sana, ke_sini):
                satu.cancel()
        finally:
            self._kawat.discard(kawat)
            kawat.tutup()

    async def _salin(self, kawat: "_Kawat", dari: asyncio.StreamReader, ke: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while isi := await dari.read(SEKALI):
                await self._jalan.wait()
                if self._lambat:
                    await asyncio.sleep(self._lambat)
                if kawat.terpotong:
                    continue  # into the void
                ke.write(isi)
                await ke.drain()
        await self._jalan.wait()  # an end does not come through a pulled cable either


class _Kawat:
    """One connection: the program's end and the server's."""

    def __init__(self, sini: asyncio.StreamWriter, sana: asyncio.StreamWriter) -> None:
        self._sini, self._sana = sini, sana
        self.terpotong = False
        self.selesai = asyncio.Event()

    def setengah(self) -> None:
        self.terpotong = True
        self._sana.transport.abort()

    def tutup(self) -> None:
        """After what was said last has been passed on."""
        for satu in (self._sini, self._sana):
            satu.close()

    def putus(self) -> None:
        self.selesai.set()
        for satu in (self._sini, self._sana):
            satu.transport.abort()
