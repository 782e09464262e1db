"""A CSV of history, row by row with its line number; it is never in memory as a whole."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shared.domain.aduan.penolakan import TidakSah

if TYPE_CHECKING:
    import _csv

KOLOM = ("diterima_pada", "ditanggapi_pada", "topik", "instansi", "kecamatan", "kelurahan")


class KolomTidakLengkap(TidakSah):
    """{berkas} tidak punya kolom {kurang}. Baris pertamanya harus menyebut {kolom}, dipisahkan koma."""

    kode = "kolom-tidak-lengkap"


class BukanUtf8(TidakSah):
    """{berkas} bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8."""

    kode = "bukan-utf8"


class Bacaan(NamedTuple):
    """One row: the line it starts on (the first is 1), and its values by column name or what is wrong with it."""

    baris: int
    isi: dict[str, str]
    salah: str | None = None


def baca(berkas: Path) -> Iterator[Bacaan]:
    """The rows below the header; empty lines are passed over. Raises KolomTidakLengkap, BukanUtf8, OSError."""
    # Bytes that are no UTF-8 become lone surrogates, so that one such row can be refused alone.
    with berkas.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as f:
        pembaca = csv.reader(f, strict=True)  # strict: an open quote must not swallow the rest of the file
        kepala, letak = _kepala(berkas, next(_baris(pembaca), None))
        for n, isi, salah in _baris(pembaca):
            if salah is None and len(isi) != len(kepala):
                salah = f"punya {len(isi)} kolom, seharusnya {len(kepala)}"
            if salah is None and not _utf8(isi):
                salah = "bukan teks UTF-8"
            if salah is not None:
                yield Bacaan(n, {}, salah)
            elif isi:
                yield Bacaan(n, {nama: isi[i].strip() for nama, i in letak.items()})


def _kepala(berkas: Path, pertama: tuple[int, list[str], str | None] | None) -> tuple[list[str], dict[str, int]]:
    kepala = [nama.strip().lower() for nama in pertama[1]] if pertama else []
    if not _utf8(kepala) or any("\0" in nama for nama in kepala):
        raise BukanUtf8(berkas=berkas)
    if kurang := [nama for nama in KOLOM if nama not in kepala]:
        raise KolomTidakLengkap(berkas=berkas, kurang=", ".join(kurang), kolom=",".join(KOLOM))
    return kepala, {nama: kepala.index(nama) for nama in KOLOM}


def _baris(pembaca: "_csv.Reader") -> Iterator[tuple[int, list[str], str | None]]:
    while True:
        n = pembaca.line_num + 1
        try:
            isi = next(pembaca)
        except StopIteration:
            return
        except csv.Error:
            yield n, [], "tanda kutipnya tidak berpasangan atau isinya terlalu panjang"
            continue
        if isi:
            yield n, isi, None


def _utf8(isi: list[str]) -> bool:
    return not any("\udc80" <= c <= "\udcff" for teks in isi if not teks.isascii() for c in teks)
