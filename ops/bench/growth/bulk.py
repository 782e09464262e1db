"""Rows by the million: no index is kept meanwhile, and all are built in the end, two at a time.

An index whose keys are random (ids, digests) no longer fits into memory at a million complaints: then each row costs reads and writes of
its own, and most of the time goes there.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psycopg

from shared.machinery.database import sql

AT_ONCE = 2  # builders: as many as there are cores
_BUILDING = ("SET maintenance_work_mem = '1GB'", "SET max_parallel_maintenance_workers = 0")


@contextmanager
def unindexed(url: str, tables: Sequence[str]) -> Iterator[None]:
    """`url`: of a superuser; nothing else may use these tables meanwhile. Where it raises, their indexes stay unusable."""
    with psycopg.connect(url, autocommit=True) as conn:
        conn.execute(sql(__file__, "unindexed"), {"tables": list(tables)})
        yield
        _each(url, [f"REINDEX INDEX {index}" for (index,) in conn.execute(sql(__file__, "indexes"))])


def vacuum(url: str, tables: Sequence[str] = ()) -> None:
    """As PostgreSQL stands after its autovacuum was there, or everywhere. `url`: of a superuser."""
    with psycopg.connect(url, autocommit=True) as conn:
        _each(url, [f"VACUUM (ANALYZE) {table}" for table in tables or [row[0] for row in conn.execute(sql(__file__, "stored"))]])


def _each(url: str, statements: Sequence[str]) -> None:
    """In this order, `AT_ONCE` at a time. Raises what the first that failed did."""

    def work(todo: Iterator[str]) -> None:
        with psycopg.connect(url, autocommit=True) as conn:
            for setting in _BUILDING:
                conn.execute(setting)
            for statement in todo:
                conn.execute(statement)

    todo = iter(statements)
    with ThreadPoolExecutor(AT_ONCE) as builders:
        for builder in [builders.submit(work, todo) for _ in range(AT_ONCE)]:
            builder.result()
