"""The forms of the counter: a complaint on one page, and an account for somebody."""

from dataclasses import dataclass
from datetime import datetime

from marshmallow import fields, validate, validates

from services.intake.kiriman.isian import KONTAK_TERPANJANG, NAMA_TERPANJANG, KontakForm, kontak_pasti, periksa_kontak
from services.intake.permintaan import AduanBaru, WargaBaru
from shared.domain.aduan import kata
from shared.web.fields import SHORT, TIDAK, YA, BolehKosong, KodeKecamatan, Pilihan, PilihanKategori, Wajib
from shared.web.typed import Typed

SALURAN = tuple(s for s in kata.SALURAN if s != "web")


@dataclass(frozen=True, slots=True, kw_only=True)
class AduanLoket:
    """The page as it was filled in. `kunci` makes a second press the same complaint; `dibuka`: when, by the page's own word."""

    saluran: str
    kecamatan: str
    nama: str
    kontak: str
    pilihan: str
    apa: str
    lokasi: str
    rahasia: str
    kunci: str
    dibuka: str

    @property
    def aduan(self) -> AduanBaru:
        """One page: all of it is step 2, in which the operator asks and enters."""
        kategori, sub = self.pilihan.split("/")
        dibuka = _saat(self.dibuka)
        return AduanBaru(
            kecamatan=self.kecamatan,
            kategori=kategori,
            sub_kategori=sub,
            isi=f"{self.apa}\n\nLokasi: {self.lokasi}" if self.lokasi else self.apa,
            saluran=self.saluran,
            nama=self.nama,
            kontak=self.kontak,
            rahasia=self.rahasia == YA,
            formulir_dibuka_pada=dibuka,
            data_pemberi_selesai_pada=dibuka,
        )


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
    kunci = fields.String(required=True, validate=validate.Length(1, 100))
    dibuka = fields.String(load_default="")

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
    """When the form was opened, by the page's own word; what cannot be is left out."""
    try:
        saat = datetime.fromisoformat(teks)
    except ValueError:
        return None
    return saat if saat.tzinfo is not None else None
