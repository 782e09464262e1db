"""One complaint from its own stream."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.akses.hak import boleh
from shared.domain.akses.petugas import Petugas
from shared.machinery.eventstore.store import EventStore


class Terbaca(NamedTuple):
    """The complaint, what happened to it, and the present moment."""

    aduan: Aduan
    kejadian: Sequence[Kejadian]
    now: datetime


def baca(store: EventStore, aduan_id: UUID) -> Terbaca:
    """Raises AduanTidakDitemukan. Whoever calls it has asked who may read it."""
    loaded = store.load(aduan_id)
    return Terbaca(aduan_dari(aduan_id, loaded.events), loaded.events, loaded.now)


def rincian(store: EventStore, aduan_id: UUID, petugas: Petugas, tindakan: str = "LihatRincian") -> Terbaca:
    """For a member of staff. Raises AduanTidakDitemukan, DiLuarWilayah, TidakBerwenang."""
    terbaca = baca(store, aduan_id)
    boleh(petugas, tindakan, terbaca.aduan.kecamatan)
    return terbaca
