"""The faults, in the order in which they are tried."""

from ops.bench.kacau.gangguan import antrean, beku, habis, jam, kawat, mati, tulisan
from ops.bench.kacau.gangguan.dasar import Gangguan, TidakDapat

SEMUA: tuple[Gangguan, ...] = (
    mati.program_mati,
    mati.basis_mati,
    mati.broker_mati,
    beku.program_beku,
    beku.pemimpin_beku,
    *kawat.SEMUA,
    tulisan.penuh,
    tulisan.hanya_dibaca,
    habis.berkas_habis,
    habis.sambungan_habis,
    habis.transaksi_lupa,
    habis.transaksi_sibuk,
    jam.jam_maju,
    antrean.dihapus,
    antrean.direset,
    antrean.racun,
    antrean.pembaca_lambat,
    antrean.alarm,
    mati.listrik,
)
LISTRIK = mati.listrik

__all__ = ["LISTRIK", "SEMUA", "Gangguan", "TidakDapat"]
