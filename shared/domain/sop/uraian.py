"""The line of reasoning behind a deadline: as data whose counted parts sum exactly, and as sentences for the person it concerns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby

from shared.domain.sop import kata
from shared.domain.sop.jam import Jam, Putusan, Sebab
from shared.domain.sop.sop import Satuan, Waktu
from shared.domain.sop.ukuran import ukuran
from shared.domain.workcalendar.instan import instan, mikrodetik
from shared.domain.workcalendar.kalender import Kalender


class Jenis(StrEnum):
    KERJA = "kerja"  # counted
    JEDA = "jeda"  # the office was open, but the clock did not run
    TUTUP = "tutup"  # a whole day closed


@dataclass(frozen=True, slots=True)
class Bagian:
    """One part: an open interval of one date (`mulai` to `selesai`, `lama` between them), or a closed date (`lama` zero)."""

    jenis: Jenis
    tanggal: date  # the office's own
    mulai: datetime | None
    selesai: datetime | None
    lama: timedelta
    sebab: str  # name of the closure or of the period with other hours, why paused; else ""
    perkiraan: bool  # a decree may still change that date's hours


@dataclass(frozen=True, slots=True)
class Uraian:
    """`bagian` of kind kerja sum to the clock's `standar` (or to what was used, if asked so); `kalimat` say the same in Indonesian."""

    bagian: tuple[Bagian, ...]
    kalimat: tuple[str, ...]

    @property
    def terhitung(self) -> timedelta:
        return sum((b.lama for b in self.bagian if b.jenis is Jenis.KERJA), timedelta())


TAK_TERHITUNG = "Batas waktunya tidak dapat dihitung: berada di luar kalender kerja."
_SEBAB = {Sebab.KLARIFIKASI: "menunggu klarifikasi pelapor", Sebab.PEMERIKSAAN: "tanggapan diperiksa PPID"}


def jelaskan(jam: Jam, kalender: Kalender, *, sampai: datetime | None = None) -> Uraian:
    """From the moment the standard is counted from to the due time, or to `sampai` (then the parts sum to the time used by then).

    `kalender`: the version the clock names (`AturanWaktu.kalender_bernama`).
    """
    if jam.batas is None:
        return Uraian((), (f"Dimulai {kata.saat(jam.dihitung_sejak, kalender)}.", TAK_TERHITUNG))
    bagian = tuple(_bagian(jam, kalender, sampai or jam.batas))
    return Uraian(bagian, tuple(_kalimat(jam, jam.batas, kalender, bagian, sampai)))


def _bagian(jam: Jam, kalender: Kalender, ujung: datetime) -> Iterator[Bagian]:
    lewati = [(mikrodetik(j.mulai), mikrodetik(j.selesai), _SEBAB[j.sebab]) for j in jam.jeda]
    terakhir = kalender.tanggal(jam.dihitung_sejak)
    for buka, tutup in ukuran(kalender, jam.waktu).potongan(mikrodetik(jam.dihitung_sejak), mikrodetik(ujung)):
        hari = kalender.tanggal(instan(buka))
        yield from _hari_tutup(kalender, terakhir, hari)
        terakhir = hari
        for dari, ke, sebab in _pisah(buka, tutup, lewati):
            masa = kalender.masa_pada(hari) if jam.waktu is Waktu.KERJA else None
            yield Bagian(
                Jenis.JEDA if sebab else Jenis.KERJA,
                tanggal=hari,
                mulai=instan(dari),
                selesai=instan(ke),
                lama=timedelta(microseconds=ke - dari),
                sebab=sebab or (masa.nama if masa else ""),
                perkiraan=kalender.perkiraan_pada(hari),
            )
    if jam.waktu is Waktu.KERJA:
        yield from _hari_tutup(kalender, terakhir, kalender.tanggal(ujung))


def _pisah(buka: int, tutup: int, lewati: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """An open interval cut where pauses begin and end."""
    for a, b, sebab in lewati:
        a, b = max(a, buka), min(b, tutup)
        if a >= b:
            continue
        if buka < a:
            yield buka, a, ""
        yield a, b, sebab
        buka = b
    if buka < tutup:
        yield buka, tutup, ""


def _hari_tutup(kalender: Kalender, dari: date, sampai: date) -> Iterator[Bagian]:
    """The closed dates from `dari` until before `sampai`."""
    for n in range(dari.toordinal(), sampai.toordinal()):
        hari = date.fromordinal(n)
        if not kalender.adalah_hari_kerja(hari):
            libur = kalender.libur_pada(hari)
            yield Bagian(Jenis.TUTUP, hari, None, None, timedelta(), libur.nama if libur else "", kalender.perkiraan_pada(hari))


def _kalimat(jam: Jam, batas: datetime, kalender: Kalender, bagian: tuple[Bagian, ...], sampai: datetime | None) -> Iterator[str]:
    kerja = jam.waktu is Waktu.KERJA
    awal = "Diterima" if jam.langkah == 3 else "Dimulai"
    yield f"{awal} {kata.saat(jam.dihitung_sejak, kalender)}."
    ulang = ", dihitung sejak langkah ini pertama kali dimulai" if jam.dihitung_sejak != jam.mulai else ""
    hitungan = "kerja" if kerja else "kalender, dihitung terus-menerus"
    yield f"Standar langkah {jam.langkah}: {jam.jumlah} {jam.satuan} {hitungan}{ulang}."
    for (hari, jenis, sebab), isi in groupby(bagian, key=lambda b: (b.tanggal, b.jenis, b.sebab)):
        yield _kalimat_bagian(hari, jenis, sebab, list(isi), kalender)
    yield from _perkiraan(jam, batas, kalender, bagian)
    if sampai is None:
        yield from _penutup(jam, batas, kalender)


def _perkiraan(jam: Jam, batas: datetime, kalender: Kalender, bagian: tuple[Bagian, ...]) -> Iterator[str]:
    """What a decree may still change; also where the due time only touches a date of which nothing is counted."""
    if jam.waktu is not Waktu.KERJA:
        return
    hari = {b.tanggal for b in bagian} | {kalender.tanggal(batas)}
    if tahun := sorted({h.year for h in hari if kalender.tanpa_keputusan(h)}):
        yield f"Libur dan cuti bersama tahun {kata.rangkai(list(map(str, tahun)))} belum ditetapkan: hitungan ini masih perkiraan."
    elif any(map(kalender.perkiraan_pada, hari)):
        yield "Sebagian tanggal masih perkiraan dan dapat berubah dengan keputusan pemerintah."


def _kalimat_bagian(hari: date, jenis: Jenis, sebab: str, isi: list[Bagian], kalender: Kalender) -> str:
    nama = kata.tanggal(hari)
    if jenis is Jenis.TUTUP:
        return f"{nama} libur: {sebab}." if sebab else f"{nama} tidak ada jam kerja."
    lama = kata.durasi(sum((b.lama for b in isi), timedelta()))
    rentang = kata.rangkai([_rentang(b.mulai, b.selesai, kalender) for b in isi if b.mulai and b.selesai])
    if jenis is Jenis.JEDA:
        return f"{nama} {lama} tidak dihitung ({rentang}): {sebab}."
    return f"{nama} {lama} ({rentang}){f', jam {sebab}' if sebab else ''}."


def _rentang(buka: datetime, tutup: datetime, kalender: Kalender) -> str:
    mulai, selesai = kalender.setempat(buka), kalender.setempat(tutup)
    if selesai.date() == mulai.date():
        return f"{kata.pukul(mulai)}–{kata.pukul(selesai)}"
    if selesai.date() - mulai.date() == timedelta(1) and kata.pukul(selesai) == "00.00":
        return f"{kata.pukul(mulai)}–24.00"
    return f"{kata.pukul(mulai)} sampai {kata.tanggal(selesai)} {kata.pukul(selesai)}"


def _penutup(jam: Jam, batas: datetime, kalender: Kalender) -> Iterator[str]:
    if jam.satuan is Satuan.HARI and jam.waktu is Waktu.KERJA:
        yield f"Standar dalam hari jatuh pada jam yang sama di hari kerja ke-{jam.jumlah}, atau jam buka berikutnya bila saat itu tutup."
    if jam.jeda_berjalan and jam.putusan is not Putusan.LEWAT:
        yield f"Jam sedang berhenti menunggu klarifikasi; bila dilanjutkan sekarang, jatuh tempo {kata.saat(batas, kalender)}."
    else:
        yield f"Jatuh tempo {kata.saat(batas, kalender)}."
    yield from _hasil(jam, kalender)


def _hasil(jam: Jam, kalender: Kalender) -> Iterator[str]:
    satuan = " kerja" if jam.waktu is Waktu.KERJA else ""
    pada = kata.saat(jam.selesai, kalender) if jam.selesai else ""
    selesai = f"Selesai {pada}" if pada else "Belum selesai"
    match jam.putusan:
        case Putusan.TEPAT:
            yield f"{selesai}: tepat waktu, sisa {kata.durasi(jam.sisa)}{satuan}."
        case Putusan.LEWAT:
            yield f"{selesai}: lewat {kata.durasi(max(jam.lewat_sebesar, timedelta.resolution))}{satuan}."
        case Putusan.TERHENTI:
            yield f"Terhenti {pada} sebelum jatuh tempo."
        case Putusan.BERJALAN if not jam.jeda_berjalan:
            yield f"Masih berjalan, sisa {kata.durasi(jam.sisa)}{satuan}."


def sisa_kata(jam: Jam) -> str:
    """What a list shows: "sisa 1 jam 20 menit kerja", "lewat 5 menit kerja", "berhenti", "selesai tepat waktu", "terhenti"."""
    kerja = jam.waktu is Waktu.KERJA
    if jam.putusan is Putusan.LEWAT:
        return f"lewat {kata.keterlambatan(jam.lewat_sebesar, kerja)}"
    if jam.jeda_berjalan:
        return "berhenti, menunggu klarifikasi pelapor"
    if jam.batas is None:
        return "batas waktu tidak dapat dihitung"
    if jam.putusan is Putusan.BERJALAN:
        return f"sisa {kata.lamanya(jam.sisa, kerja)}"
    return "selesai tepat waktu" if jam.putusan is Putusan.TEPAT else "terhenti"
