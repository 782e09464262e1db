"""Each person's data key, and the texts that are encrypted and opened with it."""

from collections.abc import Callable, Iterable, Sequence
from secrets import token_bytes
from uuid import UUID

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.domain.aduan.kejadian import Tersandi
from shared.machinery.database import Database, sql
from shared.machinery.privacy import aead
from shared.machinery.privacy.bungkus import buka_bungkus, bungkus, kunci_data
from shared.machinery.privacy.galat import KunciSudahDihapus, KunciTidakAda, SandiRusak
from shared.machinery.privacy.induk import Induk
from shared.machinery.privacy.pribadi import Pribadi
from shared.machinery.privacy.simpanan import Simpanan

BUNGKUS_LAMA = "AD515"  # the database's word for a key under a version that no longer wraps


class Sandi:
    """Encrypts and opens personal data. Texts are bound to their complaint (AAD): moved to another one they do not open.

    The key's row is read once a minute and person; errors never carry a text. Its repr shows nothing.
    """

    def __init__(self, db: Database, induk: Induk, simpanan: Simpanan | None = None) -> None:
        self._db, self._induk = db, induk
        self._simpanan = simpanan if simpanan is not None else Simpanan()

    def periksa(self) -> None:
        """At start: IndukBukanIni unless the master keys at hand open one key of every version in use."""
        with self._db.connection() as conn:
            for person_id, terbungkus, versi in conn.execute(sql(__file__, "kunci_contoh")).fetchall():
                buka_bungkus(self._induk, person_id, bytes(terbungkus), versi)

    def baru(self, person_id: UUID) -> None:
        """See to it that this person has a key. KunciSudahDihapus for one who was erased.

        Commits by itself: never inside the transaction of an append, and before the stream is read, so that the transaction of an append is
        younger than all that it rests on.
        """
        self.baru_banyak([person_id])

    def baru_banyak(self, person_ids: Iterable[UUID], beserta: Callable[[psycopg.Connection], None] | None = None) -> None:
        """Keys for many people in two statements. `beserta` writes what must be there when the keys are, in the same transaction.

        Sorted, so that two at once never wait for each other in a circle.
        """
        orang = sorted({p for p in person_ids if beserta or self._simpanan.ambil(p) is None})
        if not orang:
            return
        try:
            self._buat(orang, beserta)
        except psycopg.DatabaseError as e:
            if e.diag.sqlstate != BUNGKUS_LAMA:
                raise
            self._induk.maju()
            self._buat(orang, beserta)
        self._wajib(orang)

    def _buat(self, orang: Sequence[UUID], beserta: Callable[[psycopg.Connection], None] | None) -> None:
        versi = self._induk.dipakai
        params = {
            "person": orang,
            "terbungkus": [bungkus(self._induk, p, token_bytes(aead.KUNCI), versi) for p in orang],
            "versi": [versi] * len(orang),
        }
        with self._db.connection() as conn:
            if beserta is None:
                conn.execute(sql(__file__, "kunci_buat"), params)
            else:
                with conn.pipeline(), conn.transaction():
                    conn.execute(sql(__file__, "kunci_buat"), params)
                    beserta(conn)

    @property
    def induk(self) -> Induk:
        """The master keys that this one works with."""
        return self._induk

    def sandikan_sementara(self, guna: str, teks: str, aad: bytes) -> str:
        """What waits to be sent: under a key that goes when the wrapping key is turned, "<version>:<ciphertext>"."""
        versi = self._induk.dipakai
        return f"{versi}:{aead.sandikan(self._induk.berputar(guna, versi), teks, aad)}"

    def buka_sementara(self, guna: str, tersandi: str, aad: bytes) -> Pribadi | None:
        """The text; None when its key is no more. SandiRusak when it is not what was sealed."""
        versi, _, isi = tersandi.partition(":")
        if not versi.isdecimal():
            raise SandiRusak
        if int(versi) not in self._induk.versi:
            self._induk.segarkan()
        return aead.buka(self._induk.berputar(guna, int(versi)), Tersandi(isi), aad) if int(versi) in self._induk.versi else None

    def sandikan(self, person_id: UUID, aduan_id: UUID, teks: str) -> Tersandi:
        """KunciTidakAda or KunciSudahDihapus without a key, TeksTidakSah for lone surrogates and NUL."""
        return self.sandikan_banyak([(person_id, aduan_id, teks)])[0]

    def sandikan_banyak(self, isi: Sequence[tuple[UUID, UUID, str]]) -> list[Tersandi]:
        """(person, complaint, text) each; at most one query for all."""
        kunci = self._wajib(person for person, _, _ in isi)
        return [aead.sandikan(kunci[person], teks, aduan.bytes) for person, aduan, teks in isi]

    def buka(self, person_id: UUID, aduan_id: UUID, tersandi: Tersandi) -> Pribadi | None:
        """The text; None when its person was erased. SandiRusak when it was changed or belongs to another complaint."""
        return self.buka_banyak([(person_id, aduan_id, tersandi)])[0]

    def buka_banyak(self, isi: Sequence[tuple[UUID, UUID, Tersandi]]) -> list[Pribadi | None]:
        """(person, complaint, ciphertext) each; at most one query for all."""
        kunci = self._ambil(person for person, _, _ in isi)
        return [aead.buka(k, tersandi, aduan.bytes) if (k := kunci.get(person)) is not None else None for person, aduan, tersandi in isi]

    def segel(self, person_id: UUID, aad: bytes, data: bytes) -> bytes:
        """Bytes under this person's key, 28 longer. KunciTidakAda, KunciSudahDihapus."""
        return aead.seal(self._wajib([person_id])[person_id], data, aad)

    def buka_segel(self, person_id: UUID, aad: bytes, tersegel: bytes) -> bytes | None:
        """The bytes again; None when their person was erased. SandiRusak when they or the AAD are not what was sealed."""
        kunci = self._ambil([person_id]).get(person_id)
        return None if kunci is None else aead.open_(kunci, tersegel, aad)

    def lupakan(self, person_id: UUID) -> None:
        """Drop this person's key from memory: an erasure takes effect here at once."""
        self._simpanan.lupakan(person_id)

    def bersihkan(self) -> None:
        """Drop all keys from memory."""
        self._simpanan.bersihkan()

    def _wajib(self, person_ids: Iterable[UUID]) -> dict[UUID, AESGCM]:
        orang = set(person_ids)
        kunci = self._ambil(orang)
        if len(kunci) < len(orang):
            raise KunciTidakAda
        hidup = {p: k for p, k in kunci.items() if k is not None}
        if len(hidup) < len(kunci):
            raise KunciSudahDihapus
        return hidup

    def _ambil(self, person_ids: Iterable[UUID]) -> dict[UUID, AESGCM | None]:
        """None for an erased person; who never had a key is left out."""
        kunci: dict[UUID, AESGCM | None] = {p: self._simpanan.ambil(p) for p in set(person_ids)}
        dicari = [p for p, k in kunci.items() if k is None]
        if not dicari:
            return kunci
        with self._db.connection() as conn:
            baris = conn.execute(sql(__file__, "kunci_ambil"), {"person": dicari}).fetchall()
        for p in dicari:
            del kunci[p]
        for person_id, terbungkus, versi in baris:
            if terbungkus is None:
                kunci[person_id] = None
                continue
            terbuka = kunci_data(self._induk, person_id, bytes(terbungkus), versi)
            self._simpanan.simpan(person_id, terbuka)
            kunci[person_id] = terbuka
        return kunci

    def __repr__(self) -> str:
        return "Sandi()"
