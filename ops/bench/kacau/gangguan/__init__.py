"""The faults, in the order in which they are tried."""

from ops.bench.kacau.gangguan.dasar import Gangguan
from ops.bench.kacau.gangguan.mati import basis_mati, program_mati

SEMUA: tuple[Gangguan, ...] = (program_mati, basis_mati)

__all__ = ["SEMUA", "Gangguan"]
