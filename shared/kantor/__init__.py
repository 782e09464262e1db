"""The offices of this deployment."""

from shared.kantor.daftar import DaftarKantor, Kantor

__all__ = ["DaftarKantor", "Kantor"]
