"""A page or an address of the API asks for what its schema makes: another kind would be found out only when somebody sends it."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import UnionType
from typing import get_args, get_origin, get_type_hints

import pytest

from shared.web.typed import Typed, Versioned, VersionedForm

AKAR = Path(__file__).parents[2]
SUMBER = {"made": ("form", "body"), "asked": ("query",)}  # what gives it -> how the decorator names its schema


def _permintaan() -> Iterator[tuple[str, object, object]]:
    """(where, schema, kind asked for) of every method that names both."""
    for berkas in sorted((AKAR / "services").rglob("*.py")):
        naskah = berkas.read_text(encoding="utf-8")
        if ".made(" not in naskah and ".asked(" not in naskah:
            continue
        modul = importlib.import_module(".".join(berkas.relative_to(AKAR).with_suffix("").parts))
        for fungsi in (x for x in ast.walk(ast.parse(naskah)) if isinstance(x, ast.FunctionDef)):
            skema = {k.arg: k.value for d in fungsi.decorator_list if isinstance(d, ast.Call) for k in d.keywords}
            for panggil in (x for x in ast.walk(fungsi) if isinstance(x, ast.Call) and isinstance(x.func, ast.Attribute)):
                for nama in SUMBER.get(panggil.func.attr, ()):
                    if nama in skema:
                        yield f"{modul.__name__}.{fungsi.name}", _nilai(skema[nama], modul), _nilai(panggil.args[0], modul)


def _nilai(simpul: ast.expr, modul: object) -> object:
    return eval(compile(ast.Expression(simpul), "<isian>", "eval"), vars(modul))


def _dibuat(skema: type[Typed]) -> object:
    buat = skema.makes
    return buat if isinstance(buat, type) else get_type_hints(buat)["return"]


SEMUA = list(_permintaan())


@pytest.mark.parametrize(("skema", "diminta"), [x[1:] for x in SEMUA], ids=[x[0] for x in SEMUA])
def test_what_is_asked_for_is_what_the_schema_makes(skema, diminta):
    if issubclass(skema, VersionedForm):
        assert get_origin(diminta) is Versioned
        (diminta,) = get_args(diminta)
    macam = get_args(diminta) if isinstance(diminta, UnionType) else (diminta,)
    assert _dibuat(skema) in macam


def test_most_of_them_are_looked_at():
    assert len(SEMUA) > 60
