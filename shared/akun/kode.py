"""One-time codes that are sent to a contact: eight digits, ten minutes, five tries; only their HMAC is kept."""

import hmac
import secrets
from datetime import timedelta
from uuid import UUID, uuid4

from shared.akun.penolakan import KodeSalah
from shared.database import Database, sql

BERLAKU = timedelta(minutes=10)
PERCOBAAN = 5
ANGKA = 8


class KodeSekali:
    """`rahasia`: 32 bytes under which the codes are kept."""

    def __init__(self, mesin: Database, rahasia: bytes) -> None:
        self._db, self._rahasia = mesin, rahasia

    def buat(self, guna: str, pemilik: UUID) -> tuple[UUID, str]:
        """(what names it in a form, the code itself). Of the same purpose and owner only the newest counts."""
        kode_id, kode = uuid4(), f"{secrets.randbelow(10**ANGKA):0{ANGKA}}"
        isi = {"id": kode_id, "guna": guna, "pemilik": pemilik, "kode": self._sidik(kode_id, kode), "berlaku": BERLAKU}
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "kode_buat"), isi)
        return kode_id, kode

    def pakai(self, kode_id: UUID, guna: str, kode: str) -> UUID:
        """Whose it is; it is used up. Raises KodeSalah, also for one that never was: the form looks the same."""
        angka = "".join(c for c in kode if c.isascii() and c.isdigit())
        with self._db.transaction() as conn:
            row = conn.execute(sql(__file__, "kode_coba"), {"id": kode_id, "guna": guna, "paling": PERCOBAAN}).fetchone()
            benar = row is not None and hmac.compare_digest(bytes(row[1]), self._sidik(kode_id, angka))
            if benar:
                conn.execute("DELETE FROM akun.kode WHERE id = %s", [kode_id])
        if not benar or row is None:
            raise KodeSalah
        return row[0]

    def _sidik(self, kode_id: UUID, kode: str) -> bytes:
        return hmac.digest(self._rahasia, kode_id.bytes + kode.encode(), "sha256")
