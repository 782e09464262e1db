"""Writes docs/hak-akses.md from the table of rights: `python -m ops.dokumen.hak_akses`."""

from pathlib import Path

from shared.domain.akses.hak import HAK, KATA, LANGKAH_SOP, PELAKSANA, PELAPOR, SISTEM, urut
from shared.domain.akses.petugas import PERAN

BERKAS = Path(__file__).parents[2] / "docs" / "hak-akses.md"
KOLOM = (PELAPOR, *PERAN, SISTEM)
PEMBUKA = f"""\
# Hak akses

Halaman ini dibuat dari tabel yang dipakai program untuk memutuskan (`shared/domain/akses/hak.py`);
jangan disunting, tetapi jalankan `python -m ops.dokumen.hak_akses`.

Setiap hak berlaku hanya di wilayah petugas: kode `33.13` meliputi `33.13.17`, kode `33.13.17` hanya dirinya sendiri.
Pelapor bertindak dengan kode lacaknya, hanya atas aduannya sendiri. Peran pada baris yang menyebut langkah SOP
adalah bawaan; data SOP setiap kecamatan dapat menentukan lain di antara {", ".join(urut(PELAKSANA))}.

"""


def tabel() -> str:
    baris = [
        f"| Tindakan | Artinya | Langkah SOP | {' | '.join(KOLOM)} |",
        "|---" * 3 + "|:-:" * len(KOLOM) + "|",
    ]
    for tindakan, peran in HAK.items():
        tanda = " | ".join("✓" if p in peran else "" for p in KOLOM)
        baris.append(f"| `{tindakan}` | {KATA[tindakan]} | {LANGKAH_SOP.get(tindakan, '')} | {tanda} |")
    return "\n".join(baris)


def teks() -> str:
    return f"{PEMBUKA}{tabel()}\n"


if __name__ == "__main__":
    BERKAS.write_text(teks(), encoding="utf-8")
