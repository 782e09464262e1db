"""Who visits: a server-side session behind a random cookie of which only the hash is stored; made when a page first needs it."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from uuid import UUID

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.domain.akses.petugas import Penugasan, Petugas
from shared.machinery.database import Database, one, sql

DIAM = timedelta(days=7)  # a visitor's draft waits as long for their return
UMUR = timedelta(days=30)
DIAM_PETUGAS = timedelta(hours=1)  # staff share desks: idle limit, and a working day at most
UMUR_PETUGAS = timedelta(hours=12)
BYTE = 32
PENUH, TOTP, PASANG_TOTP = "penuh", "totp", "pasang-totp"


@dataclass(frozen=True, slots=True)
class Pengunjung:
    """`rahasia`: the cookie's random bytes, from which the session's own keys are derived.

    `petugas_id` or `pelapor_id`: who has given their password; `tahap`: what they still owe; `petugas`: who they are to the
    table of rights, only once they owe nothing. `wilayah`: the office chosen among several.
    """

    rahasia: bytes
    petugas_id: UUID | None = None
    pelapor_id: UUID | None = None
    tahap: str = PENUH
    wilayah: str | None = None
    petugas: Petugas | None = None

    @classmethod
    def tamu(cls, kuki: str | None) -> "Pengunjung | None":
        """Whoever brings a cookie of ours, known or not: enough for a form's token, and for nothing else. No query."""
        rahasia = _baca(kuki)
        return None if rahasia is None else cls(rahasia)

    @classmethod
    def tamu_baru(cls) -> "Pengunjung":
        """A cookie for somebody who is shown a form: of them nothing is kept."""
        return cls(secrets.token_bytes(BYTE))

    @property
    def id_hash(self) -> bytes:
        return sha256(self.rahasia).digest()

    @property
    def tanda(self) -> str:
        """What names it in its owner's own list, and opens nothing."""
        return sha256(self.id_hash).hexdigest()

    def turunan(self, untuk: str) -> bytes:
        """A key of this session for one purpose, 32 bytes."""
        return hmac.digest(self.rahasia, untuk.encode(), "sha256")

    def kunci(self, untuk: str) -> AESGCM:
        return AESGCM(self.turunan(untuk))

    def __repr__(self) -> str:
        return f"Pengunjung(petugas_id={self.petugas_id}, pelapor_id={self.pelapor_id}, tahap={self.tahap})"


@dataclass(frozen=True, slots=True)
class SesiTerbuka:
    """One row of somebody's own list; `tanda` names it without opening it."""

    tanda: str
    peranti: str
    dibuat_pada: datetime
    dilihat_pada: datetime


class Sesi:
    """The sessions. A cookie that is unknown, over or malformed is nobody."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def ambil(self, kuki: str | None) -> Pengunjung | None:
        """The visitor of a cookie, by one query."""
        rahasia = _baca(kuki)
        if rahasia is None:
            return None
        sidik = {"id_hash": Pengunjung(rahasia).id_hash}
        with self._db.connection() as conn:
            row = conn.execute(sql(__file__, "sesi_ambil"), sidik).fetchone()
            if row is None:
                return None
            petugas_id, pelapor_id, tahap, wilayah, sepi, nama, peran, tugas = row
            if sepi:
                conn.execute(sql(__file__, "sesi_lihat"), sidik)
        petugas = None
        if petugas_id is not None and tahap == PENUH:
            petugas = Petugas(petugas_id, nama, frozenset(map(Penugasan, peran, tugas)))
        return Pengunjung(rahasia, petugas_id, pelapor_id, tahap, wilayah, petugas)

    def baru(self) -> Pengunjung:
        """A visitor who has not signed in; who signs in gets one of `SesiMasuk`."""
        pengunjung = Pengunjung(secrets.token_bytes(BYTE))
        isi = {"id_hash": pengunjung.id_hash, "peranti": "", "diam": DIAM, "umur": UMUR}
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "sesi_tamu"), isi)
        return pengunjung

    def akhiri(self, pengunjung: Pengunjung) -> None:
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "sesi_hapus"), {"id_hash": pengunjung.id_hash})

    def di(self, pengunjung: Pengunjung, wilayah: str) -> None:
        """At this office from now on; whether they may be there is asked at every page anyway."""
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "sesi_wilayah"), {"id_hash": pengunjung.id_hash, "wilayah": wilayah})


class SesiMasuk:
    """Sessions of people who sign in: made, listed and ended by the role that signs people in, which only intake acts as."""

    def __init__(self, mesin: Database) -> None:
        self._db = mesin

    def baru(
        self,
        diam: timedelta,
        umur: timedelta,
        *,
        petugas_id: UUID | None = None,
        pelapor_id: UUID | None = None,
        tahap: str = PENUH,
        peranti: str = "",
    ) -> Pengunjung:
        """A new id at every step of a sign-in; the caller ends the old session."""
        pengunjung = Pengunjung(secrets.token_bytes(BYTE), petugas_id, pelapor_id, tahap)
        isi = {
            "id_hash": pengunjung.id_hash, "petugas_id": petugas_id, "pelapor_id": pelapor_id, "tahap": tahap,
            "peranti": peranti[:60], "diam": diam, "umur": umur,
        }  # fmt: skip
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "sesi_masuk"), isi)
        return pengunjung

    def milik(self, petugas_id: UUID | None = None, pelapor_id: UUID | None = None) -> list[SesiTerbuka]:
        """Where one person is signed in."""
        with self._db.connection() as conn:
            rows = conn.execute(sql(__file__, "sesi_milik"), {"petugas_id": petugas_id, "pelapor_id": pelapor_id}).fetchall()
        return [SesiTerbuka(*row) for row in rows]

    def akhiri_milik(
        self,
        petugas_id: UUID | None = None,
        pelapor_id: UUID | None = None,
        kecuali: Pengunjung | None = None,
        hanya: str | None = None,
    ) -> int:
        """One person's sessions end everywhere, or the one whose `tanda` it is; how many."""
        with self._db.connection() as conn:
            return akhiri_milik(conn, petugas_id, pelapor_id, kecuali, hanya)

    def calon(self, pengunjung: Pengunjung, usul: str) -> str | None:
        """What this session is about to take over as its second factor, sealed: `usul`, or what was proposed before."""
        with self._db.connection() as conn:
            return one(conn.execute(sql(__file__, "sesi_calon"), {"id_hash": pengunjung.id_hash, "usul": usul}))[0]


def akhiri_milik(
    conn: psycopg.Connection,
    petugas_id: UUID | None = None,
    pelapor_id: UUID | None = None,
    kecuali: Pengunjung | None = None,
    hanya: str | None = None,
) -> int:
    """`SesiMasuk.akhiri_milik` inside a transaction at hand: with the change after which nobody is to be signed in from before."""
    params = {
        "petugas_id": petugas_id, "pelapor_id": pelapor_id, "kecuali": kecuali.id_hash if kecuali else None, "hanya": hanya,
    }  # fmt: skip
    return one(conn.execute(sql(__file__, "sesi_akhiri_milik"), params))[0]


def _baca(kuki: str | None) -> bytes | None:
    try:
        rahasia = bytes.fromhex(kuki or "")
    except ValueError:
        return None
    return rahasia if len(rahasia) == BYTE else None
