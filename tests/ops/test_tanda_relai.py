"""What the relay notes outside the database: its position, and the last number of every office and year."""

import psycopg
import pytest

from ops.cadangan.pulihkan import lompati
from services.intake.lapor.nomor import nomor_berikut
from shared.machinery.database import connect
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.messaging.outside import Outside, OutsideMark, OutsideUnreadable, read_outside
from tests.support.tunggu import eventually

JENAWI = "33.13.17"


def beri(url: str, banyak: int) -> list[str]:
    with psycopg.connect(url) as conn:
        return [nomor_berikut(conn, JENAWI, 2026) for _ in range(banyak)]


def urutkan(url: str) -> None:
    with connect(url, "aduan_relay") as conn:
        sequencer = Sequencer(conn)
        assert sequencer.lead()
        # Another test's open transaction on this server holds it up for a moment.
        belum = "SELECT (SELECT count(*) FROM eventstore.events) - (SELECT count(*) FROM eventstore.ledger)"
        eventually(lambda: sequencer.step() >= 0 and conn.execute(belum).fetchone() == (0,))


def test_the_relay_notes_position_and_numbers_outside_the_database(database, tmp_path):
    beri(database.owner_url, 7)
    mark = OutsideMark(tmp_path / "tanda" / "relai.json")
    with connect(database.url, "aduan_relay") as conn:
        mark.note(conn, 41, "0")
    assert read_outside(tmp_path / "tanda" / "relai.json") == Outside(41, {(JENAWI, 2026): 7})
    assert read_outside(tmp_path / "tak-ada.json") is None
    (tmp_path / "rusak.json").write_text('{"posisi": 1, "nomor": []}')
    with pytest.raises(OutsideUnreadable):
        read_outside(tmp_path / "rusak.json")


def test_the_relays_next_note_asks_for_the_counters_of_offices_where_something_happened(database, tmp_path, monkeypatch):
    """Also of what is committed and not in the ledger yet."""
    monkeypatch.setattr("shared.machinery.messaging.outside.EVERY", 0.0)
    beri(database.owner_url, 7)
    mark, path = OutsideMark(tmp_path / "relai.json"), tmp_path / "relai.json"
    with connect(database.url, "aduan_relay") as conn:
        mark.note(conn, 0, "0")
        beri(database.owner_url, 1)  # a number without its event, which no program of ours gives
        lompati(database.owner_url, {("33.13.01", 2026): 5}, lebih=0)
        mark.note(conn, 0, "0")
        assert read_outside(path) == Outside(0, {(JENAWI, 2026): 7, ("33.13.01", 2026): 5})
        lompati(database.owner_url, {("33.13.01", 2026): 8}, lebih=0)
        urutkan(database.url)
        (after_all,) = conn.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text").fetchone()
        mark.note(conn, 2, after_all)
        assert read_outside(path) == Outside(2, {(JENAWI, 2026): 7, ("33.13.01", 2026): 8})
        assert OutsideMark(path).note(conn, 2, after_all) is None and read_outside(path).numbers[(JENAWI, 2026)] == 8


def test_a_full_disk_stops_no_relay(database, tmp_path):
    (tmp_path / "berkas").write_text("")
    with connect(database.url, "aduan_relay") as conn:
        OutsideMark(tmp_path / "berkas" / "relai.json").note(conn, 1, "0")  # its folder is a file
    assert (tmp_path / "berkas").read_text() == ""


def test_where_the_relays_mark_went_back_every_counter_is_asked_for_and_none_is_noted_lower(database, tmp_path, monkeypatch):
    """A standby that took over knew less; what people hold was noted before."""
    monkeypatch.setattr("shared.machinery.messaging.outside.EVERY", 0.0)
    lompati(database.owner_url, {(JENAWI, 2026): 7, ("33.13.01", 2026): 5}, lebih=0)
    mark, path = OutsideMark(tmp_path / "relai.json"), tmp_path / "relai.json"
    with connect(database.url, "aduan_relay") as conn:
        mark.note(conn, 9, "0")
        with psycopg.connect(database.owner_url) as pemilik:
            pemilik.execute("UPDATE eventstore.nomor SET terakhir = 4 WHERE wilayah = %s", [JENAWI])
            pemilik.execute("UPDATE eventstore.nomor SET terakhir = 6 WHERE wilayah = '33.13.01'")
        (after_all,) = conn.execute("SELECT pg_snapshot_xmax(pg_current_snapshot())::text").fetchone()
        mark.note(conn, 3, after_all)
    assert read_outside(path) == Outside(3, {(JENAWI, 2026): 7, ("33.13.01", 2026): 6})
