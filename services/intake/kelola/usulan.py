"""What one administrator asked for and a second one must agree to: kept until it is decided or its time is over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import psycopg
from psycopg import errors

from shared.akun.catat import catat_dalam
from shared.akun.kelola import Pengelola
from shared.domain.aduan.penolakan import Bentrok, TidakDitemukan
from shared.domain.akses.wenang import Sasaran, Tindakan
from shared.domain.akun import kejadian as a
from shared.machinery.database import sql

BERLAKU = timedelta(days=7)


class UsulanTidakDitemukan(TidakDitemukan):
    """Usulan ini tidak ada di wilayah Anda, sudah diputus, atau sudah lewat waktunya."""

    kode = "usulan-tidak-ditemukan"


class SudahDiusulkan(Bentrok):
    """Usulan yang sama sudah menunggu persetujuan admin lain."""

    kode = "sudah-diusulkan"


class UsulanGugur(Bentrok):
    """Pengusulnya tidak lagi berwenang atas hal ini, jadi usulannya tidak dapat disetujui."""

    kode = "usulan-gugur"


@dataclass(frozen=True, slots=True)
class Usulan:
    """`wilayah`: where it was made; `tugas`: where `peran` are held. The names are empty for somebody outside this wilayah."""

    id: UUID
    wilayah: str
    petugas_id: UUID
    apa: Tindakan
    peran: tuple[str, ...]
    tugas: str
    pengusul: UUID
    dibuat_pada: datetime
    berlaku_sampai: datetime
    nama: str
    nama_masuk: str
    nama_pengusul: str


def daftar(conn: psycopg.Connection, usulan_id: UUID | None = None) -> list[Usulan]:
    """Those that nobody has decided and whose time is not over, in the wilayah of this transaction."""
    rows = conn.execute(sql(__file__, "usulan"), {"id": usulan_id}).fetchall()
    return [
        Usulan(satu, wilayah, petugas, Tindakan(apa), tuple(peran), tugas, pengusul, dibuat, sampai, *nama)
        for satu, wilayah, petugas, apa, peran, tugas, pengusul, dibuat, sampai, *nama in rows
    ]


def baca(conn: psycopg.Connection, usulan_id: UUID) -> Usulan:
    """Raises UsulanTidakDitemukan."""
    if not (ada := daftar(conn, usulan_id)):
        raise UsulanTidakDitemukan
    return ada[0]


def ajukan(kelola: Pengelola, wilayah: str, apa: Tindakan, sasaran: Sasaran, peran: Sequence[str], tugas: str) -> UUID:
    """Its id. Nothing changes but that it is asked for. Raises SudahDiusulkan."""
    usulan, peran = uuid4(), sorted(set(peran))
    hak = ", ".join(f"{satu} {tugas}" for satu in peran) or None
    catat_dalam(
        kelola.conn,
        sasaran.id,
        lambda s, now: [
            a.PerubahanDiusulkan(
                aduan_id=s, wilayah=sasaran.wilayah, pada=now, oleh=kelola.oleh, akun=sasaran.id, usulan=usulan, apa=apa.value, hak=hak,
                sampai=now + BERLAKU,
            )
        ],
    )  # fmt: skip
    isi = {
        "id": usulan, "wilayah": wilayah, "petugas": sasaran.id, "apa": apa.value, "peran": peran, "tugas": tugas,
        "pengusul": kelola.oleh.id, "berlaku": BERLAKU,
    }  # fmt: skip
    kelola.conn.execute(sql(__file__, "usulan_lewat"), {"petugas": sasaran.id})
    try:
        kelola.conn.execute(sql(__file__, "usulan_buat"), isi)
    except errors.UniqueViolation:
        raise SudahDiusulkan from None
    return usulan


def catat_akhir(kelola: Pengelola, u: Usulan, cara: str) -> None:
    """disetujui, ditolak or ditarik. Only inside a transaction in which nobody else acts on the account."""
    catat_dalam(
        kelola.conn,
        u.petugas_id,
        lambda s, now: [
            a.UsulanBerakhir(aduan_id=s, wilayah=u.wilayah, pada=now, oleh=kelola.oleh, akun=u.petugas_id, usulan=u.id, cara=cara)
        ],
    )
    kelola.conn.execute(sql(__file__, "usulan_akhir"), {"id": u.id, "akhir": cara, "pemutus": kelola.oleh.id})
