"""To be forgotten: all of a person is judged first, then the register outside the database says so, then the events, then the keys go.

From the register's line on it will be done: what a crash or an error leaves is finished by the duty (`bereskan`), which also finds whom an
older backup brought back, and whose complaint and key do not say the same.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

import structlog

from services.intake import pribadi as d
from services.intake.data_pribadi.giliran import SEKALI, Giliran
from services.intake.data_pribadi.register import Catatan, Register
from services.intake.domain import PerintahIntake
from services.intake.milik import BukuMilik, Milik
from shared.akun.pelapor import PintuPelapor
from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.aduan.kejadian import SISTEM, Kejadian, Pelaku
from shared.domain.aduan.mengikuti import jawaban_untuk
from shared.domain.akses.petugas import Petugas
from shared.layanan.dasar import Dasar
from shared.layanan.penangan import Penangan
from shared.layanan.pengikutan import pengikut
from shared.layanan.proyeksi import Proyeksi
from shared.machinery.database import one, sql
from shared.machinery.eventstore.handle import handle
from shared.machinery.eventstore.store import Loaded
from shared.machinery.logs import describe
from shared.machinery.privacy.upkeep import erase_key

POTONG = 200  # complaints that one round finds torn
SEHARI = 86400.0  # seconds between two looks at all of them
PERMINTAAN = "permintaan"
Oleh = Petugas | Pelaku | None  # a member of staff, the program, or the person themselves
log = structlog.get_logger("pribadi")


@dataclass(frozen=True, slots=True)
class Orang:
    """All that is one person's: their account, if they have one, and every complaint."""

    akun: UUID | None
    milik: tuple[Milik, ...]

    def catatan(self, dasar: str) -> list[Catatan]:
        akun = [Catatan(self.akun, None, dasar)] if self.akun else []
        return [*(Catatan(m.kunci, m.aduan_id, dasar) for m in self.milik), *akun]


class Pelupa:
    """It works as intake's machine role, which alone may destroy a key; `akun`: where somebody's account is taken away."""

    def __init__(
        self,
        dasar: Dasar,
        proyeksi: Proyeksi,
        penangan: Penangan[PerintahIntake],
        milik: BukuMilik,
        register: Register,
        akun: PintuPelapor,
    ) -> None:
        self._db, self._store, self._vault, self._milik, self.register = dasar.mesin, dasar.store_mesin, dasar.vault, milik, register
        self._proyeksi, self._penangan, self._akun = proyeksi, penangan, akun
        self._giliran = Giliran()
        self._utuh_sampai: tuple[datetime, int] | None = None  # nothing is torn of what happened until then: moment, ledger position
        self._semua_lagi = 0.0  # monotonic: when all are looked at again

    def seorang(self, aduan_id: UUID, kunci: UUID) -> Orang:
        """Who is behind this complaint, with everything else of theirs; history, and who is forgotten already, is alone."""
        milik = self._milik.seorang(aduan_id) or [Milik(aduan_id, kunci, None, "")]
        return Orang(milik[0].akun, tuple(milik))

    def pemilik_akun(self, akun: UUID) -> Orang:
        return Orang(akun, tuple(self._milik.dari_akun(akun)))

    def lupakan(self, orang: Orang, dasar: str, oleh: Oleh) -> bool:
        """Whether all is done; if not, the duty finishes it. Raises what any of it refuses, or the register: nothing happened then.

        Rows whose complaint never came go with the others.
        """
        pelaku = self._nilai(orang, dasar, oleh)
        self.register.tambah(orang.catatan(dasar))
        try:
            self._laksanakan(orang, dasar, pelaku)
        except Exception as e:  # noqa: BLE001 — the register has it: an error here is no refusal, as none after an append is
            log.error("erasure_left_to_the_duty", error=describe(e))
            return False
        return True

    def _nilai(self, orang: Orang, dasar: str, oleh: Oleh) -> dict[UUID, Pelaku]:
        """Who will have done it to each complaint. Raises if they may not do it to one, or if it cannot be."""
        pelaku = {}
        for aduan_id, loaded in self._aliran(orang).items():
            aduan = aduan_dari(aduan_id, loaded.events)
            jenis = _jenis(aduan)
            pelaku[aduan_id] = oleh if isinstance(oleh, Pelaku) else self._penangan.pelaku(aduan, jenis.__name__, oleh, loaded.now)
            d.decide(aduan, jenis(oleh=pelaku[aduan_id], dasar=dasar, ditunggu=self._ditunggu(aduan_id, loaded)), loaded.now)
        return pelaku

    def _ditunggu(self, aduan_id: UUID, loaded: Loaded) -> int:
        """Whose answer is given already, and not said to them yet. Who waits for one that never comes is let go afterwards."""
        with self._db.connection() as conn:
            return sum(jawaban_untuk(loaded.events, p.sejak) is not None for p in pengikut(self._store, conn, aduan_id))

    def _aliran(self, orang: Orang) -> dict[UUID, Loaded]:
        return self._store.load_each([m.aduan_id for m in orang.milik]) if orang.milik else {}

    def _laksanakan(self, orang: Orang, dasar: str, pelaku: Mapping[UUID, Pelaku]) -> None:
        ada = list(self._aliran(orang))  # a request that was cut short has none, nor has what an older backup does not know
        for aduan_id in ada:
            self._putuskan(aduan_id, dasar, pelaku.get(aduan_id, SISTEM))
        for m in orang.milik:
            self._hapus(m.kunci)
        if orang.akun is not None:
            self._hapus(orang.akun)
            self._akun.hapus(orang.akun)
        self._milik.hapus([m.kunci for m in orang.milik])
        self._proyeksi.tampilkan(*ada)

    def _putuskan(self, aduan_id: UUID, dasar: str, oleh: Pelaku) -> None:
        def putuskan(aduan: Aduan, loaded: Loaded) -> list[Kejadian]:
            return d.decide(aduan, _jenis(aduan)(oleh=oleh, dasar=dasar), loaded.now)

        handle(self._store, aduan_id, putuskan, correlation_id=uuid4())

    def _hapus(self, kunci: UUID) -> None:
        if erase_key(self._db, kunci):
            log.info("key_destroyed", kunci=str(kunci))
        self._vault.forget(kunci)

    def sedang(self, aduan: Aduan) -> bool:
        """Whether the register has this complaint, and its stream not yet."""
        return not aduan.dilupakan and aduan.id in self.register.baca().catatan

    def bereskan(self) -> int:
        """The duty: what the register and the tables say and is not done; how many. What cannot be finished stops nobody else."""
        return sum(self._coba(orang, dasar) for orang, dasar in [*self._menurut_register(), *self._menurut_tabel()])

    def _coba(self, orang: Orang, dasar: str) -> bool:
        try:
            tercatat = self.register.baca().catatan
            if kurang := [c for c in orang.catatan(dasar) if c.tentang not in tercatat]:
                self.register.tambah(kurang)
            self._laksanakan(orang, dasar, {})
        except Exception as e:  # noqa: BLE001 — the consumer's edge, one person at a time
            log.error("erasure_unfinished", error=describe(e))
            return False
        log.warning("erasure_finished", aduan=len(orang.milik), akun=orang.akun is not None)
        return True

    def _menurut_register(self) -> list[tuple[Orang, str]]:
        """Who stands in the register and is not forgotten here."""
        bagian = self._giliran.berikut(self.register.baca())
        sisa = self._sisa(bagian) if bagian else []
        self._giliran.tinggalkan(sisa)
        return [(Orang(None, (Milik(c.aduan, c.kunci, None, ""),)) if c.aduan else self.pemilik_akun(c.kunci), c.dasar) for c in sisa]

    def belum(self) -> int:
        """How many lines of the whole register are not carried out here."""
        semua = list(self.register.baca().catatan.values())
        return sum(len(self._sisa(semua[n : n + SEKALI])) for n in range(0, len(semua), SEKALI))

    def _sisa(self, catatan: Sequence[Catatan]) -> list[Catatan]:
        params = {"kunci": [c.kunci for c in catatan], "aduan": [c.aduan for c in catatan]}
        with self._db.connection() as conn:
            return [catatan[n - 1] for (n,) in conn.execute(sql(__file__, "register_sisa"), params)]

    def _menurut_tabel(self) -> list[tuple[Orang, str]]:
        """Key gone, complaint not forgotten; the reverse; and complaints that came in while their account went. Whole people."""
        sisa = self._terputus()
        orang = dict.fromkeys(self.seorang(aduan_id, kunci) for aduan_id, kunci in sisa)
        tercatat = self.register.baca().catatan if orang else {}
        return [(o, next((tercatat[m.aduan_id].dasar for m in o.milik if m.aduan_id in tercatat), PERMINTAAN)) for o in orang]

    def _terputus(self) -> list[tuple[UUID, UUID]]:
        """(complaint, key) of those. All at a start, once a day, and after the database's clock went back, until nothing is found; in
        between what happened since the last look."""
        kini, semua = time.monotonic(), False
        with self._db.connection() as conn:
            sampai: tuple[datetime, int] = one(conn.execute(sql(__file__, "terputus_kini")))
            if self._utuh_sampai is None or kini >= self._semua_lagi or sampai < self._utuh_sampai:
                semua, sisa = True, conn.execute(sql(__file__, "milik_terputus"), {"jumlah": POTONG}).fetchall()
            else:
                sejak, posisi = self._utuh_sampai
                sisa = conn.execute(sql(__file__, "milik_terputus_baru"), {"sejak": sejak, "posisi": posisi, "jumlah": POTONG}).fetchall()
        if not sisa:
            self._utuh_sampai = sampai
            if semua:
                self._semua_lagi = kini + SEHARI
        return sisa


def _jenis(aduan: Aduan) -> type[d.LupakanPelapor]:
    return d.LupakanPelaporBerjalan if aduan.berjalan else d.LupakanPelapor
