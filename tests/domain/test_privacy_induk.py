"""The master key's file: made once, for the program alone, and refused in words when it is not as it should be."""

import json
import stat
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor

import pytest

from shared.privacy.galat import IndukTerbuka, IndukTidakAda, IndukTidakTerbaca
from shared.privacy.induk import baca_teks, induk_baru, master_key


def test_a_file_is_made_for_the_program_alone_and_read_again(tmp_path):
    jalan = tmp_path / "rahasia" / "induk.json"
    induk = master_key(jalan, buat=True)
    assert stat.S_IMODE(jalan.stat().st_mode) == 0o600
    assert master_key(jalan, buat=False).teks() == master_key(jalan, buat=True).teks() == induk.teks()
    assert [b.name for b in jalan.parent.iterdir()] == ["induk.json"]


def test_two_programs_that_start_at_once_make_one_key(tmp_path):
    with ThreadPoolExecutor(8) as banyak:
        hasil = {i.teks() for i in banyak.map(lambda _: master_key(tmp_path / "induk.json", buat=True), range(16))}
    assert len(hasil) == 1


def test_a_missing_file_is_never_made_up_in_production(tmp_path):
    with pytest.raises(IndukTidakAda, match="Pulihkan dari cadangan"):
        master_key(tmp_path / "induk.json", buat=False)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620, 0o601])
def test_a_file_that_others_may_touch_is_refused_with_the_command_that_helps(tmp_path, mode):
    jalan = tmp_path / "induk.json"
    master_key(jalan, buat=True)
    jalan.chmod(mode)
    with pytest.raises(IndukTerbuka, match=f"chmod 600 {jalan}"):
        master_key(jalan, buat=True)


TANPA_VERSI_1 = json.dumps({"2": b64encode(bytes(32)).decode()})


@pytest.mark.parametrize("isi", ["", "{", "[]", "{}", "é", '{"1": 5}', '{"1": "RAHASIA"}', '{"a": ""}', TANPA_VERSI_1])
def test_a_file_that_holds_no_master_key_is_refused_without_quoting_it(tmp_path, isi):
    jalan = tmp_path / "induk.json"
    jalan.touch(0o600)
    jalan.write_text(isi)
    with pytest.raises(IndukTidakTerbaca) as e:
        master_key(jalan, buat=True)
    assert "RAHASIA" not in str(e.value) and e.value.__context__ is None


def test_a_folder_in_its_place_is_refused_in_words(tmp_path):
    (tmp_path / "induk.json").mkdir(mode=0o700)
    with pytest.raises(IndukTidakTerbaca):
        master_key(tmp_path / "induk.json", buat=True)


def test_several_versions_live_in_one_text_and_none_shows_itself():
    induk = induk_baru().dengan_versi_baru()
    assert list(json.loads(induk.teks())) == ["1", "2"]
    lagi = baca_teks(induk.teks())
    assert (lagi.terbaru, lagi.versi, lagi.turunan("x")) == (2, [1, 2], induk.turunan("x"))
    assert repr(induk) == "Induk(versi=[1, 2])"
