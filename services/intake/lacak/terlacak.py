"""The page of a tracked complaint: shown at its own address, and again by every form on it that came back wrong."""

from dataclasses import dataclass

from services.intake.kiriman.pilihan import PilihanKabar
from services.intake.lacak.batas import BatasTanggap
from services.intake.lacak.kode import KodeLacak
from services.intake.lacak.layar import Pelacakan
from services.intake.lacak.pelacakan import lacak
from shared.domain.aduan.alur import PELAPOR, Keadaan
from shared.domain.aduan.perintah import boleh_sekarang
from shared.domain.sop.batas import batas_klarifikasi
from shared.layanan.dasar import Dasar


@dataclass(frozen=True, slots=True)
class Terlacak:
    dasar: Dasar
    kode: KodeLacak
    batas_tanggap: BatasTanggap
    pilihan_kabar: PilihanKabar

    def layar(self, kode: str) -> Pelacakan:
        """For the holder of this code. Raises KodeLacakSalah."""
        terbaca, d = self.kode.baca(kode), self.dasar
        aduan, now = terbaca.aduan, terbaca.now
        batas_tanggap = self.batas_tanggap(aduan) if aduan.keadaan in (Keadaan.DIJAWAB, Keadaan.SELESAI) else None
        boleh = set(boleh_sekarang(aduan, PELAPOR))
        if aduan.nilai is not None:
            boleh.discard("BeriPenilaian")
        if batas_tanggap is not None and now > batas_tanggap:
            boleh -= {"BukaKembali", "BeriPenilaian"}
        ditanya = aduan.pertanyaan
        return Pelacakan(
            kode=self.kode.kini(aduan.id),
            kantor=d.kantor.ambil(aduan.kecamatan),
            lacak=lacak(terbaca, d.aturan, d.vault, self.kode.induk_diterima_pada(aduan)),
            nama_kategori=" › ".join(d.kategori.nama(aduan.kecamatan, aduan.kategori, aduan.sub_kategori)),
            boleh=frozenset(boleh),
            batas_tanggap=batas_tanggap,
            batas_klarifikasi=batas_klarifikasi(ditanya.sejak, aduan.kecamatan, d.aturan) if ditanya else None,
            kabar=aduan.kabar or "tidak",
            pilihan_kabar=self.pilihan_kabar.untuk(aduan),
            nama_kantor=d.kantor.nama,
        )
