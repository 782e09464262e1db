"""The last page of filing: everything once more, what the office promises, and the button that files it."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from marshmallow import Schema
from werkzeug.wrappers import Response

from services.intake.domain import WEB
from services.intake.kiriman.pilihan import PilihanKabar
from services.intake.lacak.kode import KodeLacak
from services.intake.lapor import isian as form
from services.intake.lapor import layar
from services.intake.lapor.draf import Draf, LaciDraf
from services.intake.lapor.foto import FotoDraf
from services.intake.lapor.janji import janji
from services.intake.lapor.resi import SUDAH, ke_resi
from services.intake.lapor.terima import Kedatangan, Terima
from services.intake.permintaan import AduanBaru, Kiriman
from services.intake.readmodel import mirip
from shared.acuan.kategori import DaftarKategori
from shared.akun.kontak import urai_kontak
from shared.domain.aduan import kata
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.teks import rapi
from shared.layanan.proyeksi import Proyeksi
from shared.machinery.clock import utc_now
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.form import Form, load_form
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

PERIKSA = "/lapor/<uuid:draf_id>/periksa"
LANGKAH: dict[str, type[Schema]] = {"siapa": form.SiapaForm, "kategori": form.KategoriForm, "isi": form.IsiForm}


@dataclass(frozen=True)
class PagesKirim:
    site: Site
    laci: LaciDraf
    foto: FotoDraf
    kategori: DaftarKategori
    aturan: AturanWaktu
    pilihan_kabar: PilihanKabar
    terima: Terima
    kode: KodeLacak
    proyeksi: Proyeksi

    @page("GET", PERIKSA)
    def periksa(self, visit: Visit, draf_id: UUID) -> Screen | Response:
        draf = self.laci.ambil(visit.pengunjung, draf_id)
        if (lain := ke_resi(self.kode, draf) or _kurang(draf)) is not None:
            return lain
        pilihan = draf.nilai("pilihan").split("/")
        kategori = self.kategori.pastikan(draf.kecamatan, *pilihan)
        return layar.Periksa(
            draf=draf,
            kantor=self.site.kantor.ambil(draf.kecamatan),
            nama_kategori=" › ".join(self.kategori.nama(draf.kecamatan, *pilihan)),
            kontak_pertama=terbaca.kontak.tertulis if (terbaca := urai_kontak(draf.nilai("kontak"))).lain else "",
            rahasia=kategori.rahasia or draf.nilai("rahasia") == form.YA,
            rahasia_kategori=kategori.rahasia,
            janji=janji(self.aturan, draf.kecamatan, utc_now()),
            lampiran=self.foto.bernama(visit, draf_id),
            pilihan_kabar=self.pilihan_kabar.untuk_kontak(draf.nilai("kontak")),
            mirip=self._mirip(draf),
        )

    @page("POST", PERIKSA, form=form.PeriksaForm, again=periksa)
    def kirim(self, visit: Visit, draf_id: UUID) -> Response:
        """The draft's id is the idempotency key: however often the button is pressed, it is one complaint."""
        draf = self.laci.ambil(visit.pengunjung, draf_id)
        if (lain := ke_resi(self.kode, draf) or _kurang(draf)) is not None:
            return lain
        d = visit.form.made(Kiriman)
        aduan = dari_draf(draf, d.kabar)
        cara = Kedatangan(
            petugas=None,
            kunci=f"draf:{draf.id}",
            formulir=True,
            mentah=aduan.mentah,
            akun=visit.with_session().pelapor_id,
            lampiran=[
                partial(self.foto.laci.ambil, visit.with_session(), draf.id, satu.id) for _nama, satu in self.foto.bernama(visit, draf_id)
            ],
        )
        resi = self.terima(aduan, cara, visit.correlation_id)
        self.proyeksi.sesudahnya(lambda: self.laci.terkirim(draf.id, resi.id), resi.id)
        return see_other(f"/resi/{resi.kode_lacak or self.kode.resi(resi.id)}{'' if resi.baru else f'?{SUDAH}'}")

    def _mirip(self, draf: Draf) -> list[tuple[str, str, str, datetime]]:
        """What is open there about something alike; to be told before somebody files."""
        kategori = draf.nilai("pilihan").split("/")[0]
        ada = mirip(self.site.db, draf.kecamatan, kategori, f"{draf.nilai('apa')} {draf.nilai('lokasi')}")
        nama = {s.kode: s.nama for satu in self.kategori.untuk(draf.kecamatan) for s in satu.sub}
        return [(nama.get(m.sub_kategori, ""), m.lokasi, kata.KEADAAN[m.keadaan], m.diterima_pada) for m in ada]


def _kurang(draf: Draf) -> Response | None:
    """The first page that is not complete; what the script kept may be half a word."""
    for langkah, schema in LANGKAH.items():
        punya = {n: draf.nilai(n) for n in schema().fields}
        if load_form(Form(punya), schema).has_errors:
            return see_other(f"/lapor/{draf.id}/{langkah}")
    return None


def dari_draf(draf: Draf, kabar: str | None) -> AduanBaru:
    kategori, sub = draf.nilai("pilihan").split("/")
    return AduanBaru(
        kecamatan=draf.kecamatan,
        kategori=kategori,
        sub_kategori=sub,
        isi=susun(draf),
        saluran=WEB,
        nama=rapi(draf.nilai("nama")),
        kontak=rapi(draf.nilai("kontak")),
        rahasia=draf.nilai("rahasia") == form.YA,
        kabar=kabar,
        formulir_dibuka_pada=draf.dibuka_pada,
        data_pemberi_selesai_pada=draf.pemberi_selesai_pada,
    )


def susun(draf: Draf) -> str:
    """What happened, where and when as one text, each under its word: the complaint has one text."""
    bagian = [rapi(draf.nilai("apa")), f"Lokasi: {rapi(draf.nilai('lokasi'))}"]
    if kapan := rapi(draf.nilai("kapan")):
        bagian.append(f"Waktu kejadian: {kapan}")
    return "\n\n".join([bagian[0], "\n".join(bagian[1:])])
