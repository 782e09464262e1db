"""One-time codes that are sent to a contact: eight digits, ten minutes, five tries for each who asked; they belong to that contact.

While a code is good, whoever asks again is sent the same one: a stranger who asks makes no message worthless that has come.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import psycopg

from shared.akun.penolakan import KodeSalah
from shared.domain.teks import polos
from shared.machinery.database import Database, one, sql

BERLAKU = timedelta(minutes=10)  # from the last message on
SETUA = timedelta(minutes=20)  # an older one is followed by another
PERCOBAAN = 5
ANGKA = 8


@dataclass(frozen=True, slots=True)
class KodeCocok:
    """A code that was right: whose, and the HMAC of the contact that it was sent to."""

    id: UUID
    pemilik: UUID
    kontak: bytes


class KodeSekali:
    """`rahasia`: 32 bytes from which, with what the table holds, the digits follow."""

    def __init__(self, mesin: Database, rahasia: bytes) -> None:
        self._db, self._rahasia = mesin, rahasia

    def buat(self, guna: str, pemilik: UUID, kontak: bytes, sungguh: bool = True) -> tuple[UUID, str]:
        """(what names it in a form, the code itself). `sungguh` False: it only looks the same, and no digits are right."""
        permintaan = uuid4()
        isi = {
            "id": permintaan, "kode": uuid4(), "guna": guna, "pemilik": pemilik, "kontak": kontak, "sungguh": sungguh,
            "acak": secrets.token_bytes(16), "berlaku": BERLAKU, "setua": SETUA,
        }  # fmt: skip
        with self._db.connection() as conn:
            acak = one(conn.execute(sql(__file__, "kode_buat"), isi))[0]
        return permintaan, self._angka(bytes(acak))

    def susul(self, guna: str, pemilik: UUID, kontak: bytes) -> UUID | None:
        """Another's name for the code that was sent last and is still good; None where there is none."""
        permintaan = uuid4()
        isi = {"id": permintaan, "guna": guna, "pemilik": pemilik, "kontak": kontak}
        with self._db.connection() as conn:
            return permintaan if conn.execute(sql(__file__, "kode_susul"), isi).rowcount else None

    def coba(self, permintaan: UUID, guna: str, kode: str) -> KodeCocok:
        """Whose it is; `habiskan` uses it up. Raises KodeSalah, also for one that never was: the form looks the same."""
        angka = "".join(c for c in polos(kode) if c.isascii() and c.isdigit())
        with self._db.connection() as conn:
            row = conn.execute(sql(__file__, "kode_coba"), {"id": permintaan, "guna": guna, "paling": PERCOBAAN}).fetchone()
            benar = row is not None and row[4] and hmac.compare_digest(self._angka(bytes(row[3])), angka)
            if not benar or row is None:
                raise KodeSalah
            conn.execute(sql(__file__, "kode_benar"), {"id": permintaan})
        return KodeCocok(row[0], row[1], bytes(row[2]))

    @staticmethod
    def habiskan(conn: psycopg.Connection, cocok: KodeCocok) -> None:
        """With what it opens: in that transaction. Raises KodeSalah for one that was used meanwhile."""
        if not conn.execute(sql(__file__, "kode_habis"), {"id": cocok.id}).rowcount:
            raise KodeSalah

    def pakai(self, permintaan: UUID, guna: str, kode: str) -> KodeCocok:
        """Tried and used up at once. Raises KodeSalah."""
        cocok = self.coba(permintaan, guna, kode)
        with self._db.connection() as conn:
            self.habiskan(conn, cocok)
        return cocok

    @staticmethod
    def hanguskan(conn: psycopg.Connection, pemilik: UUID) -> None:
        """What was sent about this account opens nothing any more: it has another contact or password now."""
        conn.execute(sql(__file__, "kode_hangus"), {"pemilik": pemilik})

    def _angka(self, acak: bytes) -> str:
        return f"{int.from_bytes(hmac.digest(self._rahasia, acak, 'sha256')[:16]) % 10**ANGKA:0{ANGKA}}"
