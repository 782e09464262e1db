"""At the counter: a reporter whose tracking code is known to somebody else gets another one, on a new receipt."""

from dataclasses import dataclass
from uuid import UUID

from marshmallow import Schema
from werkzeug.wrappers import Response

from services.intake.lacak.ganti_kode import GantiKode
from services.intake.loket import layar
from services.intake.loket.pages import BARU
from services.intake.pribadi import LOKET
from shared.domain.aduan.penolakan import KodeTidakDigantiDiLoket
from shared.layanan.baca import rincian
from shared.machinery.eventstore.store import EventStore
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.fields import YA, Pilihan
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

KODE, GANTI = "/petugas/kode-lacak/<uuid:aduan_id>", "GantiKodeLacak"


class GantiKodeForm(Schema):
    """`hadir`: the operator's word that they have seen the person."""

    hadir = Pilihan("Ganti kode hanya untuk pelapor yang hadir dan sudah Anda lihat kartu identitasnya.", (YA,))


@dataclass(frozen=True)
class PagesKode:
    site: Site
    store: EventStore
    ganti: GantiKode

    @page("GET", KODE, tindakan=GANTI)
    def form_ganti_kode(self, visit: Visit, aduan_id: UUID) -> Screen:
        aduan = rincian(self.store, aduan_id, visit.petugas, GANTI).aduan
        if aduan.penyampaian is None or aduan.rahasia or aduan.dibatasi:
            raise KodeTidakDigantiDiLoket(nomor=aduan.nomor)
        return layar.GantiKode(id=aduan_id, nomor=aduan.nomor, kantor=self.site.kantor.ambil(aduan.kecamatan))

    @page("POST", KODE, tindakan=GANTI, form=GantiKodeForm, again=form_ganti_kode)
    def ganti_kode(self, visit: Visit, aduan_id: UUID) -> Response:
        return see_other(f"{BARU}/{self.ganti.ganti(aduan_id, LOKET, visit.petugas, visit.correlation_id)}")
