"""The pictures in docs: few, small, and each shown by the page that is made with them."""

import re

from PIL import Image

from ops.dokumen.gambar import BIDIKAN, GAMBAR, HALAMAN, TERBESAR

TERBANYAK = 12


def test_the_pictures_are_few_and_small():
    semua = list(GAMBAR.glob("*"))
    assert 0 < len(semua) <= TERBANYAK and len(BIDIKAN) <= TERBANYAK
    assert [g.name for g in semua if g.suffix != ".png" or g.stat().st_size > TERBESAR] == []
    for g in semua:
        with Image.open(g) as gambar:
            assert gambar.width in (360, 1280), g.name


def test_every_picture_is_shown_and_every_one_that_is_shown_is_there():
    ditunjukkan = re.findall(r"\(gambar/([a-z-]+)\.png\)", HALAMAN.read_text(encoding="utf-8"))
    assert sorted(ditunjukkan) == sorted(g.stem for g in GAMBAR.glob("*.png"))
    assert set(ditunjukkan) <= {b.nama for b in BIDIKAN}
