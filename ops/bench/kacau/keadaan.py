"""What there is at a deployment: asked of the database as its owner, of the ledger, and of the reader outside."""

import json
import time
from datetime import datetime
from uuid import UUID

import psycopg

from ops.bench.kacau.beban import minta
from ops.bench.kacau.medan import Medan
from ops.bench.kacau.meja import LANGKAH
from ops.bench.kacau.pelanggan import NAMA, WILAYAH
from ops.bench.kacau.pemeriksa import Keadaan
from shared.domain.sop.awal import SOP_AWAL
from shared.domain.sop.sop import Satuan
from shared.machinery.database import connect, sql
from shared.machinery.eventstore.verify import verify
from shared.machinery.messaging.subscribers import add, subscribers

SEHARI = 450  # opening minutes
# Opening minutes of each step; they never pass quicker than minutes do, so an alert before its share of them is a lie.
STANDAR = {satu.nomor: satu.jumlah * (1 if satu.satuan is Satuan.MENIT else SEHARI) for satu in SOP_AWAL.langkah}
SEHALAMAN = 1000
SUSUL = 20.0  # seconds


def tenang(medan: Medan) -> bool:
    """Everything is in the ledger, at the broker, on the desks, and outside."""
    try:
        with medan.sambung() as conn:
            if any(conn.execute(sql(__file__, "tertinggal")).fetchone()):
                return False
            return not _buku(medan, conn).keys() - _luar(medan, conn)
    except (psycopg.Error, OSError):
        return False


def tampak(medan: Medan) -> Keadaan:
    with medan.sambung() as conn:
        diterima = [(aduan, nomor) for aduan, nomor in conn.execute(sql(__file__, "diterima"))]
        alarm = {f"{tipe} {aduan}": _layak(tipe, isi, mulai) for aduan, tipe, isi, mulai in conn.execute(sql(__file__, "alarm"))}
        buku = frozenset(_buku(medan, conn))
        sampai = time.monotonic() + SUSUL
        while not buku <= (luar := _luar(medan, conn)) and time.monotonic() < sampai:
            time.sleep(0.1)  # people go on filing, and the newest is on its way
        tipe = {"tipe": list(LANGKAH)}
        kejadian = frozenset((aduan, satu) for aduan, satu in conn.execute(sql(__file__, "kejadian"), tipe))
    with connect(medan.basis.owner_url, "aduan_admin") as admin:
        sehat = verify(admin).sound
    return Keadaan(diterima, buku, luar, alarm, kejadian, time.time(), sehat)


def _buku(medan: Medan, conn: psycopg.Connection) -> dict[UUID, int]:
    return {event: position for position, event in conn.execute(sql(__file__, "buku"), {"sejak": medan.sejak})}


def _luar(medan: Medan, conn: psycopg.Connection) -> frozenset[UUID]:
    """What the reader outside has; where it is told that it missed something, it reads the feed up to there, as documented."""
    (satu,) = [s for s in subscribers(conn) if s.name == NAMA]
    if satu.lost_at is not None:
        medan.pelanggan.dari_umpan |= _umpan(medan, satu.lost_until or 0)
        add(conn, NAMA, WILAYAH)
    return frozenset(k.event for k in list(medan.pelanggan.kabar)) | frozenset(medan.pelanggan.dari_umpan)


def _umpan(medan: Medan, sampai: int) -> set[UUID]:
    kepala, hasil, posisi = {"Authorization": f"Bearer {medan.token('inspektorat', WILAYAH)}"}, set[UUID](), 0
    while posisi < sampai:
        jalan = f"/api/v1/kejadian?after={posisi}&limit={SEHALAMAN}&kecamatan={WILAYAH}"
        jawab = minta(f"127.0.0.1:{medan.port}", "GET", jalan, None, kepala)
        if not (semua := json.loads(jawab.isi or b"[]")):
            break
        posisi = semua[-1]["position"]
        hasil |= {UUID(e["id"]) for e in semua if "id" in e and e["position"] <= sampai}
    return hasil


def _layak(tipe: str, isi: dict, mulai: datetime) -> float:
    """The earliest moment, by a clock that runs right, at which it may be said."""
    if tipe == "BatasWaktuTerlewati":
        return datetime.fromisoformat(isi["batas"]).timestamp()
    return mulai.timestamp() + 60 * STANDAR.get(isi["langkah"], 0) * isi["ambang"] / 100
