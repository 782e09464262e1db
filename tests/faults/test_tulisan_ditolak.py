"""A database that takes no writes, or was cut in the middle of one: 503 with the truth about what is stored, and a red part of health."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import psycopg
import pytest

from ops.bench.kacau.gangguan.tulisan import hanya_baca, penuhi, tabel_di
from tests.services.conftest import kantor
from tests.services.kantor_uji import KantorUji
from tests.services.test_tak_hilang import cakram_penuh
from tests.support.cakram import cakram_kecil
from tests.support.postgres import folder_terbuka
from tests.support.tunggu import eventually

__all__ = ["kantor"]
UNSURE, SURE = "mungkin sudah tersimpan", "tidak tersimpan"


@pytest.fixture
def owner(kantor: KantorUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield conn


@contextmanager
def cut_in_commit(owner: psycopg.Connection) -> Iterator[None]:
    """Whoever appends an event loses the connection while it is committed, and never hears what became of it."""
    owner.execute("""CREATE FUNCTION public.putus() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
        BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$""")
    owner.execute("""CREATE CONSTRAINT TRIGGER putus AFTER INSERT ON eventstore.events DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION public.putus()""")
    try:
        yield
    finally:
        owner.execute("DROP FUNCTION public.putus CASCADE")


def writing(kantor: KantorUji) -> tuple[int, object]:
    answer = kantor.program.call("GET", "/healthz")
    return answer.status, answer.isi["bagian"].get("penulisan")


def test_a_database_that_only_reads_is_sick_and_says_that_nothing_was_stored(kantor, owner):
    aduan = kantor.aduan()
    eventually(lambda: writing(kantor) == (200, {"status": "sehat"}))
    with hanya_baca(owner):
        # A session that ends is gone from the server's list a moment before its connection is closed: what met it "may have been stored".
        eventually(lambda: UNSURE not in kantor.terima().isi["detail"])
        refused = kantor.terima()
        assert (refused.status, refused.kepala["Retry-After"]) == (503, "5")
        assert SURE in refused.isi["detail"] and UNSURE not in refused.isi["detail"]
        # health's own connections, too, were ended and are made anew
        eventually(lambda: writing(kantor) == (503, {"status": "ditolak", "sebab": "basis data hanya dapat dibaca"}))
        assert kantor.program.call("GET", f"/api/v1/lacak/{aduan['kode_lacak']}").status == 200
        assert kantor.program.call("GET", "/livez").status == 200
    eventually(lambda: writing(kantor)[0] == 200 and kantor.terima().status == 201)


def test_a_full_disk_is_503_for_programs_and_is_seen_in_health(kantor, owner):
    with cakram_penuh(owner):
        refused = kantor.terima()
        assert (refused.status, refused.kepala["Retry-After"]) == (503, "5")
        assert SURE in refused.isi["detail"]
        assert writing(kantor) == (503, {"status": "ditolak", "sebab": "disk basis data penuh"})
    eventually(lambda: writing(kantor)[0] == 200)


@pytest.mark.panjang
def test_health_finds_a_disk_that_is_really_full_before_anybody_files(kantor, owner):
    pid = owner.info.backend_pid  # of its own machine or container
    if not psutil.pid_exists(pid) or psutil.Process(pid).name() != "postgres":
        pytest.skip("PostgreSQL di mesin lain tidak dapat diberi cakram kecil")
    with folder_terbuka("aduan-cakram-") as f, cakram_kecil(f, "256k") as cakram, tabel_di(owner, "messaging.penulisan", cakram):
        eventually(lambda: writing(kantor) == (200, {"status": "sehat"}))
        penuhi(cakram / "penuh")
        eventually(lambda: writing(kantor) == (503, {"status": "ditolak", "sebab": "disk basis data penuh"}))
        (cakram / "penuh").unlink()
        eventually(lambda: writing(kantor)[0] == 200)
    assert owner.execute("SELECT count(*) FROM messaging.penulisan").fetchone() == (0,)


def test_a_commit_that_was_cut_may_be_stored_and_the_same_key_finds_out(kantor, owner):
    key = secrets.token_hex(8)
    with cut_in_commit(owner):
        cut = kantor.terima(key)
        assert (cut.status, cut.kepala["Retry-After"]) == (503, "5")
        assert UNSURE in cut.isi["detail"] and SURE not in cut.isi["detail"]
    assert kantor.terima(key).status in (200, 201)
