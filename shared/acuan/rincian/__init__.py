"""One complaint in full, as staff of every service see it; and what each audience may read of it."""

from shared.acuan.rincian.pandangan import DIHAPUS, Nilai, Pandangan, audiens_petugas, pandang
from shared.acuan.rincian.rincian import DIRAHASIAKAN, PelaporTampak, PeristiwaTampak, Rincian, rincian

__all__ = [
    "DIHAPUS",
    "DIRAHASIAKAN",
    "Nilai",
    "Pandangan",
    "PelaporTampak",
    "PeristiwaTampak",
    "Rincian",
    "audiens_petugas",
    "pandang",
    "rincian",
]
