"""What holds for every file of the project, and that what the documents say can be done."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import typer.main

from ops.cli import app
from ops.pemeriksaan import periksa_requirements
from shared.machinery.settings import REPO

TERPANJANG = 300  # lines: a longer file answers two questions
BUATAN = ("requirements/", "docs/api/", "docs/events/", "tests/contracts/golden/")  # made by programs
UMUM = {"app", "bin", "builds", "data", "etc", "home", "mnt", "opt", "repo", "root", "src", "srv", "tmp", "usr", "var"}  # on every machine
PERINTAH = re.compile(r"\./aduan((?: [a-z][a-z-]*)+)")


@cache
def files() -> tuple[Path, ...]:
    """Everything that is, or would be, committed."""
    r = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=REPO, capture_output=True, text=True, check=True)
    return tuple(path for nama in r.stdout.splitlines() if (path := REPO / nama).is_file())


def texts() -> list[tuple[str, str]]:
    hasil = []
    for path in files():
        try:
            hasil.append((str(path.relative_to(REPO)), path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return hasil


def test_no_file_is_longer_than_a_reader_is_patient():
    panjang = {
        nama: isi.count("\n")
        for nama, isi in texts()
        if nama.endswith((".py", ".sql", ".html", ".css", ".js")) and not nama.startswith(BUATAN) and isi.count("\n") > TERPANJANG
    }
    assert panjang == {}


def test_every_module_begins_with_a_sentence():
    diam = [nama for nama, isi in texts() if nama.endswith(".py") and isi.strip() and not isi.lstrip().startswith(('"""', "#!"))]
    assert diam == []


def test_every_sql_file_says_why_it_exists():
    assert [nama for nama, isi in texts() if nama.endswith(".sql") and not isi.startswith("--")] == []


def folder_mesin() -> list[str]:
    """Where this machine keeps the project, its neighbours, its Python and what is its user's own; what every machine has left out."""
    punya = (REPO, REPO.parent, Path(sys.base_prefix), *Path.home().glob(".*"))
    return sorted({str(p) for p in punya if len(p.parts) > 2 or p.name not in UMUM} - {"/", "/usr/local"})


def yang_menyebut(pola: str) -> list[str]:
    return [f"{nama}:{isi[: m.start()].count(chr(10)) + 1}" for nama, isi in texts() for m in re.finditer(pola, isi)]


def test_no_file_names_a_package_registrys_host():
    # Put together here, so that this file does not name them itself.
    assert yang_menyebut("py" + r"pi\.org|python" + r"hosted|(deb|security)\.deb" + r"ian|registry\.np" + r"mjs") == []


def test_no_file_names_a_folder_of_the_machine_it_was_written_on():
    """Neither of this one, wherever it keeps things, nor what looks like somebody's home."""
    satu = "|".join(map(re.escape, folder_mesin()))
    assert yang_menyebut(rf"(?<![\w.-])(?:{satu})(?![\w-])") == []
    assert yang_menyebut(r"(?<![\w.-])/(?:home|Users)/\w") == []


LANTAI = {"services": "services", "machinery": "shared/machinery", "acuan": "shared/acuan"}  # below tests: of the product


def test_tests_stand_under_the_name_of_the_room_they_are_about():
    punya = [(folder, REPO / akar / folder.relative_to(REPO / "tests" / n)) for n, akar in LANTAI.items() for folder in folder_uji(n)]
    assert len(punya) > 20
    assert [str(folder) for folder, ruang in punya if not ruang.is_dir()] == []


def folder_uji(lantai: str) -> set[Path]:
    return {berkas.parent for berkas in (REPO / "tests" / lantai).rglob("test_*.py")}


MENILAI = {"raises", "fail", "eventually", "expect", "call_and_validate", "run_state_machine_as_test"}  # what asserts for a test


def panggilan(fungsi: ast.AST) -> set[str]:
    semua = (n.func for n in ast.walk(fungsi) if isinstance(n, ast.Call))
    return {f.attr if isinstance(f, ast.Attribute) else f.id for f in semua if isinstance(f, ast.Attribute | ast.Name)}


def test_every_test_asserts_something_itself_or_by_a_function_that_does():
    """By name, which is enough to find those that would be green whatever happened."""
    fungsi = [
        (nama, f, panggilan(f))
        for nama, isi in texts()
        if nama.startswith("tests/") and nama.endswith(".py")
        for f in ast.walk(ast.parse(isi))
        if isinstance(f, ast.FunctionDef)
    ]
    menilai = MENILAI | {f.name for _, f, _ in fungsi if any(isinstance(n, ast.Assert | ast.Raise) for n in ast.walk(f))}
    while baru := {f.name for _, f, dipanggil in fungsi if f.name not in menilai and dipanggil & menilai}:
        menilai |= baru
    assert [f"{nama}:{f.lineno} {f.name}" for nama, f, _ in fungsi if f.name.startswith("test_") and f.name not in menilai] == []


def test_no_assertion_compares_a_thing_with_itself():
    """What is computed twice, by calls, may well differ; names, fields and constants cannot."""
    sia_sia = [
        f"{nama}:{n.lineno}"
        for nama, isi in texts()
        if nama.startswith("tests/") and nama.endswith(".py")
        for n in ast.walk(ast.parse(isi))
        if isinstance(n, ast.Assert) and ((isinstance(n.test, ast.Constant) and n.test.value) or _sama(n.test))
    ]
    assert sia_sia == []


def _sama(n: ast.expr) -> bool:
    return isinstance(n, ast.Compare) and not panggilan(n) and ast.dump(n.left) in map(ast.dump, n.comparators)


def test_the_lock_files_are_whole_and_fresh():
    assert periksa_requirements() == []


def dokumen() -> list[tuple[str, str]]:
    return [(nama, isi) for nama, isi in texts() if nama.endswith(".md") and not nama.startswith("docs/adr/")]


def test_every_command_that_a_document_names_exists():
    punya = typer.main.get_command(app)
    asing = []
    for nama, isi in dokumen():
        for kata in {tuple(m[1].split()[:2]) for m in PERINTAH.finditer(isi)}:
            perintah = punya.commands.get(kata[0])
            if perintah is None or (len(kata) > 1 and hasattr(perintah, "commands") and kata[1] not in perintah.commands):
                asing.append(f"{nama}: ./aduan {' '.join(kata)}")
    assert asing == []


def test_every_file_that_a_document_links_to_exists():
    putus = []
    for nama, isi in dokumen():
        for tujuan in re.findall(r"\]\(([^)#\s]+)[^)]*\)", isi):
            if "://" not in tujuan and not tujuan.startswith("mailto:") and not (REPO / nama).parent.joinpath(tujuan).exists():
                putus.append(f"{nama}: {tujuan}")
    assert putus == []


def test_every_file_and_folder_that_a_document_names_exists():
    """Decisions too: what they say is looked up in the code, so it must be found there."""
    jalur = re.compile(r"`((?:shared|services|ops|tests|docs|requirements)/[\w/.-]*\w)(?:::[\w.]+)?`")
    disebut = [(nama, m[1]) for nama, isi in texts() if nama.endswith(".md") and nama != "CHANGELOG.md" for m in jalur.finditer(isi)]
    assert len(disebut) > 100
    assert [f"{nama}: {satu}" for nama, satu in disebut if not (REPO / satu).exists()] == []


def test_whatever_security_says_is_met_names_a_test_that_is_there():
    """ASVS rows; a name without its folder is that of one file somewhere below tests."""
    isi = (REPO / "docs/security.md").read_text(encoding="utf-8")
    baris = [b.strip("| ").split(" | ") for b in isi.split("## OWASP ASVS")[1].splitlines() if b.startswith("| ")][1:]
    assert len(baris) > 30
    kurang = []
    for bagian, keadaan, *_, uji in baris:
        ada = False
        for nama in re.findall(r"`([\w/]+(?:\.py)?)`", uji):
            ada = True
            if not ((REPO / nama).exists() or any((REPO / "tests").rglob(nama))):
                kurang.append(f"{bagian}: {nama}")
        if keadaan.startswith("met") and not ada:
            kurang.append(bagian)
    assert kurang == []
