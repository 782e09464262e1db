"""The whole case's clock of a complaint, from its stream as it is now."""

from dataclasses import dataclass
from uuid import UUID

from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.perkara import Perkara, perkara
from shared.machinery.eventstore.store import EventStore


@dataclass(frozen=True)
class PerkaraKini:
    store: EventStore
    aturan: AturanWaktu

    def __call__(self, aduan_id: UUID) -> Perkara:
        """The present round's. Read beside the command's own reading: what came between them is a version conflict, and asked anew."""
        loaded = self.store.load(aduan_id)
        return perkara(loaded.events, self.aturan, loaded.now)[-1]
