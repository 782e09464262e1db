"""One backup on disk: the dump, and beside it what is said about it."""

import json
from dataclasses import asdict, dataclass, field
from hashlib import file_digest
from pathlib import Path

from ops.gagal import Gagal
from shared.machinery.format import FORMAT, OtherDatabaseFormat

AWAL, AKHIR = "aduan-", ".dump"


@dataclass(frozen=True, slots=True)
class Keterangan:
    """`posisi`, `sidik`: the end of the ledger in it; `peran`: roles that it names; `pemilik_fungsi`: (function, schema, owner)."""

    format: int
    migrasi: int
    postgres: int
    pada: str
    posisi: int
    sidik: str | None
    kejadian: int
    peran: list[str]
    pemilik_fungsi: list[list[str]]
    sha256: str = ""
    ukuran: int = 0
    lain: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cadangan:
    berkas: Path
    keterangan: Keterangan


def sidik(berkas: Path) -> str:
    with berkas.open("rb") as f:
        return file_digest(f, "sha256").hexdigest()


def catatan(berkas: Path) -> Path:
    return berkas.with_suffix(".json")


def tulis(berkas: Path, keterangan: Keterangan) -> None:
    catatan(berkas).write_text(json.dumps(asdict(keterangan), indent=1) + "\n", encoding="utf-8")


def baca(berkas: Path) -> Cadangan:
    """With its sum checked. Raises Gagal, OtherDatabaseFormat."""
    try:
        isi = json.loads(catatan(berkas).read_text(encoding="utf-8"))
        k = Keterangan(**{nama: isi[nama] for nama in Keterangan.__dataclass_fields__ if nama in isi})
    except FileNotFoundError:
        raise Gagal(f"Cadangan {berkas} tidak lengkap: {catatan(berkas).name} di sampingnya tidak ada.") from None
    except (ValueError, TypeError, KeyError):
        raise Gagal(f"Keterangan cadangan {catatan(berkas)} tidak terbaca.") from None
    if k.format != FORMAT:
        raise OtherDatabaseFormat(k.format)
    if not berkas.exists() or sidik(berkas) != k.sha256:
        raise Gagal(f"Cadangan {berkas} rusak: isinya bukan yang ditulis.")
    return Cadangan(berkas, k)


def semua(folder: Path) -> list[Path]:
    """The oldest first: their names say when."""
    return sorted(folder.glob(f"{AWAL}*{AKHIR}"))


def terbaru(folder: Path) -> Path:
    if not (ada := semua(folder)):
        raise Gagal(f"Belum ada cadangan di {folder}: jalankan ./aduan cadangan buat.")
    return ada[-1]
