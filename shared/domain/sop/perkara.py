"""The clock of the whole case: from its reception to the first answer or other end, over transfers and merges, one a round.

It stands beside the steps' clocks and never in their place: near and late without another word mean the step that runs. Before the
classification the standard of a pengaduan counts, after it the kind's, from the beginning; so a classification can make a case late.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.kedudukan import BELUM_DIKLASIFIKASI, jenis_sesudah
from shared.domain.aduan.waktu import sebutan_jam
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jalur import Tanya
from shared.domain.sop.jam import Putusan
from shared.domain.sop.sop import Sop
from shared.domain.sop.ukuran import geser_jeda
from shared.domain.workcalendar.instan import instan, lama, lama_mikrodetik, mikrodetik
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.penolakan import TAK_TERHITUNG

INFORMASI = "informasi"
DIPUTUS = (k.TanggapanDiberikan, k.AduanIndukDijawab, k.AduanDitolak)  # the office said what there is to say
# Ended without that; passing it on to an agency is no way to be in time either.
BERHENTI = (k.AduanDicabut, k.AduanDitutup, k.PelaporDilupakan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perkara:
    """One round's clock. `batas` is None where the calendar does not reach; while paused it is what it would be if work resumed now.

    `dekat_pada`: from when on the Camat is told. `karena_klasifikasi`: it was late from the moment on at which it was called what it is.
    """

    putaran: int
    kantor: str  # that has it, or had it at its end
    mulai: datetime
    selesai: datetime | None
    jenis: str | None  # pengaduan, informasi; None: not classified yet
    hari: int  # working days granted, with those of an extension
    diperpanjang: int  # working days of it
    perpanjangan: int  # working days that may be added, once, if it is an informasi
    batas: datetime | None
    dekat_pada: datetime | None
    ambang: int  # percent of its time, at which that is
    putusan: Putusan
    jeda_berjalan: bool
    dijeda: bool  # the reporter was asked in this round
    lewat_sebesar: timedelta  # opening time after the due time; zero in time
    karena_klasifikasi: bool
    sop: str
    kalender: str

    @property
    def kunci(self) -> str:
        return sebutan_jam(None, self.putaran, 1)

    @property
    def berjalan(self) -> bool:
        return self.selesai is None

    @property
    def tenggat(self) -> datetime | None:
        """Until when it may still run; None at an end, while paused in time, and without a due time."""
        berhenti = self.jeda_berjalan and self.putusan is not Putusan.LEWAT
        return None if self.selesai is not None or berhenti else self.batas

    @property
    def menunggu(self) -> bool:
        """Whether the office's time runs: neither over nor paused."""
        return self.selesai is None and not self.jeda_berjalan


@dataclass(slots=True)
class _Rentang:
    putaran: int
    kantor_awal: str
    kantor: str
    mulai: datetime
    jenis: list[tuple[datetime, str | None]]  # since when it is of this kind
    jeda: list[Tanya] = field(default_factory=list)
    selesai: datetime | None = None
    diputus: bool = False
    diperpanjang: int = 0


def perkara(kejadian: Sequence[k.Kejadian], aturan: AturanWaktu, sampai: datetime, kalender_per: datetime | None = None) -> list[Perkara]:
    """One a round, judged as of `sampai`; the last one runs unless the complaint has ended. [] of an empty stream.

    `kalender_per`: what has ended is judged by the calendar as known then, as in `jam.hitung`.
    """
    return [_nilai(r, aturan, sampai, kalender_per) for r in _rentang(kejadian)]


def tenggat_kini(kejadian: Sequence[k.Kejadian], aturan: AturanWaktu, sampai: datetime) -> datetime | None:
    """`Perkara.tenggat` of the last round, of a stream that holds a complaint; what has ended has none, and needs no calendar for it."""
    kini = _rentang(kejadian)[-1]
    return None if kini.selesai is not None else _nilai(kini, aturan, sampai, None).tenggat


def _rentang(kejadian: Sequence[k.Kejadian]) -> list[_Rentang]:
    hasil: list[_Rentang] = []
    for e in kejadian:
        if isinstance(e, k.AduanDiterima):
            hasil.append(_Rentang(1, e.wilayah, e.wilayah, e.sejak, [(e.sejak, None)]))
        elif not hasil:
            continue
        elif isinstance(e, k.AduanDibukaKembali):
            lalu = hasil[-1]
            hasil.append(_Rentang(lalu.putaran + 1, lalu.kantor, lalu.kantor, e.pada, [(e.pada, None)]))
        elif hasil[-1].selesai is None:
            _lanjut(hasil[-1], e)
    return hasil


def _lanjut(kini: _Rentang, e: k.Kejadian) -> None:
    jenis = jenis_sesudah(kini.jenis[-1][1], e)
    if jenis != kini.jenis[-1][1] or isinstance(e, BELUM_DIKLASIFIKASI):
        kini.jenis.append((e.pada, jenis))
    match e:
        case k.AduanDiterimaAlihan():
            kini.kantor = e.wilayah
        case k.WaktuDiperpanjang():
            kini.diperpanjang += e.hari
        case k.KlarifikasiDiminta():
            kini.jeda.append(Tanya(e.pada))
        case k.KlarifikasiDiberikan() | k.AduanDigabungkan():
            _lepas(kini, e.pada)
    if isinstance(e, (*DIPUTUS, *BERHENTI)) or (isinstance(e, k.AduanDialihkan) and e.ke is None):
        _lepas(kini, e.pada)
        kini.selesai, kini.diputus = e.pada, isinstance(e, DIPUTUS)


def _lepas(kini: _Rentang, pada: datetime) -> None:
    if kini.jeda and kini.jeda[-1].selesai is None:
        kini.jeda[-1].selesai = pada


def _nilai(r: _Rentang, aturan: AturanWaktu, sampai: datetime, kalender_per: datetime | None) -> Perkara:
    akhir = r.selesai or max(sampai, r.mulai)
    sop = aturan.sop(r.kantor_awal, r.mulai)
    kalender = aturan.kalender(r.kantor, kalender_per if kalender_per and r.selesai else akhir)
    sejak, jenis = r.jenis[-1]
    hari = hari_perkara(sop, jenis, r.diperpanjang)
    batas, dekat = _batas(r, hari, sop, kalender, akhir)
    lewat = batas is not None and akhir > batas
    semula = _batas(r, hari_perkara(sop, r.jenis[-2][1], r.diperpanjang), sop, kalender, akhir)[0] if len(r.jenis) > 1 else None
    return Perkara(
        putaran=r.putaran,
        kantor=r.kantor,
        mulai=r.mulai,
        selesai=r.selesai,
        jenis=jenis,
        hari=hari,
        diperpanjang=r.diperpanjang if jenis == INFORMASI else 0,
        perpanjangan=sop.perkara_perpanjangan_hari_kerja,
        ambang=sop.perkara_ambang,
        batas=batas,
        dekat_pada=dekat,
        putusan=_putusan(r, lewat),
        dijeda=bool(r.jeda),
        jeda_berjalan=r.selesai is None and bool(r.jeda) and r.jeda[-1].selesai is None,
        lewat_sebesar=kalender.menit_kerja(batas, akhir) if lewat and batas is not None else timedelta(),
        karena_klasifikasi=batas is not None and semula is not None and batas < sejak <= semula,
        sop=sop.versi,
        kalender=kalender.versi,
    )


def hari_perkara(sop: Sop, jenis: str | None, diperpanjang: int = 0) -> int:
    """Working days for a case of this kind; one that nobody has classified counts as a pengaduan, whose time cannot be prolonged."""
    return sop.perkara_informasi_hari_kerja + diperpanjang if jenis == INFORMASI else sop.perkara_pengaduan_hari_kerja


def _batas(r: _Rentang, hari: int, sop: Sop, kalender: Kalender, akhir: datetime) -> tuple[datetime | None, datetime | None]:
    """When it is due, and from when on near; moved on by the pauses that began before."""
    ukur = kalender.indeks
    jeda = [(mikrodetik(t.mulai), mikrodetik(t.selesai or akhir)) for t in r.jeda]
    mulai = mikrodetik(r.mulai)
    try:
        tanpa_jeda = ukur.hari(mulai, hari)
        standar = lama_mikrodetik(lama(ukur.terbuka(tanpa_jeda) - ukur.terbuka(mulai)))
        batas = geser_jeda(ukur, tanpa_jeda, jeda)
        ukur.terbuka(batas)
        return instan(batas), instan(geser_jeda(ukur, ukur.geser(mulai, standar * sop.perkara_ambang // 100), jeda))
    except (OverflowError, *TAK_TERHITUNG):
        return None, None


def _putusan(r: _Rentang, lewat: bool) -> Putusan:
    if lewat:
        return Putusan.LEWAT
    if r.selesai is None:
        return Putusan.BERJALAN
    return Putusan.TEPAT if r.diputus else Putusan.TERHENTI
