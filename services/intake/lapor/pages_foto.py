"""The files of a complaint that is still being written, looked at and taken away one by one."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.lapor.foto import FotoDraf
from shared.lampiran.penolakan import LampiranTidakAda
from shared.lampiran.sajian import sajikan
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site


@dataclass(frozen=True)
class PagesFoto:
    site: Site
    foto: FotoDraf

    @halaman("GET", "/lapor/<uuid:draf_id>/lampiran/<uuid:lampiran_id>")
    def lihat_lampiran_draf(self, k: Kunjungan, draf_id: UUID, lampiran_id: UUID) -> Response:
        if k.pengunjung is None:
            raise LampiranTidakAda
        berkas = self.foto.laci.ambil(k.pengunjung, draf_id, lampiran_id)
        nama = next((n for n, satu in self.foto.bernama(k, draf_id) if satu.id == lampiran_id), "")
        return sajikan(nama, berkas.jenis, berkas.data)

    @halaman("POST", "/lapor/<uuid:draf_id>/lampiran/<uuid:lampiran_id>/buang")
    def buang_lampiran_draf(self, k: Kunjungan, draf_id: UUID, lampiran_id: UUID) -> Response:
        self.foto.laci.buang(k.pasti(), draf_id, lampiran_id)
        return ke(f"/lapor/{draf_id}/periksa")
