"""`verify` finds whatever somebody with the owner's rights does to the store or to the ledger."""

import psycopg
import pytest

from shared.machinery.database import connect
from shared.machinery.eventstore import recompute
from shared.machinery.eventstore import verify as room
from shared.machinery.eventstore.verify import verify
from tests.support.aliran import susul, tambah

# What is done behind the triggers' back, and what is said about it; the ledger has nine events in three streams.
TAMPERING = {
    "an event's content changed": (
        "UPDATE eventstore.events e SET cloudevent = replace(cloudevent, 'infrastruktur', 'kesehatan') {at4}",
        ["posisi 4: isi kejadian tidak cocok dengan daunnya"],
    ),
    "an event rewritten in another form": (
        "UPDATE eventstore.events e SET cloudevent = replace(cloudevent, '\",\"', '\", \"') {at4}",
        ["posisi 4: isi kejadian tidak cocok dengan daunnya", "posisi 4: kejadian tidak dalam bentuk RFC 8785"],
    ),
    "an event broken": ("UPDATE eventstore.events e SET cloudevent = left(cloudevent, 40) {at4}", ["posisi 4: kejadian bukan JSON"]),
    "an event that is no object": ("UPDATE eventstore.events e SET cloudevent = '[]' {at4}", ["posisi 4: kejadian bukan objek JSON"]),
    "an event's random bits taken away": (
        "UPDATE eventstore.events e SET cloudevent = (cloudevent::jsonb - 'acak')::text {at4}",
        [
            "posisi 4: isi kejadian tidak cocok dengan daunnya",
            "posisi 4: kejadian tidak dalam bentuk RFC 8785",
            "posisi 4: kejadian tanpa bilangan acaknya: daunnya dapat ditebak",
        ],
    ),
    "an event's column changed": (
        "UPDATE eventstore.events e SET type = 'AduanDicabut' {at4}",
        ["posisi 4: kolom tidak cocok dengan isi kejadian"],
    ),
    "an event's office changed": (
        "UPDATE eventstore.events e SET wilayah = '33.13.01' {at4}",
        ["posisi 4: kolom tidak cocok dengan isi kejadian"],
    ),
    "an event removed": (
        "DELETE FROM eventstore.events e WHERE (e.stream, e.version) = (SELECT stream, version FROM eventstore.ledger WHERE position = 4)",
        ["posisi 4: kejadiannya tidak ada"],
    ),
    "a leaf changed": ("UPDATE eventstore.ledger SET leaf = '\\x00' WHERE position = 4", ["posisi 4: rantai terputus"]),
    "a hash changed": (
        "UPDATE eventstore.ledger SET hash = '\\x00' WHERE position = 4",
        ["posisi 4: rantai terputus", "posisi 5: rantai terputus"],
    ),
    "the office of an entry changed": (
        "UPDATE eventstore.ledger SET wilayah = '33.13.01' WHERE position = 4",
        ["posisi 4: kolom tidak cocok dengan isi kejadian"],
    ),
    "an entry removed": (
        "DELETE FROM eventstore.ledger WHERE position = 4",
        ["posisi 5: nomor 4 yang diharapkan", "posisi 5: rantai terputus"],
    ),
    "two entries swapped": (
        (
            "UPDATE eventstore.ledger SET position = CASE position WHEN 2 THEN -2 ELSE -3 END WHERE position IN (2, 3);"
            "UPDATE eventstore.ledger SET position = CASE position WHEN -2 THEN 3 ELSE 2 END WHERE position < 0"
        ),
        ["posisi 2: rantai terputus", "versinya tidak berurutan"],
    ),
    "the first entry removed": (
        "DELETE FROM eventstore.ledger WHERE position = 1",
        ["posisi 2: nomor 1 yang diharapkan", "posisi 2: rantai terputus"],
    ),
    "the published end cut off": (
        "DELETE FROM eventstore.ledger WHERE position > 7",
        ["buku besar berakhir pada posisi 7, padahal sudah disiarkan sampai posisi 9"],
    ),
}
AT4 = "FROM eventstore.ledger l WHERE (l.stream, l.version, l.position) = (e.stream, e.version, 4)"


@pytest.fixture
def nine(sequencer, store, pemilik) -> psycopg.Connection:
    for _ in range(3):
        tambah(store, banyak=3)
    susul(sequencer, pemilik)
    pemilik.execute("UPDATE messaging.marks SET position = 9 WHERE name = 'relay'")
    return pemilik


def tamper(owner: psycopg.Connection, statement: str) -> None:
    for table in ("events", "ledger"):
        owner.execute(f"ALTER TABLE eventstore.{table} DISABLE TRIGGER USER")
    owner.execute("ALTER TABLE eventstore.ledger DROP CONSTRAINT ledger_position_check")
    for one in statement.split(";"):
        assert owner.execute(one).rowcount > 0, "nothing was tampered with"


@pytest.mark.parametrize("how", TAMPERING)
def test_tampering_is_found(nine, db_url, how):
    with connect(db_url, "aduan_admin") as admin:
        assert verify(admin).sound
        statement, faults = TAMPERING[how]
        tamper(nine, statement.format(at4=AT4))
        found = verify(admin)
        for size in range(1, 9):  # wherever a border lies: on it, before it, after it
            assert verify(admin, size=size).faults == found.faults, size
    assert not found.sound
    for fault in faults:
        assert any(fault in one for one in found.faults), found.faults


def test_a_forged_but_consistent_entry_changes_the_hash_that_was_noted_elsewhere(nine, sequencer, store):
    """Whoever rewrites everything from one event on gets a sound ledger, but not the hash that others have."""
    before = verify(nine).hash
    stream, version = nine.execute("SELECT stream, version FROM eventstore.ledger WHERE position = 9").fetchone()
    tamper(nine, "DELETE FROM eventstore.ledger WHERE position = 9")
    nine.execute("DELETE FROM eventstore.events WHERE (stream, version) = (%s, %s)", (stream, version))
    sequencer._started = False
    tambah(store)
    susul(sequencer, nine)
    after = verify(nine)
    assert after.sound
    assert after.events == 9
    assert after.hash != before


def test_what_the_ledger_has_not_got_yet_is_counted_and_no_fault(nine, store):
    tambah(store, banyak=4)
    found = verify(nine)
    assert (found.events, found.pending, found.sound) == (9, 4, True)


def test_a_ruined_ledger_is_told_in_a_few_sentences(nine, monkeypatch):
    for module in (room, recompute):
        monkeypatch.setattr(module, "MOST", 3)
    tamper(nine, "UPDATE eventstore.ledger SET leaf = '\\x00'")
    assert 3 <= len(verify(nine).faults) <= 4


def test_progress_is_told(nine, sequencer, store, db):
    with db.transaction() as conn:
        for _ in range(100):
            tambah(store, banyak=20, conn=conn)
    susul(sequencer, nine)
    told: list[int] = []
    assert verify(nine, told.append, size=1000).events == 2009
    assert told == [1000, 2000, 2009]
