"""`verify` names every number that was given and is on no complaint, unless it was passed over and recorded."""

from dataclasses import replace
from uuid import uuid4

import pytest

from ops.cadangan.pulihkan import lompati
from shared.machinery.database import connect
from shared.machinery.eventstore.numbers import Numbers
from shared.machinery.eventstore.verify import verify
from tests.support.aliran import kejadian, susul

JENAWI = "33.13.17"


def aduan(nomor: str) -> dict[str, object]:
    return {"type": "AduanDiterima", "wilayah": JENAWI, "data": {"nomor": nomor}}


def lewat(dari: object, sampai: object) -> dict[str, object]:
    return {"type": "NomorDilewati", "wilayah": JENAWI, "data": {"tahun": 2026, "dari": dari, "sampai": sampai}}


def nomor(*kejadian: dict[str, object], terakhir: int = 5) -> list[str]:
    semua = Numbers({(JENAWI, 2026): terakhir})
    for satu in kejadian:
        semua.note(satu)
    return [kata.split(" pernah")[0] for kata in semua.gaps()]


@pytest.mark.parametrize(
    ("semua", "hilang"),
    [
        ([aduan(f"{JENAWI}/2026/00000{n}") for n in (5, 1, 2, 4, 3)], []),
        ([aduan(f"{JENAWI}/2026/00000{n}") for n in (1, 3, 5)], [f"nomor {JENAWI}/2026/000002", f"nomor {JENAWI}/2026/000004"]),
        ([aduan(f"{JENAWI}/2026/000001"), lewat(2, 15)], []),
        ([lewat(1, 3)], [f"nomor {JENAWI}/2026/000004 sampai {JENAWI}/2026/000005"]),
        ([lewat(1, 5), aduan(f"{JENAWI}/2026/000900"), aduan("33.13.01/2026/000001"), aduan(f"{JENAWI}/2025/000001")], []),
        (
            [lewat("1", 5), lewat(-3, 0), aduan("bukan nomor"), {"type": "AduanDiterima"}],
            [f"nomor {JENAWI}/2026/000001 sampai {JENAWI}/2026/000005"],
        ),
    ],
)
def test_a_gap_is_named_and_what_was_passed_over_is_none(semua, hilang):
    assert nomor(*semua) == hilang


def test_verify_names_the_gap_knows_what_is_still_on_its_way_and_accepts_a_recorded_jump(database, pemilik, store, sequencer):
    with connect(database.owner_url, "aduan_admin") as admin:
        for n in (1, 2, 4):
            id_ = uuid4()
            store.append(id_, [replace(kejadian(id_, 1), nomor=f"{JENAWI}/2026/{n:06d}")], 0, correlation_id=uuid4())
        admin.execute("INSERT INTO eventstore.nomor (wilayah, tahun, terakhir) VALUES (%s, 2026, 2)", [JENAWI])
        assert verify(admin).sound, "not in the ledger yet, and there all the same"
        admin.execute("UPDATE eventstore.nomor SET terakhir = 4")
        susul(sequencer, pemilik)
        assert verify(admin).faults == [
            f"nomor {JENAWI}/2026/000003 pernah diberikan, tetapi tidak ada pada aduan mana pun dan tidak dicatat dilewati"
        ]
        admin.execute("UPDATE eventstore.nomor SET terakhir = 2")
        lompati(database.owner_url, {(JENAWI, 2026): 4}, lebih=2)
        assert verify(admin).sound
