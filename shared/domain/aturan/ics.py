"""Closed dates from an iCalendar file (RFC 5545): whole-day events, each day of them; nothing else of it is understood."""

import re
from datetime import date, timedelta
from typing import Any

from shared.domain.aturan.naskah import BerkasTidakSah

_BARIS = re.compile(r"([A-Za-z0-9-]+)((?:;[^:;]+=(?:\"[^\"]*\"|[^:;]*))*):(.*)", re.DOTALL)
_LOLOS = re.compile(r"\\([\\;,nN])")
TERPANJANG_HARI = 60


def baca_ics(teks: str) -> list[dict[str, Any]]:
    """[{tanggal, nama, perkiraan}], one a date, in order; raises BerkasTidakSah with the line of what cannot be taken.

    DTEND is the day after the last one, as the standard has it. Repeating events and events with a time of day are refused:
    guessing at either would make a wrong calendar.
    """
    hasil: dict[str, str] = {}
    kini: dict[str, tuple[int, str]] | None = None
    if "BEGIN:VCALENDAR" not in teks.upper():
        raise _salah(1, "Ini bukan berkas iCalendar: BEGIN:VCALENDAR tidak ada")
    for n, baris in _bentangkan(teks):
        if not (cocok := _BARIS.fullmatch(baris)):
            continue
        nama, nilai = cocok.group(1).upper(), cocok.group(3)
        if (nama, nilai.upper()) == ("BEGIN", "VEVENT"):
            kini = {"": (n, "")}
        elif (nama, nilai.upper()) == ("END", "VEVENT") and kini is not None:
            for tanggal in _hari(kini):
                hasil.setdefault(tanggal.isoformat(), kini.get("SUMMARY", (n, "Libur"))[1].strip()[:200] or "Libur")
            kini = None
        elif kini is not None:
            kini[nama] = (n, _LOLOS.sub(lambda m: " " if m.group(1) in "nN" else m.group(1), nilai))
    if not hasil:
        raise _salah(1, "Tidak ada peristiwa (VEVENT) di dalam berkas ini")
    return [{"tanggal": t, "nama": nama, "perkiraan": False} for t, nama in sorted(hasil.items())]


def _bentangkan(teks: str) -> list[tuple[int, str]]:
    """Content lines with the number of their first physical line; a line that begins with a blank goes on with the one before."""
    hasil: list[tuple[int, str]] = []
    for n, baris in enumerate(teks.lstrip("\ufeff").splitlines(), start=1):
        if baris[:1] in (" ", "\t") and hasil:
            hasil[-1] = (hasil[-1][0], hasil[-1][1] + baris[1:])
        else:
            hasil.append((n, baris))
    return hasil


def _hari(kini: dict[str, tuple[int, str]]) -> list[date]:
    if "RRULE" in kini:
        raise _salah(kini["RRULE"][0], "Peristiwa berulang (RRULE) tidak dapat dimuat; tulis setiap tanggalnya")
    if "DTSTART" not in kini:
        raise _salah(kini[""][0], "Peristiwa ini tidak punya DTSTART")
    dari = _tanggal(*kini["DTSTART"])
    sampai = _tanggal(*kini["DTEND"]) - timedelta(1) if "DTEND" in kini else dari
    if not 0 <= (sampai - dari).days < TERPANJANG_HARI:
        raise _salah(kini["DTEND"][0], f"Peristiwa ini berakhir sebelum dimulai atau lebih lama dari {TERPANJANG_HARI} hari")
    return [dari + timedelta(n) for n in range((sampai - dari).days + 1)]


def _tanggal(baris: int, nilai: str) -> date:
    try:
        if re.fullmatch(r"\d{8}", nilai.strip()):
            return date.fromisoformat(nilai.strip())
    except ValueError:
        pass
    raise _salah(baris, f"{nilai.strip()} bukan tanggal seharian penuh seperti 20261211")


def _salah(baris: int, kalimat: str) -> BerkasTidakSah:
    return BerkasTidakSah(kesalahan=f"Baris {baris}: {kalimat}.")
