"""Response's JSON API: SOP steps 4 to 7."""

from dataclasses import dataclass
from uuid import UUID

from services.response import isian
from services.response import permintaan as p
from services.response.tindakan import Tindakan
from shared.machinery.service.outcome import HasilKeluaran, Outcome, outcome
from shared.web.api import Call, api
from shared.web.site import Site

ADUAN = "/api/v1/aduan/<uuid:aduan_id>"


@dataclass(frozen=True)
class Api:
    site: Site
    tindakan: Tindakan

    @api(
        "POST",
        ADUAN + "/disposisi",
        tindakan="DisposisikanAduan",
        body=isian.DisposisiIsian,
        reply=HasilKeluaran,
        summary="Menyerahkan ke bidang pengelola dengan instruksi",
    )
    def disposisi(self, call: Call, aduan_id: UUID) -> Outcome:
        return self._jalankan(call, aduan_id, call.made(p.Disposisi))

    @api(
        "POST",
        ADUAN + "/perpanjangan",
        tindakan="PerpanjangWaktu",
        body=isian.PerpanjangIsian,
        reply=HasilKeluaran,
        summary="Memperpanjang waktu permintaan informasi, sekali, dengan alasan yang dibaca pelapor",
    )
    def perpanjang(self, call: Call, aduan_id: UUID) -> Outcome:
        return self._jalankan(call, aduan_id, call.made(p.Perpanjangan))

    @api(
        "POST",
        ADUAN + "/tanggapan",
        tindakan="SusunTanggapan",
        body=isian.TanggapanIsian,
        reply=HasilKeluaran,
        summary="Langkah 4: menyusun tanggapan",
    )
    def susun(self, call: Call, aduan_id: UUID) -> Outcome:
        return self._jalankan(call, aduan_id, call.made(p.Susunan))

    @api(
        "POST",
        ADUAN + "/tanggapan/terima",
        tindakan="TerimaTanggapan",
        body=isian.TerimaIsian,
        reply=HasilKeluaran,
        summary="Langkah 5: menerima tanggapan",
    )
    def terima(self, call: Call, aduan_id: UUID) -> Outcome:
        return self._jalankan(call, aduan_id, call.made(p.Terima))

    @api(
        "POST",
        ADUAN + "/tanggapan/kembalikan",
        tindakan="KembalikanTanggapan",
        body=isian.KembalikanIsian,
        reply=HasilKeluaran,
        summary="Langkah 5: mengembalikan tanggapan untuk diperbaiki",
    )
    def kembalikan(self, call: Call, aduan_id: UUID) -> Outcome:
        return self._jalankan(call, aduan_id, call.made(p.Kembalian))

    @api(
        "POST",
        ADUAN + "/tanggapan/catat",
        tindakan="CatatTanggapan",
        body=isian.CatatIsian,
        reply=HasilKeluaran,
        summary="Langkah 6: mencatat tanggapan",
    )
    def catat(self, call: Call, aduan_id: UUID) -> Outcome:
        return self._jalankan(call, aduan_id, call.made(p.Catat))

    @api(
        "POST",
        ADUAN + "/tanggapan/berikan",
        tindakan="BerikanTanggapan",
        body=isian.BerikanIsian,
        reply=HasilKeluaran,
        summary="Langkah 7: memberikan tanggapan kepada pelapor",
    )
    def berikan(self, call: Call, aduan_id: UUID) -> Outcome:
        return self._jalankan(call, aduan_id, call.made(p.Berikan))

    def _jalankan(self, call: Call, aduan_id: UUID, minta: p.Permintaan) -> Outcome:
        return outcome(self.tindakan.jalankan(aduan_id, minta, call.petugas, call.correlation_id))
