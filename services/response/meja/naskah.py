"""Every version of a response, with what became of it and what was changed since the one before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from shared.machinery.html.bahasa import _

SAMA, HAPUS, TAMBAH = "sama", "hapus", "tambah"
# What staff read of an event; the events of the machine's own bookkeeping are left out.
PERISTIWA = {
    "AduanDiterima": _("Aduan diterima"),
    "AduanDiklasifikasi": _("Aduan diklasifikasi"),
    "KlarifikasiDiminta": _("Pelapor ditanya"),
    "KlarifikasiDiberikan": _("Pelapor menjawab pertanyaan"),
    "AduanDialihkan": _("Aduan dialihkan"),
    "AduanDiterimaAlihan": _("Aduan diterima dari kantor lain"),
    "AduanDitolak": _("Aduan ditolak"),
    "AduanDigabungkan": _("Aduan digabungkan"),
    "AduanDidisposisikan": _("Aduan didisposisikan"),
    "TanggapanDisusun": _("Tanggapan disusun"),
    "TanggapanDikembalikan": _("Tanggapan dikembalikan untuk diperbaiki"),
    "TanggapanDiterima": _("Tanggapan diterima"),
    "TanggapanDicatat": _("Tanggapan dicatat"),
    "TanggapanDiberikan": _("Tanggapan diberikan kepada pelapor"),
    "AduanDibukaKembali": _("Aduan dibuka kembali oleh pelapor"),
    "PenilaianDiberikan": _("Pelapor memberi penilaian"),
    "AduanDicabut": _("Aduan dicabut pelapor"),
    "AduanDitutup": _("Aduan ditutup"),
    "LampiranDitambahkan": _("Lampiran ditambahkan"),
    "CatatanDitambahkan": _("Catatan internal ditulis"),
    "IdentitasDibuka": _("Identitas pelapor dibuka"),
    "BatasWaktuTerlewati": _("Batas waktu terlewati"),
    "PemrosesanDibatasi": _("Pelapor membatasi pemrosesan datanya"),
    "PembatasanDicabut": _("Pembatasan pemrosesan berakhir"),
    "PenghapusanDiminta": _("Pelapor meminta datanya dihapus"),
    "PelaporDilupakan": _("Data pelapor dihapus"),
}
KATA_ISI = {
    "kepada": _("Kepada"), "instruksi": _("Instruksi"), "alasan": _("Alasan"), "pertanyaan": _("Pertanyaan"), "jawaban": _("Jawaban"),
    "isi": _("Isi"), "saran_tujuan": _("Saran tujuan"), "komentar": _("Komentar"), "nama": _("Nama berkas"),
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
