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
    assets = {}
    for path in sorted(FOLDER.iterdir()):
        content = path.read_bytes()
        name = f"{path.stem}-{sha256(content).hexdigest()[:12]}{path.suffix}"
        assets[name] = (TYPES[path.suffix], content, gzip.compress(content, 9, mtime=0))
    return assets


@cache
def asset_url(name: str) -> str:
    """The address of "aduan.css"."""
    stem, _, suffix = name.rpartition(".")
    return "/aset/" + next(n for n in all_assets() if n.startswith(f"{stem}-") and n.endswith(f".{suffix}"))
