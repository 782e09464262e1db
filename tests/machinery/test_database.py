"""A person's transaction: the setting goes out with BEGIN, and every statement after that is answered before the next."""

import pytest
from psycopg import errors

from tests.support.kantor_lain import JENAWI, KERJO
from tests.support.postgres import BasisUji


def test_how_many_rows_a_statement_changed_is_known_at_once(database: BasisUji):
    with database.sebagai("aduan_intake").transaction(JENAWI) as conn:
        assert conn.execute("UPDATE kantor.kantor SET nama = nama WHERE kode = %s", [JENAWI]).rowcount == 1
        assert conn.execute("UPDATE kantor.kantor SET nama = nama WHERE kode = %s", [KERJO]).rowcount == 0


def test_a_refused_statement_is_told_where_it_stands(database: BasisUji):
    with database.sebagai("aduan_intake").transaction(JENAWI) as conn:
        with pytest.raises(errors.InsufficientPrivilege), conn.transaction():
            conn.execute("DELETE FROM kantor.kantor")
        assert conn.execute("SELECT current_setting('aduan.wilayah')").fetchone() == (JENAWI,)


def test_what_was_changed_is_undone_by_an_error_and_kept_without_one(database: BasisUji):
    db = database.sebagai("aduan_intake")
    with pytest.raises(ZeroDivisionError), db.transaction(JENAWI) as conn:
        conn.execute("UPDATE kantor.kantor SET nama = 'Hilang' WHERE kode = %s", [JENAWI])
        raise ZeroDivisionError
    with db.transaction(JENAWI) as conn:
        assert conn.execute("UPDATE kantor.kantor SET telepon = '0271' WHERE kode = %s AND nama <> 'Hilang'", [JENAWI]).rowcount == 1
    with db.transaction(JENAWI) as conn:
        assert conn.execute("SELECT telepon FROM kantor.kantor WHERE kode = %s", [JENAWI]).fetchone() == ("0271",)
