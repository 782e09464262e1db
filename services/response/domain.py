"""SOP steps 4 to 7: the response is drawn up, received or sent back, recorded, and given; a request for information may get more time."""

from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from shared.domain.aduan import kejadian as k
from shared.domain.aduan import penolakan as tolak
from shared.domain.aduan.keadaan import Aduan, Aliran
from shared.domain.aduan.perintah import Perintah, kepala, pastikan
from shared.domain.sop.perkara import INFORMASI


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposisikanAduan(Perintah):
    """The PPID hands it to the unit that answers; may be said again to another unit."""

    kepada: k.Tersandi
    instruksi: k.Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class SusunTanggapan(Perintah):
    """SOP step 4."""

    isi: k.Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class TerimaTanggapan(Perintah):
    """SOP step 5."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KembalikanTanggapan(Perintah):
    """SOP step 5, the other way: back to step 4 for rework."""

    alasan: k.Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class CatatTanggapan(Perintah):
    """SOP step 6."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BerikanTanggapan(Perintah):
    """SOP step 7: the reporter gets the response as it was drawn up last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PerpanjangWaktu(Perintah):
    """More working days for a request for information; `batas`: until when the case is in time without them, None: no calendar says."""

    hari: int
    alasan: k.Tersandi
    batas: datetime | None


PerintahResponse = (
    PerpanjangWaktu | DisposisikanAduan | SusunTanggapan | TerimaTanggapan | KembalikanTanggapan | CatatTanggapan | BerikanTanggapan
)


def decide(aliran: Aliran, perintah: PerintahResponse, now: datetime) -> list[k.Kejadian]:
    """The events that follow. Raises a `Penolakan`: of two officers who answer at once, the second is told how far it is."""
    aduan = pastikan(aliran, perintah)
    kop = kepala(aduan, perintah, now)
    match perintah:
        case PerpanjangWaktu(hari=hari, alasan=alasan, batas=batas):
            _pastikan_dapat_diperpanjang(aduan, batas, now)
            return [k.WaktuDiperpanjang(**kop, hari=hari, alasan=alasan)]
        case DisposisikanAduan(kepada=kepada, instruksi=instruksi):
            return [k.AduanDidisposisikan(**kop, kepada=kepada, instruksi=instruksi)]
        case SusunTanggapan(isi=isi):
            return [k.TanggapanDisusun(**kop, isi=isi)]
        case TerimaTanggapan():
            return [k.TanggapanDiterima(**kop)]
        case KembalikanTanggapan(alasan=alasan):
            return [k.TanggapanDikembalikan(**kop, alasan=alasan)]
        case CatatTanggapan():
            return [k.TanggapanDicatat(**kop)]
        case BerikanTanggapan():
            return [k.TanggapanDiberikan(**kop, isi=aduan.konsep)]
        case _:
            assert_never(perintah)


def _pastikan_dapat_diperpanjang(aduan: Aduan, batas: datetime | None, now: datetime) -> None:
    if aduan.klasifikasi is None or aduan.klasifikasi.jenis != INFORMASI:
        raise tolak.HanyaInformasiDiperpanjang(nomor=aduan.nomor)
    if aduan.diperpanjang:
        raise tolak.SudahDiperpanjang(nomor=aduan.nomor)
    if batas is not None and now > batas:
        raise tolak.PerkaraSudahTerlambat(nomor=aduan.nomor)
