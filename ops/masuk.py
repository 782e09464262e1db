"""The services' own logins in PostgreSQL: each may become the roles of its own service, and no other's."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ops.gagal import Gagal
from shared.machinery.database import one, sql
from shared.machinery.settings import read_secret

if TYPE_CHECKING:
    import psycopg

BERSAMA = "aduan_layanan"  # the one login of all services, where they have none of their own
PERAN = {
    "intake": ("aduan_intake", "aduan_intake_mesin", "aduan_akun", "aduan_akun_mesin"),
    "triage": ("aduan_triage", "aduan_triage_mesin"),
    "response": ("aduan_response", "aduan_response_mesin"),
    "sla": ("aduan_sla", "aduan_sla_mesin"),
    "relay": ("aduan_relay",),
}
MASUK = {layanan: f"{BERSAMA}_{layanan}" for layanan in PERAN}


def variabel(layanan: str) -> str:
    """The environment variable (or NAME_FILE) in which `migrate` is given a login's password."""
    return f"ADUAN_DB_{layanan.upper()}_PASSWORD"


def sandi_dari(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """{service: password} of what is given. Raises Gagal for a file that cannot be read, and for some without the others."""
    salah: list[str] = []
    sandi = {layanan: read_secret(os.environ if env is None else env, variabel(layanan), salah) for layanan in PERAN}
    ada = {layanan: isi for layanan, isi in sandi.items() if isi}
    if ada and (kurang := [variabel(layanan) for layanan in PERAN if layanan not in ada]):
        salah.append(f"{', '.join(kurang)} belum diisi: jalankan ./aduan init, yang menambahkan apa yang belum ada di .env")
    if salah:
        raise Gagal("; ".join(salah) + ".")
    return ada


def izinkan(conn: "psycopg.Connection", layanan: str | None, sandi: Mapping[str, str]) -> None:
    """Brings the logins' rights to what they should be; on the owner's connection, after the migrations.

    `layanan`: the user of DATABASE_URL, if not the owner: it may become any service's role (everything in one process), unless it is
    one of the services' own logins. `sandi`: for each service a password, with which its login is made, or changed; the server is sent
    its SCRAM form only. Logins of these names that somebody else made are given their rights, too.
    """
    from psycopg import sql as pgsql

    if layanan is not None and conn.execute("SELECT FROM pg_roles WHERE rolname = %s", [layanan]).fetchone() is None:
        raise Gagal(f"Pengguna basis data {layanan} dari DATABASE_URL belum ada di server.")
    login = {n for (n,) in conn.execute("SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)", [[BERSAMA, *MASUK.values()]])}
    perintah: list[pgsql.Composable] = []
    for nama, isi in sandi.items():
        masuk = MASUK[nama]
        bentuk = "ALTER ROLE {} PASSWORD {}" if masuk in login else "CREATE ROLE {} LOGIN NOINHERIT PASSWORD {}"
        sidik = conn.pgconn.encrypt_password(isi.encode(), masuk.encode(), b"scram-sha-256").decode()
        perintah.append(pgsql.SQL(bentuk).format(pgsql.Identifier(masuk), pgsql.Literal(sidik)))
    login |= {MASUK[nama] for nama in sandi}
    ada = {n for (n,) in conn.execute("SELECT rolname FROM pg_roles WHERE NOT rolcanlogin AND starts_with(rolname, 'aduan_')")}
    punya = set(conn.execute(sql(__file__, "keanggotaan"), [[BERSAMA, *MASUK.values()]]))
    harus = {(MASUK[n], peran) for n, semua in PERAN.items() if MASUK[n] in login for peran in semua if peran in ada}
    if BERSAMA in login and (layanan == BERSAMA or not sandi):
        harus |= {pasangan for pasangan in punya if pasangan[0] == BERSAMA}  # whoever uses it goes on
    basis = pgsql.Identifier(conn.info.dbname)
    perintah += [pgsql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(basis, pgsql.Identifier(m)) for m in sorted(login - {BERSAMA})]
    perintah += [pgsql.SQL("GRANT {} TO {}").format(pgsql.Identifier(p), pgsql.Identifier(m)) for m, p in sorted(harus - punya)]
    perintah += [pgsql.SQL("REVOKE {} FROM {}").format(pgsql.Identifier(p), pgsql.Identifier(m)) for m, p in sorted(punya - harus)]
    if layanan is not None and layanan not in MASUK.values():
        kurang = conn.execute(sql(__file__, "peran_layanan"), [layanan]).fetchall()
        perintah += [pgsql.SQL("GRANT {} TO {}").format(pgsql.Identifier(p), pgsql.Identifier(layanan)) for (p,) in kurang]
    if one(conn.execute(sql(__file__, "cadangan_kurang")))[0]:
        perintah += [pgsql.SQL("GRANT USAGE ON SCHEMA cadangan TO aduan_cadangan")]
        perintah += [pgsql.SQL("GRANT INSERT (apa, posisi, ukuran) ON cadangan.catatan TO aduan_cadangan")]
    if perintah:
        with conn.transaction():
            conn.execute(pgsql.SQL("; ").join(perintah))
