"""What intake accepts and gives, as marshmallow schemas."""

from collections.abc import Mapping
from typing import NotRequired, TypedDict

from marshmallow import Schema, ValidationError, fields, post_load, validate, validates_schema

from services.intake import permintaan as p
from services.intake.domain import WEB
from services.intake.kiriman.isian import KONTAK_TERPANJANG, NAMA_TERPANJANG, periksa_kontak
from shared.domain.aduan.kata import KABAR, SALURAN
from shared.web.fields import Bilangan, Kode, KodeKecamatan, KodeWilayah, Teks
from shared.web.replies import LampiranTerlacak, LangkahKeluaran, PerkaraKeluaran
from shared.web.typed import Typed


class PelaporIsian(Schema):
    nama = Teks(NAMA_TERPANJANG)
    kontak = Teks(KONTAK_TERPANJANG)


class PelaporTerbaca(TypedDict):
    kontak: str


class AduanTerbaca(TypedDict):
    """Of a complaint as it is loaded, what is looked at together."""

    saluran: str
    pelapor: PelaporTerbaca


class AduanIsian(Typed):
    """SOP steps 1 and 2."""

    makes = p.AduanBaru

    kecamatan = KodeKecamatan(required=True)
    kategori = Kode(required=True)
    sub_kategori = Kode(required=True)
    isi = Teks()
    saluran = fields.String(load_default="web", validate=validate.OneOf(tuple(SALURAN)))
    pelapor = fields.Nested(PelaporIsian, required=True)
    rahasia = fields.Boolean(load_default=False, truthy={True}, falsy={False})
    kabar = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(tuple(KABAR)))
    formulir_dibuka_pada = fields.AwareDateTime(load_default=None, allow_none=True)
    data_pemberi_selesai_pada = fields.AwareDateTime(load_default=None, allow_none=True)

    diterima_kantor_pada = fields.AwareDateTime(
        load_default=None,
        allow_none=True,
        metadata={
            "description": "Kapan kantor menerima aduan yang dicatat petugas (bukan saluran web): paling lama 30 hari yang lalu, bukan "
            "sesudah sekarang. Langkah 3 dan jam perkara dihitung dari sini; kosong berarti sekarang."
        },
    )
    alasan_mundur = Teks(
        required=False,
        load_default=None,
        allow_none=True,
        metadata={"description": "Mengapa baru dicatat; wajib bila kantor menerimanya lebih dari satu hari kerja yang lalu."},
    )

    @validates_schema(skip_on_field_errors=True)
    def kontak_dapat_dipakai(self, data: AduanTerbaca, **_: object) -> None:
        try:
            periksa_kontak(data["pelapor"]["kontak"], boleh_alamat=data["saluran"] != WEB)
        except ValidationError as e:
            raise ValidationError({"pelapor": {"kontak": e.messages}}) from None

    @post_load
    def make(self, data: Mapping[str, object], **_: object) -> object:
        """Who reports beside what they report."""
        pelapor = data["pelapor"]
        assert isinstance(pelapor, Mapping)
        return super().make({**{nama: nilai for nama, nilai in data.items() if nama != "pelapor"}, **pelapor})


class Resi(TypedDict):
    """As `ResiKeluaran` says."""

    id: str
    nomor: str
    kode_lacak: str | None
    keterangan: NotRequired[str]


class ResiKeluaran(Schema):
    id = fields.UUID(required=True)
    nomor = fields.String(required=True)
    kode_lacak = fields.String(required=True, allow_none=True)
    keterangan = fields.String()


class KlarifikasiIsian(Typed):
    makes = p.Klarifikasi

    jawaban = Teks()


class BukaKembaliIsian(Typed):
    makes = p.Keberatan

    alasan = Teks()


class PenilaianIsian(Typed):
    makes = p.Penilaian

    nilai = Bilangan(1, 5, "Nilai 1 sampai 5.", required=True, strict=True)
    komentar = Teks(required=False, load_default=None, allow_none=True)


class CabutIsian(Typed):
    makes = p.Pencabutan

    alasan = Teks(required=False, load_default=None, allow_none=True)


class KategoriTanya(Typed):
    makes = p.TanyaKategori

    kecamatan = KodeWilayah(load_default="")


class SubKategoriKeluaran(Schema):
    kode = fields.String(required=True)
    nama = fields.String(required=True)


class KategoriKeluaran(Schema):
    """`rahasia`: the reporter's identity is kept secret without their asking."""

    kode = fields.String(required=True)
    nama = fields.String(required=True)
    rahasia = fields.Boolean(required=True)
    sub = fields.List(fields.Nested(SubKategoriKeluaran), required=True)


class TanyaJawabKeluaran(Schema):
    pertanyaan = fields.String(required=True, allow_none=True)
    pada = fields.AwareDateTime(required=True)
    dijawab_pada = fields.AwareDateTime(required=True, allow_none=True)


class PengalihanKeluaran(Schema):
    ke = fields.String(required=True, allow_none=True)
    alasan = fields.String(required=True, allow_none=True)
    pada = fields.AwareDateTime(required=True)


class PenolakanKeluaran(Schema):
    alasan = fields.String(required=True, allow_none=True)
    saran_tujuan = fields.String(required=True, allow_none=True)
    pada = fields.AwareDateTime(required=True)


class BabakKeluaran(Schema):
    """Tahap penanganan yang sudah lewat: putaran sebelum keberatan, atau kantor sebelum pengalihan."""

    putaran = fields.Integer(required=True)
    kecamatan = fields.String(required=True)
    mulai = fields.AwareDateTime(required=True)
    akhir = fields.String(required=True, validate=validate.OneOf(("keberatan", "dialihkan", "dilepas")))
    berakhir_pada = fields.AwareDateTime(required=True)
    tanggapan = fields.String(required=True, allow_none=True)
    dijawab_pada = fields.AwareDateTime(required=True, allow_none=True)
    keberatan = fields.String(required=True, allow_none=True)


class LacakKeluaran(Schema):
    """What the holder of the tracking code sees: the office's words, and of the reporter's own the objections alone."""

    nomor = fields.String(required=True)
    kecamatan = fields.String(required=True)
    keadaan = fields.String(required=True)
    keterangan = fields.String(required=True)
    langkah = fields.Integer(required=True, allow_none=True)
    menunggu_klarifikasi = fields.Boolean(required=True)
    diterima_pada = fields.AwareDateTime(required=True)
    diterima_kantor_pada = fields.AwareDateTime(required=True)
    langkah_langkah = fields.List(fields.Nested(LangkahKeluaran), required=True, attribute="tahap")
    perkara = fields.Nested(PerkaraKeluaran, required=True)
    dikembalikan = fields.Integer(required=True, metadata={"description": "Berapa kali konsep jawaban dikembalikan untuk diperbaiki"})
    sebelumnya = fields.List(fields.Nested(BabakKeluaran), required=True)
    pertanyaan = fields.List(fields.Nested(TanyaJawabKeluaran), required=True)
    tanggapan = fields.String(required=True, allow_none=True)
    dijawab_pada = fields.AwareDateTime(required=True, allow_none=True)
    pengalihan = fields.List(fields.Nested(PengalihanKeluaran), required=True)
    penolakan = fields.Nested(PenolakanKeluaran, required=True, allow_none=True)
    digabung_pada = fields.AwareDateTime(required=True, allow_none=True)
    menunggu_induk = fields.Boolean(required=True)
    induk_diterima_pada = fields.AwareDateTime(required=True, allow_none=True)
    dilepas_pada = fields.AwareDateTime(required=True, allow_none=True)
    nilai = fields.Integer(required=True, allow_none=True)
    lampiran = fields.List(fields.Nested(LampiranTerlacak), required=True)
