"""A table as CSV and as XLSX that a spreadsheet only shows: no cell of it is ever a formula."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

RUMUS = ("=", "+", "-", "@")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def sel(nilai: Any) -> Any:
    """A text that a spreadsheet might run becomes one that it shows; numbers stay numbers.

    Also what only looks harmless: a tab, a line break or a NUL in front is passed over by some programs. A spreadsheet's own
    sign for "this is text" is the apostrophe.
    """
    if not isinstance(nilai, str):
        return "" if nilai is None else nilai
    bersih = "".join(c for c in nilai if c >= " " and c != "\x7f")
    return f"'{bersih}" if bersih.lstrip().startswith(RUMUS) else bersih


def csv_dari(kolom: Mapping[str, str], baris: Iterable[Mapping[str, Any]]) -> bytes:
    """UTF-8 with a mark, which spreadsheets need to read it as such; one line a row, after the line of headings."""
    keluar = io.StringIO(newline="")
    tulis = csv.writer(keluar, lineterminator="\r\n")
    tulis.writerow([sel(judul) for judul in kolom.values()])
    tulis.writerows([sel(b[nama]) for nama in kolom] for b in baris)
    return keluar.getvalue().encode("utf-8-sig")


def xlsx_dari(kolom: Mapping[str, str], lembar: Mapping[str, Sequence[Mapping[str, Any]]]) -> bytes:
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
                for x, kunci in enumerate(kolom):
                    _tulis(halaman, y, x, sel(b[kunci]))
    return keluar.getvalue()


def _tulis(halaman: Any, y: int, x: int, nilai: Any) -> None:
    if isinstance(nilai, str):
        halaman.write_string(y, x, nilai)
    else:
        halaman.write_number(y, x, nilai)
