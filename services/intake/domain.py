"""What a citizen may do: bring a complaint in, explain it, reopen it, rate it, withdraw it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import assert_never

from services.intake import pribadi
from services.intake.pribadi import PerintahPribadi
from shared.domain.aduan import kejadian as k
from shared.domain.aduan import penolakan as tolak
from shared.domain.aduan.kata import KATA_SALURAN, SALURAN
from shared.domain.aduan.keadaan import Aduan, Aliran, evolve
from shared.domain.aduan.perintah import Perintah, kepala, pastikan

WEB = "web"
IMPOR = "impor"
NILAI = range(1, 6)
TERLAMA_TERBUKA = TERLAMA_MUNDUR = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class TerimaAduan(Perintah):
    """SOP step 2. Fields as in `AduanDiterima`; `impor` marks history, which alone may lack reporter and text.

    `batas_catat`: until when what the office got then needs no reason (one working day); None: no such instant.
    """

    kecamatan: str
    nomor: str
    kategori: str
    sub_kategori: str
    saluran: str
    rahasia: bool
    pelapor: k.Pelapor | None
    isi: k.Tersandi | None
    permintaan: str | None = None
    formulir_dibuka_pada: datetime | None = None
    data_pemberi_selesai_pada: datetime | None = None
    diterima_kantor_pada: datetime | None = None
    alasan_mundur: k.Tersandi | None = None
    batas_catat: datetime | None = None
    impor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BeriKlarifikasi(Perintah):
    jawaban: k.Tersandi


@dataclass(frozen=True, slots=True, kw_only=True)
class BukaKembali(Perintah):
    """`batas`: the last instant it is allowed, in the office's time zone (10 working days after the answer); None: no such instant."""

    alasan: k.Tersandi
    batas: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BeriPenilaian(Perintah):
    """`batas` as for `BukaKembali`; once for each answer."""

    nilai: int
    batas: datetime | None
    komentar: k.Tersandi | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CabutAduan(Perintah):
    alasan: k.Tersandi | None = None


PerintahIntake = TerimaAduan | BeriKlarifikasi | BukaKembali | BeriPenilaian | CabutAduan | PerintahPribadi


def decide(aliran: Aliran, perintah: PerintahIntake, now: datetime) -> list[k.Kejadian]:
    """The events that follow; [] when it is already so. Raises a `Penolakan`."""
    if isinstance(perintah, TerimaAduan):
        return _terima(aliran, perintah, now)
    if isinstance(perintah, PerintahPribadi):
        return pribadi.decide(aliran, perintah, now)
    aduan = pastikan(aliran, perintah)
    kop = kepala(aduan, perintah, now)
    match perintah:
        case BeriKlarifikasi(jawaban=jawaban):
            return [k.KlarifikasiDiberikan(**kop, jawaban=jawaban)]
        case BukaKembali(alasan=alasan, batas=batas):
            if batas is not None and now > batas:
                raise tolak.BatasBukaKembaliLewat(nomor=aduan.nomor, batas=batas)
            return [k.AduanDibukaKembali(**kop, alasan=alasan)]
        case BeriPenilaian(nilai=nilai, komentar=komentar, batas=batas):
            if nilai not in NILAI:
                raise tolak.NilaiDiLuarBatas(nilai=nilai)
            if aduan.nilai is not None:
                raise tolak.SudahDinilai(nomor=aduan.nomor, nilai=aduan.nilai)
            if batas is not None and now > batas:
                raise tolak.BatasPenilaianLewat(nomor=aduan.nomor, batas=batas)
            return [k.PenilaianDiberikan(**kop, nilai=nilai, komentar=komentar)]
        case CabutAduan(alasan=alasan):
            return [k.AduanDicabut(**kop, alasan=alasan)]
        case _:
            assert_never(perintah)


def rangkai(aliran: Aliran, perintah: Sequence[PerintahIntake], now: datetime) -> list[k.Kejadian]:
    """What follows from several commands at one moment, each decided after those before it: a complaint comes in with all it has."""
    kejadian: list[k.Kejadian] = []
    for satu in perintah:
        baru = decide(aliran, satu, now)
        kejadian += baru
        aliran = reduce(evolve, baru, aliran)
    return kejadian


def _terima(aliran: Aliran, perintah: TerimaAduan, now: datetime) -> list[k.Kejadian]:
    if isinstance(aliran, Aduan):
        if aliran.permintaan == perintah.permintaan:
            return []  # the same request again
        pastikan(aliran, perintah)  # the table receives a complaint once
    if perintah.saluran not in (SALURAN if not perintah.impor else KATA_SALURAN):
        raise tolak.SaluranTidakDikenal(saluran=perintah.saluran)
    if not perintah.impor and (perintah.pelapor is None or perintah.isi is None):
        raise tolak.DataPemberiAduanBelumLengkap()
    dibuka, selesai = _waktu_warga(perintah, now)
    diterima = perintah.diterima_kantor_pada
    beralasan = perintah.alasan_mundur is not None
    mundur = diterima is not None and dicatat_mundur(perintah.saluran, diterima, beralasan, perintah.batas_catat, now)
    return [
        k.AduanDiterima(
            aduan_id=aliran.id,
            wilayah=perintah.kecamatan,
            pada=now,
            oleh=perintah.oleh,
            nomor=perintah.nomor,
            kategori=perintah.kategori,
            sub_kategori=perintah.sub_kategori,
            saluran=perintah.saluran,
            rahasia=perintah.rahasia,
            pelapor=perintah.pelapor,
            isi=perintah.isi,
            permintaan=perintah.permintaan,
            formulir_dibuka_pada=dibuka,
            data_pemberi_selesai_pada=selesai,
            diterima_kantor_pada=diterima,
            alasan_mundur=perintah.alasan_mundur if mundur else None,
            impor=perintah.impor,
        )
    ]


def dicatat_mundur(saluran: str, diterima: datetime, beralasan: bool, batas_catat: datetime | None, now: datetime) -> bool:
    """Whether it is entered more than a working day after the office got it.

    Raises DiterimaKantorBukanDariPetugas, DiterimaKantorDiLuarBatas, AlasanMundurDiperlukan.
    """
    if saluran in (WEB, IMPOR):
        raise tolak.DiterimaKantorBukanDariPetugas()
    if not now - TERLAMA_MUNDUR <= diterima <= now:
        raise tolak.DiterimaKantorDiLuarBatas(hari=TERLAMA_MUNDUR.days)
    if batas_catat is None or now <= batas_catat:
        return False
    if not beralasan:
        raise tolak.AlasanMundurDiperlukan()
    return True


def _waktu_warga(perintah: TerimaAduan, now: datetime) -> tuple[datetime | None, datetime | None]:
    """When steps 1 and 2 began, by the citizen's own clock: what cannot be is left out, and never costs the complaint.

    A clock that was never set (1970) or runs ahead is no clock; a form waits for a month at most, as its draft does.
    """
    dibuka, selesai = _saat(perintah.formulir_dibuka_pada), _saat(perintah.data_pemberi_selesai_pada)
    if selesai is not None and not now - TERLAMA_TERBUKA <= selesai <= now:
        selesai = None
    if dibuka is not None and not now - TERLAMA_TERBUKA <= dibuka <= (selesai or now):
        dibuka = None
    return dibuka, selesai


def _saat(t: datetime | None) -> datetime | None:
    """None for what is before the first or after the last moment there is, once its offset is taken off."""
    try:
        return t if t is None else t.astimezone(UTC).astimezone(t.tzinfo)
    except OverflowError:
        return None
