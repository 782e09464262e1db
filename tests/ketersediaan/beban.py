"""People who file complaints without a pause, each under a key of its own, and repeat what was not acknowledged, as a form does."""

import http.client
import itertools
import json
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from tests.ketersediaan.jaringan import Jaringan

ORANG = 3
JEDA = 0.2  # seconds between a person's filings: the machine is not what is tried
SABAR = 40.0  # seconds for one answer
ISI = {
    "kecamatan": "33.13.17", "kategori": "infrastruktur", "sub_kategori": "jalan-rusak", "saluran": "web", "rahasia": False,
    "isi": "Jalan di depan balai desa berlubang.", "pelapor": {"nama": "Warga Uji", "kontak": "081200000000"},
}  # fmt: skip


@dataclass
class Kiriman:
    """One complaint; `ditolak`: each answer that was none, a status or the error's name."""

    kunci: str
    mulai: float
    diakui: float | None = None
    id: UUID | None = None
    ditolak: list[str] = field(default_factory=list)


class Beban:
    """`with Beban(jaringan, pintu)`: they file at these addresses until the end; `pintu` are asked in turn once one does not answer."""

    def __init__(self, jaringan: Jaringan, pintu: Sequence[str]) -> None:
        self._jaringan, self._pintu = jaringan, pintu
        self._berhenti = threading.Event()
        self.kiriman: list[Kiriman] = []

    def __enter__(self) -> "Beban":
        self._utas = [self._jaringan.utas(lambda n=n: self._seseorang(n)) for n in range(ORANG)]
        return self

    def __exit__(self, *_: object) -> None:
        """What is under way is carried through first."""
        self._berhenti.set()
        for utas in self._utas:
            utas.join(4 * SABAR)
            assert not utas.is_alive(), "somebody waits for an answer without end"

    @property
    def diakui(self) -> list[Kiriman]:
        return [k for k in list(self.kiriman) if k.diakui is not None]

    def sesudah(self, saat: float) -> int:
        """How many were filed after this moment and acknowledged."""
        return sum(k.mulai > saat for k in self.diakui)

    def terlama(self, sejak: float) -> float:
        """The longest time in which nobody was acknowledged anything, seconds."""
        saat = sorted(k.diakui for k in self.diakui if k.diakui > sejak)
        return max((b - a for a, b in itertools.pairwise([sejak, *saat])), default=0.0)

    def _seseorang(self, n: int) -> None:
        pintu = itertools.cycle([*self._pintu[n % len(self._pintu) :], *self._pintu[: n % len(self._pintu)]])
        di, nomor = next(pintu), itertools.count()
        while not self._berhenti.wait(JEDA):
            kiriman = Kiriman(str(uuid4()), time.monotonic())
            self.kiriman.append(kiriman)
            asal = f"198.51.100.{(ORANG * next(nomor) + n) % 250}"  # many people, of whom none files often
            sampai = kiriman.mulai + 3 * SABAR
            while kiriman.diakui is None and time.monotonic() < sampai:
                if (galat := _kirim(di, kiriman, asal)) is not None:
                    kiriman.ditolak.append(galat)
                    di = next(pintu)
                    time.sleep(JEDA)


def _kirim(pintu: str, kiriman: Kiriman, asal: str) -> str | None:
    """None: it was acknowledged."""
    sambungan = http.client.HTTPConnection(pintu, 8000, timeout=SABAR)
    kepala = {"Content-Type": "application/json", "Idempotency-Key": kiriman.kunci, "X-Forwarded-For": asal}
    try:
        sambungan.request("POST", "/api/v1/aduan", json.dumps(ISI), kepala)
        jawab = sambungan.getresponse()
        isi = jawab.read()
    except (OSError, http.client.HTTPException) as e:
        return type(e).__name__
    finally:
        sambungan.close()
    if jawab.status not in (200, 201):
        return f"{jawab.status} {isi[:200]!r}"
    kiriman.id, kiriman.diakui = UUID(json.loads(isi)["id"]), time.monotonic()
    return None
