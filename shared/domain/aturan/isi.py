"""What a version of the rules holds, as it stands in its event and goes out as JSON: dates and opening hours as text."""

from typing import TypedDict

Pekan = list[list[str]]  # seven days from Monday, each with intervals as "07:30-12:00"


class IsiLangkah(TypedDict):
    nomor: int
    nama: str
    pelaksana: list[str]
    jumlah: int
    satuan: str
    waktu: str
    dari: list[str]
    ke: list[str]
    keluaran: str
    kelengkapan: str
    ambang: list[int]
    diperingatkan: bool


class IsiSop(TypedDict):
    nama: str
    klarifikasi_hari: int
    buka_kembali_hari_kerja: int
    tutup_hari_kerja: int
    perkara_pengaduan_hari_kerja: int
    perkara_informasi_hari_kerja: int
    perkara_perpanjangan_hari_kerja: int
    perkara_ambang: int
    langkah: list[IsiLangkah]


class IsiMasa(TypedDict):
    nama: str
    dari: str
    sampai: str
    pekan: Pekan
    perkiraan: bool


class IsiLibur(TypedDict):
    tanggal: str
    nama: str
    perkiraan: bool


class IsiBuka(TypedDict):
    tanggal: str
    nama: str
    jam: list[str]


class Ikutan(TypedDict, total=False):
    """Left out where the level above says it."""

    zona: str
    pekan: Pekan


class IsiKalender(Ikutan):
    mandiri: bool
    masa: list[IsiMasa]
    libur: list[IsiLibur]
    buka: list[IsiBuka]
    tahun_perkiraan: list[int]


LAPIS_KOSONG: IsiKalender = {"mandiri": False, "masa": [], "libur": [], "buka": [], "tahun_perkiraan": []}  # says nothing of its own
