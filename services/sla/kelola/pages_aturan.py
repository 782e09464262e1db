"""An administrator's pages about procedures and calendars: as they count, edited as a file, and tried out before they are recorded."""

from hashlib import sha256
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from werkzeug.wrappers import Response

from services.sla.application import Sla
from services.sla.kelola import isian as form
from services.sla.kelola import layar
from services.sla.kelola.hak import pastikan
from services.sla.kelola.pratinjau import pratinjau
from shared.acuan.aturan.buku import BukuAturan
from shared.acuan.aturan.hidup import AturanHidup
from shared.domain.aduan.penolakan import Bentrok
from shared.domain.aturan.naskah import BerkasTidakSah
from shared.domain.workcalendar.jam_buka import HARI
from shared.machinery.clock import sekarang
from shared.machinery.database import sql
from shared.machinery.html.layar import Layar
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan

ATURAN, KELOLA = "/admin/aturan", "KelolaAturan"
TAK_TERBACA = "Naskah belum dapat dibaca; yang salah disebut dengan barisnya."


class BelumDipratinjau(Bentrok):
    """Naskahnya, atau aturan yang berlaku, berubah sejak pratinjau terakhir. Lihat dahulu akibatnya di bawah, lalu simpan."""

    kode = "belum-dipratinjau"


class PagesAturan:
    """Mixed into the Nameko service; `app` is its application."""

    app: Sla

    @halaman("GET", ATURAN, tindakan=KELOLA)
    def aturan(self, k: Kunjungan) -> Layar:
        kode = k.wilayah(KELOLA)
        buku = self._buku(k, kode)
        sop, kalender = buku.sop(kode)[1], buku.kalender(kode)[1]
        pekan = self.app.aturan.kalender(kode, sekarang()).pekan_biasa
        riwayat = buku.riwayat(kode)
        return layar.Aturan(
            **self._kepala(k, kode),
            sop=sop,
            kalender=kalender,
            pekan=[(h, ", ".join(map(str, jam))) for h, jam in zip(HARI, pekan, strict=True)],
            riwayat=riwayat,
            oleh=self._nama(kode, [e.oleh.id for e in riwayat if e.oleh.id]),
            kabupaten=kode.count(".") < 2,
        )

    @halaman("GET", ATURAN + "/sop", tindakan=KELOLA)
    def ubah_sop(self, k: Kunjungan) -> Layar:
        return self._ubah(k, "sop")

    @halaman("POST", ATURAN + "/sop/pratinjau", tindakan=KELOLA, isian=form.PratinjauForm, ulang=ubah_sop)
    def pratinjau_sop(self, k: Kunjungan) -> Layar:
        return self._coba(k, "sop")

    @halaman("POST", ATURAN + "/sop", tindakan=KELOLA, isian=form.SimpanForm, ulang=pratinjau_sop)
    def simpan_sop(self, k: Kunjungan) -> Response | Layar:
        return self._simpan(k, "sop")

    @halaman("GET", ATURAN + "/kalender", tindakan=KELOLA)
    def ubah_kalender(self, k: Kunjungan) -> Layar:
        return self._ubah(k, "kalender")

    @halaman("POST", ATURAN + "/kalender/pratinjau", tindakan=KELOLA, isian=form.PratinjauForm, ulang=ubah_kalender)
    def pratinjau_kalender(self, k: Kunjungan) -> Layar:
        return self._coba(k, "kalender")

    @halaman("POST", ATURAN + "/kalender", tindakan=KELOLA, isian=form.SimpanForm, ulang=pratinjau_kalender)
    def simpan_kalender(self, k: Kunjungan) -> Response | Layar:
        return self._simpan(k, "kalender")

    def _ubah(self, k: Kunjungan, apa: str, **lain: Any) -> layar.UbahAturan:
        kode = k.wilayah(KELOLA)
        naskah, mesin = getattr(self._buku(k, kode), apa)(kode)
        return layar.UbahAturan(**self._kepala(k, kode), apa=apa, versi=mesin["versi"], naskah=naskah, **lain)

    def _coba(self, k: Kunjungan, apa: str) -> layar.UbahAturan:
        """The same page with what would follow; what is wrong stands beside the text, which stays as typed."""
        kode, naskah = k.wilayah(KELOLA), k.isian.nilai("naskah")
        if "naskah" in k.isian.galat:
            return self._ubah(k, apa)
        try:
            calon = getattr(self._buku(k, kode), f"calon_{apa}")(kode, naskah)
        except BerkasTidakSah as e:
            kesalahan = _kesalahan(str(e), naskah)
            k.isian = k.isian.dengan(
                galat={"naskah": "Naskah belum dapat dibaca; yang salah disebut dengan barisnya di bawah.", **k.isian.galat}
            )
            return self._ubah(k, apa, kesalahan=kesalahan)
        if calon is None:
            return self._ubah(k, apa, sama=True)
        akibat = pratinjau(self.app.db, self.app.store, kode, calon)
        return self._ubah(k, apa, pratinjau=akibat, sidik=_sidik(calon.versi, naskah))

    def _simpan(self, k: Kunjungan, apa: str) -> Response | Layar:
        kode, d = k.wilayah(KELOLA), k.isian.data
        buku = self._buku(k, kode)
        try:
            calon = getattr(buku, f"calon_{apa}")(kode, d["naskah"])
        except BerkasTidakSah:
            return self._coba(k, apa)
        if calon is not None and d["sidik"] != _sidik(calon.versi, k.isian.nilai("naskah")):
            raise BelumDipratinjau
        getattr(buku, f"set_{apa}")(kode, d["naskah"], d["alasan"])
        self.app.aturan.segarkan()
        return ke(f"{ATURAN}{tanya(k)}")

    def _buku(self, k: Kunjungan, kode: str) -> BukuAturan:
        """Recorded by the machine's role, in the name of whoever is signed in; only after it was asked whether they may."""
        oleh = pastikan(k.petugas, KELOLA, kode)
        hidup = AturanHidup(self.app.mesin)
        return BukuAturan(self.app.store_mesin, hidup, oleh)

    def _nama(self, kode: str, id_: list[UUID]) -> dict[UUID, str]:
        with self.app.db.transaction(kode) as conn:
            return dict(conn.execute(sql(__file__, "nama_petugas"), {"id": id_}).fetchall())

    def _kepala(self, k: Kunjungan, kode: str) -> dict[str, str]:
        return {"wilayah": kode, "nama": self.app.kantor.nama(kode), "zona": self.app.kantor.zona(kode), "tanya": tanya(k)}


def tanya(k: Kunjungan) -> str:
    """ "?kecamatan=33.13.17", where the address names one."""
    kecamatan = k.request.args.get("kecamatan", "")
    return f"?{urlencode({'kecamatan': kecamatan})}" if kecamatan else ""


def _sidik(versi: str, naskah: str) -> str:
    """Of the text that was previewed, and the version that it would have become."""
    return sha256(f"{versi}\n{naskah}".encode()).hexdigest()


def _kesalahan(kalimat: str, naskah: str) -> list[tuple[int, str, str]]:
    """ "Baris 3: …" as (3, "…", the third line)."""
    baris, hasil = naskah.splitlines(), []
    for satu in kalimat.splitlines():
        kepala, _pisah, isi = satu.partition(": ")
        nomor = int(kepala.removeprefix("Baris ")) if kepala.removeprefix("Baris ").isdecimal() else 1
        hasil.append((nomor, isi or satu, baris[nomor - 1].strip() if 0 < nomor <= len(baris) else ""))
    return hasil
