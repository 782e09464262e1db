"""Each person's data key, and the texts that are encrypted and opened with it."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from secrets import token_bytes
from typing import NamedTuple
from uuid import UUID

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from psycopg.sql import SQL

from shared.domain.aduan.kejadian import Tersandi
from shared.machinery.arrays import array
from shared.machinery.database import Database, sql
from shared.machinery.privacy import aead
from shared.machinery.privacy.errors import CiphertextBroken, KeyErased, KeyMissing
from shared.machinery.privacy.key_cache import KeyCache
from shared.machinery.privacy.master_keys import MasterKeys
from shared.machinery.privacy.one_file import opens
from shared.machinery.privacy.private import Private
from shared.machinery.privacy.wrapping import data_key, wrap

OLD_WRAP = "AD515"  # the database's word for a key under a version that no longer wraps


class Along(NamedTuple):
    """A query that writes, by a function; its parameters are called otherwise than those of a key."""

    statement: str
    params: Mapping[str, object]


@cache
def _made(along: str) -> str:
    return SQL(sql(__file__, "kunci_buat_serta")).format(serta=SQL(along)).as_string()


class Vault:
    """Encrypts and opens personal data. Texts are bound to their complaint (AAD): moved to another one they do not open.

    The key's row is read once a minute and person; errors never carry a text. Its repr shows nothing.
    """

    def __init__(self, db: Database, master: MasterKeys, cache: KeyCache | None = None) -> None:
        self._db, self._master = db, master
        self._cache = cache if cache is not None else KeyCache()

    def check(self) -> None:
        """At start: OtherMasterKeys unless the master keys at hand open one key of every version in use."""
        with self._db.connection() as conn:
            opens(conn, self._master)

    def new_key(self, person_id: UUID) -> None:
        """See to it that this person has a key. KeyErased for one who was erased.

        Commits by itself: never inside the transaction of an append, and before the stream is read, so that the transaction of an append is
        younger than all that it rests on.
        """
        self.new_keys([person_id])

    def new_keys(self, person_ids: Iterable[UUID], along: Along | None = None) -> None:
        """Keys for many people in one statement, and one more where somebody had one. `along` writes what must be there when the keys are.

        Sorted, so that two at once never wait for each other in a circle.
        """
        people = sorted({p for p in person_ids if along or self._cache.get(p) is None})
        if not people:
            return
        try:
            self._make(people, along)
        except psycopg.DatabaseError as e:
            if e.diag.sqlstate != OLD_WRAP:
                raise
            self._master.move_on()
            self._make(people, along)
        self._required(people)

    def _make(self, people: Sequence[UUID], along: Along | None) -> None:
        version = self._master.in_use
        keys = {p: token_bytes(aead.KEY_BYTES) for p in people}
        params = {
            "person": array(people),
            "terbungkus": array(wrap(self._master, p, key, version) for p, key in keys.items()),
            "versi": array(version for _ in people),
        }
        with self._db.connection() as conn:
            if along is None:
                made = conn.execute(sql(__file__, "kunci_buat"), params).fetchall()
            else:
                made = conn.execute(_made(along.statement), {**params, **along.params}).fetchall()
        for (person_id,) in made:  # whoever had one keeps it, and it is read
            self._cache.put(person_id, AESGCM(keys[person_id]))

    @property
    def master(self) -> MasterKeys:
        """The master keys that this one works with."""
        return self._master

    def encrypt_transient(self, purpose: str, text: str, aad: bytes) -> str:
        """What waits to be sent: under a key that goes when the wrapping key is turned, "<version>:<ciphertext>"."""
        version = self._master.in_use
        return f"{version}:{aead.encrypt(self._master.rotating(purpose, version), text, aad)}"

    def decrypt_transient(self, purpose: str, ciphertext: str, aad: bytes) -> Private | None:
        """The text; None when its key is no more. CiphertextBroken when it is not what was sealed."""
        version, _, encoded = ciphertext.partition(":")
        if not version.isdecimal():
            raise CiphertextBroken
        if int(version) not in self._master.versions:
            self._master.reread()
        if int(version) not in self._master.versions:
            return None
        return aead.decrypt(self._master.rotating(purpose, int(version)), Tersandi(encoded), aad)

    def encrypt(self, person_id: UUID, aduan_id: UUID, text: str) -> Tersandi:
        """KeyMissing or KeyErased without a key, TextNotStorable for lone surrogates and NUL."""
        return self.encrypt_all([(person_id, aduan_id, text)])[0]

    def encrypt_all(self, texts: Sequence[tuple[UUID, UUID, str]]) -> list[Tersandi]:
        """(person, complaint, text) each; at most one query for all."""
        keys = self._required(person for person, _, _ in texts)
        return [aead.encrypt(keys[person], text, aduan.bytes) for person, aduan, text in texts]

    def decrypt(self, person_id: UUID, aduan_id: UUID, ciphertext: Tersandi) -> Private | None:
        """The text; None when its person was erased. CiphertextBroken when it was changed or belongs to another complaint."""
        return self.decrypt_all([(person_id, aduan_id, ciphertext)])[0]

    def decrypt_all(self, texts: Sequence[tuple[UUID, UUID, Tersandi]]) -> list[Private | None]:
        """(person, complaint, ciphertext) each; at most one query for all."""
        keys = self._get(person for person, _, _ in texts)
        return [
            aead.decrypt(key, ciphertext, aduan.bytes) if (key := keys.get(person)) is not None else None
            for person, aduan, ciphertext in texts
        ]

    def seal(self, person_id: UUID, aad: bytes, data: bytes) -> bytes:
        """Bytes under this person's key, 28 longer. KeyMissing, KeyErased."""
        return aead.seal(self._required([person_id])[person_id], data, aad)

    def unseal(self, person_id: UUID, aad: bytes, sealed: bytes) -> bytes | None:
        """The bytes again; None when their person was erased. CiphertextBroken when they or the AAD are not what was sealed."""
        key = self._get([person_id]).get(person_id)
        return None if key is None else aead.open_(key, sealed, aad)

    def forget(self, person_id: UUID) -> None:
        """Drop this person's key from memory: an erasure takes effect here at once."""
        self._cache.forget(person_id)

    def clear(self) -> None:
        """Drop all keys from memory."""
        self._cache.clear()

    def _required(self, person_ids: Iterable[UUID]) -> dict[UUID, AESGCM]:
        people = set(person_ids)
        keys = self._get(people)
        if len(keys) < len(people):
            raise KeyMissing
        alive = {p: k for p, k in keys.items() if k is not None}
        if len(alive) < len(keys):
            raise KeyErased
        return alive

    def _get(self, person_ids: Iterable[UUID]) -> dict[UUID, AESGCM | None]:
        """None for an erased person; who never had a key is left out."""
        keys: dict[UUID, AESGCM | None] = {p: self._cache.get(p) for p in set(person_ids)}
        missing = [p for p, k in keys.items() if k is None]
        if not missing:
            return keys
        with self._db.connection() as conn:
            rows = conn.execute(sql(__file__, "kunci_ambil"), {"person": missing}).fetchall()
        for p in missing:
            del keys[p]
        for person_id, wrapped, version in rows:
            if wrapped is None:
                keys[person_id] = None
                continue
            key = data_key(self._master, person_id, bytes(wrapped), version)
            self._cache.put(person_id, key)
            keys[person_id] = key
        return keys

    def __repr__(self) -> str:
        return "Vault()"
