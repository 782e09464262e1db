"""The citizen's first pages: what this is, which office, what it promises."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

from services.intake.lapor import layar
from services.intake.lapor.draf import LaciDraf
from services.intake.lapor.janji import janji
from services.intake.readmodel import ketepatan
from shared.domain.sop.aturan import AturanWaktu
from shared.machinery.clock import utc_now
from shared.machinery.html.screen import Screen
from shared.web.offices import choose_office
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

HARI = 90


@dataclass(frozen=True)
class PagesDepan:
    site: Site
    laci: LaciDraf
    aturan: AturanWaktu

    @page("GET", "/")
    def depan(self, visit: Visit) -> Screen:
        draf = self.laci.semua(visit.pengunjung) if visit.pengunjung else []
        return layar.Depan(pilih=choose_office(self.site.kantor, visit), draf=[(d, self.site.kantor.ambil(d.kecamatan)) for d in draf])

    @page("GET", "/kantor/<string:kode>")
    def kantor(self, visit: Visit, kode: str) -> Screen:
        kantor = self.site.kantor.penerima(kode)
        now = utc_now()
        sop, dijanjikan = self.aturan.sop(kode, now), janji(self.aturan, kode, now)
        return layar.HalamanKantor(
            kantor=kantor,
            langkah=[sop.menurut_nomor[n] for n in range(1, 8)],
            janji=dijanjikan,
            jawaban_paling_lambat=dijanjikan[-1].batas,
            ketepatan=ketepatan(self.site.db, kode, _sejak(now, kantor.waktu)),
        )


def _sejak(now: datetime, zona: tzinfo) -> datetime:
    """The first instant of the last 90 days on the office's clock, today being one: the boards count the same days."""
    return datetime.combine(now.astimezone(zona).date() - timedelta(days=HARI - 1), time(), zona)
