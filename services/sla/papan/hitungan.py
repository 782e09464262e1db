"""The calculation behind one figure of the comparison: the clocks it was counted from, and where among them it stands."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.sla.papan.angka import Periode, banding
from services.sla.papan.baris import JamTerhitung, Perbandingan
from shared.machinery.database import Database, rows, sql

TERBANYAK = 500  # clocks that are shown
KOLOM = {
    "nomor": "Nomor", "mulai": "Mulai", "batas": "Batas waktu", "selesai": "Selesai", "menit": "Menit kerja terpakai",
    "jeda_menit": "Menit jeda", "putusan": "Putusan", "standar": "Standar", "sop": "SOP", "kalender": "Kalender",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hitungan:
    """`baris`: clocks, shortest first, `TERBANYAK` at most; `angka`: the figure's row of `banding`, None where there is none."""

    angka: Perbandingan | None
    baris: Sequence[JamTerhitung]

    @property
    def semua(self) -> int:
        return self.baris[0].semua if self.baris else 0

    def letak(self, bagian: float) -> tuple[int, int]:
        """Between which clocks, counted from 1, the percentile lies: 0.5 of 6 is between the third and the fourth."""
        bawah = int(bagian * (self.semua - 1))
        atas = bawah if bagian * (self.semua - 1) == bawah else bawah + 1
        return bawah + 1, atas + 1


def hitungan(db: Database, kantor: str, langkah: int, periode: Periode) -> Hitungan:
    """Three queries."""
    params = {"wilayah": kantor, "langkah": langkah, "jumlah": TERBANYAK, "dari": periode.awal, "sampai": periode.akhir}
    with db.transaction(kantor) as conn:
        baris = rows(conn, JamTerhitung, sql(__file__, "hitungan"), params)
    angka = banding(db, kantor, periode)
    return Hitungan(next((b for b in angka if (b.kantor, b.langkah) == (kantor, langkah)), None), baris)
