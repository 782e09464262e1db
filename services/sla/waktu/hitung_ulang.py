"""Verdicts computed again after a calendar changed: which clocks, from which change, and with what outcome."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from uuid import UUID, uuid5

from services.sla.domain import HitungUlangVerdik
from shared.domain.aduan.kejadian import SISTEM, Kejadian, VerdikDihitungUlang
from shared.domain.aturan.kejadian import aliran_kalender
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jam import Jam, hitung
from shared.domain.sop.perkara import Perkara, perkara
from shared.domain.sop.verdik import dihitung_ulang
from shared.domain.workcalendar.indeks import TAHUN_AWAL
from shared.domain.workcalendar.kalender import Kalender

Rentang = tuple[datetime, datetime]
TEPI = timedelta(days=1)  # a date's instants in any of the three zones lie within


def dasar_dari(versi: str) -> UUID:
    """Id of the KalenderDiubah that brought this calendar about: of "33.13.17/1+33.13/2" the second change of 33.13."""
    kode, _, nomor = versi.rsplit("+", 1)[-1].rpartition("/")
    return uuid5(aliran_kalender(kode), nomor)


def perintah_hitung_ulang(kejadian: Sequence[Kejadian], now: datetime, aturan: AturanWaktu) -> list[HitungUlangVerdik]:
    """For every ended clock that the calendar known now judges otherwise than its last verdict did."""
    lalu = dihitung_ulang(kejadian)
    jam = zip(hitung(kejadian, aturan, now), hitung(kejadian, aturan, now, kalender_per=now), strict=True)
    seluruh = zip(perkara(kejadian, aturan, now), perkara(kejadian, aturan, now, kalender_per=now), strict=True)
    hasil: list[HitungUlangVerdik] = []
    for pertama, kini in chain[tuple[Jam, Jam] | tuple[Perkara, Perkara]](jam, seluruh):
        if kini.selesai is None or kini.batas is None or pertama.batas is None:
            continue
        putusan, batas, kalender = _verdik(lalu.get(kini.kunci), pertama, pertama.batas)
        if (putusan, batas) != (kini.putusan.value, kini.batas) and kalender != kini.kalender:
            langkah, ke = (kini.langkah, kini.ke) if isinstance(kini, Jam) else (None, 1)
            hasil.append(
                HitungUlangVerdik(
                    oleh=SISTEM, kecamatan=kini.kantor, langkah=langkah, putaran=kini.putaran, ke=ke,
                    putusan_lama=putusan, putusan_baru=kini.putusan.value, batas_lama=batas, batas_baru=kini.batas,
                    kalender_lama=kalender, kalender_baru=kini.kalender, sop=kini.sop, dasar=dasar_dari(kini.kalender),
                )
            )  # fmt: skip
    return hasil


def _verdik(lalu: VerdikDihitungUlang | None, pertama: Jam | Perkara, batas: datetime) -> tuple[str, datetime, str]:
    if lalu is not None:
        return lalu.putusan_baru, lalu.batas_baru, lalu.kalender_baru
    return pertama.putusan.value, batas, pertama.kalender


def berubah(lama: Kalender, baru: Kalender, sampai: date) -> Rentang | None:
    """Between which instants two calendars differ, on dates up to and with `sampai`; None if nowhere."""
    if lama.zona != baru.zona:
        return datetime(TAHUN_AWAL, 1, 1, tzinfo=UTC), datetime(sampai.year, sampai.month, sampai.day, tzinfo=UTC) + TEPI
    hari = (date.fromordinal(n) for n in range(date(TAHUN_AWAL, 1, 1).toordinal(), sampai.toordinal() + 1))
    beda = [t for t in hari if lama.jam_pada(t) != baru.jam_pada(t)]
    return rentang(beda[0], beda[-1]) if beda else None


def rentang(dari: date, sampai: date) -> Rentang:
    """Instants that enclose these dates in every zone of Indonesia."""
    awal = datetime(dari.year, dari.month, dari.day, tzinfo=UTC) - TEPI
    return awal, datetime(sampai.year, sampai.month, sampai.day, tzinfo=UTC) + TEPI
