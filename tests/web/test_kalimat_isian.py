"""Whatever is wrong with a form or a request is said in Indonesian, by every field of every schema."""

import importlib
import pkgutil
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from marshmallow import RAISE, Schema, ValidationError

import services
from shared.machinery.settings import REPO
from shared.web.form import Form, load_form
from shared.web.typed import Typed, VersionedForm

SALAH = (None, True, 12.5, -1, 10**30, "", "   ", "bukan", "\x00", "\ud800", "9" * 20_000, [], ["bukan"], {}, {"asing": 1}, [None])
INGGRIS = re.compile(
    r"\b(not|valid|missing|must|may|invalid|unknown|field|value|shorter|longer|length|string|number|integer|between|equal|type|one of)\b",
    re.IGNORECASE,
)


def _semua() -> list[type[Schema]]:
    """Every schema that a route, a form or an answer of the services names."""
    for satu in pkgutil.walk_packages(services.__path__, "services."):
        importlib.import_module(satu.name)
    ada, sisa = set(), list(Schema.__subclasses__())
    while sisa:
        kelas = sisa.pop()
        sisa += kelas.__subclasses__()
        if kelas.__module__.startswith(("services.", "shared.web.")) and kelas not in (Typed, VersionedForm):
            ada.add(kelas)
    return sorted(ada, key=lambda k: f"{k.__module__}.{k.__name__}")


def _kalimat(pesan: object) -> Iterator[str]:
    if isinstance(pesan, str):
        yield pesan
    else:
        for satu in pesan.values() if isinstance(pesan, dict) else pesan:
            yield from _kalimat(satu)


def _keluhan(kelas: type[Schema], isi: object) -> Iterator[str]:
    try:
        kelas(unknown=RAISE).load(isi)
    except ValidationError as e:
        yield from _kalimat(e.normalized_messages())


@pytest.mark.parametrize("kelas", _semua(), ids=lambda k: f"{k.__module__}.{k.__name__}")
def test_no_english_sentence_reaches_anybody(kelas: type[Schema]):
    bidang = kelas().fields
    kalimat = set(_keluhan(kelas, [])) | set(_keluhan(kelas, {"isian-asing": 1})) | set(_keluhan(kelas, {}))
    for nilai in SALAH:
        kalimat |= set(_keluhan(kelas, dict.fromkeys(bidang, nilai)))
    assert "Isian ini tidak dikenal." in kalimat
    assert [k for k in kalimat if INGGRIS.search(k)] == []


@pytest.mark.parametrize("kelas", [k for k in _semua() if k.__name__.endswith("Form")], ids=lambda k: f"{k.__module__}.{k.__name__}")
def test_no_form_answers_in_english(kelas: type[Schema]):
    for nilai in ("", "bukan", "-1", "9" * 20_000, "\x00", "1e999"):
        isian = load_form(Form(dict.fromkeys(kelas().fields, nilai)), kelas)
        assert [k for k in [*isian.errors.values(), isian.general] if INGGRIS.search(k)] == []


def test_whichever_module_of_the_services_is_imported_first():
    salah = "from services.sla.waktu.penjelasan import VerdikKeluaran as V; print(V().validate({'batas': 12.5}))"
    kata = subprocess.run([sys.executable, "-c", salah], cwd=REPO, capture_output=True, text=True, check=True).stdout
    assert kata.strip() not in ("", "{}")
    assert not INGGRIS.search(kata), kata
