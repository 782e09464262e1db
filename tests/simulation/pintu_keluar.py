"""What leaves the program about one complaint, compared with the teller: notices, alerts, the feed's events, and what is counted."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from services.intake.kiriman import kabar
from services.sla import readmodel as papan
from services.sla.peringatan import aturan, teks
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.audiens import DIKABARKAN
from shared.domain.workcalendar.zona import WIB
from shared.machinery.projection.readmodel import Rows
from tests.simulation.kisah import Kisah
from tests.simulation.pencerita import Cerita

ALAMAT, KODE_LACAK = "https://aduan.example.go.id", "abcd-efgh-jkmn-pqrs"
SEJAK = datetime(2020, 1, 1, tzinfo=ZoneInfo(WIB))
MENIT = timedelta(minutes=1)
HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
# Who is told of a step at once: those that have it. Of a breach the camat an hour later, the inspectorate after a working day; of a whole
# case the camat at once, the inspectorate of the breach.
YANG_PUNYA = {3: ["operator"], 4: ["ppid", "pengelola"], 5: ["ppid"], 6: ["operator"], 7: ["operator"]}
BAWAAN = (
    ("langkah", "BatasWaktuMendekat", "pelaksana", 0), ("langkah", "BatasWaktuTerlewati", "pelaksana", 0),
    ("langkah", "BatasWaktuTerlewati", "camat", 60), ("langkah", "BatasWaktuTerlewati", "inspektorat", 450),
    ("perkara", "BatasWaktuMendekat", "camat", 0), ("perkara", "BatasWaktuTerlewati", "camat", 0),
    ("perkara", "BatasWaktuTerlewati", "inspektorat", 0),
)  # fmt: skip
ATURAN = [
    aturan.AturanKabar(n, "", jam, jenis, None, kepada, menit, True, None, 30, None, SEJAK)
    for n, (jam, jenis, kepada, menit) in enumerate(BAWAAN, start=1)
]
Beda = Iterator[tuple[str, object, object]]


def baris_papan(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian]) -> Rows:
    return kisah.sekali("papan", satu, lambda: papan.Papan(kisah.aturan).rows(kisah.sekarang(satu), kejadian))


def pemberitahuan(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Beda:
    """Notices to the reporter: of what, by which channel, and nothing in them but number and link."""
    a = kisah.sekarang(satu)
    yield "channel of notices", kabar.saluran_kabar(a), c.saluran
    memilih = c.jejak.index("KabarDipilih") + 1 if "KabarDipilih" in c.jejak else len(c.jejak)
    diberitahu = [n for n, jenis in enumerate(c.jejak, start=1) if n > memilih and jenis in DIKABARKAN]
    yield "of what the reporter hears", diberitahu, c.dikabari
    judul, isi = kabar.pesan(a.nomor, KODE_LACAK, ALAMAT)
    tautan = f"{ALAMAT}/lacak/{KODE_LACAK}"
    yield "what a notice says", (judul, isi), (f"Aduan {c.nomor}", f"Ada kabar tentang aduan {c.nomor}. Lihat di {tautan}")


def peringatan(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Beda:
    """Alerts to staff: who hears of a clock, not while the office is closed, and in which words."""
    rahasia = {kisah.teks[t] for e in kejadian for n in k.bidang_tersandi(type(e)) if (t := getattr(e, n)) is not None}
    if (pelapor := kejadian[0].pelapor) is not None:
        rahasia |= {kisah.teks[pelapor.nama], kisah.teks[pelapor.kontak]}
    for e in kejadian:
        if not isinstance(e, k.BatasWaktuMendekat | k.BatasWaktuTerlewati):
            continue
        berlaku = aturan.aturan_untuk(e, ATURAN)
        tampak = [(p, a.setelah_menit) for a in berlaku for p in aturan.peran_untuk(a, e, kisah.aturan)]
        yield f"who is told of {type(e).__name__}", tampak, list(_kepada(e))
        kalender = kisah.aturan.kalender(e.wilayah, e.pada)
        for a in berlaku:
            saat = aturan.kapan(a, e, kisah.aturan)
            yield "whether the office is open when it is told", kalender.sedang_buka(saat), True
            yield "opening minutes until it is told", kalender.menit_kerja(e.pada, saat), a.setelah_menit * MENIT
            satu_kiriman = _kiriman(e, a, c.nomor)
            judul, isi = teks.pesan([satu_kiriman], kalender, ALAMAT)
            tentang = "seluruh perkara" if e.langkah is None else f"langkah {e.langkah}"
            apa = "terlewati" if isinstance(e, k.BatasWaktuTerlewati) else "mendekat"
            yield "title of an alert", judul, f"Aduan {c.nomor}: batas waktu {tentang} {apa}"
            tautan = f"{ALAMAT}/petugas/aduan/{satu}"
            yield "words of an alert", isi, f"Aduan {c.nomor}, {tentang}, batas waktu {_saat(e.batas)}: {tautan}"
            yield "what an alert tells of anybody", {x for x in rahasia if x in judul + isi}, set()


def _kepada(e: k.BatasWaktuMendekat | k.BatasWaktuTerlewati) -> Iterator[tuple[str, int]]:
    lewat = isinstance(e, k.BatasWaktuTerlewati)
    if e.langkah is None:
        yield "camat", 0
        if lewat:
            yield "inspektorat", 0
        return
    for peran in YANG_PUNYA[e.langkah]:
        yield peran, 0
    if lewat:
        yield "camat", 60
        yield "inspektorat", 450


def _kiriman(e: k.BatasWaktuMendekat | k.BatasWaktuTerlewati, a: aturan.AturanKabar, nomor: str) -> teks.Kiriman:
    return teks.Kiriman(1, a.id, 1, e.wilayah, e.aduan_id, nomor, e.jam, type(e).__name__, e.langkah, e.batas, [a.kepada], 0, False)


def _saat(pada: datetime) -> str:
    """All of the district is on the clock of western Indonesia."""
    t = pada.astimezone(ZoneInfo(WIB))
    return f"{HARI[t.weekday()]} {t.day} {BULAN[t.month - 1]} {t.year} {t:%H.%M} WIB"


def umpan(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Beda:
    """Whose each event is: the feed, the queue and every subscriber read it by its office. A clock's is the office that had the clock."""
    for e, di in zip(kejadian, c.di, strict=True):
        if isinstance(e, k.BatasWaktuTerlewati | k.VerdikDihitungUlang):
            yield f"whether the office of {type(e).__name__} had it", e.wilayah in c.di, True
        else:
            yield f"office of {type(e).__name__}", e.wilayah, di


def hitungan(kisah: Kisah, satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita) -> Beda:
    """Ratings, openings, reopenings, merges, transfers and late entries, as boards and their files count them."""
    semua = baris_papan(kisah, satu, kejadian)[papan.PERISTIWA.name]
    baris = [dict(zip(papan.PERISTIWA.columns, r, strict=True)) for r in semua]
    yield "what is counted", [(b["jenis"], b["wilayah"], b["pada"], b["nilai"]) for b in baris], c.terjadi
