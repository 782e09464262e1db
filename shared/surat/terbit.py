"""What a paper is to whoever holds it: a draft of today, the issued one, or what is drawn in its place after an erasure."""

from dataclasses import replace
from typing import TypeVar

from shared.domain.aduan.penolakan import Bentrok
from shared.surat.isi import Surat

S = TypeVar("S", bound=Surat)
KONSEP, TURUNAN, TURUNAN_DIBATASI = "KONSEP", "TURUNAN SESUDAH PENGHAPUSAN", "TURUNAN SELAMA PEMBATASAN"


class SuratTidakSama(Bentrok):
    """PERINGATAN: surat {nomor} yang tersimpan tidak lagi sama dengan yang diterbitkan (SHA-256 {sidik}), jadi tidak diberikan. Jangan
    memakai salinannya, dan beri tahu pengelola sistem agar memulihkannya dari cadangan."""

    kode = "surat-tidak-sama"


def konsep(surat: S) -> S:
    return replace(surat, cap=KONSEP, kaki="Konsep, bukan surat yang diterbitkan.")


def terbitan(surat: S, nomor: str, tera: str) -> S:
    """`tera`: a random word that stands on the paper and nowhere else in clear: who has only its digest can guess nothing that is on it."""
    return replace(surat, nomor=nomor, kaki=f"Surat terbitan, tera {tera}.")


def turunan(surat: S, nomor: str, sidik: str, cap: str = TURUNAN) -> S:
    """As it was issued, without whoever is not to be read any more; `sidik`: of the one that was issued."""
    return replace(surat, nomor=nomor, cap=cap, kaki=f"{cap.capitalize()}; surat aslinya diterbitkan dengan SHA-256 {sidik}.")
