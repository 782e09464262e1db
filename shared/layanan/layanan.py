"""A service, put together: what its duties, its health and its rooms ask it for."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from socket import gethostname
from uuid import UUID, uuid4

import psycopg
from psycopg_pool import PoolTimeout

from shared.layanan.dasar import Dasar
from shared.layanan.proyeksi import Proyeksi
from shared.machinery.messaging.inbox import Inbox
from shared.machinery.privacy import rotation
from shared.machinery.projection.projector import Projector
from shared.machinery.service.figures import FIGURES, OfService
from shared.machinery.service.health import Watch


@dataclass
class LaporKunci:
    """To whoever turns the wrapping key: what this process has at hand."""

    dasar: Dasar
    _proses: UUID = field(default_factory=uuid4)
    _dilaporkan: bool = False

    def lapor(self) -> None:
        rotation.report(self.dasar.mesin, self.dasar.vault.master, self._proses, self.dasar.nama, gethostname())
        self._dilaporkan = True

    def close(self) -> None:
        if self._dilaporkan:
            with suppress(psycopg.OperationalError, PoolTimeout):  # a server that went first keeps the row for half a minute
                rotation.sign_off(self.dasar.mesin, self._proses)


def lapor_kunci(tutup: ExitStack, dasar: Dasar) -> LaporKunci:
    satu = LaporKunci(dasar)
    tutup.callback(satu.close)
    return satu


def kamar(*rooms: object) -> Mapping[type, object]:
    """Each room by its class."""
    return {type(room): room for room in rooms}


@dataclass(frozen=True, kw_only=True)
class Layanan:
    """The base of the four. `tutup` closes every part in the opposite order of their making."""

    dasar: Dasar
    proyeksi: Proyeksi
    kunci: LaporKunci
    watch: Watch
    rooms: Mapping[type, object]
    tutup: ExitStack

    def __post_init__(self) -> None:
        for nama, ukur in self.angka().items():
            FIGURES.makers[nama] = ukur

    def angka(self) -> dict[str, Callable[[], None]]:
        """What is measured when somebody scrapes, by name."""
        return {self.name: OfService(self.dasar.mesin, self.name, self.projector.unprojected).measure}

    @property
    def name(self) -> str:
        return self.dasar.nama

    @property
    def inbox(self) -> Inbox:
        return self.proyeksi.inbox

    @property
    def projector(self) -> Projector:
        return self.proyeksi.projector

    def follow_rules(self) -> int:
        """After a change of the rules, what follows from it; how many complaints were looked at."""
        return self.proyeksi.follow_rules()

    def rebuilt(self) -> str | None:
        """After its read model was built again: what else follows from it, in a sentence for who asked."""
        return None

    def report_keys(self) -> None:
        self.kunci.lapor()

    def look(self) -> None:
        self.watch.health()

    def close(self) -> None:
        self.tutup.close()
