"""The receipt, as a page and as a paper to keep, and the picture on an office's letterhead."""

from dataclasses import dataclass
from datetime import datetime

from werkzeug.wrappers import Response

from services.intake.lacak.kode import KodeLacak
from services.intake.lapor import layar
from services.intake.lapor.gambar import qr, qr_svg
from services.intake.lapor.janji import janji
from services.intake.lapor.resi import SUDAH
from shared.acuan.kantor import Kantor
from shared.domain.aduan.penolakan import TidakDitemukan
from shared.domain.sop.aturan import AturanWaktu
from shared.machinery.html import language
from shared.machinery.html.screen import Screen
from shared.surat import kop
from shared.surat.isi import Berikut, Resi
from shared.surat.sebutan import diterima, umum
from shared.surat.unduh import unduh
from shared.web.links import LACAK
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

SETAHUN = 31_536_000  # seconds


class LogoTidakAda(TidakDitemukan):
    """Kantor ini tidak punya logo."""

    kode = "logo-tidak-ada"


@dataclass(frozen=True)
class PagesResi:
    site: Site
    kode: KodeLacak
    aturan: AturanWaktu

    @page("GET", "/resi/<string:kode>", secret=True)
    def lihat_resi(self, visit: Visit, kode: str) -> Screen:
        aduan = self.kode.baca(kode).aduan
        kode = self.kode.kini(aduan.id)
        return layar.HalamanResi(
            nomor=aduan.nomor,
            sudah=SUDAH in visit.request.args,
            kode=kode,
            qr=qr(visit.link(LACAK, kode=kode)),
            kantor=self.site.kantor.ambil(aduan.kecamatan),
            diterima_pada=aduan.diterima_pada,
            diterima_kantor_pada=aduan.diterima_kantor_pada,
            janji=janji(self.aturan, aduan.kecamatan, aduan.diterima_kantor_pada),
        )

    @page("GET", "/resi/<string:kode>.pdf", secret=True)
    def unduh_resi(self, visit: Visit, kode: str) -> Response:
        aduan, _kejadian, now = self.kode.baca(kode)
        kode = self.kode.kini(aduan.id)
        kantor = self.site.kantor.ambil(aduan.kecamatan)
        tautan = visit.link(LACAK, kode=kode)
        surat = Resi(
            **umum(kop.ambil(self.site.db, kantor.kode), aduan.nomor, aduan.diterima_pada, now, kantor.zona),
            kantor=kantor.nama,
            kode=kode,
            tautan=tautan,
            qr=qr_svg(tautan),
            diterima=diterima(aduan, kantor.zona),
            berikut=self._berikut(kantor, aduan.diterima_kantor_pada),
            hubungi=hubungi(kantor),
        )
        return unduh(self.site.db, surat, now)

    @page("GET", "/kantor/<string:kode>/logo")
    def logo(self, visit: Visit, kode: str) -> Response:
        """Open to everybody: it is on every paper. Its address changes with it, so browsers may keep it."""
        punya = kop.ambil(self.site.db, self.site.kantor.ambil(kode).kode)
        if punya.logo is None:
            raise LogoTidakAda
        awet = visit.request.query_string.decode(errors="replace") == punya.sidik_logo
        kepala = {"Cache-Control": f"public, max-age={SETAHUN}, immutable" if awet else "no-cache"}
        return Response(punya.logo, content_type=punya.jenis_logo, headers=kepala)

    def _berikut(self, kantor: Kantor, diterima: datetime) -> tuple[Berikut, ...]:
        batas = [j.batas for j in janji(self.aturan, kantor.kode, diterima)]
        apa = (
            "Kantor menentukan jenis aduan Anda. Pertanyaan yang dapat dijawab langsung dijawab saat itu juga.",
            "PPID dan bidang pengelola menyusun tanggapan. Bila ada yang kurang jelas, Anda akan ditanya.",
            "Anda menerima jawaban. Bila belum selesai, Anda dapat membukanya kembali.",
        )
        kapan = (batas[0], batas[1], batas[-1])
        kata = (language.saat(t, kantor.zona) if t else language.paling_lambat(None, kantor.zona) for t in kapan)
        return tuple(Berikut(apa=a, kapan=b) for a, b in zip(apa, kata, strict=True))


def hubungi(kantor: Kantor) -> str:
    """ "Kecamatan Jenawi, Jl. …, telepon (0271) 8961336." """
    return f"{', '.join(x for x in (kantor.nama, kantor.alamat, kantor.telepon and f'telepon {kantor.telepon}') if x)}."
