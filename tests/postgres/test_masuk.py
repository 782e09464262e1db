"""A login for each service: it becomes its own roles, and no other's; one login for all still works, and an old one loses its rights."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors, sql

from ops import migrate
from ops.gagal import Gagal
from ops.masuk import BERSAMA, MASUK, PERAN, sandi_dari, variabel
from tests.support.postgres import BasisUji, ganti

SANDI = {layanan: f"sandi-{layanan}" for layanan in PERAN}
SEMUA = sorted({peran for semua in PERAN.values() for peran in semua} | {"aduan_admin", "aduan_pencari", "aduan_penjaga"})


def ada_login(conn: psycopg.Connection, login: str) -> bool:
    return conn.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [login]).fetchone() is not None


@pytest.fixture(scope="module")
def server(postgres_server: str) -> Iterator[str]:
    """The roles are the whole server's: what these tests make goes again."""
    yield postgres_server
    with psycopg.connect(postgres_server, autocommit=True) as conn:
        for login in (BERSAMA, *MASUK.values()):
            if ada_login(conn, login):
                conn.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(login)))


@pytest.fixture
def basis(server: str, database: BasisUji) -> Iterator[BasisUji]:
    migrate.jalankan(database.owner_url, sandi=SANDI)
    yield database
    with psycopg.connect(database.owner_url) as conn:  # what they hold in this database
        for login in (BERSAMA, *MASUK.values()):
            if ada_login(conn, login):
                conn.execute(sql.SQL("DROP OWNED BY {}").format(sql.Identifier(login)))


def sebagai(basis: BasisUji, layanan: str, sandi: str | None = None) -> psycopg.Connection:
    return psycopg.connect(ganti(basis.owner_url, user=MASUK[layanan], password=sandi or SANDI[layanan]), autocommit=True)


def bisa(conn: psycopg.Connection, peran: str) -> bool:
    try:
        conn.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(peran)))
    except errors.InsufficientPrivilege:
        return False
    conn.execute("RESET ROLE")
    return True


def ada(basis: BasisUji) -> set[str]:
    with psycopg.connect(basis.owner_url) as conn:
        return {n for (n,) in conn.execute("SELECT rolname FROM pg_roles WHERE NOT rolcanlogin")}


@pytest.mark.parametrize("layanan", PERAN)
def test_a_services_login_becomes_its_own_roles_and_no_other(basis: BasisUji, layanan: str):
    punya = ada(basis)
    with sebagai(basis, layanan) as conn:
        assert {p for p in SEMUA if p in punya and bisa(conn, p)} == set(PERAN[layanan]) & punya
        pemilik = conn.execute("SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()").fetchone()[0]
        assert not bisa(conn, pemilik)
        with pytest.raises(errors.InsufficientPrivilege):  # nothing is inherited: without a role it reads no table
            conn.execute("SELECT FROM eventstore.events")


def test_running_again_changes_a_password_and_takes_back_what_is_not_its_own(basis: BasisUji):
    with psycopg.connect(basis.owner_url) as conn:
        conn.execute("GRANT aduan_sla, aduan_admin TO aduan_layanan_triage")
    migrate.jalankan(basis.owner_url, sandi=SANDI | {"triage": "sandi-baru"})
    with pytest.raises(psycopg.OperationalError):
        sebagai(basis, "triage")
    with sebagai(basis, "triage", "sandi-baru") as conn:
        assert bisa(conn, "aduan_triage_mesin") and not bisa(conn, "aduan_sla") and not bisa(conn, "aduan_admin")


def test_the_server_is_never_sent_a_password(basis: BasisUji):
    with psycopg.connect(basis.owner_url) as conn:
        (tersimpan,) = conn.execute("SELECT rolpassword FROM pg_authid WHERE rolname = %s", [MASUK["sla"]]).fetchone()
    assert tersimpan.startswith("SCRAM-SHA-256$") and SANDI["sla"] not in tersimpan


def test_migrating_as_one_of_them_gives_it_nothing_more(basis: BasisUji):
    migrate.jalankan(basis.owner_url, MASUK["sla"])
    with sebagai(basis, "sla") as conn:
        assert not bisa(conn, "aduan_intake")


def test_the_one_login_of_an_older_set_up_loses_its_rights_when_each_has_its_own(basis: BasisUji):
    with psycopg.connect(basis.owner_url, autocommit=True) as conn:
        apa = sql.SQL("ALTER" if ada_login(conn, BERSAMA) else "CREATE")  # the embedded server comes with it
        conn.execute(sql.SQL("{} ROLE {} LOGIN NOINHERIT PASSWORD 'lama'").format(apa, sql.Identifier(BERSAMA)))
    url = ganti(basis.owner_url, user=BERSAMA, password="lama")
    migrate.jalankan(basis.owner_url, BERSAMA)
    with psycopg.connect(url, autocommit=True) as conn:
        assert all(bisa(conn, p) for p in ("aduan_intake", "aduan_sla_mesin", "aduan_relay"))
        migrate.jalankan(basis.owner_url)  # nobody said otherwise: it goes on
        assert bisa(conn, "aduan_relay")
        migrate.jalankan(basis.owner_url, sandi=SANDI)
        assert not any(bisa(conn, p) for p in ("aduan_intake", "aduan_sla_mesin", "aduan_relay"))


def test_some_passwords_without_the_others_are_refused_with_the_command_to_run(tmp_path):
    (tmp_path / "sla").write_text("rahasia\n", encoding="utf-8")
    with pytest.raises(Gagal, match=r"ADUAN_DB_INTAKE_PASSWORD.*\./aduan init") as galat:
        sandi_dari({f"{variabel('sla')}_FILE": str(tmp_path / "sla")})
    assert "rahasia" not in str(galat.value)
    assert sandi_dari({}) == {}
    assert sandi_dari({variabel(n): s for n, s in SANDI.items()}) == SANDI
