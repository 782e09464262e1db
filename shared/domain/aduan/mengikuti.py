"""What becomes of a complaint that waits for its parent's answer: which answer is its own, and when there will be none."""

from collections.abc import Sequence
from datetime import UTC, datetime

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.keadaan import Aduan

JAWABAN = (k.TanggapanDiberikan, k.AduanIndukDijawab)
BERJAWABAN = frozenset({Keadaan.DIJAWAB, Keadaan.SELESAI})
# Its end without an answer -> what those who waited for it are told of it; passed to an agency, they go with it.
SEBAB_LEPAS: dict[type[k.Kejadian], str] = {
    k.AduanDitolak: "ditolak", k.AduanDicabut: "dicabut", k.AduanDitutup: "ditutup", k.PelaporDilupakan: "dilupakan",
}  # fmt: skip
TANPA_JAWABAN = frozenset({Keadaan.DITOLAK, Keadaan.DICABUT, Keadaan.DITUTUP_TANPA_KLARIFIKASI, Keadaan.DIALIHKAN_KELUAR})
SELALU = datetime(9999, 1, 1, tzinfo=UTC)


def digabung_pada(kejadian: Sequence[k.Kejadian]) -> datetime | None:
    """Since when it follows, of its own events; None where it never did."""
    return next((e.pada for e in reversed(kejadian) if isinstance(e, k.AduanDigabungkan)), None)


def jawaban_untuk(induk: Sequence[k.Kejadian], sejak: datetime) -> int | None:
    """Which of the parent's events, from 0, is the answer for who follows since then: the one that stood, else the first after it.

    That the parent was reopened since takes it away from nobody.
    """
    berlaku = None
    for n, e in enumerate(induk):
        if berlaku is not None and e.pada > sejak:
            return berlaku
        if isinstance(e, JAWABAN):
            berlaku = n
        elif isinstance(e, k.AduanDibukaKembali):
            berlaku = None
    return berlaku


def terjawab_sampai(induk: Aduan, kejadian: Sequence[k.Kejadian]) -> datetime | None:
    """Who began to follow it until then has an answer of it; None: nobody has, or it cannot be read any more."""
    if induk.dilupakan:
        return None
    if induk.keadaan in BERJAWABAN:
        return SELALU
    return next((e.pada for e in reversed(kejadian) if isinstance(e, k.AduanDibukaKembali)), None)


def melepas(induk: Aduan) -> bool:
    """Whether nobody gets an answer of it any more."""
    return induk.dilupakan or induk.keadaan in TANPA_JAWABAN
