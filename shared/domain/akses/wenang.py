"""Acts of an administrator on an account, judged on all of its roles: who may, who may only with a second one, who may not."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from shared.domain.aduan.penolakan import Bentrok, TidakSah
from shared.domain.akses import petugas as p
from shared.domain.akses.hak import DiLuarWilayah
from shared.domain.akses.petugas import Penugasan, Petugas, meliputi

# Who looks after one office gives its own roles; those that see every office come from the district.
PERAN_KECAMATAN = (p.OPERATOR, p.PPID, p.PENGELOLA, p.CAMAT, p.ADMIN_KECAMATAN)
# Roles that open a secret identity or give rights: the level above gives them, or two administrators together.
PENTING = frozenset({p.CAMAT, p.INSPEKTORAT, p.ADMIN_KECAMATAN, p.ADMIN_KABUPATEN})
PENGAWAS = frozenset({p.INSPEKTORAT})  # they watch administrators too, so none of those removes them alone
ADMIN = frozenset({p.ADMIN_KECAMATAN, p.ADMIN_KABUPATEN})


class Tindakan(StrEnum):
    """What can be done to an account. A link sets password and second factor anew; opening it again gives back all of its roles."""

    BERI = "beri"
    CABUT = "cabut"
    BUKA = "buka"
    TUTUP = "tutup"
    TAUTAN = "tautan"


class DiriSendiri(Bentrok):
    """Ini akun Anda sendiri; mintalah admin lain melakukannya. Tidak seorang pun memberi hak kepada dirinya."""

    kode = "diri-sendiri"


class DiurusDiAtas(TidakSah):
    """Petugas ini juga berperan di tempat lain atau di tingkat atas, jadi akunnya diurus admin kabupaten."""

    kode = "diurus-di-atas"


class PeranTidakBoleh(TidakSah):
    """Peran itu tidak dapat Anda berikan atau cabut di wilayah itu."""

    kode = "peran-tidak-boleh"


class BukanOrangKedua(Bentrok):
    """Usulan ini harus disetujui admin lain, atau admin kabupaten: bukan pengusulnya, dan bukan yang diusulkan."""

    kode = "bukan-orang-kedua"


@dataclass(frozen=True, slots=True)
class Sasaran:
    """The account: `wilayah` keeps it, `penugasan` is every role it holds, wherever."""

    id: UUID
    wilayah: str
    penugasan: frozenset[Penugasan]


def mengurus(oleh: Petugas, t: Penugasan) -> bool:
    """Whether this administrator looks after this role there."""
    peran = oleh.peran_di(t.wilayah)
    return p.ADMIN_KABUPATEN in peran or (p.ADMIN_KECAMATAN in peran and t.peran in PERAN_KECAMATAN)


def di_atas(oleh: Petugas, t: Penugasan) -> bool:
    """Whether they are an administrator of a level above this role's."""
    return any(a.peran == p.ADMIN_KABUPATEN and a.wilayah != t.wilayah and meliputi(a.wilayah, t.wilayah) for a in oleh.penugasan)


def pastikan_diurus(oleh: Petugas, di: str, sasaran: Sasaran) -> None:
    """Every role of the account lies in the wilayah where they are at work, and is one that they look after. Raises DiurusDiAtas."""
    if not meliputi(di, sasaran.wilayah) or not all(meliputi(di, t.wilayah) and mengurus(oleh, t) for t in sasaran.penugasan):
        raise DiurusDiAtas


def cukup_sendiri(oleh: Petugas, di: str, tindakan: Tindakan, sasaran: Sasaran, tugas: Iterable[Penugasan] = ()) -> bool:
    """True: they do it alone; False: a second administrator must agree. `di`: the wilayah in which they are at work;
    `tugas`: the roles that are given or taken.

    Raises DiriSendiri, DiurusDiAtas, and of `tugas` DiLuarWilayah or PeranTidakBoleh.
    """
    tugas = frozenset(tugas)
    for t in tugas:
        if not meliputi(di, t.wilayah):
            raise DiLuarWilayah
        if not mengurus(oleh, t):
            raise PeranTidakBoleh
    sendiri = oleh.id == sasaran.id
    if sendiri and tindakan is not Tindakan.CABUT:
        raise DiriSendiri
    pastikan_diurus(oleh, di, sasaran)
    if sendiri:
        return True
    match tindakan:
        case Tindakan.BERI:
            berat = {t for t in tugas - sasaran.penugasan if t.peran in PENTING}
        case Tindakan.CABUT:
            berat = {t for t in tugas if t.peran in PENGAWAS}
        case Tindakan.TUTUP:
            berat = {t for t in sasaran.penugasan if t.peran in PENGAWAS}
        case Tindakan.BUKA | Tindakan.TAUTAN:
            berat = {t for t in sasaran.penugasan if t.peran in PENTING}
    return all(di_atas(oleh, t) for t in berat)


def pastikan_kedua(kedua: Petugas, di: str, pengusul: UUID, tindakan: Tindakan, sasaran: Sasaran, tugas: Iterable[Penugasan]) -> None:
    """Somebody else, who may do it too, if only together. Raises BukanOrangKedua, or as `cukup_sendiri`."""
    if kedua.id in (pengusul, sasaran.id):
        raise BukanOrangKedua
    cukup_sendiri(kedua, di, tindakan, sasaran, tugas)
