"""To be forgotten: the events say so, the register outside the database remembers it, and the key is destroyed.

In this order, so that nothing can come of a crash but work that is taken up again: who stands in the register is forgotten here
too (`ulangi`), and whose complaint says so has no key (`tuntaskan`).
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import structlog

from services.intake import pribadi as d
from services.intake.milik import BukuMilik, Milik
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
        milik: BukuMilik,
        register: Register,
        tampilkan: Callable[[Sequence[UUID]], None],
        tutup_akun: Callable[[UUID], None],
    ) -> None:
        self._db, self._store, self._sandi, self._milik, self._register = mesin, store, sandi, milik, register
        self._tampilkan, self._tutup_akun = tampilkan, tutup_akun

    def lupakan(self, milik: Sequence[Milik], akun: UUID | None, dasar: str, oleh: Callable[[Aduan, str, datetime], Pelaku]) -> None:
        """Everything of one person: these complaints, and their account. `oleh(aduan, command, now)` says who does it, or refuses.

        Rows whose complaint never came go with the others.
        """
        self._register.siap()
        ada = self._store.load_each([m.aduan_id for m in milik]) if milik else {}
        for aduan_id in ada:
            self._putuskan(aduan_id, dasar, oleh)
        for m in milik:  # a line a key: nothing in the register says which of them belong together
            self._register.tambah(m.kunci, dasar, [m.aduan_id] if m.aduan_id in ada else [])
        if akun is not None:
            self._register.tambah(akun, dasar, [])
        for kunci in [*(m.kunci for m in milik), *([akun] if akun else [])]:
            self._hapus(kunci)
        self._milik.hapus([m.kunci for m in milik])
        self._tampilkan(list(ada))

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
            sisa = conn.execute(sql(__file__, "pribadi_sisa")).fetchall()
        for kunci in {k for baris in sisa for k in baris if k is not None}:
            self._hapus(kunci)
        self._milik.hapus([pemilik for pemilik, _ in sisa])
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
            self._milik.hapus([pemilik])
            self._tampilkan(ada_di_sini)
        return len(ada)

    def retensi(self) -> dict[str, int]:
        """The daily job: all who have been kept long enough are forgotten, batch by batch. {orang}: how many."""
        orang = 0
        while lewat := self._lewat():
            sudah: set[UUID] = set()
            for aduan_id, kunci in lewat:
                if aduan_id in sudah:
                    continue
                milik = self._milik.seorang(aduan_id) or [Milik(aduan_id, kunci, None, "")]
                self.lupakan(milik, milik[0].akun, "retensi", lambda *_: SISTEM)
                sudah |= {m.aduan_id for m in milik}
                orang += 1
        hasil = {"orang": orang}
        with self._db.connection() as conn:
            conn.execute(sql(__file__, "retensi_catat"), hasil)
        log.info("retention", **hasil)
        return hasil

    def _lewat(self) -> list[tuple[UUID, UUID]]:
        """(complaint, key), the oldest first."""
        with self._db.connection() as conn:
            return conn.execute(sql(__file__, "pribadi_lewat"), {"jumlah": POTONG}).fetchall()

    def retensi_terakhir(self) -> timedelta | None:
        """How long ago the daily job ran last."""
        with self._db.connection() as conn:
            return conn.execute(sql(__file__, "retensi_terakhir")).fetchone()[0]
