"""The copy of one's own data as people read it: sentences for what happened, times on the office's clock, words for codes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from services.intake.data_pribadi.salinan import Salinan
from shared.domain.aduan import kata
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.kata_kejadian import ISIAN, PELAPOR
from shared.domain.sop.jam import Putusan
from shared.machinery.html import language
from shared.surat.isi import OPERATOR, BagianData, Isian
from shared.surat.sebutan import JENIS_BERKAS, ukuran

HILANG, TIDAK_ADA = "(sudah dihapus)", "–"
OLEH: Mapping[str, str] = {**kata.PERAN_WARGA, "operator": OPERATOR, "sistem": "program"}
PUTUSAN = {Putusan.TEPAT: "tepat waktu", Putusan.LEWAT: "terlambat", Putusan.TERHENTI: "terhenti", Putusan.BERJALAN: "sedang berjalan"}
DITUTUP = {"selesai": "dijawab dan tidak ada keberatan", "tanpa_klarifikasi": "pertanyaan kantor tidak dijawab"}
KATA: Mapping[str, str] = {**kata.KATA_SALURAN, **kata.KABAR, **JENIS_BERKAS, **kata.DASAR_TOLAK, **kata.DASAR_LUPA, **DITUTUP}


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
            "Saluran": kata.KATA_SALURAN.get(a.saluran, a.saluran),
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
            teks = (s.pandangan.teks(getattr(e, nama)) or HILANG) if nama in tersandi else self._kata(e, nama, nilai)
            isian.append(Isian(apa=ISIAN[nama], isi=teks))
        return BagianData(judul=PELAPOR[type(e)], isian=tuple(isian))

    def _saat(self, t: datetime) -> str:
        return language.saat(t, self.zona)

    def _kata(self, e: k.Kejadian, nama: str, nilai: object) -> str:
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
        return KATA.get(str(nilai), str(nilai))


def _ya(benar: bool) -> str:
    return "ya" if benar else "tidak"
