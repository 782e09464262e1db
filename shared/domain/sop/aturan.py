"""Which rules count where and when: the office's own, else the district's, else the starter ones."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Protocol, TypeVar

from shared.domain.sop.awal import SOP_AWAL
from shared.domain.sop.sop import Sop
from shared.domain.workcalendar.awal import kalender_awal
from shared.domain.workcalendar.berlaku import KalenderBerlaku
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.penolakan import VersiGanda
from shared.domain.workcalendar.zona import zona_wilayah

TERINGAT = 512  # offices whose calendars are kept, some 20 kB each where they are all different
_SELALU = datetime.min.replace(tzinfo=UTC)
T = TypeVar("T")


class AturanWaktu(Protocol):
    """What a computation asks of the rules: those that stand still (`AturanBerlaku`), and those that may change under the reader
    (`shared.acuan.aturan.hidup`), of which who asks more than one question takes `kini` first."""

    @property
    def revision(self) -> int:
        """Grows with every change of the rules."""

    @property
    def kini(self) -> "AturanBerlaku":
        """One set of rules, to stay with."""

    def refresh(self) -> bool:
        """Whether the rules had changed since they were read; then they were read again."""

    def terbaru(self) -> "AturanBerlaku":
        """As they are recorded at this moment, for what must not be done by what was true a second ago."""

    def sop(self, kantor: str, mulai: datetime) -> Sop:
        """The procedure that counts for a clock that starts then."""

    def kalender(self, kantor: str, saat: datetime) -> Kalender:
        """The calendar as known at that instant."""

    def kalender_bernama(self, kantor: str, versi: str) -> Kalender:
        """The version that a clock of this office was judged by. KeyError if these rules do not know it."""

    def terkini(self, kantor: str, saat: datetime) -> datetime:
        """The later of `saat` and the moment the newest calendar that reaches the office became known: a read model that was
        last written after `saat` judges running clocks as of then, so that it is a function of the stream and the rules alone."""


class SopBerlaku:
    """Versions of one office's procedure; what counts is the SOP as of the step's start."""

    def __init__(self, versi: Iterable[Sop]) -> None:
        """Raises VersiGanda."""
        self._versi = sorted(versi, key=lambda s: s.diketahui_sejak or _SELALU)
        self._nama: dict[str, Sop] = {}
        for s in self._versi:
            if s.versi in self._nama:
                raise VersiGanda(versi=s.versi)
            self._nama[s.versi] = s
        self._diketahui = [s.diketahui_sejak or _SELALU for s in self._versi]

    def per(self, mulai: datetime) -> Sop | None:
        """The latest of those known at that instant and valid from then or before; None if there is none yet."""
        for s in reversed(self._versi[: bisect_right(self._diketahui, mulai)]):
            if s.berlaku_sejak is None or s.berlaku_sejak <= mulai:
                return s
        return None

    def versi(self, nama: str) -> Sop | None:
        return self._nama.get(nama)

    def __iter__(self) -> Iterator[Sop]:
        """In the order in which they became known."""
        return iter(self._versi)


def jenjang(kantor: str) -> list[str]:
    """The office's code and those above it, nearest first: "33.13.17", "33.13", "33"."""
    bagian = kantor.split(".")
    return [".".join(bagian[:n]) for n in range(len(bagian), 0, -1)]


def _pertama(berlaku: Iterable[SopBerlaku], saat: datetime) -> Sop:
    """From the nearest level that had anything by then; the starter always has."""
    return next(ada for b in berlaku if (ada := b.per(saat)) is not None)


class AturanBerlaku:
    """All rules of a deployment, immutable. An office that has an SOP of its own follows it, not the district's; its calendar
    lies over the district's (`shared.domain.workcalendar.kalender`).

    Calendars are put together when somebody asks, and those of `TERINGAT` offices at most are kept.
    """

    def __init__(
        self, sop: Mapping[str, Iterable[Sop]] | None = None, kalender: Mapping[str, Iterable[Kalender]] | None = None, revision: int = 0
    ) -> None:
        """`sop`, `kalender`: code of an office or district -> its versions. `revision` grows with every change of the rules."""
        self.revision = revision
        self._sop = {kode: SopBerlaku(v) for kode, v in (sop or {}).items()}
        self._sop_awal = SopBerlaku([SOP_AWAL])
        self._versi = {kode: tuple(v) for kode, v in (kalender or {}).items()}
        self._punya: dict[str, KalenderBerlaku] = {}  # of codes that have versions
        self._kalender: dict[str, list[KalenderBerlaku]] = {}  # of codes asked for, nearest first, the starter last

    def dengan(self, sop: Mapping[str, Iterable[Sop]], kalender: Mapping[str, Iterable[Kalender]], revision: int) -> "AturanBerlaku":
        """These, and later versions besides; what they do not reach stays the very same object, with all that was reckoned for it."""
        baru = AturanBerlaku(revision=revision)
        baru._sop = self._sop | {kode: SopBerlaku([*self._sop.get(kode, ()), *v]) for kode, v in sop.items()}
        baru._versi = self._versi | {kode: (*self._versi.get(kode, ()), *v) for kode, v in kalender.items()}
        baru._punya = {k: b for k, b in list(self._punya.items()) if kalender.keys().isdisjoint(jenjang(k))}
        return baru

    @property
    def kini(self) -> "AturanBerlaku":
        return self

    def refresh(self, conn: object = None) -> bool:
        """They never change."""
        return False

    def terbaru(self) -> "AturanBerlaku":
        """As `AturanHidup.terbaru`: these, since they never change."""
        return self

    def sop(self, kantor: str, mulai: datetime) -> Sop:
        return _pertama(self._sop_untuk(kantor), mulai)

    def kalender(self, kantor: str, saat: datetime) -> Kalender:
        return next(ada for b in self._kalender_untuk(kantor) if (ada := b.per(saat)) is not None)

    def terkini(self, kantor: str, saat: datetime) -> datetime:
        return max([saat, *(b.terakhir for b in self._kalender_untuk(kantor))])

    def kalender_berganti(self, kantor: str, saat: datetime) -> datetime | None:
        """When another calendar that reaches the office became known after an instant; None: what was known then is known today."""
        return min((t for b in self._kalender_untuk(kantor) for t in b.semua_saat if t > saat), default=None)

    def kalender_bernama(self, kantor: str, versi: str) -> Kalender:
        for berlaku in self._kalender_untuk(kantor):
            if (ada := berlaku.versi(versi)) is not None:
                return ada
        raise KeyError(versi)

    def _sop_untuk(self, kantor: str) -> list[SopBerlaku]:
        return [*(self._sop[k] for k in jenjang(kantor) if k in self._sop), self._sop_awal] if self._sop else [self._sop_awal]

    def _kalender_untuk(self, kantor: str) -> list[KalenderBerlaku]:
        if (ada := self._kalender.get(kantor)) is None:
            ada = _ingat(self._kalender, kantor, self._tingkat(kantor))
        return ada

    def _tingkat(self, kantor: str) -> list[KalenderBerlaku]:
        return [*(self._milik(k) for k in jenjang(kantor) if k in self._versi), _awal(zona_wilayah(kantor))]

    def _milik(self, kode: str) -> KalenderBerlaku:
        """Its own versions over those of the level above."""
        if (ada := self._punya.get(kode)) is None:
            atas = self._tingkat(kode.rpartition(".")[0])[0] if "." in kode else _awal(zona_wilayah(kode))
            ada = _ingat(self._punya, kode, KalenderBerlaku(self._versi[kode], atas=atas))
        return ada


@cache
def _awal(zona: str) -> KalenderBerlaku:
    return KalenderBerlaku([kalender_awal(zona)])


def _ingat(ingatan: dict[str, T], kode: str, baru: T) -> T:
    """Whoever came first goes first."""
    ingatan[kode] = baru
    if len(ingatan) > TERINGAT:
        ingatan.pop(next(iter(tuple(ingatan))), None)
    return baru
