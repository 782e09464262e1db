"""The sizes: copies of real lives, years back, with ids, numbers, keys, codes and sealed words of their own, in ledger and read models.

A copy is whole: its words open with its key, its code opens it, its leaf is in the chain, `verify` finds it sound. What it is not: ids are
random (an event's own does not follow from its stream), and days are moved by whole weeks without asking the calendar again, so that a
verdict may be one that the holidays of that year would not have given.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from os import urandom
from uuid import UUID
from zoneinfo import ZoneInfo

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ops.bench.growth.bulk import unindexed, vacuum
from ops.bench.growth.rows import Copies, Rows
from ops.bench.growth.template import SALT, Life, Template
from shared.domain.aduan.nomor import tulis
from shared.domain.workcalendar.zona import WIB
from shared.machinery.contracts.envelope import chain, leaf
from shared.machinery.database import sql
from shared.machinery.privacy import aead
from shared.machinery.privacy.derivations import Derivations
from shared.machinery.privacy.master_keys import MasterKeys
from shared.machinery.privacy.wrapping import wrap

# Over which copies are spread; with the lives' own age five years, and nobody is so old that retention forgets them. Lives came in over
# four weeks, so that steps of four leave no day out.
WEEKS, STEP = 240, 4
_COPY = {
    "events": "COPY eventstore.events (stream, version, id, type, wilayah, cloudevent) FROM STDIN",
    "ledger": "COPY eventstore.ledger (position, stream, version, wilayah, leaf, hash) FROM STDIN",
    "kunci": "COPY privacy.kunci (person_id, terbungkus, master_versi, dibuat_pada) FROM STDIN",
}
SUMS = ("sla.dirangkum", "sla.rekap", "sla.rekap_kantor", "sla.rekap_baru")
_TABLES = ("eventstore.events", "eventstore.ledger", "privacy.kunci")
Lines = dict[str, list[str]]
GENESIS = (0, bytes(32))


@dataclass
class _Copier:
    """Writes the lines of copies, one round of all lives after another; remembers numbers, position and chain."""

    template: Template
    master: MasterKeys
    derivations: Derivations
    position: int
    hash: bytes
    numbers: Counter[tuple[str, int]]
    _days: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self._days = self.template.days

    def round(self, lives: Sequence[Life], weeks: int, lines: Lines, copies: Copies) -> None:
        filled = dict(zip(self.template.ids, _uuids(len(self.template.ids)), strict=True))
        back = timedelta(weeks=weeks)
        filled |= {day: str(date.fromisoformat(day) - back) for day in self._days}
        filled |= {life.nomor: life.nomor for life in self.template.lives}  # of a parent that this round has not got
        for life in lives:
            kantor = life.nomor[:8]
            tahun = (life.since - back).astimezone(ZoneInfo(WIB)).year
            self.numbers[kantor, tahun] += 1
            filled[life.nomor] = tulis(kantor, tahun, self.numbers[kantor, tahun])
        for life in sorted(lives, key=lambda one: filled[str(one.stream)]):  # as the sequencer orders what one transaction brought
            self._life(life, life.since - back, filled, lines)
            stream = UUID(filled[str(life.stream)])
            sidik = self.derivations.code_digest(self.derivations.kode_lacak(stream))
            copies.append((life.stream, stream, life.person, UUID(filled[str(life.person)]), filled[life.nomor], -back, sidik))

    def _life(self, life: Life, since: datetime, filled: dict[str, str], lines: Lines) -> None:
        stream, person = filled[str(life.stream)], filled[str(life.person)]
        id_, version, key = UUID(stream), self.master.in_use, urandom(aead.KEY_BYTES)
        wrapped, cipher = wrap(self.master, UUID(person), key, version), AESGCM(key)
        lines["kunci"].append(f"{person}\t\\\\x{wrapped.hex()}\t{version}\t{since}\n")
        for ciphertext, words in life.words.items():
            filled[ciphertext] = aead.encrypt(cipher, words.decode(), id_.bytes)
        for e in life.events:
            filled[SALT] = urandom(16).hex()
            text = e.text % tuple(map(filled.__getitem__, e.holes))
            of_one = leaf(text)
            self.position += 1
            self.hash = chain(self.hash, of_one)
            lines["events"].append(f"{stream}\t{e.version}\t{filled[e.id]}\t{e.type}\t{e.wilayah}\t{_escaped(text)}\n")
            lines["ledger"].append(f"{self.position}\t{stream}\t{e.version}\t{e.wilayah}\t\\\\x{of_one.hex()}\t\\\\x{self.hash.hex()}\n")


def multiply(url: str, template: Template, master: MasterKeys, copies: int, progress: Callable[[int], None] = lambda _: None) -> None:
    """So many complaints more, spread evenly over the years, the oldest first; `url`: a superuser's. Nothing else may use it meanwhile.

    The server writes one lot while the next is made here.
    """
    with ExitStack() as stack:
        conn = stack.enter_context(psycopg.connect(url, autocommit=True))
        rows = stack.enter_context(Rows(url, [life.stream for life in template.lives]))
        before, last = conn.execute("SELECT position, hash FROM eventstore.ledger ORDER BY position DESC LIMIT 1").fetchone() or GENESIS
        given = conn.execute("SELECT wilayah, tahun, terakhir FROM eventstore.nomor")
        numbers = Counter({(kantor, tahun): n for kantor, tahun, n in given})
        copier = _Copier(template, master, Derivations(master), before, bytes(last), numbers)
        with unindexed(url, [*_TABLES, *rows.tables]), ThreadPoolExecutor(1) as aside:
            written, done = aside.submit(lambda: None), 0
            for lives, weeks in _rounds(template, copies):
                lines: Lines = {name: [] for name in _COPY}
                made: Copies = []
                copier.round(lives, weeks, lines, made)
                written.result()
                written = aside.submit(_store, conn, rows, lines, made)
                progress(done := done + len(made))
            written.result()
        vacuum(url)
        rows.sum()
        vacuum(url, SUMS)
        kantor, tahun, terakhir = zip(*((*of, n) for of, n in copier.numbers.items()), strict=True)
        conn.execute(sql(__file__, "numbers"), {"wilayah": list(kantor), "tahun": list(tahun), "terakhir": list(terakhir)})
        conn.execute(sql(__file__, "marks"), {"head": copier.position, "before": before})


def _rounds(template: Template, copies: int) -> Iterator[tuple[Sequence[Life], int]]:
    """All lives, and how many weeks back they go; each round is one transaction."""
    lives = template.lives
    rounds = -(-copies // len(lives))
    for n in range(rounds):
        yield lives[: copies - n * len(lives)], WEEKS // STEP * (rounds - 1 - n) // max(1, rounds - 1) * STEP


def _store(conn: psycopg.Connection, rows: Rows, lines: Lines, made: Copies) -> None:
    """The events and what follows of them, each in a transaction."""
    with conn.transaction(), conn.cursor() as cursor:
        for name, statement in _COPY.items():
            with cursor.copy(statement) as into:
                into.write("".join(lines[name]))
    rows.write(made)


def _uuids(count: int) -> Iterator[str]:
    """Random ones (version 4), as text."""
    bits = urandom(16 * count).hex()
    for at in range(0, len(bits), 32):
        one = bits[at : at + 32]
        yield f"{one[:8]}-{one[8:12]}-4{one[13:16]}-8{one[17:20]}-{one[20:]}"


def _escaped(text: str) -> str:
    """For COPY's text format; a JSON text has no line's end or tab in it."""
    return text.replace("\\", "\\\\") if "\\" in text else text
