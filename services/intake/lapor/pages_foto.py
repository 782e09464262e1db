"""The files of a complaint that is still being written, looked at and taken away one by one."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.lapor.foto import FotoDraf
from shared.lampiran.penolakan import LampiranTidakAda
from shared.lampiran.sajian import sajikan
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit


@dataclass(frozen=True)
class PagesFoto:
    site: Site
    foto: FotoDraf

    @page("GET", "/lapor/<uuid:draf_id>/lampiran/<uuid:lampiran_id>")
    def lihat_lampiran_draf(self, visit: Visit, draf_id: UUID, lampiran_id: UUID) -> Response:
        if visit.pengunjung is None:
            raise LampiranTidakAda
        berkas = self.foto.laci.ambil(visit.pengunjung, draf_id, lampiran_id)
        nama = next((n for n, satu in self.foto.bernama(visit, draf_id) if satu.id == lampiran_id), "")
        return sajikan(nama, berkas.jenis, berkas.data)

    @page("POST", "/lapor/<uuid:draf_id>/lampiran/<uuid:lampiran_id>/buang")
    def buang_lampiran_draf(self, visit: Visit, draf_id: UUID, lampiran_id: UUID) -> Response:
        self.foto.laci.buang(visit.with_session(), draf_id, lampiran_id)
        return see_other(f"/lapor/{draf_id}/periksa")
