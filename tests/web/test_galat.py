"""Errors nobody expected: a page that helps, shows nothing of the inside, and needs no database."""

import json
from uuid import UUID

import psycopg
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from shared.web.error_pages import error_answer

KODE = UUID(int=7)


def _minta(path: str = "/", **kepala: str) -> Request:
    return Request(EnvironBuilder(path=path, headers={"Accept": "text/html", **kepala}).get_environ())


def test_a_bug_shows_a_code_and_nothing_of_what_happened():
    jawab = error_answer(_minta(), RuntimeError("nama rahasia"), KODE)
    isi = jawab.get_data(as_text=True)
    assert jawab.status_code == 500
    assert str(KODE) in isi
    assert "rahasia" not in isi
    assert "RuntimeError" not in isi


def test_without_the_database_the_page_says_that_nothing_is_lost():
    jawab = error_answer(_minta(), psycopg.OperationalError("connection refused"), KODE)
    assert (jawab.status_code, jawab.headers["Retry-After"]) == (503, "5")
    assert "Tidak ada yang hilang" in jawab.get_data(as_text=True)


def test_programs_get_the_same_as_a_problem_document():
    for request in (_minta("/api/v1/aduan"), _minta("/", Accept="application/json")):
        jawab = error_answer(request, RuntimeError("x"), KODE)
        assert jawab.content_type == "application/problem+json"
        assert json.loads(jawab.get_data())["correlation_id"] == str(KODE)


def test_a_statement_that_took_too_long_is_answered_as_a_database_that_cannot_at_present():
    for request in (_minta(), _minta("/api/v1/aduan")):
        jawab = error_answer(request, psycopg.errors.QueryCanceled("canceling statement due to statement timeout"), KODE)
        assert (jawab.status_code, jawab.headers["Retry-After"]) == (503, "5")
