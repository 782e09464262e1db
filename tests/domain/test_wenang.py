"""Acts on accounts, judged on all of their roles: alone, with a second administrator, or not at all."""

from itertools import combinations
from uuid import UUID

import pytest

from shared.domain.aduan.penolakan import Penolakan
from shared.domain.akses import petugas as p
from shared.domain.akses.petugas import PERAN, Penugasan, Petugas, meliputi
from shared.domain.akses.wenang import (
    PENTING,
    BukanOrangKedua,
    DiriSendiri,
    DiurusDiAtas,
    Sasaran,
    Tindakan,
    cukup_sendiri,
    pastikan_kedua,
)

JENAWI, KERJO, KABUPATEN, PROVINSI = "33.13.17", "33.13.16", "33.13", "33"
TUGAS = [Penugasan(peran, w) for peran in PERAN for w in (JENAWI, KERJO, KABUPATEN, PROVINSI)]
KECAMATAN = Petugas.di(UUID(int=1), "A", [p.ADMIN_KECAMATAN], JENAWI)
DISTRIK = Petugas.di(UUID(int=2), "B", [p.ADMIN_KABUPATEN], KABUPATEN)


def akun(*tugas: Penugasan, id: int = 9) -> Sasaran:
    return Sasaran(UUID(int=id), JENAWI, frozenset(tugas))


@pytest.mark.parametrize("tindakan", Tindakan)
@pytest.mark.parametrize(("oleh", "di"), [(KECAMATAN, JENAWI), (DISTRIK, KABUPATEN)], ids=["kecamatan", "kabupaten"])
def test_one_role_outside_or_above_is_enough_to_refuse_whatever_the_others_are(oleh, di, tindakan):
    for tugas in [(t,) for t in TUGAS] + list(combinations(TUGAS, 2)):
        terjangkau = all(meliputi(di, t.wilayah) and (oleh is DISTRIK or t.peran not in (p.INSPEKTORAT, p.ADMIN_KABUPATEN)) for t in tugas)
        try:
            cukup_sendiri(oleh, di, tindakan, akun(*tugas))
            assert terjangkau, tugas
        except DiurusDiAtas:
            assert not terjangkau, tugas


@pytest.mark.parametrize("tugas", TUGAS, ids=lambda t: f"{t.peran} {t.wilayah}")
def test_a_role_that_sees_much_is_given_alone_by_the_level_above_and_by_nobody_else(tugas):
    for oleh, di in ((KECAMATAN, JENAWI), (DISTRIK, KABUPATEN)):
        try:
            sendiri = cukup_sendiri(oleh, di, Tindakan.BERI, akun(), [tugas])
        except Penolakan:
            continue
        assert sendiri is (tugas.peran not in PENTING or (oleh is DISTRIK and tugas.wilayah != KABUPATEN)), (oleh, tugas)


@pytest.mark.parametrize("tindakan", [t for t in Tindakan if t is not Tindakan.CABUT])
def test_nobody_does_it_to_themselves(tindakan):
    for oleh, di in ((KECAMATAN, JENAWI), (DISTRIK, KABUPATEN)):
        with pytest.raises(DiriSendiri):
            cukup_sendiri(oleh, di, tindakan, akun(id=oleh.id.int), [Penugasan(p.OPERATOR, JENAWI)])


def test_the_second_one_is_neither_who_asked_nor_who_would_get_it_and_may_do_it_too():
    camat = [Penugasan(p.CAMAT, JENAWI)]
    rekan = Petugas.di(UUID(int=3), "C", [p.ADMIN_KECAMATAN], JENAWI)
    pastikan_kedua(rekan, JENAWI, KECAMATAN.id, Tindakan.BERI, akun(), camat)
    pastikan_kedua(DISTRIK, KABUPATEN, KECAMATAN.id, Tindakan.BERI, akun(), camat)
    for kedua, sasaran in ((KECAMATAN, akun()), (rekan, akun(id=rekan.id.int))):
        with pytest.raises(BukanOrangKedua):
            pastikan_kedua(kedua, JENAWI, KECAMATAN.id, Tindakan.BERI, sasaran, camat)
    with pytest.raises(Penolakan):
        pastikan_kedua(Petugas.di(UUID(int=4), "D", [p.ADMIN_KECAMATAN], KERJO), KERJO, KECAMATAN.id, Tindakan.BERI, akun(), camat)


def test_the_inspectorate_is_removed_by_no_administrator_of_its_own_level_alone():
    inspektur = akun(Penugasan(p.INSPEKTORAT, KABUPATEN))
    atasan = Petugas.di(UUID(int=5), "E", [p.ADMIN_KABUPATEN], PROVINSI)
    for tindakan, tugas in ((Tindakan.TUTUP, ()), (Tindakan.CABUT, inspektur.penugasan)):
        assert not cukup_sendiri(DISTRIK, KABUPATEN, tindakan, inspektur, tugas)
        assert cukup_sendiri(atasan, PROVINSI, tindakan, inspektur, tugas)
