"""The forms of the counter: a complaint on one page, and an account for somebody."""

from datetime import datetime
from typing import Any

from marshmallow import Schema, fields, post_load, validate, validates

from services.intake.kiriman.isian import KONTAK_TERPANJANG, NAMA_TERPANJANG, KontakForm, kontak_pasti, periksa_kontak
from services.intake.permintaan import AduanBaru, AduanLoket, WargaBaru
from shared.domain.aduan import kata
from shared.web.fields import SHORT, TIDAK, YA, BolehKosong, KodeKecamatan, Pilihan, PilihanKategori, Wajib

SALURAN = tuple(s for s in kata.SALURAN if s != "web")


class LoketForm(Schema):
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

    @post_load
    def minta(self, data: dict[str, Any], **_: object) -> AduanLoket:
        """One page: all of it is step 2, in which the operator asks and enters."""
        kategori, sub = data["pilihan"].split("/")
        dibuka = _saat(data["dibuka"])
        aduan = AduanBaru(
            kecamatan=data["kecamatan"],
            kategori=kategori,
            sub_kategori=sub,
            isi=f"{data['apa']}\n\nLokasi: {data['lokasi']}" if data["lokasi"] else data["apa"],
            saluran=data["saluran"],
            nama=data["nama"],
            kontak=data["kontak"],
            rahasia=data["rahasia"] == YA,
            formulir_dibuka_pada=dibuka,
            data_pemberi_selesai_pada=dibuka,
        )
        return AduanLoket(aduan, data["kunci"])


class PelaporBaruForm(KontakForm):
    """Somebody at the counter or on the telephone, without a password."""

    nama = Wajib("Tulis nama warga.", NAMA_TERPANJANG)
    wilayah = KodeKecamatan(required=True)

    @post_load
    def minta(self, data: dict[str, Any], **_: object) -> WargaBaru:
        return WargaBaru(data["nama"], kontak_pasti(data["kontak"]), data["wilayah"])


def _saat(teks: str) -> datetime | None:
    """When the form was opened, by the page's own word; what cannot be is left out."""
    try:
        saat = datetime.fromisoformat(teks)
    except ValueError:
        return None
    return saat if saat.tzinfo is not None else None
