"""Which offices there are: one by its code, those of a region, those of a name. None of it reads them all."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from shared.acuan.kantor import kode as aturan_kode
from shared.acuan.kantor.ingatan import Ingatan
from shared.domain.aduan.penolakan import KantorTidakDikenal
from shared.domain.workcalendar.zona import zona_wilayah
from shared.machinery.database import Database, one, sql

UMUR = 15.0  # seconds until an edit is seen everywhere
BARU = 1.0  # seconds after which a code that is not there is looked for once more: it may have been added meanwhile
TERINGAT, TERINGAT_DAERAH = 512, 64  # offices, and regions with what is in them (99 offices in a district at most)
DITEMUKAN = 30  # offices that a search shows
TERPENDEK = 3  # letters; with fewer a word of the name begins with them


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


@dataclass(frozen=True, slots=True)
class Daerah:
    """A province or district in which there are offices."""

    kode: str
    nama: str


class DaftarKantor:
    """Every question is one small query, and its answer is remembered for `umur` seconds."""

    def __init__(self, db: Database, umur: float = UMUR, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._db, self._umur = db, umur
        self._satu: Ingatan[str, Kantor | None] = Ingatan(TERINGAT, monotonic)
        self._di: Ingatan[str, tuple[Kantor, ...]] = Ingatan(TERINGAT_DAERAH, monotonic)
        self._daerah: Ingatan[str, tuple[Daerah, ...]] = Ingatan(TERINGAT_DAERAH, monotonic)
        self._zona: Ingatan[str, str] = Ingatan(TERINGAT, monotonic)
        self._tanda: Ingatan[None, bool] = Ingatan(1, monotonic)

    def ambil(self, kode: str) -> Kantor:
        """The office or district itself. Raises KantorTidakDikenal."""
        kantor = self._cari_satu(kode)
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
        if self._cari_satu(kode) is not None:
            return kode
        with self._db.connection() as conn:
            return aturan_kode.pastikan(conn, kode, mencatat=mencatat)

    def nama(self, kode: str) -> str:
        """The office's name, that of a district without one, or the code itself."""
        if (kantor := self._cari_satu(kode)) is not None:
            return kantor.nama
        return next((d.nama for d in self.daerah(kode[:2]) if d.kode == kode), kode) if kode.count(".") == 1 else kode

    def zona(self, kode: str) -> str:
        """The office's time zone; a region without an office of its own has that of its first."""
        if (kantor := self._cari_satu(kode)) is not None:
            return kantor.zona
        for ada in self._zona.ambil(kode):
            return ada
        with self._db.connection() as conn:
            row = conn.execute(sql(__file__, "zona"), {"kode": kode}).fetchone()
        return self._zona.simpan(kode, row[0] if row else zona_wilayah(kode), self._umur)

    def di(self, wilayah: str) -> tuple[Kantor, ...]:
        """The offices that take complaints in, of one district (or wider region) or the one office itself, by name."""
        for ada in self._di.ambil(wilayah):
            return ada
        with self._db.connection() as conn:
            kantor = tuple(Kantor(*row) for row in conn.execute(sql(__file__, "di"), {"wilayah": wilayah}))
        return self._di.simpan(wilayah, kantor, self._umur)

    def daerah(self, di: str = "") -> tuple[Daerah, ...]:
        """The provinces with offices, or the districts of one, by name."""
        for ada in self._daerah.ambil(di):
            return ada
        with self._db.connection() as conn:
            ada = tuple(Daerah(*row) for row in conn.execute(sql(__file__, "daerah"), {"di": di, "panjang": len(di) + (3 if di else 2)}))
        return self._daerah.simpan(di, ada, self._umur)

    def akar(self) -> str:
        """The smallest region in which all offices lie, down to a district; "" where they are of several provinces."""
        provinsi = self.daerah()
        if len(provinsi) != 1:
            return ""
        kabupaten = self.daerah(provinsi[0].kode)
        return kabupaten[0].kode if len(kabupaten) == 1 else provinsi[0].kode

    def cari(self, teks: str) -> Sequence[tuple[Kantor, str]]:
        """Offices whose name has this, each with its district's name; one more than DITEMUKAN where there are more."""
        bersih = "".join(x for x in teks.lower() if x not in "%_\\").strip()
        if not bersih:
            return []
        pola = f"%{bersih}%" if len(bersih) >= TERPENDEK else f"% {bersih}%"
        with self._db.connection() as conn:
            rows = conn.execute(sql(__file__, "cari"), {"pola": pola, "awal": f"% {bersih}%", "jumlah": DITEMUKAN + 1}).fetchall()
        return [(Kantor(*row[:5]), row[5]) for row in rows]

    def kecamatan(self) -> list[Kantor]:
        """All offices that take complaints in, by name: for the operator's commands alone."""
        with self._db.connection() as conn:
            return [Kantor(*row) for row in conn.execute(sql(__file__, "di"), {"wilayah": ""})]

    def kabupaten(self) -> list[Kantor]:
        """All districts that have an office of their own, by name: for the operator's commands alone."""
        with self._db.connection() as conn:
            return [Kantor(*row) for row in conn.execute(sql(__file__, "kabupaten"))]

    @property
    def peragaan(self) -> bool:
        """Whether everything here is made up, as every page then says."""
        for ada in self._tanda.ambil(None):
            return ada
        with self._db.connection() as conn:
            return self._tanda.simpan(None, one(conn.execute(sql(__file__, "peragaan")))[0], self._umur)

    def lupakan(self) -> None:
        """Read again at the next question: after an edit in this process."""
        for ingatan in (self._satu, self._di, self._daerah, self._zona):
            ingatan.kosongkan()

    def _cari_satu(self, kode: str) -> Kantor | None:
        if not aturan_kode.KODE.fullmatch(kode):
            return None
        for ada in self._satu.ambil(kode):
            return ada
        with self._db.connection() as conn:
            row = conn.execute(sql(__file__, "kantor"), {"kode": kode}).fetchone()
        return self._satu.simpan(kode, Kantor(*row) if row else None, self._umur if row else BARU)
