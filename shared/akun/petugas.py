"""Staff sign in: name and password, then the second factor where it is set up or required."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

import psycopg

from shared.acuan.akses.sesi import PASANG_TOTP, PENUH, TOTP, Pengunjung, akhiri_milik
from shared.akun.batas_masuk import BatasMasuk, Dari, Percobaan
from shared.akun.catat import Serta, catat, satu_baris
from shared.akun.faktor import WAJIB, Faktor
from shared.akun.penolakan import FaktorSudahTerpasang, FaktorWajib, KodeSalah, MasukGagal, UndanganTidakBerlaku
from shared.akun.peranti import PerantiDikenal, identitas
from shared.akun.sandi import Pengacak, periksa
from shared.domain.aduan.dasar import Kejadian, Pelaku
from shared.domain.aduan.penolakan import Penolakan
from shared.domain.akses.petugas import Penugasan
from shared.domain.akun import kejadian as k
from shared.domain.teks import rapi
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
    """`mesin`: the role that signs people in.

    A change, its event and what ends with it (sessions, browsers that are known) are one transaction. `kini`: the session that goes on.
    """

    def __init__(self, mesin: Database, pengacak: Pengacak, batas: BatasMasuk, faktor: Faktor, peranti: PerantiDikenal) -> None:
        self._db, self._pengacak, self._batas, self.faktor, self._peranti = mesin, pengacak, batas, faktor, peranti

    def cari(self, nama: str) -> AkunPetugas | None:
        """Who signs in by this name."""
        return self._cari("akun_menurut_nama", {"nama": rapi(nama).lower()})

    def periksa_totp(self, petugas_id: UUID, kode: str, dari: Dari) -> None:
        """The second step of a sign-in. Raises KodeSalah, TerlaluSering."""
        akun = self.akun(petugas_id)
        percobaan, pakai = self._totp(akun, kode, dari)
        catat(self._db, akun.id, lambda s, now: [_e(k.MasukBerhasil, s, akun, now, cara="totp")], pakai)
        self._batas.benar(percobaan)

    def pastikan(self, akun: AkunPetugas, sandi: str, kode: str, dari: Dari) -> None:
        """It is them, not somebody at their desk: the password, and the code where a second factor is set; counted like a sign-in.

        Raises MasukGagal, KodeSalah, TerlaluSering.
        """
        percobaan = self._batas.sandi(identitas(akun.nama_masuk), dari)
        if not self._pengacak.cocok(sandi, akun.sandi):
            raise MasukGagal
        self._batas.benar(percobaan)
        if akun.totp:
            percobaan, pakai = self._totp(akun, kode, dari)
            with self._db.connection() as conn:
                pakai(conn)
            self._batas.benar(percobaan)

    def _totp(self, akun: AkunPetugas, kode: str, dari: Dari) -> tuple[Percobaan, Serta]:
        """The try, and what takes the code: once, by the database's word. Either raises KodeSalah."""
        percobaan = self._batas.totp(str(akun.id), identitas(akun.nama_masuk), dari)
        langkah = None
        if akun.totp:
            langkah = self.faktor.langkah(self.faktor.buka(akun.totp, akun.id), kode, akun.totp_langkah)
        if langkah is None:
            raise KodeSalah
        return percobaan, lambda conn: satu_baris(conn, "totp_terpakai", {"id": akun.id, "langkah": langkah}, KodeSalah)

    def pasang_totp(self, petugas_id: UUID, rahasia: str, kode: str, kini: Pengunjung | None = None) -> None:
        """The first one: it counts from now on, once a code shows that the telephone has it. Raises KodeSalah, FaktorSudahTerpasang."""
        self._pasang(self.akun(petugas_id), rahasia, kode, None, kini)

    def ganti_totp(
        self, akun: AkunPetugas, rahasia: str, kode: str, sandi: str, kode_lama: str, dari: Dari, kini: Pengunjung | None = None
    ) -> None:
        """Another one, by who has the password and the old one. Raises also what `pastikan` raises."""
        self.pastikan(akun, sandi, kode_lama, dari)
        self._pasang(akun, rahasia, kode, akun.totp, kini)

    def _pasang(self, akun: AkunPetugas, rahasia: str, kode: str, lama: str | None, kini: Pengunjung | None) -> None:
        """In place of the one that was there a moment ago, and of no other."""
        langkah = self.faktor.langkah(rahasia, kode, 0)
        if langkah is None:
            raise KodeSalah
        isi = {"id": akun.id, "totp": self.faktor.segel(rahasia, akun.id), "langkah": langkah, "lama": lama}
        self._faktor_diubah(akun, isi, kini, FaktorSudahTerpasang)

    def lepas_totp(self, akun: AkunPetugas, sandi: str, kode: str, dari: Dari, kini: Pengunjung | None = None) -> None:
        """Raises FaktorWajib where the roles require it, KodeSalah where it is another one by now, or what `pastikan` raises."""
        if akun.wajib_faktor:
            raise FaktorWajib
        self.pastikan(akun, sandi, kode, dari)
        self._faktor_diubah(akun, {"id": akun.id, "totp": None, "langkah": 0, "lama": akun.totp}, kini, KodeSalah)

    def _faktor_diubah(self, akun: AkunPetugas, isi: Mapping[str, object], kini: Pengunjung | None, kalau_lain: type[Penolakan]) -> None:
        """Set, replaced or taken away: sessions elsewhere end with it."""

        def ubah(conn: psycopg.Connection) -> None:
            satu_baris(conn, "totp_pasang", isi, kalau_lain)
            akhiri_milik(conn, petugas_id=akun.id, kecuali=kini)

        catat(self._db, akun.id, lambda s, now: [_e(k.FaktorDiubah, s, akun, now, terpasang=isi["totp"] is not None)], ubah)

    def undangan(self, tautan: str) -> AkunPetugas:
        """Whose one-time link this is; looking does not use it up. Raises UndanganTidakBerlaku."""
        akun = self._cari("akun_menurut_undangan", {"undangan": sha256(tautan.encode("utf-8", "replace")).digest()})
        if akun is None:
            raise UndanganTidakBerlaku
        return akun

    def pakai_undangan(self, tautan: str, sandi: str) -> AkunPetugas:
        """Sets the password; the link is used up, and who was signed in is so no more. Raises UndanganTidakBerlaku, or what the password
        is refused with."""
        akun = self.undangan(tautan)
        periksa(sandi, akun.nama, akun.nama_masuk)
        isi = {"undangan": sha256(tautan.encode()).digest(), "sandi": self._pengacak.acak(sandi)}
        self._sandi_diganti(akun, "undangan", lambda conn: satu_baris(conn, "undangan_pakai", isi, UndanganTidakBerlaku))
        return self.akun(akun.id)

    def ganti_sandi(self, akun: AkunPetugas, lama: str, kode: str, baru: str, dari: Dari) -> None:
        """They are signed out everywhere, here too. Raises what `pastikan` raises, or what the new one is refused with."""
        self.pastikan(akun, lama, kode, dari)
        periksa(baru, akun.nama, akun.nama_masuk)
        isi = {"id": akun.id, "sandi": self._pengacak.acak(baru)}
        self._sandi_diganti(akun, "sendiri", lambda conn: satu_baris(conn, "sandi_ganti", isi, MasukGagal), dari.peranti)

    def _sandi_diganti(self, akun: AkunPetugas, cara: str, ganti: Serta, peranti: str = "") -> None:
        """`peranti`: the browser that stays known."""

        def ubah(conn: psycopg.Connection) -> None:
            ganti(conn)
            akhiri_milik(conn, petugas_id=akun.id)
            self._peranti.lupakan(conn, akun.id, peranti)

        catat(self._db, akun.id, lambda s, now: [_e(k.SandiDiganti, s, akun, now, cara=cara)], ubah)

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

    def _cari(self, pernyataan: str, params: Mapping[str, object]) -> AkunPetugas | None:
        with self._db.connection() as conn:
            row = conn.execute(sql(__file__, pernyataan), params).fetchone()
        if row is None:
            return None
        *isi, peran, wilayah = row
        id_, kantor, nama, nama_masuk, sandi, totp, langkah = isi
        return AkunPetugas(id_, kantor, nama, nama_masuk, sandi, totp, langkah, frozenset(map(Penugasan, peran, wilayah)))


def _e(kelas: type[k.TentangAkun], stream: UUID, akun: AkunPetugas, now: datetime, oleh: Pelaku | None = None, **isi: object) -> Kejadian:
    return kelas(aduan_id=stream, wilayah=akun.wilayah, pada=now, oleh=oleh or Pelaku("petugas", akun.id), akun=akun.id, **isi)
