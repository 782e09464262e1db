"""Who is told of due times, as an administrator changes it: the rows of their own wilayah, and each change with who and when."""

from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

import psycopg

from services.sla.kelola.baris import AturanTercatat, CatatanKabar, KontakTercatat
from services.sla.kelola.permintaan import AturanBaru, KontakBaru
from services.sla.peringatan import kabar as layanan
from services.sla.peringatan.aturan import JENIS, pastikan_cocok, setingkat
from services.sla.peringatan.kontak import BukuKontak
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.aduan.penolakan import Bentrok, TidakDitemukan, TidakSah
from shared.domain.sop.aturan import jenjang
from shared.machinery.database import Database, one, rows, sql

BERINANG = frozenset("json jsons xml xmls form forms mailto mailtos".split())  # whose address begins with a host, not with a token


class KontakSudahAda(Bentrok):
    """Alamat ini sudah tercatat untuk peran itu."""

    kode = "kontak-sudah-ada"


class PeranAtasan(TidakSah):
    """Kabar untuk {peran} diatur di tingkat kabupaten; kantor tidak dapat menambah, mengubah atau menghapusnya."""

    kode = "peran-atasan"


class BukanDiSini(TidakDitemukan):
    """Itu tidak ada di wilayah ini, atau sudah tidak berlaku. Muat ulang halamannya."""

    kode = "bukan-di-sini"


@dataclass(frozen=True)
class KelolaKabar:
    """`oleh`: who has been asked already whether they may (`kelola.hak`). Rights to each row are PostgreSQL's to give."""

    db: Database
    buku: BukuKontak
    wilayah: str
    oleh: Pelaku

    def semua(self) -> tuple[list[AturanTercatat], list[KontakTercatat], list[CatatanKabar]]:
        """Rules that count here or stand above, addresses, the newest changes; three queries."""
        params = {"wilayah": self.wilayah, "tingkat": [*jenjang(self.wilayah), ""]}
        with self.db.transaction(self.wilayah) as conn:
            return (
                rows(conn, AturanTercatat, sql(__file__, "aturan_semua"), params),
                rows(conn, KontakTercatat, sql(__file__, "kontak_semua"), params),
                rows(conn, CatatanKabar, sql(__file__, "catatan"), params),
            )

    def tambah_aturan(self, minta: AturanBaru) -> None:
        """Raises PeranAtasan, PerkaraTanpaLangkah."""
        self._pastikan_setingkat(minta.kepada)
        pastikan_cocok(minta.jenis, minta.kepada, minta.langkah)
        jam, jenis = JENIS[minta.jenis]
        isi = {
            "wilayah": self.wilayah, "jam": jam, "jenis": jenis, "kepada": minta.kepada, "langkah": minta.langkah,
            "setelah_menit": minta.setelah_menit, "jam_kantor": not minta.kapan_saja, "gabung_lebih_dari": minta.gabung,
            "gabung_menit": minta.gabung_menit, "saluran": None,
        }  # fmt: skip
        with self.db.transaction(self.wilayah) as conn:
            (nomor,) = one(conn.execute(sql(layanan.__file__, "aturan_kabar_tambah"), isi))
            self._catat(conn, "aturan-ditambah", f"aturan {nomor}: {minta.jenis} kepada {minta.kepada}")

    def hentikan_aturan(self, nomor: int) -> None:
        """Raises BukanDiSini, also for a rule that stands above."""
        with self.db.transaction(self.wilayah) as conn:
            if conn.execute(sql(__file__, "aturan_henti"), {"id": nomor, "wilayah": self.wilayah}).fetchone() is None:
                raise BukanDiSini
            self._catat(conn, "aturan-dihentikan", f"aturan {nomor}")

    def bawaan(self, nomor: int, mati: bool) -> None:
        """A starter rule counts here no longer, or again. Raises BukanDiSini, PeranAtasan."""
        with self.db.transaction(self.wilayah) as conn:
            row = conn.execute(sql(__file__, "bawaan"), {"id": nomor}).fetchone()
            if row is None:
                raise BukanDiSini
            self._pastikan_setingkat(row[0])
            isi = {"id": nomor, "wilayah": self.wilayah}
            if conn.execute(sql(__file__, "bawaan_matikan" if mati else "bawaan_nyalakan"), isi).rowcount:
                self._catat(conn, "bawaan-dimatikan" if mati else "bawaan-dinyalakan", f"aturan {nomor}: kepada {row[0]}")

    def tambah_kontak(self, minta: KontakBaru) -> None:
        """Raises PeranAtasan, AlamatKabarSalah, TujuanTerlarang, KontakSudahAda; none of them quotes the address."""
        self._pastikan_setingkat(minta.peran)
        isi = self.buku.isi(self.wilayah, minta.peran, minta.alamat)
        try:
            with self.db.transaction(self.wilayah) as conn:
                conn.execute(sql(__file__, "kontak_simpan"), asdict(isi) | {"petunjuk": petunjuk(minta.alamat)})
                self._catat(conn, "kontak-ditambah", f"{minta.peran} lewat {isi.saluran}")
        except psycopg.errors.UniqueViolation:
            raise KontakSudahAda from None

    def hapus_kontak(self, nomor: int) -> None:
        """Raises BukanDiSini."""
        with self.db.transaction(self.wilayah) as conn:
            row = conn.execute(sql(__file__, "kontak_hapus"), {"id": nomor, "wilayah": self.wilayah}).fetchone()
            if row is None:
                raise BukanDiSini
            self._catat(conn, "kontak-dihapus", row[0])

    def ulangi(self, nomor: int | None) -> int:
        """Deliveries that failed are tried again, one or all of the wilayah; how many. Raises BukanDiSini for one that is not there."""
        with self.db.transaction(self.wilayah) as conn:
            banyak = conn.execute(sql(layanan.__file__, "kiriman_ulang"), {"id": nomor}).rowcount
            if nomor is not None and not banyak:
                raise BukanDiSini
            if banyak:
                self._catat(conn, "kiriman-diulang", f"{banyak} kiriman")
        return banyak

    def _pastikan_setingkat(self, peran: str) -> None:
        if not setingkat(self.wilayah, peran):
            raise PeranAtasan(peran=peran)

    def _catat(self, conn: psycopg.Connection, apa: str, rincian: str) -> None:
        conn.execute(sql(__file__, "catat"), {"wilayah": self.wilayah, "oleh": self.oleh.id, "apa": apa, "rincian": rincian})


def petunjuk(url: str) -> str:
    """ "mailto://u:p@surel.kantor.example" as "su…ple": enough to know one's own again, and no more; "" where a token stands first."""
    bagian = urlsplit(url.strip())
    inang = bagian.hostname or ""
    return f"{inang[:2]}…{inang[-3:]}" if bagian.scheme.lower() in BERINANG and len(inang) > 8 else ""
