"""Which alerts are told to whom and when; and that nothing personal is in them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from services.sla.peringatan.aturan import (
    AturanKabar,
    PerkaraTanpaLangkah,
    Rencana,
    aturan_untuk,
    kapan,
    pastikan_cocok,
    peran_untuk,
    rencana,
    tak_perlu_lagi,
)
from services.sla.peringatan.teks import PALING_BANYAK, Kiriman, pesan
from shared.domain.aduan import kejadian as k
from shared.domain.sop.aturan import AturanBerlaku
from tests.domain import support as s
from tests.domain.support import ADUAN, JAM, JENAWI, MENIT, NOMOR

ATURAN = AturanBerlaku()
SELASA = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)  # 15.30 in the office, which closes at 16.00
LEWAT = replace(s.e(k.BatasWaktuTerlewati, **JAM), pada=SELASA)
DEKAT = replace(s.e(k.BatasWaktuMendekat, **JAM, ambang=75), pada=SELASA)


def aturan(**ubah: object) -> AturanKabar:
    dasar = dict(
        id=1, wilayah="", jenis="BatasWaktuTerlewati", langkah=None, kepada="pelaksana", setelah_menit=0, jam_kantor=True,
        gabung_lebih_dari=None, gabung_menit=30, saluran=None, berlaku_sejak=SELASA - timedelta(days=1), jam="langkah",
    )  # fmt: skip
    return AturanKabar(**dasar | ubah)


def test_a_level_adds_to_the_rules_above_it_and_takes_the_place_of_none():
    di_mana_saja, kabupaten, kantor = aturan(), aturan(id=2, wilayah="33.13"), aturan(id=3, wilayah=JENAWI)
    assert aturan_untuk(LEWAT, [di_mana_saja]) == [di_mana_saja]
    assert aturan_untuk(LEWAT, [di_mana_saja, kabupaten, kantor]) == [di_mana_saja, kabupaten, kantor]
    assert aturan_untuk(DEKAT, [kantor, di_mana_saja]) == []
    assert aturan_untuk(replace(LEWAT, wilayah="33.12.01"), [kabupaten, kantor]) == []


def test_a_starter_rule_is_switched_off_by_whom_it_is_for_and_by_nobody_below():
    camat, inspektorat = aturan(kepada="camat"), aturan(id=2, kepada="inspektorat")
    assert aturan_untuk(LEWAT, [camat, inspektorat], {(JENAWI, 1), (JENAWI, 2)}) == [inspektorat]
    assert aturan_untuk(LEWAT, [camat, inspektorat], {("33.13", 1), ("33.13", 2)}) == []
    assert aturan_untuk(replace(LEWAT, wilayah="33.13.16"), [camat], {(JENAWI, 1)}) == [camat]


def test_a_rule_may_be_for_one_step_and_knows_nothing_of_what_was_before_it():
    assert aturan_untuk(LEWAT, [aturan(langkah=4)]) == []
    assert aturan_untuk(LEWAT, [aturan(berlaku_sejak=SELASA + MENIT)]) == []


@pytest.mark.parametrize(("langkah", "peran"), [(3, ["operator"]), (4, ["ppid", "pengelola"]), (5, ["ppid"])])
def test_who_has_the_step_by_the_offices_procedure_is_told(langkah, peran):
    assert peran_untuk(aturan(), replace(LEWAT, langkah=langkah), ATURAN) == peran
    assert peran_untuk(aturan(kepada="camat"), replace(LEWAT, langkah=langkah), ATURAN) == ["camat"]


def test_people_are_told_while_the_office_is_open_unless_the_rule_says_otherwise():
    assert kapan(aturan(), LEWAT, ATURAN) == SELASA
    malam = replace(LEWAT, pada=SELASA + 5 * timedelta(hours=1))
    assert kapan(aturan(), malam, ATURAN) == datetime(2026, 11, 25, 0, 30, tzinfo=UTC)
    assert kapan(aturan(jam_kantor=False), malam, ATURAN) == malam.pada


def test_a_higher_level_is_told_after_its_opening_minutes():
    assert kapan(aturan(setelah_menit=60), LEWAT, ATURAN) == datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
    assert kapan(aturan(setelah_menit=60, jam_kantor=False), LEWAT, ATURAN) == SELASA + 60 * MENIT


def test_many_become_one_message_and_then_there_is_peace_for_a_while():
    banyak = aturan(gabung_lebih_dari=3)
    assert rencana(banyak, 3, 0, None, SELASA) == Rencana()
    assert rencana(banyak, 2, 2, None, SELASA) == Rencana(bersama=True)
    assert rencana(banyak, 4, 1, SELASA - 10 * MENIT, SELASA) == Rencana(tunda=SELASA + 20 * MENIT)
    assert rencana(banyak, 4, 1, SELASA - 30 * MENIT, SELASA) == Rencana(bersama=True)
    assert rencana(aturan(), 400, 400, None, SELASA) == Rencana()


def test_what_has_been_done_meanwhile_is_no_news():
    assert tak_perlu_lagi(aturan(jenis="BatasWaktuMendekat"), selesai=True)
    assert tak_perlu_lagi(aturan(setelah_menit=60), selesai=True)
    assert not tak_perlu_lagi(aturan(), selesai=True), "a breach stays one"
    assert not tak_perlu_lagi(aturan(setelah_menit=60), selesai=False)


def kiriman(n: int = 1, jenis: str = "BatasWaktuTerlewati") -> Kiriman:
    return Kiriman(n, 1, 1, JENAWI, ADUAN, NOMOR, "langkah", jenis, 3, SELASA, ["operator"], 0, selesai=False)


def test_an_alert_has_the_number_the_step_the_due_time_and_a_link_and_nothing_else():
    judul, isi = pesan([kiriman()], ATURAN.kalender(JENAWI, SELASA), "https://aduan.example.go.id")
    assert judul == f"Aduan {NOMOR}: batas waktu langkah 3 terlewati"
    assert (
        isi == f"Aduan {NOMOR}, langkah 3, batas waktu Selasa 24 November 2026 15.30 WIB: https://aduan.example.go.id/petugas/aduan/{ADUAN}"
    )


def test_one_message_for_many_names_the_first_and_counts_the_others():
    judul, isi = pesan([kiriman(n, "BatasWaktuMendekat") for n in range(60)], ATURAN.kalender(JENAWI, SELASA), "")
    assert judul == "60 aduan mendekati batas waktu"
    assert len(isi.splitlines()) == PALING_BANYAK + 1
    assert isi.endswith("dan 10 aduan lagi.")


SELURUHNYA = dict(jam="perkara", langkah=None)


def test_a_rule_is_for_the_steps_clock_or_for_the_whole_cases():
    langkah, perkara = aturan(), aturan(id=2, jam="perkara", kepada="inspektorat")
    assert aturan_untuk(LEWAT, [langkah, perkara]) == [langkah]
    assert aturan_untuk(replace(LEWAT, **SELURUHNYA), [langkah, perkara]) == [perkara]
    for salah in (("perkara-lewat", "pelaksana", None), ("perkara-mendekat", "camat", 4)):
        with pytest.raises(PerkaraTanpaLangkah):
            pastikan_cocok(*salah)
    pastikan_cocok("perkara-lewat", "camat", None)


def test_an_alert_about_the_whole_case_names_no_step():
    seluruh = [replace(kiriman(n), **SELURUHNYA) for n in range(2)]
    judul, isi = pesan(seluruh[:1], ATURAN.kalender(JENAWI, SELASA), "")
    assert judul == f"Aduan {NOMOR}: batas waktu seluruh perkara terlewati"
    assert isi.startswith(f"Aduan {NOMOR}, seluruh perkara, batas waktu Selasa 24 November 2026 15.30 WIB:")
    assert pesan(seluruh, ATURAN.kalender(JENAWI, SELASA), "")[0] == "2 aduan melewati batas waktu seluruh perkara"
