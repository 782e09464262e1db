"""Backups: made and restored by the program itself, and no number that was given out is given again."""

import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from ops.cadangan import alat
from ops.cadangan.berkas import baca, catatan, terbaru
from ops.cadangan.buat import buat
from ops.cadangan.pulihkan import LEBIH, isi_basis, lompati
from ops.gagal import Gagal
from ops.klaster import Klaster
from ops.local import PostgresLokal
from ops.tempat import pustaka, serahkan, siapkan
from shared.domain.aduan.penomoran import NomorDilewati, aliran_nomor
from shared.machinery.database import Database, connect
from shared.machinery.eventstore.store import EventStore
from shared.machinery.eventstore.verify import verify
from shared.machinery.messaging.outside import read_outside
from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.settings import REPO
from tests.ops.test_tanda_relai import JENAWI, beri, urutkan
from tests.services.kantor_uji import isian
from tests.support.postgres import CEPAT, BasisUji, basis, folder_terbuka
from tests.support.program import Program, jalankan_cli, lingkungan
from tests.support.tunggu import eventually


@pytest.fixture(scope="module")
def dicadangkan(postgres_server: str, templat: str) -> Iterator[tuple[BasisUji, Path]]:
    """A database in which something happened, backed up; afterwards more numbers were given out there."""
    with basis(postgres_server, templat) as uji, folder_terbuka("aduan-uji-cadangan-") as folder:
        settings = replace(uji.settings(folder), key_backup=folder / "kunci.salinan", backups=folder / "cadangan")
        read_master_keys(settings.master_key_file, make=True)
        assert beri(uji.owner_url, 3)[-1] == f"{JENAWI}/2026/000003"
        lompati(uji.owner_url, {("33.13.01", 2026): 5}, lebih=0)  # one event, for there to be a ledger
        urutkan(uji.url)
        buat(settings, uji.owner_url, settings.backups)
        yield uji, settings.backups


def test_a_backup_has_no_keys_and_says_what_it_is(dicadangkan):
    uji, folder = dicadangkan
    satu = baca(terbaru(folder))
    assert (satu.keterangan.posisi, satu.keterangan.kejadian) == (1, 1)
    assert {"aduan_relay", "aduan_intake"} <= set(satu.keterangan.peran)
    assert (folder.parent / "kunci.salinan").exists(), "these are apart"
    with psycopg.connect(uji.owner_url) as conn:
        assert conn.execute("SELECT apa, posisi FROM cadangan.catatan").fetchall() == [("dibuat", 1)]


def test_a_broken_backup_is_refused(dicadangkan, tmp_path):
    satu = terbaru(dicadangkan[1])
    salinan = tmp_path / satu.name
    catatan(salinan).write_text(catatan(satu).read_text())
    salinan.write_bytes(satu.read_bytes()[:-1] + b"x")
    with pytest.raises(Gagal, match="rusak"):
        baca(salinan)
    catatan(salinan).unlink()
    with pytest.raises(Gagal, match="tidak lengkap"):
        baca(salinan)


def test_it_is_restored_into_another_database_and_numbers_go_on_behind_those_that_were_given(dicadangkan, postgres_server, templat):
    asal, folder = dicadangkan
    with basis(postgres_server, templat) as baru:
        isi_basis(baru.owner_url, baca(terbaru(folder)))
        [lompatan] = lompati(baru.owner_url, {(JENAWI, 2026): 9, ("33.13.01", 2026): 5}, lebih=LEBIH)[1:]
        assert (lompatan.dari, lompatan.sampai) == (4, 9 + LEBIH)
        assert beri(baru.owner_url, 1) == [f"{JENAWI}/2026/000020"]
        assert lompati(baru.owner_url, {(JENAWI, 2026): 9}, lebih=LEBIH) == [], "once"
        urutkan(baru.owner_url)
        with connect(baru.owner_url, "aduan_admin") as conn, connect(asal.owner_url) as dahulu:
            hasil = verify(conn)
            assert (hasil.pending, hasil.events) == (0, 3)
            hilang = [f"nomor {JENAWI}/2026/000001 sampai {JENAWI}/2026/000003 ", f"nomor {JENAWI}/2026/000020 "]
            assert [h[: len(awal)] for h, awal in zip(hasil.faults, hilang, strict=True)] == hilang, (
                "given here to no complaint; 4 to 19 are told of"
            )
            pemilik = """SELECT oid::regprocedure::text, proowner::regrole::text, proacl::text FROM pg_proc
                WHERE pronamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'public') ORDER BY 1"""
            assert conn.execute(pemilik).fetchall() == dahulu.execute(pemilik).fetchall(), "functions act as whom they acted"
            kebijakan = "SELECT * FROM pg_policies ORDER BY schemaname, tablename, policyname"
            assert conn.execute(kebijakan).fetchall() == dahulu.execute(kebijakan).fetchall()
        with Database(baru.owner_url, "aduan_admin", 1) as db:
            [e] = EventStore(db, "/admin").load(aliran_nomor(JENAWI, 2026)).events
            assert isinstance(e, NomorDilewati)
            assert (e.dari, e.sampai, e.sejak_posisi) == (4, 19, 1)
        with pytest.raises(Gagal, match="sudah berisi"):
            isi_basis(baru.owner_url, baca(terbaru(folder)))


def test_without_the_relays_mark_it_asks(dicadangkan, folder_data):
    env = lingkungan(folder_data, dicadangkan[0])
    r = jalankan_cli(env, "cadangan", "pulihkan", "--folder", str(dicadangkan[1]), cepat=True)
    assert r.returncode == 1
    assert "--nomor 33.13.17/2026=130" in r.stderr


@pytest.mark.panjang
def test_the_program_is_restored_on_a_server_of_others_without_a_superuser(folder_data):
    """What people have in their hands after the backup is never another's; what they wrote before is read again."""
    with Program(folder_data, cepat=True) as p:
        awal = [_adukan(p) for _ in range(3)]
        r = p.cli("cadangan", "buat")
        assert r.returncode == 0, r.stderr
        kemudian = [_adukan(p) for _ in range(2)]
        eventually(lambda: _tercatat(folder_data) == 5)
        r = p.cli("cadangan", "periksa", "--json")
        assert json.loads(r.stdout)["utuh"], r.stderr
        bagian = p.call("GET", "/healthz").isi["bagian"]["cadangan"]
        assert bagian["status"] == "sehat", bagian
        assert p.cli("cadangan", "pulihkan", "--ganti").stderr.count("sedang dipakai") == 1
    assert [n for n, _ in (*awal, *kemudian)] == [f"{JENAWI}/2026/00000{n}" for n in range(1, 6)]

    with folder_terbuka("aduan-uji-lain-") as folder, PostgresLokal(folder / "data", CEPAT) as lain:
        with psycopg.connect(lain.owner_url, autocommit=True) as conn:  # as docs/operations.md has it
            conn.execute("CREATE ROLE pemilik LOGIN CREATEROLE PASSWORD 'x'")
            conn.execute("CREATE DATABASE lain OWNER pemilik")
            conn.execute("REVOKE CONNECT, TEMPORARY ON DATABASE lain FROM PUBLIC")
        url = re.sub(r"//[^@]*@(.*)/aduan", r"//pemilik:x@\1/lain", lain.owner_url)
        env = lingkungan(folder_data) | {"DATABASE_URL": url, "DATABASE_OWNER_URL": url}
        r = jalankan_cli(env, "cadangan", "pulihkan", "--json", cepat=True)
        assert r.returncode == 0, r.stderr
        assert json.loads(r.stdout)["nomor_dilewati"] == [{"wilayah": JENAWI, "tahun": 2026, "dari": 4, "sampai": 5 + LEBIH}]
        dipulihkan = Program(folder_data, env={"DATABASE_URL": url, "DATABASE_OWNER_URL": url}, cepat=True)
        try:
            dipulihkan.mulai()
            assert _adukan(dipulihkan)[0] == f"{JENAWI}/2026/0000{5 + LEBIH + 1}"
            lacak = dipulihkan.call("GET", f"/api/v1/lacak/{awal[0][1]}")
            assert lacak.isi["nomor"] == awal[0][0]
            r = dipulihkan.cli("verify", "--json")
            assert json.loads(r.stdout)["sound"], r.stdout
        finally:
            dipulihkan.stop()


def _adukan(p: Program) -> tuple[str, str]:
    """The receipt: number and tracking code."""
    jawaban = p.call("POST", "/api/v1/aduan", isian())
    assert jawaban.status == 201, jawaban.isi
    return jawaban.isi["nomor"], jawaban.isi["kode_lacak"]


def _tercatat(data: Path) -> int:
    tanda = read_outside(data / "tanda-relai.json")
    return tanda.numbers.get((JENAWI, 2026), 0) if tanda else 0


@pytest.mark.panjang
def test_a_moment_is_restored_from_the_log_and_no_more_than_a_minute_is_lost():
    """The settings of docs/operations.md: base backup, archived log, everything of the server gone at once."""
    with folder_terbuka("aduan-uji-wal-") as folder:
        arsip, dasar = folder / "wal", folder / "dasar"
        arsip.mkdir(mode=0o777)
        arsip.chmod(0o777)
        pengaturan = CEPAT | {
            "archive_mode": "on", "archive_timeout": "30s",
            "archive_command": f"test ! -f {arsip}/%f && cp %p {arsip}/%f.baru && mv {arsip}/%f.baru {arsip}/%f",
        }  # fmt: skip
        pg = PostgresLokal(folder / "data", pengaturan)
        pg.mulai()
        bin_ = siapkan(pg.folder).bin
        with psycopg.connect(pg.owner_url, autocommit=True) as conn:
            conn.execute("CREATE TABLE detik (pada timestamptz NOT NULL DEFAULT clock_timestamp())")
            alat.jalankan(bin_ / "pg_basebackup", pg.owner_url, ["-D", dasar, "-X", "none", "--checkpoint=fast"])
            mulai = time.monotonic()
            while time.monotonic() - mulai < 75:
                conn.execute("INSERT INTO detik DEFAULT VALUES")
                time.sleep(0.5)
            (terakhir,) = conn.execute("SELECT max(pada) FROM detik").fetchone()
        os.kill(Klaster(siapkan(pg.folder)).pid(), 9)
        eventually(lambda: Klaster(siapkan(pg.folder)).pid() is None)
        pgdata = pg.folder / "pg"
        pemilik = pgdata.stat()
        shutil.rmtree(pgdata)
        dasar.rename(pgdata) if dasar.stat().st_dev == pgdata.parent.stat().st_dev else shutil.move(dasar, pgdata)
        (pgdata / "recovery.signal").touch()
        serahkan(pgdata, pemilik.st_uid)
        pgdata.chmod(0o700)
        pg.tutup()
        pulih = PostgresLokal(folder / "data", CEPAT | {"restore_command": f"cp {arsip}/%f %p"})
        with pulih, psycopg.connect(pulih.owner_url, autocommit=True) as conn:
            eventually(lambda: not conn.execute("SELECT pg_is_in_recovery()").fetchone()[0], within=60)
            (ada,) = conn.execute("SELECT max(pada) FROM detik").fetchone()
        hilang = (terakhir - ada).total_seconds()
        print(f"lost {hilang:.1f} s")
        assert 0 <= hilang <= 60


def test_the_script_of_the_composition_makes_the_same(dicadangkan, tmp_path):
    """With pg_dump and psql alone, as in PostgreSQL's own image; old ones go."""
    uji, folder = dicadangkan
    url = urlsplit(uji.owner_url)
    (tmp_path / "aduan-20000101T000000Z.dump").touch()
    env = {
        "PATH": f"{pustaka() / 'bin'}:{os.environ['PATH']}", "PGHOST": str(url.hostname), "PGPORT": str(url.port),
        "PGUSER": str(url.username), "PGPASSWORD": str(url.password), "PGDATABASE": uji.name, "CADANGAN": str(tmp_path), "SIMPAN": "1",
        "KETERANGAN": str(REPO / "ops/cadangan/sql/keterangan.sql"),
    }  # fmt: skip
    r = subprocess.run([REPO / "ops/deploy/postgres/30-cadangan.sh", "sekali"], env=env, capture_output=True, text=True)
    assert r.returncode == 0, r.stderr
    assert "sampai posisi 1" in r.stdout
    punya, lain = baca(terbaru(tmp_path)).keterangan, baca(terbaru(folder)).keterangan
    assert replace(punya, pada="", sha256="", ukuran=0) == replace(lain, pada="", sha256="", ukuran=0)
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".dump", ".json"], "nothing else is left"


@pytest.mark.panjang
def test_the_script_of_the_composition_restores_on_trial_and_finds_what_is_not_as_it_was_written(dicadangkan):
    """As somebody whom PostgreSQL starts for, not as root; its own server leaves nothing behind."""
    uji, folder = dicadangkan
    url = urlsplit(uji.owner_url)
    with folder_terbuka("aduan-uji-periksa-") as tempat:
        tempat.chmod(0o1777)
        simpan = tempat / "cadangan"
        shutil.copytree(folder, simpan)
        for path in (simpan, *simpan.iterdir()):
            path.chmod(0o755)
        env = {
            "PATH": f"{pustaka() / 'bin'}:{os.environ['PATH']}", "PGHOST": str(url.hostname), "PGPORT": str(url.port), "LC_ALL": "C",
            "PGUSER": str(url.username), "PGPASSWORD": str(url.password), "PGDATABASE": uji.name, "CADANGAN": str(simpan),
            "PERIKSA": str(REPO / "ops/cadangan/sql/periksa.sql"), "TMPDIR": str(tempat), "HOME": "/",
        }  # fmt: skip
        siapa = {} if os.geteuid() else {"user": "nobody", "group": "nogroup", "extra_groups": []}

        def periksa() -> subprocess.CompletedProcess[str]:
            perintah = ["bash", REPO / "ops/deploy/postgres/30-cadangan.sh", "periksa"]
            return subprocess.run(perintah, env=env, capture_output=True, text=True, cwd="/", **siapa)

        r = periksa()
        assert r.returncode == 0 and "utuh sampai posisi 1" in r.stdout, r.stderr
        keterangan = next(simpan.glob("*.json"))
        isi = json.loads(keterangan.read_text())
        keterangan.write_text(json.dumps(isi | {"sidik": "00" * 32}))
        r = periksa()
        assert r.returncode != 0 and "tidak memuat buku besar yang dicadangkan" in r.stderr
        keterangan.write_text(json.dumps(isi | {"sha256": "00" * 32}))
        r = periksa()
        assert r.returncode != 0 and "isinya bukan yang ditulis" in r.stderr
        assert [p.name for p in tempat.iterdir()] == ["cadangan"], "its server has gone"
    with psycopg.connect(uji.owner_url) as conn:
        assert conn.execute("SELECT count(*) FROM cadangan.catatan WHERE apa = 'diperiksa'").fetchone() == (1,)
