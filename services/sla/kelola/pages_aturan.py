"""An administrator's pages about procedures and calendars: as they count, edited as a file, and tried out before they are recorded."""

from dataclasses import dataclass
from typing import Any

from werkzeug.wrappers import Response

from services.sla.kelola import isian as form
from services.sla.kelola import layar
from services.sla.kelola.aturan import KALENDER, SOP, Apa, KelolaAturan
from services.sla.kelola.hak import pastikan
from services.sla.kelola.kepala import kepala, tanya
from shared.domain.aturan.naskah import BerkasTidakSah
from shared.layanan.dasar import Dasar
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.site import Site

ATURAN, KELOLA = "/admin/aturan", "KelolaAturan"


@dataclass(frozen=True)
class PagesAturan:
    site: Site
    dasar: Dasar

    @halaman("GET", ATURAN, tindakan=KELOLA)
    def aturan(self, k: Kunjungan) -> Layar:
        kelola = self._kelola(k)
        kode, buku = kelola.wilayah, kelola.buku
        riwayat = buku.riwayat(kode)
        return layar.Aturan(
            **kepala(k, kode),
            sop=buku.sop(kode)[1],
            kalender=buku.kalender(kode)[1],
            pekan=kelola.pekan(),
            riwayat=riwayat,
            oleh=kelola.nama_petugas([e.oleh.id for e in riwayat if e.oleh.id]),
            kabupaten=kode.count(".") < 2,
        )

    @halaman("GET", ATURAN + "/sop", tindakan=KELOLA)
    def ubah_sop(self, k: Kunjungan) -> Layar:
        return self._ubah(k, SOP)

    @halaman("POST", ATURAN + "/sop/pratinjau", tindakan=KELOLA, isian=form.PratinjauForm, ulang=ubah_sop)
    def pratinjau_sop(self, k: Kunjungan) -> Layar:
        return self._coba(k, SOP)

    @halaman("POST", ATURAN + "/sop", tindakan=KELOLA, isian=form.SimpanForm, ulang=pratinjau_sop)
    def simpan_sop(self, k: Kunjungan) -> Response | Layar:
        return self._simpan(k, SOP)

    @halaman("GET", ATURAN + "/kalender", tindakan=KELOLA)
    def ubah_kalender(self, k: Kunjungan) -> Layar:
        return self._ubah(k, KALENDER)

    @halaman("POST", ATURAN + "/kalender/pratinjau", tindakan=KELOLA, isian=form.PratinjauForm, ulang=ubah_kalender)
    def pratinjau_kalender(self, k: Kunjungan) -> Layar:
        return self._coba(k, KALENDER)

    @halaman("POST", ATURAN + "/kalender", tindakan=KELOLA, isian=form.SimpanForm, ulang=pratinjau_kalender)
    def simpan_kalender(self, k: Kunjungan) -> Response | Layar:
        return self._simpan(k, KALENDER)

    def _ubah(self, k: Kunjungan, apa: Apa, **lain: Any) -> layar.UbahAturan:
        kelola = self._kelola(k)
        naskah, versi = kelola.naskah(apa)
        return layar.UbahAturan(**kepala(k, kelola.wilayah), apa=apa.nama, versi=versi, naskah=naskah, **lain)

    def _coba(self, k: Kunjungan, apa: Apa) -> layar.UbahAturan:
        """The same page with what would follow; what is wrong stands beside the text, which stays as typed."""
        if "naskah" in k.isian.galat:
            return self._ubah(k, apa)
        naskah = k.isian.nilai("naskah")
        try:
            percobaan = self._kelola(k).coba(apa, naskah)
        except BerkasTidakSah as e:
            kesalahan = _kesalahan(str(e), naskah)
            k.isian = k.isian.dengan(
                galat={"naskah": "Naskah belum dapat dibaca; yang salah disebut dengan barisnya di bawah.", **k.isian.galat}
            )
            return self._ubah(k, apa, kesalahan=kesalahan)
        if percobaan is None:
            return self._ubah(k, apa, sama=True)
        return self._ubah(k, apa, pratinjau=percobaan.akibat, sidik=percobaan.sidik)

    def _simpan(self, k: Kunjungan, apa: Apa) -> Response | Layar:
        try:
            self._kelola(k).simpan(apa, k.isian.nilai("naskah"), k.isian.data.alasan, k.isian.data.sidik)
        except BerkasTidakSah:
            return self._coba(k, apa)
        return ke(f"{ATURAN}{tanya(k)}")

    def _kelola(self, k: Kunjungan) -> KelolaAturan:
        kode = k.wilayah(KELOLA)
        return KelolaAturan(self.dasar, kode, pastikan(k.petugas, KELOLA, kode))


def _kesalahan(kalimat: str, naskah: str) -> list[tuple[int, str, str]]:
    """ "Baris 3: …" as (3, "…", the third line)."""
    baris, hasil = naskah.splitlines(), []
    for satu in kalimat.splitlines():
        kepala_, _pisah, isi = satu.partition(": ")
        nomor = int(kepala_.removeprefix("Baris ")) if kepala_.removeprefix("Baris ").isdecimal() else 1
        hasil.append((nomor, isi or satu, baris[nomor - 1].strip() if 0 < nomor <= len(baris) else ""))
    return hasil
