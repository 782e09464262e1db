"""One complaint from its own stream, as far as whoever asks may know it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from shared.acuan.rincian import audiens_petugas
from shared.domain.aduan.audiens import Audiens
from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.aduan.masa import Masa, masa_lalu, sampai_dialihkan
from shared.domain.aduan.penolakan import Terlarang
from shared.domain.akses.hak import berhak, boleh
from shared.domain.akses.petugas import Petugas
from shared.machinery.eventstore.store import EventStore

MEMBACA = frozenset({"LihatRincian", "LihatJam", "CetakDokumen"})  # what an office may still do that passed it on


class Terbaca(NamedTuple):
    """The complaint, what happened to it, and the present moment."""

    aduan: Aduan
    kejadian: Sequence[Kejadian]
    now: datetime


def baca(store: EventStore, aduan_id: UUID) -> Terbaca:
    """Raises AduanTidakDitemukan. Whoever calls it has asked who may read it."""
    loaded = store.load(aduan_id)
    return Terbaca(aduan_dari(aduan_id, loaded.events), loaded.events, loaded.now)


class Terlihat(NamedTuple):
    """The complaint as one member of staff may read it; `alihan`: the stretch of their office that passed it on, None where they read it
    as it is now."""

    aduan: Aduan
    kejadian: Sequence[Kejadian]
    now: datetime
    audiens: Audiens
    alihan: Masa | None


def rincian(store: EventStore, aduan_id: UUID, petugas: Petugas, tindakan: str = "LihatRincian") -> Terlihat:
    """For a member of staff. Who may not read it now may read what their office knew until it passed it on, and do nothing.

    Raises AduanTidakDitemukan, DiLuarWilayah, TidakBerwenang.
    """
    aduan, kejadian, now = baca(store, aduan_id)
    try:
        boleh(petugas, tindakan, aduan.kecamatan)
    except Terlarang:
        masa = masa_lalu(kejadian, lambda kantor: berhak(petugas, tindakan, kantor)) if tindakan in MEMBACA else None
        if masa is None:
            raise
        return Terlihat(*sampai_dialihkan(aduan, kejadian, masa), now, Audiens.SEBELUM, masa)
    return Terlihat(aduan, kejadian, now, audiens_petugas(petugas, aduan.kecamatan), None)
