"""Rows of every verdict ever given, on steps and on whole cases: the first one, and those computed again after a calendar changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

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
    },
)
MIKRODETIK = timedelta(microseconds=1)


def verdik_untuk(aduan: Aduan, kejadian: Sequence[Kejadian], jam: Sequence[Jam], aturan: AturanWaktu) -> tuple[list[tuple], dict[str, Jam]]:
    """Rows of all verdicts, the first ones and those computed again; and the clocks as their last verdict has them, by key."""
    # The reporter's own time was over before anybody heard of it.
    baris = [_verdik(aduan, j, 0, max(j.selesai, aduan.diterima_pada), None) for j in jam if j.selesai is not None]
    terakhir: dict[str, Jam] = {}
    urutan: dict[str, int] = {}
    for e in kejadian:
        if isinstance(e, VerdikDihitungUlang) and e.langkah is not None:
            menurut = {j.kunci: j for j in hitung(kejadian, aturan, e.pada, kalender_per=e.pada)}
            if (j := menurut.get(e.kunci_jam)) is None:
                continue
            j = replace(j, putusan=Putusan(e.putusan_baru), batas=e.batas_baru, kalender=e.kalender_baru)
            urutan[j.kunci] = urutan.get(j.kunci, 0) + 1
            baris.append(_verdik(aduan, j, urutan[j.kunci], e.pada, e.dasar))
            terakhir[j.kunci] = j
    return baris, terakhir


def _verdik(aduan: Aduan, j: Jam, urutan: int, diketahui: datetime, dasar: UUID | None) -> tuple:
    return (
        aduan.id, j.langkah, j.putaran, j.ke, urutan, j.kantor, diketahui, j.putusan.value, j.batas,
        j.terpakai // MIKRODETIK, j.lewat_sebesar // MIKRODETIK, j.sop, j.kalender, dasar, j.kredit // MIKRODETIK,
    )  # fmt: skip


def verdik_perkara(
    aduan: Aduan, kejadian: Sequence[Kejadian], semua: Sequence[Perkara], aturan: AturanWaktu
) -> tuple[list[tuple], dict[str, Perkara]]:
    """The same of whole cases."""
    baris = [_perkara(aduan, p, 0, max(p.selesai, aduan.diterima_pada), None) for p in semua if p.selesai is not None]
    terakhir: dict[str, Perkara] = {}
    urutan: dict[str, int] = {}
    for e in kejadian:
        if isinstance(e, VerdikDihitungUlang) and e.langkah is None:
            menurut = {p.kunci: p for p in perkara(kejadian, aturan, e.pada, kalender_per=e.pada)}
            if (p := menurut.get(e.kunci_jam)) is None:
                continue
            p = replace(p, putusan=Putusan(e.putusan_baru), batas=e.batas_baru, kalender=e.kalender_baru)
            urutan[p.kunci] = urutan.get(p.kunci, 0) + 1
            baris.append(_perkara(aduan, p, urutan[p.kunci], e.pada, e.dasar))
            terakhir[p.kunci] = p
    return baris, terakhir


def _perkara(aduan: Aduan, p: Perkara, urutan: int, diketahui: datetime, dasar: UUID | None) -> tuple:
    return (
        aduan.id, p.putaran, urutan, p.kantor, diketahui, p.putusan.value, p.batas, p.jenis, p.lewat_sebesar // MIKRODETIK, p.kalender,
        dasar,
    )  # fmt: skip
