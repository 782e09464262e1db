"""Rows of every verdict ever given, on steps and on whole cases: the first one, and those computed again after a calendar changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Generic, TypeVar
from uuid import UUID

from services.sla.bulan import nama_bulan
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Kejadian, VerdikDihitungUlang
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jam import Jam, Putusan, hitung
from shared.domain.sop.perkara import Perkara, perkara
from shared.machinery.projection.readmodel import Table

VERDIK = Table(
    "sla.verdik",
    {
        "aduan_id": "uuid",
        "langkah": "int2",
        "putaran": "int2",
        "ke": "int2",
        "urutan": "int2",
        "wilayah": "text",
        "diketahui_pada": "timestamptz",
        "putusan": "text",
        "batas": "timestamptz",
        "terpakai": "int8",
        "lewat": "int8",
        "sop": "text",
        "kalender": "text",
        "dasar": "uuid",
        "jeda": "int8",
        "standar": "text",
        "bulan": "text",
        "sampai": "timestamptz",
    },
)
VERDIK_PERKARA = Table(
    "sla.verdik_perkara",
    {
        "aduan_id": "uuid",
        "putaran": "int2",
        "urutan": "int2",
        "wilayah": "text",
        "diketahui_pada": "timestamptz",
        "putusan": "text",
        "batas": "timestamptz",
        "jenis": "text",
        "lewat": "int8",
        "kalender": "text",
        "dasar": "uuid",
        "sampai": "timestamptz",
    },
)
MIKRODETIK = timedelta(microseconds=1)
T = TypeVar("T", Jam, Perkara)


@dataclass(frozen=True, slots=True)
class _Diberi(Generic[T]):
    """The `urutan`-th verdict on a clock, and when it became known."""

    jam: T
    urutan: int
    pada: datetime
    dasar: UUID | None


def verdik_untuk(aduan: Aduan, kejadian: Sequence[Kejadian], jam: Sequence[Jam], aturan: AturanWaktu) -> tuple[list[tuple], dict[str, Jam]]:
    """Rows of all verdicts, the first ones and those computed again; and the clocks as their last verdict has them, by key."""
    # The reporter's own time was over before anybody heard of it.
    semua = [_Diberi(j, 0, max(j.selesai, aduan.diterima_pada), None) for j in jam if j.selesai is not None]
    for e in kejadian:
        if isinstance(e, VerdikDihitungUlang) and e.langkah is not None:
            _ulangi(semua, e, hitung(kejadian, aturan, e.pada, kalender_per=e.pada))
    return [_verdik(aduan, v, _sampai(v, semua)) for v in semua], _terakhir(semua)


def verdik_perkara(
    aduan: Aduan, kejadian: Sequence[Kejadian], semua: Sequence[Perkara], aturan: AturanWaktu
) -> tuple[list[tuple], dict[str, Perkara]]:
    """The same of whole cases."""
    diberi = [_Diberi(p, 0, max(p.selesai, aduan.diterima_pada), None) for p in semua if p.selesai is not None]
    for e in kejadian:
        if isinstance(e, VerdikDihitungUlang) and e.langkah is None:
            _ulangi(diberi, e, perkara(kejadian, aturan, e.pada, kalender_per=e.pada))
    return [_perkara(aduan, v, _sampai(v, diberi)) for v in diberi], _terakhir(diberi)


def _ulangi(semua: list[_Diberi[T]], e: VerdikDihitungUlang, menurut: Sequence[T]) -> None:
    """Adds what an event gives anew; nothing of a clock that there is not."""
    for j in menurut:
        if j.kunci == e.kunci_jam:
            baru = replace(j, putusan=Putusan(e.putusan_baru), batas=e.batas_baru, kalender=e.kalender_baru)
            ke = sum(v.jam.kunci == j.kunci and v.urutan > 0 for v in semua) + 1
            semua.append(_Diberi(baru, ke, e.pada, e.dasar))


def _terakhir(semua: Sequence[_Diberi[T]]) -> dict[str, T]:
    """Of what was computed again, by key."""
    return {v.jam.kunci: v.jam for v in semua if v.urutan}


def _sampai(v: _Diberi[T], semua: Sequence[_Diberi[T]]) -> datetime | None:
    """Until when it was the last that was known; None: still."""
    nanti = [x.pada for x in semua if x.urutan > v.urutan and x.jam.kunci == v.jam.kunci]
    return max(v.pada, min(nanti)) if nanti else None


def _verdik(aduan: Aduan, v: _Diberi[Jam], sampai: datetime | None) -> tuple:
    j = v.jam
    return (
        aduan.id, j.langkah, j.putaran, j.ke, v.urutan, j.kantor, v.pada, j.putusan.value, j.batas,
        j.terpakai // MIKRODETIK, j.lewat_sebesar // MIKRODETIK, j.sop, j.kalender, v.dasar, j.kredit // MIKRODETIK,
        j.standar_kata, nama_bulan(j.mulai), sampai,
    )  # fmt: skip


def _perkara(aduan: Aduan, v: _Diberi[Perkara], sampai: datetime | None) -> tuple:
    p = v.jam
    return (
        aduan.id, p.putaran, v.urutan, p.kantor, v.pada, p.putusan.value, p.batas, p.jenis, p.lewat_sebesar // MIKRODETIK, p.kalender,
        v.dasar, sampai,
    )  # fmt: skip
