"""The rows of the administration's queries, as people call them; the names of the fields are those of the columns."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from shared.machinery.messaging.dead import gist


@dataclass(frozen=True, slots=True)
class AturanTercatat:
    """A rule of alerts of this wilayah or above it; `mati`: where it was switched off."""

    id: int
    wilayah: str
    jam: str
    jenis: str
    langkah: int | None
    kepada: str
    setelah_menit: int
    jam_kantor: bool
    gabung_lebih_dari: int | None
    gabung_menit: int
    saluran: str | None
    aktif: bool
    berlaku_sejak: datetime
    mati: str | None


@dataclass(frozen=True, slots=True)
class KontakTercatat:
    """Who is told, without the address; `petunjuk`: enough of it to know one's own again."""

    id: int
    wilayah: str
    peran: str
    saluran: str
    petunjuk: str


@dataclass(frozen=True, slots=True)
class CatatanKabar:
    """A change of who is told; `oleh`: the name of who made it."""

    pada: datetime
    apa: str
    rincian: str
    oleh: str


@dataclass(frozen=True, slots=True)
class PerubahanKabar(CatatanKabar):
    """The same, where the changes of several offices stand together."""

    wilayah: str


@dataclass(frozen=True, slots=True)
class PerubahanHak:
    """A right that was given, taken or opened; `peran`: "" where it is about none; `pengusul`: who proposed it, where two had to agree."""

    pada: datetime
    wilayah: str
    apa: str
    peran: str
    cara: str
    nama: str
    oleh: str
    pengusul: str | None


@dataclass(frozen=True, slots=True)
class PerubahanAturan:
    """A version of a procedure or calendar; `apa`: the event's type, `oleh`: the role."""

    pada: datetime
    wilayah: str
    apa: str
    versi: str
    alasan: str
    oleh: str


@dataclass(frozen=True, slots=True)
class BeritaGagal:
    """News that a service could not take in; `stream`: None where it cannot even be read, `body` its bytes then; `semua`: how many
    there are."""

    id: int
    consumer: str
    stream: UUID | None
    body: bytes | None = field(repr=False)
    error: str
    attempts: int
    first_at: datetime
    next_try: datetime | None
    parked_at: datetime | None
    semua: int

    @property
    def pokok(self) -> str:
        """What an unreadable one seems to be."""
        return "" if self.body is None else gist(self.body)


@dataclass(frozen=True, slots=True)
class Dibuang:
    """What was thrown away: by whom and why."""

    pada: datetime
    consumer: str
    error: str
    alasan: str
    oleh: str


@dataclass(frozen=True, slots=True)
class DicobaUlang:
    """Who had how many of them tried again."""

    pada: datetime
    jumlah: int
    oleh: str
