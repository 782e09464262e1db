"""Bring history in: the whole file is checked before the first append, and importing it again adds nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from uuid import UUID

from services.intake.impor.baris import Baris, BarisSalah, Jawab, Penafsir
from services.intake.impor.berkas import baca
from services.intake.impor.wilayah import Kecamatan
from services.intake.lapor.nomor import ambil
from shared.acuan.kantor.kode import KODE, WilayahTidakDikenal
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
    """One batch that is in the store: all of its complaints, and how many of them are new."""

    streams: list[UUID]
    baru: int


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

    def periksa(self, maju: Callable[[int], None] = lambda _: None) -> Pemeriksaan:
        """Look at every row and store nothing. `maju` hears of the line it has come to."""
        hasil = Pemeriksaan()
        for b in self._tafsirkan(self._penafsir()):
            if isinstance(b, Baris):
                hasil.sah += 1
            else:
                hasil.salah.append(b)
            maju(b.nomor_baris)
        return hasil

    def masukkan(self, diketahui: Iterable[BarisSalah] = (), ukuran: int = BATCH) -> Iterator[Kelompok]:
        """Append what is not there yet, batch by batch; `diketahui` are the bad rows that the check found and are passed over.

        Raises BerkasBerubah for any other. It may be left after any batch: another run goes on from there.
        """
        penafsir, lewati = self._penafsir(), {b.nomor_baris for b in diketahui}
        sah = self._sah(penafsir, lewati)
        while kelompok := list(islice(sah, ukuran)):
            baru = self._simpan(penafsir, kelompok)
            yield Kelompok([b.stream for b in kelompok], baru)

    def _sah(self, penafsir: Penafsir, lewati: set[int]) -> Iterator[Baris]:
        for b in self._tafsirkan(penafsir):
            if isinstance(b, Baris):
                yield b
            elif b.nomor_baris not in lewati:
                raise BerkasBerubah(berkas=self._berkas, baris=b.nomor_baris)

    def _tafsirkan(self, penafsir: Penafsir) -> Iterator[Baris | BarisSalah]:
        return penafsir.tafsirkan(baca(self._berkas))

    def _penafsir(self) -> Penafsir:
        d = self._dasar
        return Penafsir(self._wilayah, self._kecamatan, d.aturan, d.derivations, self._jawab, self._sekarang)

    def _simpan(self, penafsir: Penafsir, kelompok: Sequence[Baris]) -> int:
        """One transaction: the numbers and the events. How many complaints were new."""
        for _ in range(ATTEMPTS):
            try:
                with self._dasar.db.transaction() as conn:
                    streams = [b.stream for b in kelompok]
                    ada = {row[0] for row in conn.execute(sql(__file__, "impor_ada"), {"streams": streams})}
                    baru = [b for b in kelompok if b.stream not in ada]
                    if baru:
                        banyak = Counter((b.kecamatan, b.tahun) for b in baru)
                        # In one order, so that two imports never wait for each other in a circle.
                        urutan = {kunci: ambil(conn, *kunci, banyak[kunci]) for kunci in sorted(banyak)}
                        aliran = []
                        for b in baru:
                            aliran.append((b.stream, penafsir.kejadian(b, urutan[b.kecamatan, b.tahun])))
                            urutan[b.kecamatan, b.tahun] += 1
                        self._dasar.store.append_streams(aliran, conn)
                return len(baru)
            except VersionConflict:  # another import of the same rows was quicker
                continue
        raise ImporLainBerjalan
