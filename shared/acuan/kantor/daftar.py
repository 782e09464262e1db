"""Which offices there are, remembered for a short while."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from shared.acuan.kantor import kode as aturan_kode
from shared.domain.aduan.penolakan import KantorTidakDikenal
from shared.domain.workcalendar.zona import zona_wilayah
from shared.machinery.database import Database, one, sql

UMUR = 15.0  # seconds until a new office is seen everywhere
BARU = 1.0  # seconds after which a code that is not there is looked for once more: it may have been added meanwhile


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
        self._sampai = self._dibaca = 0.0
        self._semua: dict[str, Kantor] = {}
        self._peragaan = False

    def ambil(self, kode: str) -> Kantor:
        """The office or district itself. Raises KantorTidakDikenal."""
        kantor = self._baca(dicari=kode).get(kode)
        if kantor is None:
            raise KantorTidakDikenal(kecamatan=kode[: aturan_kode.DITUNJUKKAN])
        return kantor

    def penerima(self, kode: str) -> Kantor:
        """The office, if complaints can be filed there: a kecamatan. Raises KantorTidakDikenal."""
        kantor = self.ambil(kode)
        if kode.count(".") != aturan_kode.KECAMATAN:
            raise KantorTidakDikenal(kecamatan=kode)
        return kantor

    def pastikan(self, kode: str, *, mencatat: bool = False) -> str:
        """A code that somebody named, if it is one of here. Raises WilayahTidakDikenal; see `shared.acuan.kantor.kode`."""
        semua = self._baca(dicari=kode)
        if kode in semua:
            return kode
        with self._db.connection() as conn:
            return aturan_kode.pastikan(conn, kode, semua, mencatat=mencatat)

    def nama(self, kode: str) -> str:
        """The office's name, or the code of a region that has none."""
        kantor = self._baca().get(kode)
        return kantor.nama if kantor else kode

    def zona(self, kode: str) -> str:
        """The office's time zone; a region without an office of its own has that of its first."""
        semua = self._baca()
        bawah = sorted(k for k in semua if k == kode or k.startswith(f"{kode}."))
        return semua[bawah[0]].zona if bawah else zona_wilayah(kode)

    def kecamatan(self) -> list[Kantor]:
        """The offices that take complaints in, by name; not the districts above them."""
        return sorted((k for k in self._baca().values() if k.kode.count(".") == aturan_kode.KECAMATAN), key=lambda k: k.nama)

    def kabupaten(self) -> list[Kantor]:
        """The districts above them, by name."""
        return sorted((k for k in self._baca().values() if k.kode.count(".") == aturan_kode.KABUPATEN), key=lambda k: k.nama)

    @property
    def peragaan(self) -> bool:
        """Whether everything here is made up, as every page then says."""
        self._baca()
        return self._peragaan

    def lupakan(self) -> None:
        """Read again at the next question: after an edit in this process."""
        self._sampai = 0.0

    def _baca(self, dicari: str | None = None) -> dict[str, Kantor]:
        kini = self._monotonic()
        mungkin_baru = (
            dicari is not None
            and kini - self._dibaca >= BARU
            and not aturan_kode.ada(dicari, self._semua)
            and aturan_kode.KODE.fullmatch(dicari)
        )
        if kini >= self._sampai or mungkin_baru:
            with self._db.connection() as conn:
                self._semua = {row[0]: Kantor(*row) for row in conn.execute(sql(__file__, "kantor"))}
                self._peragaan = one(conn.execute(sql(__file__, "peragaan")))[0]
            self._dibaca = self._monotonic()
            self._sampai = self._dibaca + self._umur
        return self._semua
