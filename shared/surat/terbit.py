"""What a paper is to whoever holds it: a draft of today, the issued one, or what is drawn in its place after an erasure."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from shared.domain.aduan.penolakan import Bentrok
from shared.surat.isi import Surat
from shared.surat.pdf import dapat_dicetak
from shared.surat.percetakan import Polos

S = TypeVar("S", bound=Surat)
KONSEP, TURUNAN, TURUNAN_DIBATASI = "KONSEP", "TURUNAN SESUDAH PENGHAPUSAN", "TURUNAN SELAMA PEMBATASAN"
CETAK_ULANG = "CETAK ULANG OLEH PENCETAK LAIN"  # all that stood on it, set by another version of the printer


class SuratTidakSama(Bentrok):
    """PERINGATAN: surat {nomor} yang tersimpan tidak lagi sama dengan yang diterbitkan (SHA-256 {sidik}), jadi tidak diberikan. Jangan
    memakai salinannya, dan beri tahu pengelola sistem agar memulihkannya dari cadangan."""

    kode = "surat-tidak-sama"


def konsep(surat: S) -> S:
    return replace(surat, cap=KONSEP, kaki="Konsep, bukan surat yang diterbitkan.")


def terbitan(surat: S, nomor: str, tera: str) -> S:
    """`tera`: a random word that stands on the paper and nowhere else in clear: who has only its digest can guess nothing that is on it."""
    return replace(surat, nomor=nomor, kaki=kaki_terbitan(tera))


def kaki_terbitan(tera: str) -> str:
    return f"Surat terbitan, tera {tera}."


def turunan(surat: S, nomor: str, sidik: str, cap: str = TURUNAN) -> S:
    """As it was issued, without whoever is not to be read any more; `sidik`: of the one that was issued."""
    return replace(surat, nomor=nomor, cap=cap, kaki=_kaki_turunan(sidik, cap))


def data_turunan(data: Mapping[str, Polos], sidik: str, cap: str) -> dict[str, Polos]:
    """As `turunan`, of the data that a list was drawn from."""
    tanda = data["tanda"]
    assert isinstance(tanda, list)
    return {**data, "tanda": [cap, *tanda], "cap": cap, "kaki": dapat_dicetak(_kaki_turunan(sidik, cap))}


def _kaki_turunan(sidik: str, cap: str) -> str:
    return f"{cap.capitalize()}; surat aslinya diterbitkan dengan SHA-256 {sidik}."
