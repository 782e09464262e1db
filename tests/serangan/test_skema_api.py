"""Every address of the API, with what its own document says can be sent: no 500, and nothing that the document does not announce."""

import os
from collections.abc import Callable, Iterator

import psycopg
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

from shared.web.openapi import openapi
from tests.services.kantor_uji import KantorUji

pytest_plugins = ["schemathesis.pytest.plugin"]
PERIKSA = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
CONTOH = int(os.environ.get("ADUAN_UJI_CONTOH", "6"))  # for each operation; more where there is time
TETAP = settings(
    max_examples=CONTOH,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@schemathesis.serializer("application/pdf", "application/octet-stream", "image/jpeg", "image/png", "image/webp")
def berkas(ctx, value) -> bytes:
    """What an attachment's body is made of: whatever bytes."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


skema = schemathesis.openapi.from_dict(openapi())


@pytest.fixture(scope="module")
def aduan(kantor: KantorUji) -> dict:
    """A complaint that the attacks may do something to."""
    return kantor.aduan()


@pytest.fixture(scope="module")
def lagi(kantor: KantorUji) -> Iterator[Callable[[], None]]:
    """Forgets the wrong guesses counted so far, so that no answer is only "too often"."""
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield lambda: conn.execute("DELETE FROM akun.batas")


@skema.parametrize()
@TETAP
def test_without_a_token(kantor: KantorUji, lagi, case):
    lagi()
    case.call_and_validate(base_url=kantor.program.url, checks=PERIKSA, timeout=20)


@skema.parametrize()
@TETAP
def test_with_a_token_of_staff(kantor: KantorUji, lagi, case):
    lagi()
    kepala = {"Authorization": f"Bearer {kantor.token('admin-kabupaten', '33.13')}"}
    case.call_and_validate(base_url=kantor.program.url, headers=kepala, checks=PERIKSA, timeout=20)


@skema.include(path_regex="{").parametrize()
@TETAP
def test_about_a_complaint_that_is_there_by_an_operator_and_whoever_has_its_code(kantor: KantorUji, aduan: dict, lagi, case):
    lagi()
    ada = {"aduan_id": aduan["id"], "kode": aduan["kode_lacak"]}
    case.path_parameters = {nama: ada.get(nama, nilai) for nama, nilai in case.path_parameters.items()}
    kepala = {"Authorization": f"Bearer {kantor.token('operator')}"}
    case.call_and_validate(base_url=kantor.program.url, headers=kepala, checks=PERIKSA, timeout=20)


def test_the_ledger_is_sound_after_it(kantor: KantorUji):
    assert kantor.program.call("GET", "/healthz").status == 200
    assert kantor.program.cli("verify").returncode == 0
    assert "unexpected" not in kantor.program.keluaran
