"""What a new version of a procedure or calendar would do to the due times that run now: computed twice, recorded nowhere."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.acuan.aturan.hidup import Muatan
from shared.domain.aduan.kejadian import AduanDiterima
from shared.domain.aturan.kejadian import KalenderDiubah, SopDiubah
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jam import hitung
from shared.domain.sop.sop import Sop
from shared.machinery.database import Database, sql
from shared.machinery.eventstore.store import EventStore, Loaded

Calon = SopDiubah | KalenderDiubah
TERBANYAK = 5000  # complaints that are computed, those due soonest
DITUNJUKKAN = 50
SEKALIGUS = 50  # then others of this process have a turn


@dataclass(frozen=True, slots=True)
class Geseran:
    """One running clock; `lama` and `baru` are its due time by the rules that count and by the new ones."""

    aduan_id: UUID
    nomor: str
    kantor: str
    langkah: int
    lama: datetime
    baru: datetime


@dataclass(frozen=True, slots=True)
class BedaLangkah:
    """One step of the procedure, in words: (standard, who) as it is and as it will be."""

    nomor: int
    nama: str
    lama: tuple[str, Sequence[str]]
    baru: tuple[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """`berjalan`: clocks that run there; `dihitung`: complaints that were looked at; `bergeser`: those that move, due soonest first."""

    berjalan: int
    dihitung: int
    bergeser: Sequence[Geseran]
    langkah: Sequence[BedaLangkah]

    @property
    def contoh(self) -> Sequence[Geseran]:
        return self.bergeser[:DITUNJUKKAN]

    @property
    def maju(self) -> int:
        return sum(g.baru < g.lama for g in self.bergeser)

    @property
    def paling_awal(self) -> datetime:
        return min(g.baru for g in self.bergeser)

    @property
    def paling_akhir(self) -> datetime:
        return max(g.baru for g in self.bergeser)


def pratinjau(db: Database, store: EventStore, ada: Muatan, kode: str, calon: Calon) -> Pratinjau:
    """With `calon`, a version that is not recorded yet, as if it were from now on; `ada`: the rules that count.

    Three queries. As a person's role only offices of `kode` are seen. A procedure counts for steps that start after it was
    recorded, so that it moves no clock that runs; what it changes then stands in `langkah`.
    """
    with db.transaction(kode) as conn:
        params = {"wilayah": kode, "di_bawah": f"{kode}.%", "banyak": TERBANYAK}
        berjalan = conn.execute(sql(__file__, "berjalan"), params).fetchall()
    lama, baru = ada.rules, ada.dengan([calon]).rules
    bergeser: list[Geseran] = []
    aduan = list(dict.fromkeys(a for a, _ in berjalan))
    if isinstance(calon, KalenderDiubah):
        for n, (id_, loaded) in enumerate(store.load_each(aduan).items()):
            bergeser += geseran(id_, loaded, lama, baru, max(loaded.now, calon.pada))
            if n % SEKALIGUS == SEKALIGUS - 1:
                time.sleep(0)
    beda = [] if isinstance(calon, KalenderDiubah) else _beda(lama.sop(kode, calon.pada), _sop_baru(baru, kode, calon))
    return Pratinjau(berjalan[0][1] if berjalan else 0, len(aduan), sorted(bergeser, key=lambda g: (g.baru, g.nomor)), beda)


def geseran(aduan_id: UUID, loaded: Loaded, lama: AturanWaktu, baru: AturanWaktu, now: datetime) -> list[Geseran]:
    """The running clocks of one complaint whose due time is another by the new rules."""
    nomor = next((e.nomor for e in loaded.events if isinstance(e, AduanDiterima)), "")
    menurut: Mapping[str, datetime] = {j.kunci: j.batas for j in hitung(loaded.events, baru, now) if j.batas is not None}
    return [
        Geseran(aduan_id, nomor, j.kantor, j.langkah, j.tenggat, menurut[j.kunci])
        for j in hitung(loaded.events, lama, now)
        if j.berjalan and j.tenggat is not None and menurut.get(j.kunci, j.tenggat) != j.tenggat
    ]


def _sop_baru(aturan: AturanWaktu, kode: str, calon: SopDiubah) -> Sop:
    """The version itself, also where it counts only later."""
    return aturan.sop(kode, max(calon.pada, calon.berlaku_sejak or calon.pada))


def _beda(lama: Sop, baru: Sop) -> list[BedaLangkah]:
    hasil = []
    for n in sorted(baru.menurut_nomor.keys() | lama.menurut_nomor.keys()):
        a, b = _kata(lama, n), _kata(baru, n)
        if a != b:
            hasil.append(BedaLangkah(n, (baru.menurut_nomor.get(n) or lama.menurut_nomor[n]).nama, a, b))
    return hasil


def _kata(sop: Sop, nomor: int) -> tuple[str, tuple[str, ...]]:
    langkah = sop.menurut_nomor.get(nomor)
    return (f"{langkah.jumlah} {langkah.satuan.value} {langkah.waktu.value}", tuple(langkah.pelaksana)) if langkah else ("–", ())
