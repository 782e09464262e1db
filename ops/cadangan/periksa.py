"""A backup is restored on trial, into a cluster of its own that goes again, and its whole ledger is recomputed."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from ops.cadangan.berkas import Cadangan
from ops.cadangan.pulihkan import isi_basis
from ops.gagal import Gagal
from ops.local import PostgresLokal
from shared.machinery.database import connect
from shared.machinery.eventstore.verify import Verdict, verify


def periksa(cadangan: Cadangan, maju: Callable[[int], None] = lambda _: None) -> Verdict:
    """Raises Gagal where it cannot be restored, or its ledger is not the one that was backed up."""
    k = cadangan.keterangan
    with tempfile.TemporaryDirectory(prefix="aduan-periksa-") as folder:
        Path(folder).chmod(0o711)
        with PostgresLokal(Path(folder) / "data", {"fsync": "off", "full_page_writes": "off"}) as pg:
            isi_basis(pg.owner_url, cadangan)
            with connect(pg.owner_url, "aduan_admin") as conn:
                hasil = verify(conn, maju)
    if not hasil.sound:
        raise Gagal(f"Buku besar dalam cadangan {cadangan.berkas.name} tidak utuh: {hasil.faults[0]}.")
    if hasil.events != k.posisi or (k.sidik is not None and hasil.hash != k.sidik):
        raise Gagal(f"Cadangan {cadangan.berkas.name} tidak memuat buku besar yang dicadangkan: {hasil.events} dari {k.posisi} kejadian.")
    return hasil
