"""Citizens' accounts: register, confirm the contact, sign in, reset, correct, claim. Name and contact are under the person's own key."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from shared.aduan.dasar import Kejadian, Pelaku, Tersandi
from shared.akun import kejadian as k
from shared.akun.batas import AKUN, AKUN_DARI_ALAMAT, ALAMAT, Kunci, Pembatas
from shared.akun.catat import catat
from shared.akun.kode import KodeSekali
from shared.akun.kontak import Kontak
from shared.akun.penolakan import MasukGagal
from shared.akun.sandi import Pengacak, periksa
from shared.database import Database, sql
from shared.privacy.kunci import Sandi
from shared.privacy.turunan import Turunan

KONFIRMASI, SETEL, KONTAK_BARU = "konfirmasi", "setel-ulang", "kontak-baru"


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
    """`mesin`: the role that signs people in; `sandi`: makes and opens people's keys."""

    def __init__(self, mesin: Database, sandi: Sandi, turunan: Turunan, pengacak: Pengacak, pembatas: Pembatas, kode: KodeSekali) -> None:
        self._db, self._sandi, self._turunan = mesin, sandi, turunan
        self._pengacak, self._pembatas, self.kode = pengacak, pembatas, kode

    def daftar(self, nama: str, kontak: Kontak, sandi: str | None, wilayah: str, oleh: Pelaku | None = None) -> UUID | None:
        """A new account; None where the contact has one already (nobody but its owner is told). `sandi` None: at the counter.

        Raises what the password is refused with.
        """
        acak = None
        if sandi is not None:
            periksa(sandi, nama, kontak.alamat)
            acak = self._pengacak.acak(sandi)
        orang = uuid4()
        self._sandi.baru(orang)
        tersandi = self._sandi.sandikan_banyak([(orang, orang, nama), (orang, orang, kontak.alamat)])
        isi = {
            "id": orang, "wilayah": wilayah, "sidik": self._turunan.sidik_kontak(kontak.alamat), "jenis": kontak.jenis,
            "nama": tersandi[0], "kontak": tersandi[1], "sandi": acak,
        }  # fmt: skip
        if not self._ubah("pelapor_tambah", isi):
            return None
        akun = self.akun(orang)
        catat(self._db, orang, lambda s, now: [_e(k.AkunDibuat, s, akun, now, oleh, jenis="pelapor")])
        return orang

    def cari(self, kontak: Kontak) -> AkunPelapor | None:
        return self._cari("pelapor_menurut_sidik", {"sidik": self._turunan.sidik_kontak(kontak.alamat)})

    def masuk(self, kontak: Kontak, sandi: str, alamat: str) -> AkunPelapor | None:
        """The account; None when it is nobody's, after as long as a password takes. Raises MasukGagal, TerlaluSering."""
        kunci = _kunci_masuk(kontak, alamat)
        self._pembatas.periksa(kunci)
        akun = self.cari(kontak)
        if self._pengacak.cocok(sandi, akun.sandi if akun else None) and akun is not None:
            self._pembatas.berhasil(kunci[:1])
            catat(self._db, akun.id, lambda s, now: [_e(k.MasukBerhasil, s, akun, now, cara="sandi")])
            return akun
        banyak = self._pembatas.gagal(kunci)
        if akun is None:
            return None
        if banyak == AKUN_DARI_ALAMAT.bebas + 1:
            catat(self._db, akun.id, lambda s, now: [_e(k.MasukDitahan, s, akun, now, Pelaku("sistem"), gagal=banyak)])
        raise MasukGagal

    def konfirmasi(self, kode_id: UUID, kode: str) -> AkunPelapor:
        """The contact is theirs. Raises KodeSalah."""
        orang = self.kode.pakai(kode_id, KONFIRMASI, kode)
        self._ubah("pelapor_konfirmasi", {"id": orang})
        return self.akun(orang)

    def setel_ulang(self, kode_id: UUID, kode: str, sandi: str) -> AkunPelapor:
        """A new password, by a code that came to the contact: also the first one of somebody registered at the counter.

        Raises KodeSalah, or what the password is refused with: the code is not used up by that.
        """
        periksa(sandi)
        akun = self.akun(self.kode.pakai(kode_id, SETEL, kode))
        self._ubah("pelapor_sandi", {"id": akun.id, "sandi": self._pengacak.acak(sandi), "terbukti": True})
        catat(self._db, akun.id, lambda s, now: [_e(k.SandiDiganti, s, akun, now, cara="setel-ulang")])
        return self.akun(akun.id)

    def ganti_sandi(self, orang: UUID, lama: str, baru: str, alamat: str) -> None:
        """Raises MasukGagal for a wrong old one (counted like a sign-in), or what the new one is refused with."""
        akun = self.akun(orang)
        nama, kontak = self.buka(akun)
        self.pastikan(akun, lama, alamat)
        periksa(baru, nama, kontak)
        self._ubah("pelapor_sandi", {"id": akun.id, "sandi": self._pengacak.acak(baru), "terbukti": False})
        catat(self._db, akun.id, lambda s, now: [_e(k.SandiDiganti, s, akun, now, cara="sendiri")])

    def pastikan(self, akun: AkunPelapor, sandi: str, alamat: str) -> None:
        """It is them, by their password. Raises MasukGagal, TerlaluSering."""
        kunci = _kunci_masuk(Kontak(akun.jenis_kontak, self.buka(akun)[1]), alamat)
        self._pembatas.periksa(kunci)
        if not self._pengacak.cocok(sandi, akun.sandi):
            self._pembatas.gagal(kunci)
            raise MasukGagal

    def ubah(self, orang: UUID, nama: str, kontak: Kontak) -> bool:
        """Their own data, corrected; a new contact is to be confirmed anew. False where that contact is somebody else's."""
        tersandi = self._sandi.sandikan_banyak([(orang, orang, nama), (orang, orang, kontak.alamat)])
        isi = {"id": orang, "sidik": self._turunan.sidik_kontak(kontak.alamat), "jenis": kontak.jenis}
        return self._ubah("pelapor_ubah", isi | {"nama": tersandi[0], "kontak": tersandi[1]})

    def hapus(self, orang: UUID) -> None:
        """The account goes; whoever calls destroys the key."""
        self._ubah("pelapor_hapus", {"id": orang})

    def akun(self, orang: UUID) -> AkunPelapor:
        """Raises MasukGagal for one that is no more."""
        akun = self._cari("pelapor_menurut_id", {"id": orang})
        if akun is None:
            raise MasukGagal
        return akun

    def buka(self, akun: AkunPelapor) -> tuple[str, str]:
        """(name, contact) in clear; empty once the key is gone."""
        nama, kontak = self._sandi.buka_banyak([(akun.id, akun.id, akun.nama), (akun.id, akun.id, akun.kontak)])
        return nama or "", kontak or ""

    def _cari(self, pernyataan: str, params: dict) -> AkunPelapor | None:
        with self._db.connection() as conn:
            row = conn.execute(sql(__file__, pernyataan), params).fetchone()
        return AkunPelapor(*row) if row else None

    def _ubah(self, pernyataan: str, params: dict) -> bool:
        with self._db.connection() as conn:
            return conn.execute(sql(__file__, pernyataan), params).rowcount == 1


def _kunci_masuk(kontak: Kontak, alamat: str) -> list[Kunci]:
    return [
        Kunci(AKUN_DARI_ALAMAT, "masuk", f"{kontak.alamat} {alamat}"), Kunci(AKUN, "masuk", kontak.alamat), Kunci(ALAMAT, "masuk", alamat),
    ]  # fmt: skip


def _e(kelas: type[Kejadian], stream: UUID, akun: AkunPelapor, now: datetime, oleh: Pelaku | None = None, **isi: object) -> Kejadian:
    oleh = oleh or Pelaku("pelapor", akun.id)
    return kelas(aduan_id=stream, wilayah=k.wilayah_warga(akun.wilayah), pada=now, oleh=oleh, akun=akun.id, **isi)
