"""One made-up event of every type, as in the golden files; `python -m tests.contracts.contoh` writes those that are missing."""

import base64
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import md5
from pathlib import Path
from uuid import UUID

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.kejadian import Kejadian, Pelaku, Pelapor, Tersandi
from shared.domain.aduan.penomoran import NomorDilewati, aliran_nomor
from shared.domain.akun import kejadian as a
from shared.domain.aturan.data import isi_sop
from shared.domain.aturan.isi import LAPIS_KOSONG
from shared.domain.aturan.kejadian import KalenderDiubah, SopDiubah, aliran_kalender, aliran_sop
from shared.domain.sop.awal import SOP_AWAL
from shared.machinery.contracts.codec import version_of
from shared.machinery.contracts.envelope import Sealed, leaf, seal
from shared.machinery.contracts.schemas import CONTRACTS, SOURCES

GOLDEN = Path(__file__).parent / "golden"
ADUAN = UUID("aaaaaaaa-0000-8000-8000-000000000001")
KORELASI = UUID("cccccccc-0000-4000-8000-000000000001")
PENYEBAB = UUID("cccccccc-0000-4000-8000-000000000002")
WARGA = Pelaku("pelapor", UUID("bbbbbbbb-0000-4000-8000-000000000001"))
OPERATOR = Pelaku("operator", UUID("bbbbbbbb-0000-4000-8000-000000000002"))
PPID = Pelaku("ppid", UUID("bbbbbbbb-0000-4000-8000-000000000003"))
ADMIN = Pelaku("admin")
JENAWI, KERJO = "33.13.17", "33.13.16"
PUKUL = datetime(2026, 11, 24, 6, 19, 48, 242188, tzinfo=UTC)
TANGGAL_USULAN = PUKUL + timedelta(days=7)


def s(teks: str) -> Tersandi:
    """Looks like ciphertext, and says what it stands for."""
    return Tersandi("v1." + base64.urlsafe_b64encode(f"contoh: {teks}".encode()).rstrip(b"=").decode())


def _e(jenis: type[Kejadian], oleh: Pelaku = OPERATOR, /, **isi: object) -> Kejadian:
    return jenis(**dict(aduan_id=ADUAN, wilayah=JENAWI, pada=PUKUL, oleh=oleh) | isi)


JAM = dict(langkah=4, putaran=1, ke=2, batas=PUKUL - timedelta(minutes=1), sop="33.13/1", kalender="33.13/2026.1")
PERKARA = dict(jam="perkara", langkah=None, ke=1)
SEMUA: tuple[Kejadian, ...] = (
    _e(
        k.AduanDiterima, WARGA, nomor="33.13.17/2026/000123", kategori="infrastruktur", sub_kategori="jalan-rusak", saluran="surat",
        rahasia=True, pelapor=Pelapor(WARGA.id, s("nama"), s("kontak")), isi=s("isi"),
        permintaan="fedcba9876543210" * 4, formulir_dibuka_pada=PUKUL - timedelta(minutes=9),
        data_pemberi_selesai_pada=PUKUL - timedelta(minutes=4), diterima_kantor_pada=PUKUL - timedelta(days=4),
        alasan_mundur=s("mundur"), impor=False,
    ),
    _e(k.KlarifikasiDiberikan, WARGA, jawaban=s("jawaban")),
    _e(k.AduanDibukaKembali, WARGA, alasan=s("alasan")),
    _e(k.PenilaianDiberikan, WARGA, nilai=4, komentar=s("komentar")),
    _e(k.AduanDicabut, WARGA, alasan=s("alasan")),
    _e(k.AduanDiklasifikasi, jenis="pengaduan", kategori="infrastruktur", sub_kategori="jalan-rusak"),
    _e(k.KlarifikasiDiminta, pertanyaan=s("pertanyaan")),
    _e(k.AduanDialihkan, ke=KERJO, instansi=None, alasan=s("alasan")),
    _e(k.AduanDiterimaAlihan, wilayah=KERJO, dari=JENAWI),
    _e(k.AduanDitolak, alasan=s("alasan"), saran_tujuan=s("tujuan")),
    _e(k.AduanDigabungkan, induk=UUID("aaaaaaaa-0000-8000-8000-000000000002"), alasan=s("alasan")),
    _e(
        k.AduanIndukDijawab, k.SISTEM, induk=UUID("aaaaaaaa-0000-8000-8000-000000000002"),
        sumber=UUID("cccccccc-0000-5000-8000-000000000003"), isi=s("jawaban"),
    ),
    _e(
        k.GabunganDilepas, k.SISTEM, induk=UUID("aaaaaaaa-0000-8000-8000-000000000002"),
        sumber=UUID("cccccccc-0000-5000-8000-000000000004"), sebab="ditolak",
    ),
    _e(k.TanggapanDiberikan, isi=s("jawaban")),
    _e(
        k.SuratDiterbitkan, surat=UUID("dddddddd-0000-4000-8000-000000000001"), jenis="laporan-pengaduan",
        nomor="33.13.17/2026/000123/LP-1", sidik="0123456789abcdef" * 4,
    ),
    _e(k.AduanDidisposisikan, PPID, kepada=s("unit"), instruksi=s("instruksi")),
    _e(k.WaktuDiperpanjang, PPID, hari=7, alasan=s("alasan")),
    _e(k.TanggapanDisusun, Pelaku("pengelola", UUID("bbbbbbbb-0000-4000-8000-000000000004")), isi=s("tanggapan")),
    _e(k.TanggapanDikembalikan, PPID, alasan=s("alasan")),
    _e(k.TanggapanDiterima, PPID),
    _e(k.TanggapanDicatat),
    _e(k.BatasWaktuMendekat, k.SISTEM, **JAM, ambang=80),
    _e(k.BatasWaktuTerlewati, k.SISTEM, **JAM),
    _e(
        k.VerdikDihitungUlang, k.SISTEM, langkah=4, putaran=1, ke=2, putusan_lama="lewat", putusan_baru="tepat",
        batas_lama=PUKUL - timedelta(days=3), batas_baru=PUKUL - timedelta(days=2), kalender_lama="33.13/1", kalender_baru="33.13/2",
        sop="33.13/1", dasar=UUID("dddddddd-0000-5000-8000-000000000002"),
    ),
    _e(k.AduanDitutup, k.SISTEM, alasan="selesai"),
    _e(
        k.LampiranDitambahkan, WARGA, lampiran=UUID("eeeeeeee-0000-4000-8000-000000000001"), sidik="0123456789abcdef" * 4,
        jenis="image/jpeg", ukuran=123456,
    ),
    _e(k.KabarDipilih, WARGA, saluran="email"),
    _e(k.KodeLacakDiganti, OPERATOR, cara="loket"),
    _e(k.CatatanDitambahkan, isi=s("catatan")),
    _e(k.IdentitasDibuka, Pelaku("camat", UUID("bbbbbbbb-0000-4000-8000-000000000005")), alasan=s("alasan")),
    _e(k.PemrosesanDibatasi, WARGA),
    _e(k.PembatasanDicabut, Pelaku("admin-kecamatan", UUID("bbbbbbbb-0000-4000-8000-000000000006")), alasan=s("alasan")),
    _e(k.PenghapusanDiminta, WARGA),
    _e(
        k.PenghapusanDitolak, Pelaku("admin-kecamatan", UUID("bbbbbbbb-0000-4000-8000-000000000006")), dasar="aduan-berjalan",
        alasan=s("alasan"),
    ),
    _e(k.PelaporDilupakan, Pelaku("admin-kecamatan", UUID("bbbbbbbb-0000-4000-8000-000000000006")), dasar="permintaan"),
    _e(NomorDilewati, ADMIN, aduan_id=aliran_nomor(JENAWI, 2026), tahun=2026, dari=131, sampai=144, sejak_posisi=902),
    _e(
        SopDiubah, ADMIN, aduan_id=aliran_sop(JENAWI), versi="33.13.17/1", berlaku_sejak=PUKUL + timedelta(days=38),
        alasan="Keputusan Camat 000.8.3.3/23/2024", isi=isi_sop(SOP_AWAL),
    ),
    _e(
        KalenderDiubah, ADMIN, aduan_id=aliran_kalender("33.13"), wilayah="33.13", versi="33.13/1", berlaku_sejak=date(2026, 12, 1),
        alasan="Edaran Bupati",
        isi={
            "mandiri": False, "zona": "Asia/Jakarta", "pekan": [["07:30-12:00", "13:00-16:00"]] * 5 + [[], []],
            "masa": [
                {
                    "nama": "Ramadan", "dari": "2027-02-08", "sampai": "2027-03-09", "perkiraan": True,
                    "pekan": [["08:00-15:00"]] * 5 + [[], []],
                }
            ],
            "libur": [{"tanggal": "2026-12-11", "nama": "Pilkades", "perkiraan": False}],
            "buka": [{"tanggal": "2026-12-12", "nama": "Pelayanan Sabtu", "jam": ["08:00-12:00"]}], "tahun_perkiraan": [2027],
        },
    ),
)  # fmt: skip
AKUN = UUID("bbbbbbbb-0000-4000-8000-000000000007")
TENTANG_AKUN = dict(aduan_id=a.aliran_akun(AKUN), akun=AKUN)
SENDIRI, KEPALA = Pelaku("petugas", AKUN), Pelaku("admin-kecamatan", UUID("bbbbbbbb-0000-4000-8000-000000000006"))
SEMUA += (
    _e(a.AkunDibuat, KEPALA, **TENTANG_AKUN, jenis="petugas"),
    _e(a.HakDiberikan, KEPALA, **TENTANG_AKUN, peran="camat", tugas=JENAWI, cara="dua-orang", pengusul=UUID(int=9)),
    _e(a.HakDicabut, KEPALA, **TENTANG_AKUN, peran="operator", tugas=JENAWI),
    _e(a.AkunDitutup, KEPALA, **TENTANG_AKUN),
    _e(a.AkunDibukaLagi, KEPALA, **TENTANG_AKUN),
    _e(a.TautanDibuat, KEPALA, **TENTANG_AKUN, cara="sendiri"),
    _e(a.PerubahanDiusulkan, KEPALA, **TENTANG_AKUN, usulan=UUID(int=8), apa="beri", hak="camat 33.13.17", sampai=TANGGAL_USULAN),
    _e(a.UsulanBerakhir, KEPALA, **TENTANG_AKUN, usulan=UUID(int=8), cara="disetujui"),
    _e(a.SandiDiganti, SENDIRI, **TENTANG_AKUN, cara="undangan"),
    _e(a.FaktorDiubah, SENDIRI, **TENTANG_AKUN, terpasang=True),
    _e(a.MasukBerhasil, SENDIRI, **TENTANG_AKUN, cara="totp"),
    _e(a.MasukDitahan, k.SISTEM, **TENTANG_AKUN, gagal=6),
)
CONTOH: dict[str, Kejadian] = {type(e).__name__: e for e in SEMUA}
# The same with as little as the contract allows.
HEMAT: tuple[Kejadian, ...] = (
    _e(
        k.AduanDiterima, Pelaku("impor"), nomor="33.13.17/2022/000001", kategori="lainnya", sub_kategori="lainnya", saluran="impor",
        rahasia=False, pelapor=None, isi=None, impor=True,
    ),
    _e(k.PenilaianDiberikan, WARGA, nilai=5),
    _e(k.AduanDicabut, WARGA),
    _e(k.AduanDialihkan, ke=None, instansi=s("instansi"), alasan=s("alasan")),
    _e(k.TanggapanDiberikan, Pelaku("impor"), isi=None),
    _e(k.AduanIndukDijawab, k.SISTEM, induk=UUID(int=2), sumber=UUID(int=3), isi=None),
    _e(k.BatasWaktuTerlewati, k.SISTEM, **JAM | PERKARA, karena="klasifikasi"),
    _e(k.BatasWaktuMendekat, k.SISTEM, **JAM | PERKARA, ambang=75),
    _e(SopDiubah, ADMIN, aduan_id=aliran_sop(JENAWI), versi="33.13.17/1", berlaku_sejak=None, alasan="x", isi=isi_sop(SOP_AWAL)),
    _e(KalenderDiubah, ADMIN, aduan_id=aliran_kalender(JENAWI), versi="33.13.17/1", berlaku_sejak=None, alasan="x", isi=LAPIS_KOSONG),
)  # fmt: skip


def tersegel(e: Kejadian, sequence: int) -> Sealed:
    """Sealed as the program does it, but for `acak`, which the golden files have from the event's type."""
    tipe = type(e).__name__
    sumber = next(s for s, kelas in SOURCES.items() if CONTRACTS[tipe, version_of(tipe)] in kelas)
    tutup = seal(e, sequence=sequence, source=sumber, correlation_id=KORELASI, causation_id=PENYEBAB if sequence > 1 else None)
    acak = json.loads(tutup.cloudevent)["acak"]
    return replace(tutup, cloudevent=tutup.cloudevent.replace(acak, md5(tipe.encode(), usedforsecurity=False).hexdigest(), 1))


def berkas(tipe: str) -> Path:
    return GOLDEN / f"{tipe}.v{version_of(tipe)}.json"


def tulis_yang_belum_ada() -> None:
    """Golden files and their leaves; what is there already is never touched."""
    daftar = GOLDEN / "leaves.json"
    daun = json.loads(daftar.read_text()) if daftar.exists() else {}
    for n, (tipe, e) in enumerate(CONTOH.items(), start=1):
        if not berkas(tipe).exists():
            teks = tersegel(e, n).cloudevent
            berkas(tipe).write_text(teks, encoding="utf-8")
            daun[berkas(tipe).name] = leaf(teks).hex()
    daftar.write_text(json.dumps(daun, indent=2) + "\n", encoding="ascii")


if __name__ == "__main__":
    tulis_yang_belum_ada()
