"""A turn of the wrapping key that goes on to the named point, where it dies: arguments OWNER_URL KEYFILE COPY POINT."""

import os
import signal
import sys
from pathlib import Path

from shared.machinery.database import Database
from shared.machinery.privacy.rotation import rotate


def main() -> None:
    url, berkas, salinan, point = sys.argv[1:]
    with Database(url, "aduan_admin", 3) as db:
        for langkah in rotate(db, Path(berkas), Path(salinan), 1.0):
            if langkah == point:
                os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
