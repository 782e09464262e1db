"""Random people, machines and misfortune on the real application objects; afterwards nothing acknowledged is lost or doubled.

`ADUAN_SIMULATIONS=200 ./aduan test tests/simulation` tries two hundred more worlds; a seed that fails belongs into SEEDS.
"""

import os

import psycopg
import pytest

from tests.simulation.dunia import Dunia
from tests.simulation.pengikut import followers
from tests.support.checker import check

SEEDS = (1, 2)  # in these much happened; a world drawn later may have been a quiet one
LONG = tuple(pytest.param(seed, marks=pytest.mark.panjang) for seed in range(2, 11))
MORE = int(os.environ.get("ADUAN_SIMULATIONS", "0"))
STEPS = 250


@pytest.mark.parametrize("seed", [SEEDS[0], *LONG, *range(1000, 1000 + MORE)])
def test_whatever_happens_what_was_acknowledged_is_there_once_and_everywhere(seed, database, tmp_path, monkeypatch):
    monkeypatch.setattr("psycopg_pool.base.AttemptWithBackoff.INITIAL_DELAY", 0.01)  # a pool waits a second after a dead connection
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        dunia = Dunia(seed, database, tmp_path, owner)
        try:
            dunia.run(STEPS)
            dunia.drain()
            merged = followers(owner)
            found = check(owner, database.url, list(dunia.apps.values()), dunia.receipts)
        finally:
            dunia.close()
    if seed in SEEDS:
        assert found.acknowledged > 5, dunia.happened
        assert found.events > 2 * found.acknowledged, dunia.happened
        assert merged, dunia.happened
