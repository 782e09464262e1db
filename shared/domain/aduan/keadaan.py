"""What a complaint is, after all that has happened to it: a frozen state and a fold that never refuses."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import BERAKHIR, BERJALAN, LANGKAH, MENUJU, MENUJU_TUTUP, Keadaan


@dataclass(frozen=True, slots=True)
class Klasifikasi:
    jenis: str
    kategori: str
    sub_kategori: str


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
class Aduan:
    """One complaint. Times are aware datetimes; texts are ciphertext."""

    id: UUID
    versi: int = 0
    keadaan: Keadaan = Keadaan.BARU
    kecamatan: str = ""  # the office that has it now
    nomor: str = ""
    kategori: str = ""
    sub_kategori: str = ""
    saluran: str = ""
    rahasia: bool = False
    impor: bool = False
    pelapor: k.Pelapor | None = None
    isi: k.Tersandi | None = None
    permintaan: str | None = None
    klasifikasi: Klasifikasi | None = None
    pertanyaan: k.Tersandi | None = None  # the open question, while paused
    tanggapan: k.Tersandi | None = None  # the response as last drawn up or given
    nilai: int | None = None
    putaran: int = 1
    diterima_pada: datetime | None = None
    dijawab_pada: datetime | None = None
    jeda_sejak: datetime | None = None
    terakhir_pada: datetime | None = None
    induk: UUID | None = None
    lampiran: tuple[Lampiran, ...] = ()
    kabar: str = "tidak"  # how the reporter hears of each public step
    kode_versi: int = 1  # of the tracking code that opens it; one more each time it is replaced
    penghapusan_diminta_pada: datetime | None = None  # an open request to be forgotten
    dibatasi: bool = False  # kept, but not to be used
    dilupakan: bool = False
    peringatan: frozenset[str] = frozenset()  # kunci_unik of warnings, breaches and recomputed verdicts

    @property
    def langkah(self) -> int | None:
        """The SOP step whose clock runs now (3 to 7), None at an end."""
        return LANGKAH.get(self.keadaan)

    @property
    def jeda(self) -> bool:
        return self.jeda_sejak is not None

    @property
    def berjalan(self) -> bool:
        return self.keadaan in BERJALAN

    @property
    def berakhir(self) -> bool:
        return self.keadaan in BERAKHIR


def _rinci(aduan: Aduan, e: k.Kejadian) -> dict:
    """What this event changes besides the situation."""
    match e:
        case k.AduanDiterima():
            return dict(
                kecamatan=e.wilayah, nomor=e.nomor, kategori=e.kategori, sub_kategori=e.sub_kategori,
                saluran=e.saluran, rahasia=e.rahasia, impor=e.impor, pelapor=e.pelapor, isi=e.isi,
                permintaan=e.permintaan, diterima_pada=e.pada,
            )  # fmt: skip
        case k.AduanDiklasifikasi():
            kelas = Klasifikasi(e.jenis, e.kategori, e.sub_kategori)
            return dict(klasifikasi=kelas, kategori=e.kategori, sub_kategori=e.sub_kategori)
        case k.KlarifikasiDiminta():
            return dict(jeda_sejak=e.pada, pertanyaan=e.pertanyaan)
        case k.KlarifikasiDiberikan():
            return dict(jeda_sejak=None, pertanyaan=None)
        case k.AduanDiterimaAlihan():
            return dict(kecamatan=e.wilayah, klasifikasi=None)
        case k.AduanDigabungkan():
            return dict(induk=e.induk)
        case k.TanggapanDisusun():
            return dict(tanggapan=e.isi)
        case k.TanggapanDiberikan():
            return dict(tanggapan=e.isi, dijawab_pada=e.pada)
        case k.AduanDibukaKembali():
            return dict(putaran=aduan.putaran + 1, klasifikasi=None, tanggapan=None, dijawab_pada=None, nilai=None)
        case k.PenilaianDiberikan():
            return dict(nilai=e.nilai)
        case k.BatasWaktuMendekat() | k.BatasWaktuTerlewati() | k.VerdikDihitungUlang():
            return dict(peringatan=aduan.peringatan | {e.kunci_unik})
        case k.LampiranDitambahkan():
            satu = Lampiran(e.lampiran, e.sidik, e.jenis, e.ukuran, e.pada, e.oleh.peran)
            return dict(lampiran=(*aduan.lampiran, satu))
        case k.KabarDipilih():
            return dict(kabar=e.saluran)
        case k.KodeLacakDiganti():
            return dict(kode_versi=aduan.kode_versi + 1)
        case k.PemrosesanDibatasi() | k.PembatasanDicabut():
            return dict(dibatasi=isinstance(e, k.PemrosesanDibatasi))
        case k.PenghapusanDiminta():
            return dict(penghapusan_diminta_pada=e.pada)
        case k.PenghapusanDitolak():
            return dict(penghapusan_diminta_pada=None)
        case k.PelaporDilupakan():
            return dict(dilupakan=True, penghapusan_diminta_pada=None, kabar="tidak")
        case k.AduanDitutup():
            return dict(keadaan=MENUJU_TUTUP.get(e.alasan, aduan.keadaan), jeda_sejak=None, pertanyaan=None)
    return {}


def evolve(aduan: Aduan, e: k.Kejadian) -> Aduan:
    """The complaint after one more event; an event it does not know only counts as a version."""
    ubah = {"versi": aduan.versi + 1, "terakhir_pada": e.pada}
    if (menuju := MENUJU.get(type(e).__name__)) is not None:
        ubah["keadaan"] = menuju
        if menuju in BERAKHIR and not (isinstance(e, k.AduanDialihkan) and e.ke):
            ubah |= {"jeda_sejak": None, "pertanyaan": None}  # an end ends the pause; a transfer inside carries it along
    return replace(aduan, **(ubah | _rinci(aduan, e)))


def fold(aduan_id: UUID, kejadian: Iterable[k.Kejadian]) -> Aduan:
    aduan = Aduan(aduan_id)
    for e in kejadian:
        aduan = evolve(aduan, e)
    return aduan
