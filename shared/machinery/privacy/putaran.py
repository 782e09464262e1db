"""The wrapping key turned: a new version on every host, every key wrapped anew, a copy of them read back, then the old one destroyed.

No event is touched. A turn that was interrupted, wherever, is taken up by the next call: what is done shows in key file and database.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from shared.machinery.database import Database, one, sql
from shared.machinery.privacy.galat import GalatPrivasi, IndukBukanIni
from shared.machinery.privacy.induk import Induk, master_key, simpan
from shared.machinery.privacy.perawatan import bungkus_ulang
from shared.machinery.privacy.salinan import salin

SEBULAN = timedelta(days=30)
TERLALU_LAMA = timedelta(days=35)
JEDA = 0.5  # seconds between two looks at the processes
LIHAT_LAGI = 15.0  # seconds in which those with the same file have read it again
KUNCI_GILIR = 0x70757461_72616E  # advisory lock: "putaran"


class BelumDikenal(GalatPrivasi):
    """Versi baru kunci pembungkus belum dikenal oleh {siapa}. Salin {berkas} ke sana dengan mode 0600, lalu jalankan lagi:
    ./aduan kunci putar"""


class SedangDiputar(GalatPrivasi):
    """Kunci pembungkus sedang diputar oleh proses lain."""


@dataclass(frozen=True, slots=True)
class Keadaan:
    """`umur`: since the older versions were destroyed last; `masih`: hosts where one still is at hand though its turn is over."""

    versi: int
    selesai: datetime | None
    umur: timedelta
    masih: tuple[str, ...]

    @property
    def terlambat(self) -> bool:
        """Whether the last turn is longer ago than TERLALU_LAMA."""
        return self.umur > TERLALU_LAMA

    @property
    def kata(self) -> str:
        """For people: "sehat", "perlu diputar" or "kunci lama masih ada"."""
        if self.terlambat:
            return "perlu diputar"
        return "kunci lama masih ada" if self.selesai and self.masih else "sehat"


def keadaan(db: Database) -> Keadaan:
    """How it stands with the wrapping key; one query."""
    with db.connection() as conn:
        versi, selesai, umur, masih = one(conn.execute(sql(__file__, "putaran_keadaan")))
    return Keadaan(versi, selesai, umur, tuple(masih))


def berhenti(db: Database, proses: UUID) -> None:
    """This process ends: nobody waits for it."""
    with db.connection() as conn:
        conn.execute("DELETE FROM privacy.proses WHERE id = %s", [proses])


def lapor(db: Database, induk: Induk, proses: UUID, layanan: str, mesin: str) -> None:
    """What this process has at hand, after it looked at the file again; every few seconds."""
    induk.segarkan()
    with db.connection() as conn:
        conn.execute(sql(__file__, "proses_lapor"), {"id": proses, "layanan": layanan, "mesin": mesin, "versi": induk.versi})


def putar(db: Database, berkas: Path, salinan: Path, sabar: float = 60.0, tidur: Callable[[float], None] = time.sleep) -> Iterator[str]:
    """Turn it; each step by name once it is done. `db`: as the administration. `sabar`: seconds for all processes to know the new version.

    Raises BelumDikenal, SedangDiputar, IndukBukanIni, and what key file and copy refuse: nothing is destroyed then.
    """
    with _sendiri(db):
        induk = master_key(berkas, buat=False)
        kini = keadaan(db)
        if induk.terbaru < kini.versi:
            raise IndukBukanIni(versi=kini.versi)
        if induk.versi == [kini.versi] and kini.selesai is not None:  # else a turn was interrupted, and goes on
            induk = induk.dengan_versi_baru()
            simpan(berkas, induk)
        yield "berkas"
        if belum := _tunggu(db, lambda punya: induk.terbaru not in punya, sabar, tidur):
            raise BelumDikenal(siapa=", ".join(belum), berkas=berkas)
        yield "dikenal"
        with db.connection() as conn:
            conn.execute(sql(__file__, "putaran_pagar"), {"versi": induk.terbaru})
        yield "pagar"
        while bungkus_ulang(db, induk):
            yield "bungkus"
        _pastikan_semua(db, induk)
        yield "terbungkus"
        salin(db, induk, salinan)
        yield "salinan"
        if len(induk.versi) > 1:
            simpan(berkas, induk.hanya_terbaru())
        yield "musnah"
        _tunggu(db, lambda punya: min(punya) < induk.terbaru, min(sabar, LIHAT_LAGI), tidur)
        with db.connection() as conn:
            conn.execute(sql(__file__, "putaran_selesai"), {"versi": induk.terbaru})
            conn.execute("SELECT triage.kosongkan_cari()")
        yield "selesai"


@contextmanager
def _sendiri(db: Database) -> Iterator[None]:
    """One turn at a time, whoever asks; the lock goes with the process."""
    with db.connection() as conn:
        if not one(conn.execute("SELECT pg_try_advisory_lock(%s)", [KUNCI_GILIR]))[0]:
            raise SedangDiputar
        try:
            yield
        finally:
            conn.execute("SELECT pg_advisory_unlock(%s)", [KUNCI_GILIR])


def _tunggu(db: Database, belum: Callable[[list[int]], bool], sabar: float, tidur: Callable[[float], None]) -> list[str]:
    """Until no living process is behind, by the versions it has; which still are after `sabar` seconds."""
    batas = time.monotonic() + sabar
    while True:
        with db.connection() as conn:
            sisa = [f"{layanan} di {mesin}" for layanan, mesin, punya in conn.execute(sql(__file__, "proses_hidup")) if belum(punya)]
        if not sisa or time.monotonic() > batas:
            return sisa
        tidur(JEDA)


def _pastikan_semua(db: Database, induk: Induk) -> None:
    """Once nobody writes: what was under way when the fence came is wrapped anew too, and nothing under an older version is left."""
    with db.transaction() as conn:
        conn.execute("LOCK TABLE privacy.kunci IN SHARE MODE")
    while bungkus_ulang(db, induk):
        pass
    with db.connection() as conn:
        if sisa := conn.execute(sql(__file__, "kunci_lama"), {"versi": induk.terbaru, "limit": 1}).fetchall():
            raise IndukBukanIni(versi=sisa[0][2])
