"""What the four services' use cases have in common: load, may they, decide, append; and what each is built of."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from socket import gethostname
from typing import Any, ClassVar
from uuid import UUID, uuid4

import psycopg
import structlog
from psycopg_pool import PoolTimeout

from shared.acuan.akses.token import petugas_of
from shared.acuan.aturan.hidup import AturanHidup
from shared.acuan.kantor import DaftarKantor
from shared.acuan.kategori import DaftarKategori
from shared.domain.aduan.keadaan import Aduan, fold
from shared.domain.aduan.kejadian import Kejadian, Pelaku, Tersandi
from shared.domain.aduan.penolakan import AduanTidakDitemukan
from shared.domain.akses.hak import PELAPOR, boleh, mewakili, wilayah_untuk
from shared.domain.akses.petugas import Petugas
from shared.domain.sop.aturan import AturanBerlaku
from shared.machinery.database import Database, database_away
from shared.machinery.eventstore.handle import handle
from shared.machinery.eventstore.store import EventStore, Loaded
from shared.machinery.logs import describe
from shared.machinery.messaging.inbox import Inbox
from shared.machinery.privacy import putaran
from shared.machinery.privacy.kunci import Sandi
from shared.machinery.privacy.turunan import Turunan
from shared.machinery.projection.projector import Projector
from shared.machinery.projection.readmodel import ReadModel
from shared.machinery.projection.refresh import Refresher
from shared.machinery.settings import Settings

log = structlog.get_logger("service")
Buat = Callable[[Aduan, Pelaku], Any]  # makes the command, given the complaint and who gives it


class Application:
    """A service's use cases.

    `db` acts for people, as the role that sees one wilayah a transaction; `mesin` does the machine's work across offices:
    news, projections, sweeps, timers. `aturan` says which SOP and calendar count; without it, those in the event store.
    `alamat`: where people open the program.
    """

    service: ClassVar[str]

    def __init__(
        self,
        db: Database,
        mesin: Database,
        sandi: Sandi,
        turunan: Turunan,
        aturan: AturanBerlaku | AturanHidup | None = None,
        alamat: str = "",
    ) -> None:
        self.alamat = alamat
        self.proses, self._dilaporkan = uuid4(), False
        self.db, self.mesin, self.sandi, self.turunan = db, mesin, sandi, turunan
        self.aturan = AturanHidup(mesin) if aturan is None else aturan
        self.store = EventStore(db, f"/{self.service}")
        self.store_mesin = EventStore(mesin, f"/{self.service}")
        self.kategori = DaftarKategori(db)
        self.kantor = DaftarKantor(db)
        self.projector = Projector(mesin, self.store_mesin, self.read_model(), self.aturan)
        self.refresher = Refresher(self.projector)
        self.inbox = Inbox(mesin, self.service, self.projector.project, behind=self.projector.behind)

    def lengkapi(self, settings: Settings) -> None:
        """What a service needs besides; called once where it is built for serving."""

    def read_model(self) -> ReadModel:
        raise NotImplementedError

    def decide(self, aduan: Aduan, perintah: Any, now: datetime) -> list[Kejadian]:
        """The service's pure decision."""
        raise NotImplementedError

    def ikuti_aturan(self) -> int:
        """After a change of the rules, what follows from it; how many complaints were looked at. Costs one small query else."""
        self.aturan.segarkan()
        return self.refresher.run() if isinstance(self.aturan, AturanHidup) else 0

    def petugas(self, token: str) -> Petugas | None:
        return petugas_of(self.db, token)

    def wilayah_untuk(self, petugas: Petugas, tindakan: str, diminta: str | None) -> str:
        """As `akses.hak.wilayah_untuk`, and a code that was asked for is one of here: WilayahTidakDikenal else."""
        wilayah = wilayah_untuk(petugas, tindakan, diminta)
        return wilayah if diminta is None else self.kantor.pastikan(wilayah)

    def tangani(self, aduan_id: UUID, tindakan: str, petugas: Petugas | None, buat: Buat, correlation_id: UUID) -> Aduan:
        """Handle one command of a member of staff, or of the reporter (None: whoever has the tracking code).

        Raises AduanTidakDitemukan, DiLuarWilayah, TidakBerwenang, or what the decision refuses; nothing is stored then.
        """

        def putuskan(aduan: Aduan, loaded: Loaded) -> list[Kejadian]:
            if aduan.versi == 0:
                raise AduanTidakDitemukan
            return self.decide(aduan, buat(aduan, self.pelaku(aduan, tindakan, petugas, loaded.now)), loaded.now)

        return handle(self.store, aduan_id, putuskan, correlation_id=correlation_id)

    def pelaku(self, aduan: Aduan, tindakan: str, petugas: Petugas | None, now: datetime) -> Pelaku:
        """Who does it, if they may."""
        if petugas is None:
            return Pelaku(PELAPOR, aduan.pelapor.id if aduan.pelapor else None)
        peran_sop = {langkah.nomor: frozenset(langkah.pelaksana) for langkah in self.aturan.sop(aduan.kecamatan, now).langkah}
        boleh(petugas, tindakan, aduan.kecamatan, peran_sop)
        return Pelaku(mewakili(petugas, tindakan, aduan.kecamatan, peran_sop), petugas.id)

    def tampilkan(self, *aduan: UUID) -> None:
        """What was recorded just now is seen at once, before the news of it comes round; if not now, the news does it."""
        self.sesudahnya(lambda: self.projector.project(aduan), *aduan)

    def sesudahnya(self, lakukan: Callable[[], None], *aduan: UUID) -> None:
        """What is only for convenience after an append: whatever fails there, what was recorded stays recorded, and is answered so."""
        try:
            lakukan()
        except Exception as e:  # noqa: BLE001 — the third edge: a receipt never becomes a refusal
            catat = log.warning if database_away(e) else log.error
            catat("later", aduan_id=[str(a) for a in aduan], service=self.service, error=describe(e))

    def rincian(self, aduan_id: UUID, petugas: Petugas, tindakan: str = "LihatRincian") -> tuple[Aduan, Sequence[Kejadian], datetime]:
        """One complaint from its own stream, with what happened to it and the present moment."""
        loaded = self.store.load(aduan_id)
        aduan = fold(aduan_id, loaded.events)
        if aduan.versi == 0:
            raise AduanTidakDitemukan
        boleh(petugas, tindakan, aduan.kecamatan)
        return aduan, loaded.events, loaded.now

    def sandikan(self, aduan: Aduan, teks: str | None) -> Tersandi | None:
        """A free text under the reporter's key; history without a reporter has a key of its own."""
        return None if teks is None else self.sandi.sandikan(self.pemilik(aduan), aduan.id, teks)

    def pemilik(self, aduan: Aduan) -> UUID:
        """Whose key the texts of this complaint are under."""
        return aduan.pelapor.id if aduan.pelapor else aduan.id

    def lapor_kunci(self) -> None:
        """To whoever turns the wrapping key: what this process has at hand."""
        putaran.lapor(self.mesin, self.sandi.induk, self.proses, self.service, gethostname())
        self._dilaporkan = True

    def bagian(self) -> dict[str, dict[str, Any]]:
        """What else its health tells: parts of its own, in words and figures."""
        return {}

    def close(self) -> None:
        if self._dilaporkan:
            with suppress(psycopg.OperationalError, PoolTimeout):  # a server that went first keeps the row for half a minute
                putaran.berhenti(self.mesin, self.proses)
        self.db.close()
        self.mesin.close()
