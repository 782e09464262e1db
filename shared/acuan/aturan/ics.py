"""Closed dates from an iCalendar file (RFC 5545): whole-day events, each day of them. What would have to be guessed is refused in words."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, vDDDLists

from shared.domain.aturan.isi import IsiLibur
from shared.domain.aturan.naskah import BerkasTidakSah
from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL

TERPANJANG = 300_000  # letters of a file
PERISTIWA_TERBANYAK = 1000
TERPANJANG_HARI = 60  # of one event
HARI_TERBANYAK = 4000  # ten years in which every day is closed
NAMA_TERPANJANG = 200
_LIPATAN = re.compile(r"\r?\n[ \t]")
_MULAI = re.compile(r"^BEGIN:", re.IGNORECASE | re.MULTILINE)
_PERISTIWA = re.compile(r"^BEGIN:VEVENT[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
# Which days these mean depends on more than the event itself.
_TAK_DIMUAT = {
    "RRULE": "berulang (RRULE); tulis setiap tanggalnya",
    "EXRULE": "berulang (EXRULE); tulis setiap tanggalnya",
    "RECURRENCE-ID": "mengubah satu dari peristiwa berulang (RECURRENCE-ID); tulis setiap tanggalnya",
}


def baca_ics(teks: str) -> list[IsiLibur]:
    """[{tanggal, nama, perkiraan}], one a date, in order; raises BerkasTidakSah with the event that cannot be taken.

    DTEND is the day after the last one, as the standard has it; DURATION, RDATE and EXDATE count, a cancelled event closes no day
    and a tentative one is an estimate. Times of day are refused, and with them every question of zones.
    """
    hasil: dict[str, tuple[str, bool]] = {}
    for letak, peristiwa in _peristiwa(teks):
        nama = _nama(peristiwa)[:NAMA_TERPANJANG] or "Libur"
        for tanggal in _hari(letak, peristiwa):
            hasil.setdefault(tanggal.isoformat(), (nama, _status(peristiwa) == "TENTATIVE"))
        if len(hasil) > HARI_TERBANYAK:
            raise BerkasTidakSah(kesalahan=f"Berkas ini menutup lebih dari {HARI_TERBANYAK} hari.")
    if not hasil:
        raise BerkasTidakSah(kesalahan="Tidak ada peristiwa (VEVENT) yang berlaku di dalam berkas ini.")
    return [{"tanggal": t, "nama": nama, "perkiraan": perkiraan} for t, (nama, perkiraan) in sorted(hasil.items())]


def _peristiwa(teks: str) -> Iterator[tuple[str, Event]]:
    """Every event that holds, and how a sentence calls it."""
    semua = [p for kalender in _kalender(teks) for p in kalender.subcomponents if isinstance(p, Event)]
    batal = {str(p["UID"]) for p in semua if _status(p) == "CANCELLED" and "UID" in p}
    for n, p in enumerate(semua, start=1):
        letak = f"Peristiwa {n} ({_nama(p)[:60]})" if _nama(p) else f"Peristiwa {n}"
        if p.errors:
            raise _salah(letak, f"tidak dapat dibaca ({p.errors[0][0] or 'baris tanpa nama'})")
        for properti, nilai in p.items():
            if properti in _TAK_DIMUAT:
                raise _salah(letak, _TAK_DIMUAT[properti])
            if isinstance(nilai, list) and properti in ("DTSTART", "DTEND", "DURATION", "STATUS", "SUMMARY", "UID"):
                raise _salah(letak, f"menyebut {properti} lebih dari sekali")
        if _status(p) == "CANCELLED":
            continue
        if str(p.get("UID", "")) in batal:
            raise _salah(letak, "juga ada sebagai peristiwa yang dibatalkan (UID yang sama)")
        yield letak, p


def _kalender(teks: str) -> list[Calendar]:
    """Parsed, when it is small enough to be: what is too big is refused unread, and what the parser dropped without a word is noticed."""
    if len(teks) > TERPANJANG:
        raise BerkasTidakSah(kesalahan=f"Berkasnya lebih dari {TERPANJANG} huruf.")
    terbentang = _LIPATAN.sub("", teks)
    banyak = len(_PERISTIWA.findall(terbentang))
    if banyak > PERISTIWA_TERBANYAK or len(_MULAI.findall(terbentang)) > 4 * PERISTIWA_TERBANYAK:
        raise BerkasTidakSah(kesalahan=f"Berkasnya berisi lebih dari {PERISTIWA_TERBANYAK} peristiwa.")
    try:
        semua = Calendar.from_ical(teks, multiple=True)
    except (ValueError, KeyError, IndexError, RecursionError) as e:
        raise BerkasTidakSah(kesalahan=f"Penulisan iCalendar tidak benar ({str(e)[:200]}).") from None
    kalender = [k for k in semua if isinstance(k, Calendar)]
    if "BEGIN:VCALENDAR" not in terbentang.upper() or len(kalender) != len(semua):
        raise BerkasTidakSah(kesalahan="Ini bukan berkas iCalendar: BEGIN:VCALENDAR tidak ada.")
    if sum(isinstance(p, Event) for k in kalender for p in k.subcomponents) != banyak:
        raise BerkasTidakSah(kesalahan="Berkasnya tidak utuh: ada peristiwa (VEVENT) yang tidak selesai.")
    if any(str(k.get("METHOD", "")).upper() == "CANCEL" for k in kalender):
        raise BerkasTidakSah(kesalahan="Berkas ini membatalkan peristiwa (METHOD:CANCEL); hapus liburnya di kalender kantor.")
    return kalender


def _nama(p: Event) -> str:
    """In one line; of an event with several, none."""
    return "" if isinstance(p.get("SUMMARY"), list) else " ".join(str(p.get("SUMMARY", "")).split())


def _status(p: Event) -> str:
    return str(p.get("STATUS", "")).strip().upper()


def _hari(letak: str, p: Event) -> set[date]:
    """Each day of the event, and of each of its repetitions by date."""
    if "DTSTART" not in p:
        raise _salah(letak, "tidak punya DTSTART")
    mulai = _tanggal(letak, "DTSTART", p)[0]
    lama = _lama(letak, p, mulai)
    if not timedelta(1) <= lama <= timedelta(TERPANJANG_HARI):
        raise _salah(letak, f"berakhir sebelum dimulai atau lebih lama dari {TERPANJANG_HARI} hari")
    ulangan = {mulai, *_tanggal(letak, "RDATE", p)} - set(_tanggal(letak, "EXDATE", p))
    if len(ulangan) > HARI_TERBANYAK:
        raise _salah(letak, f"berulang lebih dari {HARI_TERBANYAK} kali")
    hari = {hari + timedelta(n) for hari in ulangan for n in range(lama.days)}
    if any(not TAHUN_AWAL <= t.year <= TAHUN_AKHIR for t in hari):
        raise _salah(letak, f"di luar kalender, yang berisi tahun {TAHUN_AWAL} sampai {TAHUN_AKHIR}")
    return hari


def _lama(letak: str, p: Event, mulai: date) -> timedelta:
    if "DTEND" in p and "DURATION" in p:
        raise _salah(letak, "menyebut DTEND dan DURATION sekaligus")
    if "DTEND" in p:
        return _tanggal(letak, "DTEND", p)[0] - mulai
    if "DURATION" not in p:
        return timedelta(1)
    lama = getattr(p["DURATION"], "dt", None)
    if not isinstance(lama, timedelta) or lama % timedelta(1):
        raise _salah(letak, "lamanya (DURATION) bukan hari penuh")
    return lama


def _tanggal(letak: str, nama: str, p: Event) -> list[date]:
    """The dates of a property that may stand in several lines, each with several."""
    hasil: list[date] = []
    isi: object = p.get(nama)
    for satu in isi if isinstance(isi, list) else [] if isi is None else [isi]:
        for nilai in [x.dt for x in satu.dts] if isinstance(satu, vDDDLists) else [getattr(satu, "dt", None)]:
            if not isinstance(nilai, date) or isinstance(nilai, datetime):
                raise _salah(letak, f"punya jam: {nama} bukan tanggal seharian penuh seperti 20261211")
            if not TAHUN_AWAL <= nilai.year <= TAHUN_AKHIR:
                raise _salah(letak, f"di luar kalender, yang berisi tahun {TAHUN_AWAL} sampai {TAHUN_AKHIR}")
            hasil.append(nilai)
    return hasil


def _salah(letak: str, kalimat: str) -> BerkasTidakSah:
    return BerkasTidakSah(kesalahan=f"{letak} {kalimat}.")
