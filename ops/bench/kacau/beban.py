"""People who file complaints without a pause, each under a key of its own, and repeat what was not acknowledged, as a form does.

What happened is kept in Jepsen's words: invoke, then ok (it was acknowledged), fail (it did not happen) or info (nobody knows).
"""

import http.client
import itertools
import json
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID, uuid4

JEDA = 0.2  # seconds between a person's filings
SABAR = 40.0  # seconds for one answer
TERUS = 3 * SABAR  # seconds that a person goes on repeating
ISI = {
    "kecamatan": "33.13.17", "kategori": "infrastruktur", "sub_kategori": "jalan-rusak", "saluran": "web", "rahasia": False,
    "isi": "Jalan di depan balai desa berlubang.", "pelapor": {"nama": "Warga Uji", "kontak": "081200000000"},
}  # fmt: skip
OK, FAIL, INFO = "ok", "fail", "info"


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What one request came to. `jenis`: ok, fail or info; `status` None: there was no answer, and `kata` names the error."""

    jenis: str
    mulai: float
    selesai: float
    status: int | None
    kata: str
    isi: bytes = field(default=b"", repr=False)


@dataclass
class Kiriman:
    """One complaint under one key; times are monotonic."""

    kunci: str
    mulai: float
    riwayat: list[Jawaban] = field(default_factory=list)
    diakui: float | None = None
    id: UUID | None = None
    nomor: str = ""

    @property
    def ditolak(self) -> list[str]:
        """Each answer that was no acknowledgement, as people saw it."""
        return [f"{j.status or ''} {j.kata}".strip() for j in self.riwayat if j.jenis != OK]


def utas_biasa(kerja: Callable[[], None]) -> threading.Thread:
    utas = threading.Thread(target=kerja, daemon=True)
    utas.start()
    return utas


class Beban:
    """`with Beban(["127.0.0.1:8000"]) as beban`: `orang` people file at these addresses until the end, `jeda` seconds apart each; they
    are asked in turn once one does not answer. `utas` starts a thread where people are."""

    def __init__(
        self,
        pintu: Sequence[str],
        utas: Callable[[Callable[[], None]], threading.Thread] = utas_biasa,
        orang: int = 3,
        jeda: float = JEDA,
        isi: Mapping[str, object] = ISI,
    ) -> None:
        self._pintu, self._mulai_utas, self._orang, self._jeda, self._isi = pintu, utas, orang, jeda, isi
        self._berhenti, self._tinggalkan = threading.Event(), threading.Event()
        self.kiriman: list[Kiriman] = []

    def __enter__(self) -> "Beban":
        self._utas = [self._mulai_utas(lambda n=n: self._seseorang(n)) for n in range(self._orang)]
        return self

    def __exit__(self, galat: type[BaseException] | None, *_: object) -> None:
        """What is under way is carried through first; where something failed, it is left."""
        self._berhenti.set()
        if galat is not None:
            self._tinggalkan.set()
        for utas in self._utas:
            utas.join(TERUS + SABAR)
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
        pintu = self.pintu(n)
        for nomor in itertools.count():
            if self._berhenti.wait(self._jeda):
                return
            asal = f"198.51.100.{(self._orang * nomor + n) % 250}"  # many people, of whom none files often
            self.sampaikan(pintu, self._isi, {"X-Forwarded-For": asal})

    def pintu(self, n: int) -> "Pintu":
        """As the n-th person tries them."""
        return Pintu([*self._pintu[n % len(self._pintu) :], *self._pintu[: n % len(self._pintu)]])

    def sampaikan(self, pintu: "Pintu", isi: Mapping[str, object], kepala: Mapping[str, str]) -> Kiriman:
        """Files one complaint under a key of its own, until it is acknowledged or patience ends."""
        kiriman = Kiriman(str(uuid4()), time.monotonic())
        self.kiriman.append(kiriman)
        badan = json.dumps(isi)
        semua = {"Content-Type": "application/json", "Idempotency-Key": kiriman.kunci, **kepala}
        while kiriman.diakui is None and time.monotonic() < kiriman.mulai + TERUS and not self._tinggalkan.is_set():
            jawab = minta(pintu.kini, "POST", "/api/v1/aduan", badan, semua)
            kiriman.riwayat.append(jawab)
            if jawab.jenis == OK:
                resi = json.loads(jawab.isi)
                kiriman.id, kiriman.nomor, kiriman.diakui = UUID(resi["id"]), resi["nomor"], jawab.selesai
            else:
                pintu.lain()
                time.sleep(JEDA)
        return kiriman


class Pintu:
    """Addresses of which one is asked until it does not answer, and then the next."""

    def __init__(self, semua: Sequence[str]) -> None:
        self._semua = itertools.cycle(semua)
        self.lain()

    def lain(self) -> None:
        self.kini = next(self._semua)


def minta(pintu: str, cara: str, jalan: str, isi: str | bytes | None, kepala: Mapping[str, str], sabar: float = SABAR) -> Jawaban:
    """One request, and what it came to."""
    mulai = time.monotonic()
    sambungan = http.client.HTTPConnection(pintu, timeout=sabar)
    try:
        sambungan.request(cara, jalan, isi, dict(kepala))
        jawab = sambungan.getresponse()
        badan = jawab.read()
    except ConnectionRefusedError as e:
        return Jawaban(FAIL, mulai, time.monotonic(), None, type(e).__name__)
    except (OSError, http.client.HTTPException) as e:
        return Jawaban(INFO, mulai, time.monotonic(), None, type(e).__name__)
    finally:
        sambungan.close()
    if jawab.status < 300:
        return Jawaban(OK, mulai, time.monotonic(), jawab.status, "", badan)
    kata = _kalimat(badan)
    jenis = FAIL if jawab.status < 500 or "mungkin" not in kata else INFO
    return Jawaban(jenis, mulai, time.monotonic(), jawab.status, kata, badan)


def _kalimat(badan: bytes) -> str:
    """What the answer says to people."""
    try:
        isi = json.loads(badan)
        return str(isi.get("detail") or isi.get("title") or isi)[:200]
    except (ValueError, AttributeError):
        return badan[:80].decode(errors="replace")
