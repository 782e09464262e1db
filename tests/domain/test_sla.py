"""What the clocks do by themselves: each thing once, in time, and never to someone who answered in time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.sla import domain as sla
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import Keadaan
from tests.domain import support as s
from tests.domain.support import AWAL, MENIT, given

SESAAT = timedelta(microseconds=1)
NOW = AWAL + 60 * MENIT


def mendekat(**ubah: object) -> sla.CatatBatasMendekat:
    return sla.CatatBatasMendekat(**dict(oleh=k.SISTEM, ambang=75) | s.JAM | {"batas": NOW + MENIT} | ubah)


def terlewati(**ubah: object) -> sla.CatatBatasTerlewati:
    return sla.CatatBatasTerlewati(**dict(oleh=k.SISTEM) | s.JAM | {"batas": NOW - SESAAT} | ubah)


def lewat(**ubah: object) -> k.BatasWaktuTerlewati:
    return s.e(k.BatasWaktuTerlewati, **s.JAM | {"batas": NOW - SESAAT} | ubah)


def hampir(**ubah: object) -> k.BatasWaktuMendekat:
    return s.e(k.BatasWaktuMendekat, **s.JAM | {"batas": NOW + MENIT, "ambang": 75} | ubah)


def test_late_is_the_first_instant_after_the_due_time():
    given(s.DITERIMA).when(terlewati(batas=NOW), NOW).then()
    aduan = given(s.DITERIMA).when(terlewati(), NOW).then(lewat())
    assert aduan.keadaan is Keadaan.DITERIMA


def test_a_breach_and_a_warning_are_recorded_once_for_each_clock():
    given(s.DITERIMA, lewat()).when(terlewati(), NOW).then()
    given(s.DITERIMA, lewat()).when(terlewati(ke=2), NOW).then(lewat(ke=2))
    given(s.DITERIMA, hampir()).when(mendekat(), NOW).then()
    given(s.DITERIMA, hampir()).when(mendekat(ambang=90), NOW).then(hampir(ambang=90))


def test_a_warning_comes_before_the_due_time_or_not_at_all():
    given(s.DITERIMA).when(mendekat(batas=NOW), NOW).then(hampir(batas=NOW))
    given(s.DITERIMA).when(mendekat(batas=NOW - SESAAT), NOW).then()


@pytest.mark.parametrize("perintah", [mendekat(), terlewati()])
def test_a_step_that_is_over_gets_neither(perintah):
    given(s.DITERIMA, s.DIKLASIFIKASI).when(perintah, NOW).then()
    given(*s.SAMPAI_DIJAWAB).when(perintah, NOW).then()
    given(*s.SAMPAI_DIJAWAB, s.DIBUKA).when(perintah, NOW).then()
    given().when(perintah, NOW).then()


def test_a_step_that_ended_late_while_nobody_looked_is_a_breach():
    batas = AWAL + 30 * MENIT
    usai = given(s.DITERIMA, s.DIKLASIFIKASI)
    usai.when(terlewati(batas=batas, selesai_pada=batas), NOW).then()
    usai.when(terlewati(batas=batas, selesai_pada=batas + SESAAT), NOW).then(lewat(batas=batas))
    given(*s.SAMPAI_DIJAWAB).when(terlewati(batas=batas, selesai_pada=batas + SESAAT), NOW).then(lewat(batas=batas))


def test_a_breach_belongs_to_the_office_whose_clock_it_was():
    batas = AWAL - SESAAT
    aduan = given(s.DITERIMA, s.DIALIHKAN, s.DITERIMA_ALIHAN)
    aduan.when(terlewati(batas=batas, selesai_pada=AWAL + MENIT, kecamatan=s.JENAWI), NOW).then(lewat(batas=batas))
    aduan.when(terlewati(ke=2), NOW).then(lewat(ke=2, wilayah=s.KERJO))


def test_a_pause_moves_the_due_time_on():
    diminta = AWAL + MENIT
    given(s.DITERIMA, s.DIMINTA).when(mendekat(), NOW).then()
    given(s.DITERIMA, s.DIMINTA).when(terlewati(batas=diminta), NOW).then()
    given(s.DITERIMA, s.DIMINTA).when(terlewati(batas=diminta - SESAAT), NOW).then(lewat(batas=diminta - SESAAT))


def test_an_answered_complaint_closes_after_its_time():
    terjawab = given(*s.SAMPAI_DIJAWAB)
    dijawab = AWAL + 5 * MENIT

    def tutup(**ubah: object) -> sla.TutupAduan:
        return sla.TutupAduan(**dict(oleh=k.SISTEM, dijawab_pada=dijawab, batas=NOW - SESAAT) | ubah)

    assert terjawab.when(tutup(), NOW).then(s.SELESAI).keadaan is Keadaan.SELESAI
    terjawab.when(tutup(batas=NOW), NOW).then()
    terjawab.when(tutup(dijawab_pada=AWAL), NOW).then()  # another answer than the one it was computed for
    given(*s.SAMPAI_DIJAWAB, s.SELESAI).when(tutup(), NOW).then()
    given(*s.SAMPAI_DIJAWAB, s.DIBUKA).when(tutup(), NOW).then()


def test_it_can_be_reopened_until_the_instant_before_it_closes():
    terjawab = given(*s.SAMPAI_DIJAWAB)
    for saat in (NOW - SESAAT, NOW, NOW + SESAAT):
        tutup = terjawab.when(sla.TutupAduan(oleh=k.SISTEM, dijawab_pada=AWAL + 5 * MENIT, batas=NOW), saat)
        tutup.then(*([s.SELESAI] if saat > NOW else []))


@pytest.mark.parametrize("riwayat", s.RIWAYAT_JEDA.values())
def test_a_question_that_nobody_answers_closes_the_complaint(riwayat):
    sejak = s.aduan_setelah(*riwayat).pertanyaan.sejak

    def tutup(**ubah: object) -> sla.TutupTanpaKlarifikasi:
        return sla.TutupTanpaKlarifikasi(**dict(oleh=k.SISTEM, jeda_sejak=sejak, batas=NOW - SESAAT) | ubah)

    aduan = given(*riwayat).when(tutup(), NOW).then(s.TANPA_KLARIFIKASI)
    assert (aduan.keadaan, aduan.jeda, aduan.pertanyaan) == (Keadaan.DITUTUP_TANPA_KLARIFIKASI, False, None)
    given(*riwayat).when(tutup(batas=NOW), NOW).then()
    given(*riwayat).when(tutup(jeda_sejak=AWAL - MENIT), NOW).then()
    given(*riwayat, s.TANPA_KLARIFIKASI).when(tutup(), NOW).then()
    given(*riwayat, s.DIJELASKAN).when(tutup(), NOW).then()


@pytest.mark.parametrize("nama", ["CatatBatasMendekat", "CatatBatasTerlewati", "TutupAduan", "TutupTanpaKlarifikasi"])
def test_history_is_left_alone(nama):
    impor = replace(s.DITERIMA, impor=True)
    for riwayat in ((impor,), (impor, s.DIMINTA), (impor, *s.SAMPAI_DIJAWAB[1:])):
        given(*riwayat).when(nama, NOW).then()


def test_the_whole_cases_breach_and_warning_are_recorded_once_a_round_whatever_the_step():
    seluruh = lewat(**s.PERKARA)
    assert seluruh.kunci_unik == "BatasWaktuTerlewati/perkara.1"
    for riwayat in ((s.DITERIMA,), (s.DITERIMA, s.DIKLASIFIKASI), s.SAMPAI_DIJAWAB[:4]):
        given(*riwayat).when(terlewati(**s.PERKARA), NOW).then(seluruh)
        given(*riwayat, seluruh).when(terlewati(**s.PERKARA), NOW).then()
        given(*riwayat).when(mendekat(**s.PERKARA), NOW).then(hampir(**s.PERKARA))
        given(*riwayat, hampir(**s.PERKARA)).when(mendekat(**s.PERKARA), NOW).then()
    given(*s.SAMPAI_DIJAWAB, s.DIBUKA).when(terlewati(**s.PERKARA), NOW).then()
    given(*s.SAMPAI_DIJAWAB).when(terlewati(**s.PERKARA), NOW).then()


def test_what_was_merged_may_still_be_late_and_what_was_passed_on_may_have_been():
    given(s.DITERIMA, s.DIGABUNGKAN).when(mendekat(**s.PERKARA), NOW).then(hampir(**s.PERKARA))
    given(s.DITERIMA, s.DIGABUNGKAN).when(terlewati(**s.PERKARA), NOW).then(lewat(**s.PERKARA))
    batas = AWAL - SESAAT
    usai = terlewati(**s.PERKARA, batas=batas, selesai_pada=AWAL + MENIT)
    given(s.DITERIMA, s.DIALIHKAN_KELUAR).when(usai, NOW).then(lewat(**s.PERKARA, batas=batas))


def test_a_breach_by_classification_says_so():
    given(s.DITERIMA, s.DIKLASIFIKASI).when(terlewati(**s.PERKARA, karena="klasifikasi"), NOW).then(
        lewat(**s.PERKARA, karena="klasifikasi")
    )
