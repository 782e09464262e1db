"""Room on the disks that this process writes to."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from prometheus_client import Gauge

FREE = Gauge("aduan_disk_free_bytes", "Room that is left where this is kept", ["place"])
SIZE = Gauge("aduan_disk_size_bytes", "Room that there is altogether where this is kept", ["place"])


@dataclass(frozen=True)
class Disks:
    """`places`: by name; what is not there yet, or not on this machine, is left out."""

    places: Mapping[str, Path]

    def measure(self) -> None:
        for name, path in self.places.items():
            if path.exists():
                usage = shutil.disk_usage(path)
                FREE.labels(name).set(usage.free)
                SIZE.labels(name).set(usage.total)
