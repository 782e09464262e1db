"""Whoever takes over one service's process has its database login: only intake's signs anybody in, and none writes who somebody is."""

import secrets
from collections.abc import Iterator
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors, sql

from ops import migrate
from ops.kantor import tambah_petugas
from ops.masuk import BERSAMA, MASUK, PERAN
from tests.support.kantor_lain import JENAWI
from tests.support.postgres import BasisUji, ganti

SANDI = {layanan: f"sandi-{layanan}" for layanan in PERAN}
WILAYAH = "SELECT set_config('aduan.wilayah', '33', false)"
# What would make somebody an administrator, or show whose session is whose. `%(petugas)s`: an administrator; `%(acak)s`: 32 bytes.
SERANGAN = {
    "a session": "INSERT INTO web.sesi (id_hash, petugas_id, diam, berlaku_sampai) VALUES (%(acak)s, %(petugas)s, '1 h', now() + '1 h')",
    "one's own session made theirs": "UPDATE web.sesi SET petugas_id = %(petugas)s",
    "a half-open session finished": "UPDATE web.sesi SET tahap = 'penuh'",
    "a session that never ends": "UPDATE web.sesi SET dilihat_pada = now() + interval '1 year'",
    "everybody's cookies' hashes": "SELECT id_hash FROM web.sesi",
    "who is signed in": "SELECT petugas_id FROM web.sesi",
    "everybody signed out": "DELETE FROM web.sesi",
    "a draft's session": "SELECT calon FROM web.sesi",
}
# The ways that only the role which signs people in may go.
MASUKKAN = {
    "a session by the function": "SELECT web.sesi_masuk(%(acak)s, %(petugas)s, NULL, 'penuh', '', '1 h', '1 h')",
    "where they are signed in": "SELECT web.sesi_milik(%(petugas)s, NULL)",
    "their sessions ended": "SELECT web.sesi_akhiri_milik(%(petugas)s, NULL, NULL, NULL)",
    "a second factor proposed": "SELECT web.sesi_calon(%(acak)s, 'x')",
}
# What only intake's roles of accounts may do at all.
AKUN = {
    "a role": "INSERT INTO kantor.penugasan (petugas_id, peran, wilayah) VALUES (%(petugas)s, 'inspektorat', '33.13')",
    "a token": """INSERT INTO akun.token (id, petugas_id, wilayah, nama, sidik, berlaku_sampai)
        VALUES (gen_random_uuid(), %(petugas)s, '33.13.17', 'X', %(acak)s, now() + interval '1 h')""",
    "a token that was revoked": "UPDATE akun.token SET dicabut_pada = NULL",
    "a token that never ends": "UPDATE akun.token SET berlaku_sampai = now() + interval '9 years'",
    "tokens' hashes": "SELECT sidik FROM akun.token",
    "an account": "INSERT INTO kantor.petugas (id, nama, wilayah) VALUES (gen_random_uuid(), 'X', '33.13.17')",
    "an account opened again": "UPDATE kantor.petugas SET aktif = true",
    "a one-time link": "UPDATE akun.petugas SET undangan = %(acak)s, undangan_sampai = now() + interval '1 h'",
    "a one-time link for somebody new": """INSERT INTO akun.petugas (petugas_id, wilayah, nama_masuk, undangan, undangan_sampai)
        VALUES (%(petugas)s, '33.13.17', 'jahat.sekali', %(acak)s, now() + interval '1 h')""",
    "a password": "UPDATE akun.petugas SET sandi = 'x'",
    "a second factor taken off": "UPDATE akun.petugas SET totp = NULL",
    "password hashes": "SELECT sandi FROM akun.petugas",
    "a citizen's password": "UPDATE akun.pelapor SET sandi = 'x'",
    "a code that was sent": "SELECT kode FROM akun.kode",
    "the limits lifted": "DELETE FROM akun.batas",
}


@pytest.fixture(scope="module")
def server(postgres_server: str) -> Iterator[str]:
    """The logins are the whole server's: what these tests make goes again."""
    yield postgres_server
    with psycopg.connect(postgres_server, autocommit=True) as conn:
        for login in (BERSAMA, *MASUK.values()):
            if conn.execute("SELECT FROM pg_roles WHERE rolname = %s", [login]).fetchone():
                conn.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(login)))


@pytest.fixture
def basis(server: str, database: BasisUji) -> Iterator[BasisUji]:
    migrate.jalankan(database.owner_url, sandi=SANDI)
    yield database
    with psycopg.connect(database.owner_url) as conn:
        for login in (BERSAMA, *MASUK.values()):
            if conn.execute("SELECT FROM pg_roles WHERE rolname = %s", [login]).fetchone():
                conn.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(login)))


@pytest.fixture
def korban(basis: BasisUji) -> dict[str, object]:
    """An administrator with an account and a session; and 32 bytes of the attacker's."""
    with psycopg.connect(basis.owner_url) as conn:
        petugas = tambah_petugas(conn, "Admin Uji", ["admin-kecamatan"], JENAWI, True)["id"]
        isi = {"petugas": petugas, "acak": secrets.token_bytes(32)}
        conn.execute("INSERT INTO akun.petugas (petugas_id, wilayah, nama_masuk) VALUES (%s, %s, 'admin.uji')", [petugas, JENAWI])
        conn.execute(
            "INSERT INTO web.sesi (id_hash, petugas_id, diam, berlaku_sampai) VALUES (%s, %s, '1 h', now() + interval '1 h')",
            [secrets.token_bytes(32), petugas],
        )
    return isi


def sebagai(basis: BasisUji, layanan: str) -> psycopg.Connection:
    return psycopg.connect(ganti(basis.owner_url, user=MASUK[layanan], password=SANDI[layanan]), autocommit=True)


def berhasil(basis: BasisUji, layanan: str, korban: dict[str, object], serangan: dict[str, str]) -> set[tuple[str, str]]:
    """(role, attack) of what changed or showed anything: every attack, in every role that the login can become."""
    tembus = set()
    with sebagai(basis, layanan) as conn:
        for peran in (None, *PERAN[layanan]):
            conn.execute("RESET ROLE" if peran is None else sql.SQL("SET ROLE {}").format(sql.Identifier(peran)))
            conn.execute(WILAYAH)
            for nama, pernyataan in serangan.items():
                try:
                    with conn.transaction(force_rollback=True):
                        if conn.execute(pernyataan, korban).rowcount:
                            tembus.add((peran or "", nama))
                except errors.InsufficientPrivilege:
                    pass
    return tembus


@pytest.mark.parametrize("layanan", PERAN)
def test_no_login_writes_or_reads_the_table_of_sessions(basis, korban, layanan):
    assert berhasil(basis, layanan, korban, SERANGAN) == set()


@pytest.mark.parametrize("layanan", PERAN)
def test_only_intakes_role_for_accounts_signs_anybody_in(basis, korban, layanan):
    tembus = berhasil(basis, layanan, korban, MASUKKAN)
    assert {peran for peran, _ in tembus} == ({"aduan_akun_mesin"} if layanan == "intake" else set())


@pytest.mark.parametrize("layanan", [x for x in PERAN if x != "intake"])
def test_no_other_login_makes_a_token_a_link_a_role_or_a_password(basis, korban, layanan):
    assert berhasil(basis, layanan, korban, AKUN) == set()


def test_not_even_intakes_login_reads_a_tokens_hash_or_lengthens_one(basis, korban):
    diam = {nama: x for nama, x in AKUN.items() if nama in ("a token that never ends", "tokens' hashes")}
    assert berhasil(basis, "intake", korban, diam) == set()


@pytest.mark.parametrize("layanan", ["intake", "triage", "response", "sla"])
def test_every_service_looks_up_the_cookie_at_hand_and_touches_its_last_use(basis, layanan):
    sidik = secrets.token_bytes(32)
    with psycopg.connect(basis.owner_url, autocommit=True) as owner:
        lama = "now() - interval '10 minutes'"
        owner.execute(
            f"INSERT INTO web.sesi (id_hash, dilihat_pada, diam, berlaku_sampai) VALUES (%s, {lama}, '1 h', now() + interval '1 h')",
            [sidik],
        )
        with sebagai(basis, layanan) as conn:
            conn.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(f"aduan_{layanan}")))
            assert conn.execute("SELECT sepi FROM web.pengunjung(%s)", [sidik]).fetchone() == (True,)
            conn.execute("SELECT web.sesi_lihat(%s)", [sidik])
            assert conn.execute("SELECT sepi FROM web.pengunjung(%s)", [sidik]).fetchone() == (False,)
            assert conn.execute("SELECT FROM web.pengunjung(%s)", [secrets.token_bytes(32)]).fetchone() is None


def test_a_visitors_session_is_nobodys_whoever_makes_it(basis):
    sidik = secrets.token_bytes(32)
    with sebagai(basis, "intake") as conn:
        conn.execute("SET ROLE aduan_intake")
        conn.execute("SELECT web.sesi_tamu(%s, '', '1 h', '1 h')", [sidik])
    with psycopg.connect(basis.owner_url) as owner:
        assert owner.execute("SELECT petugas_id, pelapor_id FROM web.sesi WHERE id_hash = %s", [sidik]).fetchone() == (None, None)


def test_a_session_that_does_not_exist_is_offered_no_second_factor(basis):
    with sebagai(basis, "intake") as conn:
        conn.execute("SET ROLE aduan_akun_mesin")
        assert conn.execute("SELECT web.sesi_calon(%s, %s)", [secrets.token_bytes(32), str(uuid4())]).fetchone() == (None,)
