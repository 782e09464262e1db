"""Every version of a response, with what became of it and what was changed since the one before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

SAMA, HAPUS, TAMBAH = "sama", "hapus", "tambah"
# What staff read of an event; the events of the machine's own bookkeeping are left out.
PERISTIWA = {
    "AduanDiterima": "Aduan diterima",
    "AduanDiklasifikasi": "Aduan diklasifikasi",
    "KlarifikasiDiminta": "Pelapor ditanya",
    "KlarifikasiDiberikan": "Pelapor menjawab pertanyaan",
    "AduanDialihkan": "Aduan dialihkan",
    "AduanDiterimaAlihan": "Aduan diterima dari kantor lain",
    "AduanDitolak": "Aduan ditolak",
    "AduanDigabungkan": "Aduan digabungkan",
    "AduanDidisposisikan": "Aduan didisposisikan",
    "TanggapanDisusun": "Tanggapan disusun",
    "TanggapanDikembalikan": "Tanggapan dikembalikan untuk diperbaiki",
    "TanggapanDiterima": "Tanggapan diterima",
    "TanggapanDicatat": "Tanggapan dicatat",
    "TanggapanDiberikan": "Tanggapan diberikan kepada pelapor",
    "AduanDibukaKembali": "Aduan dibuka kembali oleh pelapor",
    "PenilaianDiberikan": "Pelapor memberi penilaian",
    "AduanDicabut": "Aduan dicabut pelapor",
    "AduanDitutup": "Aduan ditutup",
    "LampiranDitambahkan": "Lampiran ditambahkan",
    "CatatanDitambahkan": "Catatan internal ditulis",
    "IdentitasDibuka": "Identitas pelapor dibuka",
    "BatasWaktuTerlewati": "Batas waktu terlewati",
    "PemrosesanDibatasi": "Pelapor membatasi pemrosesan datanya",
    "PembatasanDicabut": "Pembatasan pemrosesan berakhir",
    "PenghapusanDiminta": "Pelapor meminta datanya dihapus",
    "PelaporDilupakan": "Data pelapor dihapus",
}
KATA_ISI = {
    "kepada": "Kepada", "instruksi": "Instruksi", "alasan": "Alasan", "pertanyaan": "Pertanyaan", "jawaban": "Jawaban",
    "isi": "Isi", "saran_tujuan": "Saran tujuan", "komentar": "Komentar", "nama": "Nama berkas",
}  # fmt: skip
NASIB = ("TanggapanDikembalikan", "TanggapanDiterima", "TanggapanDicatat", "TanggapanDiberikan")


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """`rinci`: (label, text) of what was written."""

    apa: str
    peran: str
    pada: datetime
    rinci: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Versi:
    """`potongan`: (sama, hapus or tambah; text) against the version before, empty for the first; `nasib`: what followed."""

    nomor: int
    peran: str
    pada: datetime
    isi: str
    potongan: tuple[tuple[str, str], ...] = ()
    nasib: tuple[Peristiwa, ...] = field(default=())


def peristiwa(riwayat: Sequence[dict[str, Any]], mulai: int = 0) -> list[Peristiwa]:
    """From the `mulai`-th event on; `riwayat` as in `shared.acuan.rincian`."""
    return [_satu(e) for e in riwayat[mulai:] if e["jenis"] in PERISTIWA]


def _satu(e: dict[str, Any]) -> Peristiwa:
    rinci = tuple((KATA_ISI[n], str(t)) for n, t in e["isi"].items() if n in KATA_ISI and t)
    return Peristiwa(PERISTIWA[e["jenis"]], e["oleh"], datetime.fromisoformat(e["pada"]), rinci)


def naskah(riwayat: Sequence[dict[str, Any]]) -> list[Versi]:
    """The newest first."""
    hasil: list[Versi] = []
    for e in riwayat:
        if e["jenis"] == "TanggapanDisusun":
            isi = e["isi"]["isi"] or ""  # history may have none
            lama = hasil[-1].isi if hasil else None
            potongan = () if lama is None else banding(lama, isi)
            hasil.append(Versi(len(hasil) + 1, e["oleh"], datetime.fromisoformat(e["pada"]), isi, potongan))
        elif e["jenis"] in NASIB and hasil:
            nasib = _satu(e)
            if e["jenis"] == "TanggapanDiberikan":
                nasib = replace(nasib, rinci=())  # its text is the version itself
            hasil[-1] = replace(hasil[-1], nasib=(*hasil[-1].nasib, nasib))
    return hasil[::-1]


def banding(lama: str, baru: str) -> tuple[tuple[str, str], ...]:
    """Word by word; runs of one kind are joined. ("sama", "Jalan "), ("hapus", "besok"), ("tambah", "hari Senin")"""
    a, b = (re.findall(r"\S+\s*|\s+", teks) for teks in (lama, baru))
    potongan: list[tuple[str, str]] = []
    for apa, a1, a2, b1, b2 in SequenceMatcher(None, a, b).get_opcodes():
        if apa == "equal":
            potongan.append((SAMA, "".join(a[a1:a2])))
            continue
        if a1 < a2:
            potongan.append((HAPUS, "".join(a[a1:a2])))
        if b1 < b2:
            potongan.append((TAMBAH, "".join(b[b1:b2])))
    return tuple(potongan)
