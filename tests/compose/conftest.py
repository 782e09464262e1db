"""One composition for all tests of this folder: built and started once, and taken away with its data."""

import os

import pytest

from tests.compose.tumpukan import Tumpukan, compose, mesin


@pytest.fixture(scope="session")
def tumpukan(tmp_path_factory, request):
    if not mesin():
        pytest.skip("NO DOCKER ENGINE ANSWERS, so the composition was not tried: start one (docker info must succeed), then ./aduan test")
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
        if request.session.testsfailed:
            print(t.keadaan())
        t.turun()
