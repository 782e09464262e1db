"""A citizen closes their account."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from services.intake.data_pribadi.lupa import Pelupa
from services.intake.data_pribadi.permintaan import DataPribadi
from services.intake.milik import BukuMilik
from shared.machinery.eventstore.store import EventStore


@dataclass(frozen=True)
class Penutupan:
    milik: BukuMilik
    store: EventStore
    lupa: Pelupa
    data_pribadi: DataPribadi

    def tutup(self, orang: UUID) -> bool:
        """Whether it is gone now, since nothing was filed. Else an administrator decides about each complaint, and it goes with them."""
        milik = self.milik.dari_akun(orang)
        ada = self.store.load_each([m.aduan_id for m in milik]) if milik else {}
        if not ada:
            self.lupa.lupakan(self.lupa.pemilik_akun(orang), "permintaan", None)
            return True
        for aduan_id in ada:  # each an act of its own: nothing says that they are one person's
            self.data_pribadi.minta_penghapusan(aduan_id, uuid4())
        return False
