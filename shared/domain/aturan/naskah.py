"""A TOML file as people wrote it, with the line of every key, so that what is wrong can be said where it stands."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum, auto
from typing import Final, TypeVar

from shared.domain.aduan.penolakan import Penolakan, TidakSah
from shared.domain.teks import rapi

Jalan = tuple[str | int, ...]  # ("langkah", 2, "standar")
Tabel = Mapping[str, object]  # as TOML gives it
_KEPALA = re.compile(r"\s*(\[\[?)([^\]]+)\]")
_KUNCI = re.compile(r"\s*([A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')\s*=")
_UNTAI = re.compile(r"""\"\"\"(?:\\.|[^\\])*?\"\"\"|'''.*?'''|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*""", re.DOTALL)
_LETAK = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")
TERPANJANG = 60_000  # letters of a file
KUNCI_TERBANYAK = 4000  # keys and tables
TERDALAM = 8  # brackets within brackets; the deepest of ours is 3
KESALAHAN_TERBANYAK = 100  # told at once
TITIK_TERBANYAK = 8  # of dotted keys in a line; ours have one
T = TypeVar("T")


class Bawaan(Enum):
    """What stands where a key does not."""

    WAJIB = auto()  # nothing: it must be there


WAJIB: Final = Bawaan.WAJIB


class BerkasTidakSah(TidakSah):
    """{kesalahan}"""

    kode = "berkas-tidak-sah"


class Naskah:
    """The file's data and what was found wrong with it: reading goes on after a mistake, so that all are told at once."""

    def __init__(self, teks: str) -> None:
        """Raises BerkasTidakSah at once for what is no TOML, or so big, deep or full that reading it is work in itself."""
        batasi(teks)
        try:
            self.data: Tabel = tomllib.loads(teks)
        except (ValueError, RecursionError) as e:  # a number of 5,000 digits is a plain ValueError
            letak = _LETAK.search(str(e))
            baris = letak.group(1) if letak and letak.group(1) else str(max(1, len(teks.splitlines())))
            raise BerkasTidakSah(kesalahan=f"Baris {baris}: penulisan TOML tidak benar ({_LETAK.sub('', str(e))}).") from None
        self._baris = letak_kunci(teks)
        self.salah: list[tuple[int, str]] = []

    def baris(self, jalan: Jalan) -> int:
        """The line of a key, or of the nearest table that has it; 1 for the whole file."""
        while jalan and jalan not in self._baris:
            jalan = jalan[:-1]
        return self._baris.get(jalan, 1)

    def catat(self, jalan: Jalan, kalimat: str) -> None:
        self.salah.append((self.baris(jalan), kalimat))

    def periksa(self) -> None:
        """Raises BerkasTidakSah with one sentence a mistake, in the order of the lines."""
        if self.salah:
            urut = sorted(dict.fromkeys(self.salah))[:KESALAHAN_TERBANYAK]
            raise BerkasTidakSah(kesalahan="\n".join(f"Baris {n}: {kalimat}" for n, kalimat in urut))

    def coba(self, jalan: Jalan, hitung: Callable[[], T]) -> T | None:
        """What `hitung` gives; None after its refusal was noted with the line of `jalan`."""
        try:
            return hitung()
        except Penolakan as e:
            self.catat(jalan, str(e))
            return None

    def hanya(self, tabel: Tabel, jalan: Jalan, boleh: Iterable[str]) -> None:
        """Notes keys that mean nothing: a misspelt one must not be passed over in silence."""
        for nama in tabel:
            if nama not in boleh:
                self.catat((*jalan, nama), f"{nama} tidak dikenal di sini; yang ada: {', '.join(boleh)}.")

    def ambil(self, tabel: Tabel, jalan: Jalan, nama: str, jenis: type[T], kata: str, bawaan: T | Bawaan | None = WAJIB) -> T | None:
        """The value of a key if it is of that kind; `kata` says the kind. None after a mistake was noted."""
        if nama not in tabel:
            if bawaan is WAJIB:
                self.catat(jalan, f"{nama} harus diisi: {kata}.")
                return None
            return bawaan
        nilai = tabel[nama]
        lain = (isinstance(nilai, bool) and jenis is int) or (isinstance(nilai, datetime) and jenis is date)  # Python's kinds within kinds
        if not isinstance(nilai, jenis) or lain:
            self.catat((*jalan, nama), f"{nama} harus {kata}.")
            return None if bawaan is WAJIB else bawaan
        return nilai

    def teks(self, tabel: Tabel, jalan: Jalan, nama: str, bawaan: str | Bawaan | None = WAJIB, terpanjang: int = 200) -> str | None:
        nilai = self.ambil(tabel, jalan, nama, str, "teks", bawaan)
        if isinstance(nilai, str) and not 1 <= len(rapi(nilai)) <= terpanjang:
            self.catat((*jalan, nama), f"{nama} harus 1 sampai {terpanjang} huruf.")
        return rapi(nilai) if isinstance(nilai, str) else nilai

    def tabel(self, tabel: Tabel, jalan: Jalan, nama: str, kata: str, bawaan: Tabel | Bawaan | None = None) -> Tabel | None:
        """A table in a table."""
        nilai: Tabel | None = self.ambil(tabel, jalan, nama, dict, f"tabel {kata}", bawaan)
        return nilai

    def daftar(self, tabel: Tabel, jalan: Jalan, nama: str, jenis: type[T], kata: str, bawaan: list[T] | Bawaan | None = WAJIB) -> list[T]:
        nilai: list[object] | None = self.ambil(tabel, jalan, nama, list, f"daftar {kata}", bawaan)
        if nilai is None:
            return []
        sejenis = [x for x in nilai if isinstance(x, jenis) and not isinstance(x, bool)]
        if len(sejenis) < len(nilai):
            self.catat((*jalan, nama), f"{nama} harus daftar {kata}.")
            return []
        return sejenis

    def tabel_tabel(self, nama: str, bawaan: list[object] | Bawaan, terbanyak: int) -> list[tuple[Jalan, Tabel]]:
        """The tables of [[nama]], each with its place."""
        nilai: list[object] = self.ambil(self.data, (), nama, list, f"daftar [[{nama}]]", bawaan) or []
        if len(nilai) > terbanyak:
            self.catat((nama,), f"{nama} paling banyak {terbanyak}.")
            return []
        tabel: list[tuple[Jalan, Tabel]] = [((nama, i), x) for i, x in enumerate(nilai) if isinstance(x, dict)]
        if len(tabel) < len(nilai):
            self.catat((nama,), f"{nama} harus daftar [[{nama}]].")
        return tabel


def batasi(teks: str) -> None:
    """Raises BerkasTidakSah for what no procedure or calendar looks like; in one pass, before it is parsed."""
    if len(teks) > TERPANJANG:
        raise BerkasTidakSah(kesalahan=f"Baris 1: berkasnya lebih dari {TERPANJANG} huruf.")
    banyak = dalam = 0
    for n, baris in enumerate(_UNTAI.sub(_tanpa_isi, teks).splitlines(), start=1):
        banyak += baris.count("=") + baris.lstrip().startswith("[")
        if banyak > KUNCI_TERBANYAK:
            raise BerkasTidakSah(kesalahan=f"Baris {n}: berkasnya berisi lebih dari {KUNCI_TERBANYAK} kunci.")
        for satu in baris:
            dalam += (satu in "[{") - (satu in "]}")
            if dalam > TERDALAM:
                raise BerkasTidakSah(kesalahan=f"Baris {n}: kurungnya bersusun lebih dari {TERDALAM}.")
        if baris.count(".") > TITIK_TERBANYAK:
            raise BerkasTidakSah(kesalahan=f"Baris {n}: kuncinya bersusun terlalu dalam.")


def _tanpa_isi(untai: re.Match[str]) -> str:
    """Nothing but its line breaks: what is written in texts and comments counts for nothing."""
    return "\n" * untai.group().count("\n")


def letak_kunci(teks: str) -> dict[Jalan, int]:
    """Where each table and key begins; values that go on over several lines are passed over. Dotted keys count by their first part."""
    letak: dict[Jalan, int] = {}
    jumlah: dict[str, int] = {}
    dasar: Jalan = ()
    dalam, kutip = 0, ""
    for n, baris in enumerate(teks.splitlines(), start=1):
        if not dalam and not kutip:
            if kepala := _KEPALA.match(baris):
                nama = [x.strip().strip("\"'") for x in kepala.group(2).split(".")]
                if kepala.group(1) == "[[":
                    jumlah[nama[0]] = jumlah.get(nama[0], -1) + 1
                dasar = (nama[0], *([jumlah[nama[0]]] if nama[0] in jumlah else []), *nama[1:])
                letak.setdefault(dasar, n)
                continue
            if kunci := _KUNCI.match(baris):
                letak.setdefault((*dasar, kunci.group(1).strip("\"'")), n)
        dalam, kutip = _lanjut(baris, dalam, kutip)
    return letak


def _lanjut(baris: str, dalam: int, kutip: str) -> tuple[int, str]:
    """Depth of brackets and open triple quotes after the line."""
    i = 0
    while i < len(baris):
        tiga, satu = baris[i : i + 3], baris[i]
        if kutip:
            if baris.startswith(kutip, i):
                i, kutip = i + len(kutip), ""
                continue
            i += 2 if satu == "\\" and kutip[0] == '"' else 1
            continue
        if tiga in ('"""', "'''"):
            kutip, i = tiga, i + 3
            continue
        if satu in "\"'":
            kutip = satu
        elif satu == "#":
            break
        elif satu in "[{":
            dalam += 1
        elif satu in "]}":
            dalam -= 1
        i += 1
    return dalam, kutip if len(kutip) == 3 else ""


def kutip(teks: str) -> str:
    """A TOML basic string."""
    aman = teks.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if ord(c) >= 32 and ord(c) != 127 else f"\\u{ord(c):04x}" for c in aman) + '"'
