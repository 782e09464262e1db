"""The one way a command is handled: load, fold, decide, append expecting the version that was read."""

from collections.abc import Callable, Sequence
from functools import partial, reduce
from uuid import UUID

import psycopg

from shared.domain.aduan.keadaan import Aduan, aduan_dari, evolve
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.aduan.penolakan import Bentrok
from shared.machinery.eventstore.store import AlreadyHappened, EventStore, Loaded, VersionConflict
from shared.machinery.privacy.derivations import same_act

ATTEMPTS = 5  # a lost race is retried whole this many times

Decide = Callable[[Aduan, Loaded], list[Kejadian]]  # the complaint, and its stream as read with the present moment
Along = Callable[[Aduan, psycopg.Connection], None]  # what is written with the events, given the complaint as they leave it


class TooManyRaces(Bentrok):
    """Aduan ini sedang diubah oleh beberapa petugas sekaligus. Muat ulang, lalu coba lagi."""

    kode = "sedang-diubah"


class AlreadySent(Bentrok):
    """Formulir ini sudah terkirim, dan yang tercatat adalah isinya yang pertama; perubahan Anda sesudah itu tidak tercatat.
    Lihat dahulu apa yang tercatat, lalu kirim lagi bila masih perlu."""

    kode = "sudah-terkirim"

    def __init__(self, aduan: Aduan, events: Sequence[Kejadian]) -> None:
        super().__init__()
        self.aduan, self.events = aduan, events  # as it is now, and what was done then
        self.words: Sequence[str] = ()  # what they had written, for whoever may open it


def handle(
    store: EventStore,
    aduan_id: UUID,
    decide: Decide,
    *,
    correlation_id: UUID,
    causation_id: UUID | None = None,
    along: Along | None = None,
) -> Aduan:
    """The complaint after the command; what `decide` raises goes through, and nothing is appended then. Raises AduanTidakDitemukan.

    Two round trips: one to load, one to append; each lost race costs two more. `along`: in the transaction of the append.
    `correlation_id` names the act: sent again, the answer is the first one's, whatever has happened since; AlreadySent with other words.
    """
    for _ in range(ATTEMPTS):
        loaded = store.load(aduan_id)
        if done := _done(aduan_id, loaded, correlation_id):
            return aduan_dari(aduan_id, loaded.events[:done])
        aduan = aduan_dari(aduan_id, loaded.events)
        events = decide(aduan, loaded)
        if not events:
            return aduan
        after = reduce(evolve, events, aduan)
        write = None if along is None else partial(along, after)
        try:
            store.append(aduan_id, events, loaded.version, correlation_id=correlation_id, causation_id=causation_id, along=write)
        except (VersionConflict, AlreadyHappened):
            continue
        return after
    raise TooManyRaces


def _done(aduan_id: UUID, loaded: Loaded, act: UUID) -> int:
    """As of which version this act was done; 0 when it was not."""
    done = [(n, other) for n, other in enumerate(map(UUID, loaded.acts), start=1) if same_act(other, act)]
    if any(other != act for _, other in done):
        raise AlreadySent(aduan_dari(aduan_id, loaded.events), [loaded.events[n - 1] for n, _ in done])
    return done[-1][0] if done else 0
