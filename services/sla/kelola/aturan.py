"""Procedures and calendars as an administrator changes them in the browser: read as a file, tried out, and recorded."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from services.sla.kelola.pratinjau import Pratinjau, pratinjau
from shared.acuan.aturan.buku import BukuAturan, Tercatat
from shared.domain.aduan.kejadian import Kejadian, Pelaku
from shared.domain.aduan.penolakan import Bentrok
from shared.domain.aturan.kejadian import KalenderDiubah, SopDiubah
from shared.domain.workcalendar.jam_buka import HARI
from shared.domain.workcalendar.perkiraan import Perkiraan, perkiraan
from shared.layanan.dasar import Dasar
from shared.machinery.clock import utc_now
from shared.machinery.database import sql


class BelumDipratinjau(Bentrok):
    """Naskahnya, atau aturan yang berlaku, berubah sejak pratinjau terakhir. Lihat dahulu akibatnya di bawah, lalu simpan."""

    kode = "belum-dipratinjau"


@dataclass(frozen=True, slots=True)
class Apa:
    """One of the two kinds of rules: how its file is read, what a file would record, and how it is recorded."""

    nama: str
    baca: Callable[[BukuAturan, str], tuple[str, Tercatat]]
    calon: Callable[[BukuAturan, str, str], Kejadian | None]
    catat: Callable[[BukuAturan, str, str, str], object]


SOP = Apa("sop", BukuAturan.sop, BukuAturan.calon_sop, BukuAturan.set_sop)
KALENDER = Apa("kalender", BukuAturan.kalender, BukuAturan.calon_kalender, BukuAturan.set_kalender)


@dataclass(frozen=True, slots=True)
class Percobaan:
    """What a file would do, and the mark of having seen it."""

    akibat: Pratinjau
    sidik: str


class KelolaAturan:
    """Of one wilayah, for somebody who has been asked whether they may (`kelola.hak`): recorded by the machine's role, in their name."""

    def __init__(self, dasar: Dasar, wilayah: str, oleh: Pelaku) -> None:
        self._dasar, self.wilayah = dasar, wilayah
        self.buku = BukuAturan(dasar.store_mesin, dasar.aturan_hidup, oleh)

    def pekan(self) -> list[tuple[str, str]]:
        """Day -> opening hours of an ordinary week."""
        biasa = self._dasar.aturan.kalender(self.wilayah, utc_now()).pekan_biasa
        return [(hari, ", ".join(map(str, jam))) for hari, jam in zip(HARI, biasa, strict=True)]

    def perkiraan(self) -> list[Perkiraan]:
        """What a decree may still change, of this year and the two that follow."""
        now = utc_now()
        kalender = self._dasar.aturan.kalender(self.wilayah, now)
        tahun = kalender.tanggal(now).year
        return [satu for t in range(tahun, tahun + 3) for satu in perkiraan(kalender, t)]

    def nama_petugas(self, id_: Sequence[UUID]) -> Mapping[UUID, str]:
        """Of those of this wilayah."""
        with self._dasar.db.transaction(self.wilayah) as conn:
            return dict(conn.execute(sql(__file__, "nama_petugas"), {"id": list(id_)}).fetchall())

    def naskah(self, apa: Apa) -> tuple[str, str]:
        """The file as it counts, and its version."""
        teks, mesin = apa.baca(self.buku, self.wilayah)
        return teks, mesin["versi"]

    def coba(self, apa: Apa, naskah: str) -> Percobaan | None:
        """None: nothing would change. Raises BerkasTidakSah."""
        calon = self._calon(apa, naskah)
        if calon is None:
            return None
        return Percobaan(
            pratinjau(self._dasar.db, self._dasar.store, self.buku.aturan.loaded, self.wilayah, calon), _sidik(calon.versi, naskah)
        )

    def simpan(self, apa: Apa, naskah: str, alasan: str, sidik: str) -> None:
        """`sidik`: of what they saw tried out. Raises BerkasTidakSah, BelumDipratinjau, AturanSedangDiubah."""
        calon = self._calon(apa, naskah)
        if calon is not None and sidik != _sidik(calon.versi, naskah):
            raise BelumDipratinjau
        apa.catat(self.buku, self.wilayah, naskah, alasan)
        self._dasar.aturan.refresh()

    def _calon(self, apa: Apa, naskah: str) -> SopDiubah | KalenderDiubah | None:
        calon = apa.calon(self.buku, self.wilayah, naskah)
        return calon if isinstance(calon, SopDiubah | KalenderDiubah) else None


def _sidik(versi: str, naskah: str) -> str:
    """Of the text that was previewed, and the version that it would have become."""
    return sha256(f"{versi}\n{naskah}".encode()).hexdigest()
