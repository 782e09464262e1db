"""Attachments in the JSON API: sent as a form's field `berkas` or as the body itself, and handed out as what they are."""

from typing import Any
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.application import Intake
from shared.domain.aduan.keadaan import Aduan, aduan_dari
from shared.domain.akses.petugas import Petugas
from shared.lampiran.sajian import sajikan
from shared.web.api import BEBAS, Call, api
from shared.web.keluaran import LampiranKeluaran

LACAK = "/api/v1/lacak/<string:kode>/lampiran"
ADUAN = "/api/v1/aduan/<uuid:aduan_id>/lampiran"


def _hitung(app: Intake, _petugas: object, alamat: str, **_path: object) -> None:
    """Raises TerlaluSering."""
    app.laju_unggah.periksa(alamat)


def _boleh(app: Intake, petugas: Petugas, _alamat: str, aduan_id: UUID) -> None:
    """Raises AduanTidakDitemukan, DiLuarWilayah, TidakBerwenang."""
    app.rincian(aduan_id, petugas, "TambahLampiran")


class ApiLampiran:
    """Mixed into the Nameko service; `app` is its application."""

    app: Intake

    @api(
        "POST", LACAK, tindakan="TambahLampiran", masuk=BEBAS, reply=LampiranKeluaran, status=201, unggah=True,
        summary="Menambah foto atau dokumen dengan kode lacak", pra=_hitung,
    )  # fmt: skip
    def tambah(self, call: Call, kode: str) -> dict[str, Any]:
        aduan_id = self.app.temukan(kode)
        return _satu(*self.app.lampiran.tambah(aduan_id, call.berkas, None, call.correlation_id))

    @api("GET", LACAK + "/<uuid:lampiran_id>", tindakan="Lacak", masuk=BEBAS, unduh=True, summary="Mengunduh lampiran dengan kode lacak")
    def unduh(self, call: Call, kode: str, lampiran_id: UUID) -> Response:
        aduan_id = self.app.temukan(kode)
        return sajikan(*self.app.lampiran.ambil(aduan_dari(aduan_id, self.app.store.load(aduan_id).events), lampiran_id))

    @api(
        "POST", ADUAN, tindakan="TambahLampiran", reply=LampiranKeluaran, status=201, unggah=True,
        summary="Menambah foto atau dokumen yang dibawa pelapor ke loket", pra=_boleh,
    )  # fmt: skip
    def tambah_di_loket(self, call: Call, aduan_id: UUID) -> dict[str, Any]:
        return _satu(*self.app.lampiran.tambah(aduan_id, call.berkas, call.petugas, call.correlation_id))

    @api("GET", ADUAN + "/<uuid:lampiran_id>", tindakan="LihatRincian", unduh=True, summary="Mengunduh lampiran")
    def unduh_petugas(self, call: Call, aduan_id: UUID, lampiran_id: UUID) -> Response:
        aduan, _, _ = self.app.rincian(aduan_id, call.petugas)
        return sajikan(*self.app.lampiran.ambil_petugas(aduan, lampiran_id))


def _satu(aduan: Aduan, lampiran_id: UUID) -> dict[str, Any]:
    satu = next(x for x in aduan.lampiran if x.id == lampiran_id)
    return {"id": str(satu.id), "jenis": satu.jenis, "ukuran": satu.ukuran}
