"""Random lives of complaints that meddle with each other, made by the services' own decisions: what people try, what the clocks do
meanwhile, and what follows for those who were merged. A seed and a present moment make one story, always the same one."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import reduce
from typing import Any, TypeVar
from uuid import UUID

from services.intake import domain as intake
from services.intake import pribadi
from services.response.pengikut import Penyampai
from services.sla import domain as sla
from services.sla.readmodel import pengingat_untuk
from services.sla.waktu.hitung_ulang import perintah_hitung_ulang
from services.sla.waktu.jatuh_tempo import putuskan
from services.triage.pengikut import Penyusul
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.keadaan import Aduan, AliranKosong, evolve
from shared.domain.aduan.kejadian import Pelaku, Tersandi
from shared.domain.aduan.mengikuti import digabung_pada
from shared.domain.aduan.nomor import tulis
from shared.domain.aduan.penolakan import Penolakan
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.jam import hitung
from shared.domain.sop.perkara import perkara
from shared.layanan.pengikutan import Induk, Pengikut
from shared.machinery.eventstore.store import Loaded
from shared.machinery.privacy.errors import KeyErased
from shared.machinery.privacy.vault import Vault
from tests.simulation.upaya import Panggung, kedatangan

T = TypeVar("T")
KANTOR = ("33.13.17", "33.13.16", "33.13.05")
SESAAT = timedelta(microseconds=1)
MENIT, JAM, HARI = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# How long at most until somebody does something again: some minutes, hours, over the night, the weekend, a fortnight.
JARAK = ((20 * MENIT, 7), (3 * JAM, 5), (14 * JAM, 3), (3 * HARI, 3), (16 * HARI, 1))
UPAYA = range(8, 60)
MEMILIH_KABAR = (2, 4)  # of five stories, those whose reporters say at once how they want to hear of it


@dataclass
class Kisah:
    """`aliran`: the complaints' events in the order they came in; `teks`: what was sealed, in clear; `terkini`: whether the machines did
    all that was due until the end."""

    seed: int
    kini: datetime
    aturan: AturanBerlaku
    vault: Vault
    perubahan: Sequence[datetime] = ()  # when calendars became known
    kantor: tuple[str, ...] = KANTOR
    aliran: dict[UUID, list[k.Kejadian]] = field(default_factory=dict)
    teks: dict[Tersandi, str] = field(default_factory=dict)
    terkini: bool = True
    _adu: dict[UUID, Aduan] = field(default_factory=dict)
    _pengingat: dict[UUID, tuple[int, list[datetime]]] = field(default_factory=dict)
    _berubah: list[datetime] = field(default_factory=list)  # when calendars became known so far
    _sudah: set[tuple[UUID, int, datetime]] = field(default_factory=set)
    _tampak: dict[tuple[str, UUID], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rnd = random.Random(self.seed)
        self.panggung = Panggung(self.rnd, self.kantor, self.aturan, self.aliran, self._segel, self._salin)
        p = self.panggung
        self.id = [p.uuid() for _ in range(self.rnd.choice([1, 2, 2, 3, 4]))]
        self.pelapor = {satu: p.uuid() for satu in self.id}
        self._penyusul, self._penyampai = Penyusul(self.vault), Penyampai(self.vault)

    @property
    def pemilik(self) -> list[UUID]:
        """Whose keys the texts are under; there must be one for each before the story begins."""
        return [*self.id, *self.pelapor.values()]

    def mainkan(self) -> "Kisah":
        rnd = self.rnd
        saat = self.kini - rnd.random() * rnd.choice([2 * HARI, 12 * HARI, 45 * HARI, 90 * HARI]) - 3 * JAM
        belum = list(self.id)
        for _ in range(rnd.choice(UPAYA)):
            sampai = saat + rnd.random() * rnd.choices([j for j, _ in JARAK], [b for _, b in JARAK])[0]
            if sampai >= self.kini:
                break
            self._mesin(saat, sampai)
            saat = sampai
            if belum and (len(belum) == len(self.id) or rnd.random() < 0.5):
                self._terima(belum.pop(0), saat)
            else:
                self._coba(rnd.choice(list(self.aliran)), saat)
            if rnd.random() < 0.85:  # else an outage: those who were merged hear of it later
                self._susulkan(saat)
        self._susulkan(saat)
        self.terkini = rnd.random() < 0.8
        if self.terkini:
            self._mesin(saat, self.kini)
            self._susulkan(self.kini - SESAAT)
        return self

    def sekarang(self, satu: UUID) -> Aduan:
        return self._adu[satu]

    def sekali(self, apa: str, satu: UUID, baca: Callable[[], T]) -> T:
        """What several doors compare is read once, after the story."""
        if (apa, satu) not in self._tampak:
            self._tampak[apa, satu] = baca()
        return self._tampak[apa, satu]

    # What people do.

    def _terima(self, satu: UUID, saat: datetime) -> None:
        kantor, pelapor = self.kantor[self.seed % len(self.kantor)], self.pelapor[satu]
        if self.rnd.random() < 0.3:
            kantor = self.rnd.choice(self.kantor)
        nomor = tulis(kantor, saat.year, 10_000 + self.seed % 10**6 * 10 + self.id.index(satu))

        def segel(teks: str) -> Tersandi:
            return self._catat(self.vault.encrypt(pelapor, satu, teks), teks)

        perintah = kedatangan(self.panggung, pelapor, nomor, kantor, segel, saat)
        try:
            baru = intake.decide(AliranKosong(satu), perintah, saat)
        except Penolakan:
            return
        self.aliran[satu] = []
        self._tambah(satu, baru)
        if self.seed % 5 in MEMILIH_KABAR and not self._adu[satu].impor:
            memilih = pribadi.PilihKabar(oleh=Pelaku("pelapor", pelapor), saluran="email")
            self._tambah(satu, intake.decide(self._adu[satu], memilih, saat))

    def _coba(self, satu: UUID, saat: datetime) -> None:
        aduan = self._adu[satu]
        try:
            decide, perintah = self.panggung.upaya(aduan, saat)
            self._tambah(satu, decide(aduan, perintah, saat))
        except (Penolakan, KeyErased):
            pass  # who is refused changes nothing

    def _tambah(self, satu: UUID, kejadian: Sequence[k.Kejadian]) -> None:
        if kejadian:
            self.aliran[satu] += kejadian
            self._adu[satu] = reduce(evolve, kejadian, self._adu.get(satu, AliranKosong(satu)))

    def _segel(self, aduan: Aduan, teks: str) -> Tersandi:
        if aduan.dilupakan:
            raise KeyErased  # nothing can be written to or about them any more
        return self._catat(self.vault.encrypt(aduan.pemilik, aduan.id, teks), teks)

    def _salin(self, dari: Aduan, ke: Aduan, tersandi: Tersandi) -> Tersandi | None:
        return self._segel(ke, self.teks[tersandi])

    def _catat(self, tersandi: Tersandi, teks: str) -> Tersandi:
        self.teks[tersandi] = teks
        return tersandi

    # What the machines do.

    def _mesin(self, dari: datetime, sampai: datetime) -> None:
        """Everything that is due until then, each thing when it is; and verdicts again when another calendar is known."""
        for saat in [t for t in self.perubahan if dari < t <= sampai]:
            self._jatuh_tempo(saat)
            for satu, kejadian in self.aliran.items():
                for perintah in perintah_hitung_ulang(kejadian, saat, self.aturan):
                    self._tambah(satu, sla.decide(self._adu[satu], perintah, saat))
            self._pengingat.clear()
            self._sudah.clear()
            self._berubah.append(saat)
        self._jatuh_tempo(sampai)

    def _jatuh_tempo(self, sampai: datetime) -> None:
        while semua := [(pada, satu) for satu in self.aliran for pada in self._waktunya(satu, sampai)]:
            pada, satu = min(semua)
            aduan, kejadian = self._adu[satu], self.aliran[satu]
            self._sudah.add((satu, aduan.versi, pada))
            now = max(pada + SESAAT, aduan.terakhir_pada, *self._berubah[-1:])  # another calendar may have made it due long ago
            self._tambah(satu, putuskan(aduan, Loaded(kejadian, aduan.versi, now), self.aturan))
            self._susulkan(now)

    def _waktunya(self, satu: UUID, sampai: datetime) -> Iterator[datetime]:
        aduan, kejadian = self._adu[satu], self.aliran[satu]
        if self._pengingat.get(satu, (0, []))[0] != aduan.versi:
            kini = self.aturan.terkini(aduan.kecamatan, kejadian[-1].pada)
            ingat = pengingat_untuk(aduan, hitung(kejadian, self.aturan, kini), perkara(kejadian, self.aturan, kini), self.aturan)
            self._pengingat[satu] = aduan.versi, [] if aduan.impor else [pada for _, _, pada in ingat]
        return (t for t in self._pengingat[satu][1] if t + SESAAT < sampai and (satu, aduan.versi, t) not in self._sudah)

    def _susulkan(self, saat: datetime) -> None:
        """Those who were merged go, get and are let go; until nothing follows any more."""
        bergerak = True
        while bergerak:
            bergerak = False
            for satu in [s for s, a in self._adu.items() if a.menunggu_induk]:
                aduan = self._adu[satu]
                sejak = digabung_pada(self.aliran[satu])
                if sejak is None or aduan.induk is None:
                    continue
                induk = Induk(self._adu[aduan.induk], self.aliran[aduan.induk])
                for pelaku in (self._penyusul, self._penyampai):
                    pengikut = Pengikut(self._adu[satu], sejak, max(saat, self._adu[satu].terakhir_pada))
                    baru = pelaku.putuskan(pengikut, induk) if pengikut.aduan.menunggu_induk else []
                    self._baca(satu, baru)
                    self._tambah(satu, baru)
                    bergerak = bergerak or bool(baru)

    def _baca(self, satu: UUID, kejadian: Sequence[k.Kejadian]) -> None:
        for e in kejadian:
            for nama in k.bidang_tersandi(type(e)):
                if (tersandi := getattr(e, nama)) is not None:
                    self.teks[tersandi] = str(self.vault.decrypt(self._adu[satu].pemilik, satu, tersandi))
