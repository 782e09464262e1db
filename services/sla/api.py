"""Sla's JSON API: the feed in ledger order, and the report."""

from typing import Any
from uuid import UUID

from werkzeug.wrappers import Response

from services.sla import isian
from services.sla.application import Sla
from services.sla.laporan.rinci import KOLOM
from services.sla.laporan.tabel import CSV, XLSX, csv_dari, xlsx_dari
from services.sla.waktu.penjelasan import JamJamKeluaran
from shared.web.api import Call, api

BATCH = "application/cloudevents-batch+json"


class Api:
    """Mixed into the Nameko service; `app` is its application."""

    app: Sla

    @api(
        "GET",
        "/api/v1/kejadian",
        tindakan="LihatKejadian",
        query=isian.KejadianTanya,
        reply=isian.KejadianKeluaran(many=True),
        reply_type=BATCH,
        summary="Kejadian menurut urutan buku besar",
    )
    def kejadian(self, call: Call) -> Response:
        return Response(
            self.app.kejadian(call.petugas, call.query["kecamatan"], call.query["after"], call.query["limit"]), content_type=BATCH
        )

    @api(
        "GET",
        "/api/v1/laporan/sla",
        tindakan="LihatLaporan",
        query=isian.LaporanTanya,
        reply=isian.LaporanKeluaran,
        summary="Laporan tepat waktu menurut langkah dan standar",
    )
    def laporan_sla(self, call: Call) -> dict[str, Any]:
        return self.app.laporan(call.petugas, call.query)

    @api(
        "GET",
        "/api/v1/laporan/sla/rinci",
        tindakan="LihatLaporan",
        query=isian.LaporanRinciTanya,
        reply=isian.LaporanRinciKeluaran,
        summary="Laporan rinci menurut kantor, langkah, kategori, saluran atau bulan",
    )
    def laporan_rinci(self, call: Call) -> dict[str, Any]:
        return {"per": call.query["per"], "baris": self.app.laporan_rinci(call.petugas, call.query)}

    @api(
        "GET",
        "/api/v1/laporan/sla.csv",
        tindakan="LihatLaporan",
        query=isian.LaporanRinciTanya,
        reply_type="text/csv",
        summary="Laporan rinci sebagai CSV",
    )
    def laporan_csv(self, call: Call) -> Response:
        return _berkas(csv_dari(KOLOM, self.app.laporan_rinci(call.petugas, call.query)), CSV, "csv")

    @api(
        "GET",
        "/api/v1/laporan/sla.xlsx",
        tindakan="LihatLaporan",
        query=isian.LaporanRinciTanya,
        reply_type=XLSX,
        summary="Laporan rinci sebagai lembar kerja",
    )
    def laporan_xlsx(self, call: Call) -> Response:
        baris = self.app.laporan_rinci(call.petugas, call.query)
        return _berkas(xlsx_dari(KOLOM, {f"per {call.query['per']}": baris}), XLSX, "xlsx")

    @api(
        "GET",
        "/api/v1/sla/aduan/<uuid:aduan_id>/jam",
        tindakan="LihatJam",
        reply=JamJamKeluaran,
        summary="Semua jam satu aduan dengan uraian perhitungannya",
    )
    def jam(self, call: Call, aduan_id: UUID) -> dict[str, Any]:
        return self.app.jam(aduan_id, call.petugas)

    @api(
        "GET",
        "/api/v1/sla/kiriman",
        tindakan="LihatKiriman",
        query=isian.KirimanTanya,
        reply=isian.DaftarKirimanKeluaran,
        summary="Kabar batas waktu yang dikirim, menunggu, atau gagal; yang terbaru dahulu",
    )
    def kiriman(self, call: Call) -> dict[str, Any]:
        return isian.DaftarKirimanKeluaran().dump({"kiriman": self.app.kiriman(call.petugas, call.query)})


def _berkas(isi: bytes, jenis: str, akhiran: str) -> Response:
    return Response(isi, content_type=jenis, headers={"Content-Disposition": f"attachment; filename=laporan-sla.{akhiran}"})
