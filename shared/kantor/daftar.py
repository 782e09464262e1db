"""Which offices there are, remembered for a short while."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from shared.aduan.penolakan import KantorTidakDikenal
from shared.database import Database, sql

UMUR = 15.0  # seconds until a new office is seen everywhere


@dataclass(frozen=True, slots=True)
class Kantor:
    """`zona` is where its clock stands; the rest is its letterhead."""

    kode: str
    nama: str
    alamat: str
    telepon: str
    zona: str

    @property
    def waktu(self) -> ZoneInfo:
        return ZoneInfo(self.zona)


class DaftarKantor:
    """All offices in one query, read again after `UMUR` seconds."""

    def __init__(self, db: Database, umur: float = UMUR, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._db, self._umur, self._monotonic = db, umur, monotonic
        self._sampai = 0.0
        self._semua: dict[str, Kantor] = {}
        self._peragaan = False

    def ambil(self, kode: str) -> Kantor:
        """Raises KantorTidakDikenal."""
        kantor = self._baca().get(kode)
        if kantor is None:
            raise KantorTidakDikenal(kecamatan=kode)
        return kantor

    def nama(self, kode: str) -> str:
        """The office's name, or the code of a region that has none."""
        kantor = self._baca().get(kode)
        return kantor.nama if kantor else kode

    def zona(self, kode: str) -> str:
        """The office's time zone; a region without an office of its own has that of its first."""
        semua = self._baca()
        bawah = sorted(k for k in semua if k == kode or k.startswith(f"{kode}."))
        return semua[bawah[0]].zona if bawah else "Asia/Jakarta"

    def kecamatan(self) -> list[Kantor]:
        """The offices that take complaints in, by name; not the districts above them."""
        return sorted((k for k in self._baca().values() if k.kode.count(".") == 2), key=lambda k: k.nama)

    def kabupaten(self) -> list[Kantor]:
        """The districts above them, by name."""
        return sorted((k for k in self._baca().values() if k.kode.count(".") == 1), key=lambda k: k.nama)

    @property
    def peragaan(self) -> bool:
        """Whether everything here is made up, as every page then says."""
        self._baca()
        return self._peragaan

    def lupakan(self) -> None:
        """Read again at the next question: after an edit in this process."""
        self._sampai = 0.0

    def _baca(self) -> dict[str, Kantor]:
        if self._monotonic() >= self._sampai:
            with self._db.connection() as conn:
                self._semua = {row[0]: Kantor(*row) for row in conn.execute(sql(__file__, "kantor"))}
                self._peragaan = conn.execute(sql(__file__, "peragaan")).fetchone()[0]
            self._sampai = self._monotonic() + self._umur
        return self._semua
