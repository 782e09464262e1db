"""What pages are made of: a piece that all share is said once, and no room says it again under the same name."""

import re

from shared.machinery.html.screen import SHARED
from shared.machinery.settings import REPO

MAKRO = re.compile(r"{%-? macro (\w+)\(")


def test_no_room_has_a_macro_of_its_own_for_what_all_pages_share():
    bersama = {nama: f.name for f in SHARED.glob("_*.html") for nama in MAKRO.findall(f.read_text(encoding="utf-8"))}
    lain = [f for f in REPO.glob("s*/**/templates/*.html") if f.parent != SHARED and ".venv" not in f.parts]
    lagi = [(f.name, nama) for f in lain for nama in MAKRO.findall(f.read_text(encoding="utf-8")) if nama in bersama]
    assert {"teks", "daftar", "centang", "ikon"} <= set(bersama) and len(lain) > 60
    assert lagi == []


def test_a_picture_of_a_state_is_drawn_in_one_place():
    gambar = [f.name for f in REPO.glob("s*/**/templates/*.html") if "m3 8.5 3.5 3.5L13 5" in f.read_text(encoding="utf-8")]
    assert gambar == ["_umum.html"]


def test_no_page_writes_a_time_zone_of_its_own():
    """A time is shown on the clock of an office, which its data says."""
    assert [f.name for f in REPO.glob("s*/**/templates/*.html") if "Asia/" in f.read_text(encoding="utf-8")] == []


def test_whatever_renews_itself_says_since_when_it_stands_still():
    semua = [
        m[0] for f in REPO.glob("s*/**/templates/*.html") for m in re.finditer(r"<[^>]*data-segarkan[^>]*>", f.read_text(encoding="utf-8"))
    ]
    assert len(semua) > 1 and all('data-basi="' in satu and "%" in satu for satu in semua)
