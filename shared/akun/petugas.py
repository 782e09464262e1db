"""Staff sign in: name and password, then the second factor where it is set up or required."""

import re
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from shared.aduan.dasar import Kejadian, Pelaku
from shared.akses.petugas import Penugasan
from shared.akun import kejadian as k
from shared.akun.batas import AKUN, AKUN_DARI_ALAMAT, ALAMAT, KODE, Kunci, Pembatas
from shared.akun.catat import catat
from shared.akun.faktor import WAJIB, Faktor
from shared.akun.penolakan import FaktorWajib, KodeSalah, MasukGagal, UndanganTidakBerlaku
from shared.akun.sandi import Pengacak, periksa
from shared.database import Database, sql
from shared.web.sesi import PASANG_TOTP, PENUH, TOTP

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

    def __init__(self, mesin: Database, pengacak: Pengacak, pembatas: Pembatas, faktor: Faktor) -> None:
        self._db, self._pengacak, self._pembatas, self.faktor = mesin, pengacak, pembatas, faktor

    def masuk(self, nama: str, sandi: str, alamat: str) -> AkunPetugas | None:
        """The account, if name and password are right; None for a name that is nobody's here, after as long as a password takes.

        Raises MasukGagal, TerlaluSering.
        """
        nama = nama.strip().lower()
        kunci = _kunci_masuk(nama, alamat)
        self._pembatas.periksa(kunci)
        akun = self._cari("akun_menurut_nama", {"nama": nama}) if NAMA_MASUK.fullmatch(nama) else None
        if self._pengacak.cocok(sandi, akun.sandi if akun else None) and akun is not None:
            self._pembatas.berhasil(kunci[:1])
            if akun.tahap == PENUH:
                self.catat_masuk(akun, "sandi")
            return akun
        if akun is None:
            return None
        self.gagal(nama, alamat, akun)
        raise MasukGagal

    def gagal(self, nama: str, alamat: str, akun: AkunPetugas | None = None) -> None:
        """A wrong name or password is counted; the first wait that follows from it is an event of the account."""
        banyak = self._pembatas.gagal(_kunci_masuk(nama.strip().lower(), alamat))
        if akun is not None and banyak == AKUN_DARI_ALAMAT.bebas + 1:
            catat(self._db, akun.id, lambda s, now: [_e(k.MasukDitahan, s, akun, now, Pelaku("sistem"), gagal=banyak)])

    def periksa_totp(self, petugas_id: UUID, kode: str, alamat: str) -> None:
        """Raises KodeSalah, TerlaluSering. Each code is taken once, by the database's word."""
        akun = self.akun(petugas_id)
        kunci = [Kunci(KODE, "totp", f"{petugas_id} {alamat}"), Kunci(AKUN, "totp", str(petugas_id))]
        self._pembatas.periksa(kunci)
        langkah = None
        if akun.totp:
            langkah = self.faktor.langkah(self.faktor.buka(akun.totp, akun.id), kode, akun.totp_langkah)
        if langkah is None or not self._ubah("totp_terpakai", {"id": akun.id, "langkah": langkah}):
            self._pembatas.gagal(kunci)
            raise KodeSalah
        self._pembatas.berhasil(kunci)
        self.catat_masuk(akun, "totp")

    def pasang_totp(self, petugas_id: UUID, rahasia: str, kode: str) -> None:
        """The secret counts from now on, once a code shows that the telephone has it. Raises KodeSalah."""
        langkah = self.faktor.langkah(rahasia, kode, 0)
        if langkah is None:
            raise KodeSalah
        akun = self.akun(petugas_id)
        self._ubah("totp_pasang", {"id": akun.id, "totp": self.faktor.segel(rahasia, akun.id), "langkah": langkah})
        catat(self._db, akun.id, lambda s, now: [_e(k.FaktorDiubah, s, akun, now, terpasang=True)])

    def lepas_totp(self, petugas_id: UUID, sandi: str) -> None:
        """Raises FaktorWajib where the roles require it, MasukGagal for a wrong password."""
        akun = self.akun(petugas_id)
        if akun.wajib_faktor:
            raise FaktorWajib
        if not self._pengacak.cocok(sandi, akun.sandi):
            raise MasukGagal
        self._ubah("totp_pasang", {"id": akun.id, "totp": None, "langkah": 0})
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

    def ganti_sandi(self, petugas_id: UUID, lama: str, baru: str, alamat: str) -> None:
        """Raises MasukGagal for a wrong old one (counted like a sign-in), or what the new one is refused with."""
        akun = self.akun(petugas_id)
        kunci = _kunci_masuk(akun.nama_masuk, alamat)
        self._pembatas.periksa(kunci)
        if not self._pengacak.cocok(lama, akun.sandi):
            self._pembatas.gagal(kunci)
            raise MasukGagal
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

    def _cari(self, pernyataan: str, params: dict) -> AkunPetugas | None:
        with self._db.connection() as conn:
            row = conn.execute(sql(__file__, pernyataan), params).fetchone()
        return AkunPetugas(*row[:7], frozenset(map(Penugasan, row[7], row[8]))) if row else None

    def _ubah(self, pernyataan: str, params: dict) -> bool:
        with self._db.connection() as conn:
            return conn.execute(sql(__file__, pernyataan), params).rowcount == 1


def _kunci_masuk(nama: str, alamat: str) -> list[Kunci]:
    return [Kunci(AKUN_DARI_ALAMAT, "masuk", f"{nama} {alamat}"), Kunci(AKUN, "masuk", nama), Kunci(ALAMAT, "masuk", alamat)]


def _e(kelas: type[Kejadian], stream: UUID, akun: AkunPetugas, now: datetime, oleh: Pelaku | None = None, **isi: object) -> Kejadian:
    return kelas(aduan_id=stream, wilayah=akun.wilayah, pada=now, oleh=oleh or Pelaku("petugas", akun.id), akun=akun.id, **isi)
