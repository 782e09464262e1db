"""What stands on each paper, as data: every value is a text ready to be read, so that page and PDF say the same."""

from dataclasses import dataclass
from typing import ClassVar, TypedDict

from shared.surat.kop import Kop

OPERATOR, PPID = "Operator/Agen", "PPID Pelaksana"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pokok:
    """Which complaint it is about."""

    nomor: str
    kantor: str
    diterima: str
    saluran: str
    kategori: str
    sub_kategori: str
    keadaan: str
    putaran: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pemberi:
    """Who complains, as far as a paper may say; `keterangan`: why it says no more, else empty."""

    nama: str
    kontak: str
    keterangan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tahap:
    """One turn at an SOP step. Instants that are not there yet are "–"."""

    nomor: int
    nama: str
    pelaksana: str
    standar: str
    mulai: str
    batas: str
    selesai: str
    putusan: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tanya:
    pertanyaan: str
    ditanyakan: str
    jawaban: str
    dijawab: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Berkas:
    nama: str
    jenis: str
    ukuran: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Catatan:
    """Something said on the way: a disposition, a response sent back, a transfer."""

    apa: str
    pada: str
    kepada: str
    isi: str


class Umum(TypedDict):
    """The fields that every paper has, to be spread into it."""

    kop: Kop
    nomor: str
    tempat: str
    tanggal: str
    dicetak: str


@dataclass(frozen=True, kw_only=True)
class Surat:
    """`nomor` and `tanggal` are the paper's own; `tempat` stands above the signature. `penanda`: who signs at the left.

    `cap`: in large letters across every page; `kaki`: a line below every page; `singkatan`: in the number of one that is issued.
    """

    nama: ClassVar[str]
    judul: ClassVar[str]
    penanda: ClassVar[str] = ""
    singkatan: ClassVar[str] = ""

    kop: Kop
    nomor: str
    tempat: str
    tanggal: str
    dicetak: str
    cap: str = ""
    kaki: str = ""

    @property
    def tanda(self) -> tuple[str, ...]:
        """What is to be seen at once: that it is a draft, a derivation, or made up like everything in a demonstration."""
        return tuple(t for t in (self.cap, "PERAGAAN" if self.kop.peragaan else "") if t)


@dataclass(frozen=True, kw_only=True)
class DataPemberiAduan(Surat):
    """SOP step 1."""

    nama: ClassVar[str] = "data-pemberi-aduan"
    judul: ClassVar[str] = "Data Pemberi Aduan"
    singkatan: ClassVar[str] = "DPA"
    penanda: ClassVar[str] = OPERATOR

    pokok: Pokok
    pemberi: Pemberi
    dicatat_oleh: str
    langkah: tuple[Tahap, ...]


@dataclass(frozen=True, kw_only=True)
class DataPengaduan(Surat):
    """SOP step 2."""

    nama: ClassVar[str] = "data-pengaduan"
    judul: ClassVar[str] = "Data Pengaduan"
    singkatan: ClassVar[str] = "DP"
    penanda: ClassVar[str] = OPERATOR

    pokok: Pokok
    pemberi: Pemberi
    uraian: str
    tanya: tuple[Tanya, ...]
    lampiran: tuple[Berkas, ...]
    langkah: tuple[Tahap, ...]


@dataclass(frozen=True, kw_only=True)
class LaporanPengaduan(Surat):
    """SOP step 3."""

    nama: ClassVar[str] = "laporan-pengaduan"
    judul: ClassVar[str] = "Laporan Pengaduan"
    singkatan: ClassVar[str] = "LP"
    penanda: ClassVar[str] = OPERATOR

    pokok: Pokok
    pemberi: Pemberi
    uraian: str
    tanya: tuple[Tanya, ...]
    jenis: str
    diklasifikasi: str
    oleh: str
    tindak_lanjut: str
    catatan: tuple[Catatan, ...]
    langkah: tuple[Tahap, ...]
    perkara: str


@dataclass(frozen=True, kw_only=True)
class LaporanTanggapan(Surat):
    """SOP steps 4 to 7."""

    nama: ClassVar[str] = "laporan-tanggapan-pengaduan"
    judul: ClassVar[str] = "Laporan Tanggapan Pengaduan"
    singkatan: ClassVar[str] = "LTP"
    penanda: ClassVar[str] = PPID

    pokok: Pokok
    pemberi: Pemberi
    uraian: str
    catatan: tuple[Catatan, ...]
    tanggapan: str
    disusun: str
    diberikan: str
    penilaian: str
    langkah: tuple[Tahap, ...]
    perkara: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisRegister:
    urut: int
    nomor: str
    diterima: str
    pelapor: str
    saluran: str
    kategori: str
    uraian: str
    keadaan: str
    berakhir: str
    ketepatan: str
    perkara: str  # the whole case


@dataclass(frozen=True, slots=True, kw_only=True)
class Jumlah:
    apa: str
    banyak: int


@dataclass(frozen=True, kw_only=True)
class RegisterPengaduan(Surat):
    """All complaints that came in during one month, in the order they came."""

    nama: ClassVar[str] = "register-pengaduan"
    judul: ClassVar[str] = "Register Pengaduan"
    penanda: ClassVar[str] = PPID

    kantor: str
    bulan: str
    baris: tuple[BarisRegister, ...]
    jumlah: tuple[Jumlah, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Berikut:
    apa: str
    kapan: str


@dataclass(frozen=True, kw_only=True)
class Resi(Surat):
    """The reporter's own; `qr`: an SVG of the tracking link."""

    nama: ClassVar[str] = "resi"
    judul: ClassVar[str] = "Tanda Terima Aduan"

    kantor: str
    kode: str
    tautan: str
    qr: str
    diterima: str
    berikut: tuple[Berikut, ...]
    hubungi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Isian:
    apa: str
    isi: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BagianData:
    """One heading of a person's own data: the account, or a complaint; values as they are stored, in clear."""

    judul: str
    isian: tuple[Isian, ...]


@dataclass(frozen=True, kw_only=True)
class DataSaya(Surat):
    """A copy of a person's own data (UU 27/2022): for that person alone."""

    nama: ClassVar[str] = "data-pribadi"
    judul: ClassVar[str] = "Salinan Data Pribadi"

    pemilik: str
    bagian: tuple[BagianData, ...]


@dataclass(frozen=True, kw_only=True)
class BeritaAcaraPenghapusan(Surat):
    """That personal data was erased, of which complaint, on what ground, and what is kept: nothing of the person themselves."""

    nama: ClassVar[str] = "berita-acara-penghapusan"
    judul: ClassVar[str] = "Berita Acara Penghapusan Data Pribadi"
    penanda: ClassVar[str] = "Pelaksana"

    perkara: tuple[Isian, ...]
    hilang: tuple[str, ...]
    tetap: tuple[Isian, ...]  # what, and on what ground


SEMUA: dict[str, type[Surat]] = {
    kelas.nama: kelas
    for kelas in (
        DataPemberiAduan, DataPengaduan, LaporanPengaduan, LaporanTanggapan, RegisterPengaduan, Resi, DataSaya, BeritaAcaraPenghapusan,
    )
}  # fmt: skip
ADUAN = (DataPemberiAduan.nama, DataPengaduan.nama, LaporanPengaduan.nama, LaporanTanggapan.nama)  # those of one complaint
