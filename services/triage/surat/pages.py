"""The SOP's papers of one complaint, and the office's monthly register: as a page, printed by the browser, or as PDF."""

from dataclasses import dataclass, replace
from uuid import UUID

from werkzeug.wrappers import Response

from services.triage.antrean.simpanan import Simpanan
from services.triage.surat.buku import BukuRegister
from services.triage.surat.isian import TerbitkanForm
from services.triage.surat.penerbit import CETAK, Penerbit
from shared.domain.aduan.audiens import Audiens
from shared.domain.akses.hak import boleh, peran_untuk
from shared.layanan.dasar import Dasar
from shared.machinery.clock import utc_now
from shared.machinery.html import language
from shared.machinery.html.screen import Screen
from shared.surat import kop
from shared.surat.isi import SEMUA, RegisterPengaduan
from shared.surat.jilid import BARIS
from shared.surat.layar import HalamanRegister, HalamanSurat, Penerbitan, Pintu, Terbitan
from shared.surat.register import Bulan
from shared.surat.susun import Bahan, susun, tersedia
from shared.surat.terbit import konsep
from shared.surat.unduh import berkas, unduh
from shared.web.answers import see_other
from shared.web.pages import page
from shared.web.site import Site
from shared.web.visit import Visit

SURAT = "/petugas/aduan/<uuid:aduan_id>/surat/<string:nama>"
REGISTER = "/petugas/register"
TERBIT = "/petugas/aduan/<uuid:aduan_id>/surat-terbit/<uuid:surat_id>.pdf"
TERBITKAN = "TerbitkanSurat"


@dataclass(frozen=True)
class PagesSurat:
    site: Site
    dasar: Dasar
    penerbit: Penerbit
    buku: BukuRegister

    @page("GET", SURAT, tindakan=CETAK)
    def lihat_surat(self, visit: Visit, aduan_id: UUID, nama: str) -> Screen:
        bahan = self.penerbit.bahan(visit.petugas, aduan_id)
        alamat = f"/petugas/aduan/{aduan_id}"
        return HalamanSurat(
            surat=konsep(susun(nama, bahan)),
            pdf=f"{alamat}/surat/{nama}.pdf",
            kembali=Pintu(bahan.aduan.nomor, alamat),
            terbit=self._penerbitan(visit, bahan, f"{alamat}/surat/{nama}/terbit"),
            lain=[Pintu(SEMUA[n].judul, f"{alamat}/surat/{n}") for n in tersedia(bahan.kejadian)],
            logo=kop.alamat_logo(bahan.kop),
        )

    @page("GET", SURAT + ".pdf", tindakan=CETAK)
    def unduh_surat(self, visit: Visit, aduan_id: UUID, nama: str) -> Response:
        bahan = self.penerbit.bahan(visit.petugas, aduan_id)
        return unduh(self.dasar.db, konsep(susun(nama, bahan)), bahan.now)

    @page("POST", SURAT + "/terbit", tindakan=TERBITKAN, form=TerbitkanForm, again=lihat_surat)
    def kirim_terbitkan(self, visit: Visit, aduan_id: UUID, nama: str) -> Response:
        versi = visit.form.made(int)
        self.penerbit.terbitkan(aduan_id, nama, visit.petugas, visit.correlation_id, versi)
        return see_other(f"/petugas/aduan/{aduan_id}/surat/{nama}")

    @page("GET", TERBIT, tindakan=CETAK)
    def unduh_terbitan(self, visit: Visit, aduan_id: UUID, surat_id: UUID) -> Response:
        """As it was issued, to the byte; after an erasure what is drawn in its place, and says so."""
        satu, isi = self.penerbit.ambil(visit.petugas, aduan_id, surat_id)
        return berkas(satu.jenis, satu.nomor, isi)

    @page("GET", REGISTER, tindakan=CETAK)
    def lihat_register(self, visit: Visit) -> Screen:
        wilayah, bulan, kini = self._bulan(visit)
        seluruh = self.buku.konsep(wilayah, bulan)
        banyak = -(-len(seluruh.baris) // BARIS)
        tampil = min(visit.request.args.get("bagian", 1, int), banyak) if banyak > 1 else 1
        surat = replace(seluruh, baris=seluruh.baris[(max(tampil, 1) - 1) * BARIS :][:BARIS])
        diminta = visit.request.args.get("kecamatan", "")

        def alamat(b: Bulan, akhir: str = "") -> str:
            return f"{REGISTER}{akhir}?bulan={b}{f'&kecamatan={diminta}' if diminta else ''}"

        return HalamanRegister(
            surat=surat,
            pdf=alamat(bulan, ".pdf"),
            kembali=Pintu("Antrean", "/petugas"),
            terbit=self._register_terbit(visit, wilayah, bulan, alamat(bulan, "/terbit")),
            logo=kop.alamat_logo(surat.kop),
            bulan=str(bulan),
            terakhir=str(kini),
            kecamatan=diminta,
            sebelum=alamat(bulan.geser(-1)),
            sesudah=alamat(bulan.geser(1)) if bulan < kini else "",
            bagian=[Pintu(f"Bagian {n}", f"{alamat(bulan)}&bagian={n}") for n in range(1, banyak + 1)] if banyak > 1 else [],
            tampil=max(tampil, 1),
        )

    @page("GET", REGISTER + ".pdf", tindakan=CETAK)
    def unduh_register(self, visit: Visit) -> Response:
        wilayah, bulan, _kini = self._bulan(visit)
        return unduh(self.dasar.db, self.buku.konsep(wilayah, bulan), utc_now())

    @page("POST", REGISTER + "/terbit", tindakan=TERBITKAN, again=lihat_register)
    def kirim_terbitkan_register(self, visit: Visit) -> Response:
        wilayah, bulan, _kini = self._bulan(visit, TERBITKAN)
        self.buku.terbitkan(wilayah, bulan, visit.petugas, visit.correlation_id)
        return see_other(f"{REGISTER}?bulan={bulan}&kecamatan={wilayah}")

    @page("GET", REGISTER + "/terbit/<uuid:register_id>.pdf", tindakan=CETAK)
    def unduh_register_terbit(self, visit: Visit, register_id: UUID) -> Response:
        nomor, isi = self.buku.ambil(self._bulan(visit)[0], register_id)
        return berkas(RegisterPengaduan.nama, nomor, isi)

    def _penerbitan(self, visit: Visit, bahan: Bahan, url: str) -> Penerbitan:
        aduan = bahan.aduan
        nama = Simpanan(self.dasar.db, visit.petugas, aduan.kecamatan).nama(s.oleh.id for s in aduan.surat if s.oleh.id)
        return Penerbitan(
            url=url,
            versi=aduan.versi,
            boleh=bahan.rinci.pandangan.audiens is not Audiens.SEBELUM
            and not aduan.dilupakan
            and bool(visit.petugas.peran_di(aduan.kecamatan) & peran_untuk(TERBITKAN)),
            ada=[
                Terbitan(
                    nomor=s.nomor,
                    judul=SEMUA[s.jenis].judul,
                    pada=language.saat(s.pada, bahan.zona),
                    oleh=nama.get(s.oleh.id, s.oleh.peran) if s.oleh.id else s.oleh.peran,
                    sidik=s.sidik,
                    url=f"/petugas/aduan/{aduan.id}/surat-terbit/{s.id}.pdf",
                )
                for s in reversed(aduan.surat)
            ],
        )

    def _register_terbit(self, visit: Visit, wilayah: str, bulan: Bulan, url: str) -> Penerbitan:
        ada = self.buku.diterbitkan(wilayah, bulan)
        nama, zona = Simpanan(self.dasar.db, visit.petugas, wilayah).nama(r.oleh for r in ada), self.dasar.kantor.ambil(wilayah).zona
        return Penerbitan(
            url=url,
            versi=None,
            boleh=bool(visit.petugas.peran_di(wilayah) & peran_untuk(TERBITKAN)),
            ada=[
                Terbitan(
                    nomor=r.nomor,
                    judul=RegisterPengaduan.judul,
                    pada=language.saat(r.pada, zona),
                    oleh=nama.get(r.oleh, r.peran),
                    sidik=r.sidik,
                    url=f"{REGISTER}/terbit/{r.id}.pdf?kecamatan={wilayah}",
                )
                for r in ada
            ],
        )

    def _bulan(self, visit: Visit, tindakan: str = CETAK) -> tuple[str, Bulan, Bulan]:
        """(wilayah, the month asked for or the present one, the present one)."""
        wilayah = visit.wilayah(tindakan)
        boleh(visit.petugas, tindakan, wilayah)
        kini = Bulan.dari(utc_now(), self.dasar.kantor.ambil(wilayah).zona)
        return wilayah, Bulan.baca(visit.request.args.get("bulan") or str(kini)), kini
