"""Against the erasure: a full disk, a torn register, a step that fails midway. Either nothing happened, or it is done to the end."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

from tests.services.kantor_uji import KantorUji
from tests.support import postgres
from tests.support.cakram import cakram_kecil
from tests.support.peramban import Peramban
from tests.support.program import Program
from tests.support.tunggu import eventually

NAMA, ISI = "Warga Terhapus Uji", "Sumur warga di belakang rumah saya keruh."


@pytest.fixture(scope="module")
def cakram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A disk of its own for the register, of sixteen pages."""
    with cakram_kecil(tmp_path_factory.mktemp("register"), "64k") as folder:
        yield folder


@pytest.fixture(scope="module")
def kantor(postgres_server: str, templat: str, cakram: Path) -> Iterator[KantorUji]:
    with (
        postgres.basis(postgres_server, templat) as database,
        postgres.folder_terbuka("aduan-uji-") as folder,
        Program(folder / "data", database, env={"ADUAN_PENGHAPUSAN": str(cakram / "penghapusan.jsonl")}, cepat=True) as program,
    ):
        yield KantorUji(program, database)


@contextmanager
def pemilik(kantor: KantorUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        conn.execute("SET row_security = off")
        yield conn


def aduan_baru(kantor: KantorUji) -> dict:
    return kantor.aduan(isi=ISI, pelapor={"nama": NAMA, "kontak": "081234500099"})


def hapus(kantor: KantorUji, aduan: dict) -> Peramban:
    p = kantor.masuk("admin-kecamatan").buka(f"/admin/penghapusan/{aduan['id']}")
    return p.kirim("/hapus", dasar_hapus="permintaan", yakin_hapus="ya")


def test_a_full_disk_under_the_register_means_that_nothing_happened_and_nothing_happens_later(kantor: KantorUji, cakram: Path):
    aduan = aduan_baru(kantor)
    penuh = cakram / "isian"
    with pytest.raises(OSError, match="No space"), penuh.open("wb", buffering=0) as f:
        while True:
            f.write(bytes(4096))
    p = hapus(kantor, aduan)
    assert (p.jawaban.status_code, "tidak ada yang dihapus" in p.teks) == (507, True)
    # Ten seconds are a round of the duty: another person's torn erasure, planted now, shows that one has gone by.
    lain = aduan_baru(kantor)
    penuh.unlink()
    with pemilik(kantor) as conn:
        kunci = conn.execute("SELECT kunci FROM intake.milik WHERE aduan_id = %s", [lain["id"]]).fetchone()[0]
        conn.execute("UPDATE privacy.kunci SET terbungkus = NULL, dihapus_pada = now() WHERE person_id = %s", [kunci])
    eventually(lambda: kantor.jenis_kejadian(lain)[-1] == "AduanDicabut", within=60)
    assert kantor.jenis_kejadian(aduan) == ["AduanDiterima"]
    assert NAMA in json.dumps(kantor.rincian(aduan).isi)
    assert aduan["id"] not in (cakram / "penghapusan.jsonl").read_text()
    assert "sudah dihapus" in hapus(kantor, aduan).teks
    assert kantor.jenis_kejadian(aduan) == ["AduanDiterima", "PelaporDilupakan", "AduanDicabut"]


def test_what_fails_after_the_registers_line_is_told_as_being_done_and_is_done(kantor: KantorUji, cakram: Path):
    aduan = aduan_baru(kantor)
    with pemilik(kantor) as conn:
        conn.execute("REVOKE INSERT ON eventstore.events FROM aduan_intake_mesin")
        conn.execute("REVOKE INSERT (stream, version, id, type, wilayah, cloudevent) ON eventstore.events FROM aduan_intake_mesin")
    p = hapus(kantor, aduan)
    assert (p.jawaban.status_code, "sedang diselesaikan" in p.teks) == (202, True)
    assert kantor.jenis_kejadian(aduan) == ["AduanDiterima"] and aduan["id"] in (cakram / "penghapusan.jsonl").read_text()
    assert "sedang diselesaikan" in p.buka(f"/admin/penghapusan/{aduan['id']}").teks
    with pemilik(kantor) as conn:
        conn.execute("GRANT INSERT (stream, version, id, type, wilayah, cloudevent) ON eventstore.events TO aduan_intake_mesin")
    eventually(lambda: kantor.jenis_kejadian(aduan)[-2:] == ["PelaporDilupakan", "AduanDicabut"], within=60)
    eventually(lambda: NAMA not in json.dumps(kantor.rincian(aduan).isi))


def test_an_administrator_of_another_office_leaves_no_trace_in_the_register(kantor: KantorUji, cakram: Path):
    """All of a person is judged before a word is written, also where one of their complaints is elsewhere."""
    satu, jauh = aduan_baru(kantor), kantor.aduan(isi=ISI, kecamatan="33.13.16")
    with pemilik(kantor) as conn:
        conn.execute("UPDATE intake.milik SET akun = gen_random_uuid() WHERE aduan_id = %s", [satu["id"]])
        conn.execute(
            "UPDATE intake.milik SET akun = (SELECT akun FROM intake.milik WHERE aduan_id = %s) WHERE aduan_id = %s",
            [satu["id"], jauh["id"]],
        )
    sebelum = (cakram / "penghapusan.jsonl").read_text()
    assert hapus(kantor, satu).jawaban.status_code == 403
    assert (cakram / "penghapusan.jsonl").read_text() == sebelum
    assert kantor.jenis_kejadian(satu) == kantor.jenis_kejadian(jauh) == ["AduanDiterima"]


def test_a_torn_line_swallows_nobody_and_an_unreadable_one_is_an_alarm(kantor: KantorUji, cakram: Path):
    register = cakram / "penghapusan.jsonl"
    assert kantor.program.cli("penghapusan", "periksa").returncode == 0
    with register.open("a") as f:
        f.write('{"kunci": "terpot')
    assert kantor.program.cli("penghapusan", "periksa").returncode == 0, "the last line is being written"
    aduan = aduan_baru(kantor)
    hapus(kantor, aduan)
    assert aduan["id"] in register.read_text().splitlines()[-1]
    hasil = kantor.program.cli("penghapusan", "periksa")
    assert hasil.returncode == 1 and "RUSAK: baris" in hasil.stdout, hasil.stdout + hasil.stderr

    def bagian() -> dict:
        return kantor.program.call("GET", "/healthz").isi["bagian"]["register_penghapusan"]

    eventually(lambda: bagian()["status"] == "ada yang perlu dilihat" and len(bagian()["baris_rusak"]) == 1, within=30)
    assert "register_line_unreadable" in kantor.program.keluaran
    with pemilik(kantor) as conn:
        assert conn.execute("SELECT count(*) FROM intake.milik WHERE aduan_id = %s", [aduan["id"]]).fetchone() == (0,)
