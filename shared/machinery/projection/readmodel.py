"""What a read model is: tables with one head row a complaint, and a pure function from a stream to rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol
from uuid import UUID

import psycopg
from psycopg import sql

from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Kejadian

Rows = Mapping[str, Sequence[tuple[object, ...]]]  # table name -> rows, values in the order of the table's columns


@dataclass(frozen=True, eq=False)
class Table:
    """`columns`: name -> PostgreSQL type, in order. The first is `aduan_id`; a head table has `versi` and `revisi` too.

    Each is made once, and what is said of it is composed once: composing took a quarter of the time of filing a complaint.
    """

    name: str  # "triage.aduan"
    columns: Mapping[str, str]

    @property
    def identifier(self) -> sql.Identifier:
        """For SQL that is composed: schema and name, each quoted."""
        return sql.Identifier(*self.name.split("."))


class ReadModel(Protocol):
    """`tables[0]` is the head: one row a complaint, guarded by (versi, revisi). Rows of the others go with their head."""

    @property
    def service(self) -> str: ...

    @property
    def tables(self) -> tuple[Table, ...]: ...

    depends_on_rules: bool  # whether a change of the rules changes its rows

    def rows(self, aduan: Aduan, events: Sequence[Kejadian]) -> Rows:
        """Pure. The head table has exactly one row."""


@cache
def about(statement: str, table: Table) -> str:
    """The statement with its {table} said."""
    return sql.SQL(statement).format(table=table.identifier).as_string()


@cache
def insert(table: Table, tail: str = "") -> str:
    """One statement for any number of rows: an array a column."""
    names = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    arrays = sql.SQL(", ").join(sql.SQL("%s::" + kind + "[]") for kind in table.columns.values())
    statement = sql.SQL("INSERT INTO {table} ({names}) SELECT * FROM unnest({arrays}) ")
    return statement.format(table=table.identifier, names=names, arrays=arrays).as_string() + tail


@cache
def guarded(table: Table, again: bool = False) -> str:
    """The newer (versi, revisi) wins, whatever order the news came in; `again`: the same one, too, is written over."""
    names = sql.SQL(", ").join(map(sql.Identifier, table.columns))
    new = sql.SQL(", ").join(sql.SQL("excluded.") + sql.Identifier(c) for c in table.columns)
    clause = (
        "ON CONFLICT (aduan_id) DO UPDATE SET ({names}) = ROW({new})"
        " WHERE ({t}.versi, {t}.revisi) {older} (excluded.versi, excluded.revisi) RETURNING aduan_id"
    )
    older = sql.SQL("<=" if again else "<")
    return insert(table, sql.SQL(clause).format(names=names, new=new, t=table.identifier, older=older).as_string())


def write(conn: psycopg.Connection, model: ReadModel, rows: Sequence[Rows], again: bool = False) -> set[UUID]:
    """Write the rows of many complaints: one statement a table. The ids that were news; older versions change nothing.

    `again`: rows of the same version are written over (a rebuild).
    """
    head, *others = model.tables
    heads = sorted((r for one in rows for r in one[head.name]), key=lambda r: str(r[0]))  # one order, so that replicas never deadlock
    if not heads:
        return set()
    changed = {row[0] for row in conn.execute(guarded(head, again), _columns(head, heads))}
    if not changed:
        return changed
    for table in others:
        conn.execute(about("DELETE FROM {table} WHERE aduan_id = ANY(%s)", table), (list(changed),))
        details = [r for one in rows for r in one[table.name] if r[0] in changed]
        if details:
            conn.execute(insert(table), _columns(table, details))
    return changed


def _columns(table: Table, rows: Sequence[tuple[object, ...]]) -> list[list[object]]:
    return [[row[i] for row in rows] for i in range(len(table.columns))]
