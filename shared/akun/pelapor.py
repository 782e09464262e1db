"""Citizens' accounts: register, confirm the contact, sign in, reset, correct, claim. Name and contact are under the person's own key."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

import psycopg

from shared.acuan.akses.sesi import Pengunjung, akhiri_milik
from shared.akun.batas_masuk import BatasMasuk, Dari
from shared.akun.catat import catat, satu_baris
from shared.akun.kode import KodeSekali
from shared.akun.kontak import Kontak
from shared.akun.penolakan import KodeSalah, MasukGagal
from shared.akun.peranti import PerantiDikenal, identitas
from shared.akun.sandi import Pengacak, periksa
from shared.domain.aduan.dasar import Kejadian, Pelaku, Tersandi
from shared.domain.akun import kejadian as k
from shared.machinery.database import Database, sql
from shared.machinery.privacy.derivations import Derivations
from shared.machinery.privacy.vault import Vault

KONFIRMASI, SETEL = "konfirmasi", "setel-ulang"


class _KontakTerpakai(Exception):
    """Undoes what stands beside the row that is not written."""


@dataclass(frozen=True, slots=True)
class AkunPelapor:
    """As read; `nama` and `kontak` are ciphertext, `sandi` the stored form."""

    id: UUID
    wilayah: str
    jenis_kontak: str
    nama: Tersandi
    kontak: Tersandi
    sandi: str | None = field(repr=False)
    dikonfirmasi_pada: datetime | None


class PintuPelapor:
    """`mesin`: the role that signs people in; `sandi`: makes and opens people's keys.

    A change, its event and what ends with it (codes, sessions, browsers that are known) are one transaction. `kini`: the session that
    goes on.
    """

    def __init__(
        self,
        mesin: Database,
        vault: Vault,
        derivations: Derivations,
        pengacak: Pengacak,
        batas: BatasMasuk,
        peranti: PerantiDikenal,
        kode: KodeSekali,
    ) -> None:
        self._db, self._vault, self._derivations = mesin, vault, derivations
        self._pengacak, self._batas, self._peranti, self.kode = pengacak, batas, peranti, kode

    def daftar(self, nama: str, kontak: Kontak, sandi: str | None, wilayah: str, oleh: Pelaku | None = None) -> UUID | None:
        """A new account; None where the contact has one already (nobody but its owner is told). `sandi` None: at the counter.

        Raises what the password is refused with.
        """
        acak = None
        if sandi is not None:
            periksa(sandi, nama, kontak.alamat)
            acak = self._pengacak.acak(sandi)
        orang = uuid4()
        self._vault.new_key(orang)
        tersandi = self._vault.encrypt_all([(orang, orang, nama), (orang, orang, kontak.alamat)])
        isi = {
            "id": orang, "wilayah": wilayah, "sidik": self.sidik(kontak), "jenis": kontak.jenis,
            "nama": tersandi[0], "kontak": tersandi[1], "sandi": acak,
        }  # fmt: skip
        try:
            catat(
                self._db,
                orang,
                lambda s, now: [_e(k.AkunDibuat, s, orang, wilayah, now, oleh, jenis="pelapor")],
                lambda conn: satu_baris(conn, "pelapor_tambah", isi, _KontakTerpakai),
            )
        except _KontakTerpakai:
            return None
        return orang

    def cari(self, kontak: Kontak) -> AkunPelapor | None:
        return self._cari("pelapor_menurut_sidik", {"sidik": self.sidik(kontak)})

    def sidik(self, kontak: Kontak) -> bytes:
        """By which the account of a contact, and a code that was sent to it, are found."""
        return self._derivations.contact_digest(kontak.alamat)

    def konfirmasi(self, permintaan: UUID, kode: str) -> AkunPelapor:
        """The contact is theirs, if it is still the one that the code was sent to. Raises KodeSalah."""
        cocok = self.kode.coba(permintaan, KONFIRMASI, kode)
        with self._db.transaction() as conn:
            self.kode.habiskan(conn, cocok)
            satu_baris(conn, "pelapor_konfirmasi", {"id": cocok.pemilik, "kontak": cocok.kontak}, KodeSalah)
        return self.akun(cocok.pemilik)

    def setel_ulang(self, permintaan: UUID, kode: str, sandi: str, dari: Dari, kini: Pengunjung | None) -> AkunPelapor:
        """A new password, by a code that came to the contact: also the first one of somebody registered at the counter.

        Raises KodeSalah, or what the password is refused with: the code is not used up by that.
        """
        cocok = self.kode.coba(permintaan, SETEL, kode)
        akun = self.akun(cocok.pemilik)
        periksa(sandi, *self.buka(akun))
        isi = {"id": akun.id, "sandi": self._pengacak.acak(sandi), "kontak": cocok.kontak}

        def ubah(conn: psycopg.Connection) -> None:
            self.kode.habiskan(conn, cocok)
            satu_baris(conn, "pelapor_setel", isi, KodeSalah)
            self._putus(conn, akun.id, dari, kini)

        catat(self._db, akun.id, lambda s, now: [_e(k.SandiDiganti, s, akun.id, akun.wilayah, now, cara="setel-ulang")], ubah)
        return self.akun(akun.id)

    def ganti_sandi(self, akun: AkunPelapor, lama: str, baru: str, dari: Dari, kini: Pengunjung | None) -> None:
        """Raises MasukGagal for a wrong old one (counted like a sign-in), or what the new one is refused with."""
        self.pastikan(akun, lama, dari)
        periksa(baru, *self.buka(akun))
        isi = {"id": akun.id, "sandi": self._pengacak.acak(baru)}

        def ubah(conn: psycopg.Connection) -> None:
            satu_baris(conn, "pelapor_sandi", isi, MasukGagal)
            self.kode.hanguskan(conn, akun.id)
            self._putus(conn, akun.id, dari, kini)

        catat(self._db, akun.id, lambda s, now: [_e(k.SandiDiganti, s, akun.id, akun.wilayah, now, cara="sendiri")], ubah)

    def pastikan(self, akun: AkunPelapor, sandi: str, dari: Dari) -> None:
        """It is them, by their password; counted like a sign-in. Raises MasukGagal, TerlaluSering."""
        percobaan = self._batas.sandi(identitas(self.buka(akun)[1]), dari)
        if not self._pengacak.cocok(sandi, akun.sandi):
            raise MasukGagal
        self._batas.benar(percobaan)

    def catat_masuk(self, akun: AkunPelapor) -> None:
        catat(self._db, akun.id, lambda s, now: [_e(k.MasukBerhasil, s, akun.id, akun.wilayah, now, cara="sandi")])

    def catat_ditahan(self, akun: AkunPelapor, banyak: int) -> None:
        sistem = Pelaku("sistem")
        catat(self._db, akun.id, lambda s, now: [_e(k.MasukDitahan, s, akun.id, akun.wilayah, now, sistem, gagal=banyak)])

    def ubah(self, orang: UUID, nama: str, kontak: Kontak, dari: Dari, kini: Pengunjung | None, pindah: bool) -> bool:
        """Their own data, corrected; a new contact (`pindah`) is to be confirmed anew, and they are signed in with it here alone.

        False where that contact is somebody else's.
        """
        tersandi = self._vault.encrypt_all([(orang, orang, nama), (orang, orang, kontak.alamat)])
        isi = {"id": orang, "sidik": self.sidik(kontak), "jenis": kontak.jenis, "nama": tersandi[0], "kontak": tersandi[1]}
        try:
            with self._db.transaction() as conn:
                satu_baris(conn, "pelapor_ubah", isi, _KontakTerpakai)
                self.kode.hanguskan(conn, orang)
                if pindah:
                    self._putus(conn, orang, dari, kini)
        except _KontakTerpakai:
            return False
        return True

    def hapus(self, orang: UUID) -> None:
        """The account goes, if it is still there; whoever calls destroys the key."""
        with self._db.transaction() as conn:
            conn.execute(sql(__file__, "pelapor_hapus"), {"id": orang})
            self.kode.hanguskan(conn, orang)
            self._peranti.lupakan(conn, orang)
            akhiri_milik(conn, pelapor_id=orang)

    def _putus(self, conn: psycopg.Connection, orang: UUID, dari: Dari, kini: Pengunjung | None) -> None:
        """Where they are signed in besides ends, and every browser but this one is a stranger again."""
        akhiri_milik(conn, pelapor_id=orang, kecuali=kini)
        self._peranti.lupakan(conn, orang, dari.peranti)

    def akun(self, orang: UUID) -> AkunPelapor:
        """Raises MasukGagal for one that is no more."""
        akun = self._cari("pelapor_menurut_id", {"id": orang})
        if akun is None:
            raise MasukGagal
        return akun

    def buka(self, akun: AkunPelapor) -> tuple[str, str]:
        """(name, contact) in clear; empty once the key is gone."""
        nama, kontak = self._vault.decrypt_all([(akun.id, akun.id, akun.nama), (akun.id, akun.id, akun.kontak)])
        return nama or "", kontak or ""

    def _cari(self, pernyataan: str, params: Mapping[str, object]) -> AkunPelapor | None:
        with self._db.connection() as conn:
            row = conn.execute(sql(__file__, pernyataan), params).fetchone()
        return AkunPelapor(*row) if row else None


def _e(
    kelas: type[k.TentangAkun], stream: UUID, akun: UUID, wilayah: str, now: datetime, oleh: Pelaku | None = None, **isi: object
) -> Kejadian:
    return kelas(aduan_id=stream, wilayah=k.wilayah_warga(wilayah), pada=now, oleh=oleh or Pelaku("pelapor", akun), akun=akun, **isi)
