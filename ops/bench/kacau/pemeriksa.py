"""The checker, in Jepsen's words: what was acknowledged is there exactly once, everywhere, and nothing was said that is not so."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from ops.bench.kacau.beban import Kiriman


@dataclass(frozen=True)
class Keadaan:
    """What is there. `diterima`: (complaint, number) of each receiving event; `buku`: events of the ledger; `luar`: events that the reader
    outside has, from its queue or, where it was told that it missed some, from the feed; `alarm`: alerts, and when each was due by the
    rules; `kini`: by our own clock, as all times here seconds since 1970; `sehat`: whether `verify` found the ledger whole."""

    diterima: Sequence[tuple[UUID, str]]
    buku: frozenset[UUID]
    luar: frozenset[UUID]
    alarm: Mapping[str, float]
    kini: float
    sehat: bool


@dataclass(frozen=True)
class Temuan:
    """`hilang`, `ganda`, `lompat` (numbers left out), `palsu` (alerts), `tak_sampai` (events that the reader outside lacks)."""

    diakui: int
    hilang: tuple[str, ...]
    ganda: tuple[str, ...]
    lompat: tuple[str, ...]
    palsu: tuple[str, ...]
    tak_sampai: int
    sehat: bool

    @property
    def hijau(self) -> bool:
        return self.sehat and not (self.hilang or self.ganda or self.lompat or self.palsu or self.tak_sampai)


def periksa(kiriman: Iterable[Kiriman], ada: Keadaan) -> Temuan:
    """After everything has come through. `kiriman`: all that was ever filed at this deployment, under whatever key."""
    kiriman = list(kiriman)
    diakui = [k for k in kiriman if k.diakui is not None]
    nomor: dict[UUID, list[str]] = defaultdict(list)
    for aduan, satu in ada.diterima:
        nomor[aduan].append(satu)
    return Temuan(
        diakui=len(diakui),
        hilang=tuple(k.kunci for k in diakui if k.nomor not in nomor.get(k.id, ())),
        ganda=_ganda(kiriman, diakui, nomor),
        lompat=_lompat(satu for _, satu in ada.diterima),
        palsu=tuple(kata for kata, batas in ada.alarm.items() if batas > ada.kini),
        tak_sampai=len(ada.buku - ada.luar),
        sehat=ada.sehat,
    )


def _ganda(kiriman: Sequence[Kiriman], diakui: Sequence[Kiriman], nomor: Mapping[UUID, Sequence[str]]) -> tuple[str, ...]:
    """A complaint received twice, two keys given one complaint, a number given twice, and more complaints than there were keys."""
    dua_kali = [str(aduan) for aduan, semua in nomor.items() if len(semua) > 1]
    satu_aduan = [str(aduan) for aduan, n in Counter(k.id for k in diakui).items() if n > 1]
    satu_nomor = [satu for satu, n in Counter(s for semua in nomor.values() for s in set(semua)).items() if n > 1]
    lebih = len(nomor) - len(kiriman)
    return (*dua_kali, *satu_aduan, *satu_nomor, *([f"{lebih} lebih banyak daripada kunci"] if lebih > 0 else []))


def _lompat(semua: Iterable[str]) -> tuple[str, ...]:
    """Numbers that an office left out."""
    kantor: dict[str, set[int]] = defaultdict(set)
    for nomor in semua:
        awal, _, urut = nomor.rpartition("/")
        kantor[awal].add(int(urut))
    return tuple(f"{awal}/{n}" for awal, ada in kantor.items() for n in range(1, max(ada) + 1) if n not in ada)
