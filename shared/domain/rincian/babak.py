"""The passes of a complaint: each time it went through an office's steps, from its beginning to a transfer, an objection or its end.

The last one is where it is now and has exactly seven steps; those before are history, with the answer given and what ended them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from shared.domain.aduan import kejadian as k
from shared.domain.rincian.garis import Tahap, tahap
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jalur import MULAI_BABAK

PELAPOR_SENDIRI = 2  # steps 1 and 2 are gone through once


@dataclass(frozen=True, slots=True)
class Babak:
    """`dijawab`: the answer given in it; `diakhiri`: what began the next one (an objection, a transfer), None of the present one.

    `dikembalikan`: how often the response was sent back for rework.
    """

    putaran: int
    kantor: str
    mulai: datetime
    tahap: tuple[Tahap, ...]
    dijawab: k.TanggapanDiberikan | k.AduanIndukDijawab | None
    diakhiri: k.Kejadian | None
    dikembalikan: int


@dataclass(slots=True)
class _Potongan:
    kejadian: list[k.Kejadian]
    diakhiri: k.Kejadian | None = None


def babak(kejadian: Sequence[k.Kejadian], aturan: AturanWaktu, now: datetime) -> tuple[Babak, ...]:
    """In the order they happened; () of a stream that no complaint has come into."""
    semua = tahap(kejadian, aturan, now)
    potongan = list(_potong(kejadian))
    hasil: list[Babak] = []
    putaran = 1
    for n, satu in enumerate(potongan, start=1):
        putaran += isinstance(satu.kejadian[0], k.AduanDibukaKembali)
        kini = n == len(potongan)
        langkah = _tujuh(semua, n) if kini else [t for t in semua if t.babak == n and t.nomor > PELAPOR_SENDIRI]
        hasil.append(
            Babak(
                putaran=putaran,
                kantor=_kantor(satu.kejadian, hasil[-1].kantor if hasil else ""),
                mulai=satu.kejadian[0].pada,
                tahap=tuple(langkah),
                dijawab=next((e for e in reversed(satu.kejadian) if isinstance(e, k.TanggapanDiberikan | k.AduanIndukDijawab)), None),
                diakhiri=satu.diakhiri,
                dikembalikan=sum(isinstance(e, k.TanggapanDikembalikan) for e in satu.kejadian),
            )
        )
    return tuple(hasil)


def sejak_babak(kejadian: Sequence[k.Kejadian]) -> datetime:
    """When the present pass began: it came to this office, was opened anew, or was let go. Of a stream that a complaint has come into."""
    return next((e.pada for e in reversed(kejadian) if type(e).__name__ in MULAI_BABAK), kejadian[0].pada)


def _potong(kejadian: Sequence[k.Kejadian]) -> Iterator[_Potongan]:
    kini: _Potongan | None = None
    for e in kejadian:
        baru = type(e).__name__ in MULAI_BABAK
        if kini is None or baru:
            if kini is not None:
                kini.diakhiri = e
                yield kini
            kini = _Potongan([e])
        else:
            kini.kejadian.append(e)
    if kini is not None:
        yield kini


def _kantor(kejadian: Sequence[k.Kejadian], sebelumnya: str) -> str:
    awal = kejadian[0]
    return awal.wilayah if isinstance(awal, k.AduanDiterima | k.AduanDiterimaAlihan) else sebelumnya or awal.wilayah


def _tujuh(semua: Sequence[Tahap], babak: int) -> list[Tahap]:
    """Each step once, as it stands: steps 1 and 2 whenever they were, of the others the last turn in this pass."""
    menurut: dict[int, Tahap] = {}
    for t in semua:
        if t.nomor <= PELAPOR_SENDIRI or t.babak == babak:
            menurut[t.nomor] = t
    return [menurut[nomor] for nomor in sorted(menurut)]
