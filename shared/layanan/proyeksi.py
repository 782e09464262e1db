"""A service's read model and who keeps it: news, the sweep, changed rules, and what was recorded just now."""

from collections.abc import Callable, Sequence
from uuid import UUID

import structlog

from shared.acuan.aturan.hidup import AturanHidup
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Kejadian
from shared.layanan.dasar import Dasar
from shared.machinery.database import database_away
from shared.machinery.logs import describe
from shared.machinery.messaging.inbox import Inbox
from shared.machinery.projection.projector import After, Projector
from shared.machinery.projection.readmodel import ReadModel
from shared.machinery.projection.refresh import Refresher

log = structlog.get_logger("service")


class Proyeksi:
    """`after`: told of the complaints whose rows were written; one that does something to others itself comes with `lanjutkan`."""

    def __init__(self, dasar: Dasar, model: ReadModel, after: After | None = None) -> None:
        self._nama, self._aturan = dasar.nama, dasar.aturan
        self._after = [after] if after else []
        self.projector = Projector(dasar.mesin, dasar.store_mesin, model, dasar.aturan, self._sesudah)
        self.refresher = Refresher(self.projector)
        self.inbox = Inbox(dasar.mesin, dasar.nama, self.projector.project, behind=self.projector.behind)

    def follow_rules(self) -> int:
        """After a change of the rules, the rows that follow from it; how many complaints were looked at. Costs one small query else."""
        self._aturan.refresh()
        return self.refresher.run() if isinstance(self._aturan, AturanHidup) else 0

    def lanjutkan(self, after: After) -> None:
        self._after.append(after)

    def _sesudah(self, complaints: Sequence[tuple[Aduan, Sequence[Kejadian]]]) -> None:
        for after in self._after:
            after(complaints)

    def tampilkan(self, *aduan: UUID) -> None:
        """What was recorded just now is seen at once, before the news of it comes round; if not now, the news does it."""
        self.sesudahnya(lambda: self.projector.project(aduan), *aduan)

    def tampilkan_baru(self, aduan: Aduan, kejadian: Sequence[Kejadian]) -> None:
        """The same of a complaint that has just come in, by the events in hand."""
        self.sesudahnya(lambda: self.projector.add(aduan, kejadian), aduan.id)

    def sesudahnya(self, lakukan: Callable[[], None], *aduan: UUID) -> None:
        """What is only for convenience after an append: whatever fails there, what was recorded stays recorded, and is answered so."""
        try:
            lakukan()
        except Exception as e:  # the third edge: a receipt never becomes a refusal
            catat = log.warning if database_away(e) else log.error
            catat("later", aduan_id=[str(a) for a in aduan], service=self._nama, error=describe(e))
