"""Judging passwords: off the loop, of so many characters, for so long."""

import pytest

from shared.akun.penilai import Penilai, PenilaiSibuk, TidakTernilai
from shared.akun.sandi import SandiBelumDinilai, SandiMudahDitebak, SandiTidakTernilai, periksa

LAMBAT = "4@8({[<3690!1|70$5+%2" * 4  # its judge tries all spellings of all of them


def test_a_password_that_takes_its_judge_too_long_is_refused_in_words_and_the_next_one_is_judged():
    tergesa = Penilai(batas=0.3)
    try:
        assert tergesa.nilai("kuda-baterai-stapler-hujan", []) == 4
        with pytest.raises(TidakTernilai):
            tergesa.nilai(LAMBAT, [])
        assert tergesa.nilai("kuda-baterai-stapler-hujan", []) == 4
    finally:
        tergesa.tutup()


def test_only_64_characters_are_judged_and_what_comes_after_them_makes_nothing_better(monkeypatch: pytest.MonkeyPatch):
    penilai = Penilai()
    monkeypatch.setattr("shared.akun.sandi.PENILAI", penilai)
    with pytest.raises(SandiMudahDitebak):
        periksa("a" * 64 + "kuda-baterai-stapler-hujan-lebat")
    periksa("kuda-baterai-stapler-hujan")
    penilai.tutup()


@pytest.mark.parametrize("sandi", ["contohwarga", "contoh-contoh-contoh", "0800000000!0800000000", "WARGA contoh 123"])
def test_a_password_made_of_what_one_knows_of_its_owner_is_refused(sandi: str):
    with pytest.raises(SandiMudahDitebak):
        periksa(sandi, "Warga Contoh", "0800000000")


def test_a_password_may_have_the_owners_name_beside_enough_of_something_else():
    periksa("Contoh kuda baterai stapler hujan", "Warga Contoh", "0800000000")


def test_who_finds_no_place_is_told_so_and_not_that_the_password_is_weak(monkeypatch: pytest.MonkeyPatch):
    sempit = Penilai(tempat=0)
    monkeypatch.setattr("shared.akun.sandi.PENILAI", sempit)
    with sempit.proses.borrow():
        with pytest.raises(PenilaiSibuk):
            sempit.nilai("apa saja", [])
        with pytest.raises(SandiBelumDinilai):
            periksa("kuda-baterai-stapler-hujan")
    sempit.tutup()


def test_the_refusals_are_sentences():
    assert "terlalu rumit" in str(SandiTidakTernilai())
