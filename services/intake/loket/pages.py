"""An operator enters what somebody says at the counter, on the telephone, by WhatsApp or in a letter: one page, no mouse needed."""

from dataclasses import dataclass
from uuid import uuid4

from werkzeug.wrappers import Response

from services.intake.lacak.kode import KodeLacak
from services.intake.lapor.gambar import qr
from services.intake.lapor.janji import janji
from services.intake.lapor.terima import Kedatangan, Terima
from services.intake.loket import isian as form
from services.intake.loket import layar
from shared.acuan.kategori import DaftarKategori
from shared.akun.kontak import BukanKontak, urai_kontak
from shared.domain.aduan.penolakan import AlasanMundurDiperlukan, DiterimaKantorDiLuarBatas
from shared.domain.akses.hak import boleh
from shared.domain.sop.aturan import AturanWaktu
from shared.machinery.clock import utc_now
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.links import LACAK
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

BARU, TERIMA = "/petugas/aduan-baru", "TerimaAduan"


@dataclass(frozen=True)
class PagesLoket:
    site: Site
    kategori: DaftarKategori
    aturan: AturanWaktu
    terima: Terima
    kode: KodeLacak

    @page("GET", BARU, tindakan=TERIMA)
    def form_loket(self, visit: Visit) -> Screen:
        """`kunci` makes a second press the same complaint; `dibuka` is where step 1 began; the script counts from `disajikan`."""
        wilayah = visit.wilayah(TERIMA)
        kantor = [(x.kode, x.nama) for x in self.site.kantor.di(wilayah)]
        diketik = visit.form.value("kecamatan")
        kini = diketik if diketik in dict(kantor) else kantor[0][0] if kantor else wilayah
        if visit.form.recalled:  # how long the reporter was there nobody knows any more
            visit.form = visit.form.replacing(typed={**visit.form.typed, "dibuka": "", "lengkap": ""})
        return layar.Loket(
            kantor=kantor,
            kini=kini,
            kategori=self.kategori.untuk(kini),
            kunci=visit.form.value("kunci") or uuid4().hex,
            dibuka=visit.form.typed.get("dibuka", utc_now().isoformat()),
            disajikan=utc_now(),
        )

    @page("POST", BARU, tindakan=TERIMA, form=form.LoketForm, again=form_loket)
    def catat_aduan(self, visit: Visit) -> Response | Screen:
        """SOP steps 1 and 2 by an operator; the record names both."""
        minta = visit.form.made(form.AduanLoket)
        boleh(visit.petugas, TERIMA, minta.kecamatan)
        kantor = self.site.kantor.penerima(minta.kecamatan)
        aduan = minta.aduan(kantor.waktu, utc_now())
        cara = Kedatangan(petugas=visit.petugas, kunci=f"loket:{minta.kunci}", mentah=aduan.mentah)
        try:
            resi = self.terima(aduan, cara, visit.correlation_id)
        except (AlasanMundurDiperlukan, DiterimaKantorDiLuarBatas) as e:
            bidang = "alasan_mundur" if isinstance(e, AlasanMundurDiperlukan) else "tanggal"
            visit.form = visit.form.replacing(errors={bidang: str(e)})
            return self.form_loket(visit)
        kontak = _kontak(minta.kontak)
        return see_other(f"{BARU}/{resi.kode_lacak or self.kode.resi(resi.id)}{f'?kontak={kontak}' if kontak else ''}")

    @page("GET", BARU + "/<string:kode>", tindakan=TERIMA, secret=True)
    def resi_loket(self, visit: Visit, kode: str) -> Screen:
        """To be printed and handed over; whoever holds the code sees as much."""
        aduan = self.kode.baca(kode).aduan
        kode = self.kode.kini(aduan.id)
        return layar.ResiLoket(
            id=aduan.id,
            nomor=aduan.nomor,
            kode=kode,
            qr=qr(visit.link(LACAK, kode=kode)),
            kantor=self.site.kantor.ambil(aduan.kecamatan),
            diterima_pada=aduan.diterima_pada,
            diterima_kantor_pada=aduan.diterima_kantor_pada,
            janji=janji(self.aturan, aduan.kecamatan, aduan.diterima_kantor_pada),
            kontak=visit.request.args.get("kontak", ""),
        )


def _kontak(teks: str) -> str:
    """What the receipt's page says of it; the contact itself stands in no address."""
    try:
        return "pertama" if urai_kontak(teks).lain else ""
    except BukanKontak:
        return "tanpa"
