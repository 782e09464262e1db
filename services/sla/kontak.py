"""Where alerts go: addresses of offices by role, kept as ciphertext, since they hold passwords and people's addresses."""

import hmac
import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.aduan.kejadian import Tersandi
from shared.aduan.penolakan import TidakSah
from shared.database import sql
from shared.privacy import aead
from shared.privacy.turunan import Turunan
from shared.sop.aturan import jenjang

_SKEMA = re.compile(r"([a-z][a-z0-9+]*)://\S+", re.IGNORECASE)


class AlamatKabarSalah(TidakSah):
    """Alamat kabar harus berupa alamat Apprise, misalnya mailto://… atau json://…, yang dikenal program ini."""

    kode = "alamat-kabar-salah"


@dataclass(frozen=True)
class Kontak:
    """`saluran`: the kind of address, all that is shown of it."""

    id: int
    wilayah: str
    peran: str
    saluran: str
    url: str = field(repr=False)


class BukuKontak:
    """On a given connection: the administrator's to change, the machine's to read."""

    def __init__(self, turunan: Turunan) -> None:
        self._kunci = turunan.kunci_kontak()
        self._aead = AESGCM(self._kunci)

    def tambah(self, conn: psycopg.Connection, wilayah: str, peran: str, url: str) -> int:
        """Its number; that of the old one if it is there already. Raises AlamatKabarSalah, which does not quote it."""
        url = url.strip()
        cocok = _SKEMA.fullmatch(url)
        if cocok is None or not dikenal(url):
            raise AlamatKabarSalah
        params = {
            "wilayah": wilayah,
            "peran": peran,
            "saluran": cocok[1].lower(),
            "url": aead.sandikan(self._aead, url, _aad(wilayah, peran)),
            "sidik": hmac.digest(self._kunci, url.encode(), "sha256"),
        }
        return conn.execute(sql(__file__, "kontak_tambah"), params).fetchone()[0]

    @staticmethod
    def ada(conn: psycopg.Connection) -> bool:
        """Whether anybody at all is to be told; until then alerts go on the bus and nowhere else."""
        return conn.execute(sql(__file__, "kontak_ada")).fetchone()[0]

    def untuk(self, conn: psycopg.Connection, wilayah: str, peran: Iterable[str]) -> list[Kontak]:
        """Those with one of the roles at the office; for a role that nobody has there, of the nearest level above that has somebody."""
        baris = conn.execute(sql(__file__, "kontak_untuk"), {"tingkat": jenjang(wilayah), "peran": list(peran)}).fetchall()
        terdekat: dict[str, int] = {}
        for _, dari, p, *_ in baris:
            terdekat[p] = max(terdekat.get(p, 0), len(dari))
        return [self._kontak(b) for b in baris if len(b[1]) == terdekat[b[2]]]

    def _kontak(self, baris: tuple) -> Kontak:
        id_, wilayah, peran, saluran, url = baris
        return Kontak(id_, wilayah, peran, saluran, str(aead.buka(self._aead, Tersandi(url), _aad(wilayah, peran))))


def dikenal(url: str) -> bool:
    """Whether the library knows what to do with it."""
    return bool(apprise().add(url))


def apprise() -> Any:
    """An empty `apprise.Apprise`. What the library logs may quote an address, so it logs nothing."""
    from apprise import Apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    return Apprise()


def _aad(wilayah: str, peran: str) -> bytes:
    return f"kontak/{wilayah}/{peran}".encode()
