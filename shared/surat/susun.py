"""Which papers a complaint has, and what stands on them: from its events and the texts that staff may read."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar, assert_never

from shared.acuan.rincian import DIHAPUS, Rincian
from shared.domain.aduan import kata
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.mengikuti import JAWABAN
from shared.domain.aduan.penolakan import TidakDitemukan
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.jam import Jam, hitung
from shared.domain.sop.perkara import perkara
from shared.domain.sop.sop import Langkah, Waktu
from shared.machinery.html import language
from shared.surat import isi as i
from shared.surat.kop import Kop
from shared.surat.sebutan import BELUM, JENIS_BERKAS, PERAN, TIDAK_TERCATAT, diterima, ketepatan, pemberi, perkara_kata, ukuran, umum

E = TypeVar("E", bound=k.Kejadian)
TANGGAPAN: tuple[type[k.TanggapanDisusun | k.TanggapanDiberikan | k.AduanIndukDijawab], ...] = (
    k.TanggapanDisusun, k.TanggapanDiberikan, k.AduanIndukDijawab,
)  # fmt: skip
Keputusan = k.AduanDialihkan | k.AduanDitolak | k.AduanDigabungkan
KEPUTUSAN: tuple[type[Keputusan], ...] = (k.AduanDialihkan, k.AduanDitolak, k.AduanDigabungkan)


class SuratTidakDikenal(TidakDitemukan):
    """Tidak ada dokumen bernama {nama}."""

    kode = "surat-tidak-dikenal"


class SuratBelumAda(TidakDitemukan):
    """{judul} aduan {nomor} belum ada, karena langkahnya belum sampai di situ."""

    kode = "surat-belum-ada"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bahan:
    """What papers of one complaint are made of. `rinci`: as `rincian` gives it, so that a paper shows nothing that staff may not see."""

    aduan: Aduan
    kejadian: Sequence[k.Kejadian]
    rinci: Rincian
    aturan: AturanWaktu
    now: datetime
    kop: Kop
    zona: str
    nama_kategori: tuple[str, str]
    nama_kantor: Callable[[str], str]

    def teks(self, tersandi: k.Tersandi | None) -> str:
        """As a paper shows it: a word stands for what is not there to read."""
        return self.rinci.buka(tersandi) or DIHAPUS


def tersedia(kejadian: Sequence[k.Kejadian]) -> tuple[str, ...]:
    """Names of the papers that this complaint has by now, in the order of the steps."""
    jenis = {type(e) for e in kejadian}
    ada = [i.DataPemberiAduan.nama, i.DataPengaduan.nama]
    if jenis & {k.AduanDiklasifikasi, *KEPUTUSAN}:
        ada.append(i.LaporanPengaduan.nama)
    if jenis & set(TANGGAPAN):
        ada.append(i.LaporanTanggapan.nama)
    return tuple(ada)


def susun(nama: str, b: Bahan) -> i.Surat:
    """The paper of that name. Raises SuratTidakDikenal, SuratBelumAda."""
    if nama not in i.ADUAN:
        raise SuratTidakDikenal(nama=nama)
    kelas = i.SEMUA[nama]
    if nama not in tersedia(b.kejadian):
        raise SuratBelumAda(judul=kelas.judul, nomor=b.aduan.nomor)
    return _SUSUN[nama](b)


def _seluruhnya(b: Bahan) -> str:
    p = perkara(b.kejadian, b.aturan, b.now)[-1]
    return f"{p.hari} hari kerja sejak {language.singkat(p.mulai, b.zona)}: {perkara_kata(p, b.zona)}"


def _pokok(b: Bahan) -> i.Pokok:
    return i.Pokok(
        nomor=b.aduan.nomor,
        kantor=b.nama_kantor(b.aduan.kecamatan),
        diterima=diterima(b.aduan, b.zona),
        saluran=kata.KATA_SALURAN.get(b.aduan.saluran, b.aduan.saluran),
        kategori=b.nama_kategori[0],
        sub_kategori=b.nama_kategori[1],
        keadaan=b.rinci.keterangan,
        putaran=b.aduan.putaran,
    )


def _langkah(b: Bahan, *nomor: int) -> tuple[i.Tahap, ...]:
    langkah = b.aturan.sop(b.aduan.kecamatan, b.now).menurut_nomor
    return tuple(_tahap(j, langkah[j.langkah], b.zona) for j in hitung(b.kejadian, b.aturan, b.now) if j.langkah in nomor)


def _tahap(j: Jam, langkah: Langkah, zona: str) -> i.Tahap:
    singkat = language.singkat
    return i.Tahap(
        nomor=j.langkah,
        nama=langkah.nama,
        pelaksana=", ".join(PERAN.get(p, p) for p in langkah.pelaksana),
        standar=f"{j.jumlah} {j.satuan.value}{' kerja' if j.waktu is Waktu.KERJA else ''}",
        mulai=singkat(j.mulai, zona),
        batas=BELUM if j.tenggat is None else singkat(j.tenggat, zona),
        selesai=singkat(j.selesai, zona) if j.selesai else BELUM,
        putusan=ketepatan(j),
    )


def _peristiwa(b: Bahan, *jenis: type[E]) -> list[E]:
    """What happened of these kinds."""
    return [e for e in b.kejadian if isinstance(e, jenis)]


def _umum(b: Bahan, pada: datetime) -> i.Umum:
    return umum(b.kop, b.aduan.nomor, pada, b.now, b.zona)


def _data_pemberi(b: Bahan) -> i.DataPemberiAduan:
    diterima = b.kejadian[0]
    oleh = diterima.oleh.peran
    selesai = diterima.data_pemberi_selesai_pada if isinstance(diterima, k.AduanDiterima) else None
    return i.DataPemberiAduan(
        **_umum(b, selesai or diterima.pada),
        pokok=_pokok(b),
        pemberi=pemberi(b.aduan, b.rinci.pelapor),
        dicatat_oleh="pelapor sendiri" if oleh == "pelapor" else PERAN.get(oleh, oleh),
        langkah=_langkah(b, 1),
    )


def _data_pengaduan(b: Bahan) -> i.DataPengaduan:
    return i.DataPengaduan(
        **_umum(b, b.aduan.diterima_pada),
        pokok=_pokok(b),
        pemberi=pemberi(b.aduan, b.rinci.pelapor),
        uraian=_uraian(b),
        tanya=_tanya(b),
        lampiran=tuple(
            i.Berkas(nama=x.nama or DIHAPUS, jenis=JENIS_BERKAS.get(x.jenis, x.jenis), ukuran=ukuran(x.ukuran)) for x in b.rinci.lampiran
        ),
        langkah=_langkah(b, 2),
    )


def _laporan(b: Bahan) -> i.LaporanPengaduan:
    kelas, putus = _peristiwa(b, k.AduanDiklasifikasi), _peristiwa(b, *KEPUTUSAN)
    akhir: k.Kejadian = kelas[-1] if kelas else putus[-1]
    lanjut = "Lihat keputusan di bawah."
    if kelas:
        lanjut = "Dijawab langsung." if kelas[-1].jenis == "informasi" else "Diteruskan kepada PPID Pelaksana untuk ditanggapi."
    return i.LaporanPengaduan(
        **_umum(b, akhir.pada),
        pokok=_pokok(b),
        pemberi=pemberi(b.aduan, b.rinci.pelapor),
        uraian=_uraian(b),
        tanya=_tanya(b),
        jenis=kelas[-1].jenis if kelas else "",
        diklasifikasi=language.saat(kelas[-1].pada, b.zona) if kelas else "",
        oleh=PERAN.get(akhir.oleh.peran, akhir.oleh.peran),
        tindak_lanjut=lanjut,
        catatan=tuple(_keputusan(b, e) for e in putus),
        langkah=_langkah(b, 3),
        perkara=_seluruhnya(b),
    )


def _keputusan(b: Bahan, e: Keputusan) -> i.Catatan:
    pada, alasan = language.singkat(e.pada, b.zona), b.teks(e.alasan)
    match e:
        case k.AduanDialihkan():
            return i.Catatan(apa="Dialihkan", pada=pada, kepada=b.nama_kantor(e.ke) if e.ke else b.teks(e.instansi), isi=alasan)
        case k.AduanDitolak():
            isi = f"{alasan}\nTujuan yang disarankan: {b.teks(e.saran_tujuan)}"
            return i.Catatan(apa="Ditolak", pada=pada, kepada="", isi=isi)
        case k.AduanDigabungkan():
            return i.Catatan(apa="Digabungkan dengan aduan lain", pada=pada, kepada="", isi=alasan)
        case _:
            assert_never(e)


def _tanggapan(b: Bahan) -> i.LaporanTanggapan:
    semua, susunan, diberikan = _peristiwa(b, *TANGGAPAN), _peristiwa(b, k.TanggapanDisusun), _peristiwa(b, *JAWABAN)
    terakhir = max(semua, key=lambda e: e.pada)
    return i.LaporanTanggapan(
        **_umum(b, terakhir.pada),
        pokok=_pokok(b),
        pemberi=pemberi(b.aduan, b.rinci.pelapor),
        uraian=_uraian(b),
        catatan=_catatan(b),
        tanggapan=TIDAK_TERCATAT if terakhir.isi is None else b.teks(terakhir.isi),
        disusun=language.saat(susunan[-1].pada, b.zona) if susunan else "",
        diberikan=language.saat(diberikan[-1].pada, b.zona) if diberikan else "belum",
        penilaian=f"{b.aduan.nilai} dari 5" if b.aduan.nilai else "",
        langkah=_langkah(b, 4, 5, 6, 7),
        perkara=_seluruhnya(b),
    )


def _catatan(b: Bahan) -> tuple[i.Catatan, ...]:
    """What was said inside the office on the way to the response."""
    hasil = []
    for e in b.kejadian:
        pada = language.singkat(e.pada, b.zona)
        if isinstance(e, k.AduanDidisposisikan):
            hasil.append(i.Catatan(apa="Disposisi", pada=pada, kepada=b.teks(e.kepada), isi=b.teks(e.instruksi)))
        elif isinstance(e, k.TanggapanDikembalikan):
            hasil.append(i.Catatan(apa="Tanggapan dikembalikan", pada=pada, kepada="", isi=b.teks(e.alasan)))
    return tuple(hasil)


_SUSUN: Mapping[str, Callable[[Bahan], i.Surat]] = {
    i.DataPemberiAduan.nama: _data_pemberi,
    i.DataPengaduan.nama: _data_pengaduan,
    i.LaporanPengaduan.nama: _laporan,
    i.LaporanTanggapan.nama: _tanggapan,
}


def _uraian(b: Bahan) -> str:
    return b.rinci.isi or (TIDAK_TERCATAT if b.aduan.penyampaian is None else DIHAPUS)


def _tanya(b: Bahan) -> tuple[i.Tanya, ...]:
    """An answer stands beside the question before it."""
    hasil: list[i.Tanya] = []
    for e in b.kejadian:
        pada = language.singkat(e.pada, b.zona)
        if isinstance(e, k.KlarifikasiDiminta):
            hasil.append(i.Tanya(pertanyaan=b.teks(e.pertanyaan), ditanyakan=pada, jawaban="", dijawab=""))
        elif isinstance(e, k.KlarifikasiDiberikan) and hasil:
            hasil[-1] = replace(hasil[-1], jawaban=b.teks(e.jawaban), dijawab=pada)
    return tuple(hasil)
