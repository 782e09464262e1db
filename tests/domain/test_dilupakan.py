"""Whose reporter is forgotten: every command in every situation; what makes no sense without the person is refused with its sentence."""

import pytest

from shared.domain.aduan import penolakan as tolak
from shared.domain.aduan.alur import ALUR, BERAKHIR, SISTEM, TANPA_PELAPOR, Keadaan
from shared.domain.aduan.perintah import boleh_sekarang
from tests.domain import support as s
from tests.domain.support import given
from tests.domain.test_alur import di_tabel

SEMUA = [(nama, keadaan) for nama in ALUR for keadaan in sorted(BERAKHIR)]


def dilupakan(keadaan: Keadaan) -> tuple:
    return (*s.RIWAYAT[keadaan], s.DILUPAKAN)


@pytest.mark.parametrize(("nama", "keadaan"), [p for p in SEMUA if di_tabel(*p, False) and p[0] not in TANPA_PELAPOR | SISTEM])
def test_nobody_does_anything_in_the_name_of_who_is_forgotten(nama, keadaan):
    kalimat = given(*dilupakan(keadaan)).when(nama).ditolak(tolak.SudahDilupakan)
    assert kalimat == "Data pribadi pelapor aduan 33.13.17/2026/000123 sudah dihapus."


@pytest.mark.parametrize(("nama", "keadaan"), [p for p in SEMUA if di_tabel(*p, False) and p[0] in SISTEM - TANPA_PELAPOR])
def test_no_machine_answers_moves_or_releases_who_is_forgotten(nama, keadaan):
    given(*dilupakan(keadaan)).when(nama).then()


@pytest.mark.parametrize(("nama", "keadaan"), [p for p in SEMUA if di_tabel(*p, False) and p[0] in TANPA_PELAPOR])
def test_what_is_about_the_procedure_goes_on_and_nobody_is_forgotten_twice(nama, keadaan):
    ketika = given(*dilupakan(keadaan)).when(nama)
    terjadi = s.putuskan(ketika.aduan, ketika.perintah, ketika.now)
    assert tuple(type(e).__name__ for e in terjadi) == (() if nama.startswith("Lupakan") else ALUR[nama].kejadian)


@pytest.mark.parametrize("keadaan", sorted(BERAKHIR))
def test_no_page_offers_what_would_be_refused(keadaan):
    assert set(boleh_sekarang(s.aduan_setelah(*dilupakan(keadaan)))) <= TANPA_PELAPOR
