"""Filing, SOP steps 1 and 2: three short pages over a draft on the server."""

from dataclasses import dataclass
from uuid import UUID

from werkzeug.wrappers import Response

from services.intake.lacak.kode import KodeLacak
from services.intake.lapor import isian as form
from services.intake.lapor import layar
from services.intake.lapor.draf import BIDANG, LaciDraf
from services.intake.lapor.foto import FotoDraf
from services.intake.lapor.resi import ke_resi
from shared.acuan.kategori import DaftarKategori, Kategori
from shared.akun.pelapor import PintuPelapor
from shared.machinery.html.layar import Layar
from shared.web.alamat import alamat
from shared.web.formulir import muat
from shared.web.halaman import halaman
from shared.web.jawaban import ke
from shared.web.kunjungan import Kunjungan
from shared.web.laju import Laju
from shared.web.site import Site
from shared.web.unggah import HALAMAN

LAPOR = "/lapor/<uuid:draf_id>"


def _draf_sendiri(room: "PagesLapor", k: Kunjungan, draf_id: UUID) -> None:
    """Raises DrafTidakAda, TerlaluSering."""
    room.laci.ambil(k.pengunjung, draf_id)
    room.laju_unggah.periksa(alamat(k.request))


def _hitung(room: "PagesLapor", k: Kunjungan) -> None:
    """Raises TerlaluSering."""
    room.laju.periksa(alamat(k.request))


@dataclass(frozen=True)
class PagesLapor:
    """`laju`: drafts that one address begins; `laju_unggah`: files from one."""

    site: Site
    laci: LaciDraf
    foto: FotoDraf
    kategori: DaftarKategori
    kode: KodeLacak
    pelapor: PintuPelapor
    laju: Laju
    laju_unggah: Laju

    @halaman("POST", "/lapor", isian=form.MulaiForm, tanda=False, pra=_hitung)
    def mulai(self, k: Kunjungan) -> Response:
        """An empty draft harms nobody, so the office's page needs no token and makes no session."""
        kantor = self.site.kantor.penerima(k.isian.data.get("kecamatan", ""))
        draf_id = self.laci.baru(k.pasti(), kantor.kode)
        if (orang := k.pasti().pelapor_id) is not None:  # nothing is asked twice
            nama, kontak = self.pelapor.buka(self.pelapor.akun(orang))
            self.laci.simpan(k.pasti(), draf_id, {"nama": nama, "kontak": kontak})
        return ke(f"/lapor/{draf_id}/siapa")

    @halaman("GET", LAPOR + "/siapa")
    def isi_siapa(self, k: Kunjungan, draf_id: UUID) -> Layar | Response:
        draf = self.laci.ambil(k.pengunjung, draf_id)
        return ke_resi(self.kode, draf) or layar.Siapa(draf=draf, kantor=self.site.kantor.ambil(draf.kecamatan))

    @halaman("POST", LAPOR + "/siapa", isian=form.SiapaForm, ulang=isi_siapa)
    def simpan_siapa(self, k: Kunjungan, draf_id: UUID) -> Response:
        return self._simpan(k, draf_id, "kategori")

    @halaman("GET", LAPOR + "/kategori")
    def pilih_kategori(self, k: Kunjungan, draf_id: UUID) -> Layar | Response:
        draf = self.laci.ambil(k.pengunjung, draf_id)
        cari = k.request.args.get("cari", "").strip()[:100]
        cocok, kantor = saring(self.kategori.untuk(draf.kecamatan), cari), self.site.kantor.ambil(draf.kecamatan)
        return ke_resi(self.kode, draf) or layar.PilihKategori(draf=draf, kantor=kantor, cari=cari, kategori=cocok)

    @halaman("POST", LAPOR + "/kategori", isian=form.KategoriForm, ulang=pilih_kategori)
    def simpan_kategori(self, k: Kunjungan, draf_id: UUID) -> Response:
        draf = self.laci.ambil(k.pengunjung, draf_id)
        self.kategori.pastikan(draf.kecamatan, *k.isian.data["pilihan"].split("/"))
        return self._simpan(k, draf_id, "isi", pemberi_selesai=True)

    @halaman("GET", LAPOR + "/isi")
    def tulis_isi(self, k: Kunjungan, draf_id: UUID) -> Layar | Response:
        draf = self.laci.ambil(k.pengunjung, draf_id)
        if (lain := ke_resi(self.kode, draf)) is not None:
            return lain
        return layar.TulisIsi(draf=draf, kantor=self.site.kantor.ambil(draf.kecamatan), lampiran=self.foto.bernama(k, draf_id))

    @halaman("POST", LAPOR + "/isi", ulang=tulis_isi, batas=HALAMAN, pra=_draf_sendiri)
    def simpan_isi(self, k: Kunjungan, draf_id: UUID) -> Layar | Response:
        """Files are kept whatever is wrong with the rest, and the rest whatever is wrong with the files."""
        if (lain := ke_resi(self.kode, self.laci.ambil(k.pengunjung, draf_id))) is not None:
            return lain
        tombol = {n: k.isian.ketikan[n] for n in ("unggah", "buang") if n in k.isian.ketikan}
        k.isian = k.isian.dengan(ketikan={n: v for n, v in k.isian.ketikan.items() if n not in tombol})
        salah = dict(self.foto.simpan(k, draf_id))
        if tombol:
            self.laci.simpan(k.pasti(), draf_id, k.isian.ketikan)
            if (dibuang := _uuid(tombol.get("buang", ""))) is not None:
                self.foto.laci.buang(k.pasti(), draf_id, dibuang)
            if not salah:
                return ke(f"/lapor/{draf_id}/isi{'?ubah=1' if 'ubah' in k.request.args else ''}#foto")
        else:
            k.isian = muat(k.isian, form.IsiForm)
        k.isian = k.isian.dengan(galat={**k.isian.galat, **salah})
        if k.isian.bermasalah:
            return self.tulis_isi(k, draf_id)
        return self._simpan(k, draf_id, "periksa")

    @halaman("POST", LAPOR + "/draf")
    def simpan_draf(self, k: Kunjungan, draf_id: UUID) -> Response:
        """What the script sends while somebody types: kept as it is, right or wrong."""
        self.laci.simpan(k.pasti(), draf_id, k.isian.ketikan)
        return Response(status=204)

    @halaman("POST", LAPOR + "/hapus")
    def hapus_draf(self, k: Kunjungan, draf_id: UUID) -> Response:
        self.laci.hapus(k.pasti(), draf_id)
        return ke("/")

    def _simpan(self, k: Kunjungan, draf_id: UUID, berikut: str, pemberi_selesai: bool = False) -> Response:
        if (lain := ke_resi(self.kode, self.laci.ambil(k.pengunjung, draf_id))) is not None:
            return lain
        self.laci.simpan(k.pasti(), draf_id, {n: k.isian.ketikan.get(n, "") for n in BIDANG if n in k.isian.ketikan}, pemberi_selesai)
        dari_periksa = "ubah" in k.request.args
        return ke(f"/lapor/{draf_id}/{'periksa' if dari_periksa else berikut}")


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
