"""What staff typed and did not get sent: kept for seven days, sealed, and given back to the same person alone.

A form about a complaint is sealed under its reporter's key, any other under a key of the account, which ends with the account.
"""

import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.aduan.kejadian import Tersandi
from shared.domain.aduan.penolakan import Penolakan
from shared.domain.rincian.babak import sejak_babak
from shared.machinery.database import Database, one, sql
from shared.machinery.eventstore.store import EventStore, Loaded
from shared.machinery.privacy import aead
from shared.machinery.privacy.errors import PrivacyError
from shared.machinery.privacy.vault import Vault

# Why it is here: the session ended, it could not be stored, it was refused, or nobody sent it yet.
SESI, GAGAL, DITOLAK, DIKETIK = "sesi", "gagal", "ditolak", "diketik"
TERPANJANG = 70_000  # characters of one form, all fields together
_KUNCI, _TANDA = "kunci-petugas", "tanda-petugas"


@dataclass(frozen=True, slots=True)
class Isian:
    """One form as somebody left it: where it is sent to, the page it stands on, what it holds.

    `tindak`: the act it would have been; `berkas`: files were chosen in it, which are not kept; `kantor`: where they were, if known.
    """

    alamat: str
    halaman: str
    isi: Mapping[str, str] = field(repr=False)
    sebab: str
    aduan_id: UUID | None = None
    tindak: str = ""
    berkas: bool = False
    kantor: str = ""


@dataclass(frozen=True, slots=True)
class Tertinggal:
    """All that one person left on one page; `sebab` and `pada` of the last form they left.

    `dulu`: what they wrote before the complaint came to this office or into this round: shown, and in no form.
    """

    isi: Mapping[str, str] = field(repr=False)
    dulu: Mapping[str, str] = field(repr=False)
    sebab: str
    pada: datetime
    berkas: bool


class LaciPetugas:
    """The forms that staff did not get sent, each person's own."""

    def __init__(self, db: Database, store: EventStore, vault: Vault) -> None:
        self._db, self._store, self._vault = db, store, vault

    def tanda(self, sesi: bytes, petugas_id: UUID) -> str:
        """Goes along with every form of theirs: by it they are known when their session has ended. `sesi`: the cookie's hash."""
        return self._vault.encrypt_transient(_TANDA, petugas_id.hex, sesi)

    def pemilik_tanda(self, sesi: bytes, tanda: str) -> UUID | None:
        """Whose form it was; None for what this browser was not given."""
        try:
            hex_ = self._vault.decrypt_transient(_TANDA, tanda, sesi)
        except (PrivacyError, ValueError):
            return None
        return None if hex_ is None else UUID(hex=hex_)

    def simpan(self, petugas_id: UUID, satu: Isian, berhak: Callable[[str], bool] | None = None) -> bool:
        """Whether it could be kept: not what is too long, nor what there is no key for, nor of an office where they may not (`berhak`)."""
        teks = json.dumps({"isi": dict(satu.isi), "tindak": satu.tindak, "berkas": satu.berkas, "kantor": satu.kantor}, ensure_ascii=False)
        if len(teks) > TERPANJANG:
            return False
        pemilik = None
        try:
            if satu.aduan_id is not None:
                aduan = aduan_dari(satu.aduan_id, self._store.load(satu.aduan_id).events)
                if berhak is not None and not berhak(aduan.kecamatan):
                    return False
                pemilik = aduan.pemilik
                tersandi = self._vault.encrypt(pemilik, _untuk(petugas_id, satu.alamat, satu.aduan_id), teks)
            elif (kunci := self._kunci(petugas_id)) is not None:
                tersandi = aead.encrypt(kunci, teks, _ikat(petugas_id, satu.alamat))
            else:
                return False
        except (PrivacyError, Penolakan):  # its reporter was forgotten, or it holds what no database takes
            return False
        params = {
            "petugas": petugas_id, "alamat": satu.alamat, "halaman": satu.halaman, "aduan": satu.aduan_id, "pemilik": pemilik,
            "isi": tersandi, "sebab": satu.sebab,
        }  # fmt: skip
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "laci_simpan"), params)
        return True

    def ambil(self, petugas_id: UUID, halaman: str, kantor: str, kecuali: str = "") -> Tertinggal | None:
        """None also for what nobody can read any more, and for what was sent after all. `kantor`: where they are now; `kecuali`: a form."""
        with self._db.connection() as conn:
            rows = conn.execute(sql(__file__, "laci_ambil"), {"petugas": petugas_id, "halaman": halaman}).fetchall()
        aliran: Loaded | None = None
        hasil = None
        for alamat, aduan_id, pemilik, isi, sebab, pada, terbungkus in rows:
            teks = self._buka(petugas_id, alamat, aduan_id, pemilik, Tersandi(isi), terbungkus) if alamat != kecuali else None
            if teks is None:
                continue
            satu = json.loads(teks)
            dulu = False
            if aduan_id is not None:
                aliran = aliran or self._store.load(aduan_id)
                if satu["tindak"] in map(str, aliran.acts):
                    continue
                dulu = pada < sejak_babak(aliran.events)
            elif satu["kantor"] not in ("", kantor):
                continue
            lama = hasil or Tertinggal({}, {}, "", pada, False)
            hasil = Tertinggal(
                lama.isi if dulu else {**lama.isi, **satu["isi"]},
                {**lama.dulu, **satu["isi"]} if dulu else lama.dulu,
                sebab,
                pada,
                lama.berkas or satu["berkas"],
            )
        return hasil

    def buang(self, petugas_id: UUID, *, alamat: str | None = None, halaman: str | None = None) -> None:
        """One form, or all of a page."""
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "laci_hapus"), {"petugas": petugas_id, "alamat": alamat, "halaman": halaman})

    def _buka(
        self, petugas_id: UUID, alamat: str, aduan_id: UUID | None, pemilik: UUID | None, isi: Tersandi, terbungkus: str | None
    ) -> str | None:
        try:
            if aduan_id is not None and pemilik is not None:
                return self._vault.decrypt(pemilik, _untuk(petugas_id, alamat, aduan_id), isi)
            kunci = None if terbungkus is None else self._buka_kunci(petugas_id, terbungkus)
            return None if kunci is None else aead.decrypt(kunci, isi, _ikat(petugas_id, alamat))
        except PrivacyError:
            return None

    def _kunci(self, petugas_id: UUID) -> AESGCM | None:
        """Of the account; another one where the wrapping key it was kept under is gone. None: the account is closed."""
        usul = self._vault.encrypt_transient(_KUNCI, secrets.token_hex(aead.KEY_BYTES), petugas_id.bytes)
        terbungkus: str | None = None
        for _ in range(2):
            terbungkus = self._tukar(petugas_id, usul, terbungkus)
            if terbungkus is None or (kunci := self._buka_kunci(petugas_id, terbungkus)) is not None:
                return None if terbungkus is None else kunci
        return None

    def _tukar(self, petugas_id: UUID, usul: str, usang: str | None) -> str | None:
        with self._db.connection() as conn:
            return one(conn.execute(sql(__file__, "kunci_petugas"), {"petugas": petugas_id, "usul": usul, "usang": usang}))[0]

    def _buka_kunci(self, petugas_id: UUID, terbungkus: str) -> AESGCM | None:
        hex_ = self._vault.decrypt_transient(_KUNCI, terbungkus, petugas_id.bytes)
        return None if hex_ is None else AESGCM(bytes.fromhex(hex_))


def _ikat(petugas_id: UUID, alamat: str) -> bytes:
    return petugas_id.bytes + alamat.encode()


def _untuk(petugas_id: UUID, alamat: str, aduan_id: UUID) -> UUID:
    """What a text under the reporter's key is bound to: moved to another person's row, form or complaint it does not open."""
    return uuid5(aduan_id, f"{petugas_id} {alamat}")
