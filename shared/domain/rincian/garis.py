"""The timeline for people: each step with who, when and what is left, ready to be written down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from shared.domain.aduan.kejadian import Kejadian
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.garis_waktu import garis_waktu
from shared.domain.sop.jam import Jam, Putusan, hitung
from shared.domain.sop.sop import Waktu


@dataclass(frozen=True, slots=True)
class Tahap:
    """One step, or one more turn at it. Durations are opening time where `kerja`; `lewat` is zero in time."""

    nomor: int
    nama: str
    pelaksana: tuple[str, ...]
    status: str  # selesai, berjalan, jeda, nanti, dilewati
    putaran: int
    mulai: datetime | None = None
    batas: datetime | None = None
    selesai: datetime | None = None
    sisa: timedelta = timedelta()
    standar: timedelta = timedelta()  # what the step is granted
    lewat: timedelta = timedelta()
    kerja: bool = True
    milik_pelapor: bool = False
    uraian: tuple[str, ...] = ()  # how the due time of the running step was counted

    @property
    def terlambat(self) -> bool:
        """The office's own lateness; the citizen's own time is measured, never held against them."""
        return self.lewat > timedelta() and not self.milik_pelapor

    @property
    def mendesak(self) -> bool:
        """Less than a quarter of its time is left."""
        return self.sisa * 4 < self.standar and not self.terlambat


def tahap(kejadian: Sequence[Kejadian], aturan: AturanBerlaku, now: datetime) -> list[Tahap]:
    """In the order of `garis_waktu`, whose entries with a start are the clocks in their own order."""
    jam = iter(hitung(kejadian, aturan, now))
    return [_satu(entri, next(jam) if entri["mulai"] else None) for entri in garis_waktu(kejadian, aturan, now)]


def _satu(entri: dict[str, Any], jam: Jam | None) -> Tahap:
    dasar: dict[str, Any] = {
        "nomor": entri["langkah"],
        "nama": entri["nama"],
        "pelaksana": tuple(entri["pelaksana"]),
        "status": entri["status"],
        "putaran": entri["putaran"],
        "milik_pelapor": entri["langkah"] <= 2,
    }
    if jam is None:
        return Tahap(**dasar)
    lewat = jam.lewat_sebesar if jam.putusan is Putusan.LEWAT else timedelta()
    batas = None if jam.jeda_berjalan else jam.batas
    waktu: dict[str, Any] = {
        "mulai": jam.mulai,
        "batas": batas,
        "selesai": jam.selesai,
        "sisa": jam.sisa,
        "standar": jam.standar,
        "lewat": lewat,
    }
    return Tahap(**dasar, **waktu, kerja=jam.waktu is Waktu.KERJA, uraian=tuple(entri["uraian"]))
