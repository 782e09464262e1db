"""The register of erasures as a file: nothing swallowed, nothing half-written, read once."""

import json
import os
import resource
from pathlib import Path
from uuid import uuid4

import pytest

from services.intake.data_pribadi.register import Catatan, Register, RegisterPenuh, RegisterTidakDapatDitulis


def catatan(aduan: bool = True) -> Catatan:
    return Catatan(uuid4(), uuid4() if aduan else None, "permintaan")


@pytest.fixture
def berkas(tmp_path: Path) -> Path:
    return tmp_path / "register" / "penghapusan.jsonl"


def test_each_key_has_a_line_of_its_own_that_names_no_other_and_no_time(berkas):
    semua = [catatan(), catatan(), catatan(aduan=False)]
    Register(berkas).tambah(semua)
    baris = [json.loads(b) for b in berkas.read_text().splitlines()]
    assert [set(b) for b in baris] == [{"kunci", "aduan", "dasar"}] * 3 and baris[2]["aduan"] is None
    assert berkas.stat().st_mode & 0o077 == 0
    assert list(Register(berkas).baca().catatan.values()) == semua


@pytest.mark.parametrize("sisa", ['{"kunci": "terpot', "", "\n", '{"kunci": "x"}', "é"])
def test_a_line_that_a_crash_cut_short_swallows_nobody(berkas, sisa):
    satu, dua = catatan(), catatan()
    Register(berkas).tambah([satu])
    with berkas.open("a") as f:
        f.write(sisa)
    register = Register(berkas)
    assert list(register.baca().catatan.values()) == [satu] and register.baca().rusak == [], (
        "the last line is being written, or was not begun"
    )
    register.tambah([dua])
    assert list(register.baca().catatan.values()) == [satu, dua]
    assert register.baca().rusak == ([2] if sisa.strip() else []), "one that is not the last is an alarm"
    assert list(Register(berkas).baca().catatan.values()) == [satu, dua]


def test_only_what_was_added_is_read_again(berkas, monkeypatch):
    register, lain = Register(berkas), Register(berkas)
    register.tambah([catatan() for _ in range(500)])
    register.baca()
    dibaca: list[int] = []
    asli = os.pread
    monkeypatch.setattr(os, "pread", lambda fd, n, di: dibaca.append(len(r := asli(fd, n, di))) or r)
    lain.tambah([baru := catatan()])
    assert baru.tentang in register.baca().catatan and sum(dibaca) < 1000


@pytest.mark.parametrize("cara", ["ganti", "tulis", "potong"])
def test_another_file_in_its_place_is_read_from_the_beginning(berkas, cara):
    register, semua = Register(berkas), [catatan(), catatan()]
    register.tambah(semua)
    register.baca()
    pengganti = [catatan(), catatan(), catatan()]
    isi = b"".join(c.baris() for c in (semua[:1] if cara == "potong" else pengganti))
    if cara == "ganti":
        baru = berkas.with_name("baru")
        baru.write_bytes(isi)
        baru.replace(berkas)
    else:
        berkas.write_bytes(isi)
    assert list(register.baca().catatan.values()) == (semua[:1] if cara == "potong" else pengganti)
    berkas.unlink()
    assert register.baca().catatan == {}


def test_on_a_full_disk_nothing_is_written_and_what_is_there_stays_whole(berkas):
    satu = catatan()
    register = Register(berkas)
    register.tambah([satu])
    sebelum = berkas.read_bytes()
    lama = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(sebelum) + 20, lama[1]))  # twenty bytes of the next line still fit
    try:
        with pytest.raises(RegisterPenuh, match="tidak ada yang dihapus"):
            register.tambah([catatan(), catatan()])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, lama)
    assert berkas.read_bytes() == sebelum
    register.tambah([dua := catatan()])
    assert list(register.baca().catatan.values()) == [satu, dua]


def test_a_place_that_takes_no_file_is_refused_in_words(tmp_path):
    (tmp_path / "berkas").write_text("")
    with pytest.raises(RegisterTidakDapatDitulis, match="tidak ada yang dihapus"):
        Register(tmp_path / "berkas" / "penghapusan.jsonl").tambah([catatan()])
