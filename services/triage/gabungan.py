"""What becomes of a follower when its parent moves, or ends without an answer. Nobody asked for it: it never refuses, it does nothing."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, assert_never
from uuid import UUID

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.keadaan import Aduan, Aliran, AliranKosong
from shared.domain.aduan.mengikuti import SEBAB_LEPAS, jawaban_untuk, melepas
from shared.domain.aduan.perintah import Perintah, halangan, kepala


@dataclass(frozen=True, slots=True, kw_only=True)
class _KarenaInduk(Perintah):
    """`sumber`: the parent's event that it follows from."""

    induk: UUID
    sumber: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class PindahBersamaInduk(_KarenaInduk):
    """To the office `ke`, where the parent is."""

    ke: str
    alasan: k.Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class AlihkanBersamaInduk(_KarenaInduk):
    """To the agency that the parent was passed to."""

    instansi: k.Tersandi
    alasan: k.Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class LepasGabungan(_KarenaInduk):
    sebab: str


PerintahGabungan = PindahBersamaInduk | AlihkanBersamaInduk | LepasGabungan


def decide(aliran: Aliran, perintah: PerintahGabungan, now: datetime) -> list[k.Kejadian]:
    """The events that follow, or [] when it follows this one no more, or is there already."""
    if isinstance(aliran, AliranKosong) or halangan(aliran, perintah) is not None:
        return []
    if not aliran.menunggu_induk or aliran.induk != perintah.induk:
        return []
    kop = kepala(aliran, perintah, now)
    match perintah:
        case PindahBersamaInduk(ke=ke, alasan=alasan, sumber=sumber):
            if ke == aliran.kecamatan:
                return []
            return [
                k.AduanDialihkan(**kop, ke=ke, instansi=None, alasan=alasan, sumber=sumber),
                k.AduanDiterimaAlihan(**kop | {"wilayah": ke}, dari=aliran.kecamatan, sumber=sumber),
            ]
        case AlihkanBersamaInduk(instansi=instansi, alasan=alasan, sumber=sumber):
            return [k.AduanDialihkan(**kop, ke=None, instansi=instansi, alasan=alasan, sumber=sumber)]
        case LepasGabungan(induk=induk, sumber=sumber, sebab=sebab):
            return [k.GabunganDilepas(**kop, induk=induk, sumber=sumber, sebab=sebab)]
        case _:
            assert_never(perintah)


class Susulan(NamedTuple):
    """What a follower owes its parent's events, by their number from 0: to move after it, and then how it ended; None: nothing."""

    pindah: int | None
    akhir: int | None


def susulan(pengikut: Aduan, sejak: datetime, induk: Aduan, kejadian: list[k.Kejadian]) -> Susulan:
    """`sejak`: since when it follows; `kejadian`: the parent's. Whoever has an answer of it to come is not let go before."""
    pindah = _terakhir(kejadian, k.AduanDiterimaAlihan) if induk.kecamatan != pengikut.kecamatan else None
    if induk.dilupakan:
        return Susulan(pindah, _terakhir(kejadian, k.PelaporDilupakan))
    if not melepas(induk) or jawaban_untuk(kejadian, sejak) is not None:
        return Susulan(pindah, None)
    return Susulan(pindah, _terakhir(kejadian, k.AduanDialihkan, *SEBAB_LEPAS))


def _terakhir(kejadian: list[k.Kejadian], *jenis: type[k.Kejadian]) -> int | None:
    return next((n for n in reversed(range(len(kejadian))) if isinstance(kejadian[n], jenis)), None)
