"""What the clocks may do: warn, record a breach, close by themselves. Nobody asked them, so they never refuse: they do nothing.

The due times come in with the command, computed from the same stream in the same transaction; what is decided here
is whether the complaint is still in the situation that they were computed for.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, assert_never
from uuid import UUID

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import ALUR
from shared.domain.aduan.keadaan import Aduan, Aliran, AliranKosong
from shared.domain.aduan.perintah import Kepala, Perintah, halangan, kepala
from shared.domain.aduan.waktu import LANGKAH, PERKARA


@dataclass(frozen=True, slots=True, kw_only=True)
class _TentangJam(Perintah):
    """One clock, as in the event of the same fields."""

    jam: str = LANGKAH
    langkah: int | None
    putaran: int
    ke: int
    batas: datetime
    sop: str
    kalender: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatBatasMendekat(_TentangJam):
    ambang: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatBatasTerlewati(_TentangJam):
    """`selesai_pada`: when the step ended, for a clock that ran out while nobody looked; None while it runs.
    `kecamatan`: whose clock it was, if the complaint has been passed on since."""

    selesai_pada: datetime | None = None
    kecamatan: str | None = None
    karena: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TutupAduan(Perintah):
    """The answer given at `dijawab_pada` was not objected to until `batas`."""

    dijawab_pada: datetime
    batas: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TutupTanpaKlarifikasi(Perintah):
    """The question asked at `jeda_sejak` was not answered until `batas`."""

    jeda_sejak: datetime
    batas: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class HitungUlangVerdik(Perintah):
    """What the calendar recorded in `dasar` makes of a clock that had ended, the whole case's without a step; `kecamatan`: whose."""

    kecamatan: str
    langkah: int | None
    putaran: int
    ke: int
    putusan_lama: str
    putusan_baru: str
    batas_lama: datetime
    batas_baru: datetime
    kalender_lama: str
    kalender_baru: str
    sop: str
    dasar: UUID


PerintahSla = HitungUlangVerdik | CatatBatasMendekat | CatatBatasTerlewati | TutupAduan | TutupTanpaKlarifikasi


def decide(aliran: Aliran, perintah: PerintahSla, now: datetime) -> list[k.Kejadian]:
    """The event that follows, or [] when it is too early, too late, or already so. Imported history gets new verdicts, and nothing else."""
    if isinstance(aliran, AliranKosong) or halangan(aliran, perintah) is not None:
        return []
    aduan = aliran
    if aduan.impor and not isinstance(perintah, HitungUlangVerdik):
        return []
    kop = kepala(aduan, perintah, now)
    match perintah:
        case CatatBatasMendekat():
            mendekat = k.BatasWaktuMendekat(**kop, **_jam(perintah), ambang=perintah.ambang)
            berlaku = _jalan(aduan, perintah) and now <= perintah.batas
            return [mendekat] if berlaku and mendekat.kunci_unik not in aduan.peringatan else []
        case CatatBatasTerlewati(kecamatan=kantor, karena=karena):
            lewat = k.BatasWaktuTerlewati(**kop | {"wilayah": kantor or aduan.kecamatan}, **_jam(perintah), karena=karena)
            return [lewat] if _terlewati(aduan, perintah, now) and lewat.kunci_unik not in aduan.peringatan else []
        case HitungUlangVerdik():
            ulang = _verdik(aduan, perintah, now)
            return [ulang] if ulang.kunci_unik not in aduan.peringatan else []
        case TutupAduan(dijawab_pada=dijawab, batas=batas):
            return _tutup(perintah, kop) if aduan.jawaban and aduan.jawaban.pada == dijawab and now > batas else []
        case TutupTanpaKlarifikasi(jeda_sejak=sejak, batas=batas):
            return _tutup(perintah, kop) if aduan.pertanyaan and aduan.pertanyaan.sejak == sejak and now > batas else []
        case _:
            assert_never(perintah)


def _verdik(aduan: Aduan, perintah: HitungUlangVerdik, now: datetime) -> k.VerdikDihitungUlang:
    p = perintah
    return k.VerdikDihitungUlang(
        aduan_id=aduan.id, wilayah=p.kecamatan, pada=now, oleh=p.oleh, langkah=p.langkah, putaran=p.putaran, ke=p.ke,
        putusan_lama=p.putusan_lama, putusan_baru=p.putusan_baru, batas_lama=p.batas_lama, batas_baru=p.batas_baru,
        kalender_lama=p.kalender_lama, kalender_baru=p.kalender_baru, sop=p.sop, dasar=p.dasar,
    )  # fmt: skip


def _tutup(perintah: TutupAduan | TutupTanpaKlarifikasi, kop: Kepala) -> list[k.Kejadian]:
    alasan = ALUR[type(perintah).__name__].alasan
    assert alasan is not None, "the table's rows of closing say why"
    return [k.AduanDitutup(**kop, alasan=alasan)]


class IsiJam(TypedDict):
    """Which clock it is, as its commands and events say it."""

    jam: str
    langkah: int | None
    putaran: int
    ke: int
    batas: datetime
    sop: str
    kalender: str


def _jam(p: _TentangJam) -> IsiJam:
    return IsiJam(jam=p.jam, langkah=p.langkah, putaran=p.putaran, ke=p.ke, batas=p.batas, sop=p.sop, kalender=p.kalender)


def _jalan(aduan: Aduan, perintah: _TentangJam) -> bool:
    """Whether this clock still runs; the whole case's also while it waits for its parent's answer."""
    if perintah.jam == PERKARA:
        return aduan.putaran == perintah.putaran and (aduan.berjalan or aduan.menunggu_induk)
    return (aduan.langkah, aduan.putaran) == (perintah.langkah, perintah.putaran)


def _terlewati(aduan: Aduan, perintah: CatatBatasTerlewati, now: datetime) -> bool:
    """Late is the first instant after the due time; a pause that began before that moves the due time on."""
    if perintah.selesai_pada is not None:
        return perintah.batas < perintah.selesai_pada <= now
    return _jalan(aduan, perintah) and perintah.batas < (aduan.pertanyaan.sejak if aduan.pertanyaan else now)
