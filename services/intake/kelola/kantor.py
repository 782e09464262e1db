"""An office's own data as its administrator changes it: name, address, telephone, time zone."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from services.intake.kelola.permintaan import IsiKantor
from shared.acuan.aturan.buku import BukuAturan
from shared.acuan.kantor import DaftarKantor, Kantor
from shared.acuan.kantor.kode import KECAMATAN
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.aduan.penolakan import Bentrok, KantorTidakDikenal
from shared.domain.akses.hak import boleh, mewakili
from shared.domain.akses.petugas import Petugas
from shared.domain.nama import senama
from shared.machinery.database import Database, sql

KELOLA = "KelolaKantor"
ZONA = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB (Pontianak)", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


class NamaKantorTerpakai(Bentrok):
    """Kecamatan lain di kabupaten ini sudah bernama itu. Pakai nama lain."""

    kode = "nama-kantor-terpakai"


@dataclass(frozen=True, slots=True)
class DataKantor:
    """`diubah_oleh`: a name; empty where it is not theirs to see, or where nobody has changed it here."""

    kode: str
    nama: str
    alamat: str
    telepon: str
    zona: str
    diubah_pada: datetime | None
    diubah_oleh: str


class KelolaKantor:
    """`db`: the role that acts for people; each office is changed in a transaction of its own wilayah, whatever the person may see."""

    def __init__(self, db: Database, kantor: DaftarKantor, petugas: Petugas, buku: Callable[[Pelaku], BukuAturan]) -> None:
        """`buku`: the rules, as they are changed in the name of somebody."""
        self._db, self._kantor, self._petugas, self._buku = db, kantor, petugas, buku

    def daftar(self, wilayah: str) -> list[Kantor]:
        """The offices of this wilayah, itself first."""
        di_bawah = [k for k in self._kantor.di(wilayah) if k.kode != wilayah]
        return [*([self._kantor.ambil(wilayah)] if wilayah.count(".") else []), *di_bawah]

    def satu(self, kode: str) -> DataKantor:
        """Raises DiLuarWilayah, TidakBerwenang, KantorTidakDikenal."""
        boleh(self._petugas, KELOLA, kode)
        self._kantor.ambil(kode)
        with self._db.transaction(kode) as conn:
            row = conn.execute(sql(__file__, "kantor_kelola"), {"kode": kode}).fetchone()
        if row is None:
            raise KantorTidakDikenal(kecamatan=kode)
        return DataKantor(*row)

    def ubah(self, kode: str, isi: IsiKantor) -> None:
        """Seen at once here, elsewhere within seconds.

        An office's calendar reckons by its zone, so that another one is a version of the calendar, with who and when. A district
        has no clocks of its own. Saved again after a crash between the two, the second is done. Raises what `satu` raises,
        NamaKantorTerpakai.
        """
        boleh(self._petugas, KELOLA, kode)
        self._kantor.lupakan()
        self._kantor.ambil(kode)
        if senama(isi.nama) in {senama(k.nama) for k in self._sekabupaten(kode)}:
            raise NamaKantorTerpakai
        with self._db.transaction(kode) as conn:
            if not conn.execute(sql(__file__, "kantor_ubah"), {**asdict(isi), "kode": kode, "oleh": self._oleh}).rowcount:
                raise KantorTidakDikenal(kecamatan=kode)
        self._kantor.lupakan()
        if kode.count(".") == KECAMATAN:
            self._buku(Pelaku(mewakili(self._petugas, KELOLA, kode), self._oleh)).set_zona(kode, isi.zona, "Zona waktu kantor diubah")

    def _sekabupaten(self, kode: str) -> list[Kantor]:
        """The others among which a citizen chooses: two districts may each have a kecamatan of one name."""
        atasan = kode.rpartition(".")[0]
        return [k for k in self._kantor.di(atasan) if k.kode != kode] if kode.count(".") == KECAMATAN else []

    @property
    def _oleh(self) -> UUID:
        return self._petugas.id
