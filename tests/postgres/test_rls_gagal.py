"""News that could not be taken in: whose rows they are."""

from contextlib import nullcontext

import psycopg
import pytest
from psycopg import errors

from shared.machinery.database import connect

LAYANAN = ("intake", "triage", "response", "sla")


def test_each_consumer_sees_its_own_failures_and_people_none(database):
    with psycopg.connect(database.owner_url) as conn:
        conn.cursor().executemany(
            "INSERT INTO messaging.failures (consumer, stream, error) VALUES (%s, gen_random_uuid(), 'X')", [(n,) for n in LAYANAN]
        )
    for nama in LAYANAN:
        with database.sebagai(f"aduan_{nama}_mesin").connection() as conn:
            assert conn.execute("SELECT consumer FROM messaging.failures").fetchall() == [(nama,)]
        ditolak = nullcontext() if nama == "sla" else pytest.raises(errors.InsufficientPrivilege)
        with database.sebagai(f"aduan_{nama}").connection() as conn, ditolak:  # sla's page names its wilayah
            assert conn.execute("SELECT consumer FROM messaging.failures").fetchall() == []
    with connect(database.owner_url, "aduan_admin") as conn:
        assert conn.execute("SELECT count(*) FROM messaging.failures").fetchone() == (4,)
