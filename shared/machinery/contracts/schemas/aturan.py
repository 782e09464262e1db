"""Contracts of what is said about the rules: versions of procedures and calendars, whole and in clear."""

from marshmallow import fields, validate

from shared.machinery.contracts.schemas.common import Bilangan, Contract, Teks, Tolerant, Waktu, YaTidak

INTERVAL = r"^\d{2}:\d{2}-\d{2}:\d{2}$"


class Tanggal(fields.Date):
    def __init__(self, about: str, *, required: bool = True) -> None:
        super().__init__(required=required, metadata={"description": about})


class Selang(fields.List[str]):
    def __init__(self, about: str, *, required: bool = True) -> None:
        super().__init__(fields.String(validate=validate.Regexp(INTERVAL)), required=required, metadata={"description": about})


class Pekan(fields.List[list[str | None]]):
    """Seven days from Monday, each with its opening intervals."""

    def __init__(self, about: str, *, required: bool = False) -> None:
        day = fields.List(fields.String(validate=validate.Regexp(INTERVAL)))
        super().__init__(day, required=required, validate=validate.Length(equal=7), metadata={"description": about})


class LangkahV1(Tolerant):
    nomor = Bilangan("Nomor langkah", 1, 99)
    nama = fields.String(required=True, validate=validate.Length(1, 500), metadata={"description": "Nama langkah"})
    pelaksana = fields.List(Teks("Peran"), required=True)
    jumlah = Bilangan("Standar waktu", 1, 1_000_000)
    satuan = Teks("menit atau hari")
    waktu = Teks("kerja atau kalender")
    dari = fields.List(Teks("Peristiwa yang memulai jamnya"), required=True)
    ke = fields.List(Teks("Peristiwa yang mengakhiri jamnya"), required=True)
    keluaran = Teks("Dokumen yang dihasilkan")
    kelengkapan = Teks("Yang diperlukan lebih dahulu")
    ambang = fields.List(fields.Integer(strict=True), required=True, metadata={"description": "Persen standar untuk memperingatkan"})
    diperingatkan = YaTidak("Apakah langkah ini diperingatkan")


class IsiSopV1(Tolerant):
    nama = Teks("Nama SOP")
    klarifikasi_hari = Bilangan("Hari kalender menunggu klarifikasi", 1, 3660)
    buka_kembali_hari_kerja = Bilangan("Hari kerja untuk membuka kembali", 1, 3660)
    tutup_hari_kerja = Bilangan("Hari kerja sebelum ditutup sendiri", 1, 3660)
    perkara_pengaduan_hari_kerja = Bilangan("Hari kerja untuk seluruh perkara pengaduan", 1, 3660)
    perkara_informasi_hari_kerja = Bilangan("Hari kerja untuk seluruh permintaan informasi", 1, 3660)
    perkara_perpanjangan_hari_kerja = Bilangan("Hari kerja tambahan untuk permintaan informasi, sekali", 1, 3660)
    perkara_ambang = Bilangan("Persen waktu perkara untuk memperingatkan Camat", 1, 100)
    langkah = fields.List(fields.Nested(LangkahV1), validate=validate.Length(equal=7), required=True)


class MasaV1(Tolerant):
    nama = Teks("Nama masa")
    dari = Tanggal("Hari pertama")
    sampai = Tanggal("Hari terakhir")
    pekan = Pekan("Jam buka dalam masa ini", required=True)
    perkiraan = YaTidak("Belum ditetapkan pemerintah")


class LiburV1(Tolerant):
    tanggal = Tanggal("Tanggal libur")
    nama = Teks("Nama libur")
    perkiraan = YaTidak("Belum ditetapkan pemerintah")


class BukaKhususV1(Tolerant):
    tanggal = Tanggal("Tanggal buka")
    nama = Teks("Alasannya")
    jam = Selang("Jam buka hari itu")


class IsiKalenderV1(Tolerant):
    mandiri = YaTidak("Berdiri sendiri: tidak mengikuti wilayah di atasnya")
    zona = Teks("Zona waktu", required=False)
    pekan = Pekan("Jam buka sepekan; tanpa ini mengikuti wilayah di atasnya")
    masa = fields.List(fields.Nested(MasaV1), required=True)
    libur = fields.List(fields.Nested(LiburV1), required=True)
    buka = fields.List(fields.Nested(BukaKhususV1), required=True)
    tahun_perkiraan = fields.List(fields.Integer(strict=True), required=True)


class SopDiubahV1(Contract):
    """SOP sebuah kantor atau kabupaten berubah: versi baru selengkapnya. `subject` adalah aliran SOP itu, bukan aduan."""

    versi = Teks("Nama versi, misalnya 33.13.17/2")
    berlaku_sejak = Waktu("Berlaku untuk jam yang mulai sejak saat ini")
    alasan = Teks("Mengapa")
    isi = fields.Nested(IsiSopV1, required=True)


class KalenderDiubahV1(Contract):
    """Kalender kerja sebuah kantor atau kabupaten berubah: versi baru selengkapnya. `subject` adalah aliran kalender itu, bukan aduan."""

    versi = Teks("Nama versi, misalnya 33.13/3")
    berlaku_sejak = Tanggal("Berlaku untuk tanggal sejak ini", required=False)
    alasan = Teks("Mengapa")
    isi = fields.Nested(IsiKalenderV1, required=True)
