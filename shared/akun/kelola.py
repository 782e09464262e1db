"""An administrator's work on staff: who they are, what they may do where, how they sign in; each change with its event."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import psycopg
from psycopg import errors

from shared.akun.catat import catat_dalam
from shared.akun.penolakan import NamaMasukTerpakai, NamaMasukTidakSah
from shared.akun.petugas import NAMA_MASUK
from shared.domain.aduan.dasar import Pelaku
from shared.domain.akses.wenang import PENTING
from shared.domain.akun import kejadian as k
from shared.domain.akun.kejadian import DUA_ORANG, SENDIRI, SERVER
from shared.domain.teks import rapi
from shared.machinery.database import sql

UNDANGAN_BERLAKU = timedelta(days=3)
BARIS_PERINTAH = Pelaku("server")  # its command line may do anything, and what it gives is shown to those who watch


@dataclass(frozen=True, slots=True)
class Pengelola:
    """`conn`: inside a transaction that may see the office's rows; `oleh`: who does it; `pengusul`: who asked for what they agreed to.

    The event is written first: the first statement of an append's transaction that takes a transaction id is its insert.
    """

    conn: psycopg.Connection
    oleh: Pelaku
    pengusul: UUID | None = None

    @property
    def cara(self) -> str:
        return SERVER if self.oleh == BARIS_PERINTAH else DUA_ORANG if self.pengusul else SENDIRI

    def sendirian(self, petugas: UUID) -> None:
        """Acts on one account follow each other: what is read of it from here on stays so until this transaction ends."""
        self.conn.execute(sql(__file__, "akun_sendirian"), {"id": petugas})

    def tambah(self, nama: str, peran: Sequence[str], wilayah: str) -> UUID:
        """A new member of staff with these roles there; without any until somebody gives them some."""
        petugas, peran = uuid4(), sorted(set(peran))
        self._catat(petugas, wilayah, [(k.AkunDibuat, {"jenis": "petugas"}), *self._diberikan(peran, wilayah)])
        isi = {"id": petugas, "nama": nama, "wilayah": wilayah, "peran": peran}
        self.conn.execute(sql(__file__, "petugas_tambah"), isi)
        self._perlihatkan(petugas, wilayah, "hak-diberikan", peran)
        return petugas

    def beri(self, petugas: UUID, peran: Sequence[str], wilayah: str) -> None:
        """These roles there, besides what they hold.

        A link that is still about, or a token from before, opens no right that sees much and is given now (from the server's command line
        a token does: there who gives it knows of it).
        """
        punya = self._punya(petugas, wilayah)
        baru = [p for p in dict.fromkeys(peran) if p not in punya]
        self._catat(petugas, wilayah, self._diberikan(baru, wilayah))
        if baru:
            self.conn.execute(sql(__file__, "penugasan_tambah"), {"id": petugas, "peran": baru, "wilayah": wilayah})
            self._perlihatkan(petugas, wilayah, "hak-diberikan", baru)
        if PENTING & set(baru):
            self.conn.execute(sql(__file__, "undangan_hapus"), {"id": petugas})
            if self.cara != SERVER:
                self.conn.execute(sql(__file__, "tanda_cabut_semua"), {"id": petugas})

    def cabut(self, petugas: UUID, peran: Sequence[str], wilayah: str) -> list[str]:
        """These roles there no longer; those that were held."""
        punya = self._punya(petugas, wilayah)
        dicabut = [p for p in dict.fromkeys(peran) if p in punya]
        self._catat(petugas, wilayah, [(k.HakDicabut, {"peran": p, "tugas": wilayah}) for p in dicabut])
        self.conn.execute(sql(__file__, "penugasan_hapus"), {"id": petugas, "peran": dicabut, "wilayah": wilayah})
        self._perlihatkan(petugas, wilayah, "hak-dicabut", dicabut)
        return dicabut

    def aktifkan(self, petugas: UUID, wilayah: str, aktif: bool) -> None:
        """Closes the account, or opens it again; its sessions end by themselves, as they are nobody's then."""
        self._catat(petugas, wilayah, [(k.AkunDibukaLagi if aktif else k.AkunDitutup, {})])
        self.conn.execute("UPDATE kantor.petugas SET aktif = %s WHERE id = %s", [aktif, petugas])
        if aktif:
            self._perlihatkan_membuka(petugas, wilayah, "akun-dibuka")

    def siapkan(self, petugas: UUID, wilayah: str, nama_masuk: str) -> None:
        """A name to sign in by, which opens nothing before a link is made. Raises NamaMasukTidakSah, NamaMasukTerpakai."""
        self._simpan_tautan(petugas, wilayah, nama_masuk, None)

    def undang(self, petugas: UUID, wilayah: str, nama_masuk: str) -> str:
        """A one-time link's secret that sets the password: the first one, or a new one when it was forgotten.

        Raises NamaMasukTidakSah, NamaMasukTerpakai.
        """
        tautan = secrets.token_urlsafe(32)
        self._catat(petugas, wilayah, [(k.TautanDibuat, {"cara": self.cara})])
        self._simpan_tautan(petugas, wilayah, nama_masuk, sha256(tautan.encode()).digest())
        self._perlihatkan_membuka(petugas, wilayah, "tautan-dibuat")
        return tautan

    def _simpan_tautan(self, petugas: UUID, wilayah: str, nama_masuk: str, undangan: bytes | None) -> None:
        nama = rapi(nama_masuk).lower()
        if not NAMA_MASUK.fullmatch(nama):
            raise NamaMasukTidakSah
        berlaku = UNDANGAN_BERLAKU if undangan else timedelta(0)
        isi = {"id": petugas, "wilayah": wilayah, "nama": nama, "undangan": undangan, "berlaku": berlaku}
        try:
            with self.conn.transaction():
                if not self.conn.execute(sql(__file__, "undangan_lagi"), isi).rowcount:
                    self.conn.execute(sql(__file__, "undangan_baru"), isi)
        except errors.UniqueViolation:  # its words would name another office's row
            raise NamaMasukTerpakai from None

    def _punya(self, petugas: UUID, wilayah: str) -> set[str]:
        rows = self.conn.execute("SELECT peran FROM kantor.penugasan WHERE petugas_id = %s AND wilayah = %s", [petugas, wilayah])
        return {row[0] for row in rows}

    def _diberikan(self, peran: Sequence[str], wilayah: str) -> list[tuple[type[k.TentangAkun], Mapping[str, object]]]:
        return [(k.HakDiberikan, {"peran": p, "tugas": wilayah, "cara": self.cara, "pengusul": self.pengusul}) for p in peran]

    def _perlihatkan(self, petugas: UUID, wilayah: str, apa: str, peran: Sequence[str]) -> None:
        """To those who watch: rights that see much, and everything that came from the server's command line."""
        tampak = [p for p in peran if p in PENTING or self.cara == SERVER]
        isi = {
            "wilayah": wilayah, "petugas": petugas, "apa": apa, "cara": self.cara, "oleh": self.oleh.id, "pengusul": self.pengusul,
            "peran": tampak,
        }  # fmt: skip
        if tampak:
            self.conn.execute(sql(__file__, "hak_perlihatkan"), isi)

    def _perlihatkan_membuka(self, petugas: UUID, wilayah: str, apa: str) -> None:
        """What lets somebody in anew gives all that the account may do."""
        rows = self.conn.execute("SELECT peran FROM kantor.penugasan WHERE petugas_id = %s ORDER BY peran", [petugas])
        peran = {row[0] for row in rows}
        self._perlihatkan(petugas, wilayah, apa, sorted(peran & PENTING) or ([""] if self.cara == SERVER else []))

    def _catat(self, petugas: UUID, wilayah: str, jenis: Sequence[tuple[type[k.TentangAkun], Mapping[str, object]]]) -> None:
        catat_dalam(
            self.conn,
            petugas,
            lambda s, now: [kelas(aduan_id=s, wilayah=wilayah, pada=now, oleh=self.oleh, akun=petugas, **isi) for kelas, isi in jenis],
        )
