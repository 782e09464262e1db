"""What is wrong with something that was read or is about to be written; the docstring is the sentence, and never quotes data."""


class ContractError(Exception):
    """Kejadian ini tidak memenuhi kontraknya."""

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(" ".join((type(self).__doc__ or "").split()).format(**details))


class Unreadable(ContractError):
    """{what} tidak dapat dibaca: {why}."""


class UnknownVersion(ContractError):
    """Kejadian {type_} versi {version} lebih baru daripada yang dikenal program ini (versi {newest}).
    Perbarui program ini, lalu coba lagi."""


class NotEncrypted(ContractError):
    """Isian {field} dari {type_} belum disandikan, maka kejadiannya tidak ditulis."""
