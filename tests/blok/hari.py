"""A working day and the doors of the program by which people, machines and administrators go through it."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from typing import Any
from unittest.mock import patch
from uuid import UUID

import psycopg

from ops.cli import app as baris_perintah
from shared.machinery.database import Database
from shared.machinery.messaging.outside import OutsideMark
from shared.machinery.messaging.relay import Relay
from tests.blok.sini import KantorSini, Sini
from tests.support.aliran import pending
from tests.support.peramban import Peramban
from tests.support.program import lingkungan
from tests.support.tunggu import eventually

JENAWI, KERJO, KABUPATEN = "33.13.17", "33.13.16", "33.13"
SANDI, LAIN = "gunung lawu pagi 48", "telaga sarangan sore 31"


@dataclass
class Hari:
    """`terkirim`: what left for citizens and staff, as (address, text): nothing of it goes further than here."""

    kantor: KantorSini
    apps: Mapping[str, Any]
    owner: psycopg.Connection
    terkirim: list[tuple[str, str]] = field(default_factory=list)

    @property
    def sini(self) -> Sini:
        return self.kantor.program

    def perintah(self, *kata: str, kode: int = 0, masukan: str = "") -> str:
        """A command of `./aduan`; what it printed."""
        env = lingkungan(self.sini.data, self.kantor.database)
        with patch.dict(os.environ, env, clear=True), redirect_stdout(StringIO()) as keluaran, patch("sys.stdin", StringIO(masukan)):
            hasil = baris_perintah(list(kata), standalone_mode=False, prog_name="./aduan")
        assert (hasil or 0) == kode, f"{kata}: {keluaran.getvalue()[-500:]}"
        return keluaran.getvalue()

    def kabar(self) -> None:
        """What was done reaches everybody; a transaction of somebody else on this server may hold it up."""
        with Relay(self.kantor.database.url, "memory://", outside=OutsideMark(self.sini.settings.relay_mark)) as relay:
            eventually(relay.lead)
            eventually(lambda: not relay.step() and not pending(self.owner), within=60)
            relay.step()  # as while nothing happens
        for app in self.apps.values():
            app.projector.sweep(app.inbox.take)

    def titip(self, url: str, judul: str, isi: str) -> bool:
        """In the gateways' place."""
        self.terkirim.append((url, f"{judul}\n{isi}"))
        return True

    def kode(self) -> str:
        """The digits of the code that was asked for last."""
        self.apps["intake"].kiriman.kirim(self.titip)
        return re.findall(r"\b\d{8}\b", self.terkirim[-1][1])[-1]

    @contextmanager
    def sebagai(self, peran: str) -> Iterator[psycopg.Connection]:
        """One connection as a role of the machinery or the administrator."""
        with Database(self.kantor.database.owner_url, peran, 1) as db, db.connection() as conn:
            yield conn

    @contextmanager
    def ditolak(self, status: int) -> Iterator[None]:
        """Whoever does this is refused, and that is the scene."""
        sebelum = len(self.sini.kesalahan)
        yield
        baru = self.sini.kesalahan[sebelum:]
        assert baru and all(satu.startswith(f"{status} ") for satu in baru), baru
        del self.sini.kesalahan[sebelum:]

    def terakhir_masuk(self) -> UUID:
        """Who signed in last."""
        (petugas,) = self.owner.execute("SELECT petugas_id FROM web.sesi WHERE petugas_id IS NOT NULL ORDER BY dibuat_pada DESC").fetchone()
        return petugas

    def kirim_ke(self, p: Peramban, path: str, **isian: str) -> Peramban:
        """A form of this person's own session at an address that stands on no page that is open."""
        tanda = p.buka("/akun").formulir("/keluar").isi["_tanda"]
        p.jawaban = p.sesi.post(f"{p.url}{path}", {"_tanda": tanda, **{k.replace("__", "-"): v for k, v in isian.items()}}, timeout=30)
        return p
