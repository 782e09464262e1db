"""What the holder of a tracking code may still do: answer, object, rate, withdraw, choose how to hear of it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from services.intake import domain as d
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


@dataclass(frozen=True, slots=True)
class Klarifikasi:
    """To the office's question."""

    jawaban: str


@dataclass(frozen=True, slots=True)
class Keberatan:
    alasan: str


@dataclass(frozen=True, slots=True)
class Penilaian:
    nilai: int
    komentar: str | None


@dataclass(frozen=True, slots=True)
class Pencabutan:
    alasan: str | None


@dataclass(frozen=True, slots=True)
class CaraKabar:
    """`saluran`: of `kata.KABAR`."""

    saluran: str


class Aksi:
    """Each takes the tracking code as it was typed, and raises KodeLacakSalah or what `domain.decide` refuses."""

    def __init__(
        self, penangan: Penangan[d.PerintahIntake], kode: KodeLacak, batas_tanggap: BatasTanggap, pilihan_kabar: PilihanKabar
    ) -> None:
        self._penangan, self._kode, self._batas_tanggap, self._pilihan_kabar = penangan, kode, batas_tanggap, pilihan_kabar

    def jawab(self, kode: str, minta: Klarifikasi, correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.BeriKlarifikasi:
            return d.BeriKlarifikasi(oleh=oleh, jawaban=self._penangan.segel(aduan, minta.jawaban))

        return self._tangani(kode, "BeriKlarifikasi", buat, correlation_id)

    def buka_kembali(self, kode: str, minta: Keberatan, correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.BukaKembali:
            return d.BukaKembali(oleh=oleh, alasan=self._penangan.segel(aduan, minta.alasan), batas=self._batas_tanggap(aduan))

        return self._tangani(kode, "BukaKembali", buat, correlation_id)

    def nilai(self, kode: str, minta: Penilaian, correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.BeriPenilaian:
            komentar = self._penangan.segel(aduan, minta.komentar)
            return d.BeriPenilaian(oleh=oleh, nilai=minta.nilai, komentar=komentar, batas=self._batas_tanggap(aduan))

        return self._tangani(kode, "BeriPenilaian", buat, correlation_id)

    def cabut(self, kode: str, minta: Pencabutan, correlation_id: UUID) -> Aduan:
        def buat(aduan: Aduan, oleh: Pelaku) -> d.CabutAduan:
            return d.CabutAduan(oleh=oleh, alasan=self._penangan.segel(aduan, minta.alasan))

        return self._tangani(kode, "CabutAduan", buat, correlation_id)

    def pilih_kabar(self, kode: str, minta: CaraKabar, correlation_id: UUID) -> Aduan:
        """Raises SaluranTidakTersedia."""

        def buat(aduan: Aduan, oleh: Pelaku) -> PilihKabar:
            if minta.saluran != "tidak" and minta.saluran not in [s for s, _kata in self._pilihan_kabar.untuk(aduan)]:
                raise SaluranTidakTersedia(saluran=kata.KABAR[minta.saluran])
            return PilihKabar(oleh=oleh, saluran=minta.saluran)

        return self._tangani(kode, "PilihKabar", buat, correlation_id)

    def _tangani(self, kode: str, tindakan: str, buat: Callable[[Aduan, Pelaku], d.PerintahIntake], correlation_id: UUID) -> Aduan:
        return self._penangan.tangani(self._kode.temukan(kode), tindakan, None, buat, correlation_id)
