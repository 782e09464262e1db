"""The seven steps as a timeline: what is done, what runs, what comes; and the due time of the step that runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from shared.domain.aduan.kejadian import AduanDiterima, Kejadian
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.desakan import kantor_kini
from shared.domain.sop.jam import Jam, hitung, jam_berjalan
from shared.domain.sop.sop import Langkah
from shared.domain.sop.uraian import jelaskan


class Status(StrEnum):
    SELESAI = "selesai"
    BERJALAN = "berjalan"
    JEDA = "jeda"
    NANTI = "nanti"
    DILEWATI = "dilewati"


@dataclass(frozen=True, slots=True)
class Ruas:
    """One turn at a step. Without a clock it is still to come, was passed over, or was done before anybody measured it."""

    langkah: Langkah
    status: Status
    putaran: int
    jam: Jam | None = None
    uraian: tuple[str, ...] = ()  # the sentences that explain the due time of the step that runs


def ruas(kejadian: Sequence[Kejadian], aturan: AturanWaktu, now: datetime) -> list[Ruas]:
    """One a clock in the order they started, then one for each step that is still to come."""
    jam = hitung(kejadian, aturan, now)
    sop = aturan.sop(kantor_kini(kejadian), now)
    terakhir = max((j.langkah for j in jam), default=0)
    berjalan = jam_berjalan(jam) is not None
    diterima = any(isinstance(e, AduanDiterima) for e in kejadian)
    hasil = [_dengan_jam(j, sop.menurut_nomor[j.langkah], aturan) for j in jam]
    for langkah in sop.langkah:
        ada = any(j.langkah == langkah.nomor and j.putaran == jam[-1].putaran for j in jam)
        if ada or (langkah.nomor <= 2 and diterima and any(j.langkah == langkah.nomor for j in jam)):
            continue
        if langkah.nomor <= 2:
            hasil.insert(langkah.nomor - 1, Ruas(langkah, Status.SELESAI, 1))
        else:
            status = Status.NANTI if berjalan and langkah.nomor > terakhir else Status.DILEWATI
            hasil.append(Ruas(langkah, status, jam[-1].putaran if jam else 1))
    return hasil


def _dengan_jam(jam: Jam, langkah: Langkah, aturan: AturanWaktu) -> Ruas:
    if not jam.berjalan:
        return Ruas(langkah, Status.SELESAI, jam.putaran, jam)
    status = Status.JEDA if jam.jeda_berjalan else Status.BERJALAN
    return Ruas(langkah, status, jam.putaran, jam, jelaskan(jam, aturan.kalender_bernama(jam.kantor, jam.kalender)).kalimat)


def garis_waktu(kejadian: Sequence[Kejadian], aturan: AturanWaktu, now: datetime) -> list[dict[str, Any]]:
    """As `ruas`, JSON-ready."""
    return [_polos(satu) for satu in ruas(kejadian, aturan, now)]


def _polos(satu: Ruas) -> dict[str, Any]:
    jam = satu.jam
    batas = None if jam is None or jam.jeda_berjalan else jam.batas
    return {
        "langkah": satu.langkah.nomor,
        "nama": satu.langkah.nama,
        "pelaksana": list(satu.langkah.pelaksana),
        "status": satu.status.value,
        "putaran": satu.putaran,
        "mulai": jam.mulai.isoformat() if jam else None,
        "batas": batas.isoformat() if batas else None,
        "selesai": jam.selesai.isoformat() if jam and jam.selesai else None,
        "putusan": jam.putusan.value if jam else None,
        "uraian": list(satu.uraian),
    }
