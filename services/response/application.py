"""Response's use cases: hand to the unit that answers, draw up, receive or send back, record, give."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from services.response import domain as d
from services.response.readmodel import Tugas
from shared.aduan.keadaan import Aduan
from shared.aduan.kejadian import Kejadian
from shared.akses.petugas import Petugas
from shared.service.application import Application


class Response(Application):
    service = "response"

    def read_model(self) -> Tugas:
        return Tugas(self.aturan)

    def decide(self, aduan: Aduan, perintah: d.PerintahResponse, now: datetime) -> list[Kejadian]:
        return d.decide(aduan, perintah, now)

    def jalankan(
        self, perintah: type[d.PerintahResponse], aduan_id: UUID, isian: Mapping[str, Any], petugas: Petugas, correlation_id: UUID
    ) -> Aduan:
        """One of the steps 4 to 7. Every field of these commands is a free text, so all of them go under the reporter's key."""
        return self.tangani(
            aduan_id,
            perintah.__name__,
            petugas,
            lambda aduan, oleh: perintah(oleh=oleh, **{nama: self.sandikan(aduan, teks) for nama, teks in isian.items()}),
            correlation_id,
        )
