"""The demonstration's stories can be told at any time of the year: every state occurs, nothing is refused, nothing lies ahead."""

from datetime import datetime
from itertools import pairwise
from random import Random
from uuid import UUID

import pytest

from ops.demo import aduan
from ops.demo.lakon import Lakon
from services.intake.domain import TerimaAduan
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.kejadian import Pelaku, Pelapor, Tersandi
from shared.domain.sop.aturan import AturanBerlaku

KANTOR = [f"33.13.{n:02d}" for n in range(1, 18)]
LAIN = (
    "2026-11-22T23:40:00+07:00",  # a Sunday night
    "2026-11-23T07:31:00+07:00",  # the office has just opened
    "2026-11-24T11:00:00+07:00",
    "2027-01-01T00:05:00+07:00",
)
PERAN = ("operator", "ppid", "pengelola")


def mainkan(sampai: datetime) -> list[Lakon]:
    aturan = AturanBerlaku()
    petugas = {(p, k): UUID(int=n) for n, (p, k) in enumerate((p, k) for p in PERAN for k in KANTOR)}
    semua: list[Lakon] = []
    for x in aduan.rencana(KANTOR, "33.13.17", sampai, aturan.kalender("33.13.17", sampai), Random(1)):
        lakon = Lakon(UUID(int=1000 + x.urutan), UUID(int=5000 + x.urutan), aturan, sampai, Random(x.urutan), petugas, Tersandi)
        kata, kategori, sub = aduan.apa_saja(x, lakon.acak)
        pelapor = Pelapor(lakon.orang, Tersandi("n"), Tersandi("k"))
        lakon.mulai(
            x.pada,
            TerimaAduan(
                oleh=Pelaku("pelapor", lakon.orang), kecamatan=x.kecamatan, nomor="1", kategori=kategori, sub_kategori=sub,
                saluran=x.saluran, rahasia=x.rahasia, pelapor=pelapor, isi=Tersandi(kata),
            ),
        )  # fmt: skip
        aduan.mainkan(x, lakon, semua, KANTOR)
        semua.append(lakon)
    return semua


@pytest.mark.parametrize(
    "kapan",
    [
        "2026-03-24T09:00:00+07:00",  # closed for days
        *(pytest.param(kapan, marks=pytest.mark.panjang) for kapan in LAIN),
    ],
)
def test_at_any_moment_the_stories_fit(kapan):
    sampai = datetime.fromisoformat(kapan)
    semua = mainkan(sampai)
    assert {x.aduan.keadaan for x in semua} == set(Keadaan) - {Keadaan.BARU, Keadaan.DIALIHKAN}
    for x in semua:
        waktu = [e.pada for e in x.kejadian]
        assert all(a <= b for a, b in pairwise(waktu)) and waktu[-1] <= sampai
        assert x.kejadian[0].pada > sampai - aduan.RENTANG - aduan.MENIT


@pytest.mark.panjang
def test_the_same_moment_tells_the_same_stories():
    sampai = datetime.fromisoformat("2026-11-24T11:00:00+07:00")
    assert [x.kejadian for x in mainkan(sampai)] == [x.kejadian for x in mainkan(sampai)]
