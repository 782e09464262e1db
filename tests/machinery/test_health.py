"""The main alarm: how long something is seen to wait, whatever times events carry and however many there are."""

import psycopg
import pytest
from psycopg import Connection

from ops.periksa import periksa_celah
from shared.machinery.service import health as module
from shared.machinery.service.health import Away, Health, Watch
from shared.machinery.service.idle import Idle
from tests.support.aliran import susul, tambah


@pytest.fixture
def clock(monkeypatch) -> list[float]:
    now = [1000.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def conn(database):
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        yield conn


def look(watch: Watch) -> Health:
    health = watch._health()
    assert not isinstance(health, Away)
    return health


def test_more_than_a_thousand_events_that_nobody_orders_are_an_alarm(database, store, clock):
    """The newest thousand alone said nothing, as long as new ones came."""
    watch = Watch(database.sebagai("aduan_triage_mesin"), "triage")
    for _ in range(3):
        tambah(store, banyak=500)
        waiting = look(watch)
        clock[0] += 50
    assert (waiting.unordered, waiting.age, waiting.sound) == (1000, 100, False)


def test_historical_times_are_no_age_and_what_moves_on_is_none_either(database, store, sequencer, conn: Connection, clock):
    """Every event of these streams is years old by its own words."""
    watch = Watch(database.sebagai("aduan_triage_mesin"), "triage")
    for _ in range(3):
        tambah(store, banyak=5)
        assert look(watch).age <= 40
        susul(sequencer, conn)
        conn.execute("UPDATE messaging.marks SET position = (SELECT max(position) FROM eventstore.ledger) WHERE name = 'relay'")
        clock[0] += 40
    done = look(watch)
    assert (done.ledger, done.relayed, done.unordered, done.age, done.sound) == (15, 15, 0, 0, True)


def test_what_is_ordered_and_not_published_is_an_alarm_as_well(database, store, sequencer, conn: Connection, clock):
    watch = Watch(database.sebagai("aduan_triage_mesin"), "triage")
    tambah(store, banyak=5)
    susul(sequencer, conn)
    look(watch)
    clock[0] += 61
    assert (look(watch).unordered, look(watch).age, look(watch).sound) == (0, 61, False)


def test_a_look_costs_the_same_however_long_the_ledger_is(database, store, sequencer, conn: Connection):
    """In blocks: a hundredfold ledger, and the statement touches hardly more."""

    def blocks() -> int:
        conn.execute("ANALYZE")
        text = module.sql(module.__file__, "health")
        (plan,) = conn.execute("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + text, {"consumer": "triage"}).fetchone()
        return plan[0]["Plan"]["Shared Hit Blocks"] + plan[0]["Plan"]["Shared Read Blocks"]

    tambah(store, banyak=50)
    susul(sequencer, conn)
    small = blocks()
    for _ in range(10):
        tambah(store, banyak=500)
    susul(sequencer, conn)
    assert blocks() < small + 20


@pytest.mark.parametrize(("limit", "status"), [("0", "tanpa batas waktu"), ("30s", "sehat")])
def test_a_server_of_others_that_lets_transactions_stay_open_is_told_in_health_and_at_start(
    database, tmp_path, capsys, conn, limit, status
):
    """Our own connections end theirs, and would not notice."""
    conn.execute(f"ALTER DATABASE {database.name} SET idle_in_transaction_session_timeout = '{limit}'")
    part = Idle().parts(database.sebagai("aduan_triage_mesin"))["transaksi_terbuka"]
    assert part["status"] == status
    periksa_celah(database.settings(tmp_path))
    for told in (part.get("catatan", ""), capsys.readouterr().err):
        assert ("idle_in_transaction_session_timeout = '30s'" in told) is (limit == "0")


def test_what_the_server_says_of_open_transactions_is_a_part_of_health(database):
    assert "transaksi_terbuka" in Watch(database.sebagai("aduan_triage_mesin"), "triage").others()
