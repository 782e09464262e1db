"""Staff as their administrator sees and changes them, inside the administrator's wilayah: fenced by the database, judged by the table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.aduan.dasar import Kejadian, Pelaku
from shared.aduan.penolakan import Bentrok, TidakDitemukan, TidakSah
from shared.akses import petugas as p
from shared.akses.hak import DiLuarWilayah, boleh, mewakili
from shared.akses.petugas import Petugas
from shared.akun import kejadian as a
from shared.akun.kejadian import aliran_akun
from shared.akun.kelola import Pengelola
from shared.database import Database, sql
from shared.eventstore.store import EventStore
from shared.kantor import DaftarKantor
from shared.web.bahasa import _

KELOLA = "KelolaPetugas"
# Who looks after one office gives its own roles; those that see every office come from the district.
PERAN_KECAMATAN = (p.OPERATOR, p.PPID, p.PENGELOLA, p.CAMAT, p.ADMIN_KECAMATAN)
PERISTIWA = {
    a.AkunDibuat: _("Akun dibuat"), a.HakDiberikan: _("Mendapat peran"), a.HakDicabut: _("Peran dicabut"), a.AkunDitutup: _("Akun ditutup"),
    a.AkunDibukaLagi: _("Akun dibuka lagi"), a.SandiDiganti: _("Kata sandi diganti"), a.FaktorDiubah: _("Verifikasi dua langkah diubah"),
    a.MasukBerhasil: _("Masuk"), a.MasukDitahan: _("Percobaan masuk ditahan"),
}  # fmt: skip
RIWAYAT = 50


class PetugasTidakDitemukan(TidakDitemukan):
    """Petugas ini tidak ada di wilayah Anda."""

    kode = "petugas-tidak-ditemukan"


class PeranTidakBoleh(TidakSah):
    """Peran itu tidak dapat Anda berikan di wilayah itu."""

    kode = "peran-tidak-boleh"


class DiriSendiri(Bentrok):
    """Ini akun Anda sendiri; mintalah admin lain melakukannya, agar kantor tidak kehilangan admin."""

    kode = "diri-sendiri"


@dataclass(frozen=True, slots=True)
class BarisPetugas:
    """`tugas`: (role, wilayah); `nama_masuk` empty for somebody with a token alone."""

    id: UUID
    nama: str
    wilayah: str
    aktif: bool
    nama_masuk: str
    bersandi: bool
    tugas: tuple[tuple[str, str], ...]


class KelolaPetugas:
    """`orang`: the role that changes accounts for a person; `wilayah`: where this administrator works now."""

    def __init__(self, orang: Database, db: Database, petugas: Petugas, wilayah: str) -> None:
        self._orang, self._db, self._petugas, self.wilayah = orang, db, petugas, wilayah

    def daftar(self, cari: str) -> list[BarisPetugas]:
        """One query; by name."""
        return self._baca({"cari": f"%{cari.replace('%', '').replace('_', '')}%", "id": None})

    def satu(self, petugas_id: UUID) -> BarisPetugas:
        """Raises PetugasTidakDitemukan, also for another office's."""
        ada = self._baca({"cari": "%", "id": petugas_id})
        if not ada:
            raise PetugasTidakDitemukan
        return ada[0]

    def _baca(self, params: dict) -> list[BarisPetugas]:
        with self._orang.transaction(self.wilayah) as conn:
            rows = conn.execute(sql(__file__, "petugas_kantor"), params).fetchall()
        return [BarisPetugas(*row[:4], row[4] or "", row[5], tuple(zip(row[6], row[7], strict=True))) for row in rows]

    def peran_yang_boleh(self) -> Sequence[str]:
        """The roles this administrator may give somewhere in their wilayah."""
        return p.PERAN if p.ADMIN_KABUPATEN in self._petugas.peran_di(self.wilayah) else PERAN_KECAMATAN

    def wilayah_yang_boleh(self, kantor: DaftarKantor) -> list[tuple[str, str]]:
        """(code, name) of the offices in their wilayah, itself first."""
        return [(self.wilayah, kantor.nama(self.wilayah))] + [
            (satu.kode, satu.nama) for satu in kantor.kecamatan() if satu.kode != self.wilayah and p.meliputi(self.wilayah, satu.kode)
        ]

    def tambah(self, nama: str, peran: Sequence[str], wilayah: str, nama_masuk: str) -> tuple[UUID, str]:
        """(id, the one-time link's secret)."""
        self._pastikan(peran, wilayah)
        with self._orang.transaction(self.wilayah, pipelined=False) as conn:
            kelola = Pengelola(conn, self._oleh())
            petugas = kelola.tambah(nama, peran, wilayah)
            return petugas, kelola.undang(petugas, wilayah, nama_masuk)

    def beri(self, petugas_id: UUID, peran: Sequence[str], wilayah: str) -> None:
        self._pastikan(peran, wilayah)
        self.satu(petugas_id)
        with self._orang.transaction(self.wilayah, pipelined=False) as conn:
            Pengelola(conn, self._oleh()).beri(petugas_id, peran, wilayah)

    def cabut(self, petugas_id: UUID, peran: str, wilayah: str) -> None:
        """Raises DiriSendiri for one's own administrator's role."""
        self._pastikan([peran], wilayah)
        self.satu(petugas_id)
        if petugas_id == self._petugas.id and peran in (p.ADMIN_KECAMATAN, p.ADMIN_KABUPATEN):
            raise DiriSendiri
        with self._orang.transaction(self.wilayah, pipelined=False) as conn:
            Pengelola(conn, self._oleh()).cabut(petugas_id, [peran], wilayah)

    def aktifkan(self, petugas_id: UUID, aktif: bool) -> None:
        satu = self._milik(petugas_id)
        if petugas_id == self._petugas.id:
            raise DiriSendiri
        with self._orang.transaction(self.wilayah, pipelined=False) as conn:
            Pengelola(conn, self._oleh()).aktifkan(petugas_id, satu.wilayah, aktif)

    def undang(self, petugas_id: UUID, nama_masuk: str) -> str:
        """A new one-time link: what they forgot or lost is set anew with it."""
        satu = self._milik(petugas_id)
        with self._orang.transaction(self.wilayah, pipelined=False) as conn:
            return Pengelola(conn, self._oleh()).undang(petugas_id, satu.wilayah, satu.nama_masuk or nama_masuk)

    def riwayat(self, petugas_id: UUID) -> list[tuple[str, datetime, str, str]]:
        """(what, when, by which role, detail), the newest first: the account's own stream."""
        kejadian = EventStore(self._db, "/akun").load(aliran_akun(petugas_id)).events
        return [(PERISTIWA[type(e)], e.pada, e.oleh.peran, _rinci(e)) for e in reversed(kejadian[-RIWAYAT:]) if type(e) in PERISTIWA]

    def _milik(self, petugas_id: UUID) -> BarisPetugas:
        """One whose account and every role lies within what this administrator looks after: nobody takes over who sees more."""
        satu = self.satu(petugas_id)
        for peran, wilayah in satu.tugas:
            self._pastikan([peran], wilayah)
        return satu

    def _pastikan(self, peran: Sequence[str], wilayah: str) -> None:
        boleh(self._petugas, KELOLA, wilayah)
        if not p.meliputi(self.wilayah, wilayah):
            raise DiLuarWilayah
        boleh_diberi = p.PERAN if p.ADMIN_KABUPATEN in self._petugas.peran_di(wilayah) else PERAN_KECAMATAN
        if not peran or any(satu not in boleh_diberi for satu in peran):
            raise PeranTidakBoleh

    def _oleh(self) -> Pelaku:
        return Pelaku(mewakili(self._petugas, KELOLA, self.wilayah), self._petugas.id)


def _rinci(e: Kejadian) -> str:
    match e:
        case a.HakDiberikan() | a.HakDicabut():
            return f"{e.peran} {e.tugas}"
        case a.MasukBerhasil() | a.SandiDiganti():
            return e.cara
    return ""
