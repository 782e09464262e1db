"""What the law on archives (UU 43/2009) keeps when personal data is erased (UU 27/2022), on what ground, and the record of an erasure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from shared.acuan.kantor import Kantor
from shared.domain.aduan import kata
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.aduan.penolakan import TidakDitemukan
from shared.machinery.database import Database, sql
from shared.machinery.html import language
from shared.surat.isi import BeritaAcaraPenghapusan, Isian
from shared.surat.kop import Kop
from shared.surat.sebutan import PERAN, diterima, tanggal, umum

NASIB = {"musnah": "dimusnahkan", "permanen": "permanen", "dinilai-kembali": "dinilai kembali"}
TANPA_JRA = "Jadwal retensi arsip (JRA) belum dicatat di sini; arsip ini disimpan sampai kantor mencatat JRA-nya."
LEBIH_KUAT = "Hapus hanya bila dasar penghapusan lebih kuat."
HILANG = (
    "Nama dan kontak pelapor",
    "Isi aduan, klarifikasi, dan lampiran",
    "Isi tanggapan dan konsepnya, disposisi, alasan, komentar, dan catatan internal",
)
OLEH = {
    "admin-kecamatan": "administrator kecamatan",
    "admin-kabupaten": "administrator kabupaten",
    "sistem": "program, menurut masa simpan atau register penghapusan",
}


class BelumDihapus(TidakDitemukan):
    """Berita acara penghapusan ada setelah data pelapor dihapus."""

    kode = "belum-dihapus"


@dataclass(frozen=True, slots=True)
class Jra:
    """A row of the archives' retention schedule, as the office recorded it; days count from the complaint's end."""

    klasifikasi: str
    aktif: int
    inaktif: int
    nasib: str
    dasar: str

    @property
    def kata(self) -> str:
        return f"{self.klasifikasi}: aktif {self.aktif} hari, inaktif {self.inaktif} hari, lalu {NASIB[self.nasib]} ({self.dasar})"

    def sampai(self, aduan: Aduan) -> datetime | None:
        """When the file may be destroyed; None while it runs, or where it never may be."""
        if aduan.berakhir_pada is None or self.nasib != "musnah":
            return None
        return aduan.berakhir_pada + timedelta(days=self.aktif + self.inaktif)


@dataclass(frozen=True, slots=True)
class Arsip:
    """What is kept, (what, ground) each; what is lost; and what the schedule says of destroying it now."""

    tetap: tuple[tuple[str, str], ...]
    hilang: tuple[str, ...]
    peringatan: str


def jra(db: Database, kantor: str) -> Jra | None:
    with db.connection() as conn:
        baris = conn.execute(sql(__file__, "jra"), {"kantor": kantor}).fetchone()
    return Jra(*baris) if baris else None


def arsip(aduan: Aduan, jadwal: Jra | None, now: datetime, zona: str) -> Arsip:
    dasar = f"UU 43/2009 tentang Kearsipan; {jadwal.kata if jadwal else TANPA_JRA}"
    tetap = (
        ("Nomor, kantor, kategori, saluran, dan tanggal-tanggal aduan", dasar),
        ("Langkah SOP, batas waktu, ketepatan, dan keputusan, tanpa naskahnya", dasar),
        (
            "Buku besar kejadian dengan sidiknya; naskah di dalamnya tersandi dan tidak dapat dibuka lagi",
            "UU 43/2009: arsip yang utuh dan autentik",
        ),
        ("Catatan penghapusan dengan kode acak, tanpa nama", "UU 27/2022: agar cadangan lama tidak mengembalikan yang dihapus"),
    )
    return Arsip(tetap, HILANG, _peringatan(aduan, jadwal, now, zona))


def _peringatan(aduan: Aduan, jadwal: Jra | None, now: datetime, zona: str) -> str:
    if jadwal is None:
        return TANPA_JRA
    if jadwal.nasib != "musnah":
        return f"Menurut JRA, naskah aduan ini {NASIB[jadwal.nasib]}, bukan dimusnahkan. {LEBIH_KUAT}"
    sampai = jadwal.sampai(aduan)
    if sampai is None:
        return f"Aduan masih ditangani, jadi masa simpan arsipnya belum mulai dihitung. {LEBIH_KUAT}"
    if sampai > now:
        return f"Masa simpan arsip menurut JRA berlaku sampai {tanggal(sampai, zona)}. {LEBIH_KUAT}"
    return f"Masa simpan arsip menurut JRA berakhir {tanggal(sampai, zona)}: naskahnya boleh dimusnahkan (UU 43/2009 Pasal 51)."


def berita_acara(
    aduan: Aduan, kejadian: Sequence[k.Kejadian], jadwal: Jra | None, kop: Kop, kantor: Kantor, kategori: tuple[str, str]
) -> tuple[BeritaAcaraPenghapusan, datetime]:
    """The record of an erasure and its moment: from the complaint's own events until then, and nothing of who complained.

    Nothing in it changes with the day of printing. Raises BelumDihapus.
    """
    hapus = next((e for e in kejadian if isinstance(e, k.PelaporDilupakan)), None)
    if hapus is None:
        raise BelumDihapus
    saat = language.saat
    diminta = [e.pada for e in kejadian if isinstance(e, k.PenghapusanDiminta)]
    aduan = aduan_dari(aduan.id, [e for e in kejadian if e.pada <= hapus.pada])
    a = arsip(aduan, jadwal, hapus.pada, kantor.zona)
    surat = BeritaAcaraPenghapusan(
        **umum(kop, f"{aduan.nomor}/BA-HAPUS", hapus.pada, hapus.pada, kantor.zona),
        perkara=(
            Isian(apa="Aduan", isi=aduan.nomor),
            Isian(apa="Kantor", isi=kantor.nama),
            Isian(apa="Kategori", isi=" › ".join(bagian for bagian in kategori if bagian)),
            Isian(apa="Diterima", isi=diterima(aduan, kantor.zona)),
            Isian(apa="Keadaan", isi=kata.KEADAAN[aduan.keadaan]),
            Isian(apa="Penghapusan diminta", isi=saat(diminta[-1], kantor.zona) if diminta else ""),
            Isian(apa="Dihapus", isi=saat(hapus.pada, kantor.zona)),
            Isian(apa="Dasar penghapusan", isi=kata.DASAR_LUPA.get(hapus.dasar, hapus.dasar)),
            Isian(apa="Diputuskan oleh", isi=OLEH.get(hapus.oleh.peran, PERAN.get(hapus.oleh.peran, hapus.oleh.peran))),
            Isian(apa="Jadwal retensi arsip", isi=jadwal.kata if jadwal else TANPA_JRA),
        ),
        hilang=a.hilang,
        tetap=tuple(Isian(apa=apa, isi=dasar) for apa, dasar in a.tetap),
    )
    return surat, hapus.pada
