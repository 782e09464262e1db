"""Where a complaint may be passed on to: the offices of its district, and those that somebody looked for by name."""

from collections.abc import Sequence
from contextlib import suppress

from shared.acuan.kantor import DaftarKantor
from shared.acuan.kantor.daftar import DITEMUKAN
from shared.domain.aduan.penolakan import KantorTidakDikenal


def tujuan_alih(kantor: DaftarKantor, dari: str, dicari: str = "", dipilih: str = "") -> Sequence[tuple[str, str]]:
    """(code, name) each: what was looked for first, with its district; `dipilih` stays among them."""
    temuan = {k.kode: f"{k.nama}, {kabupaten}" for k, kabupaten in kantor.cari(dicari)[:DITEMUKAN]} if dicari else {}
    semua = temuan | {k.kode: k.nama for k in kantor.di(dari.rpartition(".")[0]) if k.kode not in temuan}
    if dipilih and dipilih not in semua:
        with suppress(KantorTidakDikenal):
            semua[dipilih] = kantor.penerima(dipilih).nama
    return [(kode, nama) for kode, nama in semua.items() if kode != dari]
