"""Filing, SOP steps 1 and 2: three short pages over a draft on the server."""

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake import permintaan as p
from services.intake.lacak.kode import KodeLacak
from services.intake.lapor import isian as form
from services.intake.lapor import layar
from services.intake.lapor.draf import BIDANG, DrafTerlaluPanjang, LaciDraf
from services.intake.lapor.foto import FotoDraf
from services.intake.lapor.resi import ke_resi
from shared.acuan.kategori import DaftarKategori, Kategori
from shared.akun.pelapor import PintuPelapor
from shared.machinery.html.screen import Screen
from shared.web.address import client_address
from shared.web.answers import see_other
from shared.web.filing_rate import FilingRate
from shared.web.form import load_form
from shared.web.pages import page
from shared.web.site import Site
from shared.web.uploads import FORM_WITH_FILES
from shared.web.visit import Visit

LAPOR = "/lapor/<uuid:draf_id>"


def _draf_sendiri(room: "PagesLapor", visit: Visit, draf_id: UUID) -> None:
    """Raises DrafTidakAda, TerlaluSering."""
    room.laci.ambil(visit.pengunjung, draf_id)
    room.laju_unggah.count(client_address(visit.request))


def _hitung(room: "PagesLapor", visit: Visit) -> None:
    """Raises TerlaluSering."""
    room.laju.count(client_address(visit.request))


@dataclass(frozen=True)
class PagesLapor:
    """`laju`: drafts that one address begins; `laju_unggah`: files from one."""

    site: Site
    laci: LaciDraf
    foto: FotoDraf
    kategori: DaftarKategori
    kode: KodeLacak
    pelapor: PintuPelapor
    laju: FilingRate
    laju_unggah: FilingRate

    @page("POST", "/lapor", form=form.MulaiForm, token=False, before=_hitung)
    def mulai(self, visit: Visit) -> Response:
        """An empty draft harms nobody, so the office's page needs no token and makes no session."""
        kantor = self.site.kantor.penerima("" if visit.form.has_errors else visit.form.made(p.Mulai).kecamatan)
        draf_id = self.laci.baru(visit.with_session(), kantor.kode)
        if (orang := visit.with_session().pelapor_id) is not None:  # nothing is asked twice
            nama, kontak = self.pelapor.buka(self.pelapor.akun(orang))
            self.laci.simpan(visit.with_session(), draf_id, {"nama": nama, "kontak": kontak})
        return see_other(f"/lapor/{draf_id}/siapa")

    @page("GET", LAPOR + "/siapa")
    def isi_siapa(self, visit: Visit, draf_id: UUID) -> Screen | Response:
        draf = self.laci.ambil(visit.pengunjung, draf_id)
        return ke_resi(self.kode, draf) or layar.Siapa(draf=draf, kantor=self.site.kantor.ambil(draf.kecamatan))

    @page("POST", LAPOR + "/siapa", form=form.SiapaForm, again=isi_siapa)
    def simpan_siapa(self, visit: Visit, draf_id: UUID) -> Response:
        return self._simpan(visit, draf_id, "kategori")

    @page("GET", LAPOR + "/kategori")
    def pilih_kategori(self, visit: Visit, draf_id: UUID) -> Screen | Response:
        draf = self.laci.ambil(visit.pengunjung, draf_id)
        cari = visit.request.args.get("cari", "").strip()[:100]
        cocok, kantor = saring(self.kategori.untuk(draf.kecamatan), cari), self.site.kantor.ambil(draf.kecamatan)
        return ke_resi(self.kode, draf) or layar.PilihKategori(draf=draf, kantor=kantor, cari=cari, kategori=cocok)

    @page("POST", LAPOR + "/kategori", form=form.KategoriForm, again=pilih_kategori)
    def simpan_kategori(self, visit: Visit, draf_id: UUID) -> Response:
        draf = self.laci.ambil(visit.pengunjung, draf_id)
        d = visit.form.made(p.PilihanKelas)
        self.kategori.pastikan(draf.kecamatan, *d.pilihan.split("/"))
        return self._simpan(visit, draf_id, "isi", pemberi_selesai=True)

    @page("GET", LAPOR + "/isi")
    def tulis_isi(self, visit: Visit, draf_id: UUID) -> Screen | Response:
        draf = self.laci.ambil(visit.pengunjung, draf_id)
        if (lain := ke_resi(self.kode, draf)) is not None:
            return lain
        return layar.TulisIsi(draf=draf, kantor=self.site.kantor.ambil(draf.kecamatan), lampiran=self.foto.bernama(visit, draf_id))

    @page("POST", LAPOR + "/isi", again=tulis_isi, limit=FORM_WITH_FILES, before=_draf_sendiri)
    def simpan_isi(self, visit: Visit, draf_id: UUID) -> Screen | Response:
        """Files are kept whatever is wrong with the rest, and the rest whatever is wrong with the files."""
        if (lain := ke_resi(self.kode, self.laci.ambil(visit.pengunjung, draf_id))) is not None:
            return lain
        tombol = {n: visit.form.typed[n] for n in ("unggah", "buang") if n in visit.form.typed}
        visit.form = visit.form.replacing(typed={n: v for n, v in visit.form.typed.items() if n not in tombol})
        salah = dict(self.foto.simpan(visit, draf_id))
        if tombol:
            self.laci.simpan(visit.with_session(), draf_id, visit.form.typed)
            if (dibuang := _uuid(tombol.get("buang", ""))) is not None:
                self.foto.laci.buang(visit.with_session(), draf_id, dibuang)
            if not salah:
                return see_other(f"/lapor/{draf_id}/isi{'?ubah=1' if 'ubah' in visit.request.args else ''}#foto")
        else:
            visit.form = load_form(visit.form, form.IsiForm)
        visit.form = visit.form.replacing(errors={**visit.form.errors, **salah})
        if visit.form.has_errors:
            with suppress(DrafTerlaluPanjang):  # then it is said beside the field
                self.laci.simpan(visit.with_session(), draf_id, visit.form.typed)
            return self.tulis_isi(visit, draf_id)
        return self._simpan(visit, draf_id, "periksa")

    @page("POST", LAPOR + "/draf")
    def simpan_draf(self, visit: Visit, draf_id: UUID) -> Response:
        """What the script sends while somebody types: kept as it is, right or wrong."""
        self.laci.simpan(visit.with_session(), draf_id, visit.form.typed)
        return Response(status=204)

    @page("POST", LAPOR + "/hapus")
    def hapus_draf(self, visit: Visit, draf_id: UUID) -> Response:
        self.laci.hapus(visit.with_session(), draf_id)
        return see_other("/")

    def _simpan(self, visit: Visit, draf_id: UUID, berikut: str, pemberi_selesai: bool = False) -> Response:
        if (lain := ke_resi(self.kode, self.laci.ambil(visit.pengunjung, draf_id))) is not None:
            return lain
        self.laci.simpan(
            visit.with_session(), draf_id, {n: visit.form.typed.get(n, "") for n in BIDANG if n in visit.form.typed}, pemberi_selesai
        )
        dari_periksa = "ubah" in visit.request.args
        return see_other(f"/lapor/{draf_id}/{'periksa' if dari_periksa else berikut}")


def saring(semua: tuple[Kategori, ...], cari: str) -> list[Kategori]:
    """Categories in whose names, or sub-categories in whose names, every word occurs."""
    kata = cari.casefold().split()
    hasil = []
    for k in semua:
        sub = tuple(s for s in k.sub if all(w in f"{k.nama} {s.nama}".casefold() for w in kata))
        if sub:
            hasil.append(Kategori(k.kode, k.nama, k.rahasia, k.aktif, sub))
    return hasil


def _uuid(teks: str) -> UUID | None:
    try:
        return UUID(teks)
    except ValueError:
        return None
