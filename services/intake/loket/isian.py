"""The forms of the counter: a complaint on one page, and an account for somebody."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from marshmallow import fields, validate, validates

from services.intake.kiriman.isian import KONTAK_TERPANJANG, NAMA_TERPANJANG, KontakForm, kontak_pasti, periksa_kontak
from services.intake.permintaan import AduanBaru, WargaBaru
from shared.domain.aduan import kata
from shared.web.fields import SHORT, TIDAK, YA, BolehKosong, KodeKecamatan, Pilihan, PilihanKategori, Wajib
from shared.web.typed import Typed

ALASAN_TERPANJANG = 300
SALURAN = tuple(s for s in kata.SALURAN if s != "web")


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanLoket:
    """The page as it was filled in. `kunci` makes a second press the same complaint.

    `tanggal`, `jam`: when the office got it, on its own clock; None: not said. `dibuka`, `lengkap`: when it was opened and the reporter's
    data were complete, by the page's own word; the script notes the second, and without it neither step 1 nor step 2 is measured.
    """

    saluran: str
    kecamatan: str
    nama: str
    kontak: str
    pilihan: str
    apa: str
    lokasi: str
    rahasia: str
    tanggal: date | None
    jam: time | None
    alasan_mundur: str | None
    kunci: str
    dibuka: str
    lengkap: str

    def aduan(self, zona: ZoneInfo, now: datetime) -> AduanBaru:
        """`zona`: of the office."""
        kategori, sub = self.pilihan.split("/")
        return AduanBaru(
            kecamatan=self.kecamatan,
            kategori=kategori,
            sub_kategori=sub,
            isi=f"{self.apa}\n\nLokasi: {self.lokasi}" if self.lokasi else self.apa,
            saluran=self.saluran,
            nama=self.nama,
            kontak=self.kontak,
            rahasia=self.rahasia == YA,
            formulir_dibuka_pada=_saat(self.dibuka),
            data_pemberi_selesai_pada=_saat(self.lengkap),
            diterima_kantor_pada=self._diterima(zona, now),
            alasan_mundur=self.alasan_mundur,
        )

    def _diterima(self, zona: ZoneInfo, now: datetime) -> datetime | None:
        """None: now. A day alone is meant from its beginning, which counts from the opening; today alone says no more than now."""
        hari_ini = now.astimezone(zona).date()
        tanggal = self.tanggal or hari_ini
        if self.jam is None:
            return None if tanggal == hari_ini else datetime.combine(tanggal, time(), zona)
        return datetime.combine(tanggal, self.jam, zona)


class LoketForm(Typed):
    makes = AduanLoket

    saluran = Pilihan("Pilih lewat mana aduan ini datang.", SALURAN)
    kecamatan = KodeKecamatan(required=True)
    nama = Wajib("Tulis nama pelapor.", NAMA_TERPANJANG)
    kontak = Wajib("Tulis nomor telepon atau alamat pelapor.", KONTAK_TERPANJANG)
    pilihan = PilihanKategori("Pilih jenis masalah.")
    apa = Wajib("Tulis apa yang disampaikan.")
    lokasi = BolehKosong(SHORT)
    rahasia = fields.String(load_default=TIDAK, validate=validate.OneOf((YA, TIDAK)))
    tanggal = fields.Date(load_default=None, error_messages={"invalid": "Pilih tanggal yang ada."})
    jam = fields.Time(format="%H:%M", load_default=None, error_messages={"invalid": "Tulis jam seperti 09:30."})
    alasan_mundur = BolehKosong(ALASAN_TERPANJANG, None)
    kunci = fields.String(required=True, validate=validate.Length(1, 100))
    dibuka = fields.String(load_default="")
    lengkap = fields.String(load_default="")

    @validates("kontak")
    def dapat_dipakai(self, teks: str, **_kwargs: object) -> None:
        periksa_kontak(teks, boleh_alamat=True)


def _warga(nama: str, kontak: str, wilayah: str) -> WargaBaru:
    return WargaBaru(nama, kontak_pasti(kontak), wilayah)


class PelaporBaruForm(KontakForm):
    """Somebody at the counter or on the telephone, without a password."""

    makes = staticmethod(_warga)

    nama = Wajib("Tulis nama warga.", NAMA_TERPANJANG)
    wilayah = KodeKecamatan(required=True)


def _saat(teks: str) -> datetime | None:
    """By the page's own word; what cannot be is left out."""
    try:
        saat = datetime.fromisoformat(teks)
    except ValueError:
        return None
    return saat if saat.tzinfo is not None else None
