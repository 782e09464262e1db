"""An administrator's work on staff: who they are, what they may do where, how they sign in; each change with its event."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import psycopg
from psycopg import errors

from shared.aduan.dasar import Pelaku
from shared.akun import kejadian as k
from shared.akun.catat import catat_dalam
from shared.akun.penolakan import NamaMasukTerpakai, NamaMasukTidakSah
from shared.akun.petugas import NAMA_MASUK
from shared.database import sql

UNDANGAN_BERLAKU = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Pengelola:
    """`conn`: inside a transaction that may see the office's rows; `oleh`: who does it.

    The event is written first: the first statement of an append's transaction that takes a transaction id is its insert.
    """

    conn: psycopg.Connection
    oleh: Pelaku

    def tambah(self, nama: str, peran: Sequence[str], wilayah: str, token_hash: bytes | None = None) -> UUID:
        """A new member of staff with these roles there."""
        petugas = uuid4()
        jenis = [(k.AkunDibuat, {"jenis": "petugas"}), *((k.HakDiberikan, {"peran": p, "tugas": wilayah}) for p in sorted(set(peran)))]
        self._catat(petugas, wilayah, jenis)
        isi = {"id": petugas, "nama": nama, "wilayah": wilayah, "peran": sorted(set(peran)), "token_hash": token_hash}
        self.conn.execute(sql(__file__, "petugas_tambah" if token_hash else "petugas_tambah_orang"), isi)
        return petugas

    def beri(self, petugas: UUID, peran: Sequence[str], wilayah: str) -> None:
        """These roles there, besides what they hold."""
        punya = self._punya(petugas, wilayah)
        baru = [p for p in dict.fromkeys(peran) if p not in punya]
        self._catat(petugas, wilayah, [(k.HakDiberikan, {"peran": p, "tugas": wilayah}) for p in baru])
        if baru:
            self.conn.execute(sql(__file__, "penugasan_tambah"), {"id": petugas, "peran": baru, "wilayah": wilayah})

    def cabut(self, petugas: UUID, peran: Sequence[str], wilayah: str) -> list[str]:
        """These roles there no longer; those that were held."""
        punya = self._punya(petugas, wilayah)
        dicabut = [p for p in dict.fromkeys(peran) if p in punya]
        self._catat(petugas, wilayah, [(k.HakDicabut, {"peran": p, "tugas": wilayah}) for p in dicabut])
        self.conn.execute(sql(__file__, "penugasan_hapus"), {"id": petugas, "peran": dicabut, "wilayah": wilayah})
        return dicabut

    def aktifkan(self, petugas: UUID, wilayah: str, aktif: bool) -> None:
        """Closes the account, or opens it again; its sessions end by themselves, as they are nobody's then."""
        self._catat(petugas, wilayah, [(k.AkunDibukaLagi if aktif else k.AkunDitutup, {})])
        self.conn.execute("UPDATE kantor.petugas SET aktif = %s WHERE id = %s", [aktif, petugas])

    def undang(self, petugas: UUID, wilayah: str, nama_masuk: str) -> str:
        """A one-time link's secret that sets the password: the first one, or a new one when it was forgotten.

        Raises NamaMasukTidakSah, NamaMasukTerpakai.
        """
        nama = nama_masuk.strip().lower()
        if not NAMA_MASUK.fullmatch(nama):
            raise NamaMasukTidakSah
        tautan = secrets.token_urlsafe(32)
        isi = {
            "id": petugas, "wilayah": wilayah, "nama": nama, "undangan": sha256(tautan.encode()).digest(), "berlaku": UNDANGAN_BERLAKU,
        }  # fmt: skip
        try:
            with self.conn.transaction():
                if not self.conn.execute(sql(__file__, "undangan_lagi"), isi).rowcount:
                    self.conn.execute(sql(__file__, "undangan_baru"), isi)
        except errors.UniqueViolation:  # its words would name another office's row
            raise NamaMasukTerpakai from None
        return tautan

    def _punya(self, petugas: UUID, wilayah: str) -> set[str]:
        rows = self.conn.execute("SELECT peran FROM kantor.penugasan WHERE petugas_id = %s AND wilayah = %s", [petugas, wilayah])
        return {row[0] for row in rows}

    def _catat(self, petugas: UUID, wilayah: str, jenis: Sequence[tuple[type, dict]]) -> None:
        catat_dalam(
            self.conn,
            petugas,
            lambda s, now: [kelas(aduan_id=s, wilayah=wilayah, pada=now, oleh=self.oleh, akun=petugas, **isi) for kelas, isi in jenis],
        )
