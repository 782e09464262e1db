"""What a complaint is, after all that has happened to it: a frozen state and a fold that never refuses."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import overload
from uuid import UUID

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import BERAKHIR, BERJALAN, LANGKAH, MENUJU, MENUJU_TUTUP, Keadaan
from shared.domain.aduan.penolakan import AduanTidakDitemukan
from shared.domain.aduan.salinan import salin


@dataclass(frozen=True, slots=True)
class Penyampaian:
    """What a reporter brought: who they are, and what they wrote."""

    pelapor: k.Pelapor
    isi: k.Tersandi


@dataclass(frozen=True, slots=True)
class Klasifikasi:
    jenis: str
    kategori: str
    sub_kategori: str


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """The question that the reporter has not answered yet, and since when the clock is paused for it."""

    isi: k.Tersandi
    sejak: datetime


@dataclass(frozen=True, slots=True)
class Jawaban:
    """The answer that the reporter has. `isi` is None only in imported history; `nilai`: 1 to 5, once they have rated it."""

    isi: k.Tersandi | None
    pada: datetime
    nilai: int | None = None


@dataclass(frozen=True, slots=True)
class Lampiran:
    """As in `LampiranDitambahkan`; `peran`: whose it is."""

    id: UUID
    sidik: str
    jenis: str
    ukuran: int
    pada: datetime
    peran: str


@dataclass(frozen=True, slots=True)
class SuratTerbit:
    """As in `SuratDiterbitkan`; `versi`: how far the complaint was with it."""

    id: UUID
    jenis: str
    nomor: str
    sidik: str
    pada: datetime
    oleh: k.Pelaku
    wilayah: str  # the office that issued it
    versi: int


@dataclass(frozen=True, slots=True)
class AliranKosong:
    """A stream that no complaint has come into. `versi` counts events that this program does not know, else 0."""

    id: UUID
    versi: int = 0

    @property
    def keadaan(self) -> Keadaan:
        return Keadaan.BARU


@dataclass(frozen=True, slots=True, kw_only=True)
class Aduan:
    """One complaint. Times are aware datetimes; texts are ciphertext."""

    id: UUID
    versi: int
    keadaan: Keadaan
    kecamatan: str  # the office that has it now
    nomor: str
    kategori: str
    sub_kategori: str
    saluran: str
    rahasia: bool
    impor: bool
    penyampaian: Penyampaian | None  # None only in imported history
    permintaan: str | None  # keyed hash of the request that brought it; None in imported history
    diterima_pada: datetime  # when it was entered
    diterima_kantor_pada: datetime  # when the office got it: the same, or before
    terakhir_pada: datetime
    mundur: bool = False  # entered more than a working day after that
    berakhir_pada: datetime | None = None  # when what ended it happened; nothing said later moves it
    klasifikasi: Klasifikasi | None = None
    pertanyaan: Pertanyaan | None = None
    konsep: k.Tersandi | None = None  # the response as last drawn up in this round
    jawaban: Jawaban | None = None
    putaran: int = 1
    diperpanjang: int = 0  # working days of this round's extension
    induk: UUID | None = None  # whose answer it waits for, or has
    jawaban_induk: frozenset[UUID] = frozenset()  # a parent's events by which it was answered, in any round
    lampiran: tuple[Lampiran, ...] = ()
    surat: tuple[SuratTerbit, ...] = ()  # papers that left the office
    kabar: str = "tidak"  # how the reporter hears of each public step
    kode_versi: int = 1  # of the tracking code that opens it; one more each time it is replaced
    penghapusan_diminta_pada: datetime | None = None  # an open request to be forgotten
    dibatasi: bool = False  # kept, but not to be used
    dilupakan: bool = False
    peringatan: frozenset[str] = frozenset()  # kunci_unik of warnings, breaches and recomputed verdicts

    @property
    def pemilik(self) -> UUID:
        """Whose key its texts are under: the reporter's; history without a reporter has one of its own."""
        return self.id if self.penyampaian is None else self.penyampaian.pelapor.id

    @property
    def nilai(self) -> int | None:
        """What the reporter rated the answer with, 1 to 5."""
        return self.jawaban.nilai if self.jawaban else None

    @property
    def tanggapan(self) -> k.Tersandi | None:
        """The response as given, or as last drawn up before that."""
        return self.konsep if self.jawaban is None else self.jawaban.isi

    @property
    def langkah(self) -> int | None:
        """The SOP step whose clock runs now (3 to 7), None at an end."""
        return LANGKAH.get(self.keadaan)

    @property
    def jeda(self) -> bool:
        return self.pertanyaan is not None

    @property
    def berjalan(self) -> bool:
        return self.keadaan in BERJALAN

    @property
    def menunggu_induk(self) -> bool:
        """Whether the parent's answer is to come to this one, too. Who is forgotten waits for nothing."""
        return self.keadaan is Keadaan.DIGABUNGKAN and not self.dilupakan

    @property
    def berakhir(self) -> bool:
        return self.keadaan in BERAKHIR


Aliran = AliranKosong | Aduan  # what a stream says


def _diterima(aliran: Aliran, e: k.AduanDiterima) -> Aduan:
    return Aduan(
        id=aliran.id, versi=aliran.versi + 1, keadaan=MENUJU[type(e).__name__], kecamatan=e.wilayah, nomor=e.nomor, kategori=e.kategori,
        sub_kategori=e.sub_kategori, saluran=e.saluran, rahasia=e.rahasia, impor=e.impor,
        penyampaian=None if e.pelapor is None or e.isi is None else Penyampaian(e.pelapor, e.isi),
        permintaan=e.permintaan, diterima_pada=e.pada, diterima_kantor_pada=e.sejak, terakhir_pada=e.pada,
        mundur=e.alasan_mundur is not None,
    )  # fmt: skip


def _melangkah(aduan: Aduan, e: k.Kejadian) -> Aduan:
    """What every event changes: the version, and where it leads."""
    menuju = _menuju(aduan, e)
    # An end ends the pause; a transfer inside carries it along.
    lepas = menuju in BERAKHIR and not (isinstance(e, k.AduanDialihkan) and e.ke)
    pertanyaan = None if lepas else aduan.pertanyaan
    return salin(
        aduan, versi=aduan.versi + 1, terakhir_pada=e.pada, keadaan=menuju, pertanyaan=pertanyaan, berakhir_pada=_berakhir_pada(aduan, e)
    )


def _menuju(aduan: Aduan, e: k.Kejadian) -> Keadaan:
    """To an office inside, what is merged goes with its parent and stays merged."""
    if pindah_bersama(e):
        return aduan.keadaan
    if isinstance(e, k.AduanDialihkan) and e.ke:
        return Keadaan.DIALIHKAN  # until AduanDiterimaAlihan, in the same append
    return MENUJU.get(type(e).__name__, aduan.keadaan)


def pindah_bersama(e: k.Kejadian) -> bool:
    return isinstance(e, k.BersamaInduk) and e.sumber is not None and not (isinstance(e, k.AduanDialihkan) and e.ke is None)


def _berakhir_pada(aduan: Aduan, e: k.Kejadian) -> datetime | None:
    """An end is when it was answered, rejected, withdrawn …; that nobody objected in time makes no other end of an answer."""
    if isinstance(e, k.AduanDitutup):
        return e.pada if aduan.berjalan and e.alasan in MENUJU_TUTUP else aduan.berakhir_pada
    menuju = MENUJU.get(type(e).__name__)
    if menuju is None or pindah_bersama(e):
        return aduan.berakhir_pada
    return e.pada if menuju in BERAKHIR else None


def _rinci(aduan: Aduan, e: k.Kejadian) -> Aduan:
    """What this event changes besides."""
    match e:
        case k.AduanDiklasifikasi():
            kelas = Klasifikasi(e.jenis, e.kategori, e.sub_kategori)
            return salin(aduan, klasifikasi=kelas, kategori=e.kategori, sub_kategori=e.sub_kategori)
        case k.KlarifikasiDiminta():
            return salin(aduan, pertanyaan=Pertanyaan(e.pertanyaan, e.pada))
        case k.KlarifikasiDiberikan():
            return salin(aduan, pertanyaan=None)
        case k.AduanDiterimaAlihan():
            return salin(aduan, kecamatan=e.wilayah, klasifikasi=None, konsep=None)
        case k.AduanDigabungkan():
            return salin(aduan, induk=e.induk)
        case k.AduanIndukDijawab():
            return salin(aduan, jawaban=Jawaban(e.isi, e.pada), jawaban_induk=aduan.jawaban_induk | {e.sumber})
        case k.GabunganDilepas():
            return salin(aduan, induk=None, klasifikasi=None, konsep=None)
        case k.WaktuDiperpanjang():
            return salin(aduan, diperpanjang=aduan.diperpanjang + e.hari)
        case k.TanggapanDisusun():
            return salin(aduan, konsep=e.isi)
        case k.TanggapanDiberikan():
            return salin(aduan, jawaban=Jawaban(e.isi, e.pada))
        case k.AduanDibukaKembali():
            return salin(aduan, putaran=aduan.putaran + 1, diperpanjang=0, induk=None, klasifikasi=None, konsep=None, jawaban=None)
        case k.PenilaianDiberikan() if aduan.jawaban is not None:
            return salin(aduan, jawaban=replace(aduan.jawaban, nilai=e.nilai))
        case k.BatasWaktuMendekat() | k.BatasWaktuTerlewati() | k.VerdikDihitungUlang():
            return salin(aduan, peringatan=aduan.peringatan | {e.kunci_unik})
        case k.LampiranDitambahkan():
            satu = Lampiran(e.lampiran, e.sidik, e.jenis, e.ukuran, e.pada, e.oleh.peran)
            return salin(aduan, lampiran=(*aduan.lampiran, satu))
        case k.SuratDiterbitkan():
            terbit = SuratTerbit(e.surat, e.jenis, e.nomor, e.sidik, e.pada, e.oleh, e.wilayah, aduan.versi)
            return salin(aduan, surat=(*aduan.surat, terbit))
        case k.KabarDipilih():
            return salin(aduan, kabar=e.saluran)
        case k.KodeLacakDiganti():
            return salin(aduan, kode_versi=aduan.kode_versi + 1)
        case k.PemrosesanDibatasi() | k.PembatasanDicabut():
            return salin(aduan, dibatasi=isinstance(e, k.PemrosesanDibatasi))
        case k.PenghapusanDiminta():
            return salin(aduan, penghapusan_diminta_pada=e.pada)
        case k.PenghapusanDitolak():
            return salin(aduan, penghapusan_diminta_pada=None)
        case k.PelaporDilupakan():
            return salin(aduan, dilupakan=True, penghapusan_diminta_pada=None, kabar="tidak")
        case k.AduanDitutup():
            return salin(aduan, keadaan=MENUJU_TUTUP.get(e.alasan, aduan.keadaan), pertanyaan=None)
        case _:
            return aduan


@overload
def evolve(aliran: Aduan, e: k.Kejadian) -> Aduan: ...
@overload
def evolve(aliran: Aliran, e: k.Kejadian) -> Aliran: ...
def evolve(aliran: Aliran, e: k.Kejadian) -> Aliran:
    """What the stream says after one more event; an event it does not know only counts as a version."""
    if isinstance(e, k.AduanDiterima):
        return _diterima(aliran, e)
    if isinstance(aliran, AliranKosong):
        return replace(aliran, versi=aliran.versi + 1)
    return _rinci(_melangkah(aliran, e), e)


def fold(aduan_id: UUID, kejadian: Iterable[k.Kejadian]) -> Aliran:
    aliran: Aliran = AliranKosong(aduan_id)
    for e in kejadian:
        aliran = evolve(aliran, e)
    return aliran


def pastikan_ada(aliran: Aliran) -> Aduan:
    """The complaint; raises AduanTidakDitemukan where there is none."""
    if isinstance(aliran, AliranKosong):
        raise AduanTidakDitemukan
    return aliran


def aduan_dari(aduan_id: UUID, kejadian: Iterable[k.Kejadian]) -> Aduan:
    """The complaint that the stream holds; raises AduanTidakDitemukan where it holds none."""
    return pastikan_ada(fold(aduan_id, kejadian))
