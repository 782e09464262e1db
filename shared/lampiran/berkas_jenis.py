"""A file that was examined."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Berkas:
    """Fit to be kept. `jenis`: a media type of `nama.AKHIRAN`."""

    jenis: str
    data: bytes
