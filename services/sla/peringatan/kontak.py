"""Where alerts go: addresses of offices by role, kept as ciphertext, since they hold passwords and people's addresses."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.sla.peringatan.aturan import PERAN_KANTOR
from shared.domain.aduan.kejadian import Tersandi
from shared.domain.aduan.penolakan import TidakSah
from shared.domain.sop.aturan import jenjang
from shared.domain.teks import rapi
from shared.kabar.kirim import apprise
from shared.kabar.tujuan import Izin, masuk_akal
from shared.machinery.database import one, sql
from shared.machinery.privacy import aead
from shared.machinery.privacy.derivations import Derivations

_SKEMA = re.compile(r"([a-z][a-z0-9+]*)://\S+", re.IGNORECASE)


class AlamatKabarSalah(TidakSah):
    """Alamat kabar harus berupa alamat Apprise, misalnya mailto://… atau json://…, yang dikenal program ini."""

    kode = "alamat-kabar-salah"


class TujuanTerlarang(TidakSah):
    """Alamat kabar ini menuju jaringan dalam atau membaca berkas, jadi tidak disimpan. Server sendiri diizinkan lewat ADUAN_HOOK_IZIN."""

    kode = "tujuan-terlarang"


@dataclass(frozen=True)
class Kontak:
    """`saluran`: the kind of address, all that is shown of it."""

    id: int
    wilayah: str
    peran: str
    saluran: str
    url: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AlamatTersandi:
    """The row of an address: `url` as ciphertext, `sidik` so that none is kept twice."""

    wilayah: str
    peran: str
    saluran: str
    url: str
    sidik: bytes


class BukuKontak:
    """On a given connection: the administrator's to change, the machine's to read."""

    def __init__(self, derivations: Derivations, izin: Izin | None = None) -> None:
        self._izin = Izin.dari_lingkungan() if izin is None else izin
        self._derivations = derivations
        self._aead = AESGCM(derivations.contact_key())

    def tambah(self, conn: psycopg.Connection, wilayah: str, peran: str, url: str) -> int:
        """Its number; that of the old one if it is there already. Raises as `isi` does."""
        (nomor,) = one(conn.execute(sql(__file__, "kontak_tambah"), asdict(self.isi(wilayah, peran, url))))
        return int(nomor)

    def isi(self, wilayah: str, peran: str, url: str) -> AlamatTersandi:
        """Raises AlamatKabarSalah or TujuanTerlarang, which do not quote it."""
        url = rapi(url)
        cocok, tujuan = _SKEMA.fullmatch(url), apprise()
        if cocok is None or not tujuan.add(url) or len(tujuan) != 1:  # the library takes several at once, we judge one
            raise AlamatKabarSalah
        if not masuk_akal(url, tujuan, self._izin):
            raise TujuanTerlarang
        tersandi, sidik = aead.encrypt(self._aead, url, _aad(wilayah, peran)), self._derivations.alert_contact_digest(url)
        return AlamatTersandi(wilayah, peran, cocok[1].lower(), tersandi, sidik)

    @staticmethod
    def ada(conn: psycopg.Connection) -> bool:
        """Whether anybody at all is to be told; until then alerts go on the bus and nowhere else."""
        (ada,) = one(conn.execute(sql(__file__, "kontak_ada")))
        return bool(ada)

    def untuk(self, conn: psycopg.Connection, wilayah: str, peran: Iterable[str]) -> list[Kontak]:
        """Those with one of the roles at the office; for a role that nobody has there, of the nearest level above that has somebody.

        For the roles of a higher level those of every level: an address that stands below never takes the place of theirs.
        """
        baris = conn.execute(sql(__file__, "kontak_untuk"), {"tingkat": jenjang(wilayah), "peran": list(peran)}).fetchall()
        terdekat: dict[str, int] = {}
        for _, dari, p, *_ in baris:
            terdekat[p] = max(terdekat.get(p, 0), len(dari))
        return [self._kontak(b) for b in baris if b[2] not in PERAN_KANTOR or len(b[1]) == terdekat[b[2]]]

    def operasi(self, conn: psycopg.Connection, peran: str, wilayah: list[str]) -> list[Kontak]:
        """Who has the role above, at or below any of these wilayah: about the program itself, not about one office's complaint."""
        return [self._kontak(b) for b in conn.execute(sql(__file__, "kontak_operasi"), {"peran": peran, "wilayah": wilayah})]

    def _kontak(self, baris: tuple) -> Kontak:
        id_, wilayah, peran, saluran, url = baris
        return Kontak(id_, wilayah, peran, saluran, str(aead.decrypt(self._aead, Tersandi(url), _aad(wilayah, peran))))


def _aad(wilayah: str, peran: str) -> bytes:
    return f"kontak/{wilayah}/{peran}".encode()
