"""Attachments in the JSON API: sent as a form's field `berkas` or as the body itself, and handed out as what they are."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.lacak.kode import KodeLacak
from services.intake.lampiran.aduan import LampiranAduan
from shared.domain.aduan.keadaan import Aduan
from shared.domain.akses.petugas import Petugas
from shared.lampiran.sajian import sajikan
from shared.layanan.baca import rincian
from shared.machinery.eventstore.store import EventStore
from shared.machinery.json_value import JsonValue
from shared.web.api import OPEN, Call, api
from shared.web.filing_rate import FilingRate
from shared.web.replies import LampiranKeluaran
from shared.web.site import Site
from shared.web.uploads import Upload

LACAK = "/api/v1/lacak/<string:kode>/lampiran"
ADUAN = "/api/v1/aduan/<uuid:aduan_id>/lampiran"


def _hitung(room: "ApiLampiran", _petugas: object, alamat: str, **_path: object) -> None:
    """Raises TerlaluSering."""
    room.laju.count(alamat)


def _boleh(room: "ApiLampiran", petugas: Petugas, _alamat: str, aduan_id: UUID) -> None:
    """Raises AduanTidakDitemukan, DiLuarWilayah, TidakBerwenang."""
    rincian(room.store, aduan_id, petugas, "TambahLampiran")


@dataclass(frozen=True)
class ApiLampiran:
    """`laju`: files from one address."""

    site: Site
    store: EventStore
    kode: KodeLacak
    lampiran: LampiranAduan
    laju: FilingRate

    @api(
        "POST", LACAK, tindakan="TambahLampiran", access=OPEN, reply=LampiranKeluaran, status=201, uploads=True,
        summary="Menambah foto atau dokumen dengan kode lacak", before=_hitung,
    )  # fmt: skip
    def tambah(self, call: Call, kode: str) -> JsonValue:
        return _satu(*self.lampiran.tambah(self.kode.temukan(kode), _berkas(call), None, call.correlation_id))

    @api(
        "GET", LACAK + "/<uuid:lampiran_id>", tindakan="Lacak", access=OPEN, downloads=True, summary="Mengunduh lampiran dengan kode lacak"
    )
    def unduh(self, call: Call, kode: str, lampiran_id: UUID) -> Response:
        return sajikan(*self.lampiran.ambil(self.kode.baca(kode).aduan, lampiran_id))

    @api(
        "POST", ADUAN, tindakan="TambahLampiran", reply=LampiranKeluaran, status=201, uploads=True,
        summary="Menambah foto atau dokumen yang dibawa pelapor ke loket", before=_boleh,
    )  # fmt: skip
    def tambah_di_loket(self, call: Call, aduan_id: UUID) -> JsonValue:
        return _satu(*self.lampiran.tambah(aduan_id, _berkas(call), call.petugas, call.correlation_id))

    @api("GET", ADUAN + "/<uuid:lampiran_id>", tindakan="LihatRincian", downloads=True, summary="Mengunduh lampiran")
    def unduh_petugas(self, call: Call, aduan_id: UUID, lampiran_id: UUID) -> Response:
        return sajikan(*self.lampiran.ambil_petugas(rincian(self.store, aduan_id, call.petugas).aduan, lampiran_id))


def _berkas(call: Call) -> Upload:
    assert call.upload is not None, "an address that takes a file"
    return call.upload


def _satu(aduan: Aduan, lampiran_id: UUID) -> JsonValue:
    satu = next(x for x in aduan.lampiran if x.id == lampiran_id)
    return LampiranKeluaran().dump(satu)
