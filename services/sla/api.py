"""Sla's JSON API: the feed in ledger order, and the report."""

from typing import Any

from werkzeug.wrappers import Response

from services.sla import isian
from services.sla.application import Sla
from shared.web.api import Call, api

BATCH = "application/cloudevents-batch+json"


class Api:
    """Mixed into the Nameko service; `app` is its application."""

    app: Sla

    @api("GET", "/api/v1/kejadian", tindakan="LihatKejadian", query=isian.KejadianTanya, reply_type=BATCH, summary="Kejadian menurut urutan buku besar")
    def kejadian(self, call: Call) -> Response:
        return Response(self.app.kejadian(call.petugas, call.query["after"], call.query["limit"]), content_type=BATCH)

    @api("GET", "/api/v1/laporan/sla", tindakan="LihatLaporan", query=isian.LaporanTanya, summary="Laporan tepat waktu menurut langkah dan standar")
    def laporan_sla(self, call: Call) -> dict[str, Any]:
        return self.app.laporan(call.petugas, call.query)
