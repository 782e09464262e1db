"""A replica of sla that works until nothing is due, or until the named point of its loop, where it dies: arguments URL FOLDER [POINT]."""

import os
import signal
import sys
from contextlib import closing
from pathlib import Path

from services.sla.application import bangun
from shared.layanan.dasar import Kolam
from shared.machinery.settings import Settings


def main() -> None:
    url, folder, point = [*sys.argv[1:], ""][:3]

    def di(name: str) -> None:
        if name == point:
            os.kill(os.getpid(), signal.SIGKILL)

    data = Path(folder)
    with closing(bangun(Settings(data, data / "master.key", url, url, "memory://"), Kolam(1, 3))) as sla:
        sla.jatuh_tempo.point = di
        while sla.jatuh_tempo.kerjakan(20):
            pass


if __name__ == "__main__":
    main()
