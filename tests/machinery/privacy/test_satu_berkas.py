"""One database, one key file: of two programs that start at once with a folder each, one makes the key and the other is told what to do."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest

from shared.machinery.database import connect
from shared.machinery.privacy.errors import MasterKeysElsewhere, MasterKeysOfAnother, OtherMasterKeys
from shared.machinery.privacy.master_keys import read_master_keys, store_master_keys
from shared.machinery.privacy.one_file import compare, settle
from shared.machinery.privacy.vault import Vault
from tests.support.program import Program
from tests.support.tunggu import eventually


def mulai(db_url: str, berkas: Path) -> bytes | None:
    with connect(db_url, "aduan_admin") as conn:
        try:
            return settle(conn, berkas, make=True).fingerprint
        except MasterKeysElsewhere:
            return None


def test_of_many_that_start_at_once_with_a_folder_each_one_makes_a_key(db_url, tmp_path):
    berkas = [tmp_path / str(n) / "induk.json" for n in range(6)]
    with ThreadPoolExecutor(6) as banyak:
        hasil = list(banyak.map(lambda b: mulai(db_url, b), berkas))
    assert [b.exists() for b in berkas] == [h is not None for h in hasil]
    assert sum(h is not None for h in hasil) == 1
    assert mulai(db_url, berkas[hasil.index(max(hasil, key=bool))]) in hasil, "and goes on with it"


def test_another_file_is_refused_to_every_service_and_a_turned_wrapping_key_is_none(db_url, tmp_path):
    kita, asing = tmp_path / "kita.json", tmp_path / "asing.json"
    with connect(db_url, "aduan_intake") as conn:
        induk = read_master_keys(kita, make=True)
        settle(conn, kita, make=False)
        store_master_keys(kita, induk.with_new_version().newest_only())
        assert settle(conn, kita, make=False).versions == [2]
    lain = read_master_keys(asing, make=True)
    for layanan in ("intake", "triage", "response"):
        with connect(db_url, f"aduan_{layanan}") as conn, pytest.raises(MasterKeysOfAnother, match="dari komputer lain"):
            settle(conn, asing, make=False)
    with connect(db_url, "aduan_sla") as conn:
        compare(conn, induk, kita)
        with pytest.raises(MasterKeysOfAnother):
            compare(conn, lain, asing)


def test_a_database_of_before_notes_no_file_that_does_not_open_its_people(db_url, database, tmp_path):
    kita, asing = tmp_path / "kita.json", tmp_path / "asing.json"
    induk = read_master_keys(kita, make=True)
    read_master_keys(asing, make=True)
    Vault(database.sebagai("aduan_intake", 1), induk).new_key(uuid4())
    with connect(db_url, "aduan_admin") as conn:
        with pytest.raises(OtherMasterKeys):
            settle(conn, asing, make=True)
        assert settle(conn, kita, make=True).fingerprint == induk.fingerprint


@pytest.mark.panjang
def test_two_programs_on_one_foreign_database_never_serve_with_two_keys(database, folder_data):
    """Real starts, at once: one serves, the other ends with a sentence and leaves no key behind."""
    dua = [Program(folder_data / nama, database, cepat=True) for nama in ("satu", "dua")]
    try:
        for program in dua:
            program.mulai(siap=False)
        eventually(lambda: any(p.proses.poll() is not None for p in dua), within=60)
        kalah, menang = sorted(dua, key=lambda p: p.proses.poll() is None)
        assert kalah.proses.poll() == 1
        assert "sudah memakai kunci induk yang dibuat di tempat lain" in kalah.keluaran
        assert not (kalah.data / "master.key").exists()
        eventually(lambda: "Siap: " in menang.keluaran, within=60)
        assert menang.call("GET", "/healthz").status == 200
    finally:
        for program in dua:
            program.stop()
