"""One complaint in full, as staff of every service see it; and what each audience may read of it."""

from shared.rincian.pandangan import Pandangan, audiens_petugas, pandang
from shared.rincian.rincian import rincian

__all__ = ["Pandangan", "audiens_petugas", "pandang", "rincian"]
