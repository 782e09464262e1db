"""Which office had a complaint when: one stretch an office, and what an office that passed it on may still know."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.keadaan import Aduan, aduan_dari


@dataclass(frozen=True, slots=True, kw_only=True)
class Masa:
    """`sejak`: when the office got it; `dari`: the office it came from, None where it was filed there; `sampai`, `ke`: when and to which
    office it was passed on, None as long as it is there; `versi`: how many events it may know of."""

    kantor: str
    sejak: datetime
    dari: str | None
    versi: int
    sampai: datetime | None = None
    ke: str | None = None


def kantor_pernah(kejadian: Sequence[k.Kejadian]) -> list[Masa]:
    """In their order; the last is the present office's, also after the end. One that comes back to an office has two there.

    Passed to an agency outside, it stays in the books of the office that did so.
    """
    hasil: list[Masa] = []
    for n, e in enumerate(kejadian, start=1):
        if isinstance(e, k.AduanDiterima):
            hasil = [Masa(kantor=e.wilayah, sejak=e.pada, dari=None, versi=n)]
        elif not hasil:
            continue
        elif isinstance(e, k.AduanDialihkan) and e.ke:
            hasil[-1] = replace(hasil[-1], sampai=e.pada, ke=e.ke, versi=n)
        elif isinstance(e, k.AduanDiterimaAlihan):
            hasil.append(Masa(kantor=e.wilayah, sejak=e.pada, dari=e.dari, versi=n))
        elif hasil[-1].sampai is None:
            hasil[-1] = replace(hasil[-1], versi=n)
    return hasil


def masa_lalu(kejadian: Sequence[k.Kejadian], milik: Callable[[str], bool]) -> Masa | None:
    """The last stretch that ended at an office which is theirs."""
    return next((m for m in reversed(kantor_pernah(kejadian)) if m.ke is not None and milik(m.kantor)), None)


def sampai_dialihkan(aduan: Aduan, kejadian: Sequence[k.Kejadian], masa: Masa) -> tuple[Aduan, Sequence[k.Kejadian]]:
    """The complaint as it was when this stretch ended, and what had happened. Who is restricted or forgotten since is so everywhere."""
    dulu = kejadian[: masa.versi]
    return replace(aduan_dari(aduan.id, dulu), keadaan=Keadaan.DIALIHKAN, dibatasi=aduan.dibatasi, dilupakan=aduan.dilupakan), dulu
