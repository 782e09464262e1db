"""The OpenAPI document is one from which a client can be generated: valid, each operation by a name of its own, every answer described."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from shared.web.api import ROUTES
from shared.web.openapi import openapi

METODE = ("get", "post", "put", "patch", "delete")


def _operasi() -> list[tuple[str, str, dict[str, Any]]]:
    return [(path, metode, op) for path, semua in openapi()["paths"].items() for metode, op in semua.items() if metode in METODE]


def _pola(isi: object) -> Iterator[str]:
    if isinstance(isi, dict):
        for nama, nilai in isi.items():
            if nama == "pattern" and isinstance(nilai, str):
                yield nilai
            else:
                yield from _pola(nilai)
    elif isinstance(isi, list):
        for satu in isi:
            yield from _pola(satu)


def test_the_document_is_valid():
    assert list(OpenAPIV31SpecValidator(openapi()).iter_errors()) == []


def test_every_operation_has_a_name_of_its_own_that_a_program_can_use():
    nama = [op["operationId"] for _path, _metode, op in _operasi()]
    assert len(nama) == len(set(nama)) == len(ROUTES)
    assert [n for n in nama if not re.fullmatch(r"[a-z][a-z0-9_]*", n)] == []


@pytest.mark.parametrize(("path", "metode", "op"), _operasi(), ids=lambda x: x if isinstance(x, str) else "")
def test_every_answer_has_a_media_type_and_a_schema(path: str, metode: str, op: dict):
    berhasil = [jawaban for status, jawaban in op["responses"].items() if status.startswith("2")]
    assert berhasil and set(op["responses"]) >= {"500", "503"}
    for jawaban in op["responses"].values():
        assert jawaban["content"] and all(isi["schema"] for isi in jawaban["content"].values())
    for status, jawaban in op["responses"].items():
        assert status.startswith("2") or list(jawaban["content"]) == ["application/problem+json"]
    assert {p["name"] for p in op["parameters"] if p["in"] == "path"} == set(re.findall(r"{(\w+)}", path))
    assert all(p["schema"].get("type") or p["schema"].get("anyOf") or p["schema"].get("$ref") for p in op["parameters"])


def test_patterns_are_those_that_every_language_reads():
    assert [p for p in _pola(openapi()) if re.search(r"\\[AzZ]|\(\?[P<]", p)] == []
