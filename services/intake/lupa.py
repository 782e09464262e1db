"""To be forgotten: the events say so, the register outside the database remembers it, and the key is destroyed.

In this order, so that nothing can come of a crash but work that is taken up again: who stands in the register is forgotten here
too (`ulangi`), and whose complaint says so has no key (`tuntaskan`).
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import structlog

from services.intake import pribadi as d
from services.intake.register import Register
from shared.aduan.keadaan import Aduan
from shared.aduan.kejadian import SISTEM, Kejadian, Pelaku
from shared.database import Database, sql
from shared.eventstore.handle import handle
from shared.eventstore.store import EventStore, Loaded
from shared.privacy.kunci import Sandi
from shared.privacy.perawatan import hapus_kunci

POTONG = 200  # complaints in one batch of the daily job
log = structlog.get_logger("pribadi")


class Pelupa:
    """`mesin`: intake's machine role, which alone may destroy a key; `tampilkan` brings the read model of complaints up to date.

    `tutup_akun` ends the account of somebody who had one.
    """

    def __init__(
        self,
        mesin: Database,
        store: EventStore,
        sandi: Sandi,
        register: Register,
        tampilkan: Callable[[Sequence[UUID]], None],
        tutup_akun: Callable[[UUID], None],
    ) -> None:
        self._db, self._store, self._sandi, self._register, self._tampilkan = mesin, store, sandi, register, tampilkan
        self._tutup_akun = tutup_akun

    def milik(self, pemilik: Sequence[UUID]) -> dict[UUID, list[tuple[UUID, str]]]:
        """Person -> (complaint, office) of everything that is under their key."""
        hasil: dict[UUID, list[tuple[UUID, str]]] = {p: [] for p in pemilik}
        with self._db.connection() as conn:
            for satu, aduan_id, wilayah in conn.execute(sql(__file__, "pribadi_milik"), {"pemilik": list(pemilik)}):
                hasil[satu].append((aduan_id, wilayah))
        return hasil

    def lupakan(self, pemilik: UUID, aduan: Sequence[UUID], dasar: str, oleh: Callable[[Aduan, str, datetime], Pelaku]) -> None:
        """Everything of one person. `oleh(aduan, command, now)` says who does it, or refuses; nothing is done then for any of them."""
        self._register.siap()
        for aduan_id in aduan:
            self._putuskan(aduan_id, dasar, oleh)
        self._register.tambah(pemilik, dasar, aduan)
        self._hapus(pemilik)
        self._tampilkan(aduan)

    def _putuskan(self, aduan_id: UUID, dasar: str, oleh: Callable[[Aduan, str, datetime], Pelaku]) -> None:
        def putuskan(aduan: Aduan, loaded: Loaded) -> list[Kejadian]:
            jenis = d.LupakanPelaporBerjalan if aduan.berjalan else d.LupakanPelapor
            return d.decide(aduan, jenis(oleh=oleh(aduan, jenis.__name__, loaded.now), dasar=dasar), loaded.now)

        handle(self._store, aduan_id, putuskan, correlation_id=uuid4())

    def _hapus(self, pemilik: UUID) -> None:
        if hapus_kunci(self._db, pemilik):
            log.info("key_destroyed", pemilik=str(pemilik))
            self._tutup_akun(pemilik)
        self._sandi.lupakan(pemilik)

    def tuntaskan(self) -> int:
        """Keys of people who are forgotten by their complaint's own word: what a crash left undone."""
        with self._db.connection() as conn:
            sisa = {row[0] for row in conn.execute(sql(__file__, "pribadi_sisa"))}
        for pemilik in sisa:
            self._hapus(pemilik)
        return len(sisa)

    def ulangi(self) -> int:
        """The register against the database: an older backup that was restored brings nobody back. How many were forgotten again."""
        catatan = self._register.baca()
        if not catatan:
            return 0
        with self._db.connection() as conn:
            ada = {row[0] for row in conn.execute(sql(__file__, "kunci_ada"), {"pemilik": list(catatan)})}
        for pemilik in ada:
            satu = catatan[pemilik]
            log.warning("erasure_applied_again", pemilik=str(pemilik))
            ada_di_sini = [a for a in satu.aduan if self._store.load(a).version]
            for aduan_id in ada_di_sini:
                self._putuskan(aduan_id, satu.dasar, lambda *_: SISTEM)
            self._hapus(pemilik)
            self._tampilkan(ada_di_sini)
        return len(ada)

    def retensi(self) -> dict[str, int]:
        """The daily job: all who have been kept long enough are forgotten, batch by batch. {orang}: how many."""
        orang = 0
        while lewat := self._lewat():
            for pemilik, aduan in self.milik(lewat).items():
                self.lupakan(pemilik, [aduan_id for aduan_id, _ in aduan], "retensi", lambda *_: SISTEM)
            orang += len(lewat)
        hasil = {"orang": orang}
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "retensi_catat"), hasil)
        log.info("retention", **hasil)
        return hasil

    def _lewat(self) -> list[UUID]:
        with self._db.connection() as conn:
            return list(dict.fromkeys(row[0] for row in conn.execute(sql(__file__, "pribadi_lewat"), {"jumlah": POTONG})))

    def retensi_terakhir(self) -> timedelta | None:
        """How long ago the daily job ran last."""
        with self._db.connection() as conn:
            return conn.execute(sql(__file__, "retensi_terakhir")).fetchone()[0]
