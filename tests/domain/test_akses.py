"""Who may do what: the table, the region, and what an office's SOP may and may not move."""

from uuid import UUID

import pytest

from shared.domain.aduan.alur import ALUR, PELAPOR, PETUGAS, SISTEM, TENTANG_ORANG
from shared.domain.akses.hak import (
    HAK,
    KATA,
    LANGKAH_SOP,
    PELAKSANA,
    PERAN_SOP,
    DiLuarWilayah,
    PilihWilayah,
    TidakBerwenang,
    boleh,
    mewakili,
    peran_untuk,
    wilayah_untuk,
)
from shared.domain.akses.petugas import PERAN, Penugasan, Petugas, meliputi

JENAWI = "33.13.17"
BACA = {"LihatDaftar", "LihatRincian", "LihatJam", "LihatLaporan", "LihatKejadian", "LihatKiriman"}


def petugas(*peran: str, wilayah: str = JENAWI) -> Petugas:
    return Petugas.di(UUID(int=1), "Sri", peran, wilayah)


@pytest.mark.parametrize(
    ("wilayah", "kode", "ya"),
    [
        ("33.13.17", "33.13.17", True), ("33.13", "33.13.17", True), ("33", "33.13.17", True), ("33.13", "33.13", True),
        ("33.13.17", "33.13.16", False), ("33.13.17", "33.13", False), ("33.1", "33.13.17", False), ("33.13.1", "33.13.17", False),
        ("33.13.", "33.13.17", False), ("", "33.13.17", False), ("33.13.17", "", False),
    ],
)  # fmt: skip
def test_a_region_covers_on_the_dots(wilayah, kode, ya):
    assert meliputi(wilayah, kode) is ya


@pytest.mark.parametrize("peran", PERAN)
@pytest.mark.parametrize(("wilayah", "dalam"), [(JENAWI, True), ("33.13", True), ("33.13.16", False), ("33.14", False), ("", False)])
def test_the_table_and_the_region_decide_and_nothing_else(peran, wilayah, dalam):
    assert jawaban(petugas(peran, wilayah=wilayah)) == {
        tindakan: DiLuarWilayah if not dalam else None if peran in HAK[tindakan] else TidakBerwenang for tindakan in HAK
    }


def jawaban(orang: Petugas) -> dict[str, type[Exception] | None]:
    """{act: the refusal, or None where this person may do it in Jenawi}."""
    hasil: dict[str, type[Exception] | None] = {}
    for tindakan in HAK:
        try:
            boleh(orang, tindakan, JENAWI)
            hasil[tindakan] = None
        except (TidakBerwenang, DiLuarWilayah) as e:
            hasil[tindakan] = type(e)
    return hasil


def test_every_command_is_in_the_table_and_everything_there_has_words():
    assert set(ALUR) <= set(HAK) == set(KATA)
    assert set(LANGKAH_SOP) <= PETUGAS


def test_only_those_who_handle_complaints_give_commands():
    """What concerns the person behind a complaint is not decided by who answers it."""
    for perintah in PETUGAS - TENTANG_ORANG:
        assert HAK[perintah] and HAK[perintah] <= PELAKSANA
    for perintah in PETUGAS & TENTANG_ORANG:
        assert HAK[perintah] and not HAK[perintah] & PELAKSANA
    for perintah in SISTEM:
        assert HAK[perintah] == {"sistem"}
    for perintah in PELAPOR:
        assert "pelapor" in HAK[perintah]
        assert HAK[perintah] <= {"pelapor", "operator"}


@pytest.mark.parametrize("peran", ["camat", "inspektorat"])
def test_camat_and_inspektorat_read_and_change_nothing(peran):
    """What either may do besides is to open a secret identity: itself an event that the other sees."""
    sendiri = {"BukaIdentitas", "AkunSendiri", "CetakDokumen", "LihatPapan"} | (
        {"LihatPapanKabupaten", "LihatPengawasan"} if peran == "inspektorat" else set()
    )
    assert {t for t in HAK if peran in HAK[t]} == BACA | sendiri


def test_the_refusal_says_which_role_is_needed_and_names_no_office():
    with pytest.raises(TidakBerwenang, match=r"^Untuk menyusun tanggapan diperlukan peran ppid atau pengelola\.$"):
        boleh(petugas("operator"), "SusunTanggapan", JENAWI)
    with pytest.raises(DiLuarWilayah) as e:
        boleh(petugas("operator", wilayah="33.13.16"), "KlasifikasikanAduan", JENAWI)
    assert not any(c.isdigit() for c in str(e.value))


def test_an_office_may_move_a_step_to_another_role():
    sop = PERAN_SOP | {5: frozenset({"pengelola"})}
    boleh(petugas("pengelola"), "TerimaTanggapan", JENAWI, sop)
    with pytest.raises(TidakBerwenang):
        boleh(petugas("ppid"), "KembalikanTanggapan", JENAWI, sop)
    assert peran_untuk("TerimaTanggapan", {}) == {"ppid"}


def test_no_sop_makes_a_reader_or_an_admin_handle_complaints():
    sop = {n: frozenset(PERAN) for n in range(3, 8)}
    for perintah in LANGKAH_SOP:
        assert peran_untuk(perintah, sop) == PELAKSANA
    with pytest.raises(TidakBerwenang, match="tidak dimiliki siapa pun"):
        boleh(petugas(*PERAN), "CatatTanggapan", JENAWI, {6: frozenset({"camat"})})


def test_a_person_with_several_roles_acts_in_the_one_that_is_needed():
    orang = petugas("operator", "ppid", "camat")
    assert mewakili(orang, "TerimaTanggapan", JENAWI) == "ppid"
    assert mewakili(orang, "KlasifikasikanAduan", JENAWI) == "operator"
    assert "Sri" not in repr(orang)


def test_what_is_not_in_the_table_nobody_may_do():
    with pytest.raises(KeyError):
        boleh(petugas(*PERAN), "HapusAduan", JENAWI)


def test_a_list_concerns_no_one_office_and_is_for_those_who_read_alone():
    for peran in PERAN:
        if peran in HAK["LihatDaftar"]:
            assert mewakili(petugas(peran), "LihatDaftar", None) == peran
        else:
            with pytest.raises(TidakBerwenang):
                boleh(petugas(peran), "LihatDaftar", None)


RANGKAP = Petugas(
    UUID(int=2), "Tri", frozenset({Penugasan("operator", JENAWI), Penugasan("ppid", "33.13.16"), Penugasan("inspektorat", "33.14")})
)


@pytest.mark.parametrize(
    ("tindakan", "kode", "ya"),
    [
        ("KlasifikasikanAduan", JENAWI, True), ("KlasifikasikanAduan", "33.13.16", False),
        ("TerimaTanggapan", "33.13.16", True), ("TerimaTanggapan", JENAWI, False),
        ("LihatDaftar", JENAWI, True), ("LihatDaftar", "33.13.16", True), ("LihatDaftar", "33.14.01", True),
        ("TolakAduan", "33.14.01", False),
    ],
)  # fmt: skip
def test_a_role_counts_only_where_it_is_held(tindakan, kode, ya):
    if ya:
        boleh(RANGKAP, tindakan, kode)
        assert mewakili(RANGKAP, tindakan, kode) in peran_untuk(tindakan)
    else:
        with pytest.raises(TidakBerwenang):
            boleh(RANGKAP, tindakan, kode)


def test_a_role_held_elsewhere_opens_no_third_office():
    with pytest.raises(DiLuarWilayah):
        boleh(RANGKAP, "LihatDaftar", "33.13.15")


def test_staff_of_several_offices_say_which_one_a_list_is_about():
    assert wilayah_untuk(RANGKAP, "LihatDaftar", JENAWI) == JENAWI
    with pytest.raises(PilihWilayah, match=r"33\.13\.16, 33\.13\.17, 33\.14"):
        wilayah_untuk(RANGKAP, "LihatDaftar", None)
    with pytest.raises(DiLuarWilayah):
        wilayah_untuk(RANGKAP, "LihatDaftar", "33.13")


def test_an_office_inside_a_district_is_no_choice():
    orang = Petugas(UUID(int=3), "Tri", frozenset({Penugasan("operator", JENAWI), Penugasan("inspektorat", "33.13")}))
    assert wilayah_untuk(orang, "LihatDaftar", None) == "33.13"


def test_who_holds_no_role_may_do_nothing():
    for tindakan in HAK:
        with pytest.raises(TidakBerwenang):
            boleh(Petugas(UUID(int=4), "Tri", frozenset()), tindakan, None)
