"""Recompute one part of the ledger: a range of positions, each event of it, and whether streams stand in it in their order.

Parts know nothing of each other: what a range needs of the one before is the last row in front of it, which it reads itself.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

import psycopg
import rfc8785

from shared.machinery.contracts.envelope import SALT_BYTES, chain, leaf
from shared.machinery.database import sql
from shared.machinery.eventstore.ledger import GENESIS
from shared.machinery.eventstore.numbers import Runs, given
from shared.machinery.json_value import JsonObject

MOST = 20  # faults that are told; the rest is only counted
AT_A_TIME = 2000  # rows that the server's cursor gives
_sorted = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode
SURE_DIGITS = 15  # of a whole number that every JSON reader has exactly


@dataclass(frozen=True)
class Part:
    """What one range says. JSON-ready as a dict, so that it comes from another process or out of a journal.

    `events`: the last position that was looked at; `stored`: rows whose event is there; `hash`: the last one's, hex; `numbers`:
    what was given or passed over, "33.13.17/2026" -> [[first, last], …].
    """

    after: int
    events: int
    stored: int
    hash: str
    faults: Sequence[str]
    numbers: Runs = field(default_factory=dict)

    def as_dict(self) -> JsonObject:
        return asdict(self)


def check_range(conn: psycopg.Connection, after: int, upto: int) -> Part:
    """Positions above `after`, or any at all for the first range, up to `upto`; read once, in order, by a cursor on the server."""
    faults: list[str] = []
    runs: Runs = {}
    stored = 0
    with conn.transaction():
        before = conn.execute(sql(__file__, "verify_before"), {"after": after}).fetchone() if after else None
        events, last = (before[0], bytes(before[1])) if before else (0, GENESIS)
        with conn.cursor(name="verify") as cursor:
            cursor.itersize = AT_A_TIME
            ends = {"after": after if after else None, "upto": upto}
            for position, stream, version, wilayah, stored_leaf, stored_hash, text, *columns in cursor.execute(
                sql(__file__, "verify"), ends, binary=True
            ):
                events += 1
                if position != events:
                    faults.append(f"posisi {position}: nomor {events} yang diharapkan")
                    events = position
                if chain(last, stored_leaf) != stored_hash:
                    faults.append(f"posisi {position}: rantai terputus")
                last = stored_hash
                if text is None:
                    faults.append(f"posisi {position}: kejadiannya tidak ada")
                else:
                    stored += 1
                    found, event = _event_faults(text, stored_leaf, stream, version, wilayah, columns)
                    faults += [f"posisi {position}: {fault}" for fault in found]
                    if (numbers := given(event)) is not None:
                        _note(runs, *numbers)
                if len(faults) >= MOST:
                    break
    return Part(after, events, stored, last.hex(), faults, runs)


def check_streams(conn: psycopg.Connection, share: int, of: int) -> list[str]:
    """Of so large a share of all streams: whether the ledger has each from version 1 on, and in that order."""
    return [
        f"aliran {row[0]}: versinya tidak berurutan" for row in conn.execute(sql(__file__, "verify_versions"), {"share": share, "of": of})
    ]


def _note(runs: Runs, year: str, first: int, until: int) -> None:
    of_year = runs.setdefault(year, [])
    if of_year and of_year[-1][1] + 1 == first:
        of_year[-1][1] = until
    else:
        of_year.append([first, until])


def _event_faults(
    text: str, stored_leaf: bytes, stream: str, version: int, wilayah: str, columns: Sequence[object]
) -> tuple[list[str], JsonObject]:
    """What is wrong with it, and what it says; nothing where that cannot be read."""
    faults = []
    if leaf(text) != stored_leaf:
        faults.append("isi kejadian tidak cocok dengan daunnya")
    try:
        ce = _plain(text)
        if ce is None:
            ce = json.loads(text)
            if rfc8785.dumps(ce).decode() != text:
                faults.append("kejadian tidak dalam bentuk RFC 8785")
    except (ValueError, RecursionError):
        return [*faults, "kejadian bukan JSON"], {}
    if not isinstance(ce, dict):
        return [*faults, "kejadian bukan objek JSON"], {}
    if not (isinstance(salt := ce.get("acak"), str) and len(salt) == 2 * SALT_BYTES):
        faults.append("kejadian tanpa bilangan acaknya: daunnya dapat ditebak")
    id_, type_, event_wilayah = columns
    said = (ce.get("subject"), ce.get("sequence"), ce.get("wilayah"), ce.get("id"), ce.get("type"))
    if said != (stream, version, wilayah, id_, type_) or wilayah != event_wilayah:
        faults.append("kolom tidak cocok dengan isi kejadian")
    return faults, ce


class _Unsure(Exception):
    """A number that the two encoders may write differently."""


def _fraction(_: str) -> float:
    raise _Unsure


def _whole(text: str) -> int:
    if len(text) > SURE_DIGITS:
        raise _Unsure
    return int(text)


_decode = json.JSONDecoder(parse_float=_fraction, parse_int=_whole).decode


def _plain(text: str) -> object:
    """What it says, if the quick encoder alone can tell that this is its RFC 8785 form, as of nearly all events; else None, and the
    library, which takes several times as long, is to be asked.

    The two write the same but for numbers with a fraction or of very many digits, and for the order of keys beyond ASCII.
    """
    if not text.isascii():
        return None
    try:
        ce: object = _decode(text)
    except _Unsure:
        return None
    return ce if _sorted(ce) == text else None
