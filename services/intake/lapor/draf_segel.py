"""How a draft's file is told and opened: its name, its kind and its own key, sealed together by the visitor's cookie."""

import json
from dataclasses import dataclass
from uuid import UUID

import psycopg

from shared.acuan.akses.sesi import Pengunjung
from shared.domain.aduan.kejadian import Tersandi
from shared.machinery.database import sql
from shared.machinery.privacy import aead

_UNTUK = "draf-lampiran"


@dataclass(frozen=True, slots=True)
class LampiranDraf:
    """`ukuran`: bytes as kept."""

    id: UUID
    jenis: str
    ukuran: int


def pindahkan(conn: psycopg.Connection, drafs: list[UUID], dari: Pengunjung, ke: Pengunjung) -> None:
    """Before the drafts themselves move: their files open with the new session from here on. Two statements."""
    rows = conn.execute(sql(__file__, "draf_lampiran_semua"), {"draf": drafs, "sesi": dari.id_hash}).fetchall()
    if rows:
        baru = [segel(ke, *buka(dari, lampiran_id, teks)) for lampiran_id, _, teks in rows]
        conn.execute(sql(__file__, "draf_lampiran_pindah"), {"id": [row[0] for row in rows], "keterangan": baru})


def segel(pengunjung: Pengunjung, satu: LampiranDraf, kunci: bytes) -> Tersandi:
    isi = {"jenis": satu.jenis, "ukuran": satu.ukuran, "kunci": kunci.hex()}
    return aead.encrypt(pengunjung.kunci(_UNTUK), json.dumps(isi), satu.id.bytes)


def buka(pengunjung: Pengunjung, lampiran_id: UUID, keterangan: str) -> tuple[LampiranDraf, bytes]:
    isi = json.loads(aead.decrypt(pengunjung.kunci(_UNTUK), Tersandi(keterangan), lampiran_id.bytes))
    return LampiranDraf(lampiran_id, isi["jenis"], isi["ukuran"]), bytes.fromhex(isi["kunci"])
