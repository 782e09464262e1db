"""The wrapping key is turned beside a running office: every text stays readable, no event changes, and who was erased is in no backup."""

import json
import shutil
import subprocess
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from ops.local import PostgresLokal
from shared.machinery.privacy.master_keys import parse_master_keys, read_master_keys
from tests.services.kantor_uji import KantorUji
from tests.support.pindai import berkas_data, terbuka
from tests.support.postgres import BasisUji
from tests.support.program import Program
from tests.support.tunggu import eventually


def kejadian(owner_url: str) -> list[tuple]:
    with psycopg.connect(owner_url) as conn:
        return conn.execute("SELECT cloudevent FROM eventstore.events WHERE type LIKE 'Aduan%' ORDER BY stream, version").fetchall()


@pytest.mark.panjang
def test_a_turn_beside_a_running_office_leaves_every_text_readable_and_every_event_as_it_was(database, folder_data):
    with Program(folder_data, database, cepat=True) as program:
        kantor = KantorUji(program, database)
        sebelum_putar = kantor.aduan(isi="Kalimat sebelum kunci diputar.")
        sebelum = kejadian(database.owner_url)
        hasil = program.cli("kunci", "putar")
        assert hasil.returncode == 0 and "sekarang versi 2" in hasil.stdout, hasil.stdout + hasil.stderr
        assert read_master_keys(folder_data / "master.key", make=False).versions == [2]
        sesudah_putar = kantor.aduan(isi="Kalimat sesudah kunci diputar.")
        for satu, kata in ((sebelum_putar, "sebelum"), (sesudah_putar, "sesudah")):
            assert kata in kantor.rincian(satu).isi["isi"]
        assert [e for e in sebelum if e not in kejadian(database.owner_url)] == []
        with psycopg.connect(database.owner_url) as conn:
            assert conn.execute("SELECT DISTINCT master_versi FROM privacy.kunci").fetchall() == [(2,)]
        eventually(lambda: program.call("GET", "/healthz").isi["bagian"]["kunci_pembungkus"]["status"] == "sehat")
        status = program.cli("kunci", "status")
        assert status.returncode == 0 and "Versi 2" in status.stdout, status.stdout + status.stderr


@pytest.mark.panjang
def test_a_program_that_nobody_looks_after_turns_its_key_once_a_month_and_the_alarm_comes_after_five_weeks(database, folder_data):
    with Program(folder_data, database, cepat=True) as program:
        KantorUji(program, database).aduan()
        assert read_master_keys(folder_data / "master.key", make=False).versions == [1]
        with psycopg.connect(database.owner_url) as conn:
            conn.execute("SET row_security = off")
            conn.execute("UPDATE privacy.putaran SET selesai = selesai - interval '36 days'")
        bagian = program.call("GET", "/healthz").isi["bagian"]["kunci_pembungkus"]
        assert (bagian["status"], bagian["umur_hari"]) == ("perlu diputar", 36)
        angka = program.call("GET", "/metrics").isi
        assert float(next(b for b in angka.splitlines() if b.startswith("aduan_wrapping_key_age_seconds ")).split()[1]) > 36 * 86400 - 60
        assert program.cli("kunci", "status").returncode == 1
    with program:
        eventually(lambda: read_master_keys(folder_data / "master.key", make=False).versions == [2], within=60)
        eventually(lambda: program.call("GET", "/healthz").isi["bagian"]["kunci_pembungkus"]["status"] == "sehat")


def lupakan(kantor: KantorUji, aduan: dict) -> None:
    p = kantor.masuk("admin-kecamatan").buka(f"/admin/penghapusan/{aduan['id']}")
    assert "sudah dihapus" in p.kirim("/hapus", dasar_hapus="permintaan", yakin_hapus="ya").teks


def kunci_dari(owner_url: str, aduan: dict) -> UUID:
    with psycopg.connect(owner_url) as conn:
        (teks,) = conn.execute("SELECT cloudevent FROM eventstore.events WHERE stream = %s AND version = 1", [aduan["id"]]).fetchone()
    return UUID(json.loads(teks)["data"]["pelapor"]["id"])


def unlogged(owner_url: str) -> list[str]:
    """The file names of unlogged relations: the search copy, the named exception."""
    with psycopg.connect(owner_url) as conn:
        return [str(r[0]) for r in conn.execute("SELECT relfilenode FROM pg_class WHERE relpersistence = 'u' AND relfilenode > 0")]


@pytest.mark.panjang
def test_an_older_data_folder_opens_nobody_who_was_erased_and_with_the_newest_copy_everybody_else(folder_data: Path, tmp_path: Path):
    """Byte by byte through heap and write-ahead log; then the older backup is restored by the documented commands."""
    program = Program(folder_data, cepat=True)
    with program:
        pg = PostgresLokal(folder_data)
        kantor = KantorUji(program, BasisUji("aduan", pg.owner_url, pg.runtime_url))
        hilang, tetap = kantor.aduan(isi="Pagar rumah saya dirusak."), kantor.aduan(isi="Lampu jalan padam.")
        orang, lain = kunci_dari(kantor.database.owner_url, hilang), kunci_dari(kantor.database.owner_url, tetap)
    cluster = PostgresLokal(folder_data).folder
    lama, kunci_lama = tmp_path / "lama", parse_master_keys((folder_data / "master.key").read_text())
    subprocess.run(["cp", "-a", cluster, lama], check=True)
    assert terbuka(berkas_data(lama), kunci_lama, orang), "the search would find it"
    with program:
        kantor.database = BasisUji("aduan", pg.owner_url, pg.runtime_url)
        lupakan(kantor, hilang)
        hasil = program.cli("kunci", "putar")
        assert hasil.returncode == 0, hasil.stdout + hasil.stderr
        tanpa = unlogged(kantor.database.owner_url)
    baru = read_master_keys(folder_data / "master.key", make=False)
    assert terbuka(berkas_data(cluster, tanpa), kunci_lama, orang), "heap or log still have the old wrap"
    assert terbuka(berkas_data(cluster, tanpa), baru, lain)
    assert terbuka([*berkas_data(lama), *berkas_data(cluster, tanpa), folder_data / "cadangan-kunci" / "kunci.salinan"], baru, orang) == []

    shutil.rmtree(cluster)
    subprocess.run(["cp", "-a", lama, cluster], check=True)
    tolak = Program(folder_data).mulai(siap=False)
    assert tolak.proses.wait(120) == 1 and "kunci pulihkan" in tolak.keluaran
    hasil = program.cli("kunci", "pulihkan")
    assert hasil.returncode == 0 and "1 di antaranya sudah dihapus" in hasil.stdout, hasil.stdout + hasil.stderr
    with program:
        kantor = KantorUji(program, BasisUji("aduan", pg.owner_url, pg.runtime_url))
        eventually(lambda: kantor.rincian(hilang).isi["dilupakan"], within=120)
        assert "Lampu jalan padam." in json.dumps(kantor.rincian(tetap).isi)
        assert "Pagar rumah" not in json.dumps(kantor.rincian(hilang).isi)
        eventually(lambda: kantor.jenis_kejadian(hilang)[-2:] == ["PelaporDilupakan", "AduanDicabut"], within=60)
