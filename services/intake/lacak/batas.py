"""Until when the holder of a tracking code may object to an answer or rate it."""

from dataclasses import dataclass
from datetime import datetime

from shared.acuan.kantor import DaftarKantor
from shared.domain.aduan.keadaan import Aduan
from shared.domain.sop.aturan import AturanWaktu
from shared.domain.sop.batas import batas_buka_kembali


@dataclass(frozen=True, slots=True)
class BatasTanggap:
    aturan: AturanWaktu
    kantor: DaftarKantor

    def __call__(self, aduan: Aduan) -> datetime | None:
        """On the office's clock; None: without end. Without an answer it is refused."""
        if aduan.jawaban is None:
            return aduan.terakhir_pada
        kini = self.aturan.terkini(aduan.kecamatan, aduan.terakhir_pada)
        batas = batas_buka_kembali(aduan.jawaban.pada, aduan.kecamatan, self.aturan, kini)
        return None if batas is None else batas.astimezone(self.kantor.ambil(aduan.kecamatan).waktu)
