"""A reader outside: it has a queue of its own at the broker and acknowledges what it has read, as often as it is sent."""

import json
import time
from dataclasses import dataclass
from threading import Event, Thread
from uuid import UUID

from kombu.message import Message

from shared.machinery.messaging.connection import connected
from shared.machinery.messaging.topology import BROKER_ERRORS, subscriber

NAMA, WILAYAH = "pengamat", "33.13"


@dataclass(frozen=True, slots=True)
class Kabar:
    """One delivery. `pada`: when it came, by our own clock."""

    event: UUID
    stream: UUID
    tipe: str
    pada: float


class Pelanggan:
    """`with Pelanggan(amqp_url) as p: … p.kabar …`. `jeda`: seconds that it takes over each message."""

    def __init__(self, amqp_url: str) -> None:
        self._amqp_url, self.jeda = amqp_url, 0.0
        self.kabar: list[Kabar] = []
        self.tak_terbaca = 0  # messages that it could make nothing of
        self.dari_umpan: set[UUID] = set()  # events read from the feed after its queue was lost
        self._berhenti = Event()
        self._utas = Thread(target=self._baca, daemon=True)

    def _baca(self) -> None:
        while not self._berhenti.is_set():
            try:
                with connected(self._amqp_url) as connection:
                    antrean = subscriber(NAMA)(connection.channel())
                    with connection.Consumer(
                        [antrean], callbacks=[self._terima], prefetch_count=50, auto_declare=False, on_decode_error=self._rusak
                    ):
                        while not self._berhenti.is_set():
                            connection.heartbeat_check()
                            try:
                                connection.drain_events(timeout=0.5)
                            except TimeoutError:
                                continue
            except BROKER_ERRORS:  # the broker is away, or has forgotten the queue: it comes back
                self._berhenti.wait(1)

    def _terima(self, _: object, pesan: Message) -> None:
        if self.jeda:
            self._berhenti.wait(self.jeda)
        try:
            isi = json.loads(pesan.body)
            self.kabar.append(Kabar(UUID(isi["id"]), UUID(isi["subject"]), isi["type"], time.time()))
        except (ValueError, KeyError):
            self.tak_terbaca += 1
        pesan.ack()

    def _rusak(self, pesan: Message, _: Exception) -> None:
        """Not even its compression can be undone."""
        self.tak_terbaca += 1
        pesan.ack()

    def __enter__(self) -> "Pelanggan":
        self._utas.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._berhenti.set()
        self._utas.join(15)
