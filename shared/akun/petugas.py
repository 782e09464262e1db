"""Staff sign in: name and password, then the second factor where it is set up or required."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from shared.acuan.akses.sesi import PASANG_TOTP, PENUH, TOTP
from shared.akun.batas_masuk import BatasMasuk, Dari
from shared.akun.catat import catat
from shared.akun.faktor import WAJIB, Faktor
from shared.akun.penolakan import FaktorSudahTerpasang, FaktorWajib, KodeSalah, MasukGagal, UndanganTidakBerlaku
from shared.akun.peranti import identitas
from shared.akun.sandi import Pengacak, periksa
from shared.domain.aduan.dasar import Kejadian, Pelaku
from shared.domain.akses.petugas import Penugasan
from shared.domain.akun import kejadian as k
from shared.machinery.database import Database, sql

NAMA_MASUK = re.compile(r"[a-z0-9][a-z0-9._@+-]{2,79}")


@dataclass(frozen=True, slots=True)
class AkunPetugas:
    """An account as read. `sandi`, `totp`: stored forms, shown nowhere."""

    id: UUID
    wilayah: str
    nama: str
    nama_masuk: str
    sandi: str | None
    totp: str | None
    totp_langkah: int
    penugasan: frozenset[Penugasan]

    @property
    def wajib_faktor(self) -> bool:
        return any(t.peran in WAJIB for t in self.penugasan)

    @property
    def tahap(self) -> str:
        """What a sign-in still owes after the password."""
        return TOTP if self.totp else PASANG_TOTP if self.wajib_faktor else PENUH

    def __repr__(self) -> str:
        return f"AkunPetugas(id={self.id})"


class PintuPetugas:
    """`mesin`: the role that signs people in."""

    def __init__(self, mesin: Database, pengacak: Pengacak, batas: BatasMasuk, faktor: Faktor) -> None:
        self._db, self._pengacak, self._batas, self.faktor = mesin, pengacak, batas, faktor

    def cari(self, nama: str) -> AkunPetugas | None:
        """Who signs in by this name."""
        return self._cari("akun_menurut_nama", {"nama": nama.strip().lower()})

    def periksa_totp(self, petugas_id: UUID, kode: str, dari: Dari) -> None:
        """The second step of a sign-in. Raises KodeSalah, TerlaluSering."""
        akun = self.akun(petugas_id)
        self._totp(akun, kode, dari)
        self.catat_masuk(akun, "totp")

    def pastikan(self, akun: AkunPetugas, sandi: str, kode: str, dari: Dari) -> None:
        """It is them, not somebody at their desk: the password, and the code where a second factor is set; counted like a sign-in.

        Raises MasukGagal, KodeSalah, TerlaluSering.
        """
        percobaan = self._batas.sandi(identitas(akun.nama_masuk), dari)
        if not self._pengacak.cocok(sandi, akun.sandi):
            raise MasukGagal
        self._batas.benar(percobaan)
        if akun.totp:
            self._totp(akun, kode, dari)

    def _totp(self, akun: AkunPetugas, kode: str, dari: Dari) -> None:
        """Each code is taken once, by the database's word."""
        percobaan = self._batas.totp(str(akun.id), identitas(akun.nama_masuk), dari)
        langkah = None
        if akun.totp:
            langkah = self.faktor.langkah(self.faktor.buka(akun.totp, akun.id), kode, akun.totp_langkah)
        if langkah is None or not self._ubah("totp_terpakai", {"id": akun.id, "langkah": langkah}):
            raise KodeSalah
        self._batas.benar(percobaan)

    def pasang_totp(self, petugas_id: UUID, rahasia: str, kode: str) -> None:
        """The first one: it counts from now on, once a code shows that the telephone has it. Raises KodeSalah, FaktorSudahTerpasang."""
        self._pasang(self.akun(petugas_id), rahasia, kode, lama=None)

    def ganti_totp(self, akun: AkunPetugas, rahasia: str, kode: str, sandi: str, kode_lama: str, dari: Dari) -> None:
        """Another one, by who has the password and the old one. Raises also what `pastikan` raises."""
        self.pastikan(akun, sandi, kode_lama, dari)
        self._pasang(akun, rahasia, kode, lama=akun.totp)

    def _pasang(self, akun: AkunPetugas, rahasia: str, kode: str, lama: str | None) -> None:
        """In place of the one that was there a moment ago, and of no other."""
        langkah = self.faktor.langkah(rahasia, kode, 0)
        if langkah is None:
            raise KodeSalah
        isi = {"id": akun.id, "totp": self.faktor.segel(rahasia, akun.id), "langkah": langkah, "lama": lama}
        if not self._ubah("totp_pasang", isi):
            raise FaktorSudahTerpasang
        catat(self._db, akun.id, lambda s, now: [_e(k.FaktorDiubah, s, akun, now, terpasang=True)])

    def lepas_totp(self, akun: AkunPetugas, sandi: str, kode: str, dari: Dari) -> None:
        """Raises FaktorWajib where the roles require it, or what `pastikan` raises."""
        if akun.wajib_faktor:
            raise FaktorWajib
        self.pastikan(akun, sandi, kode, dari)
        self._ubah("totp_pasang", {"id": akun.id, "totp": None, "langkah": 0, "lama": akun.totp})
        catat(self._db, akun.id, lambda s, now: [_e(k.FaktorDiubah, s, akun, now, terpasang=False)])

    def undangan(self, tautan: str) -> AkunPetugas:
        """Whose one-time link this is; looking does not use it up. Raises UndanganTidakBerlaku."""
        akun = self._cari("akun_menurut_undangan", {"undangan": sha256(tautan.encode("utf-8", "replace")).digest()})
        if akun is None:
            raise UndanganTidakBerlaku
        return akun

    def pakai_undangan(self, tautan: str, sandi: str) -> AkunPetugas:
        """Sets the password; the link is used up. Raises UndanganTidakBerlaku, or what the password is refused with."""
        akun = self.undangan(tautan)
        periksa(sandi, akun.nama, akun.nama_masuk)
        acak = self._pengacak.acak(sandi)
        if not self._ubah("undangan_pakai", {"undangan": sha256(tautan.encode()).digest(), "sandi": acak}):
            raise UndanganTidakBerlaku
        catat(self._db, akun.id, lambda s, now: [_e(k.SandiDiganti, s, akun, now, cara="undangan")])
        return self.akun(akun.id)

    def ganti_sandi(self, akun: AkunPetugas, lama: str, kode: str, baru: str, dari: Dari) -> None:
        """Raises what `pastikan` raises, or what the new one is refused with."""
        self.pastikan(akun, lama, kode, dari)
        periksa(baru, akun.nama, akun.nama_masuk)
        self._ubah("sandi_ganti", {"id": akun.id, "sandi": self._pengacak.acak(baru)})
        catat(self._db, akun.id, lambda s, now: [_e(k.SandiDiganti, s, akun, now, cara="sendiri")])

    def akun(self, petugas_id: UUID) -> AkunPetugas:
        """Raises MasukGagal for one who has none, or whose account was closed."""
        akun = self._cari("akun_menurut_id", {"id": petugas_id})
        if akun is None:
            raise MasukGagal
        return akun

    def catat_masuk(self, akun: AkunPetugas, cara: str) -> None:
        catat(self._db, akun.id, lambda s, now: [_e(k.MasukBerhasil, s, akun, now, cara=cara)])

    def catat_ditahan(self, akun: AkunPetugas, banyak: int) -> None:
        catat(self._db, akun.id, lambda s, now: [_e(k.MasukDitahan, s, akun, now, Pelaku("sistem"), gagal=banyak)])

    def _cari(self, pernyataan: str, params: dict) -> AkunPetugas | None:
        with self._db.connection() as conn:
            row = conn.execute(sql(__file__, pernyataan), params).fetchone()
        return AkunPetugas(*row[:7], frozenset(map(Penugasan, row[7], row[8]))) if row else None

    def _ubah(self, pernyataan: str, params: dict) -> bool:
        with self._db.connection() as conn:
            return conn.execute(sql(__file__, pernyataan), params).rowcount == 1


def _e(kelas: type[Kejadian], stream: UUID, akun: AkunPetugas, now: datetime, oleh: Pelaku | None = None, **isi: object) -> Kejadian:
    return kelas(aduan_id=stream, wilayah=akun.wilayah, pada=now, oleh=oleh or Pelaku("petugas", akun.id), akun=akun.id, **isi)
