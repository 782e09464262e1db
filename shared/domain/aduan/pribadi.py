"""What can happen to the person behind a complaint, and to what is attached to it."""

from dataclasses import dataclass
from uuid import UUID

from shared.domain.aduan.dasar import Kejadian, Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class LampiranDitambahkan(Kejadian):
    """A photo or document: its bytes are outside, encrypted under the reporter's key; `sidik` is the SHA-256 of that ciphertext.

    What the sender called it is not kept: a file's name may tell who they are.
    """

    lampiran: UUID
    sidik: str
    jenis: str  # media type after it was looked into: image/jpeg, image/png, application/pdf
    ukuran: int  # bytes in clear


@dataclass(frozen=True, slots=True, kw_only=True)
class KabarDipilih(Kejadian):
    """How the reporter wants to hear of each public step."""

    saluran: str  # email, whatsapp, sms, tidak


@dataclass(frozen=True, slots=True, kw_only=True)
class KodeLacakDiganti(Kejadian):
    """The tracking code was replaced: the one before opens nothing from here on. No code stands in any event."""

    cara: str  # kontak (by a code sent to the contact), loket (at the counter)


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatanDitambahkan(Kejadian):
    """An internal note: for staff who have the complaint and the inspectorate, never for the reporter."""

    isi: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentitasDibuka(Kejadian):
    """Somebody looked at who a secret reporter is, and why."""

    alasan: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class PemrosesanDibatasi(Kejadian):
    """The reporter asked that their data be kept but not used (UU 27/2022): nobody sees who they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PembatasanDicabut(Kejadian):
    alasan: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class PenghapusanDiminta(Kejadian):
    """The reporter asked to be forgotten; an administrator decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PenghapusanDitolak(Kejadian):
    dasar: str  # the ground in law, of `shared.domain.aduan.kata.DASAR_TOLAK`
    alasan: Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class PelaporDilupakan(Kejadian):
    """The reporter's key is destroyed: every text of theirs, here and everywhere, is gone."""

    dasar: str  # permintaan, retensi, perintah
