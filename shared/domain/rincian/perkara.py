"""The whole case's clock of the present round, ready to be written down: a line for lists, the reckoning for staff, a sentence for its
reporter. Near and late without another word stay the running step's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.domain.aduan.kejadian import Kejadian
from shared.domain.sop import kata
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.desakan import kantor_kini
from shared.domain.sop.jam import Putusan
from shared.domain.sop.perkara import INFORMASI, Perkara, perkara, tenggat_kini
from shared.domain.sop.uraian import TAK_TERHITUNG
from shared.domain.workcalendar.kalender import Kalender


@dataclass(frozen=True, slots=True, kw_only=True)
class PerkaraTerurai:
    """`batas`: None while the office waits for its reporter, and where no calendar reaches; `lewat`: opening time after it."""

    putaran: int
    mulai: datetime
    batas: datetime | None
    selesai: datetime | None
    putusan: Putusan
    jeda: bool
    hari: int
    diperpanjang: int
    perpanjangan: int  # working days that may be added once
    lewat: timedelta
    dapat_diperpanjang: bool
    kalimat: tuple[str, ...]
    untuk_pelapor: str

    @property
    def terlambat(self) -> bool:
        return self.putusan is Putusan.LEWAT


def perkara_kini(kejadian: Sequence[Kejadian], aturan: AturanWaktu, now: datetime) -> PerkaraTerurai:
    """Of a stream that holds a complaint."""
    return terurai(perkara(kejadian, aturan, now)[-1], aturan, now)


def tenggat_perkara(kejadian: Sequence[Kejadian], aturan: AturanWaktu) -> datetime | None:
    """For lists: `Perkara.tenggat` as of the last event and the newest calendar, as `tenggat_berjalan` has the running step's."""
    return tenggat_kini(kejadian, aturan, aturan.terkini(kantor_kini(kejadian), kejadian[-1].pada))


def terurai(p: Perkara, aturan: AturanWaktu, now: datetime) -> PerkaraTerurai:
    kalender = aturan.kalender(p.kantor, p.selesai or now)
    return PerkaraTerurai(
        putaran=p.putaran,
        mulai=p.mulai,
        batas=p.batas if p.selesai else p.tenggat,
        selesai=p.selesai,
        putusan=p.putusan,
        jeda=p.jeda_berjalan,
        hari=p.hari,
        diperpanjang=p.diperpanjang,
        perpanjangan=p.perpanjangan,
        lewat=p.lewat_sebesar,
        dapat_diperpanjang=p.berjalan and p.jenis == INFORMASI and not p.diperpanjang and p.putusan is not Putusan.LEWAT,
        kalimat=tuple(_kalimat(p, kalender)),
        untuk_pelapor=_untuk_pelapor(p, kalender),
    )


def _kalimat(p: Perkara, kalender: Kalender) -> Iterator[str]:
    awal = "Diterima" if p.putaran == 1 else "Dibuka kembali"
    yield f"{awal} {kata.saat(p.mulai, kalender)}; sejak itu dihitung, juga selama di kantor lain atau menunggu aduan induk."
    yield f"Standar seluruh perkara: {_standar(p)}."
    if p.dijeda:
        yield "Waktu menunggu jawaban pelapor tidak dihitung."
    if p.batas is None:
        yield TAK_TERHITUNG
    elif p.jeda_berjalan and p.putusan is not Putusan.LEWAT:
        yield f"Sedang menunggu jawaban pelapor; bila dilanjutkan sekarang, jatuh tempo {kata.saat(p.batas, kalender)}."
    else:
        yield f"Jatuh tempo {kata.saat(p.batas, kalender)}."
    yield from _hasil(p, kalender)


def _standar(p: Perkara) -> str:
    if p.diperpanjang:
        return f"{p.hari - p.diperpanjang} hari kerja untuk permintaan informasi, diperpanjang {p.diperpanjang} hari kerja"
    jenis = "permintaan informasi" if p.jenis == INFORMASI else "pengaduan"
    return f"{p.hari} hari kerja untuk {jenis}" + ("" if p.jenis else "; aduan yang belum diklasifikasi dihitung sebagai pengaduan")


def _hasil(p: Perkara, kalender: Kalender) -> Iterator[str]:
    selesai = f"Selesai {kata.saat(p.selesai, kalender)}" if p.selesai else "Belum selesai"
    match p.putusan:
        case Putusan.TEPAT:
            yield f"{selesai}: tepat waktu."
        case Putusan.LEWAT:
            yield f"{selesai}: lewat {kata.keterlambatan(p.lewat_sebesar, True)}."
        case Putusan.TERHENTI:
            yield f"{selesai} tanpa jawaban atau penolakan: tidak dihitung tepat waktu."
        case Putusan.BERJALAN:
            pass
    if p.karena_klasifikasi:
        yield "Terlambat sejak saat diklasifikasi: jenis ini mendapat waktu lebih pendek."


def _untuk_pelapor(p: Perkara, kalender: Kalender) -> str:
    """Empty where there is nothing to promise any more."""
    if p.selesai is not None or p.batas is None:
        return ""
    if p.putusan is Putusan.LEWAT:
        return f"Seluruh aduan seharusnya dijawab paling lambat {kata.saat(p.batas, kalender)}; kantor terlambat."
    if p.jeda_berjalan:
        return "Waktu kantor untuk menjawab seluruh aduan berhenti selama menunggu jawaban Anda."
    return f"Seluruh aduan dijawab paling lambat {kata.saat(p.batas, kalender)}."
