"""What a start refuses, in a sentence: a folder that somebody has, a note that is broken, a schema of another version, a missing key."""

import json

import psycopg
import pytest

from ops.gagal import Gagal
from ops.migrate import periksa_terbaru
from ops.pegang import pegang_bersama, pegang_sendiri
from shared.machinery.format import FORMAT, NOTE, NoteBroken, check_folder
from tests.support.program import jalankan_cli, lingkungan


def test_one_up_has_its_data_folder_for_itself(folder_data):
    with pegang_sendiri(folder_data):
        with pytest.raises(Gagal, match="sedang dipakai program Aduan lain"), pegang_sendiri(folder_data):
            pass
        with pytest.raises(Gagal, match="sedang dipakai"), pegang_bersama(folder_data):
            pass
    with pegang_bersama(folder_data), pegang_bersama(folder_data), pytest.raises(Gagal), pegang_sendiri(folder_data):
        pass


def test_a_second_up_is_refused_in_words(folder_data):
    with pegang_sendiri(folder_data):
        r = jalankan_cli(lingkungan(folder_data) | {"PORT": "18999"}, "up", cepat=True)
    assert (r.returncode, r.stdout) == (1, "")
    assert "sedang dipakai program Aduan lain (proses" in r.stderr
    assert not (folder_data / NOTE).exists(), "nothing was started for it"


BAIK = {"format": FORMAT, "tempat": "postgres", "port": 0, "sandi_pemilik": "rahasia", "sandi_layanan": "rahasia"}


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ("", "bukan JSON"),
        ('{"format": 3, "sandi_pemilik": "rahasia"', "bukan JSON"),
        ("[1]", "bukan objek JSON"),
        (json.dumps({k: v for k, v in BAIK.items() if k != "port"}), "tanpa port"),
        (json.dumps(BAIK | {"sandi_layanan": None, "tempat": 7}), "tanpa sandi_layanan, tempat"),
    ],
)
def test_a_broken_note_is_explained_without_its_passwords(tmp_path, isi, kata):
    (tmp_path / NOTE).write_text(isi)
    with pytest.raises(NoteBroken, match="datanya sendiri tidak disentuh") as e:
        check_folder(tmp_path)
    assert kata in str(e.value)
    assert "rahasia" not in str(e.value)


def test_a_command_says_so_too(tmp_path):
    (tmp_path / NOTE).write_text("{")
    r = jalankan_cli(lingkungan(tmp_path), "verify", cepat=True)
    assert r.returncode == 1
    assert r.stderr.startswith("aduan: Berkas ")


def test_who_may_not_migrate_asks_whether_the_schema_is_its_own(database):
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        periksa_terbaru(conn)
        conn.execute("INSERT INTO migrasi.berkas (nomor, nama, sidik) VALUES (9999, '9999_kelak', 'x')")
        with pytest.raises(Gagal, match=r"9999_kelak.*lebih baru"):
            periksa_terbaru(conn)
        conn.execute("DELETE FROM migrasi.berkas WHERE nomor > 800")
        with pytest.raises(Gagal, match=r"lebih lama.*belum dijalankan\. Jalankan \./aduan migrate"):
            periksa_terbaru(conn)
        conn.execute("REVOKE ALL ON migrasi.berkas FROM PUBLIC")
    with psycopg.connect(database.url, autocommit=True) as conn, pytest.raises(Gagal, match="lebih lama"):
        periksa_terbaru(conn)


def test_a_service_makes_no_key(folder_data, database):
    folder_data.mkdir(parents=True)
    env = lingkungan(folder_data, database, "amqp://tak-ada:x@127.0.0.1:1/x") | {"PORT": "18998"}
    r = jalankan_cli(env, "serve", "intake", cepat=True)
    assert r.returncode == 1
    assert "tidak pernah membuatnya sendiri" in r.stderr
    assert not list(folder_data.glob("*.key"))


def test_a_service_refuses_an_older_schema_before_anything_else(folder_data, database):
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        conn.execute("DELETE FROM migrasi.berkas WHERE nomor = (SELECT max(nomor) FROM migrasi.berkas)")
    env = lingkungan(folder_data, database, "amqp://tak-ada:x@127.0.0.1:1/x") | {"PORT": "18998"}
    r = jalankan_cli(env, "serve", "relay", cepat=True)
    assert r.returncode == 1
    assert "lebih lama daripada program ini: 1 migrasi" in r.stderr
