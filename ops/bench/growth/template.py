"""A life as something to be filled in: its events' texts with holes where ids, days, numbers, salts and sealed words stand."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import psycopg

from shared.domain.aduan.kejadian import Tersandi
from shared.machinery.database import sql
from shared.machinery.privacy.vault import Vault

_ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_HOLE = re.compile(
    rf"{_ID}"
    r"|20\d\d-\d\d-\d\d(?=T\d\d:\d\d:\d\d\.\d{6}Z)"
    r"|\d\d\.\d\d\.\d\d/20\d\d/\d{6,}"
    r'|(?<=")v1\.[A-Za-z0-9_-]+(?=")'
    r'|(?<="acak":")[0-9a-f]{32}(?=")'
)
_OF_ACT = re.compile(rf'"(?:correlation|causation)id":"({_ID})"')
SALT = ""  # the hole of an event's own random number


@dataclass(frozen=True, slots=True)
class Event:
    """`text % holes` is the CloudEvent again, to the byte; a hole is what stands there in the original, SALT for its salt."""

    version: int
    id: str
    type: str
    wilayah: str
    text: str
    holes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """`words`: ciphertext -> what it says; `since`: when it came in, whose year its number has."""

    stream: UUID
    person: UUID
    nomor: str
    since: datetime
    words: dict[str, bytes]
    events: Sequence[Event]


@dataclass(frozen=True, slots=True)
class Template:
    """`ids`: those that every copy has of its own; any other that stands in a text (who did it, a rule) stays what it is."""

    lives: Sequence[Life]
    ids: Sequence[str]

    @property
    def events(self) -> int:
        return sum(len(life.events) for life in self.lives)

    @property
    def days(self) -> set[str]:
        return {hole for life in self.lives for e in life.events for hole in e.holes if len(hole) == 10}


def read(conn: psycopg.Connection, vault: Vault) -> Template:
    """All that has ended here; what is bound to something that has not (a parent that still runs) is left out."""
    found = {row[0]: row for row in conn.execute(sql(__file__, "lives"))}
    texts: dict[UUID, list[tuple]] = {stream: [] for stream in found}
    for stream, *row in conn.execute(sql(__file__, "events"), {"streams": list(found)}):
        texts[stream].append(row)
    running = {str(row[0]) for row in conn.execute("SELECT aduan_id FROM intake.pribadi")} - {str(s) for s in found}
    while bound := [s for s, rows in texts.items() if any(running & set(re.findall(_ID, row[-1])) for row in rows)]:
        for stream in bound:
            del texts[stream]
        running |= {str(s) for s in bound}
    ids: dict[str, None] = {}
    for stream, rows in texts.items():
        ids |= dict.fromkeys((str(stream), str(found[stream][1]), *(row[1] for row in rows)))
        ids |= dict.fromkeys(_OF_ACT.findall("".join(row[-1] for row in rows)))
    return Template([_life(vault, *found[stream], rows, ids) for stream, rows in texts.items()], list(ids))


def _life(vault: Vault, stream: UUID, person: UUID, nomor: str, rows: Sequence[tuple], ids: dict[str, None]) -> Life:
    since = datetime.fromisoformat(json.loads(rows[0][-1])["time"])
    events = [Event(version, id_, type_, wilayah, *_parse(text, ids)) for version, id_, type_, wilayah, text in rows]
    sealed = [hole for e in events for hole in e.holes if hole.startswith("v1.")]
    opened = vault.decrypt_all([(person, stream, Tersandi(satu)) for satu in sealed])
    words = {satu: str(kata).encode() for satu, kata in zip(sealed, opened, strict=True)}
    return Life(stream, person, nomor, since, words, events)


def _parse(text: str, ids: dict[str, None]) -> tuple[str, tuple[str, ...]]:
    holes: list[str] = []

    def hole(found: re.Match[str]) -> str:
        kata = found[0]
        if len(kata) == 36 and "-" in kata and kata not in ids:
            return kata
        holes.append(SALT if len(kata) == 32 and "-" not in kata and "." not in kata else kata)
        return "%s"

    return _HOLE.sub(hole, text.replace("%", "%%")), tuple(holes)
