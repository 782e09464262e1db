"""A person's transaction: the setting goes out with BEGIN, and every statement after that is answered before the next."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from psycopg import errors

from shared.machinery.arrays import array
from shared.machinery.database import UNLIMITED
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


def test_an_array_arrives_as_what_it_was_made_of(database: BasisUji):
    at = datetime(2022, 1, 2, 7, 25, 0, 5, timezone(timedelta(hours=7)))
    columns: dict[str, list[object]] = {
        "text": ["", "NULL", None, 'kutip " dan \\', "{a,b}", " spasi ", "baris\nbaru", "é漢😀", "'; --"],
        "uuid": [UUID(int=0), UUID(int=2**128 - 1), None],
        "int8": [-1, 0, None, 2**63 - 1],
        "bool": [True, False, None],
        "timestamptz": [at, datetime(9999, 12, 31, 23, 59, 59, 999999, UTC), None],
        "bytea": [b"", b'\x00\\"\xff', None],
        "int2": [],
    }
    with database.sebagai("aduan_intake").connection() as conn:
        for kind, values in columns.items():
            assert conn.execute(f"SELECT %s::{kind}[]", [array(values)]).fetchone() == (values,)


def test_an_array_of_what_nobody_spelled_out_is_refused():
    with pytest.raises(KeyError):
        array([1.5])


def test_work_without_a_time_limit_is_waited_for_on_both_sides(database: BasisUji):
    with database.sebagai("aduan_intake").transaction(patience=UNLIMITED) as conn:
        assert conn.execute("SELECT current_setting('statement_timeout')").fetchone() == ("0",)
        assert conn.patience == UNLIMITED


@pytest.mark.parametrize("wilayah", [JENAWI, None])
def test_all_statements_of_a_snapshot_see_the_same_moment_and_the_next_transaction_the_present(database: BasisUji, wilayah):
    look, change = "SELECT telepon FROM kantor.kantor WHERE kode = %s", "UPDATE kantor.kantor SET telepon = %s WHERE kode = %s"
    db = database.sebagai("aduan_intake")
    with db.transaction(JENAWI) as conn:
        conn.execute(change, ["0271", JENAWI])
    with db.transaction(wilayah, snapshot=True) as conn:
        before = conn.execute(look, [JENAWI]).fetchone()
        with database.sebagai("aduan_intake").transaction(JENAWI) as other:
            other.execute(change, ["0272", JENAWI])
        assert conn.execute(look, [JENAWI]).fetchone() == before == ("0271",)
    assert conn.isolation_level is None, "as usual again"
    with db.transaction(wilayah) as conn:
        assert conn.execute(look, [JENAWI]).fetchone() == ("0272",)
        with database.sebagai("aduan_intake").transaction(JENAWI) as other:
            other.execute(change, ["0273", JENAWI])
        assert conn.execute(look, [JENAWI]).fetchone() == ("0273",)
