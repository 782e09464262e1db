"""The last word on a clock that ended: what it was judged at its end, or what a calendar that became known later made of it."""

from collections.abc import Sequence

from shared.domain.aduan.kejadian import Kejadian, VerdikDihitungUlang
from shared.domain.sop.jam import Jam, Putusan


def dihitung_ulang(kejadian: Sequence[Kejadian]) -> dict[str, VerdikDihitungUlang]:
    """Of each clock, a step's or the whole case's, by its key: the last verdict that was computed again."""
    return {e.kunci_jam: e for e in kejadian if isinstance(e, VerdikDihitungUlang)}


def putusan_terakhir(jam: Sequence[Jam], kejadian: Sequence[Kejadian]) -> list[tuple[Jam, Putusan]]:
    """Every clock with the verdict that counts: what the boards, the reports and the public's figures all tell."""
    lagi = dihitung_ulang(kejadian)
    return [(j, Putusan(lagi[j.kunci].putusan_baru) if j.kunci in lagi else j.putusan) for j in jam]
