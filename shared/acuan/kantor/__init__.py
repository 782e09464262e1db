"""The offices of this deployment."""

from shared.acuan.kantor.daftar import DaftarKantor, Kantor

__all__ = ["DaftarKantor", "Kantor"]
