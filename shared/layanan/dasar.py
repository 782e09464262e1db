"""The parts that every service is made of, and the one place that makes them."""

from contextlib import ExitStack
from dataclasses import dataclass

from shared.acuan.aturan.hidup import AturanHidup
from shared.acuan.kantor import DaftarKantor
from shared.acuan.kategori import DaftarKategori
from shared.domain.akses.hak import wilayah_untuk
from shared.domain.akses.petugas import Petugas
from shared.domain.sop.aturan import AturanBerlaku
from shared.machinery.connection import REQUEST
from shared.machinery.database import Database
from shared.machinery.eventstore.store import EventStore
from shared.machinery.privacy.derivations import Derivations
from shared.machinery.privacy.master_keys import MasterKeys, read_master_keys
from shared.machinery.privacy.vault import Vault
from shared.machinery.replica import ReplicaDatabase
from shared.machinery.settings import Settings


@dataclass(frozen=True, slots=True)
class Kolam:
    """How many connections one process of a service has: for people, and for the machine's own work."""

    orang: int = 14
    mesin: int = 6


@dataclass(frozen=True)
class Dasar:
    """`db` acts for people, as the role that sees one wilayah a transaction; `mesin` does the machine's work across offices: news,
    projections, sweeps, timers. `baca` reads for people what may lag (boards, reports): `db` itself where there is no replica.
    `alamat`: where people open the program."""

    nama: str  # of the service
    db: Database
    mesin: Database
    store: EventStore
    store_mesin: EventStore
    vault: Vault
    derivations: Derivations
    aturan: AturanBerlaku | AturanHidup
    kantor: DaftarKantor
    kategori: DaftarKategori
    alamat: str
    baca: Database

    @property
    def aturan_hidup(self) -> AturanHidup:
        """The rules as recorded at this moment, for who changes them: also where the service itself goes by rules that stand still."""
        hidup = self.aturan if isinstance(self.aturan, AturanHidup) else AturanHidup(self.mesin)
        hidup.refresh()
        return hidup

    def wilayah_untuk(self, petugas: Petugas, tindakan: str, diminta: str | None) -> str:
        """As `akses.hak.wilayah_untuk`, and a code that was asked for is one of here: WilayahTidakDikenal else."""
        wilayah = wilayah_untuk(petugas, tindakan, diminta)
        return wilayah if diminta is None else self.kantor.pastikan(wilayah)


def dasar(
    nama: str,
    db: Database,
    mesin: Database,
    master: MasterKeys,
    aturan: AturanBerlaku | AturanHidup | None = None,
    alamat: str = "",
    baca: Database | None = None,
) -> Dasar:
    """`aturan`: which SOP and calendar count; without it, those in the event store."""
    return Dasar(
        nama=nama,
        db=db,
        mesin=mesin,
        store=EventStore(db, f"/{nama}"),
        store_mesin=EventStore(mesin, f"/{nama}"),
        vault=Vault(db, master),
        derivations=Derivations(master),
        aturan=AturanHidup(mesin) if aturan is None else aturan,
        kantor=DaftarKantor(db),
        kategori=DaftarKategori(db),
        alamat=alamat,
        baca=baca or db,
    )


def siapkan(tutup: ExitStack, settings: Settings, nama: str, kolam: Kolam | None = None, melapor: bool = False) -> Dasar:
    """For a service that acts as its own two roles; `tutup` closes it. `melapor`: it has boards and reports, for a replica to serve."""
    kolam = kolam or Kolam()
    induk = read_master_keys(settings.master_key_file, make=False)
    db = tutup.enter_context(Database(settings.database_url, f"aduan_{nama}", kolam.orang, REQUEST))
    mesin = tutup.enter_context(Database(settings.database_url, f"aduan_{nama}_mesin", kolam.mesin))
    baca = baca_dari(tutup, settings, db) if melapor else db
    return dasar(nama, db, mesin, induk, alamat=settings.public_url, baca=baca)


def baca_dari(tutup: ExitStack, settings: Settings, db: Database) -> Database:
    """The replica as the same role, if there is one; else the same database."""
    if not settings.database_read_url:
        return db
    return tutup.enter_context(ReplicaDatabase(db, settings.database_read_url, db.role, patience=REQUEST))
