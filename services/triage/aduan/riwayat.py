"""A complaint's history in words: what happened, when, by whom; and what happened since somebody looked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from services.triage.aduan.layar import Peristiwa, VersiTanggapan
from shared.acuan.rincian import PeristiwaTampak, Rincian
from shared.domain.aduan import kata
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.kata_kejadian import ISIAN, PETUGAS
from shared.domain.akses.hak import SISTEM
from shared.surat.isi import SEMUA

TAMPIL = frozenset({
    "isi", "jenis", "kategori", "pertanyaan", "jawaban", "alasan", "ke", "instansi", "dari", "saran_tujuan", "kepada", "instruksi", "nilai",
    "komentar", "alasan_mundur", "jam", "langkah", "karena", "hari", "putusan_lama", "putusan_baru", "saluran", "cara", "sebab",
})  # fmt: skip
TERTULIS_DI_ATAS = (k.AduanDiterima, k.TanggapanDisusun)  # their texts stand on the page already

Namai = Callable[[str, str], str]  # category, sub-category -> their names


def riwayat(semua: Sequence[PeristiwaTampak], nama: Mapping[UUID, str], namai: Namai, kantor: Callable[[str], str]) -> list[Peristiwa]:
    """The newest first. `nama`: of the colleagues known here."""
    hasil = []
    for satu in semua:
        e = satu.kejadian
        isi = {n: v for n, v in satu.isi.items() if v not in (None, "")}
        if isinstance(e, TERTULIS_DI_ATAS):
            isi.pop("isi", None)
        if isinstance(e, k.AduanDiterima | k.AduanDiklasifikasi):
            isi["kategori"] = namai(e.kategori, e.sub_kategori)
        if isinstance(e, k.AduanDialihkan) and e.ke:
            isi["ke"] = kantor(e.ke)
        if isinstance(e, k.AduanDiterimaAlihan):
            isi["dari"] = kantor(e.dari)
        if isinstance(e, k.SuratDiterbitkan):
            isi["jenis"] = f"{SEMUA[e.jenis].judul if e.jenis in SEMUA else e.jenis}, nomor {e.nomor}"
        if isinstance(e, k.LampiranDitambahkan | k.AduanDitutup):
            isi.pop("jenis", None)
            isi.pop("alasan", None)
        rincian = [(ISIAN[n], str(v)) for n, v in isi.items() if n in TAMPIL]
        hasil.append(Peristiwa(PETUGAS.get(type(e), satu.jenis), e.pada, e.oleh.peran, _siapa(e, nama), rincian))
    return hasil[::-1]


def orang(kejadian: Sequence[k.Kejadian]) -> set[UUID]:
    """The staff who did something."""
    return {e.oleh.id for e in kejadian if e.oleh.id is not None and e.oleh.peran not in ("pelapor", SISTEM)}


def sebut(kejadian: Sequence[k.Kejadian], nama: Mapping[UUID, str], pukul: Callable[[k.Kejadian], str]) -> str:
    """ "diklasifikasi oleh Sri (operator) pukul 09.12 dan …"."""
    satu = []
    for e in kejadian:
        siapa = _siapa(e, nama)
        satu.append(f"{PETUGAS.get(type(e), '').lower()} oleh {f'{siapa} ({e.oleh.peran})' if siapa else e.oleh.peran} pukul {pukul(e)}")
    return kata.daftar(satu, "dan")


def versi_tanggapan(rinci: Rincian, nama: Mapping[UUID, str]) -> list[VersiTanggapan]:
    """Each response that was written, the newest first, with what became of it."""
    hasil: list[VersiTanggapan] = []
    for e in (satu.kejadian for satu in rinci.riwayat):
        if isinstance(e, k.TanggapanDisusun):
            hasil.append(VersiTanggapan(rinci.buka(e.isi) or "", e.pada, _siapa(e, nama) or e.oleh.peran))
        elif isinstance(e, k.TanggapanDikembalikan) and hasil:
            hasil[-1] = replace(hasil[-1], menjadi="dikembalikan", alasan=rinci.buka(e.alasan) or "")
        elif isinstance(e, k.TanggapanDiterima) and hasil:
            hasil[-1] = replace(hasil[-1], menjadi="diterima")
        elif isinstance(e, k.TanggapanDiberikan | k.AduanIndukDijawab):
            isi = rinci.buka(e.isi)
            if isi and not (hasil and hasil[-1].isi == isi):
                hasil.append(VersiTanggapan(isi, e.pada, _siapa(e, nama) or e.oleh.peran))
            if hasil:
                hasil[-1] = replace(hasil[-1], menjadi="diberikan")
    return hasil[::-1]


def _siapa(e: k.Kejadian, nama: Mapping[UUID, str]) -> str:
    """A colleague's name, else ""."""
    return nama.get(e.oleh.id, "") if e.oleh.id else ""
