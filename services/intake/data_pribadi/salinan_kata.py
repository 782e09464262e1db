"""The copy of one's own data as people read it: sentences for what happened, times on the office's clock, words for codes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.intake.data_pribadi.salinan import Salinan
from shared.domain.aduan import kata
from shared.domain.aduan import kejadian as k
from shared.domain.sop.jam import Putusan
from shared.machinery.html import bahasa
from shared.surat.isi import OPERATOR, PPID, BagianData, Isian
from shared.surat.susun import JENIS_BERKAS, SALURAN, ukuran

HILANG, TIDAK_ADA = "(sudah dihapus)", "–"
PERISTIWA: Mapping[type[k.Kejadian], str] = {
    k.AduanDiterima: "Aduan Anda diterima",
    k.KlarifikasiDiberikan: "Pertanyaan kantor dijawab",
    k.AduanDibukaKembali: "Aduan dibuka kembali atas permintaan Anda",
    k.PenilaianDiberikan: "Anda menilai jawaban kantor",
    k.AduanDicabut: "Aduan dicabut",
    k.AduanDiklasifikasi: "Kantor menentukan jenis aduan",
    k.KlarifikasiDiminta: "Kantor bertanya kepada Anda",
    k.AduanDialihkan: "Aduan dialihkan",
    k.AduanDiterimaAlihan: "Aduan diterima dari kantor lain",
    k.AduanDitolak: "Aduan ditolak",
    k.AduanDigabungkan: "Aduan digabungkan dengan aduan lain tentang hal yang sama",
    k.TanggapanDiberikan: "Kantor menjawab aduan Anda",
    k.TanggapanDiterima: "Tanggapan diterima PPID",
    k.TanggapanDicatat: "Tanggapan dicatat",
    k.BatasWaktuMendekat: "Batas waktu sebuah langkah mendekat",
    k.BatasWaktuTerlewati: "Batas waktu sebuah langkah terlewati",
    k.VerdikDihitungUlang: "Ketepatan waktu dihitung ulang",
    k.AduanDitutup: "Aduan ditutup",
    k.LampiranDitambahkan: "Foto atau dokumen ditambahkan",
    k.KabarDipilih: "Cara Anda dikabari dipilih",
    k.KodeLacakDiganti: "Kode lacak diganti; yang lama tidak berlaku lagi",
    k.IdentitasDibuka: "Identitas Anda dibuka oleh pejabat",
    k.PemrosesanDibatasi: "Pemakaian data Anda dibatasi",
    k.PembatasanDicabut: "Pembatasan pemakaian data berakhir",
    k.PenghapusanDiminta: "Anda meminta data dihapus",
    k.PenghapusanDitolak: "Permintaan penghapusan ditolak",
    k.PelaporDilupakan: "Data pribadi dihapus",
}
LABEL: Mapping[str, str] = {
    "nomor": "Nomor", "kategori": "Kategori", "sub_kategori": "Sub-kategori", "saluran": "Saluran", "rahasia": "Identitas dirahasiakan",
    "isi": "Isi", "formulir_dibuka_pada": "Formulir dibuka", "data_pemberi_selesai_pada": "Data diri lengkap", "jawaban": "Jawaban",
    "alasan": "Alasan", "nilai": "Nilai", "komentar": "Komentar", "jenis": "Jenis", "pertanyaan": "Pertanyaan", "ke": "Ke",
    "instansi": "Ke", "dari": "Dari", "saran_tujuan": "Tujuan yang disarankan", "langkah": "Langkah", "putaran": "Putaran",
    "batas": "Batas waktu", "sop": "Versi SOP", "kalender": "Versi kalender", "putusan_lama": "Semula", "putusan_baru": "Menjadi",
    "batas_lama": "Batas waktu semula", "batas_baru": "Batas waktu menjadi", "kalender_lama": "Versi kalender semula",
    "kalender_baru": "Versi kalender menjadi", "ukuran": "Ukuran", "dasar": "Dasar", "cara": "Cara",
}  # fmt: skip
OLEH: Mapping[str, str] = {
    "pelapor": "Anda", "operator": OPERATOR, "ppid": PPID, "pengelola": "Bidang Pengelola Aduan", "camat": "Camat",
    "inspektorat": "Inspektorat", "admin": "Admin", "admin-kecamatan": "Admin kecamatan", "admin-kabupaten": "Admin kabupaten",
    "sistem": "program", "impor": "data lama",
}  # fmt: skip
PUTUSAN = {Putusan.TEPAT: "tepat waktu", Putusan.LEWAT: "terlambat", Putusan.TERHENTI: "terhenti", Putusan.BERJALAN: "sedang berjalan"}
DITUTUP = {"selesai": "dijawab dan tidak ada keberatan", "tanpa_klarifikasi": "pertanyaan kantor tidak dijawab"}
KATA: Mapping[str, str] = {**SALURAN, **kata.KABAR, **JENIS_BERKAS, **kata.DASAR_TOLAK, **kata.DASAR_LUPA, **DITUTUP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Penerjemah:
    """`zona`: of the office; the functions give names for codes."""

    zona: str
    nama_kategori: Callable[[str, str], tuple[str, str]]
    nama_kantor: Callable[[str], str]

    def bagian(self, s: Salinan) -> tuple[BagianData, ...]:
        """Who they are, the complaint as it stands, then what happened, the oldest first."""
        semua = [self._pelapor(s)] if s.aduan.penyampaian else []
        return (*semua, self._aduan(s), *(self._peristiwa(s, e) for e in s.pandangan.kejadian))

    def _pelapor(self, s: Salinan) -> BagianData:
        nama, kontak = s.pandangan.identitas
        return BagianData(judul="Pelapor", isian=(Isian(apa="Nama", isi=nama or HILANG), Isian(apa="Kontak", isi=kontak or HILANG)))

    def _aduan(self, s: Salinan) -> BagianData:
        a = s.aduan
        kategori, sub = self.nama_kategori(a.kategori, a.sub_kategori)
        isian = {
            "Nomor": a.nomor,
            "Kantor": self.nama_kantor(a.kecamatan),
            "Keadaan": kata.KEADAAN[a.keadaan],
            "Kategori": kategori,
            "Sub-kategori": sub,
            "Saluran": SALURAN.get(a.saluran, a.saluran),
            "Identitas dirahasiakan": _ya(a.rahasia),
            "Pemakaian data dibatasi": _ya(a.dibatasi),
            "Data pribadi dihapus": _ya(a.dilupakan),
            "Dikabari lewat": kata.KABAR.get(a.kabar, a.kabar),
            "Penilaian Anda": f"{a.nilai} dari 5" if a.nilai else TIDAK_ADA,
        }
        return BagianData(judul="Aduan", isian=tuple(Isian(apa=apa, isi=isi or TIDAK_ADA) for apa, isi in isian.items()))

    def _peristiwa(self, s: Salinan, e: k.Kejadian) -> BagianData:
        isi, tersandi = s.pandangan.isi(e), k.bidang_tersandi(type(e))
        isian = [Isian(apa="Pada", isi=self._saat(e.pada)), Isian(apa="Oleh", isi=OLEH.get(e.oleh.peran, e.oleh.peran))]
        for nama, nilai in isi.items():
            if getattr(e, nama) is None or nama == "lampiran":
                continue  # nothing was said; a file's code is for programs
            isian.append(Isian(apa=LABEL[nama], isi=(nilai or HILANG) if nama in tersandi else self._kata(e, nama, nilai)))
        return BagianData(judul=PERISTIWA[type(e)], isian=tuple(isian))

    def _saat(self, t: datetime) -> str:
        return bahasa.saat(t, self.zona)

    def _kata(self, e: k.Kejadian, nama: str, nilai: Any) -> str:
        """A value in clear as words."""
        match nama, nilai:
            case _, bool():
                return _ya(nilai)
            case _, datetime():
                return self._saat(nilai)
            case (("kategori" | "sub_kategori"), str()):
                return self.nama_kategori(e.kategori, e.sub_kategori)[nama == "sub_kategori"]  # type: ignore[attr-defined]
            case (("ke" | "dari"), str()):
                return self.nama_kantor(nilai)
            case (("putusan_lama" | "putusan_baru"), str()):
                return PUTUSAN[Putusan(nilai)]
            case "ukuran", int():
                return ukuran(nilai)
            case "nilai", int():
                return f"{nilai} dari 5"
        return KATA.get(nilai, str(nilai))


def _ya(benar: bool) -> str:
    return "ya" if benar else "tidak"
