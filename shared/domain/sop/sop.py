"""One version of a procedure, as data: who does a step, in what time, what it needs and what it brings out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from shared.domain.sop import penolakan as tolak


class Satuan(StrEnum):
    MENIT = "menit"
    HARI = "hari"


class Waktu(StrEnum):
    """What a standard counts: the office's opening time, or every minute of the day."""

    KERJA = "kerja"
    KALENDER = "kalender"


@dataclass(frozen=True, slots=True, kw_only=True)
class Langkah:
    """One of the seven steps.

    `dari` and `ke` name what starts and what ends its clock: events, and for steps 1 and 2 also the two instants that the
    form reports. The events that end a complaint without the step's work (withdrawal, closing) need not be named.
    """

    nomor: int
    nama: str
    pelaksana: tuple[str, ...]  # roles that may do it
    jumlah: int
    satuan: Satuan
    waktu: Waktu = Waktu.KERJA
    dari: tuple[str, ...]
    ke: tuple[str, ...]
    keluaran: str
    kelengkapan: str
    ambang: tuple[int, ...] = (75,)  # percent of the standard at which to warn
    diperingatkan: bool = True  # False: measured and reported, never alerted

    def __post_init__(self) -> None:
        if self.jumlah < 1:
            raise tolak.StandarTidakSah(jumlah=self.jumlah, satuan=self.satuan)
        for a in self.ambang:
            if not 1 <= a <= 100:
                raise tolak.AmbangTidakSah(ambang=a)


@dataclass(frozen=True)
class Sop:
    """A version counts for clocks that start from `berlaku_sejak` on and after it became known (None: since ever)."""

    versi: str
    nama: str
    langkah: tuple[Langkah, ...]
    berlaku_sejak: datetime | None = None
    diketahui_sejak: datetime | None = None
    klarifikasi_hari: int = 30  # calendar days a question may stay unanswered
    buka_kembali_hari_kerja: int = 10  # working days after the answer in which it may be reopened and rated
    tutup_hari_kerja: int = 10  # working days after the answer, then it closes by itself
    perkara_pengaduan_hari_kerja: int = 14  # working days for the whole case
    perkara_informasi_hari_kerja: int = 10  # UU 14/2008
    perkara_perpanjangan_hari_kerja: int = 7  # once, on top of those for an informasi; UU 14/2008
    perkara_ambang: int = 75  # percent of them at which the Camat is told

    def __post_init__(self) -> None:
        ada = sorted(x.nomor for x in self.langkah)
        if ada != list(range(1, 8)):
            raise tolak.LangkahTidakLengkap(versi=self.versi, ada=", ".join(map(str, ada)))
        hari = (
            self.klarifikasi_hari, self.buka_kembali_hari_kerja, self.tutup_hari_kerja, self.perkara_pengaduan_hari_kerja,
            self.perkara_informasi_hari_kerja, self.perkara_perpanjangan_hari_kerja,
        )  # fmt: skip
        if min(hari) < 1:
            raise tolak.BatasSopTidakSah(versi=self.versi)
        if not 1 <= self.perkara_ambang <= 100:
            raise tolak.AmbangTidakSah(ambang=self.perkara_ambang)
        peristiwa = [p for x in self.langkah for p in x.dari]
        if ganda := next((p for p in peristiwa if peristiwa.count(p) > 1), None):
            raise tolak.AwalLangkahGanda(versi=self.versi, peristiwa=ganda)

    @cached_property
    def menurut_nomor(self) -> Mapping[int, Langkah]:
        return {x.nomor: x for x in self.langkah}

    @cached_property
    def pelaksana(self) -> Mapping[int, frozenset[str]]:
        """Number of a step -> the roles that may do it."""
        return {x.nomor: frozenset(x.pelaksana) for x in self.langkah}

    @cached_property
    def dimulai_oleh(self) -> Mapping[str, Langkah]:
        """Event name -> the step whose clock it starts."""
        return {p: x for x in self.langkah for p in x.dari}
