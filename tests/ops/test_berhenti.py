"""Whatever started servers ends them, however it is told to end: SIGTERM, SIGHUP and SIGINT, whichever command it is."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import psutil
import psycopg
import pytest
import typer

from ops.cli import app
from ops.klaster import Klaster, port_bebas
from ops.local import PostgresLokal
from ops.migrate import KUNCI, jalankan
from ops.tempat import siapkan
from shared.machinery.settings import REPO
from tests.support.bibit import bibit, bibit_perintah
from tests.support.postgres import CEPAT, folder_terbuka
from tests.support.program import lingkungan
from tests.support.tunggu import eventually

TANDA = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
# No server of their own: init, serve, subscriber, check, lock, pasang, copot; or another test: test (tests/project/test_uji.py), bench
# (below). A demonstration migrates nothing, and who restores reads a backup first, so nothing here holds them up.
LAIN = {
    "init", "serve", "check", "lock", "test", "bench", "demo", "subscriber add", "pasang", "copot", "cadangan periksa", "cadangan pulihkan",
}  # fmt: skip
# What a command asks for before it asks for the database.
ISI = {
    "tanggal": "2030-01-01", "dari": "2030-01-01", "sampai": "2030-01-02", "peran": "operator", "jam": "08.00-12.00", "nomor": "1",
    "aktif": "1", "inaktif": "1", "hari": "400", "petugas": "00000000-0000-4000-8000-000000000001",
    "tanda_masuk": "00000000-0000-4000-8000-000000000001", "klasifikasi": "700.1.2", "nasib": "musnah",
}  # fmt: skip
KHUSUS = {
    "kabar aturan add": "33.13.17 lewat camat",
    "kalender import": "33.13.17 {ics} --alasan x",
    "surat reset": "33.13.17 resi",
    "surat set": "33.13.17 resi {berkas}",
    "surat show": "33.13.17 resi",
    "up": f"--port {port_bebas()}",
}
ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1
DTSTAMP:20300101T000000Z
DTSTART;VALUE=DATE:20300101
SUMMARY:Libur
END:VEVENT
END:VCALENDAR
"""


def _perintah(kelompok: Any, awal: str = "") -> dict[str, Any]:
    """Every command of `./aduan`, by its words."""
    hasil: dict[str, Any] = {}
    for nama, satu in getattr(kelompok, "commands", {}).items():
        kata = f"{awal} {nama}".strip()
        hasil |= _perintah(satu, kata) if hasattr(satu, "commands") else {kata: satu}
    return hasil


SEMUA = {kata: c for kata, c in _perintah(typer.main.get_command(app)).items() if kata not in LAIN}


def _argumen(kata: str, berkas: Path) -> list[str]:
    if kata in KHUSUS:
        return [*kata.split(), *KHUSUS[kata].format(berkas=berkas, ics=berkas.with_suffix(".ics")).split()]
    isi: list[str] = []
    for satu in (p for p in SEMUA[kata].params if p.required):
        nilai = str(berkas) if satu.name == "berkas" else ISI.get(str(satu.name), "33.13.17")
        isi += [satu.opts[0], nilai] if satu.opts[0].startswith("-") else [nilai]
    return [*kata.split(), *isi]


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """A migrated data folder that lacks the newest migration: who opens it waits for whoever is migrating."""
    with folder_terbuka("aduan-uji-berhenti-") as folder:
        with PostgresLokal(folder / "data", CEPAT) as pg:
            jalankan(pg.owner_url, "aduan_layanan")
            with psycopg.connect(pg.owner_url) as conn:
                conn.execute("DELETE FROM migrasi.berkas WHERE nomor = (SELECT max(nomor) FROM migrasi.berkas)")
        (folder / "berkas").write_text("kode,nama\n33.13.99,X\n")
        (folder / "berkas.ics").write_text(ICS)
        yield folder / "data"


def _akhiri(data: Path, argumen: Sequence[str], tanda: signal.Signals) -> int:
    """The exit code of a command that is the last user of its server when the signal comes; the server is gone by then."""
    pg = PostgresLokal(data, CEPAT)
    keluaran = data.parent / "keluaran"
    with pg, psycopg.connect(pg.owner_url, autocommit=True) as conn:
        conn.execute("SELECT pg_advisory_lock(%s)", [KUNCI])
        dari = bibit() if argumen[0] == "up" else bibit_perintah()
        anak = dari.mulai(argumen, lingkungan(data), keluaran)
        menunggu = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        eventually(lambda: anak.poll() is not None or conn.execute(menunggu).fetchone() == (1,), within=60)
        assert anak.returncode is None, keluaran.read_text()
        assert pg._pemakai is not None
        os.close(pg._pemakai)  # we leave, and the command is the last one in
        pg._pemakai = None
        anak.send_signal(tanda)
        kode = anak.wait(30)
        assert Klaster(siapkan(pg.folder)).pid() is None, keluaran.read_text()
    return kode


@pytest.mark.parametrize(("kata", "tanda"), [("verify", signal.SIGTERM), ("migrate", signal.SIGHUP), ("dead list", signal.SIGINT)])
def test_a_command_that_is_ended_takes_its_server_away(data, kata, tanda):
    assert _akhiri(data, _argumen(kata, data.parent / "berkas"), tanda) == 128 + tanda


@pytest.mark.parametrize("tanda", TANDA)
def test_up_that_is_ended_while_it_prepares_leaves_nothing_behind(data, tanda):
    assert _akhiri(data, _argumen("up", data), tanda) == 0


@pytest.mark.panjang
@pytest.mark.parametrize("tanda", TANDA)
@pytest.mark.parametrize("kata", sorted(SEMUA))
def test_so_does_every_other(data, kata, tanda):
    assert _akhiri(data, _argumen(kata, data.parent / "berkas"), tanda) == (0 if kata == "up" else 128 + tanda)


@pytest.mark.panjang
@pytest.mark.parametrize("tanda", TANDA)
def test_so_does_bench_and_its_folder_is_cleared(tmp_path_factory, tanda):
    with folder_terbuka("aduan-uji-bench-") as sementara:
        env = lingkungan(sementara / "data") | {"TMPDIR": str(sementara)}
        perintah = [sys.executable, "-P", "-m", "ops.cli", "bench", "append", "--quick"]
        with subprocess.Popen(perintah, env=env, cwd=REPO, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as proses:
            eventually(lambda: _server(proses.pid), within=60)
            servers = _server(proses.pid)
            eventually(lambda: list(sementara.glob("aduan-bench-*/data/postgres.json")), within=60)
            proses.send_signal(tanda)
            assert proses.wait(30) == 128 + tanda
        assert not [s for s in servers if s.is_running()]
        assert not list(sementara.glob("aduan-bench-*"))


def _server(pid: int) -> list[psutil.Process]:
    return [p for p in psutil.Process(pid).children(recursive=True) if p.name() == "postgres"]
