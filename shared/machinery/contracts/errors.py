"""What is wrong with something that was read or is about to be written; the docstring is the sentence, and never quotes data."""


class ContractError(Exception):
    """Kejadian ini tidak memenuhi kontraknya."""

    def __init__(self, **rinci: object) -> None:
        self.rinci = rinci
        super().__init__(" ".join((type(self).__doc__ or "").split()).format(**rinci))


class Unreadable(ContractError):
    """{apa} tidak dapat dibaca: {sebab}."""


class UnknownVersion(ContractError):
    """Kejadian {tipe} versi {versi} lebih baru daripada yang dikenal program ini (versi {terbaru}).
    Perbarui program ini, lalu coba lagi."""


class NotEncrypted(ContractError):
    """Isian {isian} dari {tipe} belum disandikan, maka kejadiannya tidak ditulis."""
