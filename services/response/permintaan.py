"""What those who answer ask for, as forms and the API say it; the texts are in clear until the command is made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Disposisi:
    """To the unit that answers, with what is to be done."""

    kepada: str
    instruksi: str


@dataclass(frozen=True, slots=True)
class Susunan:
    """SOP step 4."""

    isi: str


@dataclass(frozen=True, slots=True)
class Terima:
    """SOP step 5."""


@dataclass(frozen=True, slots=True)
class Kembalian:
    """SOP step 5, the other way."""

    alasan: str


@dataclass(frozen=True, slots=True)
class Catat:
    """SOP step 6."""


@dataclass(frozen=True, slots=True)
class Berikan:
    """SOP step 7."""


@dataclass(frozen=True, slots=True)
class Perpanjangan:
    """More time for a request for information; the asker reads the reason."""

    alasan: str


Permintaan = Perpanjangan | Disposisi | Susunan | Terima | Kembalian | Catat | Berikan
