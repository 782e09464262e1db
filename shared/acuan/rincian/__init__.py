"""One complaint in full, as staff of every service see it; and what each audience may read of it."""

from shared.acuan.rincian.pandangan import Pandangan, audiens_petugas, pandang
from shared.acuan.rincian.rincian import rincian

__all__ = ["Pandangan", "audiens_petugas", "pandang", "rincian"]
