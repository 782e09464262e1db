"""Which sums make up a stretch of time: 56 days, 7 days, days, and where another zone's midnight cuts an office's day, single hours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from shared.domain.workcalendar.zona import offset_mikrodetik, zona_wilayah

SEHARI, SEJAM = timedelta(days=1), timedelta(hours=1)
TINGKAT = ((3, 56 * SEHARI), (2, 7 * SEHARI), (1, SEHARI))
LAMA = dict(TINGKAT)
SEMUA_JAM = (15, 16, 17)  # UTC, at which a day begins in WIT, WITA and WIB
PANGKAL = datetime(2000, 1, 2, tzinfo=UTC)  # with the hour, a Monday's midnight
SELAMANYA = datetime(9999, 1, 1, tzinfo=UTC)


def jam_awal(wilayah: str) -> int:
    """At which hour (UTC) a day begins there, by its province, as `sla.jam_awal` says."""
    return 24 - timedelta(microseconds=offset_mikrodetik(zona_wilayah(wilayah))) // SEJAM


@dataclass(frozen=True, slots=True)
class Simpul:
    """One sum, added or (-1) taken off. `tingkat`: 1 to 3; or the hour at which an office's day begins, for an hour of such offices."""

    tingkat: int
    mulai: datetime
    tanda: int = 1


@dataclass(frozen=True, slots=True)
class Deret:
    """Sums of one kind that follow each other: from the one that begins at `awal` to the one at `akhir`; of the stretch `ke`, or (`maju`)
    of one stretch after the other from `ke` on."""

    ke: int
    tingkat: int
    awal: datetime
    akhir: datetime
    tanda: int
    maju: bool = False

    def dengan(self, ke: int, s: Simpul) -> "Deret | None":
        """With that one behind its last; None where it does not follow."""
        lama = LAMA.get(self.tingkat, SEJAM)
        if (s.tingkat, s.tanda, s.mulai) != (self.tingkat, self.tanda, self.akhir + lama):
            return None
        sebelumnya = self.ke + (self.akhir - self.awal) // lama if self.maju else self.ke
        maju = self.maju or (self.awal == self.akhir and ke == self.ke + 1)
        return replace(self, akhir=s.mulai, maju=maju) if ke == sebelumnya + maju else None


def deret(simpul: Iterable[tuple[int, Simpul]]) -> list[Deret]:
    """As few as can be, of sums with the stretch that each belongs to."""
    hasil: list[Deret] = []
    for ke, s in simpul:
        if hasil and (lagi := hasil[-1].dengan(ke, s)):
            hasil[-1] = lagi
        else:
            hasil.append(Deret(ke, s.tingkat, s.mulai, s.mulai, s.tanda))
    return hasil


@dataclass(frozen=True, slots=True)
class Rentang:
    """From `dari` (None: ever) until before `sampai` (None: for ever), each a midnight in one of the zones."""

    dari: datetime | None = None
    sampai: datetime | None = None

    @property
    def utuh(self) -> datetime | None:
        """All sums of 56 days that begin before this are in it, of whatever zone; None: it has a beginning."""
        if self.dari is not None:
            return None
        if self.sampai is None:
            return SELAMANYA
        return _dasar(self.sampai - SEHARI, SEMUA_JAM[0], TINGKAT[0][1])

    def simpul(self, wilayah: str) -> list[Simpul]:
        """The others, for the offices there."""
        if self.sampai is None:
            assert self.dari is None, "a stretch that has a beginning has an end"
            return []
        jam = (jam_awal(wilayah),) if wilayah else SEMUA_JAM
        return [s for j in jam for s in _satu_zona(self.dari, self.sampai, j, self.utuh)]


def pekan(dari: datetime, sampai: datetime) -> dict[date, Rentang]:
    """Monday -> its week, of these instants in the zone that they are said in; the first and the last may be cut."""
    hasil, t = {}, dari
    while t < sampai:
        berikut = t + timedelta(days=7 - t.weekday())
        hasil[t.date() - timedelta(days=t.weekday())] = Rentang(t, min(berikut, sampai))
        t = berikut
    return hasil


def _satu_zona(dari: datetime | None, sampai: datetime, jam: int, utuh: datetime | None) -> Iterator[Simpul]:
    akhir = _terdekat(sampai, jam)
    yield from _jam(akhir, sampai, jam)
    if dari is not None:
        awal = _terdekat(dari, jam)
        yield from _jam(dari, awal, jam)
    else:
        assert utuh is not None
        awal = utuh + (jam - SEMUA_JAM[0]) * SEJAM
    yield from _hari(awal, akhir, jam)


def _hari(t: datetime, akhir: datetime, jam: int) -> Iterator[Simpul]:
    """Whole days, by as few sums as can be."""
    while t < akhir:
        tingkat, lama = next((n, lama) for n, lama in TINGKAT if _dasar(t, jam, lama) == t and t + lama <= akhir)
        yield Simpul(tingkat, t)
        t += lama


def _jam(dari: datetime, sampai: datetime, jam: int) -> Iterator[Simpul]:
    """The hours between two midnights; taken off where the second is the earlier."""
    t, batas, tanda = min(dari, sampai), max(dari, sampai), 1 if dari < sampai else -1
    while t < batas:
        yield Simpul(jam, t, tanda)
        t += SEJAM


def _terdekat(t: datetime, jam: int) -> datetime:
    """The nearest instant at which a day begins there: at most two hours away."""
    return _dasar(t + SEHARI / 2, jam, SEHARI)


def _dasar(t: datetime, jam: int, lama: timedelta) -> datetime:
    """Where the stretch of that length begins in which `t` lies, as `sla.simpul` says."""
    awal = PANGKAL + jam * SEJAM
    return awal + (t - awal) // lama * lama
