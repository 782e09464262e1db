"""Writes docs/alur.md from the table of transitions: `python -m ops.dokumen.alur`."""

from pathlib import Path

from shared.domain.aduan import kata
from shared.domain.aduan.alur import ALUR, BERAKHIR, LANGKAH, PELAPOR, PETUGAS, SISTEM, TANPA_PELAPOR, Aturan, Keadaan, menuju

BERKAS = Path(__file__).parents[2] / "docs" / "alur.md"
PEMBUKA = """\
# Alur aduan

Halaman ini dibuat dari tabel yang dipakai program untuk memutuskan (`shared/domain/aduan/alur.py`);
jangan disunting, tetapi jalankan `python -m ops.dokumen.alur`.

"""
JEDA = {None: "ya", True: "hanya saat jeda", False: "tidak"}


def _id(keadaan: Keadaan) -> str:
    return keadaan.name.lower()


def diagram() -> str:
    baris = ["stateDiagram-v2"]
    for k in Keadaan:
        if k is not Keadaan.BARU:
            langkah = f" (langkah {LANGKAH[k]})" if k in LANGKAH else ""
            baris.append(f"    {_id(k)}: {k.value}{langkah}")
    for nama, aturan in ALUR.items():
        for dari in Keadaan:
            if dari in aturan.dari:
                asal = "[*]" if dari is Keadaan.BARU else _id(dari)
                baris += [f"    {asal} --> {_id(ke)}: {nama}" for ke in menuju(aturan)]
    for k in Keadaan:
        if k in BERAKHIR and not _dapat_pergi(k):
            baris.append(f"    {_id(k)} --> [*]")
    return "\n".join(baris)


def _dapat_pergi(keadaan: Keadaan) -> bool:
    return any(keadaan in aturan.dari and menuju(aturan) for aturan in ALUR.values())


def _sel_dari(aturan: Aturan) -> str:
    if aturan.dari == frozenset(Keadaan) - {Keadaan.BARU}:
        return "semua kecuali baru"
    return ", ".join(k.value for k in Keadaan if k in aturan.dari)


def tabel() -> str:
    baris = [
        "| Perintah | Artinya | Pihak | Dari keadaan | Saat menunggu klarifikasi | Kejadian | Menuju |",
        "|---|---|---|---|---|---|---|",
    ]
    pihak = {n: p for p, isi in (("pelapor", PELAPOR), ("petugas", PETUGAS), ("sistem", SISTEM)) for n in isi}
    for nama, a in ALUR.items():
        ke = " atau ".join(k.value for k in menuju(a)) or "tetap"
        kejadian = ", ".join(f"`{e}`" for e in a.kejadian)
        baris.append(f"| `{nama}` | {kata.PERINTAH[nama]} | {pihak[nama]} | {_sel_dari(a)} | {JEDA[a.saat_jeda]} | {kejadian} | {ke} |")
    return "\n".join(baris)


def teks() -> str:
    tanpa = kata.daftar([f"`{n}`" for n in ALUR if n in TANPA_PELAPOR], "dan")
    return f"{PEMBUKA}```mermaid\n{diagram()}\n```\n\n{tabel()}\n\nSesudah data pelapor dihapus, dari tabel ini tinggal {tanpa}.\n"


if __name__ == "__main__":
    BERKAS.write_text(teks(), encoding="utf-8")
