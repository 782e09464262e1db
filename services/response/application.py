"""Response's use cases: hand to the unit that answers, draw up, receive or send back, record, give."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from services.response import domain as d
from services.response.readmodel import Tugas
from shared.domain.aduan.keadaan import Aduan, Aliran
from shared.domain.aduan.kejadian import Kejadian, Pelaku
from shared.domain.aduan.penolakan import Bentrok
from shared.domain.akses.hak import SISTEM
from shared.domain.akses.petugas import Petugas
from shared.layanan.application import Application


class SudahBergerak(Bentrok):
    """Aduan {nomor} sudah bergerak sejak halaman Anda dibuka. Yang Anda ketik masih ada; lihat apa yang terjadi, lalu putuskan lagi."""

    kode = "sudah-bergerak"


class Response(Application):
    service = "response"

    def read_model(self) -> Tugas:
        return Tugas(self.aturan)

    def decide(self, aliran: Aliran, perintah: d.PerintahResponse, now: datetime) -> list[Kejadian]:
        return d.decide(aliran, perintah, now)

    def jalankan(
        self,
        perintah: type[d.PerintahResponse],
        aduan_id: UUID,
        isian: Mapping[str, Any],
        petugas: Petugas,
        correlation_id: UUID,
        versi: int | None = None,
    ) -> Aduan:
        """One of the steps 4 to 7. Every field of these commands is a free text, so all of them go under the reporter's key.

        `versi`: how far the complaint was when they decided; SudahBergerak if a person did anything to it since.
        """

        def buat(aduan: Aduan, oleh: Pelaku) -> d.PerintahResponse:
            if versi is not None and (aduan.versi < versi or (aduan.versi > versi and any(self._sejak(aduan_id, versi)))):
                raise SudahBergerak(nomor=aduan.nomor)
            return perintah(oleh=oleh, **{nama: self.sandikan(aduan, teks) for nama, teks in isian.items()})

        return self.tangani(aduan_id, perintah.__name__, petugas, buat, correlation_id)

    def _sejak(self, aduan_id: UUID, versi: int) -> list[Kejadian]:
        """What people did since; the clocks' own notes do not change what is decided."""
        return [e for e in self.store.load(aduan_id).events[max(versi, 0) :] if e.oleh.peran != SISTEM]
