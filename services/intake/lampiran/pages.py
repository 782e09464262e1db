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
from shared.machinery.html.layar import Layar
from shared.web.alamat import alamat
from shared.web.galat import kalimat
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.laju import Laju
from shared.web.site import Site
from shared.web.unggah import HALAMAN, unggahan


def _hitung(room: "PagesLampiran", k: Kunjungan, **_path: object) -> None:
    """Raises TerlaluSering."""
    room.laju.periksa(alamat(k.request))


@dataclass(frozen=True)
class PagesLampiran:
    """`laju`: files from one address."""

    site: Site
    store: EventStore
    kode: KodeLacak
    terlacak: Terlacak
    lampiran: LampiranAduan
    laju: Laju

    def _terlacak(self, k: Kunjungan, kode: str) -> Layar:
        return self.terlacak.layar(kode)

    @halaman("POST", LACAK + "/lampiran", ulang=_terlacak, rahasia=True, batas=HALAMAN, pra=_hitung)
    def tambah_lampiran(self, k: Kunjungan, kode: str) -> Layar | Response:
        """One after another: what is fit is added, and what is not is said on the page."""
        aduan_id, dipilih = self.kode.temukan(kode), unggahan(k.request, FOTO)
        salah = []
        for satu in dipilih:
            try:
                self.lampiran.tambah(aduan_id, satu, None, k.correlation_id)
            except BerkasDitolak as e:
                salah.append(kata_salah(satu.nama, e, len(dipilih)))
        if not dipilih:
            salah.append(kalimat(BerkasKosong()))
        if salah:
            k.isian = k.isian.dengan(galat={FOTO: " ".join(salah)})
            return self.terlacak.layar(kode)
        return ke(f"/lacak/{kode}#lampiran")

    @halaman("GET", LACAK + "/lampiran/<uuid:lampiran_id>", rahasia=True)
    def unduh_lampiran(self, k: Kunjungan, kode: str, lampiran_id: UUID) -> Response:
        return sajikan(*self.lampiran.ambil(self.kode.baca(kode).aduan, lampiran_id))

    @halaman("GET", "/lampiran/<uuid:aduan_id>/<uuid:lampiran_id>", tindakan="LihatRincian")
    def unduh_lampiran_petugas(self, k: Kunjungan, aduan_id: UUID, lampiran_id: UUID) -> Response:
        return sajikan(*self.lampiran.ambil_petugas(rincian(self.store, aduan_id, k.petugas).aduan, lampiran_id))
