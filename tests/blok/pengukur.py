"""Blocks by query file: PostgreSQL's own `auto_explain` tells every connection of this process what each of its statements read."""

import json
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import psycopg
from psycopg import sql
from psycopg.errors import Diagnostic

from shared.machinery.settings import REPO

TANDA = "  plan:\n"
# Of every session in the database. Small tables are read whole whatever indexes they have, unless that is out of the question.
PENGATURAN = {
    "session_preload_libraries": "auto_explain",
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_buffers": "on",
    "auto_explain.log_timing": "off",
    "auto_explain.log_format": "json",
    "auto_explain.log_level": "notice",
    "auto_explain.log_parameter_max_length": "0",
    "enable_seqscan": "off",
}
TEMPAT = ("shared", "services", "ops")


@cache
def berkas_kueri() -> dict[str, str]:
    """Every query file by its first line, which says why it exists and so is its own; as far as it stays the same when it is filled in."""
    semua: dict[str, str] = {}
    for berkas in sorted(b for tempat in TEMPAT for b in (REPO / tempat).glob("**/sql/*.sql")):
        baris = berkas.read_text(encoding="utf-8").splitlines()[0].replace("%%", "%").partition("{")[0].partition("%(")[0]
        assert baris.startswith("-- ") and baris not in semua, f"{berkas}: its first line must say why it exists, as no other's does"
        semua[baris] = str(berkas.relative_to(REPO))
    return semua


@dataclass(frozen=True, slots=True)
class Jalan:
    """One run of a statement: shared blocks hit and read by its plan, and how many rows it gave, wrote or touched."""

    blok: int
    baris: int


@dataclass
class Pengukur:
    """What ran while it listened, by query file; what stands in no file, by its first words."""

    jalan: dict[str, list[Jalan]] = field(default_factory=lambda: defaultdict(list))

    def dengar(self, diag: Diagnostic) -> None:
        _, tanda, isi = (diag.message_primary or "").partition(TANDA)
        if tanda:
            rencana = json.loads(isi)
            satu = _jalan(rencana["Plan"])
            for nama in _nama(rencana["Query Text"]):
                self.jalan[nama].append(satu)

    @contextmanager
    def pasang(self) -> Iterator["Pengukur"]:
        """Every connection that is opened meanwhile is listened to."""
        asli = psycopg.Connection.__init__

        def buka(conn: psycopg.Connection, *args: Any, **kwargs: Any) -> None:
            asli(conn, *args, **kwargs)
            conn.add_notice_handler(self.dengar)

        psycopg.Connection.__init__ = buka  # type: ignore[method-assign]
        try:
            yield self
        finally:
            psycopg.Connection.__init__ = asli  # type: ignore[method-assign]


def _jalan(plan: dict[str, Any]) -> Jalan:
    baris, simpul = plan["Actual Rows"], plan
    while simpul["Node Type"] in ("ModifyTable", "LockRows", "Limit", "Sort") and simpul.get("Plans"):
        simpul = simpul["Plans"][0]
        baris = max(baris, simpul["Actual Rows"]) if plan["Node Type"] == "ModifyTable" else baris
    return Jalan(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"], int(baris))


@cache
def _nama(teks: str) -> tuple[str, ...]:
    """The files whose text this is, or is put together of."""
    berkas = berkas_kueri()
    baris = [satu[satu.find("-- ") :] for satu in teks.splitlines() if "-- " in satu]  # behind a cursor's declaration, too
    dari = tuple(berkas[x] for x in baris if x in berkas) or tuple(berkas[x] for x in berkas for y in baris[:1] if y.startswith(x))
    return dari or (" ".join(teks.split())[:90],)


def atur(owner_url: str, basis: str) -> None:
    """From the next session on every statement in this database is measured; needs a superuser."""
    with psycopg.connect(owner_url, autocommit=True) as conn:
        for nama, nilai in PENGATURAN.items():
            conn.execute(
                sql.SQL("ALTER DATABASE {} SET {} = {}").format(sql.Identifier(basis), sql.Identifier(*nama.split(".")), sql.Literal(nilai))
            )
