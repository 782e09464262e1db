"""The master key's file: made once, for the program alone, and refused in words when it is not as it should be."""

import json
import re
import stat
from base64 import b64decode, b64encode
from concurrent.futures import ThreadPoolExecutor

import pytest

from shared.machinery.privacy.errors import MasterKeysExposed, MasterKeysMissing, MasterKeysUnreadable
from shared.machinery.privacy.master_keys import PURPOSES, _derive, new_master_keys, parse_master_keys, read_master_keys, store_master_keys
from shared.machinery.settings import REPO


def test_a_file_is_made_for_the_program_alone_and_read_again(tmp_path):
    jalan = tmp_path / "rahasia" / "induk.json"
    induk = read_master_keys(jalan, make=True)
    assert stat.S_IMODE(jalan.stat().st_mode) == 0o600
    assert read_master_keys(jalan, make=False).text() == read_master_keys(jalan, make=True).text() == induk.text()
    assert [b.name for b in jalan.parent.iterdir()] == ["induk.json"]


def test_two_programs_that_start_at_once_make_one_key(tmp_path):
    with ThreadPoolExecutor(8) as banyak:
        hasil = {i.text() for i in banyak.map(lambda _: read_master_keys(tmp_path / "induk.json", make=True), range(16))}
    assert len(hasil) == 1


def test_a_missing_file_is_never_made_up_in_production(tmp_path):
    with pytest.raises(MasterKeysMissing, match="Pulihkan dari cadangan"):
        read_master_keys(tmp_path / "induk.json", make=False)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o601])
def test_a_file_that_others_may_touch_is_refused_with_the_command_that_helps(tmp_path, mode):
    jalan = tmp_path / "induk.json"
    read_master_keys(jalan, make=True)
    jalan.chmod(mode)
    with pytest.raises(MasterKeysExposed, match=f"chmod 600 {jalan}"):
        read_master_keys(jalan, make=True)


NOL = b64encode(bytes(32)).decode()
LAMA = json.dumps({"1": NOL})
TANPA_VERSI = json.dumps({"bentuk": 2, "guna": {"kelak": NOL}, "bungkus": {}})
TANPA_KELAK = json.dumps({"bentuk": 2, "guna": {"id-aliran": NOL}, "bungkus": {"1": NOL}})
PENDEK = json.dumps({"bentuk": 2, "guna": {"kelak": NOL}, "bungkus": {"1": "AAAA"}})


BUKAN_KUNCI = ["", "{", "[]", "{}", "é", '{"1": 5}', '{"1": "RAHASIA"}', '{"a": ""}', LAMA, TANPA_VERSI, TANPA_KELAK, PENDEK]


@pytest.mark.parametrize("isi", BUKAN_KUNCI)
def test_a_file_that_holds_no_master_key_is_refused_without_quoting_it(tmp_path, isi):
    jalan = tmp_path / "induk.json"
    jalan.touch(0o600)
    jalan.write_text(isi)
    with pytest.raises(MasterKeysUnreadable) as e:
        read_master_keys(jalan, make=True)
    assert "RAHASIA" not in str(e.value) and e.value.__context__ is None


def test_a_folder_in_its_place_is_refused_in_words(tmp_path):
    (tmp_path / "induk.json").mkdir(mode=0o700)
    with pytest.raises(MasterKeysUnreadable):
        read_master_keys(tmp_path / "induk.json", make=True)


def test_a_file_of_another_form_is_refused_with_both_numbers(tmp_path):
    jalan = tmp_path / "induk.json"
    jalan.touch(0o600)
    jalan.write_text(LAMA)
    with pytest.raises(MasterKeysUnreadable, match="nomor 1, sedangkan program ini memakai nomor 2"):
        read_master_keys(jalan, make=False)


def test_several_versions_live_in_one_text_and_none_shows_itself():
    induk = new_master_keys().with_new_version()
    assert list(json.loads(induk.text())["bungkus"]) == ["1", "2"]
    lagi = parse_master_keys(induk.text())
    assert (lagi.newest, lagi.versions, lagi.derived("x")) == (2, [1, 2], induk.derived("x"))
    assert repr(induk) == "MasterKeys(versions=[1, 2])"


def test_every_key_of_the_file_is_random_and_none_comes_from_another():
    """No root is left from which a destroyed wrapping key could be computed."""
    induk = new_master_keys()
    isi = json.loads(induk.text())
    kunci = [*isi["guna"].values(), *isi["bungkus"].values()]
    assert len(set(kunci)) == len(kunci) and not set(kunci) & set(json.loads(new_master_keys().text())["guna"].values())
    turunan = {_derive(b64decode(k), guna) for k in kunci for guna in (*PURPOSES, "bungkus")}
    assert not turunan & {b64decode(k) for k in kunci}


def test_the_file_has_every_purpose_that_the_program_asks_for_and_derives_later_ones_alike_on_every_host():
    sumber = [p.read_text(encoding="utf-8") for nama in ("shared", "services", "ops") for p in (REPO / nama).rglob("*.py")]
    diminta = {g for teks in sumber for g in re.findall(r"(?:induk|master)\.derived\(\"([a-z-]+)\"\)", teks)}
    diminta |= {f"akun-{g}" for teks in sumber for g in re.findall(r"account_key\(\"([a-z-]+)\"\)", teks)}
    assert diminta and diminta <= set(PURPOSES)
    induk = new_master_keys()
    assert induk.derived("yang-kelak") == parse_master_keys(induk.text()).derived("yang-kelak") != induk.derived("lain-lagi")


def test_what_is_turned_is_read_again_and_what_is_destroyed_is_at_hand_no_more(tmp_path):
    jalan = tmp_path / "induk.json"
    induk = read_master_keys(jalan, make=True)
    kunci, lama = induk.wrapper(1), jalan.read_bytes()
    store_master_keys(jalan, induk.with_new_version())
    assert induk.reread() and not induk.reread()
    assert (induk.versions, induk.in_use) == ([1, 2], 1), "until the database asks for it, the older one wraps"
    assert induk.wrapper(1) is kunci
    induk.move_on()
    assert induk.in_use == 2
    store_master_keys(jalan, induk.newest_only())
    assert induk.reread() and induk.versions == [2]
    with pytest.raises(KeyError):
        induk.wrapper(1)
    assert json.loads(lama)["bungkus"]["1"] not in jalan.read_text() and [b.name for b in tmp_path.iterdir()] == ["induk.json"]
    assert stat.S_IMODE(jalan.stat().st_mode) == 0o600


def test_what_stood_in_the_file_is_overwritten_on_the_disk_and_so_is_what_a_crash_left(tmp_path):
    jalan = tmp_path / "induk.json"
    induk = read_master_keys(jalan, make=True)
    sisa = tmp_path / ".induk.json.abcd"
    sisa.write_text(induk.text())
    with jalan.open("rb") as bekas, sisa.open("rb") as terlupa:
        store_master_keys(jalan, induk.with_new_version().newest_only())
        assert set(bekas.read()) == set(terlupa.read()) == {0}
    assert not sisa.exists()


def test_a_file_of_another_installation_is_not_taken_in(tmp_path):
    jalan = tmp_path / "induk.json"
    induk = read_master_keys(jalan, make=True)
    store_master_keys(jalan, new_master_keys())
    with pytest.raises(MasterKeysUnreadable, match="sejak program dimulai"):
        induk.reread()
