"""The search copy of what running complaints say, and the likely duplicates found by it inside one office."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog

from shared.domain.aduan.keadaan import Aduan, fold
from shared.domain.aduan.kejadian import Kejadian
from shared.machinery.database import Database, database_away, one, rows, sql
from shared.machinery.eventstore.store import EventStore
from shared.machinery.logs import describe
from shared.machinery.privacy.vault import Vault

PANJANG = 400  # letters; what a complaint is about stands at its beginning
SETUMPUK, SERENTANG = 200, 500  # complaints in one transaction; positions of the ledger in one look
ANGKA = re.compile(r"\d[\d .\-]{4,}\d")  # telephones, identity numbers
LOKASI = re.compile(r"^lokasi:[ \t]*(.+)$", re.IGNORECASE | re.MULTILINE)

log = structlog.get_logger("cari")


def ringkas(isi: str) -> tuple[str, str]:
    """(place, words) of a complaint's text: lower case, without long numbers."""
    lokasi = LOKASI.search(isi)
    kata = " ".join(ANGKA.sub(" ", LOKASI.sub(" ", isi)).lower().split())[:PANJANG]
    return (" ".join(ANGKA.sub(" ", lokasi[1]).lower().split())[:100] if lokasi else ""), kata


class Cari:
    """`mesin`: the machine's role, which alone writes."""

    def __init__(self, mesin: Database, store: EventStore, vault: Vault) -> None:
        self._mesin, self._store, self._vault = mesin, store, vault
        self._bersih = False
        self._semua = False  # something could not be written: all is looked at again

    def ikuti(self, complaints: Sequence[tuple[Aduan, Sequence[Kejadian]]]) -> None:
        """After their projection. What fails is made up for by `isi_ulang`; the projection stands."""
        try:
            self.tulis([aduan for aduan, _events in complaints])
        except Exception as e:  # noqa: BLE001 — the rows are committed; whatever fails here is made up for
            self._semua = True
            if database_away(e):
                log.warning("database_away")
            else:
                log.error("search_copy_failed", error=describe(e))

    def tulis(self, semua: Sequence[Aduan]) -> None:
        """Two statements: those that have a text here, and those that may not any more."""
        ada = [(a, a.penyampaian.isi) for a in semua if a.berjalan and a.penyampaian and not (a.dilupakan or a.dibatasi)]
        teks = self._vault.decrypt_all([(a.pemilik, a.id, isi) for a, isi in ada])
        baris = [(a.id, a.kecamatan, a.kategori, *ringkas(str(t)), a.diterima_pada) for (a, _), t in zip(ada, teks, strict=True) if t]
        tertulis = {b[0] for b in baris}
        hilang = [a.id for a in semua if a.id not in tertulis]
        nama = ("aduan", "wilayah", "kategori", "lokasi", "kata", "pada")
        with self._mesin.transaction() as conn:
            if hilang:
                conn.execute(sql(__file__, "cari_hapus"), {"aduan": hilang})
            if baris:
                baris.sort(key=lambda b: b[0].bytes)  # one order, so that replicas never deadlock
                conn.execute(sql(__file__, "cari_tulis"), dict(zip(nama, map(list, zip(*baris, strict=True)), strict=True)))

    def segarkan(self) -> int:
        """`isi_ulang`, the first time in a new file: what was deleted from the old one is gone from the disk as well."""
        if not self._bersih:
            with self._mesin.connection() as conn:
                conn.execute("SELECT triage.kosongkan_cari()")
            self._bersih = True
        return self.isi_ulang()

    def isi_ulang(self) -> int:
        """Write what is missing and take out what is over; how many were looked at.

        Of what the ledger got since the round before last, or of everything: after a crash of the database that emptied the table, and
        where something could not be written.
        """
        with self._mesin.connection() as conn:
            dari, ujung = one(conn.execute(sql(__file__, "cari_tanda")))
        semua, self._semua = dari is None or self._semua, False
        try:
            jumlah = self._tulis_ulang(self._kurang() if semua else self._beda(dari, ujung))
        except BaseException:
            self._semua = True
            raise
        if semua or dari < ujung:
            with self._mesin.connection() as conn:
                conn.execute(sql(__file__, "cari_tanda_pindah"), {"sampai": ujung})
        return jumlah

    def _kurang(self) -> list[UUID]:
        with self._mesin.connection() as conn:
            conn.execute(sql(__file__, "cari_bersih"))
            return [row[0] for row in conn.execute(sql(__file__, "cari_kurang"))]

    def _beda(self, dari: int, ujung: int) -> list[UUID]:
        beda: dict[UUID, None] = {}
        for n in range(dari, ujung, SERENTANG):
            with self._mesin.connection() as conn:
                found = conn.execute(sql(__file__, "cari_beda"), {"dari": n, "sampai": min(n + SERENTANG, ujung)})
                beda.update((row[0], None) for row in found)
        return list(beda)

    def _tulis_ulang(self, aduan: Sequence[UUID]) -> int:
        for n in range(0, len(aduan), SETUMPUK):
            loaded = self._store.load_each(aduan[n : n + SETUMPUK])
            self.tulis([a for stream, satu in loaded.items() if isinstance(a := fold(stream, satu.events), Aduan)])
        return len(aduan)


@dataclass(frozen=True, slots=True)
class Kembaran:
    """A running complaint that reads alike; `persen` how much, 0 to 1."""

    aduan_id: UUID
    nomor: str
    keadaan: str
    kategori: str
    sub_kategori: str
    lokasi: str
    diterima_pada: datetime
    persen: float


def mirip(db: Database, aduan: Aduan) -> list[Kembaran]:
    """At most five, the likeliest first; one query. Only of the complaint's own office."""
    with db.transaction(aduan.kecamatan) as conn:
        return rows(conn, Kembaran, sql(__file__, "mirip"), {"aduan": aduan.id, "wilayah": aduan.kecamatan})
