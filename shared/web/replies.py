"""What a complaint's answers have in common, as schemas: its steps, its files, and all of it as staff see it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from marshmallow import Schema, fields, validate

from shared.acuan.rincian import Nilai
from shared.domain.sop.jam import Putusan


class IsiPeristiwa(fields.Dict):
    """An event's own fields as JSON has them."""

    def _serialize(
        self, value: Mapping[str, Nilai] | None, attr: str | None, obj: object, **kwargs: object
    ) -> dict[str, str | int | None] | None:
        return None if value is None else {name: _json(one) for name, one in value.items()}


def _json(value: Nilai) -> str | int | None:
    match value:
        case datetime():
            return value.isoformat()
        case UUID():
            return str(value)
    return value


class LangkahKeluaran(Schema):
    """One SOP step on the timeline; times are ISO 8601."""

    langkah = fields.Integer(required=True, attribute="nomor")
    nama = fields.String(required=True)
    pelaksana = fields.List(fields.String(), required=True)
    status = fields.String(required=True, validate=validate.OneOf(("selesai", "berjalan", "jeda", "nanti", "dilewati", "terhenti")))
    putaran = fields.Integer(required=True)
    mulai = fields.AwareDateTime(required=True, allow_none=True)
    batas = fields.AwareDateTime(required=True, allow_none=True)
    selesai = fields.AwareDateTime(required=True, allow_none=True)
    putusan = fields.String(required=True, allow_none=True)
    uraian = fields.List(fields.String(), required=True, metadata={"description": "Perhitungan batas waktu langkah yang berjalan"})


class PerkaraKeluaran(Schema):
    """The clock of the whole case in this round, over transfers and merges; `batas`: null while the office waits for the reporter."""

    putaran = fields.Integer(required=True)
    mulai = fields.AwareDateTime(required=True)
    batas = fields.AwareDateTime(required=True, allow_none=True)
    selesai = fields.AwareDateTime(required=True, allow_none=True)
    putusan = fields.String(required=True, validate=validate.OneOf([p.value for p in Putusan]))
    hari = fields.Integer(required=True, metadata={"description": "Hari kerja, termasuk perpanjangan"})
    diperpanjang = fields.Integer(required=True, metadata={"description": "Hari kerja perpanjangan, 0 bila tidak ada"})
    uraian = fields.List(fields.String(), required=True, attribute="kalimat")


class LampiranKeluaran(Schema):
    """`ukuran`: bytes as kept, after images were drawn anew."""

    id = fields.UUID(required=True)
    jenis = fields.String(required=True)
    ukuran = fields.Integer(required=True)


class LampiranTerlacak(LampiranKeluaran):
    """`nama`: by its place and kind, "Lampiran 1.jpg"; how its sender named it is not kept."""

    nama = fields.String(required=True, allow_none=True)
    pada = fields.AwareDateTime(required=True)


class PelaporKeluaran(Schema):
    """A word stands for what is kept secret, and for what is gone."""

    nama = fields.String(required=True)
    kontak = fields.String(required=True)


class PeristiwaKeluaran(Schema):
    """One event: `oleh` is a role; `isi`: its own fields, texts in clear, times ISO 8601."""

    jenis = fields.String(required=True)
    pada = fields.AwareDateTime(required=True)
    kecamatan = fields.String(required=True)
    oleh = fields.String(required=True)
    isi = IsiPeristiwa(keys=fields.String(), required=True)


class RincianKeluaran(Schema):
    """One complaint in full, as this member of staff may read it; `boleh`: commands that are possible now."""

    id = fields.UUID(required=True)
    nomor = fields.String(required=True)
    kecamatan = fields.String(required=True)
    keadaan = fields.String(required=True)
    keterangan = fields.String(required=True)
    langkah = fields.Integer(required=True, allow_none=True)
    jeda = fields.Boolean(required=True)
    putaran = fields.Integer(required=True)
    versi = fields.Integer(required=True)
    kategori = fields.String(required=True)
    sub_kategori = fields.String(required=True)
    jenis = fields.String(required=True, allow_none=True)
    saluran = fields.String(required=True)
    rahasia = fields.Boolean(required=True)
    dibatasi = fields.Boolean(required=True)
    dilupakan = fields.Boolean(required=True)
    penghapusan_diminta_pada = fields.AwareDateTime(required=True, allow_none=True)
    lampiran = fields.List(fields.Nested(LampiranTerlacak), required=True)
    pelapor = fields.Nested(PelaporKeluaran, required=True, allow_none=True)
    isi = fields.String(required=True, allow_none=True)
    pertanyaan = fields.String(required=True, allow_none=True)
    tanggapan = fields.String(required=True, allow_none=True)
    diterima_pada = fields.AwareDateTime(required=True)
    diterima_kantor_pada = fields.AwareDateTime(required=True)
    dijawab_pada = fields.AwareDateTime(required=True, allow_none=True)
    induk = fields.UUID(required=True, allow_none=True)
    boleh = fields.List(fields.String(), required=True)
    langkah_langkah = fields.List(fields.Nested(LangkahKeluaran), required=True, attribute="tahap")
    perkara = fields.Nested(PerkaraKeluaran, required=True)
    riwayat = fields.List(fields.Nested(PeristiwaKeluaran), required=True)
