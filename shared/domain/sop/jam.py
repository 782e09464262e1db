"""Each step's clock as a pure function of the stream, the rules and the present moment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from shared.domain.aduan.kejadian import Kejadian
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jalur import Lintasan, Penelusur, Tanya
from shared.domain.sop.sop import Satuan, Waktu
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
    babak: int  # which pass through an office's steps: a transfer and a reopening begin another
    terhenti: bool  # it ended without the step's work

    @property
    def kunci(self) -> str:
        """ "4.1.2": step, round and ordinal; unique in a stream."""
        return f"{self.langkah}.{self.putaran}.{self.ke}"

    @property
    def berjalan(self) -> bool:
        return self.selesai is None

    @property
    def tenggat(self) -> datetime | None:
        """The due time as people are told it: None while a pause moves it on. One that began after it moves nothing: late stays late."""
        return None if self.jeda_berjalan and self.putusan is not Putusan.LEWAT else self.batas

    @property
    def kredit(self) -> timedelta:
        """Of all its pauses."""
        return sum((x.kredit for x in self.jeda), timedelta())

    @property
    def standar_kata(self) -> str:
        """ "120 menit kerja"."""
        return f"{self.jumlah} {self.satuan} {self.waktu}"


def hitung(kejadian: Sequence[Kejadian], aturan: AturanWaktu, sampai: datetime, kalender_per: datetime | None = None) -> list[Jam]:
    """All clocks of one complaint, in the order they started, judged as of `sampai` (the present moment).

    An ended clock is judged by the calendar as known at its end, a running one as known at `sampai`. Events it does not
    know are ignored. With `kalender_per`, a moment after they ended, ended clocks are judged by the calendar as known then: a
    verdict computed again. Raises WaktuTanpaZona for naive instants; nothing for those outside the calendar.
    """
    jalan = Penelusur(aturan)
    jalan.telusuri(kejadian)
    return [_nilai(lintasan, jalan.jeda, aturan, sampai, kalender_per) for lintasan in jalan.lintasan]


@dataclass(frozen=True, slots=True)
class _Hitungan:
    """What the calendar makes of one stretch; as it stands, of one that ends where no calendar reaches."""

    batas: datetime | None = None
    lewat: bool = False
    terpakai: timedelta = timedelta()
    terpakai_sebelumnya: timedelta = timedelta()
    sisa: timedelta = timedelta()
    lewat_sebesar: timedelta = timedelta()
    standar: timedelta = timedelta()
    jeda: tuple[Jeda, ...] = ()


def _nilai(lintasan: Lintasan, pertanyaan: Sequence[Tanya], aturan: AturanWaktu, sampai: datetime, kalender_per: datetime | None) -> Jam:
    akhir = lintasan.selesai or max(sampai, lintasan.mulai)
    kalender = aturan.kalender(lintasan.kantor, kalender_per if kalender_per and lintasan.selesai else akhir)
    rantai = _rantai(lintasan)
    pertama = rantai[0]  # what was sent back keeps its standard, even if the SOP changed meanwhile
    try:
        hitungan = _hitung(lintasan, rantai, pertanyaan, akhir, kalender)
    except (OverflowError, *TAK_TERHITUNG):
        hitungan = _Hitungan()
    return Jam(
        langkah=lintasan.langkah.nomor,
        putaran=lintasan.putaran,
        ke=lintasan.ke,
        kantor=lintasan.kantor,
        mulai=lintasan.mulai,
        selesai=lintasan.selesai,
        batas=hitungan.batas,
        putusan=_putusan(lintasan, hitungan.lewat),
        jeda_berjalan=lintasan.selesai is None and bool(pertanyaan) and pertanyaan[-1].selesai is None,
        terpakai=hitungan.terpakai,
        terpakai_sebelumnya=hitungan.terpakai_sebelumnya,
        sisa=hitungan.sisa,
        lewat_sebesar=hitungan.lewat_sebesar,
        standar=hitungan.standar,
        jumlah=pertama.langkah.jumlah,
        satuan=pertama.langkah.satuan,
        waktu=pertama.langkah.waktu,
        dihitung_sejak=pertama.mulai,
        jeda=hitungan.jeda,
        sop=pertama.sop.versi,
        kalender=kalender.versi,
        ambang=lintasan.langkah.ambang,
        diperingatkan=lintasan.langkah.diperingatkan,
        babak=lintasan.babak,
        terhenti=lintasan.terhenti,
    )


def _hitung(
    lintasan: Lintasan, rantai: Sequence[Lintasan], pertanyaan: Sequence[Tanya], akhir_pada: datetime, kalender: Kalender
) -> _Hitungan:
    """Raises what TAK_TERHITUNG names, and OverflowError."""
    standar = rantai[0].langkah
    ukur = ukuran(kalender, standar.waktu)
    jeda = _jeda(rantai, pertanyaan, akhir_pada, ukur)
    tak_dihitung = _selang(jeda)

    def terpakai(dari: int, sampai: int) -> timedelta:
        return lama(ukur.terbuka(sampai) - ukur.terbuka(dari) - tumpang(ukur, tak_dihitung, dari, sampai))

    sejak, mulai, akhir = mikrodetik(rantai[0].mulai), mikrodetik(lintasan.mulai), mikrodetik(akhir_pada)
    tanpa_jeda = ukur.geser(sejak, standar.jumlah * MENIT) if standar.satuan is Satuan.MENIT else ukur.hari(sejak, standar.jumlah)
    batas = geser_jeda(ukur, tanpa_jeda, tak_dihitung)
    kalender.indeks.terbuka(batas)  # calendar time runs on where the calendar ends
    lewat = akhir > batas
    return _Hitungan(
        batas=instan(batas),
        lewat=lewat,
        terpakai=terpakai(mulai, akhir),
        terpakai_sebelumnya=terpakai(sejak, mulai),
        sisa=timedelta() if lewat else lama(ukur.terbuka(batas) - ukur.terbuka(akhir)),
        lewat_sebesar=terpakai(batas, akhir) if lewat else timedelta(),
        standar=lama(ukur.terbuka(tanpa_jeda) - ukur.terbuka(sejak)),
        jeda=jeda,
    )


def _rantai(lintasan: Lintasan) -> list[Lintasan]:
    """The stretch and those before it that were sent back, the first one first."""
    rantai = [lintasan]
    while rantai[0].ulang is not None:
        rantai.insert(0, rantai[0].ulang)
    return rantai


def _jeda(rantai: Sequence[Lintasan], pertanyaan: Sequence[Tanya], akhir: datetime, ukur: Ukuran) -> tuple[Jeda, ...]:
    """Everything not counted: the questions while a stretch ran, and step 5 between two stretches."""
    hasil: list[Jeda] = []
    dikirim: datetime | None = None  # when the stretch before was handed to step 5
    for satu in rantai:
        if dikirim is not None:
            hasil.append(_satu(dikirim, satu.mulai, Sebab.PEMERIKSAAN, ukur))
        for tanya in pertanyaan:
            dari, ke = max(tanya.mulai, satu.mulai), min(tanya.selesai or akhir, satu.selesai or akhir)
            if dari < ke:
                berjalan = tanya.selesai is None and satu.selesai is None
                hasil.append(_satu(dari, ke, Sebab.KLARIFIKASI, ukur, berjalan))
        dikirim = satu.selesai
    return tuple(hasil)


def _satu(dari: datetime, ke: datetime, sebab: Sebab, ukur: Ukuran, berjalan: bool = False) -> Jeda:
    kredit = ukur.terbuka(mikrodetik(ke)) - ukur.terbuka(mikrodetik(dari))
    return Jeda(dari, ke, sebab, lama(kredit), berjalan)


def _selang(jeda: Iterable[Jeda]) -> list[tuple[int, int]]:
    return [(mikrodetik(j.mulai), mikrodetik(j.selesai)) for j in jeda]


def _putusan(lintasan: Lintasan, lewat: bool) -> Putusan:
    if lewat:
        return Putusan.LEWAT
    if lintasan.selesai is None:
        return Putusan.BERJALAN
    return Putusan.TERHENTI if lintasan.terhenti else Putusan.TEPAT


def jam_berjalan(jam: Iterable[Jam]) -> Jam | None:
    """The clock that runs now; None at an end."""
    return next((j for j in jam if j.berjalan), None)


def peringatan_pada(jam: Jam, ambang: int, kalender: Kalender) -> datetime | None:
    """When `ambang` percent of the standard is used up; None if a clock that was sent back had come that far already, or without a due
    time."""
    saat = ambang_pada(jam, ambang, kalender)
    return saat if saat is not None and saat >= jam.mulai else None


def ambang_pada(jam: Jam, ambang: int, kalender: Kalender) -> datetime | None:
    """As `peringatan_pada`, also where that was before this clock began: moved on by the pauses that began before.

    While paused, as if work resumed now. None without a due time.
    """
    if jam.batas is None:
        return None
    ukur = ukuran(kalender, jam.waktu)
    bagian = lama_mikrodetik(jam.standar) * ambang // 100
    try:
        saat = geser_jeda(ukur, ukur.geser(mikrodetik(jam.dihitung_sejak), bagian), _selang(jam.jeda))
    except (OverflowError, *TAK_TERHITUNG):
        return None
    return instan(saat)
