"""Bring history in: the whole file is checked before the first append; importing it again adds nothing but answers that came since."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4

import psycopg

from services.intake.impor.baris import Baris, BarisSalah, Jawab, Penafsir
from services.intake.impor.berkas import baca
from services.intake.impor.kembar import Kembar, Tersimpan, TidakCocok, urutkan
from services.intake.impor.wilayah import Kecamatan
from services.intake.lapor.nomor import ambil
from shared.acuan.kantor.kode import KODE, WilayahTidakDikenal
from shared.domain.aduan.kejadian import Kejadian
from shared.domain.aduan.penolakan import Bentrok, TidakSah
from shared.layanan.dasar import Dasar
from shared.machinery.database import one, sql
from shared.machinery.eventstore.store import VersionConflict

BATCH = 500  # complaints in one transaction: it holds the offices' counters, for which filing waits
ATTEMPTS = 5


class BerkasBerubah(TidakSah):
    """{berkas} berubah selagi diimpor (baris {baris}). Yang sudah masuk tetap tersimpan; jalankan lagi."""

    kode = "berkas-berubah"


class ImporLainBerjalan(Bentrok):
    """Impor lain sedang memasukkan aduan yang sama. Tunggu sampai selesai, lalu jalankan lagi."""

    kode = "impor-lain-berjalan"


@dataclass
class Pemeriksaan:
    """What the check found: `sah` rows can be imported, `salah` cannot."""

    sah: int = 0
    salah: list[BarisSalah] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Kelompok:
    """One batch that is in the store: its complaints with all of their events, how many of them are new, and how many got their answer."""

    aliran: Mapping[UUID, Sequence[Kejadian]]
    baru: int
    dilengkapi: int


class _Aduan(NamedTuple):
    stream: UUID
    baris: Baris


class Impor:
    """One file into one region. `peta`: "Nama=kode" as given; `jawab`: how an answer of then is decided."""

    def __init__(self, dasar: Dasar, berkas: Path, wilayah: str, peta: Sequence[str], jawab: Jawab) -> None:
        """Raises WilayahTidakDikenal, WilayahKosong, PetaTidakSah."""
        if not KODE.fullmatch(wilayah):
            raise WilayahTidakDikenal(wilayah)
        self._dasar, self._berkas, self._wilayah, self._jawab = dasar, berkas, wilayah, jawab
        with dasar.db.connection() as conn:
            rows = conn.execute(sql(__file__, "impor_wilayah"), {"wilayah": wilayah, "di_bawah": f"{wilayah}.%"}).fetchall()
            self._sekarang = one(conn.execute("SELECT clock_timestamp()"))[0]
        self._kecamatan = Kecamatan(wilayah, rows, peta)
        self._ke: dict[int, tuple[UUID, UUID]] = {}  # line -> content, and which complaint it is

    def periksa(self, maju: Callable[[int], None] = lambda _: None) -> Pemeriksaan:
        """Look at every row and at what is stored of them, and store nothing. `maju` hears of the line it has come to."""
        hasil, kembar = Pemeriksaan(), defaultdict[UUID, list[Kembar]](list)
        for b in self._tafsirkan(self._penafsir()):
            if isinstance(b, Baris):
                kembar[b.isi].append(Kembar(b.nomor_baris, b.ditanggapi_pada))
            else:
                hasil.salah.append(b)
            maju(b.nomor_baris)
        hasil.salah += self._cocokkan(kembar)
        hasil.sah = len(self._ke)
        hasil.salah.sort(key=lambda salah: salah.nomor_baris)
        return hasil

    def masukkan(self, diketahui: Iterable[BarisSalah], ukuran: int = BATCH) -> Iterator[Kelompok]:
        """Append what is not there yet, batch by batch; `diketahui` are the bad rows that the check found and are passed over.

        Raises BerkasBerubah for any other. It may be left after any batch: another run goes on from there.
        """
        penafsir, lewati = self._penafsir(), {b.nomor_baris for b in diketahui}
        sah = self._sah(penafsir, lewati)
        while kelompok := list(islice(sah, ukuran)):
            yield self._simpan(penafsir, kelompok)

    def _cocokkan(self, kembar: Mapping[UUID, Sequence[Kembar]]) -> Iterator[BarisSalah]:
        """Which complaint each row is; yields those of which it cannot be said."""
        penafsir, semua = self._penafsir(), iter(kembar.items())
        while bagian := list(islice(semua, BATCH)):
            # One more than the file has: whether more were imported before.
            streams = {isi: [penafsir.stream(isi, n) for n in range(1, len(baris) + 2)] for isi, baris in bagian}
            with self._dasar.db.connection() as conn:
                ada = self._dasar.store.load_many([s for satu in streams.values() for s in satu], conn)
            for isi, baris in bagian:
                try:
                    urutan = urutkan(baris, [Tersimpan.dari(ada[s]) for s in streams[isi] if s in ada])
                except TidakCocok as e:
                    yield from (BarisSalah(k.baris, str(e)) for k in baris)
                else:
                    self._ke |= {nomor: (isi, streams[isi][n - 1]) for nomor, n in urutan.items()}

    def _sah(self, penafsir: Penafsir, lewati: set[int]) -> Iterator[_Aduan]:
        for b in self._tafsirkan(penafsir):
            if b.nomor_baris in lewati:
                continue
            dikenal = self._ke.get(b.nomor_baris)
            if not isinstance(b, Baris) or dikenal is None or dikenal[0] != b.isi:
                raise BerkasBerubah(berkas=self._berkas, baris=b.nomor_baris)
            yield _Aduan(dikenal[1], b)

    def _tafsirkan(self, penafsir: Penafsir) -> Iterator[Baris | BarisSalah]:
        return penafsir.tafsirkan(baca(self._berkas))

    def _penafsir(self) -> Penafsir:
        d = self._dasar
        return Penafsir(self._wilayah, self._kecamatan, d.aturan, d.derivations, self._jawab, self._sekarang)

    def _simpan(self, penafsir: Penafsir, kelompok: Sequence[_Aduan]) -> Kelompok:
        """One transaction: the numbers and the events."""
        streams = [satu.stream for satu in kelompok]
        for _ in range(ATTEMPTS):
            try:
                with self._dasar.db.transaction() as conn:
                    # First of all: what is read before anything is written was there before this transaction has its id.
                    ada = self._dasar.store.load_many(streams, conn)
                    baru = [satu for satu in kelompok if satu.stream not in ada]
                    lengkap = self._lengkapi(penafsir, kelompok, ada, conn)
                    aliran = ada | lengkap | (self._tambah(penafsir, baru, conn) if baru else {})
                return Kelompok(aliran, len(baru), len(lengkap))
            except VersionConflict:  # another import of the same rows was quicker, or somebody here
                continue
        raise ImporLainBerjalan

    def _lengkapi(
        self, penafsir: Penafsir, kelompok: Sequence[_Aduan], ada: Mapping[UUID, Sequence[Kejadian]], conn: psycopg.Connection
    ) -> dict[UUID, Sequence[Kejadian]]:
        """Gives those that waited the answer that the file has by now; the whole streams of these."""
        lengkap = dict[UUID, Sequence[Kejadian]]()
        for stream, b in kelompok:
            if stream in ada and b.ditanggapi_pada and Tersimpan.dari(ada[stream]).dilengkapi(b.ditanggapi_pada):
                kejadian = penafsir.jawaban(stream, ada[stream], b.ditanggapi_pada)
                self._dasar.store.append_on(conn, stream, kejadian, len(ada[stream]), correlation_id=uuid4())
                lengkap[stream] = [*ada[stream], *kejadian]
        return lengkap

    def _tambah(self, penafsir: Penafsir, baru: Sequence[_Aduan], conn: psycopg.Connection) -> dict[UUID, Sequence[Kejadian]]:
        banyak = Counter((b.kecamatan, b.tahun) for _, b in baru)
        # In one order, so that two imports never wait for each other in a circle.
        urutan = {kunci: ambil(conn, *kunci, banyak[kunci]) for kunci in sorted(banyak)}
        aliran = dict[UUID, Sequence[Kejadian]]()
        for stream, b in baru:
            aliran[stream] = penafsir.kejadian(stream, b, urutan[b.kecamatan, b.tahun])
            urutan[b.kecamatan, b.tahun] += 1
        self._dasar.store.append_streams(list(aliran.items()), conn)
        return aliran
