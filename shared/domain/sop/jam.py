"""Each step's clock as a pure function of the stream, the rules and the present moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from shared.domain.aduan.kejadian import Kejadian
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.jalur import Lintasan, Penelusur, Tanya
from shared.domain.sop.sop import Langkah, Satuan, Waktu
from shared.domain.sop.ukuran import Ukuran, geser_jeda, tumpang, ukuran
from shared.domain.workcalendar.instan import MENIT, instan, lama, lama_mikrodetik, mikrodetik
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.penolakan import TAK_TERHITUNG


class Putusan(StrEnum):
    """The verdict on a clock. The due moment itself is in time; the first instant after it is late."""

    TEPAT = "tepat"
    LEWAT = "lewat"  # the step ended after its due time, or still runs after it
    BERJALAN = "berjalan"
    TERHENTI = "terhenti"  # ended in time without the step's work: withdrawn, or closed without the clarification


class Sebab(StrEnum):
    KLARIFIKASI = "klarifikasi"  # the reporter was asked
    PEMERIKSAAN = "pemeriksaan"  # step 5 had the response before it sent it back


@dataclass(frozen=True, slots=True)
class Jeda:
    """Time that is not counted; `kredit` is the part of it in which the clock would have run. While `berjalan`, `selesai` is now."""

    mulai: datetime
    selesai: datetime
    sebab: Sebab
    kredit: timedelta
    berjalan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Jam:
    """The `ke`-th clock of a step in a round. Times are aware; durations are opening time, or all time if `waktu` is kalender.

    `batas` is None where it cannot be reckoned, since the calendar does not reach so far: then it is neither kept nor missed, and
    every duration is zero.

    `batas` moves on by the pauses that began before it ran out; while paused it is what it would be if work resumed now.
    After rework `dihitung_sejak` is the first clock's start, and `jeda` has everything not counted since then.
    """

    langkah: int
    putaran: int
    ke: int
    kantor: str
    mulai: datetime
    selesai: datetime | None
    batas: datetime | None
    putusan: Putusan
    jeda_berjalan: bool
    terpakai: timedelta  # by this clock, without pauses
    terpakai_sebelumnya: timedelta  # by the clocks that were sent back
    sisa: timedelta  # until the due time, from the end or from now; zero when it is over
    lewat_sebesar: timedelta  # after the due time, without pauses; zero in time
    standar: timedelta  # what the standard grants; for hari: from the start to the due time without pauses
    jumlah: int
    satuan: Satuan
    waktu: Waktu
    dihitung_sejak: datetime
    jeda: tuple[Jeda, ...]
    sop: str  # version
    kalender: str  # version
    ambang: tuple[int, ...]
    diperingatkan: bool

    @property
    def kunci(self) -> str:
        """ "4.1.2": step, round and ordinal; unique in a stream."""
        return f"{self.langkah}.{self.putaran}.{self.ke}"

    @property
    def berjalan(self) -> bool:
        return self.selesai is None


def hitung(kejadian: Sequence[Kejadian], aturan: AturanBerlaku, sampai: datetime, kalender_per: datetime | None = None) -> list[Jam]:
    """All clocks of one complaint, in the order they started, judged as of `sampai` (the present moment).

    An ended clock is judged by the calendar as known at its end, a running one as known at `sampai`. Events it does not
    know are ignored. With `kalender_per`, a moment after they ended, ended clocks are judged by the calendar as known then: a
    verdict computed again. Raises WaktuTanpaZona for naive instants; nothing for those outside the calendar.
    """
    jalan = Penelusur(aturan)
    jalan.telusuri(kejadian)
    return [_jam(x, jalan.jeda, aturan, sampai, kalender_per) for x in jalan.lintasan]


def _jam(x: Lintasan, tanya: Sequence[Tanya], aturan: AturanBerlaku, sampai: datetime, kalender_per: datetime | None) -> Jam:
    akhir_pada = x.selesai or max(sampai, x.mulai)
    kalender = aturan.kalender(x.kantor, kalender_per if kalender_per and x.selesai else akhir_pada)
    rantai = _rantai(x)
    asal = rantai[0].langkah  # what was sent back keeps its standard, even if the SOP changed meanwhile
    try:
        return _terhitung(x, rantai, asal, tanya, akhir_pada, kalender)
    except (OverflowError, *TAK_TERHITUNG):
        return _tak_terhitung(x, rantai, asal, tanya, kalender)


def _terhitung(
    x: Lintasan, rantai: Sequence[Lintasan], asal: Langkah, tanya: Sequence[Tanya], akhir_pada: datetime, kalender: Kalender
) -> Jam:
    """Raises what TAK_TERHITUNG names, and OverflowError."""
    w = ukuran(kalender, asal.waktu)
    sejak, mulai, akhir = mikrodetik(rantai[0].mulai), mikrodetik(x.mulai), mikrodetik(akhir_pada)
    jeda = _jeda(rantai, tanya, akhir_pada, w) if tanya or x.ulang else ()
    selang = _selang(jeda)
    dasar = w.geser(sejak, asal.jumlah * MENIT) if asal.satuan is Satuan.MENIT else w.hari(sejak, asal.jumlah)
    batas = geser_jeda(w, dasar, selang)
    kalender.indeks.terbuka(batas)  # calendar time runs on where the calendar ends
    terpakai = w.terbuka(akhir) - w.terbuka(mulai) - tumpang(w, selang, mulai, akhir)
    lewat = akhir > batas
    return Jam(
        langkah=x.langkah.nomor, putaran=x.putaran, ke=x.ke, kantor=x.kantor, mulai=x.mulai, selesai=x.selesai,
        batas=instan(batas),
        putusan=_putusan(x, lewat),
        jeda_berjalan=_dijeda(x, tanya),
        terpakai=lama(terpakai),
        terpakai_sebelumnya=lama(w.terbuka(mulai) - w.terbuka(sejak) - tumpang(w, selang, sejak, mulai)) if x.ulang else timedelta(),
        sisa=timedelta() if lewat else lama(w.terbuka(batas) - w.terbuka(akhir)),
        lewat_sebesar=lama(w.terbuka(akhir) - w.terbuka(batas) - tumpang(w, selang, batas, akhir)) if lewat else timedelta(),
        standar=lama(w.terbuka(dasar) - w.terbuka(sejak)),
        jumlah=asal.jumlah, satuan=asal.satuan, waktu=asal.waktu,
        dihitung_sejak=rantai[0].mulai,
        jeda=jeda,
        sop=rantai[0].sop.versi, kalender=kalender.versi, ambang=x.langkah.ambang, diperingatkan=x.langkah.diperingatkan,
    )  # fmt: skip


def _tak_terhitung(x: Lintasan, rantai: Sequence[Lintasan], asal: Langkah, tanya: Sequence[Tanya], kalender: Kalender) -> Jam:
    nol = timedelta()
    return Jam(
        langkah=x.langkah.nomor, putaran=x.putaran, ke=x.ke, kantor=x.kantor, mulai=x.mulai, selesai=x.selesai, batas=None,
        putusan=_putusan(x, lewat=False), jeda_berjalan=_dijeda(x, tanya), terpakai=nol, terpakai_sebelumnya=nol, sisa=nol,
        lewat_sebesar=nol, standar=nol, jumlah=asal.jumlah, satuan=asal.satuan, waktu=asal.waktu, dihitung_sejak=rantai[0].mulai, jeda=(),
        sop=rantai[0].sop.versi, kalender=kalender.versi, ambang=x.langkah.ambang, diperingatkan=x.langkah.diperingatkan,
    )  # fmt: skip


def _dijeda(x: Lintasan, tanya: Sequence[Tanya]) -> bool:
    return x.selesai is None and bool(tanya) and tanya[-1].selesai is None


def _rantai(x: Lintasan) -> list[Lintasan]:
    """The stretch and those before it that were sent back, the first one first."""
    rantai = [x]
    while rantai[0].ulang is not None:
        rantai.insert(0, rantai[0].ulang)
    return rantai


def _jeda(rantai: Sequence[Lintasan], tanya: Sequence[Tanya], akhir: datetime, w: Ukuran) -> tuple[Jeda, ...]:
    """Everything not counted: the questions while a stretch ran, and step 5 between two stretches."""
    hasil: list[Jeda] = []
    for i, x in enumerate(rantai):
        if i:
            hasil.append(_satu(rantai[i - 1].selesai, x.mulai, Sebab.PEMERIKSAAN, w))
        ujung = x.selesai or akhir
        for t in tanya:
            dari, ke = max(t.mulai, x.mulai), min(t.selesai or akhir, ujung)
            if dari < ke:
                berjalan = t.selesai is None and x.selesai is None
                hasil.append(_satu(dari, ke, Sebab.KLARIFIKASI, w, berjalan))
    return tuple(hasil)


def _satu(dari: datetime, ke: datetime, sebab: Sebab, w: Ukuran, berjalan: bool = False) -> Jeda:
    kredit = w.terbuka(mikrodetik(ke)) - w.terbuka(mikrodetik(dari))
    return Jeda(dari, ke, sebab, lama(kredit), berjalan)


def _selang(jeda: Iterable[Jeda]) -> list[tuple[int, int]]:
    return [(mikrodetik(j.mulai), mikrodetik(j.selesai)) for j in jeda]


def _putusan(x: Lintasan, lewat: bool) -> Putusan:
    if lewat:
        return Putusan.LEWAT
    if x.selesai is None:
        return Putusan.BERJALAN
    return Putusan.TERHENTI if x.terhenti else Putusan.TEPAT


def jam_berjalan(jam: Iterable[Jam]) -> Jam | None:
    """The clock that runs now; None at an end."""
    return next((j for j in jam if j.berjalan), None)


def peringatan_pada(jam: Jam, ambang: int, kalender: Kalender) -> datetime | None:
    """When `ambang` percent of the standard is used up, moved on by the pauses that began before.

    While paused, as if work resumed now. None if a clock that was sent back had come that far already, or without a due time.
    """
    if jam.batas is None:
        return None
    w = ukuran(kalender, jam.waktu)
    bagian = lama_mikrodetik(jam.standar) * ambang // 100
    try:
        saat = geser_jeda(w, w.geser(mikrodetik(jam.dihitung_sejak), bagian), _selang(jam.jeda))
    except (OverflowError, *TAK_TERHITUNG):
        return None
    return instan(saat) if saat >= mikrodetik(jam.mulai) else None


def peringatan_berikutnya(jam: Jam, kalender: Kalender, setelah: datetime) -> tuple[int, datetime] | None:
    """The next (threshold, instant) of a running clock after `setelah`; None when none is left, paused, or never alerted."""
    if not (jam.diperingatkan and jam.berjalan) or jam.jeda_berjalan:
        return None
    saat = ((a, peringatan_pada(jam, a, kalender)) for a in sorted(jam.ambang))
    return next(((a, p) for a, p in saat if p is not None and p > setelah), None)
