"""The daily job: who has been kept for as long as their office keeps personal data is forgotten, each on their own, once among replicas."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import structlog

from services.intake.data_pribadi.lupa import Orang, Pelupa
from shared.domain.aduan.keadaan import aduan_dari
from shared.domain.aduan.kejadian import SISTEM
from shared.domain.aduan.penolakan import Bentrok
from shared.machinery.database import Database, database_away, one, sql
from shared.machinery.eventstore.store import EventStore
from shared.machinery.logs import describe

POTONG = 200  # people in one batch
TAK_BERTUAN = 31  # days: a draft, which could bring the same request again, lives for thirty
KUNCI_RETENSI = 0x726574656E7369  # advisory lock: "retensi"
DASAR = "retensi"

log = structlog.get_logger("pribadi")


class RetensiSedangBerjalan(Bentrok):
    """Pekerjaan harian masa simpan sedang dijalankan oleh proses lain; tunggu sampai selesai."""

    kode = "retensi-sedang-berjalan"


@dataclass(frozen=True, slots=True)
class Hasil:
    """`orang`: forgotten; `gagal`: who could not be; `kunci`: made for nobody and swept."""

    orang: int
    gagal: int
    kunci: int


class Retensi:
    """`mesin`: intake's machine role."""

    def __init__(self, mesin: Database, store: EventStore, lupa: Pelupa) -> None:
        self._db, self._store, self._lupa = mesin, store, lupa

    def jalankan(self) -> Hasil:
        """Raises RetensiSedangBerjalan, or that the database is away; one person's trouble is counted, and stops nobody else."""
        with self._sendiri():
            orang = gagal = 0
            for satu in self._lewat():
                try:
                    if self._masih(satu):
                        continue
                    orang += self._lupa.lupakan(satu, DASAR, SISTEM)
                except Exception as e:
                    if database_away(e):
                        raise
                    gagal += 1
                    log.error("retention_refused", error=describe(e))
            with self._db.connection() as conn:
                dari, sampai = one(conn.execute(sql(__file__, "kunci_rentang"), {"hari": TAK_BERTUAN}))
                kunci = conn.execute(sql(__file__, "kunci_tak_bertuan"), {"dari": dari, "sampai": sampai}).rowcount
                conn.execute(sql(__file__, "retensi_catat"), {"orang": orang, "gagal": gagal, "kunci_sampai": sampai})
        hasil = Hasil(orang, gagal, kunci)
        log.info("retention", orang=orang, gagal=gagal, kunci=kunci)
        return hasil

    def terakhir(self) -> timedelta | None:
        """How long ago it ran last."""
        with self._db.connection() as conn:
            return one(conn.execute(sql(__file__, "retensi_terakhir")))[0]

    @contextmanager
    def _sendiri(self) -> Iterator[None]:
        """Whoever of several replicas asks first; the lock goes with the process."""
        with self._db.connection() as conn:
            if not one(conn.execute("SELECT pg_try_advisory_lock(%s)", [KUNCI_RETENSI]))[0]:
                raise RetensiSedangBerjalan
            try:
                yield
            finally:
                conn.execute("SELECT pg_advisory_unlock(%s)", [KUNCI_RETENSI])

    def _lewat(self) -> Iterator[Orang]:
        """Each once: people whose complaints have all ended long ago by the read model, then accounts without any."""
        dilihat: set[UUID] = set()
        for pernyataan in ("pribadi_lewat", "retensi_akun"):
            while True:
                with self._db.connection() as conn:
                    baris = conn.execute(sql(__file__, pernyataan), {"jumlah": POTONG + len(dilihat)}).fetchall()
                baru = [b for b in baris if b[0] not in dilihat]
                if not baru:
                    break
                for tentang, *kunci in baru:
                    if tentang in dilihat:
                        continue
                    satu = self._lupa.seorang(tentang, kunci[0]) if kunci else self._lupa.pemilik_akun(tentang)
                    dilihat |= {tentang, *(m.aduan_id for m in satu.milik)}
                    yield satu

    def _masih(self, orang: Orang) -> bool:
        """Whether something of theirs still runs, or the read model has not seen all of it: then they stay."""
        if not orang.milik:
            return False
        aliran = self._store.load_each([m.aduan_id for m in orang.milik])
        with self._db.connection() as conn:
            terlihat: dict[UUID, int] = dict(conn.execute(sql(__file__, "pribadi_versi"), {"aduan": list(aliran)}).fetchall())
        return any(terlihat.get(a) != loaded.version or aduan_dari(a, loaded.events).berjalan for a, loaded in aliran.items())
