"""Bring ledger and read models up to what was appended, whether or not the program runs beside us."""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from uuid import UUID

from ops.gagal import Gagal
from services.intake.application import bangun as bangun_intake
from services.response.application import bangun as bangun_response
from services.sla.application import bangun as bangun_sla
from services.triage.application import bangun as bangun_triage
from shared.layanan.dasar import Kolam
from shared.machinery.database import connect, sql
from shared.machinery.eventstore.leadership import Heart
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.service.app import App
from shared.machinery.settings import Settings

JEDA = 0.05  # seconds between two looks at what a running relay does
SABAR = 120.0  # seconds in which the ledger must move
POTONG = 2000  # streams asked for, events ordered and positions swept at once: nobody waits for a single one


Bangun = Callable[[Settings, Kolam], App]


LAYANAN: Mapping[str, Bangun] = {
    "intake": bangun_intake,
    "triage": bangun_triage,
    "response": bangun_response,
    "sla": bangun_sla,
}


def susul(settings: Settings, apps: Sequence[App], streams: Sequence[UUID], maju: Callable[[int], None] = lambda _: None) -> None:
    """Returns when the ledger has all these streams and every read model has what the ledger has.

    The ledger is written here unless a relay runs, which does it. Raises Gagal when it does not move.
    """
    _urutkan(settings, streams, maju)
    for app in apps:
        app.projector.sweep(batch=POTONG)


def _urutkan(settings: Settings, streams: Sequence[UUID], maju: Callable[[int], None]) -> None:
    with connect(settings.database_url, "aduan_relay") as conn, ExitStack() as tutup:
        sequencer, memimpin = Sequencer(conn), False
        selesai, sampai = 0, time.monotonic() + SABAR
        while selesai < len(streams):
            if not memimpin and (memimpin := sequencer.lead()):  # also when a program that ran beside us has ended
                tutup.enter_context(Heart(settings.database_url, conn, sequencer.fence))
            bergerak = sequencer.step(POTONG) if memimpin else 0
            if bergerak:
                continue
            sisa = conn.execute(sql(__file__, "belum_urut"), {"streams": streams[selesai : selesai + POTONG]}).fetchone()[0]
            if not sisa:
                selesai += POTONG
                maju(min(selesai, len(streams)))
                sampai = time.monotonic() + SABAR
            elif time.monotonic() > sampai:
                raise Gagal("Buku besar tidak bergerak: ada transaksi lain di server basis data yang tidak ditutup.")
            else:
                time.sleep(JEDA)
