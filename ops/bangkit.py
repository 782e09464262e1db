"""`up` in a person's terminal has nobody who would start it again when a part of it is deaf: it becomes itself anew, a few times an hour.

The embedded PostgreSQL goes on running in between, and is found again.
"""

import os
import sys
import time

from shared.machinery.pulse import DEAF

CATATAN = "ADUAN_BANGKIT"  # in the environment: when it did so, seconds since 1970
PALING_BANYAK = 3  # times an hour
SEJAM = 3600  # seconds


def bangkit() -> None:
    """Does not come back."""
    kini = int(time.time())
    dulu = [saat for saat in os.environ.get(CATATAN, "").split(",") if saat.isdecimal() and kini - int(saat) < SEJAM]
    if len(dulu) < PALING_BANYAK:
        os.environ[CATATAN] = ",".join([*dulu, str(kini)])
        os.execv(sys.executable, [sys.executable, "-P", "-m", "ops.cli", *sys.argv[1:]])  # noqa: S606 — no shell is wanted
    os._exit(DEAF)
