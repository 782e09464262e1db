"""The queue of an office: what is due soonest first, filters in the address, one's own filters by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from werkzeug.wrappers import Response

from services.triage.antrean import isian as form
from services.triage.antrean import layar, saring
from services.triage.antrean.simpanan import BAWAAN, Dilihat, Kelompok, Saringan, Simpanan, jumlah
from services.triage.readmodel import Antre, sehalaman
from shared.domain.aduan.alur import LANGKAH, Keadaan
from shared.domain.aduan.kata import KATA_SALURAN, KEADAAN, SALURAN, kata_dialihkan, keterangan
from shared.domain.sop.desakan import desakan
from shared.layanan.dasar import Dasar
from shared.machinery.clock import utc_now
from shared.machinery.html import language
from shared.machinery.html.screen import Screen
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

ANTREAN, LIHAT = "/petugas", "LihatDaftar"
SEHALAMAN = 50
LAMA = timedelta(hours=15)  # opening time, two working days


@dataclass(frozen=True)
class PagesAntrean:
    site: Site
    dasar: Dasar

    @page("GET", ANTREAN, tindakan=LIHAT)
    def antrean(self, visit: Visit) -> Screen:
        app, wilayah, kini = self.dasar, visit.wilayah(LIHAT), utc_now()
        simpanan = Simpanan(app.db, visit.petugas, wilayah)
        dipilih, kursor = saring.baca(visit.request.args), visit.request.args.get("kursor", "")[:200]
        kecamatan = visit.request.args.get("kecamatan", "")
        with app.db.transaction(wilayah) as conn:
            satu = sehalaman(conn, wilayah, saring.saring(dipilih), kursor or None, SEHALAMAN)
            dilihat = simpanan.dilihat(conn, [r.id for r in satu.baris])
            kelompok, tersimpan = simpanan.kelompok(conn), simpanan.saringan(conn)
        alamat = saring.alamat(dipilih)
        sop = app.aturan.sop(wilayah, kini)
        return layar.Antrean(
            nama_wilayah=app.kantor.nama(wilayah),
            baris=[self._baris(r, dilihat.get(r.id), kini) for r in satu.baris],
            pintasan=_pintasan(kelompok, tersimpan, alamat),
            dipilih=dipilih | ({"kecamatan": kecamatan} if kecamatan else {}),
            alamat=alamat,
            disaring=bool(dipilih),
            halaman_lanjut=bool(kursor),
            lanjut=f"{ANTREAN}?{saring.alamat(dipilih, kecamatan=kecamatan, kursor=satu.kursor)}" if satu.kursor else "",
            awal=f"{ANTREAN}?{saring.alamat(dipilih, kecamatan=kecamatan)}",
            kategori=[(satu.kode, satu.nama) for satu in app.kategori.untuk(wilayah)],
            keadaan=[(keadaan.value, KEADAAN[keadaan]) for keadaan in Keadaan if keadaan is not Keadaan.BARU],
            langkah=[(n, sop.menurut_nomor[n].nama) for n in LANGKAH.values()],
            saluran=tuple(SALURAN.items()),
            zona=app.kantor.zona(wilayah),
            banyak_kantor=wilayah.count(".") < 2,
            dialihkan=visit.request.args.get("selesai") == "alihkan",
        )

    @page("POST", ANTREAN + "/saringan", tindakan=LIHAT, form=form.SaringanForm, again=antrean)
    def simpan_saringan(self, visit: Visit) -> Response:
        d = visit.form.made(form.SaringanBaru)
        alamat = saring.alamat(saring.baca_alamat(d.alamat))
        Simpanan(self.dasar.db, visit.petugas, visit.wilayah(LIHAT)).simpan_saringan(d.nama_saringan, alamat)
        return see_other(f"{ANTREAN}?{alamat}" if alamat else ANTREAN)

    @page("POST", ANTREAN + "/saringan/hapus", tindakan=LIHAT, form=form.HapusSaringanForm, again=antrean)
    def hapus_saringan(self, visit: Visit) -> Response:
        d = visit.form.made(form.HapusSaringan)
        Simpanan(self.dasar.db, visit.petugas, visit.wilayah(LIHAT)).hapus_saringan(d.saringan)
        return see_other(ANTREAN)

    def _keterangan(self, r: Antre) -> str:
        kantor = self.dasar.kantor
        if r.dialihkan_ke is None or r.dialihkan_pada is None:
            return keterangan(Keadaan(r.keadaan), r.putaran)
        return kata_dialihkan(kantor.nama(r.dialihkan_ke), language.singkat(r.dialihkan_pada, kantor.zona(r.kecamatan)))

    def _baris(self, r: Antre, dilihat: Dilihat | None, kini: datetime) -> layar.Baris:
        kalender = self.dasar.aturan.kalender(r.kecamatan, kini)
        status, sisa = "akhir" if r.langkah is None else "jeda", timedelta()
        if r.batas is not None:
            status = desakan(r.batas, r.dekat_pada, kini).value
            sisa = r.telat(kalender, kini) if kini > r.batas else kalender.menit_kerja(kini, r.batas)
        versi = dilihat.versi if dilihat else None
        disentuh = dilihat.pada if dilihat else r.diterima_pada
        kategori, sub = self.dasar.kategori.nama(r.kecamatan, r.kategori, r.sub_kategori)
        return layar.Baris(
            id=r.id,
            nomor=r.nomor,
            kantor=self.dasar.kantor.nama(r.kecamatan),
            kategori=kategori,
            sub_kategori=sub,
            keterangan=self._keterangan(r),
            langkah=r.langkah,
            jenis=r.jenis,
            saluran=KATA_SALURAN.get(r.saluran, r.saluran),
            rahasia=r.rahasia,
            dibuka=r.putaran > 1 and r.langkah is not None,
            perkara_batas=r.perkara_batas,
            perkara_terlambat=r.perkara_batas is not None and kini > r.perkara_batas,
            diterima_pada=r.diterima_pada,
            batas=r.batas,
            sejak=r.langkah_sejak or r.ditanya_pada,
            jeda=r.jeda,
            status=status,
            sisa=sisa,
            tanda="baru" if versi is None else "berubah" if versi < r.versi else "",
            lama=r.langkah is not None and kalender.menit_kerja(min(disentuh, kini), kini) > LAMA,
        )


def _pintasan(kelompok: Sequence[Kelompok], tersimpan: Sequence[Saringan], kini: str) -> list[layar.Pintasan]:
    """The filters everybody has, then one's own, each with its live count."""
    semua: list[tuple[str, str, UUID | None]] = [(nama, alamat, None) for nama, alamat in BAWAAN]
    semua += [(s.nama, s.alamat, s.id) for s in tersimpan]
    hasil = []
    for nama, alamat, sendiri in semua:
        dipilih = saring.baca_alamat(alamat)
        ada = jumlah(kelompok, saring.saring(dipilih)) if saring.terhitung(dipilih) else None
        hasil.append(layar.Pintasan(nama, f"{ANTREAN}?{alamat}" if alamat else ANTREAN, ada, alamat == kini, sendiri))
    return hasil
