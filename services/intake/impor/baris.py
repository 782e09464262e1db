"""What one row of history means: pure. The same decisions as for a complaint of today, with the times of then."""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from uuid import UUID

from services.intake import domain as d
from services.intake.impor.berkas import KOLOM, Bacaan
from services.intake.impor.wilayah import Kecamatan
from shared.domain.aduan.keadaan import Aduan, AliranKosong, aduan_dari
from shared.domain.aduan.kejadian import Kejadian, Pelaku
from shared.domain.aduan.nomor import tulis
from shared.domain.aduan.penolakan import Penolakan
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.workcalendar.indeks import TAHUN_AKHIR, TAHUN_AWAL
from shared.domain.workcalendar.penolakan import DiLuarRentang
from shared.machinery.privacy.derivations import Derivations

OLEH = Pelaku(d.IMPOR)
# RFC 8785 of texts alone, ten times as fast as the library (tests compare them): ids of what was imported once hang on it.
_canonical = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
LAINNYA = "lainnya"  # where the row names no topic
KODE_TERPANJANG = 200
Jawab = Callable[[Aduan, datetime], list[Kejadian]]  # classified as informasi and answered at that instant


@dataclass(frozen=True, slots=True)
class Baris:
    """A row that can be imported. `isi`: the same for the same content without the answer, under the same wilayah, for ever; keyed."""

    nomor_baris: int
    isi: UUID
    kecamatan: str
    tahun: int  # of its number, on the office's own clock
    diterima_pada: datetime
    ditanggapi_pada: datetime | None
    kategori: str
    sub_kategori: str


@dataclass(frozen=True, slots=True)
class BarisSalah:
    nomor_baris: int
    alasan: str


class _Salah(Exception):
    """What is wrong, as the person reads it after "baris 12: "."""


class Penafsir:
    """Turns rows into `Baris`, or into what is wrong with them.

    `sekarang`: history lies before it. `jawab`: how an answer of then is decided.
    """

    def __init__(
        self, wilayah: str, kecamatan: Kecamatan, aturan: AturanWaktu, derivations: Derivations, jawab: Jawab, sekarang: datetime
    ) -> None:
        self._wilayah, self._kecamatan, self._aturan = wilayah, kecamatan, aturan
        self._derivations, self._jawab, self._sekarang = derivations, jawab, sekarang

    def tafsirkan(self, bacaan: Iterable[Bacaan]) -> Iterator[Baris | BarisSalah]:
        for b in bacaan:
            try:
                if b.salah is not None:
                    raise _Salah(b.salah)
                yield self._baris(b)
            except (_Salah, Penolakan) as e:
                yield BarisSalah(b.baris, str(e))

    def stream(self, isi: UUID, ke: int) -> UUID:
        """Of the `ke`-th of the rows with this content."""
        return self._derivations.stream_id(f"{d.IMPOR}/{self._wilayah}", f"{ke}:{isi}", {})

    def kejadian(self, stream: UUID, b: Baris, urutan: int) -> list[Kejadian]:
        """What happened to this complaint, which is the `urutan`-th of its office and year."""
        perintah = d.TerimaAduan(
            oleh=OLEH,
            kecamatan=b.kecamatan,
            nomor=tulis(b.kecamatan, b.tahun, urutan),
            kategori=b.kategori,
            sub_kategori=b.sub_kategori,
            saluran=d.IMPOR,
            rahasia=False,
            pelapor=None,
            isi=None,
            impor=True,
        )
        diterima = d.decide(AliranKosong(stream), perintah, b.diterima_pada)
        return diterima if b.ditanggapi_pada is None else diterima + self.jawaban(stream, diterima, b.ditanggapi_pada)

    def jawaban(self, stream: UUID, diterima: Sequence[Kejadian], pada: datetime) -> list[Kejadian]:
        """What the answer adds to it."""
        return self._jawab(aduan_dari(stream, diterima), pada)

    def _baris(self, b: Bacaan) -> Baris:
        diterima = _waktu("diterima_pada", b.isi["diterima_pada"])
        ditanggapi = _waktu("ditanggapi_pada", b.isi["ditanggapi_pada"]) if b.isi["ditanggapi_pada"] else None
        if ditanggapi is not None and ditanggapi < diterima:
            raise _Salah(f"ditanggapi ({b.isi['ditanggapi_pada']}) sebelum diterima ({b.isi['diterima_pada']})")
        if (ditanggapi or diterima) > self._sekarang:
            raise _Salah("waktunya belum terjadi")
        kode = self._kecamatan.kode(b.isi["kecamatan"]) if b.isi["kecamatan"] else None
        if kode is None:
            raise _Salah("kecamatan kosong")
        if not b.isi["instansi"]:
            raise _Salah("instansi kosong")
        kalender = self._aturan.kalender(kode, diterima)
        baris = Baris(
            nomor_baris=b.baris,
            isi=self._isi(b, diterima),
            kecamatan=kode,
            tahun=kalender.tanggal(diterima).year,
            diterima_pada=diterima,
            ditanggapi_pada=ditanggapi,
            kategori=slug(b.isi["instansi"]),
            sub_kategori=slug(b.isi["topik"]),
        )
        if not (kalender.tercakup(diterima) and (ditanggapi is None or self._aturan.kalender(kode, ditanggapi).tercakup(ditanggapi))):
            raise DiLuarRentang(dari=TAHUN_AWAL, sampai=TAHUN_AKHIR, waktu=diterima.isoformat())
        return baris

    def _isi(self, b: Bacaan, diterima: datetime) -> UUID:
        """Times as instants, however they are written."""
        isi = [diterima.isoformat(), *(b.isi[nama] for nama in KOLOM[2:])]
        return self._derivations.stream_id(f"{d.IMPOR}/{self._wilayah}", _canonical({"isi": isi}), {})


@lru_cache(maxsize=10_000)
def slug(nama: str) -> str:
    """A name as a code: "Dinas PU & Tata Ruang" is "dinas-pu-tata-ruang"; `LAINNYA` for one without letters or digits."""
    polos = unicodedata.normalize("NFKD", nama).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", polos).strip("-")[:KODE_TERPANJANG].rstrip("-") or LAINNYA


def _waktu(kolom: str, teks: str) -> datetime:
    if not teks:
        raise _Salah(f"{kolom} kosong")
    try:
        waktu = datetime.fromisoformat(teks)
        if waktu.tzinfo is not None:
            return waktu.astimezone(UTC)
    except (ValueError, OverflowError):
        raise _Salah(f"{kolom} '{teks[:40]}' bukan waktu; tulis misalnya 2022-01-02T07:25:00+07:00") from None
    raise _Salah(f"{kolom} '{teks}' tidak menyebut zona waktunya; tulis misalnya 2022-01-02T07:25:00+07:00")
