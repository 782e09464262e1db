"""A register of many lines costs what is new of it: bytes of the file, and lines that PostgreSQL is asked about."""

import os
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import pytest

from services.intake.data_pribadi.giliran import SABAR, SEDIKIT, SEKALI, Giliran
from services.intake.data_pribadi.register import EKOR, Catatan, Isi, Register


def catatan(banyak: int) -> list[Catatan]:
    return [Catatan(uuid4(), uuid4(), "permintaan") for _ in range(banyak)]


def isi(semua: list[Catatan]) -> Isi:
    return Isi({c.tentang: c for c in semua})


def putaran(giliran: Giliran, ada: Isi, sisa: Sequence[Catatan] = ()) -> list[Catatan]:
    """What one round looks at, which leaves these."""
    dilihat = giliran.berikut(ada)
    giliran.tinggalkan([c for c in dilihat if c in sisa])
    return dilihat


def test_a_look_reads_the_bytes_that_were_added_since_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    semua, register, terbaca = catatan(3000), Register(tmp_path / "penghapusan.jsonl"), []
    register.tambah(semua)
    baca = os.pread

    def terhitung(fd: int, banyak: int, dari: int) -> bytes:
        terbaca.append(len(hasil := baca(fd, banyak, dari)))
        return hasil

    monkeypatch.setattr(os, "pread", terhitung)
    besar = (tmp_path / "penghapusan.jsonl").stat().st_size
    assert len(register.baca().catatan) == 3000 and besar <= sum(terbaca) <= besar + max(terbaca)
    assert max(terbaca) <= 1 << 16, "in pieces, between which others have a turn"
    terbaca.clear()
    register.baca()
    assert sum(terbaca) <= EKOR
    (baru,) = catatan(1)
    register.tambah([baru])
    terbaca.clear()
    assert baru.tentang in register.baca().catatan
    assert sum(terbaca) <= EKOR + 2 * len(baru.baris())


def test_all_have_their_turn_once_then_what_is_new_and_a_few_again():
    semua, giliran = catatan(2 * SEKALI + 7), Giliran()
    ada = isi(semua)
    dilihat = [c for _ in range(3) for c in putaran(giliran, ada)]
    assert sorted(dilihat, key=lambda c: c.kunci) == sorted(semua, key=lambda c: c.kunci)
    assert putaran(giliran, ada) == semua[:SEDIKIT] and putaran(giliran, ada) == semua[SEDIKIT : 2 * SEDIKIT]
    (baru,) = catatan(1)
    ada.catatan[baru.tentang] = baru
    assert putaran(giliran, ada) == [baru]


def test_what_was_left_comes_again_and_another_file_from_its_beginning():
    semua, giliran = catatan(20), Giliran()
    ada = isi(semua)
    putaran(giliran, ada, sisa=semua[7:9])
    assert set(semua[7:9]) < set(putaran(giliran, ada))
    assert len(putaran(giliran, ada)) == SEDIKIT
    assert len(putaran(giliran, isi(semua))) == 20


def test_what_is_left_again_and_again_has_its_turn_one_a_round():
    semua, giliran = catatan(3 * SEDIKIT), Giliran()
    ada = isi(semua)
    for _ in range(SABAR):
        assert set(putaran(giliran, ada, sisa=semua)) == set(semua)
    dilihat = [putaran(giliran, ada, sisa=semua) for _ in semua]
    assert max(map(len, dilihat)) == SEDIKIT and {c for satu in dilihat for c in satu} == set(semua)


def test_what_could_not_be_asked_about_is_asked_about_again():
    semua, giliran = catatan(3 * SEDIKIT), Giliran()
    ada = isi(semua)
    assert set(giliran.berikut(ada)) == set(giliran.berikut(ada)) == set(semua)  # the database was away in between
    giliran.tinggalkan([])
    assert len(giliran.berikut(ada)) == SEDIKIT


def test_an_empty_register_asks_nothing():
    giliran = Giliran()
    assert giliran.berikut(Isi()) == [] and giliran.berikut(Isi()) == []
