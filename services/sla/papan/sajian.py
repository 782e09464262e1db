"""What the boards' pages and their files both show: figures, with the names that stand beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from services.sla.papan import gambar, layar
from services.sla.papan.angka import P50, Periode, banding, ujung
from services.sla.papan.ingatan import Ingatan
from shared.acuan.kantor import DaftarKantor
from shared.acuan.kategori import DaftarKategori
from shared.domain.aduan import kata
from shared.domain.aduan.alur import Keadaan
from shared.machinery.clock import utc_now
from shared.machinery.database import Database

SEDIKIT = 5  # fewer than this in the public's figures are not told exactly
UMUR = 60  # seconds for which caches may keep what is the same for everybody, and it is kept here
UNTUK_UMUM = f"public, max-age={UMUR}"


class Kop(TypedDict):
    """The head of every board."""

    wilayah: str
    nama: str
    nama_kantor: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sajian:
    """`db`: whoever only looks at figures may look at a replica's."""

    db: Database
    kantor: DaftarKantor
    kategori: DaftarKategori
    ingatan: Ingatan[tuple[str, Periode], layar.Statistik] = field(default_factory=lambda: Ingatan(UMUR))

    def kop(self, wilayah: str) -> Kop:
        semua = {satu.kode: satu.nama for satu in self.kantor.di(wilayah)}
        return Kop(wilayah=wilayah, nama=self.kantor.nama(wilayah), nama_kantor=semua)

    def nama_kategori(self, wilayah: str) -> dict[str, str]:
        return {satu.kode: satu.nama for satu in self.kategori.untuk(wilayah)}

    def statistik(self, kode: str, periode: Periode, segar: bool) -> layar.Statistik:
        """Counts alone; open to everybody. `segar`: as of now, not of up to a minute ago."""
        if segar:
            return self._statistik(kode, periode)
        return self.ingatan.ambil((kode, periode), lambda: self._statistik(kode, periode))

    def _statistik(self, kode: str, periode: Periode) -> layar.Statistik:
        baris = [b for b in banding(self.db, kode, periode, (P50,)) if b.selesai >= SEDIKIT]
        keadaan, kop = ujung(self.db, kode, periode), self.kop(kode)
        kabupaten = ".".join(kode.split(".")[:2])
        return layar.Statistik(
            **kop,
            periode=periode,
            baris=baris,
            ujung=[(kata.KEADAAN[s], _samar(keadaan[s.value])) for s in Keadaan if keadaan.get(s.value)],
            gambar=gambar.kantor(baris, kop["nama_kantor"]),
            kabupaten=kabupaten,
            kantor=[(satu.kode, satu.nama) for satu in self.kantor.di(kabupaten)],
            sedikit=SEDIKIT,
            saat=utc_now(),
        )


def _samar(n: int) -> str:
    return str(n) if n >= SEDIKIT else f"kurang dari {SEDIKIT}"
