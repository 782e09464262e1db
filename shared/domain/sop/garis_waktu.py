"""The seven steps as a timeline: what is done, what runs, what comes; and the due time of the step that runs."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from shared.domain.aduan.kejadian import AduanDiterima, AduanDiterimaAlihan, Kejadian
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.jam import Jam, hitung, jam_berjalan
from shared.domain.sop.uraian import jelaskan

SELESAI, BERJALAN, JEDA, NANTI, DILEWATI = "selesai", "berjalan", "jeda", "nanti", "dilewati"


def batas_berjalan(kejadian: Sequence[Kejadian], aturan: AturanBerlaku) -> datetime | None:
    """When the running step is due, as of the last event and the newest calendar; None while it is paused and at an end."""
    jam = jam_berjalan(hitung(kejadian, aturan, aturan.terkini(_kantor(kejadian), kejadian[-1].pada)))
    return None if jam is None or jam.jeda_berjalan else jam.batas


def _kantor(kejadian: Sequence[Kejadian]) -> str:
    """Who has it now; what is said later about an earlier office's clock names that office."""
    return next((e.wilayah for e in reversed(kejadian) if isinstance(e, AduanDiterima | AduanDiterimaAlihan)), kejadian[-1].wilayah)


def garis_waktu(kejadian: Sequence[Kejadian], aturan: AturanBerlaku, now: datetime) -> list[dict[str, Any]]:
    """JSON-ready, one entry a clock in the order they started, then one for each step that is still to come.

    `uraian`: the sentences that explain the due time of the step that runs.
    """
    jam = hitung(kejadian, aturan, now)
    sop = aturan.sop(_kantor(kejadian), now)
    terakhir = max((j.langkah for j in jam), default=0)
    berjalan = jam_berjalan(jam) is not None
    diterima = next((e for e in kejadian if isinstance(e, AduanDiterima)), None)
    garis = [_satu(j, sop.menurut_nomor[j.langkah].nama, sop.menurut_nomor[j.langkah].pelaksana, aturan) for j in jam]
    for langkah in sop.langkah:
        ada = any(j.langkah == langkah.nomor and j.putaran == jam[-1].putaran for j in jam) if jam else False
        if ada or (langkah.nomor <= 2 and diterima is not None and any(j.langkah == langkah.nomor for j in jam)):
            continue
        if langkah.nomor <= 2:
            garis.insert(langkah.nomor - 1, _kosong(langkah.nomor, langkah.nama, langkah.pelaksana, SELESAI, 1))
        else:
            status = NANTI if berjalan and langkah.nomor > terakhir else DILEWATI
            garis.append(_kosong(langkah.nomor, langkah.nama, langkah.pelaksana, status, jam[-1].putaran if jam else 1))
    return garis


def _satu(j: Jam, nama: str, pelaksana: tuple[str, ...], aturan: AturanBerlaku) -> dict[str, Any]:
    status = SELESAI if not j.berjalan else JEDA if j.jeda_berjalan else BERJALAN
    return _kosong(j.langkah, nama, pelaksana, status, j.putaran) | {
        "mulai": j.mulai.isoformat(),
        "batas": None if j.jeda_berjalan or j.batas is None else j.batas.isoformat(),
        "selesai": j.selesai.isoformat() if j.selesai else None,
        "putusan": j.putusan.value,
        "uraian": list(jelaskan(j, aturan.kalender_dari(j)).kalimat) if j.berjalan else [],
    }


def _kosong(nomor: int, nama: str, pelaksana: tuple[str, ...], status: str, putaran: int) -> dict[str, Any]:
    waktu = {"mulai": None, "batas": None, "selesai": None, "putusan": None, "uraian": []}
    return {"langkah": nomor, "nama": nama, "pelaksana": list(pelaksana), "status": status, "putaran": putaran, **waktu}
