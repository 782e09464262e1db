"""What can happen to an account: each in the account's own stream, in clear, with nobody's name.

`aduan_id` of an event is the id of its stream (`aliran_akun`), `akun` the person's pseudonym, `wilayah` the office that keeps the account.

Citizens' accounts stand in a realm of their own, `akun.<kode>`, which no office's and no district's code covers: who signed in when,
beside which complaint, is nobody's business. Readers get such an event's digest; the district's administrator may read it.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_URL, UUID, uuid5

from shared.domain.aduan.dasar import Kejadian

SENDIRI, DUA_ORANG, SERVER = "sendiri", "dua-orang", "server"  # in which way a right was given
_RUANG = uuid5(NAMESPACE_URL, "urn:aduan:akun")
RANAH_WARGA = "akun"


def wilayah_warga(kode: str) -> str:
    """Where events of citizens' accounts at this office, or below this district, are kept and routed: "akun.33.13.17"."""
    return f"{RANAH_WARGA}.{kode}"


def aliran_akun(akun: UUID) -> UUID:
    """The stream of an account."""
    return uuid5(_RUANG, str(akun))


@dataclass(frozen=True, slots=True, kw_only=True)
class TentangAkun(Kejadian):
    akun: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AkunDibuat(TentangAkun):
    jenis: str  # petugas, pelapor


@dataclass(frozen=True, slots=True, kw_only=True)
class HakDiberikan(TentangAkun):
    peran: str
    tugas: str  # the wilayah in which it is held
    cara: str  # sendiri: one administrator may; dua-orang: `oleh` agreed to what `pengusul` asked for; server: its command line
    pengusul: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HakDicabut(TentangAkun):
    peran: str
    tugas: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AkunDitutup(TentangAkun):
    """It opens nothing from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AkunDibukaLagi(TentangAkun):
    pass


@dataclass(frozen=True, slots=True, kw_only=True)
class TautanDibuat(TentangAkun):
    """A one-time link that sets the password; `cara` as of a right that is given."""

    cara: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PerubahanDiusulkan(TentangAkun):
    """One administrator asks; until a second one agrees nothing has changed."""

    usulan: UUID
    apa: str  # beri, cabut, buka, tutup, tautan
    hak: str | None  # "camat 33.13.17, ppid 33.13.17", for what is given or taken
    sampai: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class UsulanBerakhir(TentangAkun):
    usulan: UUID
    cara: str  # disetujui, ditolak, ditarik


@dataclass(frozen=True, slots=True, kw_only=True)
class SandiDiganti(TentangAkun):
    """All its sessions have ended."""

    cara: str  # undangan, sendiri, setel-ulang


@dataclass(frozen=True, slots=True, kw_only=True)
class FaktorDiubah(TentangAkun):
    """The second factor was set up or taken away."""

    terpasang: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MasukBerhasil(TentangAkun):
    cara: str  # sandi, totp


@dataclass(frozen=True, slots=True, kw_only=True)
class MasukDitahan(TentangAkun):
    """So many wrong passwords or codes that further tries must wait."""

    gagal: int


_SEMUA = (
    AkunDibuat, HakDiberikan, HakDicabut, AkunDitutup, AkunDibukaLagi, TautanDibuat, PerubahanDiusulkan, UsulanBerakhir, SandiDiganti,
    FaktorDiubah, MasukBerhasil, MasukDitahan,
)  # fmt: skip
KEJADIAN_AKUN: dict[str, type[Kejadian]] = {kelas.__name__: kelas for kelas in _SEMUA}
