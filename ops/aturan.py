"""What the commands for procedures and calendars do: show what counts, record what changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ops.gagal import Gagal
from ops.local import dengan_basis
from ops.periksa import periksa_postgres
from shared.acuan.aturan.buku import BukuAturan
from shared.acuan.aturan.hidup import AturanHidup
from shared.acuan.kantor.kode import pastikan
from shared.machinery.database import Database
from shared.machinery.eventstore.store import EventStore
from shared.machinery.settings import Settings

TERBESAR = 4_000_000  # bytes


@contextmanager
def buku_aturan(kode: str, mencatat: bool = False) -> Iterator[BukuAturan]:
    """For one office or district, on the embedded server or another. `mencatat`: something is to be recorded for it.

    Raises WilayahTidakDikenal.
    """
    settings = Settings.from_env()
    periksa_postgres(settings)
    with dengan_basis(settings) as lengkap, Database(lengkap.database_owner_url, "aduan_admin", 2) as db:
        with db.connection() as conn:
            pastikan(conn, kode, mencatat=mencatat)
        yield BukuAturan(EventStore(db, "/admin"), AturanHidup(db))


def teks_berkas(berkas: Path) -> str:
    """What is written in a file; one that is no text, or bigger than any of ours, is not read on."""
    with berkas.open("rb") as f:
        isi = f.read(TERBESAR + 1)
    if len(isi) > TERBESAR:
        raise Gagal(f"{berkas} lebih besar dari {TERBESAR // 1_000_000} MB.")
    try:
        return isi.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Gagal(f"{berkas} bukan teks UTF-8.") from None
