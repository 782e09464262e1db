"""Our one stylesheet, small script and icon: read once, named by their content, so that a browser may keep them for ever."""

import gzip
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "aset"
TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def all_assets() -> dict[str, tuple[str, bytes, bytes]]:
    """Name with hash -> (type, content, the same compressed)."""
    semua = {}
    for path in sorted(FOLDER.iterdir()):
        isi = path.read_bytes()
        semua[f"{path.stem}-{sha256(isi).hexdigest()[:12]}{path.suffix}"] = (TYPES[path.suffix], isi, gzip.compress(isi, 9, mtime=0))
    return semua


@cache
def asset_url(nama: str) -> str:
    """The address of "aduan.css"."""
    stem, _, suffix = nama.rpartition(".")
    return "/aset/" + next(n for n in all_assets() if n.startswith(f"{stem}-") and n.endswith(f".{suffix}"))
