"""Attachments on the pages: of a complaint that is tracked, and for staff."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.lacak.kode import KodeLacak
from services.intake.lacak.pages import LACAK
from services.intake.lacak.terlacak import Terlacak
from services.intake.lampiran.aduan import LampiranAduan
from services.intake.lampiran.pilih import FOTO, kata_salah
from shared.lampiran.penolakan import BerkasDitolak, BerkasKosong
from shared.lampiran.sajian import sajikan
from shared.layanan.baca import rincian
from shared.machinery.eventstore.store import EventStore
from shared.machinery.html.screen import Screen
from shared.web.address import client_address
from shared.web.answers import see_other
from shared.web.error_pages import sentence_for
from shared.web.filing_rate import FilingRate
from shared.web.pages import page
from shared.web.site import Site
from shared.web.uploads import FORM_WITH_FILES, uploads_of
from shared.web.visit import Visit


def _hitung(room: "PagesLampiran", visit: Visit, **_path: object) -> None:
    """Raises TerlaluSering."""
    room.laju.count(client_address(visit.request))


@dataclass(frozen=True)
class PagesLampiran:
    """`laju`: files from one address."""

    site: Site
    store: EventStore
    kode: KodeLacak
    terlacak: Terlacak
    lampiran: LampiranAduan
    laju: FilingRate

    def _terlacak(self, visit: Visit, kode: str) -> Screen:
        return self.terlacak.layar(kode)

    @page("POST", LACAK + "/lampiran", again=_terlacak, secret=True, limit=FORM_WITH_FILES, before=_hitung)
    def tambah_lampiran(self, visit: Visit, kode: str) -> Screen | Response:
        """One after another: what is fit is added, and what is not is said on the page."""
        aduan_id, dipilih = self.kode.temukan(kode), uploads_of(visit.request, FOTO)
        salah = []
        for satu in dipilih:
            try:
                self.lampiran.tambah(aduan_id, satu, None, visit.correlation_id)
            except BerkasDitolak as e:
                salah.append(kata_salah(satu.name, e, len(dipilih)))
        if not dipilih:
            salah.append(sentence_for(BerkasKosong()))
        if salah:
            visit.form = visit.form.replacing(errors={FOTO: " ".join(salah)})
            return self.terlacak.layar(kode)
        return see_other(f"/lacak/{kode}#lampiran")

    @page("GET", LACAK + "/lampiran/<uuid:lampiran_id>", secret=True)
    def unduh_lampiran(self, visit: Visit, kode: str, lampiran_id: UUID) -> Response:
        return sajikan(*self.lampiran.ambil(self.kode.baca(kode).aduan, lampiran_id))

    @page("GET", "/lampiran/<uuid:aduan_id>/<uuid:lampiran_id>", tindakan="LihatRincian")
    def unduh_lampiran_petugas(self, visit: Visit, aduan_id: UUID, lampiran_id: UUID) -> Response:
        return sajikan(*self.lampiran.ambil_petugas(rincian(self.store, aduan_id, visit.petugas).aduan, lampiran_id))
