"""Every address that leaves the program leads to a page of it."""

import ast
import importlib
from pathlib import Path
from uuid import uuid4

import pytest

from ops.susul import LAYANAN
from shared.web.endpoint import endpoints
from shared.web.links import ADUAN, INVITATION, RULES, link

ASAL = "https://aduan.example.go.id"


@pytest.mark.parametrize("aturan", RULES)
def test_what_a_link_is_made_from_is_a_page_that_a_room_answers(aturan):
    ruang = [room for nama in LAYANAN for room in _ruang(nama)]
    assert ("GET", aturan) in {(e.method, e.url) for room in ruang for e in endpoints(room)}


def _ruang(nama: str) -> list[type]:
    (serve,) = importlib.import_module(f"services.{nama}.service").Service.on_request.nameko_entrypoints
    return list(serve.rooms)


def test_a_link_is_the_rule_filled_in_and_never_breaks_out_of_its_place():
    aduan = uuid4()
    assert link(ASAL, ADUAN, aduan_id=aduan) == f"{ASAL}/petugas/aduan/{aduan}"
    assert link(ASAL, INVITATION, tautan="a b?c") == f"{ASAL}/undangan/a%20b%3Fc"


AWAL = tuple(f"/{aturan.split('/')[1]}" for aturan in RULES)
MENU = "shared/web/menu.py"  # compares paths with one another


def test_no_address_is_put_together_by_hand():
    """An f-string that begins with where we are and goes on with a path."""
    salah = []
    for berkas in [*Path("shared").rglob("*.py"), *Path("services").rglob("*.py"), *Path("ops/perintah").rglob("*.py")]:
        for simpul in ast.walk(ast.parse(berkas.read_text(encoding="utf-8"))):
            if isinstance(simpul, ast.JoinedStr) and _alamat(simpul) and str(berkas) != MENU:
                salah.append(f"{berkas}:{simpul.lineno}")
    assert salah == []


def _alamat(simpul: ast.JoinedStr) -> bool:
    for awal, lanjut in zip(simpul.values, simpul.values[1:], strict=False):
        nilai = awal.value if isinstance(awal, ast.FormattedValue) else None
        jalan = str(lanjut.value) if isinstance(lanjut, ast.Constant) else ""
        if isinstance(nilai, ast.Attribute) and nilai.attr in ("public_url", "_alamat", "url") and jalan.startswith("/"):
            return True
        if isinstance(nilai, ast.Name) and nilai.id == "alamat" and jalan.startswith(AWAL):  # else it is a path of our own, gone on with
            return True
    return False
