"""A machine whose count of seconds and whose clock really disagree, in a time namespace: alerts are held until somebody confirms it."""

import subprocess
import sys
from collections.abc import Sequence

import psycopg
import pytest

from shared.machinery.service.clock import open_jump
from tests.support.pilihan import harus_ada
from tests.support.program import Program
from tests.support.tunggu import eventually

LOMPAT = 7200


class DiRuangWaktu(Program):
    """Its CLOCK_BOOTTIME is ahead of the machine's."""

    awalan: Sequence[str] = ("unshare", "--time", "--boottime", str(LOMPAT), "--")

    def _segar(self) -> subprocess.Popen:
        perintah = [*self.awalan, sys.executable, "-P", "-m", "ops.cli", *self.perintah]
        with open(self.berkas_keluaran, "wb") as keluaran:
            return subprocess.Popen(perintah, env=self.env, stdout=keluaran, stderr=keluaran, start_new_session=True)


@pytest.mark.panjang
def test_a_wall_clock_that_was_set_back_while_nothing_ran_is_seen_at_the_next_start_and_holds_alerts_until_it_is_confirmed(
    database, folder_data
):
    if (coba := subprocess.run([*DiRuangWaktu.awalan, "true"], capture_output=True, text=True)).returncode:
        harus_ada(f"Ruang waktu tidak dapat dibuat (perlu root): {coba.stderr.strip()}")
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        with Program(folder_data, database):
            eventually(lambda: conn.execute("SELECT FROM messaging.clock_references").fetchone() is not None)
        assert open_jump(conn) is None
        with DiRuangWaktu(folder_data, database) as program:
            eventually(lambda: open_jump(conn))
            assert open_jump(conn).seconds == pytest.approx(-LOMPAT, abs=5)
            jam = program.call("GET", "/healthz").isi["bagian"]["jam"]
            assert jam["status"].startswith("melompat"), jam
            assert program.call("GET", "/healthz").status == 200, "complaints are taken in all the same"
            assert "aduan_clock_held 1.0" in program.call("GET", "/metrics").isi
            assert program.cli("jam", "pastikan").returncode == 0
            eventually(lambda: program.call("GET", "/healthz").isi["bagian"]["jam"]["status"] == "sehat")
