"""Alerts reach people: one round of noting and sending; and what people see of it."""

from dataclasses import dataclass, field
from datetime import datetime

from services.sla.peringatan.catat import TANDA, Pencatat
from services.sla.peringatan.kirim import Pengirim
from services.sla.peringatan.pelanggan import KabarPelanggan
from shared.kabar.kirim import Berhenti, Kirim, tidak
from shared.machinery.database import Database, one, rows, sql
from shared.machinery.service.rounds import Rounds

ISTIRAHAT = 1.0  # seconds
PUTARAN = 20  # addresses before it rests


@dataclass(frozen=True, slots=True)
class BarisKiriman:
    """A delivery as people see it; `galat`: why it failed, in general words."""

    id: int
    keadaan: str
    wilayah: str
    nomor: str
    aduan_id: str
    jam: str
    jenis: str
    langkah: int | None
    peran: list[str]
    percobaan: int
    dibuat_pada: datetime
    kirim_setelah: datetime
    terkirim_pada: datetime | None
    galat: str | None


@dataclass
class Kabar:
    pencatat: Pencatat
    pengirim: Pengirim
    pelanggan: KabarPelanggan
    kirim: Kirim
    rounds: Rounds = field(default_factory=lambda: Rounds("sla", "kabar"))

    def putaran(self, berhenti: Berhenti = tidak) -> float:
        """One round; for how many seconds to rest. Never raises."""
        return self.rounds.run(lambda: self._satu(berhenti))

    def _satu(self, berhenti: Berhenti) -> float:
        with self.pencatat.mesin.connection() as conn:
            if not one(conn.execute(sql(__file__, "ada"), {"tanda": TANDA}))[0]:
                return ISTIRAHAT
        self.pencatat.catat()
        self.pelanggan.catat()
        for _ in range(PUTARAN):
            if berhenti() or not self.pengirim.kirim(self.kirim, berhenti) + self.pelanggan.kirim(self.kirim):
                return ISTIRAHAT
        return 0.0


def daftar_kiriman(db: Database, wilayah: str = "", keadaan: str | None = None, banyak: int = 200) -> list[BarisKiriman]:
    """The newest deliveries first: to which kind of channel, never to which address."""
    params = {"wilayah": wilayah, "di_bawah": f"{wilayah}.%" if wilayah else "%", "keadaan": keadaan, "banyak": banyak}
    with db.transaction(wilayah or None) as conn:
        return rows(conn, BarisKiriman, sql(__file__, "kiriman_daftar"), params)
