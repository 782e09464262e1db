"""What a document shows to be typed and to be seen: its fenced blocks, what each is for, and a shell in which they are typed."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shared.machinery.settings import REPO

ALAMAT = "http://127.0.0.1:8000"  # where the documents say that the program serves
BLOK = re.compile(r"^(?: *<!-- (?P<tanda>[^\n]+) -->\n)?(?P<awal> *)```(?P<bahasa>\w*)\n(?P<isi>.*?)^(?P=awal)```$", re.M | re.S)
TANDA = re.compile(r"(?:(?P<tidak>tidak dijalankan|not run)|(?P<oleh>dijalankan oleh|run by)): (?P<apa>.+)")
KETERANGAN = re.compile(r"\s+(?:#|-- ).*$", re.M)  # what a command is for, which each language says in its own words
BATAS = "=== blok ==="


@dataclass(frozen=True)
class Blok:
    """`tanda`: the comment above it, which says why it is not run here, or by which tests it is. `baris`: where it stands."""

    bahasa: str
    isi: str
    tanda: str
    baris: int

    @property
    def perintah(self) -> str:
        """What is typed, without the words about it."""
        return KETERANGAN.sub("", self.isi).strip()

    @property
    def dijalankan(self) -> bool:
        return self.bahasa == "bash" and not self.tanda

    @property
    def pola(self) -> re.Pattern[str]:
        """What it shows, as a pattern: `…` stands for whatever is different every time."""
        return re.compile(".*".join(map(re.escape, self.isi.strip().split("…"))), re.S)


def blok(berkas: Path) -> list[Blok]:
    """The fenced blocks of a document, in order; what stands further in, as in a list, is moved to the margin."""
    teks = berkas.read_text(encoding="utf-8")
    return [
        Blok(m["bahasa"], re.sub(rf"^{m['awal']}", "", m["isi"], flags=re.M), m["tanda"] or "", teks[: m.start()].count("\n") + 1)
        for m in BLOK.finditer(teks)
    ]


def berpasangan(semua: Sequence[Blok]) -> list[tuple[Blok, Blok | None]]:
    """Each block that is run, with the one behind it that shows what is seen then."""
    berikut = [*semua[1:], None]
    return [(ini, b if b is not None and b.bahasa == "text" else None) for ini, b in zip(semua, berikut, strict=True) if ini.dijalankan]


def ketik(semua: Sequence[Blok], url: str, env: Mapping[str, str], folder: Path) -> list[str]:
    """What one shell prints for each block, typed in turn in an empty folder where `./aduan` is.

    AssertionError at the first command that fails.
    `url`: where the program serves that the documents expect at its usual address.
    """
    (folder / "aduan").write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m ops.cli "$@"\n', encoding="utf-8")
    (folder / "aduan").chmod(0o755)
    naskah = f"\necho; echo '{BATAS}'\n".join(b.isi for b in semua).replace(ALAMAT, url)
    hasil = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", f"trap 'echo \"gagal: $BASH_COMMAND\" >&2' ERR\n{naskah}"],
        cwd=folder,
        env={**env, "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        timeout=600,
        stdin=subprocess.DEVNULL,
    )
    keluaran = hasil.stdout.split(BATAS)
    assert hasil.returncode == 0, f"block {len(keluaran)} of {len(semua)}:\n{keluaran[-1]}\n{hasil.stderr[-2000:]}"
    return [satu.strip() for satu in keluaran]


def nama(berkas: Path) -> str:
    return str(berkas.relative_to(REPO))
