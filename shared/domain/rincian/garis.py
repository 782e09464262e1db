"""The timeline for people: each step with who, when and what is left, ready to be written down."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from shared.domain.aduan.kejadian import Kejadian
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.desakan import Desakan, dekat_pada, desakan
from shared.domain.sop.garis_waktu import Ruas, Status, ruas
from shared.domain.sop.jam import Putusan
from shared.domain.sop.sop import Waktu


@dataclass(frozen=True, slots=True)
class Tahap:
    """One step, or one more turn at it. Durations are opening time where `kerja`; `lewat` is zero in time."""

    nomor: int
    nama: str
    pelaksana: tuple[str, ...]
    status: Status
    putaran: int
    babak: int
    mulai: datetime | None = None
    batas: datetime | None = None
    selesai: datetime | None = None
    sisa: timedelta = timedelta()
    standar: timedelta = timedelta()  # what the step is granted
    lewat: timedelta = timedelta()
    kerja: bool = True
    mendesak: bool = False  # it runs, and its warning threshold has passed
    milik_pelapor: bool = False
    putusan: Putusan | None = None
    uraian: tuple[str, ...] = ()  # how the due time of the running step was counted

    @property
    def terlambat(self) -> bool:
        """The office's own lateness, also before any opening time has passed since; the citizen's own is never held against them."""
        return self.putusan is Putusan.LEWAT and not self.milik_pelapor


def tahap(kejadian: Sequence[Kejadian], aturan: AturanWaktu, now: datetime) -> list[Tahap]:
    """In the order of `ruas`."""
    return [_satu(satu, aturan, now) for satu in ruas(kejadian, aturan, now)]


def _satu(ruas: Ruas, aturan: AturanWaktu, now: datetime) -> Tahap:
    langkah, jam = ruas.langkah, ruas.jam
    dasar = Tahap(
        nomor=langkah.nomor,
        nama=langkah.nama,
        pelaksana=langkah.pelaksana,
        status=ruas.status,
        putaran=ruas.putaran,
        babak=ruas.babak,
        milik_pelapor=langkah.nomor <= 2,
        uraian=ruas.uraian,
    )
    if jam is None:
        return dasar
    dekat = dekat_pada(jam, aturan.kalender(jam.kantor, now)) if jam.berjalan else None
    return replace(
        dasar,
        mulai=jam.mulai,
        batas=jam.tenggat,
        selesai=jam.selesai,
        sisa=jam.sisa,
        standar=jam.standar,
        lewat=jam.lewat_sebesar if jam.putusan is Putusan.LEWAT else timedelta(),
        kerja=jam.waktu is Waktu.KERJA,
        mendesak=jam.batas is not None and desakan(jam.batas, dekat, now) is Desakan.DEKAT,
        putusan=jam.putusan,
    )
