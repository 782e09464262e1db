"""Types hold inside: `Any` and bags without types stand at the edge where JSON and libraries come in, and nowhere else."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

AKAR = Path(__file__).parents[2]
TAK_BERJENIS = {"dict", "Mapping", "MutableMapping", "defaultdict"}  # where nothing says of what
# Where this finds nothing, there is nothing to parse.
SEKILAS = re.compile(rf"\bAny\b|^(?!from |import ).*\b({'|'.join(TAK_BERJENIS)})\b(?!\s*[\[(])", re.MULTILINE)

# Each module that is such an edge, and why it is one. Everything else says what it takes and gives.
TEPI = {
    "shared/machinery/contracts/values.py": "an event as JSON has it: read field by field, and what is wrong with it becomes Unreadable",
    "shared/web/fields.py": "marshmallow's validators are called with whatever was sent, and say so themselves",
}


def tak_berjenis(naskah: str) -> list[int]:
    """The lines on which a module says `Any`, or annotates with a mapping of which it does not say what."""
    pohon = ast.parse(naskah)
    anotasi = list(_anotasi(pohon))
    return sorted({*_any(pohon), *(baris for satu in anotasi for baris in (*_any(satu), *_polos(satu)))})


def _any(pohon: ast.AST) -> Iterator[int]:
    for simpul in ast.walk(pohon):
        if (isinstance(simpul, ast.Name) and simpul.id == "Any") or (isinstance(simpul, ast.Attribute) and simpul.attr == "Any"):
            yield simpul.lineno


def _anotasi(pohon: ast.AST) -> Iterator[ast.expr]:
    for simpul in ast.walk(pohon):
        if isinstance(simpul, ast.arg | ast.AnnAssign) and simpul.annotation:
            yield _terbuka(simpul.annotation)
        elif isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef) and simpul.returns:
            yield _terbuka(simpul.returns)


def _terbuka(anotasi: ast.expr) -> ast.expr:
    """A quoted annotation as what it says."""
    if isinstance(anotasi, ast.Constant) and isinstance(anotasi.value, str):
        return ast.copy_location(ast.parse(anotasi.value, mode="eval").body, anotasi)
    return anotasi


def _polos(anotasi: ast.expr) -> Iterator[int]:
    berisi = {id(simpul.value) for simpul in ast.walk(anotasi) if isinstance(simpul, ast.Subscript)}
    for simpul in ast.walk(anotasi):
        if isinstance(simpul, ast.Name) and simpul.id in TAK_BERJENIS and id(simpul) not in berisi:
            yield simpul.lineno


@cache
def _semua() -> dict[str, list[int]]:
    semua = {p: p.read_text(encoding="utf-8") for kamar in ("shared", "services") for p in sorted((AKAR / kamar).rglob("*.py"))}
    return {str(p.relative_to(AKAR)): baris for p, naskah in semua.items() if SEKILAS.search(naskah) and (baris := tak_berjenis(naskah))}


def test_nothing_but_the_edge_is_without_types() -> None:
    lain = {nama: baris for nama, baris in _semua().items() if nama not in TEPI}
    assert not lain, "say what it holds: a dataclass, a TypedDict, `JsonValue`, or `object` where anything will do"


def test_what_is_called_an_edge_still_is_one() -> None:
    assert TEPI.keys() <= _semua().keys(), "take it off the list"


def test_every_way_to_leave_a_type_out_is_seen() -> None:
    for baris in (
        "x: Any = 1",
        "x: 'Mapping[str, Any]' = {}",
        "def f(a: dict) -> None: ...",
        "def f(*, a: int, **b: Any) -> None: ...",
        "def f() -> list[dict]: ...",
        "def f() -> 'Mapping | None': ...",
        "Json = dict[str, typing.Any]",
        "class A:\n    x: tuple[Any, ...]",
        "y = cast(Any, x)",
    ):
        assert tak_berjenis(baris), baris
    for baris in ("x: dict[str, object] = {}", "def f(a: Mapping[str, list[int]]) -> None: ...", "x = dict(a=1)", '"""Any of them."""'):
        assert not tak_berjenis(baris), baris
