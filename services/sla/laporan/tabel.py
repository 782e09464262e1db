"""A table as CSV and as XLSX that a spreadsheet only shows: no cell of it is ever a formula.

`kolom`: attribute of a row -> heading.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

RUMUS = ("=", "+", "-", "@")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
Nilai = str | float | date | None  # of a row; an instant is a date, a whole number a float
Sel = str | float


def sel(nilai: Nilai) -> Sel:
    """A text that a spreadsheet might run becomes one that it shows; numbers stay numbers, dates and instants are text.

    Also what only looks harmless: a tab, a line break or a NUL in front is passed over by some programs. A spreadsheet's own
    sign for "this is text" is the apostrophe.
    """
    if isinstance(nilai, date):
        return nilai.isoformat()
    if not isinstance(nilai, str):
        return "" if nilai is None else nilai
    bersih = "".join(c for c in nilai if c >= " " and c != "\x7f")
    return f"'{bersih}" if bersih.lstrip().startswith(RUMUS) else bersih


def csv_dari(kolom: Mapping[str, str], baris: Iterable[object]) -> bytes:
    """UTF-8 with a mark, which spreadsheets need to read it as such; one line a row, after the line of headings."""
    keluar = io.StringIO(newline="")
    tulis = csv.writer(keluar, lineterminator="\r\n")
    tulis.writerow([sel(judul) for judul in kolom.values()])
    tulis.writerows(_sel_sel(kolom, b) for b in baris)
    return keluar.getvalue().encode("utf-8-sig")


def xlsx_dari(kolom: Mapping[str, str], lembar: Mapping[str, Sequence[object]]) -> bytes:
    """One sheet a name (31 letters at most), the headings fixed on top."""
    from xlsxwriter import Workbook

    keluar = io.BytesIO()
    aman = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with Workbook(keluar, aman) as buku:
        tebal = buku.add_format({"bold": True})
        for nama, baris in lembar.items():
            halaman = buku.add_worksheet(nama)
            halaman.freeze_panes(1, 0)
            for x, judul in enumerate(kolom.values()):
                halaman.write_string(0, x, judul, tebal)
                halaman.set_column(x, x, max(10, len(judul) + 2))
            for y, b in enumerate(baris, start=1):
                for x, isi in enumerate(_sel_sel(kolom, b)):
                    _tulis(halaman, y, x, isi)
    return keluar.getvalue()


def _sel_sel(kolom: Mapping[str, str], b: object) -> list[Sel]:
    return [sel(getattr(b, nama)) for nama in kolom]


def _tulis(halaman: "Worksheet", y: int, x: int, isi: Sel) -> None:
    if isinstance(isi, str):
        halaman.write_string(y, x, isi)
    else:
        halaman.write_number(y, x, isi)
