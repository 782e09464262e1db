"""What every paper says in the same words: its head, who complains, what became of a clock, how large a file is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from shared.acuan.rincian import DIHAPUS, DIRAHASIAKAN, PelaporTampak
from shared.domain.aduan import kata
from shared.domain.aduan.audiens import identitas_terbuka
from shared.domain.aduan.keadaan import Aduan
from shared.domain.sop.jam import Jam, Putusan
from shared.domain.sop.kata import BULAN, keterlambatan
from shared.domain.sop.perkara import Perkara
from shared.domain.sop.sop import Waktu
from shared.machinery.html import language
from shared.surat import isi as i
from shared.surat.kop import Kop

PERAN = kata.PERAN | {"operator": i.OPERATOR, "ppid": i.PPID, "pengelola": "Bidang Pengelola Aduan"}  # as the SOP writes them
JENIS_BERKAS = {"image/jpeg": "foto JPEG", "image/png": "gambar PNG", "application/pdf": "dokumen PDF"}
TIDAK_TERCATAT, BELUM = "(tidak tercatat)", "–"
MILIK_PELAPOR = (1, 2)  # the citizen's own time: measured, never held against anybody


def umum(kop: Kop, nomor: str, pada: datetime, now: datetime, zona: str) -> i.Umum:
    """The fields that every paper has; `pada` is what it is dated."""
    return i.Umum(kop=kop, nomor=nomor, tempat=kop.tempat, tanggal=tanggal(pada, zona), dicetak=language.saat(now, zona))


def tanggal(t: datetime, zona: str) -> str:
    """ "24 November 2026", on the office's clock."""
    t = setempat(t, zona)
    return f"{t.day} {BULAN[t.month - 1]} {t.year}"


def setempat(t: datetime, zona: str) -> datetime:
    return t.astimezone(ZoneInfo(zona))


def diterima(aduan: Aduan, zona: str) -> str:
    """When the office got it; and when it was entered, where that was later."""
    kantor = language.saat(aduan.diterima_kantor_pada, zona)
    return kantor if aduan.diterima_kantor_pada == aduan.diterima_pada else f"{kantor}; dicatat {language.saat(aduan.diterima_pada, zona)}"


def pemberi(aduan: Aduan, pelapor: PelaporTampak | None) -> i.Pemberi:
    """Who complains, as a paper may say it, whoever prints it."""
    if aduan.dilupakan:
        return i.Pemberi(nama=DIHAPUS, kontak=DIHAPUS, keterangan="")
    if pelapor is None:
        return i.Pemberi(nama=TIDAK_TERCATAT, kontak=TIDAK_TERCATAT, keterangan="")
    if not identitas_terbuka(aduan):
        sebab = "Pelapor meminta datanya tidak dipakai." if aduan.dibatasi else "Identitas pelapor dirahasiakan."
        return i.Pemberi(nama=DIRAHASIAKAN, kontak=DIRAHASIAKAN, keterangan=sebab)
    return i.Pemberi(nama=pelapor.nama, kontak=pelapor.kontak, keterangan="")


def ketepatan(jam: Jam) -> str:
    lewat = keterlambatan(jam.lewat_sebesar, jam.waktu is Waktu.KERJA)
    match jam.putusan:
        case Putusan.LEWAT if jam.langkah in MILIK_PELAPOR:
            return f"{lewat} lebih lama dari standar"
        case Putusan.LEWAT:
            return f"terlambat {lewat}{', belum selesai' if jam.berjalan else ''}"
        case Putusan.BERJALAN:
            return "menunggu jawaban pelapor" if jam.jeda_berjalan else "sedang berjalan"
        case Putusan.TERHENTI:
            return "terhenti"
    return "tepat waktu"


def perkara_kata(p: Perkara, zona: str) -> str:
    """What a list says of the whole case."""
    match p.putusan:
        case Putusan.LEWAT:
            return f"terlambat {keterlambatan(p.lewat_sebesar, True)}{', belum selesai' if p.berjalan else ''}"
        case Putusan.BERJALAN if p.tenggat is not None:
            return f"sampai {language.singkat(p.tenggat, zona)}"
        case Putusan.BERJALAN:
            return "menunggu jawaban pelapor" if p.jeda_berjalan else "sedang berjalan"
        case Putusan.TERHENTI:
            return "terhenti"
    return "tepat waktu"


def ukuran(byte: int) -> str:
    """ "1,4 MB", "12 kB"."""
    return f"{language.angka(round(byte / 1_000_000, 1))} MB" if byte >= 100_000 else f"{max(1, byte // 1000)} kB"
