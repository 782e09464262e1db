"""The rows of the boards' queries, as people call them; the names of the fields are those of the columns."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from shared.domain.bagian import Bagian


@dataclass(frozen=True, slots=True)
class Terbuka:
    """What of one step is open: in all, late, near (past its warning threshold), and begun by an objection."""

    buka: int = 0
    lewat: int = 0
    dekat: int = 0
    dibuka: int = 0

    def __add__(self, lain: "Terbuka") -> "Terbuka":
        return Terbuka(self.buka + lain.buka, self.lewat + lain.lewat, self.dekat + lain.dekat, self.dibuka + lain.dibuka)


@dataclass(frozen=True, slots=True, kw_only=True)
class TerbukaDi(Terbuka):
    """Of one office; `langkah`: None: its whole cases, also of what waits for its parent's answer."""

    wilayah: str
    langkah: int | None


@dataclass(frozen=True, slots=True)
class TerbukaTentang:
    """Of one category."""

    kategori: str
    buka: int
    lewat: int


@dataclass(frozen=True, slots=True)
class Pekan:
    """What one week ended; `pekan`: its Monday."""

    pekan: date
    tepat: int
    lewat: int


@dataclass(frozen=True, slots=True)
class Menunggu:
    """A clock that waits; `batas`: None while it is paused in time; `dekat_pada`: from when it is near."""

    aduan_id: UUID
    wilayah: str
    langkah: int
    kategori: str
    putaran: int
    mulai: datetime
    batas: datetime | None
    dekat_pada: datetime | None


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """One step of one office, or its whole cases (None), beside the others: what it ended in a period (shares and minutes are None where
    it ended nothing), what is open there now, and the share on time of the period before."""

    kantor: str
    langkah: int | None
    selesai: int
    tepat: int
    lewat: int
    p50_menit: float | None
    p90_menit: float | None
    buka: int
    buka_lewat: int
    sebelum: Bagian | None = None

    @property
    def apa(self) -> int | str:
        """As the file says it."""
        return "perkara" if self.langkah is None else self.langkah

    @property
    def bagian_tepat(self) -> Bagian:
        return Bagian(self.tepat, self.selesai)

    @property
    def persen_tepat(self) -> int | None:
        return self.bagian_tepat.persen

    @property
    def persen_sebelum(self) -> int | None:
        return self.sebelum.persen if self.sebelum else None

    @property
    def p50(self) -> timedelta | None:
        return _menit(self.p50_menit)

    @property
    def p90(self) -> timedelta | None:
        return _menit(self.p90_menit)


def _menit(menit: float | None) -> timedelta | None:
    return None if menit is None else timedelta(minutes=menit)


@dataclass(frozen=True, slots=True)
class JamTerhitung:
    """An ended clock that a figure was counted from; `semua`: how many there are. `nomor`: None where the complaint is not seen."""

    aduan_id: str
    nomor: str | None
    putaran: int
    ke: int
    mulai: datetime
    batas: datetime | None
    selesai: datetime
    putusan: str
    menit: float
    jeda_menit: float
    standar: str
    sop: str
    kalender: str
    semua: int

    @property
    def terpakai(self) -> timedelta:
        return timedelta(minutes=self.menit)
