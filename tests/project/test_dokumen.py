"""What the documents show can be typed and seen: every block runs here, or says who runs it, or why nobody does."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from ops.dokumen import rumah
from ops.local import PostgresLokal
from ops.masuk import MASUK
from ops.migrate import jalankan
from shared.machinery.settings import REPO
from tests.support.naskah import TANDA, Blok, berpasangan, blok, ketik, nama
from tests.support.pilihan import harus_ada
from tests.support.postgres import CEPAT, buang_data, folder_terbuka, ganti
from tests.support.program import Program

PASANGAN = (("README.md", "README.en.md"), ("docs/operations.md", "docs/operations.en.md"))
UKURAN = re.compile(r"\| (\d+) \| (?:< )?(\d+) \|")
SEMUA = [REPO / satu for pasangan in PASANGAN for satu in pasangan]


@pytest.fixture(scope="module")
def program() -> Iterator[Program]:
    """As the README starts it: with an embedded PostgreSQL, in a data folder of its own."""
    with folder_terbuka("aduan-uji-") as folder:
        try:
            with Program(folder / "data") as program:
                yield program
            assert program.stop() == 0, "Ctrl-C ended it"
        finally:
            buang_data(folder / "data")


def dilihat(semua: list[Blok], program: Program, folder: Path) -> list[str]:
    """The blocks whose output is not what the document shows behind them."""
    if shutil.which("curl") is None:
        harus_ada("NO curl HERE: apt-get install curl, then ./aduan test again")
    pasangan = berpasangan(semua)
    keluaran = ketik([b for b, _ in pasangan], program.url, program.env, folder)
    return [
        f"line {terlihat.baris} shows\n{terlihat.isi}\nand it is\n{isi}"
        for (_, terlihat), isi in zip(pasangan, keluaran, strict=True)
        if terlihat is not None and not terlihat.pola.fullmatch(isi)
    ]


def test_the_walk_of_five_minutes_goes_as_the_readme_shows_it(program, tmp_path):
    semua = blok(REPO / "README.md")
    assert semua[0].perintah.splitlines() == ["./aduan up", "./aduan test"], "a newcomer's two commands come first"
    assert len(berpasangan(semua)) >= 5
    assert not (salah := dilihat(semua, program, tmp_path)), "\n".join(salah)


@pytest.mark.panjang
def test_what_operations_shows_goes_as_it_is_written(program, tmp_path):
    assert not (salah := dilihat(blok(REPO / "docs/operations.md"), program, tmp_path)), "\n".join(salah)


def test_an_owner_made_as_operations_says_can_do_all_the_rest(folder_data):
    """On an empty server: after those lines no superuser is needed, and each service has a login that gets in."""
    (perintah,) = (b.perintah for b in blok(REPO / "docs/operations.md") if b.bahasa == "sql")
    sandi = dict.fromkeys(MASUK, "sandi-uji")
    with PostgresLokal(folder_data, CEPAT) as pg:
        with psycopg.connect(ganti(pg.owner_url, dbname="postgres"), autocommit=True) as conn:
            conn.execute("DROP DATABASE aduan")
            for satu in perintah.split(";\n"):
                conn.execute(satu.replace("…", "sandi-uji"))
        pemilik = ganti(pg.owner_url, user="aduan_pemilik", password="sandi-uji")
        jalankan(pemilik, sandi=sandi)
        for login in MASUK.values():
            psycopg.connect(ganti(pemilik, user=login)).close()
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            psycopg.connect(ganti(pg.runtime_url, dbname="aduan"))


@pytest.mark.parametrize("berkas", SEMUA, ids=nama)
def test_every_block_runs_or_says_why_not(berkas):
    """A command is typed here, or the comment above it names the tests that do, or the reason; what stands indented would be neither."""
    kurang = []
    for b in blok(berkas):
        cocok = TANDA.fullmatch(b.tanda)
        if b.tanda and cocok is None:
            kurang.append(f"line {b.baris}: {b.tanda}")
        elif cocok and cocok["oleh"]:
            kurang += [f"line {b.baris}: {uji} is not there" for uji in cocok["apa"].split(", ") if not (REPO / uji).is_file()]
        elif not b.tanda and b.bahasa not in ("bash", "text"):
            kurang.append(f"line {b.baris}: a block of {b.bahasa or 'nothing'} that nobody runs")
    di_dalam = {baris for b in blok(berkas) for baris in b.isi.splitlines()}
    for baris in berkas.read_text(encoding="utf-8").splitlines():
        if baris.startswith("    ") and baris.strip() and baris.removeprefix("   ").strip() not in {d.strip() for d in di_dalam}:
            kurang.append(f"indented: {baris}")
    assert kurang == []


@pytest.mark.parametrize(("pertama", "kedua"), PASANGAN, ids=[p for p, _ in PASANGAN])
def test_both_languages_give_the_same_commands_in_the_same_order(pertama, kedua):
    def perintah(berkas: str) -> list[tuple[str, str, bool]]:
        semua = blok(REPO / berkas)
        ditunjukkan = {id(t) for _, t in berpasangan(semua)}
        return [(b.bahasa, b.perintah, bool(b.tanda)) for b in semua if b.bahasa != "text" or id(b) in ditunjukkan]

    assert perintah(pertama) == perintah(kedua)
    assert perintah(pertama), "there are commands"


def ada(berkas: str, nama: str) -> bool:
    """Whether a module has this function, class, or method of a class."""
    isi: list[ast.stmt] = ast.parse((REPO / berkas).read_text(encoding="utf-8")).body if (REPO / berkas).is_file() else []
    for satu in nama.split("."):
        punya = [n for n in isi if isinstance(n, ast.FunctionDef | ast.ClassDef) and n.name == satu]
        if not punya:
            return False
        isi = punya[0].body
    return True


def test_architecture_is_a_page_whose_names_are_there():
    isi = (REPO / "ARCHITECTURE.md").read_text(encoding="utf-8")
    ditunjuk = re.findall(r"`([\w/]+\.py)::([\w.]+)`", isi)
    assert [f"{berkas}::{nama}" for berkas, nama in ditunjuk if not ada(berkas, nama)] == []
    assert len(ditunjuk) > 15
    assert isi.count("\n") < 120, "one page"


def test_a_complaint_is_filed_in_fifteen_hops_at_most():
    perjalanan = (REPO / "ARCHITECTURE.md").read_text(encoding="utf-8").split("## The walk of one complaint")[1].split("\n## ")[0]
    lompatan = [int(n) for n in re.findall(r"^(\d+)\. `", perjalanan, re.M)]
    assert lompatan == list(range(1, len(lompatan) + 1)) and 8 <= len(lompatan) <= 15


def test_the_picture_of_the_house_is_true():
    """Rooms and arrows to the letter; sizes nearly, so that not every line that is written is a line of the picture."""
    tertulis, kini = rumah.BERKAS.read_text(encoding="utf-8"), rumah.teks()
    assert UKURAN.sub("", tertulis) == UKURAN.sub("", kini), f"run: python -m {rumah.__name__}"
    for lama, baru in zip(UKURAN.finditer(tertulis), UKURAN.finditer(kini), strict=True):
        assert abs(int(lama[1]) - int(baru[1])) <= 3, (lama[0], baru[0])
        assert abs(int(lama[2]) - int(baru[2])) <= rumah.BULAT, (lama[0], baru[0])
