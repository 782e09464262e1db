"""Streams for the clock's tests, told as (when on the office's wall, what happened)."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from shared.domain.aduan import kejadian as k
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.jam import Jam, hitung

JENAWI, JATIPURO, JAYAPURA = "33.13.17", "33.13.01", "91.71.01"
ADUAN = UUID("00000000-0000-4000-8000-000000000001")
ATURAN = AturanBerlaku()
_ZONA = {JAYAPURA: ZoneInfo("Asia/Jayapura")}
_WIB = ZoneInfo("Asia/Jakarta")
X = k.Tersandi("v1.x")
_ISI = {
    "AduanDiterima": dict(
        nomor="33.13.17/2026/000001", kategori="jalan", sub_kategori="lubang", saluran="web", rahasia=False, pelapor=None, isi=X
    ),
    "AduanDiklasifikasi": dict(jenis="pengaduan", kategori="jalan", sub_kategori="lubang"),
    "KlarifikasiDiminta": dict(pertanyaan=X),
    "KlarifikasiDiberikan": dict(jawaban=X),
    "AduanDialihkan": dict(ke=JATIPURO, instansi=None, alasan=X),
    "AduanDiterimaAlihan": dict(dari=JENAWI),
    "AduanDitolak": dict(alasan=X, saran_tujuan=X),
    "AduanDigabungkan": dict(induk=ADUAN, alasan=X),
    "AduanIndukDijawab": dict(induk=ADUAN, sumber=ADUAN, isi=X),
    "GabunganDilepas": dict(induk=ADUAN, sumber=ADUAN, sebab="ditolak"),
    "TanggapanDiberikan": dict(isi=X),
    "TanggapanDisusun": dict(isi=X),
    "TanggapanDikembalikan": dict(alasan=X),
    "AduanDibukaKembali": dict(alasan=X),
    "AduanDitutup": dict(alasan="tanpa_klarifikasi"),
    "AduanDidisposisikan": dict(kepada=X, instruksi=X),
    "PenilaianDiberikan": dict(nilai=5),
    "WaktuDiperpanjang": dict(hari=7, alasan=X),
}


def pada(teks: str, kantor: str = JENAWI) -> datetime:
    """ "2026-11-24 10:00" on the office's clock."""
    return datetime.fromisoformat(teks).replace(tzinfo=_ZONA.get(kantor, _WIB))


def kejadian(waktu: str, nama: str, wilayah: str = JENAWI, **isi) -> k.Kejadian:
    kelas = k.KEJADIAN[nama]
    return kelas(aduan_id=ADUAN, wilayah=wilayah, pada=pada(waktu, wilayah), oleh=k.SISTEM, **_ISI.get(nama, {}) | isi)


class Riwayat:
    """given(...) past events; .jam(now) gives the clocks, .satu(key, now) one of them."""

    def __init__(self, *urutan: tuple, aturan: AturanBerlaku = ATURAN) -> None:
        self.kejadian = [kejadian(u[0], u[1], *u[2:3], **(u[3] if len(u) > 3 else {})) for u in urutan]
        self.aturan = aturan

    def jam(self, sampai: str) -> list[Jam]:
        return hitung(self.kejadian, self.aturan, pada(sampai))

    def satu(self, kunci: str, sampai: str) -> Jam:
        return {j.kunci: j for j in self.jam(sampai)}[kunci]


given = Riwayat
