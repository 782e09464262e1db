"""One composition for all tests of this folder: built and started once, and taken away with its data."""

import os

import pytest

from tests.compose.tumpukan import Tumpukan, compose, mesin
from tests.support.pilihan import PILIHAN


@pytest.fixture(scope="package")
def tumpukan(tmp_path_factory, request):
    if PILIHAN == "local" or not mesin():
        pytest.skip("NO DOCKER ENGINE ANSWERS OR MAY BE USED, so the composition was not tried: docker info must succeed")
    perintah = compose()
    if perintah is None:
        kata = "a Docker engine answers, but there is neither `docker compose` nor `docker-compose`"
        pytest.fail(kata) if os.environ.get("CI") else pytest.skip(kata.upper())
    t = Tumpukan(tmp_path_factory.mktemp("tumpukan"), perintah)
    t.init()
    try:
        t.naik()
        yield t
    except BaseException:
        print(t.keadaan())
        raise
    finally:
        try:
            if request.session.testsfailed:
                print(t.keadaan())
        finally:
            t.turun()
