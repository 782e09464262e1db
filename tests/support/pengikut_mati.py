"""Response or triage in a process of its own, that acts on a parent and dies as by kill -9 beside an append: where it is told to.

Arguments: URL FOLDER WHAT COMPLAINT [WHEN EVENT N | kabar]. WHAT: "berikan" (response gives the answer), "tolak" (triage rejects), or
"response", "triage": the service that comes back and sweeps, with "kabar" after it heard what its queue had kept. It dies before
("sebelum") or after ("sesudah") the N-th append of that event.
"""

import os
import signal
import sys
from contextlib import closing
from pathlib import Path
from uuid import UUID, uuid4

from services.response import application as response
from services.response.permintaan import Berikan
from services.triage import application as triage
from services.triage.permintaan import Tolakan
from shared.domain.akses.petugas import Petugas
from shared.layanan.dasar import Kolam
from shared.machinery.eventstore.store import EventStore
from shared.machinery.settings import Settings

OPERATOR = Petugas.di(uuid4(), "Uji", {"operator"}, "33.13.17")


def mati(kapan: str, jenis: str, ke: str) -> None:
    """From here on the process ends at that append."""
    tulis, sisa = EventStore.append, int(ke)

    def append(self, aduan_id, kejadian, *lain, **nama):
        nonlocal sisa
        sisa -= any(type(e).__name__ == jenis for e in kejadian)
        if sisa == 0 and kapan == "sebelum":
            os.kill(os.getpid(), signal.SIGKILL)
        tulis(self, aduan_id, kejadian, *lain, **nama)
        if sisa == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    EventStore.append = append


def main() -> None:
    url, folder, apa, aduan, *titik = sys.argv[1:]
    berkabar = titik == ["kabar"]
    if titik and not berkabar:
        mati(*titik)
    data, induk = Path(folder), UUID(aduan)
    settings = Settings(data, data / "master.key", url, url, "memory://")
    if apa in ("berikan", "response"):
        with closing(response.bangun(settings, Kolam(1, 3))) as jawab:
            if apa == "berikan":
                jawab.tindakan.jalankan(induk, Berikan(), OPERATOR, uuid4())
            else:
                jawab.projector.project([induk] if berkabar else [])
                jawab.pengikutan.sapu()
    else:
        with closing(triage.bangun(settings, Kolam(1, 3))) as meja:
            if apa == "tolak":
                meja.tindakan.tolak(induk, Tolakan("Bukan wewenang kami.", "PLN"), OPERATOR, uuid4())
            else:
                meja.projector.project([induk] if berkabar else [])
                meja.pengikutan.sapu()


if __name__ == "__main__":
    main()
