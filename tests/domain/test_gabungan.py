"""Merged: what a follower gets of its parent, what it may do for itself, and when it goes on alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from services.intake.pribadi import LupakanPelapor
from services.response.gabungan import SampaikanJawabanInduk
from services.triage.domain import GabungkanAduan, JawabanInduk
from services.triage.gabungan import AlihkanBersamaInduk, LepasGabungan, PindahBersamaInduk, Susulan, susulan
from shared.domain.aduan import kejadian as k
from shared.domain.aduan import penolakan as tolak
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.audiens import DIKABARKAN, TABEL, Audiens, boleh
from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.aduan.mengikuti import SELALU, digabung_pada, jawaban_untuk, melepas, terjawab_sampai
from shared.domain.aduan.perintah import PELAPOR, boleh_sekarang
from tests.domain import support as s
from tests.domain.riwayat import given as riwayat_jam
from tests.domain.riwayat import pada
from tests.domain.support import KERJO, MENIT, given, rahasia

SUMBER = s.KARENA["sumber"]
MENUNGGU = (s.DITERIMA, s.DIGABUNGKAN)
TERJAWAB = (*MENUNGGU, s.INDUK_DIJAWAB)
SAMPAIKAN = SampaikanJawabanInduk(oleh=k.SISTEM, **s.KARENA, isi=rahasia("sudah diaspal"))
LEPAS = LepasGabungan(oleh=k.SISTEM, **s.KARENA, sebab="ditolak")
PINDAH = PindahBersamaInduk(oleh=k.SISTEM, **s.KARENA, ke=KERJO, alasan=rahasia("bersama"))
KELUAR = AlihkanBersamaInduk(oleh=k.SISTEM, **s.KARENA, instansi=rahasia("PLN"), alasan=rahasia("bersama"))
SEMUA = [SAMPAIKAN, LEPAS, PINDAH, KELUAR]
INDUK_TERJAWAB = replace(s.INDUK_DITERIMA, keadaan=Keadaan.DIJAWAB)


def gabung(jawaban: JawabanInduk | None = None, pengikut: int = 0, induk: Aduan = INDUK_TERJAWAB) -> GabungkanAduan:
    return GabungkanAduan(oleh=s.OPERATOR, induk=induk, alasan=rahasia("sama"), jawaban=jawaban, pengikut=pengikut)


def induk(*kejadian: k.Kejadian) -> tuple[Aduan, Sequence[k.Kejadian]]:
    """A parent with this past, one minute after another."""
    semua = [replace(e, aduan_id=s.INDUK) for e in s.berurutan(kejadian)]
    return aduan_dari(s.INDUK, semua), semua


# --- the parent's answer --------------------------------------------------------------------------


def test_the_parents_answer_is_the_followers_answer():
    aduan = given(*MENUNGGU).when(SAMPAIKAN).then(s.INDUK_DIJAWAB)
    assert (aduan.keadaan, aduan.tanggapan, aduan.menunggu_induk, aduan.induk) == (
        Keadaan.DIJAWAB, rahasia("sudah diaspal"), False, s.INDUK,
    )  # fmt: skip
    assert aduan.berakhir_pada == aduan.jawaban.pada == aduan.terakhir_pada


def test_who_is_answered_so_may_object_and_rate_and_is_closed_like_anybody():
    assert {"BukaKembali", "BeriPenilaian"} <= set(boleh_sekarang(given(*TERJAWAB).when(SAMPAIKAN).aduan, PELAPOR))
    assert given(*TERJAWAB).when("BeriPenilaian").then(replace(s.DINILAI, nilai=5, komentar=rahasia("cepat"))).nilai == 5
    assert given(*TERJAWAB).when("TutupAduan").then(s.SELESAI).keadaan is Keadaan.SELESAI


def test_who_objects_goes_on_alone():
    aduan = given(*TERJAWAB).when("BukaKembali").then(s.DIBUKA)
    assert (aduan.keadaan, aduan.putaran, aduan.induk, aduan.jawaban) == (Keadaan.DITERIMA, 2, None, None)
    assert aduan.jawaban_induk == {SUMBER}


@pytest.mark.parametrize("perintah", SEMUA, ids=lambda p: type(p).__name__)
@pytest.mark.parametrize(
    "riwayat",
    [TERJAWAB, (*MENUNGGU, s.DILEPAS), (*TERJAWAB, s.DIBUKA), (*MENUNGGU, s.DICABUT), (*MENUNGGU, s.DILUPAKAN), (s.DITERIMA,), ()],
    ids=["answered", "let go", "alone again", "withdrawn", "forgotten", "never merged", "not there"],
)
def test_who_waits_no_more_gets_nothing_and_is_not_moved(riwayat, perintah):
    given(*riwayat).when(perintah).then()


@pytest.mark.parametrize("perintah", SEMUA, ids=lambda p: type(p).__name__)
def test_another_complaint_is_no_parent(perintah):
    given(*MENUNGGU).when(replace(perintah, induk=UUID(int=99))).then()


def test_a_follower_may_be_withdrawn():
    assert given(*MENUNGGU).when("CabutAduan").then(replace(s.DICABUT, alasan=rahasia("sudah beres"))).keadaan is Keadaan.DICABUT


# --- which answer ---------------------------------------------------------------------------------

LALU, NANTI = s.AWAL - MENIT, s.AWAL + timedelta(days=99)
DUA_PUTARAN = (*s.SAMPAI_DIJAWAB, s.DIBUKA, *s.SAMPAI_DIJAWAB[1:])  # answers: number 5 and 11; reopened: 6


@pytest.mark.parametrize(
    ("kejadian", "sejak", "jawaban"),
    [
        (s.SAMPAI_DIJAWAB[:5], LALU, None),
        (s.SAMPAI_DIJAWAB, LALU, 5),
        (s.SAMPAI_DIJAWAB, NANTI, 5),
        ((*s.SAMPAI_DIJAWAB, s.SELESAI), NANTI, 5),
        (DUA_PUTARAN[:9], LALU, 5),
        (DUA_PUTARAN[:9], s.AWAL + 5 * MENIT, 5),
        (DUA_PUTARAN[:9], s.AWAL + 6 * MENIT, None),
        (DUA_PUTARAN, s.AWAL + 8 * MENIT, 11),
        (DUA_PUTARAN, LALU, 5),
        ((*TERJAWAB,), LALU, 2),
    ],
    ids=[
        "not yet", "the first after the merge", "the one that stands", "also when it is closed", "although reopened since",
        "merged at that very moment", "merged when reopened", "the next one", "the first, once", "of a parent that was merged itself",
    ],
)  # fmt: skip
def test_which_of_the_parents_answers_is_the_followers(kejadian, sejak, jawaban):
    aduan, semua = induk(*kejadian)
    assert jawaban_untuk(semua, sejak) == jawaban
    terlihat = terjawab_sampai(aduan, semua)  # what the sweep asks by: it passes over nobody
    assert jawaban is None or (terlihat is not None and terlihat >= sejak)


def test_of_a_forgotten_parent_no_answer_can_be_read_and_an_answered_one_has_it_for_all():
    assert terjawab_sampai(*induk(*s.SAMPAI_DIJAWAB)) == SELALU
    assert terjawab_sampai(*induk(*s.SAMPAI_DIJAWAB, s.DILUPAKAN)) is None
    assert terjawab_sampai(*induk(s.DITERIMA)) is None


def test_since_when_it_follows():
    assert digabung_pada(s.berurutan((*TERJAWAB, s.DIBUKA, s.DIGABUNGKAN))) == s.AWAL + 4 * MENIT
    assert digabung_pada([s.DITERIMA]) is None


# --- merging --------------------------------------------------------------------------------------


def test_merged_into_an_answered_one_it_is_answered_at_once():
    aduan = given(s.DITERIMA, s.DIKLASIFIKASI).when(gabung(JawabanInduk(SUMBER, rahasia("sudah diaspal")))).then(
        s.DIGABUNGKAN, s.INDUK_DIJAWAB
    )  # fmt: skip
    assert aduan.keadaan is Keadaan.DIJAWAB


def test_whom_others_wait_for_waits_for_nobody():
    assert "3 aduan" in given(s.DITERIMA).when(gabung(pengikut=3)).ditolak(tolak.MasihDiikuti)


def test_what_is_merged_is_no_parent_and_is_not_merged_twice():
    given(s.DITERIMA).when(gabung(induk=replace(s.INDUK_DITERIMA, keadaan=Keadaan.DIGABUNGKAN))).ditolak(tolak.IndukTidakDitangani)
    given(*MENUNGGU).when(gabung()).ditolak(tolak.AduanSudahBerakhir)


def test_a_forgotten_parent_has_no_answer_to_give():
    given(s.DITERIMA).when(gabung(induk=replace(INDUK_TERJAWAB, dilupakan=True))).ditolak(tolak.IndukTidakDitangani)


def test_an_answer_that_was_objected_to_is_not_given_again_but_another_one_is():
    sesudah = (*TERJAWAB, s.DIBUKA)
    given(*sesudah).when(gabung(JawabanInduk(SUMBER, rahasia("sudah diaspal")))).ditolak(tolak.JawabanIndukDisanggah)
    baru = replace(s.INDUK_DIJAWAB, sumber=UUID(int=78))
    assert given(*sesudah).when(gabung(JawabanInduk(UUID(int=78), s.INDUK_DIJAWAB.isi))).then(s.DIGABUNGKAN, baru).putaran == 2


# --- the parent moves, or ends --------------------------------------------------------------------


def test_let_go_it_waits_for_step_three_again_as_if_nobody_had_classified_it():
    aduan = given(s.DITERIMA, s.DIKLASIFIKASI, s.DIGABUNGKAN).when(LEPAS).then(s.DILEPAS)
    assert (aduan.keadaan, aduan.langkah, aduan.induk, aduan.klasifikasi, aduan.berakhir_pada) == (Keadaan.DITERIMA, 3, None, None, None)


def test_with_its_parent_it_moves_to_another_office_and_stays_merged():
    lama = given(*MENUNGGU).when(PINDAH)
    aduan = lama.then(s.IKUT_DIALIHKAN, s.IKUT_DITERIMA)
    assert (aduan.keadaan, aduan.kecamatan, aduan.induk, aduan.menunggu_induk) == (Keadaan.DIGABUNGKAN, KERJO, s.INDUK, True)
    assert aduan.berakhir_pada == lama.aduan.berakhir_pada
    given(*MENUNGGU, s.IKUT_DIALIHKAN, s.IKUT_DITERIMA).when(PINDAH).then()
    terjawab = replace(s.INDUK_DIJAWAB, wilayah=KERJO)
    assert given(*MENUNGGU, s.IKUT_DIALIHKAN, s.IKUT_DITERIMA).when(SAMPAIKAN).then(terjawab).keadaan is Keadaan.DIJAWAB


def test_with_its_parent_it_is_passed_to_an_agency():
    assert given(*MENUNGGU).when(KELUAR).then(s.IKUT_KELUAR).keadaan is Keadaan.DIALIHKAN_KELUAR


BERAKHIR = {
    "rejected": ((s.DITERIMA, s.DITOLAK), 1),
    "withdrawn": ((s.DITERIMA, s.DICABUT, s.DICATATKAN), 1),
    "closed": ((s.DITERIMA, s.DIMINTA, s.TANPA_KLARIFIKASI), 2),
    "to an agency": ((s.DITERIMA, s.DIALIHKAN_KELUAR), 1),
    "forgotten while it ran": ((s.DITERIMA, s.DILUPAKAN, s.DICABUT), 1),
    "forgotten when answered": ((*s.SAMPAI_DIJAWAB, s.DILUPAKAN), 6),
    "answered, reopened before the merge, rejected": ((*s.SAMPAI_DIJAWAB, s.DIBUKA, s.DITOLAK), 7),
}
SEJAK = s.AWAL + 6 * MENIT


@pytest.mark.parametrize(("kejadian", "akhir"), BERAKHIR.values(), ids=BERAKHIR)
def test_a_parent_that_ends_without_an_answer_lets_its_followers_go(kejadian, akhir):
    aduan, semua = induk(*kejadian)
    assert melepas(aduan)
    assert susulan(s.DITERIMA_SAJA, SEJAK, aduan, semua) == Susulan(None, akhir)


@pytest.mark.parametrize("banyak", [1, 2, 6])
def test_a_parent_that_runs_or_is_answered_keeps_them(banyak):
    aduan, semua = induk(*s.SAMPAI_DIJAWAB[:banyak])
    assert susulan(s.DITERIMA_SAJA, SEJAK, aduan, semua) == Susulan(None, None)


def test_whoever_has_an_answer_to_come_is_not_let_go():
    aduan, semua = induk(*s.SAMPAI_DIJAWAB, s.DIBUKA, s.DITOLAK)
    assert melepas(aduan) and susulan(s.DITERIMA_SAJA, s.AWAL, aduan, semua) == Susulan(None, None)


def test_a_follower_moves_after_its_parent_before_it_is_let_go_there():
    aduan, semua = induk(s.DITERIMA, s.DIALIHKAN, s.DITERIMA_ALIHAN, replace(s.DITOLAK, wilayah=KERJO))
    assert susulan(s.DITERIMA_SAJA, SEJAK, aduan, semua) == Susulan(2, 3)
    assert susulan(replace(s.DITERIMA_SAJA, kecamatan=KERJO), SEJAK, aduan, semua) == Susulan(None, 3)


# --- the clocks -----------------------------------------------------------------------------------

DITERIMA, DIGABUNG = ("2026-11-24 09:00", "AduanDiterima"), ("2026-11-24 10:00", "AduanDigabungkan")


def test_let_go_step_three_has_its_whole_time_anew_and_no_clock_runs_before():
    assert [j.kunci for j in riwayat_jam(DITERIMA, DIGABUNG).jam("2026-11-30 10:00") if j.berjalan] == []
    semua = riwayat_jam(DITERIMA, DIGABUNG, ("2026-11-25 09:00", "GabunganDilepas")).jam("2026-11-25 10:00")
    assert [(j.kunci, j.putusan.value) for j in semua] == [("3.1.1", "terhenti"), ("3.1.2", "berjalan")]
    assert semua[1].batas == pada("2026-11-25 11:00")


def test_moving_with_the_parent_starts_no_clock_and_its_answer_is_no_work_of_a_step():
    ikut = dict(sumber=s.INDUK)
    pindah = ("2026-11-25 09:00", "AduanDialihkan", s.JENAWI, ikut), ("2026-11-25 09:00", "AduanDiterimaAlihan", "33.13.01", ikut)
    riwayat = riwayat_jam(DITERIMA, DIGABUNG, *pindah, ("2026-11-26 09:00", "AduanIndukDijawab", "33.13.01"))
    assert [(j.kunci, j.kantor, j.putusan.value) for j in riwayat.jam("2026-12-26 09:00")] == [("3.1.1", s.JENAWI, "terhenti")]


def test_a_parent_is_not_forgotten_before_every_follower_has_its_answer():
    lupakan = LupakanPelapor(oleh=s.OPERATOR, dasar="permintaan")
    assert "2 pelapor" in given(*s.SAMPAI_DIJAWAB).when(replace(lupakan, ditunggu=2)).ditolak(tolak.JawabanMasihDisampaikan)
    assert given(*s.SAMPAI_DIJAWAB).when(lupakan).then(s.DILUPAKAN).dilupakan


def test_the_follower_hears_of_the_answer_and_of_being_let_go_and_reads_of_the_parent_the_answer_alone():
    assert {"AduanIndukDijawab", "GabunganDilepas", "AduanDialihkan"} <= set(DIKABARKAN)
    for tipe in ("AduanDigabungkan", "AduanIndukDijawab", "GabunganDilepas", "AduanDialihkan", "AduanDiterimaAlihan"):
        terbaca = {isian for isian in TABEL[tipe] if boleh(Audiens.PELAPOR, tipe, isian)}
        assert not terbaca & {"induk", "sumber", "sebab"}, tipe
    assert boleh(Audiens.PELAPOR, "AduanIndukDijawab", "isi") and not boleh(Audiens.PUBLIK, "AduanIndukDijawab")
