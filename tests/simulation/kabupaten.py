"""A district of seventeen offices with random stories in it, in a running program; and its numbers, told by the teller."""

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

from ops.susul import LAYANAN, susul
from services.intake.milik import Milik
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.kejadian import Tersandi
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.desakan import tenggat_berjalan
from shared.domain.sop.perkara import perkara
from shared.layanan.dasar import Kolam
from tests.services.kantor_uji import KantorUji
from tests.simulation.kisah import Kisah
from tests.simulation.pencerita import Cerita, ceritakan

KABUPATEN = "33.13"
KODE = tuple(f"{KABUPATEN}.{n:02}" for n in range(1, 18))
SEKALI = 200  # streams in one transaction
T = TypeVar("T")


@dataclass
class Masa:
    """One office's time with a complaint."""

    kantor: str
    sejak: datetime
    ke: str | None = None  # to which office it was passed on


@dataclass
class Angka:
    """Of one office or the district, as it stands. `langkah`: step -> [open, late, near, reopened]; `pernah`: every stretch that began
    here, as (complaint, passed on to); `keadaan`: of what is here; `seluruh_lewat`: whole cases past their due time."""

    langkah: dict[int, list[int]] = field(default_factory=lambda: {n: [0, 0, 0, 0] for n in range(3, 8)})
    keadaan: Counter[str] = field(default_factory=Counter)
    kategori: Counter[str] = field(default_factory=Counter)
    antre: set[UUID] = field(default_factory=set)
    seluruh_lewat: int = 0
    pernah: list[tuple[UUID, str | None]] = field(default_factory=list)
    dialihkan: set[UUID] = field(default_factory=set)  # was here, is at another office

    @property
    def buka(self) -> int:
        return sum(n for n, *_ in self.langkah.values())

    def jumlah(self, apa: int) -> int:
        return sum(satu[apa] for satu in self.langkah.values())


@dataclass
class Kabupaten:
    kantor: KantorUji
    apps: dict[str, Any]
    teks: dict[Tersandi, str] = field(default_factory=dict)
    aliran: list[UUID] = field(default_factory=list)
    tutup: ExitStack = field(default_factory=ExitStack)

    @classmethod
    def berisi(cls, kantor: KantorUji, kisah: int) -> "Kabupaten":
        """So many stories, up to this moment, written at once and projected."""
        settings = kantor.database.settings(kantor.program.data)
        apps = {nama: bangun(settings, Kolam(2, 2)) for nama, bangun in LAYANAN.items()}
        hasil = cls(kantor, apps)
        for app in apps.values():
            hasil.tutup.callback(app.close)
        hasil._mainkan(kisah)
        return hasil

    def _mainkan(self, banyak: int) -> None:
        intake, kini = self.apps["intake"], datetime.now(UTC)
        kisah = [Kisah(n, kini, AturanBerlaku(), intake.dasar.vault, kantor=tuple(random.Random(n).sample(KODE, 3))) for n in range(banyak)]
        milik = [Milik(satu, x.pelapor[satu], None, x.kantor[0]) for x in kisah for satu in x.id]
        intake.dasar.vault.new_keys([orang for x in kisah for orang in x.id])
        intake.dasar.vault.new_keys([m.kunci for m in milik], along=intake.milik.catat(milik))
        for x in kisah:
            x.mainkan()
            self.teks |= x.teks
        semua = [(satu, kejadian) for x in kisah for satu, kejadian in x.aliran.items()]
        for n in range(0, len(semua), SEKALI):
            with intake.dasar.db.transaction() as conn:
                intake.dasar.store.append_streams(semua[n : n + SEKALI], conn)
        self.aliran = [satu for satu, _ in semua]
        susul(self.kantor.database.settings(self.kantor.program.data), list(self.apps.values()), self.aliran)

    def semua(self) -> dict[UUID, list[k.Kejadian]]:
        """As they are in the store now: what runs beside us may have warned of something."""
        return {satu: x.events for satu, x in self.apps["intake"].dasar.store_mesin.load_each(self.aliran).items()}

    def angka(self, kini: datetime) -> Mapping[str, Angka]:
        """By code of office or district."""
        hasil = {kode: Angka() for kode in (*KODE, KABUPATEN)}
        for satu, kejadian in self.semua().items():
            _tambah(hasil, satu, kejadian, ceritakan(kejadian, self.teks), kini)
        return hasil

    def sesaat(self, baca: Callable[[], T]) -> tuple[Mapping[str, Angka], T]:
        """What is true, and what was read, at one moment: read again when something became near or late meanwhile."""
        while True:
            sebelum, terbaca, sesudah = self.angka(datetime.now(UTC)), baca(), self.angka(datetime.now(UTC))
            if sebelum == sesudah:
                return sesudah, terbaca


def _tambah(hasil: Mapping[str, Angka], satu: UUID, kejadian: Sequence[k.Kejadian], c: Cerita, kini: datetime) -> None:
    masa = _masa(kejadian)
    for a in (hasil[c.kantor], hasil[KABUPATEN]):
        a.keadaan[c.keadaan] += 1
        if c.langkah is not None:
            tenggat = tenggat_berjalan(kejadian, AturanBerlaku())
            lewat = tenggat is not None and kini > tenggat.batas
            dekat = tenggat is not None and not lewat and tenggat.dekat_pada is not None and kini >= tenggat.dekat_pada
            for n, benar in enumerate((True, lewat, dekat, c.dibuka_kembali)):
                a.langkah[c.langkah][n] += benar
            a.kategori[c.kategori[0]] += 1
            a.antre.add(satu)
        seluruh = perkara(kejadian, AturanBerlaku(), kini)[-1]
        terbuka = c.berjalan or c.menunggu_induk
        # Who is asked after it was late moves nothing.
        a.seluruh_lewat += terbuka and seluruh.batas is not None and (c.ditanya or kini) > seluruh.batas
    for m in masa:
        hasil[m.kantor].pernah.append((satu, m.ke))
        hasil[KABUPATEN].pernah.append((satu, m.ke))
        if m.ke is not None and m.kantor != c.kantor:
            hasil[m.kantor].dialihkan.add(satu)


def _masa(kejadian: Sequence[k.Kejadian]) -> list[Masa]:
    hasil: list[Masa] = []
    for e in kejadian:
        if isinstance(e, k.AduanDiterima | k.AduanDiterimaAlihan):
            if hasil:
                hasil[-1].ke = e.wilayah
            hasil.append(Masa(e.wilayah, e.pada))
    return hasil
