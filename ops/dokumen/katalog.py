"""shared/machinery/html/locale/aduan.pot: every text that people read on the pages, from templates and code. Run it after changing one."""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

REPO = Path(__file__).resolve().parents[2]
BERKAS = REPO / "shared" / "machinery" / "html" / "locale" / "aduan.pot"
FUNGSI = {"_": None, "gettext": None, "ngettext": (1, 2)}


def teks() -> str:
    """Sorted by text and without line numbers, so that it changes only when a text does."""
    katalog = Catalog(project="aduan", charset="utf-8", header_comment="# Texts of the pages; Indonesian is the source language.")
    for path in sorted([*REPO.glob("s*/**/*.html"), *REPO.glob("s*/**/*.py")]):
        metode = "jinja2.ext:babel_extract" if path.suffix == ".html" else "python"
        opsi = {"trimmed": "true", "silent": "false", "newstyle_gettext": "true"} if path.suffix == ".html" else {}
        with path.open("rb") as f:
            for _, pesan, _, konteks in extract(metode, f, keywords=FUNGSI, options=opsi):
                katalog.add(pesan, None, [(str(path.relative_to(REPO)), 0)], context=konteks)
    keluar = BytesIO()
    write_po(keluar, katalog, width=0, sort_output=True, no_location=True, omit_header=True)
    return keluar.getvalue().decode()


if __name__ == "__main__":
    BERKAS.write_text(teks(), encoding="utf-8")
