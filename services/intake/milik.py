"""Whose a complaint is and what opens it: intake's private tables (ops/migrations/0400), which nothing else links by.

Every complaint has a reporter id of its own; `akun` alone, and here alone, says which of them are one person's.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from shared.domain.aduan.penolakan import KodeLacakSalah
from shared.machinery.arrays import array
from shared.machinery.database import Database, sql
from shared.machinery.privacy.derivations import Derivations
from shared.machinery.privacy.vault import Along


@dataclass(frozen=True, slots=True)
class Milik:
    """One complaint: the reporter id in it, which its key goes by, the account (None: filed without one), and the office it came in at."""

    aduan_id: UUID
    kunci: UUID
    akun: UUID | None
    wilayah: str


class BukuMilik:
    """`mesin`: intake's machine role, which alone reads the tables."""

    def __init__(self, mesin: Database, derivations: Derivations) -> None:
        self._db, self._derivations = mesin, derivations

    def catat(self, milik: Sequence[Milik]) -> Along:
        """What writes these down, with their first codes, when their keys are made; a repeat changes nothing."""
        params = {
            "aduan": array(m.aduan_id for m in milik),
            "kunci": array(m.kunci for m in milik),
            "akun": array(m.akun for m in milik),
            "wilayah": array(m.wilayah for m in milik),
            "sidik": array(self._derivations.code_digest(self._derivations.kode_lacak(m.aduan_id)) for m in milik),
        }
        return Along(sql(__file__, "milik_catat"), params)

    def dari_akun(self, akun: UUID) -> list[Milik]:
        """All complaints of an account; one whose request was cut short may be among them, and has no stream."""
        return self._ambil("milik_akun", {"akun": akun})

    def seorang(self, aduan_id: UUID) -> list[Milik]:
        """This complaint and the others of its account; empty for history, and once its reporter is forgotten."""
        return self._ambil("milik_seorang", {"aduan_id": aduan_id})

    def hapus(self, kunci: Iterable[UUID]) -> None:
        """The rows go with the person: whoever calls has destroyed the keys."""
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "milik_hapus"), {"kunci": list(kunci)})

    def kode(self, aduan: Sequence[UUID]) -> dict[UUID, str]:
        """The tracking codes that open these now; who has none (history) is left out."""
        with self._db.connection() as conn:
            versi = conn.execute(sql(__file__, "kode_versi"), {"aduan": list(aduan)}).fetchall()
        return {aduan_id: self._derivations.kode_lacak(aduan_id, n) for aduan_id, n in versi}

    def kode_kini(self, aduan_id: UUID) -> str:
        """The code that opens this complaint now. Raises KodeLacakSalah for history, which has none."""
        kode = self.kode([aduan_id]).get(aduan_id)
        if kode is None:
            raise KodeLacakSalah
        return kode

    def _ambil(self, pernyataan: str, params: dict[str, UUID]) -> list[Milik]:
        with self._db.connection() as conn:
            return [Milik(*row) for row in conn.execute(sql(__file__, pernyataan), params)]
