"""Recompute the whole ledger: every leaf, every link, every position, and whether each complaint's number that was given is there."""

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

import psycopg
import rfc8785

from shared.machinery.contracts.envelope import SALT_BYTES, chain, leaf
from shared.machinery.database import one, sql
from shared.machinery.eventstore.ledger import GENESIS
from shared.machinery.eventstore.numbers import Numbers
from shared.machinery.json_value import JsonObject

MOST = 20  # faults that are told; the rest is only counted


@dataclass
class Verdict:
    """`faults` are sentences for people; `hash` is the chain's end, hex, for comparison with one noted elsewhere."""

    events: int = 0
    pending: int = 0
    hash: str = GENESIS.hex()
    faults: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether no fault was found; `pending` events are none."""
        return not self.faults


def verify(conn: psycopg.Connection, progress: Callable[[int], None] = lambda n: None) -> Verdict:
    """Read the ledger once, in order, with a cursor on the server (memory does not grow with it)."""
    verdict, last = Verdict(), GENESIS
    with conn.transaction():
        (relayed,) = one(conn.execute(sql(__file__, "verify_relayed")))  # before the ledger is read: both go on growing
        numbers = Numbers({(office, year): last for office, year, last in conn.execute(sql(__file__, "verify_numbers"))})
        with conn.cursor(name="verify") as cursor:
            cursor.itersize = 2000
            for position, stream, version, wilayah, stored_leaf, stored_hash, text, *columns in cursor.execute(sql(__file__, "verify")):
                verdict.events += 1
                where = f"posisi {position}"
                if position != verdict.events:
                    verdict.faults.append(f"{where}: nomor {verdict.events} yang diharapkan")
                    verdict.events = position
                last = chain(last, bytes(stored_leaf))
                if last != bytes(stored_hash):
                    verdict.faults.append(f"{where}: rantai terputus")
                    last = bytes(stored_hash)
                if text is None:
                    verdict.faults.append(f"{where}: kejadiannya tidak ada")
                else:
                    faults, event = _event_faults(text, bytes(stored_leaf), stream, version, wilayah, columns)
                    verdict.faults += [f"{where}: {fault}" for fault in faults]
                    numbers.note(event)
                if verdict.events % 1000 == 0:
                    progress(verdict.events)
                if len(verdict.faults) >= MOST:
                    break
        verdict.faults += [f"aliran {row[0]}: versinya tidak berurutan" for row in conn.execute(sql(__file__, "verify_versions"))]
        (verdict.pending,) = one(conn.execute(sql(__file__, "verify_pending")))
        if relayed > verdict.events and len(verdict.faults) < MOST:
            verdict.faults.append(f"buku besar berakhir pada posisi {verdict.events}, padahal sudah disiarkan sampai posisi {relayed}")
        if len(verdict.faults) < MOST:
            verdict.faults += _number_faults(conn, numbers, verdict.events)[: MOST - len(verdict.faults)]
    verdict.hash = last.hex()
    return verdict


def _number_faults(conn: psycopg.Connection, numbers: Numbers, upto: int) -> list[str]:
    """What is on its way to the ledger is looked at only where numbers seem to be missing."""
    if numbers.gaps():
        for (text,) in conn.execute(sql(__file__, "verify_pending_numbers"), {"upto": upto}):
            with suppress(ValueError):  # found broken once it is in the ledger
                numbers.note(json.loads(text))
    return numbers.gaps()


def _event_faults(
    text: str, stored_leaf: bytes, stream: object, version: int, wilayah: str, columns: Sequence[object]
) -> tuple[list[str], JsonObject]:
    """What is wrong with it, and what it says; nothing where that cannot be read."""
    faults = []
    if leaf(text) != stored_leaf:
        faults.append("isi kejadian tidak cocok dengan daunnya")
    try:
        ce = json.loads(text)
        canonical = rfc8785.dumps(ce).decode()
    except (ValueError, RecursionError):
        return [*faults, "kejadian bukan JSON"], {}
    if canonical != text:
        faults.append("kejadian tidak dalam bentuk RFC 8785")
    if not isinstance(ce, dict):
        return [*faults, "kejadian bukan objek JSON"], {}
    if not (isinstance(salt := ce.get("acak"), str) and len(salt) == 2 * SALT_BYTES):
        faults.append("kejadian tanpa bilangan acaknya: daunnya dapat ditebak")
    id_, type_, event_wilayah = columns
    said = (ce.get("subject"), ce.get("sequence"), ce.get("wilayah"), ce.get("id"), ce.get("type"))
    if said != (str(stream), version, wilayah, str(id_), type_) or wilayah != event_wilayah:
        faults.append("kolom tidak cocok dengan isi kejadian")
    return faults, ce
