"""One complaint in full, as staff of every service see it."""

from shared.rincian.rincian import rincian

__all__ = ["rincian"]
