"""The one way of a command: may they, is it still as they saw it, decide, append, and show it at once."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Generic, TypeVar, overload
from uuid import UUID

from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import IdentitasDibuka, KabarDipilih, Kejadian, Pelaku, SuratDiterbitkan, Tersandi, bidang_tersandi
from shared.domain.aduan.penolakan import Bentrok
from shared.domain.akses.hak import PELAPOR, SISTEM, boleh, mewakili
from shared.domain.akses.petugas import Petugas
from shared.layanan.dasar import Dasar
from shared.layanan.proyeksi import Proyeksi
from shared.machinery.eventstore.handle import Along, AlreadySent, handle
from shared.machinery.eventstore.store import Loaded

P = TypeVar("P")  # the service's commands
TAK_MENGUBAH = (IdentitasDibuka, KabarDipilih, SuratDiterbitkan)  # nothing that anybody decides on


class SudahBergerak(Bentrok):
    """Aduan {nomor} sudah bergerak sejak halaman Anda dibuka. Yang Anda ketik masih ada; lihat apa yang terjadi, lalu putuskan lagi."""

    kode = "sudah-bergerak"

    def __init__(self, aduan: Aduan, sejak: Sequence[Kejadian]) -> None:
        super().__init__(nomor=aduan.nomor)
        self.aduan, self.sejak = aduan, sejak  # as it is now, and what people did meanwhile


class Penangan(Generic[P]):
    """`putuskan`: the service's pure decision."""

    def __init__(self, dasar: Dasar, proyeksi: Proyeksi, putuskan: Callable[[Aduan, P, datetime], list[Kejadian]]) -> None:
        self._store, self._vault, self._aturan = dasar.store, dasar.vault, dasar.aturan
        self._proyeksi, self._putuskan = proyeksi, putuskan

    def tangani(
        self,
        aduan_id: UUID,
        tindakan: str,
        petugas: Petugas | None,
        buat: Callable[[Aduan, Pelaku], P],
        correlation_id: UUID,
        versi: int | None = None,
        along: Along | None = None,
    ) -> Aduan:
        """Handle one command of a member of staff, or of the reporter (None: whoever has the tracking code).

        `buat` makes the command, given the complaint and who gives it. `versi`: how far the complaint was when they decided. `along`: in
        the append's transaction; what it raises takes the events back, VersionConflict has all decided anew.
        Raises AduanTidakDitemukan, DiLuarWilayah, TidakBerwenang, SudahBergerak, AlreadySent, or what the decision
        refuses; nothing is stored then.
        Three round trips: load, append, and the read model.
        """

        def putuskan(aduan: Aduan, loaded: Loaded) -> list[Kejadian]:
            oleh = self.pelaku(aduan, tindakan, petugas, loaded.now)
            pastikan_versi(aduan, loaded.events, versi)
            return self._putuskan(aduan, buat(aduan, oleh), loaded.now)

        try:
            aduan = handle(self._store, aduan_id, putuskan, correlation_id=correlation_id, along=along)
        except AlreadySent as e:
            e.words = self._tertulis(e.aduan, e.events)
            raise
        self._proyeksi.tampilkan(aduan_id)
        return aduan

    def _tertulis(self, aduan: Aduan, kejadian: Sequence[Kejadian]) -> list[str]:
        """What these events hold in writing; without what is gone."""
        isi: list[Tersandi | None] = [getattr(e, nama) for e in kejadian for nama in bidang_tersandi(type(e))]
        tersandi = [(aduan.pemilik, aduan.id, teks) for teks in isi if teks is not None]
        return [str(teks) for teks in self._vault.decrypt_all(tersandi) if teks is not None]

    def pelaku(self, aduan: Aduan, tindakan: str, petugas: Petugas | None, now: datetime) -> Pelaku:
        """Who does it, if they may."""
        if petugas is None:
            return Pelaku(PELAPOR, aduan.penyampaian.pelapor.id if aduan.penyampaian else None)
        peran_sop = self._aturan.sop(aduan.kecamatan, now).pelaksana
        boleh(petugas, tindakan, aduan.kecamatan, peran_sop)
        return Pelaku(mewakili(petugas, tindakan, aduan.kecamatan, peran_sop), petugas.id)

    @overload
    def segel(self, aduan: Aduan, teks: str) -> Tersandi: ...
    @overload
    def segel(self, aduan: Aduan, teks: str | None) -> Tersandi | None: ...
    def segel(self, aduan: Aduan, teks: str | None) -> Tersandi | None:
        """A free text under the reporter's key; history without a reporter has a key of its own."""
        return None if teks is None else self._vault.encrypt(aduan.pemilik, aduan.id, teks)


def pastikan_versi(aduan: Aduan, kejadian: Sequence[Kejadian], versi: int | None) -> None:
    """What the clocks noted meanwhile changes nothing for who decides; what people did does. Raises SudahBergerak."""
    if versi is None:
        return
    sejak = [e for e in kejadian[max(versi, 0) :] if e.oleh.peran != SISTEM and not isinstance(e, TAK_MENGUBAH)]
    if sejak or aduan.versi < versi:
        raise SudahBergerak(aduan, sejak)
