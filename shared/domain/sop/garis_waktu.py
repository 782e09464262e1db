"""The seven steps as a timeline: what is done, what runs, what comes; and the due time of the step that runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from shared.domain.aduan.kejadian import AduanDibukaKembali, Kejadian
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.desakan import kantor_kini
from shared.domain.sop.jalur import MULAI_BABAK
from shared.domain.sop.jam import Jam, hitung, jam_berjalan
from shared.domain.sop.sop import Langkah
from shared.domain.sop.uraian import jelaskan


class Status(StrEnum):
    SELESAI = "selesai"
    BERJALAN = "berjalan"
    JEDA = "jeda"
    NANTI = "nanti"
    DILEWATI = "dilewati"
    TERHENTI = "terhenti"  # ended without the step's work: withdrawn, rejected, passed on …


@dataclass(frozen=True, slots=True)
class Ruas:
    """One turn at a step, in its pass (`babak`). Without a clock it is still to come, was passed over, or was done before anybody
    measured it."""

    langkah: Langkah
    status: Status
    putaran: int
    babak: int
    jam: Jam | None = None
    uraian: tuple[str, ...] = ()  # the sentences that explain the due time of the step that runs


def ruas(kejadian: Sequence[Kejadian], aturan: AturanWaktu, now: datetime) -> list[Ruas]:
    """One a clock in the order they started, then one for each step that the present pass has still to come to or passed over.

    Of the present pass alone: what an earlier office or round came to says nothing of where it is now.
    """
    jam = hitung(kejadian, aturan, now)
    sop = aturan.sop(kantor_kini(kejadian), now)
    # Who goes with a parent to another office begins a pass there without a clock.
    kini = 1 + sum(type(e).__name__ in MULAI_BABAK for e in kejadian)
    putaran = 1 + sum(isinstance(e, AduanDibukaKembali) for e in kejadian)
    berjalan = jam_berjalan(jam)
    ada = {j.langkah for j in jam if j.babak == kini or j.langkah <= 2}
    hasil = [_dengan_jam(j, sop.menurut_nomor[j.langkah], aturan) for j in jam]
    for langkah in sop.langkah:
        if langkah.nomor <= 2:
            if langkah.nomor not in ada:
                hasil.insert(langkah.nomor - 1, Ruas(langkah, Status.SELESAI, 1, 1))
        elif berjalan is not None and langkah.nomor > berjalan.langkah:
            hasil.append(Ruas(langkah, Status.NANTI, putaran, kini))  # again, where its work was sent back
        elif langkah.nomor not in ada:
            hasil.append(Ruas(langkah, Status.DILEWATI, putaran, kini))
    return hasil


def _dengan_jam(jam: Jam, langkah: Langkah, aturan: AturanWaktu) -> Ruas:
    if not jam.berjalan:
        return Ruas(langkah, Status.TERHENTI if jam.terhenti else Status.SELESAI, jam.putaran, jam.babak, jam)
    status = Status.JEDA if jam.jeda_berjalan else Status.BERJALAN
    return Ruas(langkah, status, jam.putaran, jam.babak, jam, jelaskan(jam, aturan.kalender_bernama(jam.kantor, jam.kalender)).kalimat)
