"""Complaints of several offices in every read model: what tests of the wall between offices look at."""

from dataclasses import dataclass, field, replace
from uuid import UUID, uuid4

import psycopg

from services.intake.readmodel import Lacak
from services.response.readmodel import Tugas
from services.sla.readmodel import Papan
from services.triage.readmodel import Antrean
from shared.domain.sop.aturan import AturanBerlaku
from shared.machinery.database import Database
from shared.machinery.eventstore.store import EventStore
from shared.machinery.projection.projector import Projector
from tests.domain.support import DIALIHKAN, DICABUT, DITERIMA, DITERIMA_ALIHAN
from tests.support.aliran import KORELASI, tambah
from tests.support.postgres import BasisUji

JENAWI, KERJO, KABUPATEN, KABUPATEN_LAIN = "33.13.17", "33.13.16", "33.13", "33.14.01"
MODEL = (Lacak, Antrean, Tugas, Papan)
TABEL = tuple(t.name for m in MODEL for t in m.tables)  # "triage.aduan"


@dataclass(frozen=True)
class Isi:
    """`aduan`: the complaints of each office."""

    database: BasisUji
    aduan: dict[str, list[UUID]]
    _pool: dict[str, Database] = field(default_factory=dict)

    def sebagai(self, role: str) -> Database:
        """The one pool of this role, closed with the database."""
        if role not in self._pool:
            self._pool[role] = self.database.sebagai(role, 2)
        return self._pool[role]

    def satu(self, role: str) -> Database:
        """A pool of a single connection: the next transaction has the last one's."""
        return self.database.sebagai(role, 1)


# Values for columns whose tables check them; the others get one by their type.
PILIHAN = {"jenis": "BatasWaktuTerlewati", "kepada": "camat", "apa": "kontak-ditambah", "peran": "camat", "bulan": "2026-11"}
NILAI = {
    "uuid": "gen_random_uuid()", "timestamptz": "clock_timestamp()", "date": "current_date", "bool": "true",
    "bytea": "sha256(gen_random_uuid()::text::bytea)",
    "int2": "3", "int4": "3", "int8": "3", "numeric": "3", "_text": "ARRAY['camat']", "text": "gen_random_uuid()::text", "jsonb": "'{}'",
}  # fmt: skip
KOLOM_WAJIB = """SELECT c.table_schema || '.' || c.table_name, array_agg(c.column_name::text), array_agg(c.udt_name::text)
    FROM information_schema.columns c
    JOIN pg_class k ON k.oid = format('%I.%I', c.table_schema, c.table_name)::regclass AND k.relkind = 'r'
    WHERE c.table_schema IN ('intake', 'triage', 'response', 'sla') AND c.is_nullable = 'NO'
        AND c.column_default IS NULL AND c.is_identity = 'NO' AND c.is_generated = 'NEVER'
    GROUP BY 1"""


def isi_sisanya(conn: psycopg.Connection) -> list[str]:
    """A row of each office in every table of the read models' schemas that has none yet; all such tables."""
    tabel = {nama: dict(zip(kolom, jenis, strict=True)) for nama, kolom, jenis in conn.execute(KOLOM_WAJIB) if "wilayah" in kolom}
    for nama, kolom in tabel.items():
        ada = {row[0] for row in conn.execute(f"SELECT DISTINCT wilayah FROM {nama}")}
        for kode in {JENAWI, KERJO, KABUPATEN_LAIN} - ada:
            tetap = {"wilayah": f"'{kode}'", **{k: f"'{v}'" for k, v in PILIHAN.items()}}
            tetap["aduan_id"] = (
                f"(SELECT aduan_id FROM triage.aduan WHERE wilayah = '{kode}' ORDER BY nomor LIMIT 1)"  # so that joins find it
            )
            if kolom.get("sidik") == "text":
                tetap["sidik"] = "encode(sha256(gen_random_uuid()::text::bytea), 'hex')"
            nilai = [tetap[k] if k in tetap and not jenis.startswith("_") else NILAI[jenis] for k, jenis in kolom.items()]
            conn.execute(f"INSERT INTO {nama} ({', '.join(kolom)}) VALUES ({', '.join(nilai)})")
    for nama in ("triage.aduan", "response.tugas"):
        conn.execute(f"UPDATE {nama} SET induk = aduan_id")  # so that joins of parents and followers find something
    return sorted(tabel)


def isi(database: BasisUji) -> Isi:
    """Three complaints at two steps in each of three offices, one that went to another and came back, and one that was withdrawn, in all
    four services' read models."""
    store = EventStore(database.sebagai("aduan_intake"), "/intake")
    aduan = {kode: [tambah(store, banyak=n, wilayah=kode) for n in (1, 2, 4)] for kode in (JENAWI, KERJO, KABUPATEN_LAIN)}
    lain = [satu for kode in aduan for satu in (_pergi_dan_kembali(store, kode), _dicabut(store, kode))]
    for kelas in MODEL:
        mesin = database.sebagai(f"aduan_{kelas.service}_mesin")
        Projector(mesin, EventStore(mesin, f"/{kelas.service}"), kelas(AturanBerlaku())).project(
            [*lain, *(a for satu in aduan.values() for a in satu)]
        )
    return Isi(database, aduan)


def _dicabut(store: EventStore, kode: str) -> UUID:
    aduan_id = uuid4()
    store.append(aduan_id, [replace(e, aduan_id=aduan_id, wilayah=kode) for e in (DITERIMA, DICABUT)], 0, correlation_id=KORELASI)
    return aduan_id


def _pergi_dan_kembali(store: EventStore, kode: str) -> UUID:
    lain, aduan_id = {JENAWI: KABUPATEN_LAIN, KABUPATEN_LAIN: KERJO, KERJO: JENAWI}[kode], uuid4()
    pergi = [DITERIMA, replace(DIALIHKAN, ke=lain), replace(DITERIMA_ALIHAN, dari=kode), replace(DIALIHKAN, ke=kode)]
    kantor = (kode, kode, lain, lain, kode)
    semua = [replace(e, aduan_id=aduan_id, wilayah=w) for e, w in zip([*pergi, replace(DITERIMA_ALIHAN, dari=lain)], kantor, strict=True)]
    store.append(aduan_id, semua, 0, correlation_id=KORELASI)
    return aduan_id
