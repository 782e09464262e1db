"""The checker, in Jepsen's words: what was acknowledged is there exactly once, everywhere, and nothing was said that is not so."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from uuid import UUID

from ops.bench.kacau.beban import Kiriman


@dataclass(frozen=True)
class Keadaan:
    """What is there; times are seconds since 1970.

    diterima: (complaint, number) of each receiving event. buku: events of the ledger. luar: events that the reader outside has, from its
    queue or, where it was told that it missed some, from the feed. alarm: alerts, each with the earliest moment at which it may be said by
    the rules. kejadian: (complaint, type) of what staff do. kini: by our own clock. sehat: whether `verify` found the ledger whole.
    """

    diterima: Sequence[tuple[UUID, str]]
    buku: frozenset[UUID]
    luar: frozenset[UUID]
    alarm: Mapping[str, float]
    kejadian: frozenset[tuple[UUID, str]]
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


def periksa(diakui: Sequence[Kiriman], perintah: Set[tuple[UUID, str]], kunci: int, ada: Keadaan) -> Temuan:
    """After everything has come through. `diakui`: all that was ever filed here and acknowledged before one looked; `perintah`: likewise
    commands, by what they made happen; `kunci`: under how many keys anything was ever filed, the newest included."""
    nomor: dict[UUID, list[str]] = defaultdict(list)
    for aduan, satu in ada.diterima:
        nomor[aduan].append(satu)
    return Temuan(
        diakui=len(diakui) + len(perintah),
        hilang=(
            *(k.kunci for k in diakui if k.id is None or k.nomor not in nomor.get(k.id, ())),
            *(f"{aduan} {tipe}" for aduan, tipe in perintah - ada.kejadian),
        ),
        ganda=_ganda(kunci, diakui, nomor),
        lompat=_lompat(satu for _, satu in ada.diterima),
        palsu=tuple(kata for kata, batas in ada.alarm.items() if batas > ada.kini),
        tak_sampai=len(ada.buku - ada.luar),
        sehat=ada.sehat,
    )


def _ganda(kunci: int, diakui: Sequence[Kiriman], nomor: Mapping[UUID, Sequence[str]]) -> tuple[str, ...]:
    """A complaint received twice, two keys given one complaint, a number given twice, and more complaints than there were keys."""
    dua_kali = [str(aduan) for aduan, semua in nomor.items() if len(semua) > 1]
    satu_aduan = [str(aduan) for aduan, n in Counter(k.id for k in diakui).items() if n > 1]
    satu_nomor = [satu for satu, n in Counter(s for semua in nomor.values() for s in set(semua)).items() if n > 1]
    lebih = len(nomor) - kunci
    return (*dua_kali, *satu_aduan, *satu_nomor, *([f"{lebih} lebih banyak daripada kunci"] if lebih > 0 else []))


def _lompat(semua: Iterable[str]) -> tuple[str, ...]:
    """Numbers that an office left out."""
    kantor: dict[str, set[int]] = defaultdict(set)
    for nomor in semua:
        awal, _, urut = nomor.rpartition("/")
        kantor[awal].add(int(urut))
    return tuple(f"{awal}/{n}" for awal, ada in kantor.items() for n in range(1, max(ada) + 1) if n not in ada)
