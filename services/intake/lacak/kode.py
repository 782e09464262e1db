"""Tracking codes: which complaint one opens, and which one opens a complaint."""

from datetime import datetime
from uuid import UUID

from services.intake.milik import BukuMilik
from services.intake.readmodel import aduan_id_dari
from shared.akun.batas import LACAK, Kunci, RateLimiter
from shared.domain.aduan.keadaan import Aduan, fold
from shared.domain.aduan.penolakan import BukanKodeLacak, KodeLacakSalah, KodeLacakSudahDiganti
from shared.layanan.baca import Terbaca, baca
from shared.layanan.dasar import Dasar
from shared.machinery.privacy.tracking_code import check_code


class KodeLacak:
    """A code is kept nowhere in clear: it is computed from the complaint's id and found by its keyed hash."""

    def __init__(self, dasar: Dasar, milik: BukuMilik, pembatas: RateLimiter) -> None:
        self._db, self._store, self._derivations = dasar.db, dasar.store, dasar.derivations
        self._milik, self._pembatas = milik, pembatas

    def temukan(self, kode: str) -> UUID:
        """The complaint of a tracking code as people type it; one query.

        Raises KodeLacakSalah, which is counted as a guess, or BukanKodeLacak for what cannot be one: a slip of the pen guesses nothing.
        """
        if (normal := check_code(kode)) is None:
            raise BukanKodeLacak
        aduan_id = aduan_id_dari(self._db, self._derivations.code_digest(normal))
        if aduan_id is None:
            raise KodeLacakSalah
        return aduan_id

    def tebakan(self, alamat: str) -> None:
        """A tracking code that is nobody's came from this address. Raises TerlaluSering after too many."""
        self._pembatas.ambil([Kunci(LACAK, "lacak", alamat)])

    def baca(self, kode: str) -> Terbaca:
        """The complaint itself, for the holder of its code. Raises KodeLacakSalah."""
        return baca(self._store, self.temukan(kode))

    def induk_diterima_pada(self, aduan: Aduan) -> datetime | None:
        """When the complaint came in that this one follows: all that its reporter is told of it. None where it follows none."""
        if aduan.induk is None:
            return None
        induk = fold(aduan.induk, self._store.load(aduan.induk).events)
        return induk.diterima_pada if isinstance(induk, Aduan) else None

    def kini(self, aduan_id: UUID) -> str:
        """The code that opens this complaint now. Raises KodeLacakSalah for history, which has none."""
        return self._milik.kode_kini(aduan_id)

    def resi(self, aduan_id: UUID) -> str:
        """For who filed it here, and has no more than that to show. Raises KodeLacakSudahDiganti once it was replaced."""
        aduan = baca(self._store, aduan_id).aduan
        if aduan.kode_versi > 1:
            raise KodeLacakSudahDiganti(nomor=aduan.nomor)
        return self._derivations.kode_lacak(aduan_id)
