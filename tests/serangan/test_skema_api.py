"""Every address of the API, with what its own document says can be sent: no 500, and nothing that the document does not announce.

schemathesis would make all of its cases while tests are collected, by every process that runs some of them: two thirds as long as the rest
of collecting takes. Here the one process that runs them makes each operation's when its turn comes; even the library is read only then.
Each case is sent by one of three: a stranger, staff, an operator about a complaint that is there; in the long proofs by all of them.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any
from zlib import crc32

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, settings

from shared.web.openapi import openapi
from tests.services.kantor_uji import KantorUji

CONTOH = int(os.environ.get("ADUAN_UJI_CONTOH", "6"))  # for each operation; more where there is time
TETAP = settings(
    max_examples=CONTOH,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
BERKAS = ("application/pdf", "application/octet-stream", "image/jpeg", "image/png", "image/webp")
DOKUMEN = openapi()
OPERASI = [f"{metode.upper()} {alamat}" for alamat, cara in DOKUMEN["paths"].items() for metode in cara]
Siap = Callable[[Any], None]
Cara = tuple[Siap, dict[str, str]]  # what makes a case ready, and the headers that it is sent with
Serang = Callable[..., None]


@pytest.fixture(scope="module")
def serang(kantor: KantorUji) -> Serang:
    """`serang(operation, *ways)`: each case of the operation is sent in one of the ways, always the same, and its answer judged."""
    import schemathesis
    from schemathesis.checks import load_all_checks, not_a_server_error
    from schemathesis.generation.feedback import FeedbackSources
    from schemathesis.pytest._test_builder import build_operation_test
    from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance, status_code_conformance

    load_all_checks()
    periksa = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]

    @schemathesis.serializer(*BERKAS)
    def berkas(ctx: object, value: object) -> bytes:
        """What an attachment's body is made of: whatever bytes."""
        return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")

    def semua(operasi: str, *cara: Cara) -> None:
        metode, alamat = operasi.split(" ", 1)
        skema = schemathesis.openapi.from_dict(DOKUMEN)  # it leaves out what it has made before: anew for each

        @TETAP
        def satu(case: Any) -> None:
            siap, kepala = cara[crc32(ascii((case.path_parameters, case.query, case.body)).encode()) % len(cara)]
            siap(case)
            case.call_and_validate(base_url=kantor.program.url, headers=kepala, checks=periksa, timeout=20)

        # As the library's own plugin does it, but now and not while tests are collected.
        uji = build_operation_test(
            config=skema.config, operation=skema[alamat][metode], test_func=satu, given_kwargs={}, feedback=FeedbackSources()
        )
        uji()

    return semua


@pytest.fixture(scope="module")
def aduan(kantor: KantorUji) -> dict:
    """A complaint that the attacks may do something to."""
    return kantor.aduan()


@pytest.fixture(scope="module")
def lagi(kantor: KantorUji) -> Iterator[Callable[[object], object]]:
    """Forgets the wrong guesses counted so far, so that no answer is only "too often"."""
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield lambda case: conn.execute("DELETE FROM akun.batas")


@pytest.fixture(scope="module")
def asing(lagi: Siap) -> Cara:
    return lagi, {}


@pytest.fixture(scope="module")
def petugas(kantor: KantorUji, lagi: Siap) -> Cara:
    return lagi, {"Authorization": f"Bearer {kantor.token('admin-kabupaten', '33.13')}"}


@pytest.fixture(scope="module")
def yang_ada(kantor: KantorUji, aduan: dict, lagi: Siap) -> Cara:
    """About a complaint that is there, by an operator and whoever has its code."""
    ada = {"aduan_id": aduan["id"], "kode": aduan["kode_lacak"]}

    def siap(case: Any) -> None:
        lagi(case)
        case.path_parameters = {nama: ada.get(nama, nilai) for nama, nilai in (case.path_parameters or {}).items()}

    return siap, {"Authorization": f"Bearer {kantor.token('operator')}"}


@pytest.mark.parametrize("operasi", OPERASI)
def test_by_one_of_three_each(serang: Serang, asing: Cara, petugas: Cara, yang_ada: Cara, operasi: str):
    serang(operasi, asing, petugas, yang_ada)


@pytest.mark.panjang
@pytest.mark.parametrize("operasi", OPERASI)
def test_without_a_token(serang: Serang, asing: Cara, operasi: str):
    serang(operasi, asing)


@pytest.mark.panjang
@pytest.mark.parametrize("operasi", OPERASI)
def test_with_a_token_of_staff(serang: Serang, petugas: Cara, operasi: str):
    serang(operasi, petugas)


@pytest.mark.panjang
@pytest.mark.parametrize("operasi", [o for o in OPERASI if "{" in o])
def test_about_a_complaint_that_is_there_by_an_operator_and_whoever_has_its_code(serang: Serang, yang_ada: Cara, operasi: str):
    serang(operasi, yang_ada)


def test_the_ledger_is_sound_after_it(kantor: KantorUji):
    assert kantor.program.call("GET", "/healthz").status == 200
    assert kantor.program.cli("verify").returncode == 0
    assert "unexpected" not in kantor.program.keluaran
