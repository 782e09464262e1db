"""Offices kept apart by PostgreSQL itself: what a person's role sees, with a setting, without one, and after it."""

import subprocess
from collections.abc import Iterator
from contextlib import nullcontext
from uuid import uuid4

import psycopg
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from psycopg import errors, sql

from ops.kantor import tambah_petugas
from ops.periksa import peringatan_versi
from ops.tempat import pustaka
from shared.acuan.akses.token import TandaTidakBerlaku, petugas_of
from shared.domain.akses.petugas import meliputi
from shared.machinery.database import Database
from shared.machinery.settings import REPO
from tests.support import postgres
from tests.support.kantor_lain import JENAWI, KABUPATEN, KABUPATEN_LAIN, KERJO, TABEL, Isi, isi

LAYANAN = ("intake", "triage", "response", "sla")
ORANG, MESIN = tuple(f"aduan_{x}" for x in LAYANAN), tuple(f"aduan_{x}_mesin" for x in LAYANAN)
SEMUA = (*ORANG, *MESIN, "aduan_relay", "aduan_admin", "aduan_pencari", "aduan_penjaga")
# Tables that name an office and need no policy, and why.
TERBUKA = {
    "eventstore.events": "read as whole streams; rights are checked on the folded state",
    "eventstore.ledger": "the feed gives position and hashes of other offices' events, so that the chain can be checked",
    "eventstore.nomor": "one counter an office and year",
    "messaging.pelanggan": "who outside subscribes to which wilayah; health counts whose queue was lost",
    "web.sesi": "found by the hash of its cookie alone; the office chosen among several is no office's data",
}


@pytest.fixture(scope="module")
def data(postgres_server, templat) -> Iterator[Isi]:
    with postgres.basis(postgres_server, templat) as uji:
        yield isi(uji)


def orang(tabel: str) -> str:
    return f"aduan_{tabel.partition('.')[0]}"


def terlihat(db: Database, tabel: str, wilayah: str | None) -> set:
    """Whose rows this role sees in such a transaction."""
    with db.transaction(wilayah) as conn:
        return {row[0] for row in conn.execute(sql.SQL("SELECT DISTINCT wilayah FROM {}").format(sql.Identifier(*tabel.split("."))))}


@pytest.mark.parametrize("tabel", TABEL)
def test_a_person_sees_the_rows_of_their_wilayah_and_no_others(data, tabel):
    db = data.sebagai(orang(tabel))
    assert terlihat(db, tabel, JENAWI) == {JENAWI}
    assert terlihat(db, tabel, KABUPATEN) == {JENAWI, KERJO}
    assert terlihat(db, tabel, "33") == {JENAWI, KERJO, KABUPATEN_LAIN}
    for luar in ("33.13.1", "33.1", "3", "33.13.", "33.13.17.01", "34", "", "%", "33.13%", "33/"):
        assert terlihat(db, tabel, luar) == set(), luar
    assert terlihat(db, tabel, None) == set()


@pytest.mark.parametrize("tabel", TABEL)
def test_the_setting_is_gone_with_its_transaction_however_it_ends(data, tabel):
    db = data.satu(orang(tabel))
    with db.connection() as conn:
        pid = conn.info.backend_pid
    assert terlihat(db, tabel, JENAWI)
    with pytest.raises(RuntimeError), db.transaction(KERJO):
        raise RuntimeError
    with pytest.raises(errors.DivisionByZero), db.transaction(KERJO) as conn:
        conn.execute("SELECT 1/0")
    with db.connection() as conn:
        assert conn.info.backend_pid == pid
        assert conn.execute("SELECT coalesce(current_setting('aduan.wilayah', true), '')").fetchone() == ("",)
        assert conn.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(*tabel.split(".")))).fetchone() == (0,)


def test_two_people_at_once_see_each_their_own(data):
    db = data.sebagai("aduan_triage")
    lihat = "SELECT DISTINCT wilayah FROM triage.aduan"
    with db.transaction(JENAWI) as satu, db.transaction(KERJO) as dua:
        assert satu.execute(lihat).fetchall() == [(JENAWI,)]
        assert dua.execute(lihat).fetchall() == [(KERJO,)]
        assert satu.execute(lihat).fetchall() == [(JENAWI,)]


def test_nothing_in_the_program_sets_it_for_longer():
    for berkas in [*REPO.glob("shared/**/*.py"), *REPO.glob("services/**/*.py"), *REPO.glob("ops/**/*.py")]:
        teks = berkas.read_text(encoding="utf-8")
        assert "aduan.wilayah" not in teks or berkas == REPO / "shared" / "machinery" / "database.py", berkas
    assert "set_config('aduan.wilayah', %s, true)" in (REPO / "shared" / "machinery" / "database.py").read_text(encoding="utf-8")


KODE = st.lists(st.sampled_from(["33", "13", "17", "1", "3", "31", "30"]), max_size=4).map(".".join)


@settings(max_examples=300, deadline=None)
@given(KODE, KODE)
@example("33.13", "33.130")
@example("33.13", "33.13")
@example("33.13", "33.13.17")
def test_postgresql_and_the_program_mean_the_same_by_covers(katalog, wilayah, kode):
    with katalog.transaction():
        katalog.execute("SELECT set_config('aduan.wilayah', %s, true)", (wilayah,))
        (ya,) = katalog.execute("SELECT coalesce(kantor.terlihat(%s), false)", (kode,)).fetchone()
    assert ya is meliputi(wilayah, kode)


@pytest.mark.parametrize("tabel", TABEL)
def test_a_person_only_reads_and_learns_nothing_from_the_refusal(data, tabel):
    nama = sql.Identifier(*tabel.split("."))
    asing = data.aduan[KERJO][0]
    with data.sebagai(orang(tabel)).connection() as conn:
        for perintah in ("INSERT INTO {} (aduan_id, wilayah) VALUES (%s, '33')", "UPDATE {} SET wilayah = '33' WHERE aduan_id = %s",
                         "DELETE FROM {} WHERE aduan_id = %s", "TRUNCATE {}"):  # fmt: skip
            with pytest.raises(errors.InsufficientPrivilege) as e:
                conn.execute(sql.SQL(perintah).format(nama), (asing,) if "%s" in perintah else None)
            assert KERJO not in str(e.value) and str(asing) not in str(e.value)


@pytest.mark.parametrize("tabel", TABEL)
def test_the_machine_of_a_service_sees_all_of_its_own_and_nothing_of_the_others(data, tabel):
    for mesin in MESIN:
        db = data.sebagai(mesin)
        if mesin == f"{orang(tabel)}_mesin":
            assert terlihat(db, tabel, None) == {JENAWI, KERJO, KABUPATEN_LAIN}
        else:
            with pytest.raises(errors.InsufficientPrivilege):
                terlihat(db, tabel, None)


def test_every_table_with_office_data_is_fenced_even_against_its_owner(katalog):
    rows = katalog.execute(
        """SELECT c.oid::regclass::text, c.relrowsecurity AND c.relforcerowsecurity
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND (
            n.nspname = ANY(%s) OR c.oid::regclass::text = ANY(%s)
            OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'wilayah' AND NOT a.attisdropped))""",
        (list(LAYANAN), ["kantor.petugas", "kantor.penugasan", "messaging.failures"]),
    ).fetchall()
    assert {*TABEL, "kantor.penugasan"} <= {nama for nama, _ in rows}
    assert {nama for nama, dipagari in rows if not dipagari} == set(TERBUKA)


def test_no_view_runs_with_its_owners_rights(katalog):
    views = """SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
            AND (c.relkind = 'm'
                OR c.relkind = 'v' AND NOT coalesce(c.reloptions && ARRAY['security_invoker=true', 'security_invoker=on'], false))"""
    assert katalog.execute(views).fetchall() == []


@pytest.mark.parametrize("role", SEMUA)
def test_no_role_can_step_over_the_wall(katalog, role):
    atribut = "SELECT rolcanlogin, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = %s"
    assert set(katalog.execute(atribut, (role,)).fetchone()) == {False}
    assert katalog.execute("SELECT count(*) FROM pg_class WHERE relowner = %s::regrole", (role,)).fetchone() == (0,)
    assert katalog.execute("SELECT count(*) FROM pg_auth_members WHERE member = %s::regrole", (role,)).fetchone() == (0,)
    hak = """SELECT c.oid::regclass::text, h
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, unnest(ARRAY['TRUNCATE', 'REFERENCES', 'TRIGGER']) h
        WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND has_table_privilege(%s, c.oid, h)
                AND (c.oid, h) <> ('messaging.penulisan'::regclass, 'TRUNCATE') -- it never has a row"""
    assert katalog.execute(hak, (role,)).fetchall() == []
    schema = "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND has_schema_privilege(%s, oid, 'CREATE')"
    assert katalog.execute(schema, (role,)).fetchall() == []


def test_the_functions_that_look_past_the_wall_are_these_and_answer_for_one_secret(katalog):
    rows = katalog.execute(
        """SELECT p.oid::regproc::text, p.proowner::regrole::text, p.proconfig FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
        WHERE p.prosecdef AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1"""
    ).fetchall()
    penjaga = [r for r in rows if r[1] == "aduan_penjaga"]  # who may call which: test_sesi_masuk.py
    fungsi = [f"web.draf_petugas_{x}" for x in ("ambil", "hapus", "simpan")]
    fungsi += ["web.kunci_dihapus", "web.kunci_petugas", "web.petugas_ditutup"]
    fungsi += [f"web.sesi_{x}" for x in ("akhiri_milik", "calon", "hapus", "lihat", "masuk", "milik", "tamu", "wilayah")]
    assert penjaga == [(x, "aduan_penjaga", ['search_path=""']) for x in ("kantor.token_dipakai", *fungsi)]
    pemilik_fungsi = {
        "intake.aduan_dari_lacak": "aduan_pencari", "intake.catat_milik": "aduan_intake_mesin",
        "kantor.di_luar": "aduan_pencari", "kantor.petugas_dari_token": "aduan_pencari", "kantor.semua_tugas": "aduan_pencari",
        "triage.kosongkan_cari": katalog.info.user, "triage.mirip_untuk_warga": "aduan_pencari", "web.pengunjung": "aduan_pencari",
    }  # fmt: skip
    assert [r for r in rows if r not in penjaga] == [(nama, siapa, ['search_path=""']) for nama, siapa in pemilik_fungsi.items()]
    siapa = """SELECT rolname FROM pg_roles
        WHERE rolname LIKE 'aduan%%' AND NOT rolcanlogin AND has_function_privilege(oid, %s::regproc, 'EXECUTE') ORDER BY 1"""
    boleh = {
        "intake.aduan_dari_lacak": ["aduan_intake", "aduan_pencari"], "intake.catat_milik": ["aduan_intake", "aduan_intake_mesin"],
        "triage.mirip_untuk_warga": ["aduan_intake", "aduan_pencari"], "kantor.semua_tugas": ["aduan_akun", "aduan_pencari"],
        "kantor.di_luar": ["aduan_akun", "aduan_pencari"],
        **dict.fromkeys(("kantor.petugas_dari_token", "web.pengunjung"), sorted([*ORANG, "aduan_pencari"])),
    }  # fmt: skip
    assert {fungsi: [r for (r,) in katalog.execute(siapa, (fungsi,))] for fungsi in boleh} == boleh


def test_the_services_login_may_not_become_the_finder_or_the_guard(tetap):
    for role in ("aduan_pencari", "aduan_penjaga", "aduan_triage"):
        with psycopg.connect(tetap.url) as conn:
            if role == "aduan_triage":
                conn.execute("SET ROLE aduan_triage")
            else:
                with pytest.raises(errors.InsufficientPrivilege):
                    conn.execute(f"SET ROLE {role}")


def test_the_services_login_has_no_right_of_its_own(data):
    with psycopg.connect(data.database.url, autocommit=True) as conn:
        atribut = "SELECT rolinherit, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        assert conn.execute(atribut).fetchone() == (False, False, False)
        for tabel in (*TABEL, "kantor.petugas", "eventstore.events", "privacy.kunci"):
            with pytest.raises(errors.InsufficientPrivilege):
                conn.execute(sql.SQL("SELECT 1 FROM {}").format(sql.Identifier(*tabel.split("."))))


@pytest.mark.parametrize(
    ("versi", "tua"),
    [
        (150013, True), (150014, False), (160009, True), (160010, False), (170004, True), (170006, False),
        (180000, False),
    ],
)  # fmt: skip
def test_a_server_whose_policies_leak_is_named_at_start(versi, tua):
    assert (peringatan_versi(versi) is not None) is tua
    assert not tua or f"PostgreSQL {versi // 10000}.{versi % 10000}" in peringatan_versi(versi)


def test_a_tracking_code_finds_its_complaint_and_the_table_stays_closed(data):
    aduan_id, sidik, tanpa_aliran = data.aduan[KERJO][0], bytes(range(32)), bytes(32)
    catat = "SELECT intake.catat_milik(%s, %s, ARRAY[NULL::uuid], %s, %s)"
    with data.sebagai("aduan_intake").connection() as conn:
        conn.execute(catat, ([aduan_id], [uuid4()], [KERJO], [sidik]))
        conn.execute(catat, ([uuid4()], [uuid4()], [KERJO], [tanpa_aliran]))  # its request was cut short
        for coba in (b"", b"%", sidik[:-1], tanpa_aliran, None):
            assert conn.execute("SELECT intake.aduan_dari_lacak(%s::bytea)", (coba,)).fetchone() == (None,)
        assert conn.execute("SELECT intake.aduan_dari_lacak(%s)", (sidik,)).fetchone() == (aduan_id,)


@pytest.mark.parametrize("tabel", ["intake.milik", "intake.kode_lacak"])
def test_whose_a_complaint_is_and_what_opens_it_is_read_by_intakes_machine_alone(data, tabel):
    for role in (r for r in SEMUA if r not in ("aduan_pencari", "aduan_penjaga")):  # as which nobody acts
        akhir = nullcontext() if role == "aduan_intake_mesin" else pytest.raises(errors.InsufficientPrivilege)
        with data.sebagai(role).connection() as conn, akhir:
            conn.execute(f"SELECT * FROM {tabel}")


def test_a_token_finds_its_holder_with_every_role_and_no_token_can_be_read(database):
    with psycopg.connect(database.owner_url) as conn:
        satu = tambah_petugas(conn, "Sri", ["operator", "ppid"], JENAWI, True)
        conn.execute("INSERT INTO kantor.penugasan (petugas_id, peran, wilayah) VALUES (%s, 'camat', %s)", (satu["id"], KERJO))
        tambah_petugas(conn, "Tri", ["operator"], KERJO, True)
    for role in ORANG:
        db = database.sebagai(role)
        petugas = petugas_of(db, str(satu["token"]))
        assert {(t.peran, t.wilayah) for t in petugas.penugasan} == {("operator", JENAWI), ("ppid", JENAWI), ("camat", KERJO)}
        assert petugas_of(db, "bukan") is None
        with db.transaction(JENAWI) as conn:
            assert conn.execute("SELECT nama FROM kantor.petugas").fetchall() == [("Sri",)]
            assert conn.execute("SELECT count(*) FROM kantor.penugasan").fetchone() == (2,)
        with db.connection() as conn:
            assert conn.execute("SELECT count(*) FROM kantor.petugas").fetchone() == (0,)
            with pytest.raises(errors.InsufficientPrivilege):
                conn.execute("SELECT sidik FROM akun.token")
            with pytest.raises(errors.InsufficientPrivilege):
                conn.execute("INSERT INTO kantor.penugasan VALUES (%s, 'camat', '33.13.17')", (satu["id"],))
    with psycopg.connect(database.owner_url) as conn:
        conn.execute("UPDATE kantor.petugas SET aktif = false WHERE id = %s", (satu["id"],))
    with pytest.raises(TandaTidakBerlaku, match="ditutup"):
        petugas_of(database.sebagai("aduan_triage"), str(satu["token"]))


def test_what_the_clocks_write_the_machine_writes_and_no_person(database):
    """Erasures and what follows from a parent are the machine's, too; the rest is done by people."""
    tambah = "INSERT INTO eventstore.events (stream, version, id, type, wilayah, cloudevent) VALUES (%s, 1, %s, 'X', '33.13.17', '{}')"
    for role in (*ORANG, *MESIN):
        ditolak = pytest.raises(errors.InsufficientPrivilege) if role == "aduan_sla" else nullcontext()
        with database.sebagai(role, 1).connection() as conn, ditolak:
            conn.execute(tambah, (uuid4(), uuid4()))


def test_a_dump_as_the_services_login_fails_rather_than_leave_rows_out(data):
    perintah = [pustaka() / "bin" / "pg_dump", "--data-only", "--table=triage.aduan", data.database.url]
    for peran in ([], ["--role=aduan_triage"], ["--role=aduan_triage_mesin"], ["--role=aduan_admin"]):
        r = subprocess.run([*perintah, *peran], capture_output=True, text=True, timeout=60)
        assert r.returncode != 0, r.stdout
        assert ("row-level security" if peran else "permission denied") in r.stderr
        assert JENAWI not in r.stdout
