"""What the holder of a tracking code may still do: answer, object, rate, withdraw, choose how to hear of it."""

from collections.abc import Callable
from uuid import UUID

from services.intake import domain as d
from services.intake import permintaan as p
from services.intake.kiriman.pilihan import PilihanKabar
from services.intake.lacak.batas import BatasTanggap
from services.intake.lacak.kode import KodeLacak
from services.intake.pribadi import PilihKabar
from shared.domain.aduan import kata
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.aduan.penolakan import TidakSah
from shared.layanan.penangan import Penangan


class SaluranTidakTersedia(TidakSah):
    """Kabar lewat {saluran} tidak dapat dikirim ke kontak aduan ini."""

    kode = "saluran-tidak-tersedia"


class Aksi:
    """Each takes the tracking code as it was typed, and raises KodeLacakSalah or what `domain.decide` refuses."""

    def __init__(
        self, penangan: Penangan[d.PerintahIntake], kode: KodeLacak, batas_tanggap: BatasTanggap, pilihan_kabar: PilihanKabar
    ) -> None:
        self._penangan, self._kode, self._batas_tanggap, self._pilihan_kabar = penangan, kode, batas_tanggap, pilihan_kabar

    def jawab(self, kode: str, minta: p.Klarifikasi, correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.BeriKlarifikasi:
            return d.BeriKlarifikasi(oleh=oleh, jawaban=self._penangan.segel(aduan, minta.jawaban))

        return self._tangani(kode, "BeriKlarifikasi", buat, correlation_id)

    def buka_kembali(self, kode: str, minta: p.Keberatan, correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.BukaKembali:
            return d.BukaKembali(oleh=oleh, alasan=self._penangan.segel(aduan, minta.alasan), batas=self._batas_tanggap(aduan))

        return self._tangani(kode, "BukaKembali", buat, correlation_id)

    def nilai(self, kode: str, minta: p.Penilaian, correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.BeriPenilaian:
            komentar = self._penangan.segel(aduan, minta.komentar)
            return d.BeriPenilaian(oleh=oleh, nilai=minta.nilai, komentar=komentar, batas=self._batas_tanggap(aduan))

        return self._tangani(kode, "BeriPenilaian", buat, correlation_id)

    def cabut(self, kode: str, minta: p.Pencabutan, correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.CabutAduan:
            return d.CabutAduan(oleh=oleh, alasan=self._penangan.segel(aduan, minta.alasan))

        return self._tangani(kode, "CabutAduan", buat, correlation_id)

    def pilih_kabar(self, kode: str, minta: p.CaraKabar, correlation_id: UUID) -> Aduan:
        """Raises SaluranTidakTersedia."""

        def buat(aduan: Aduan, oleh: Pelaku) -> PilihKabar:
            if minta.kabar != "tidak" and minta.kabar not in [s for s, _kata in self._pilihan_kabar.untuk(aduan)]:
                raise SaluranTidakTersedia(saluran=kata.KABAR[minta.kabar])
            return PilihKabar(oleh=oleh, saluran=minta.kabar)

        return self._tangani(kode, "PilihKabar", buat, correlation_id)

    def _tangani(self, kode: str, tindakan: str, buat: Callable[[Aduan, Pelaku], d.PerintahIntake], correlation_id: UUID) -> Aduan:
        return self._penangan.tangani(self._kode.temukan(kode), tindakan, None, buat, correlation_id)
