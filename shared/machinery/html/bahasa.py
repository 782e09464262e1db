"""Every text in one catalogue, whose source is Indonesian; dates, numbers and plurals by the language's own rules.

Another language is a file: locale/<code>/aduan.po beside this one, made from locale/aduan.pot (python -m ops.dokumen.katalog).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.support import NullTranslations, Translations

from shared.domain.workcalendar.zona import SEBUTAN

SUMBER = "id"
FOLDER = Path(__file__).parent / "locale"


def _(teks: str) -> str:
    """Marks a text in code for the catalogue; it is translated where it is shown."""
    return teks


@cache
def tersedia() -> tuple[str, ...]:
    """The source language first."""
    return (SUMBER, *sorted(p.parent.name for p in FOLDER.glob("*/aduan.po")))


@cache
def katalog(kode: str) -> NullTranslations:
    """The catalogue of a language; the source language's says what the code says."""
    if kode == SUMBER:
        return NullTranslations()
    with (FOLDER / kode / "aduan.po").open("rb") as f:
        po = read_po(f, locale=kode)
    mo = BytesIO()
    write_mo(mo, po)
    mo.seek(0)
    return Translations(mo)


@dataclass(frozen=True, slots=True)
class Bahasa:
    """How one language writes. Times are shown on the office's clock, `zona`."""

    kode: str = SUMBER

    @property
    def locale(self) -> Locale:
        return Locale.parse({"id": "id_ID", "jv": "jv_ID"}.get(self.kode, self.kode))

    def teks(self, sumber: str) -> str:
        return katalog(self.kode).gettext(sumber)

    def tanggal(self, t: date) -> str:
        """ "Selasa, 24 November 2026"."""
        return format_date(t, "full" if self.kode != SUMBER else "EEEE, d MMMM y", locale=self.locale)

    def saat(self, t: datetime, zona: str) -> str:
        """ "Selasa, 24 November 2026 pukul 08.50 WIB"."""
        t = t.astimezone(ZoneInfo(zona))
        pukul = self.teks(_("pukul"))
        return f"{self.tanggal(t.date())} {pukul} {t:%H.%M} {SEBUTAN[zona]}"

    def paling_lambat(self, t: datetime | None, zona: str) -> str:
        """A promise; of a moment later than the calendar reaches, that there is none."""
        if t is None:
            return self.teks(_("Batas waktunya tidak dapat dihitung."))
        return self.teks(_("Paling lambat %(saat)s")) % {"saat": self.saat(t, zona)}

    def singkat(self, t: datetime, zona: str) -> str:
        """ "24 Nov 2026, 08.50"."""
        t = t.astimezone(ZoneInfo(zona))
        return f"{format_date(t.date(), 'd MMM y', locale=self.locale)}, {t:%H.%M}"

    def angka(self, n: float) -> str:
        return format_decimal(n, locale=self.locale)

    def persen(self, bagian: float) -> str:
        """0.931 as "93%"."""
        return format_percent(bagian, locale=self.locale)

    def durasi(self, lama: timedelta) -> str:
        """ "1 jam 20 menit"; nothing is rounded up."""
        menit = lama // timedelta(minutes=1)
        jam, menit = divmod(menit, 60)
        n = katalog(self.kode).ngettext
        kata = [n("%(num)d jam", "%(num)d jam", jam) % {"num": jam}] if jam else []
        if menit or not jam:
            kata.append(n("%(num)d menit", "%(num)d menit", menit) % {"num": menit})
        return " ".join(kata)
