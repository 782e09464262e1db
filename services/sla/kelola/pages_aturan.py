"""An administrator's pages about procedures and calendars: as they count, edited as a file, and tried out before they are recorded."""

from dataclasses import dataclass, replace

from werkzeug.wrappers import Response

from services.sla.kelola import isian as form
from services.sla.kelola import layar
from services.sla.kelola import permintaan as p
from services.sla.kelola.aturan import KALENDER, SOP, Apa, KelolaAturan
from services.sla.kelola.hak import pastikan
from services.sla.kelola.kepala import kepala, tanya
from shared.domain.aturan.naskah import BerkasTidakSah
from shared.layanan.dasar import Dasar
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

ATURAN, KELOLA = "/admin/aturan", "KelolaAturan"


@dataclass(frozen=True)
class PagesAturan:
    site: Site
    dasar: Dasar

    @page("GET", ATURAN, tindakan=KELOLA)
    def aturan(self, visit: Visit) -> Screen:
        kelola = self._kelola(visit)
        kode, buku = kelola.wilayah, kelola.buku
        riwayat = buku.riwayat(kode)
        return layar.Aturan(
            **kepala(visit, kode),
            sop=buku.sop(kode)[1],
            kalender=buku.kalender(kode)[1],
            pekan=kelola.pekan(),
            perkiraan=kelola.perkiraan(),
            riwayat=riwayat,
            oleh=kelola.nama_petugas([e.oleh.id for e in riwayat if e.oleh.id]),
            kabupaten=kode.count(".") < 2,
        )

    @page("GET", ATURAN + "/sop", tindakan=KELOLA)
    def ubah_sop(self, visit: Visit) -> Screen:
        return self._ubah(visit, SOP)

    @page("POST", ATURAN + "/sop/pratinjau", tindakan=KELOLA, form=form.PratinjauForm, again=ubah_sop, helps=True)
    def pratinjau_sop(self, visit: Visit) -> Screen:
        return self._coba(visit, SOP)

    @page("POST", ATURAN + "/sop", tindakan=KELOLA, form=form.SimpanForm, again=pratinjau_sop)
    def simpan_sop(self, visit: Visit) -> Response | Screen:
        return self._simpan(visit, SOP)

    @page("GET", ATURAN + "/kalender", tindakan=KELOLA)
    def ubah_kalender(self, visit: Visit) -> Screen:
        return self._ubah(visit, KALENDER)

    @page("POST", ATURAN + "/kalender/pratinjau", tindakan=KELOLA, form=form.PratinjauForm, again=ubah_kalender, helps=True)
    def pratinjau_kalender(self, visit: Visit) -> Screen:
        return self._coba(visit, KALENDER)

    @page("POST", ATURAN + "/kalender", tindakan=KELOLA, form=form.SimpanForm, again=pratinjau_kalender)
    def simpan_kalender(self, visit: Visit) -> Response | Screen:
        return self._simpan(visit, KALENDER)

    def _ubah(self, visit: Visit, apa: Apa) -> layar.UbahAturan:
        kelola = self._kelola(visit)
        naskah, versi = kelola.naskah(apa)
        return layar.UbahAturan(**kepala(visit, kelola.wilayah), apa=apa.nama, versi=versi, naskah=naskah)

    def _coba(self, visit: Visit, apa: Apa) -> layar.UbahAturan:
        """The same page with what would follow; what is wrong stands beside the text, which stays as typed."""
        if "naskah" in visit.form.errors:
            return self._ubah(visit, apa)
        naskah = visit.form.value("naskah")
        try:
            percobaan = self._kelola(visit).coba(apa, naskah)
        except BerkasTidakSah as e:
            kesalahan = _kesalahan(str(e), naskah)
            visit.form = visit.form.replacing(
                errors={"naskah": "Naskah belum dapat dibaca; yang salah disebut dengan barisnya di bawah.", **visit.form.errors}
            )
            return replace(self._ubah(visit, apa), kesalahan=kesalahan)
        if percobaan is None:
            return replace(self._ubah(visit, apa), sama=True)
        return replace(self._ubah(visit, apa), pratinjau=percobaan.akibat, sidik=percobaan.sidik)

    def _simpan(self, visit: Visit, apa: Apa) -> Response | Screen:
        try:
            d = visit.form.made(p.Naskah)
            self._kelola(visit).simpan(apa, visit.form.value("naskah"), d.alasan, d.sidik)
        except BerkasTidakSah:
            return self._coba(visit, apa)
        return see_other(f"{ATURAN}{tanya(visit)}")

    def _kelola(self, visit: Visit) -> KelolaAturan:
        kode = visit.wilayah(KELOLA)
        return KelolaAturan(self.dasar, kode, pastikan(visit.petugas, KELOLA, kode))


def _kesalahan(kalimat: str, naskah: str) -> list[tuple[int, str, str]]:
    """ "Baris 3: …" as (3, "…", the third line)."""
    baris, hasil = naskah.splitlines(), []
    for satu in kalimat.splitlines():
        kepala_, _pisah, isi = satu.partition(": ")
        nomor = int(kepala_.removeprefix("Baris ")) if kepala_.removeprefix("Baris ").isdecimal() else 1
        hasil.append((nomor, isi or satu, baris[nomor - 1].strip() if 0 < nomor <= len(baris) else ""))
    return hasil
