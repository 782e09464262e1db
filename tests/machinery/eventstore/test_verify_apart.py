"""The ledger recomputed by several processes says what one says, and who was ended in the middle goes on where it was."""

import json
import os
import signal
from pathlib import Path

import pytest

from shared.machinery.eventstore.verify import Verdict, verify
from shared.machinery.eventstore.verify_apart import Progress, verify_apart
from shared.machinery.processes.limited import LimitedProcess
from tests.machinery.eventstore.test_verify import tamper
from tests.support.aliran import susul, tambah

SIZE = 10


class Ended(Exception):
    """Stands for the end in the middle of the work."""


@pytest.fixture
def fifty(sequencer, store, pemilik):
    for _ in range(10):
        tambah(store, banyak=5)
    susul(sequencer, pemilik)
    return pemilik


@pytest.fixture
def apart(db_url, tmp_path):
    journal = tmp_path / "verify.jsonl"

    def run(processes: int = 1, progress: Progress = lambda done, of: None) -> Verdict:
        return verify_apart(db_url, "aduan_admin", processes, journal, progress, SIZE)

    return run


def remove(owner, *positions: int) -> None:
    tamper(owner, ";".join(f"DELETE FROM eventstore.ledger WHERE position = {n}" for n in positions))


def told(progress_after: int) -> Progress:
    def progress(done: int, of: int) -> None:
        if done >= progress_after:
            raise Ended

    return progress


def test_two_processes_name_the_first_bad_position_and_the_second_in_a_later_range(fifty, apart):
    assert (whole := apart(2)).sound
    assert whole == verify(fifty)
    tamper(fifty, "UPDATE eventstore.ledger SET leaf = '\\x00' WHERE position IN (37, 44)")
    said = ("rantai terputus", "isi kejadian tidak cocok dengan daunnya")
    assert apart(2).faults == [f"posisi {position}: {fault}" for position in (37, 44) for fault in said]


@pytest.mark.parametrize("position", [19, 20, 21])
def test_a_row_that_is_missing_at_a_border_is_found(fifty, apart, position):
    remove(fifty, position)
    assert f"posisi {position + 1}: nomor {position} yang diharapkan" in apart().faults


def test_a_whole_range_that_is_missing_is_found(fifty, apart):
    remove(fifty, *range(21, 31))
    assert apart().faults[0] == "posisi 31: nomor 21 yang diharapkan"


@pytest.mark.parametrize("position", [19, 20, 21])
def test_a_row_too_many_at_a_border_is_found(fifty, apart, position):
    fifty.execute("ALTER TABLE eventstore.ledger DROP CONSTRAINT ledger_pkey, DROP CONSTRAINT ledger_event")
    fifty.execute("INSERT INTO eventstore.ledger SELECT * FROM eventstore.ledger WHERE position = %s", (position,))
    faults = apart().faults
    assert f"posisi {position}: nomor {position + 1} yang diharapkan" in faults
    assert any("versinya tidak berurutan" in fault for fault in faults)


def test_who_was_ended_goes_on_and_says_so_and_what_was_bad_is_read_again(fifty, apart):
    tamper(fifty, "UPDATE eventstore.ledger SET hash = '\\x00' WHERE position = 12")
    with pytest.raises(Ended):
        apart(progress=told(3 * SIZE))
    told_again: list[int] = []
    found = apart(progress=lambda done, of: told_again.append(done))
    assert found.faults == ["posisi 12: rantai terputus", "posisi 13: rantai terputus"]
    assert (found.earlier, told_again) == (2 * SIZE, [20, 30, 40, 50])
    assert apart().earlier == 0, "one that came to its end leaves nothing to go on from"


def test_half_a_line_and_another_database_are_not_gone_on_from(fifty, apart, tmp_path):
    journal: Path = tmp_path / "verify.jsonl"
    with pytest.raises(Ended):
        apart(progress=told(3 * SIZE))
    journal.write_bytes(journal.read_bytes()[:-30])
    with pytest.raises(Ended):
        apart(progress=told(2 * SIZE))  # the first word is of what was there before
    lines = journal.read_text().splitlines()
    assert len(lines) == 3
    assert journal.stat().st_mode & 0o777 == 0o600
    journal.write_text("\n".join([json.dumps({**json.loads(lines[0]), "about": {"database": "1/2", "size": SIZE}}), *lines[1:], ""]))
    assert apart().earlier == 0


def test_what_changed_in_the_ledger_since_is_read_again(fifty, apart):
    with pytest.raises(Ended):
        apart(progress=told(3 * SIZE))
    tamper(fifty, "UPDATE eventstore.ledger SET hash = '\\x00' WHERE position = 20")
    assert (found := apart()).faults[0] == "posisi 20: rantai terputus"
    assert found.earlier == 2 * SIZE


def test_a_process_that_is_killed_is_replaced_and_its_range_done_again(fifty, apart, monkeypatch):
    killed: list[int] = []
    exchange = LimitedProcess._exchange

    def deadly(self: LimitedProcess, body: bytes) -> tuple[bytes, bytes]:
        answer = exchange(self, body)
        if not killed and self.pid:
            killed.append(self.pid)
            os.kill(self.pid, signal.SIGKILL)
        return answer

    monkeypatch.setattr(LimitedProcess, "_exchange", deadly)
    assert (apart(2).events, len(killed)) == (50, 1)
