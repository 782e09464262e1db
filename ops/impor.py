"""Import a file of history: intake takes it in, triage decides what an answer was, and all read models follow."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ops.gagal import Gagal
from ops.kemajuan import kemajuan
from ops.kunci import siapkan_kunci
from ops.susul import LAYANAN, susul
from services.intake.application import Intake
from services.intake.impor.baris import OLEH, BarisSalah
from services.intake.impor.impor import BATCH, Impor
from services.triage import domain as triage
from shared.domain.aduan.keadaan import Aduan
from shared.domain.aduan.kejadian import Kejadian
from shared.layanan.dasar import Kolam
from shared.machinery.projection.projector import complaints
from shared.machinery.settings import Settings

TERBANYAK = 50  # reasons that are told one by one


@dataclass(frozen=True, slots=True)
class Hasil:
    """Rows imported now, given their answer, there already, refused; and how long it took in seconds, read models and all."""

    diimpor: int
    dilengkapi: int
    sudah_ada: int
    ditolak: list[BarisSalah]
    detik: float


def jawab(aduan: Aduan, pada: datetime) -> list[Kejadian]:
    """An answer of then: an informasi, answered as it was classified; its words are not in the file."""
    perintah = triage.KlasifikasikanAduan(
        oleh=OLEH, jenis=triage.INFORMASI, kategori=aduan.kategori, sub_kategori=aduan.sub_kategori, impor=True
    )
    return triage.decide(aduan, perintah, pada)


def impor(
    settings: Settings,
    berkas: Path,
    wilayah: str,
    peta: Sequence[str] = (),
    lewati: bool = False,
    ditolak: Callable[[list[BarisSalah]], None] = lambda _: None,
    ukuran: int = BATCH,
) -> Hasil:
    """Raises Gagal when rows are bad and not to be passed over (nothing is imported then), or when none is good.

    `ditolak` hears of the bad rows before anything is imported. What is in when it is interrupted stays; the next run goes on.
    """
    mulai = time.monotonic()
    siapkan_kunci(settings)
    with ExitStack() as tutup:
        apps = [bangun(settings, Kolam(1, 2)) for bangun in LAYANAN.values()]
        for app in apps:
            tutup.callback(app.close)
        intake = next(app for app in apps if isinstance(app, Intake))
        satu = Impor(intake.dasar, berkas, wilayah, peta, jawab)
        with kemajuan("Memeriksa") as maju:
            periksa = satu.periksa(maju)
        ditolak(periksa.salah)
        if periksa.salah and not (lewati and periksa.sah):
            saran = " Perbaiki barisnya, atau lewati dengan --lewati-baris-salah." if periksa.sah else ""
            banyak = f"{len(periksa.salah)} baris" if periksa.sah else f"Semua {len(periksa.salah)} baris"
            raise Gagal(f"{banyak} {berkas} tidak dapat diimpor, jadi tidak ada yang diimpor.{saran}")
        streams, baru, lengkap = [], 0, 0
        # Here in one go: the running services then find nothing left to do. Side by side: PostgreSQL writes for one service while rows
        # of another are reckoned.
        with kemajuan("Mengimpor", periksa.sah) as maju, ThreadPoolExecutor(len(apps)) as sejajar:
            for kelompok in satu.masukkan(periksa.salah, ukuran):
                if kelompok.baru or kelompok.dilengkapi:
                    aduan = complaints(kelompok.aliran)
                    for _ in sejajar.map(lambda app, aduan=aduan: app.projector.show(aduan), apps):
                        pass
                streams += kelompok.aliran
                baru += kelompok.baru
                lengkap += kelompok.dilengkapi
                maju(len(streams))
        with kemajuan("Menyusul", len(streams)) as maju:
            susul(settings, apps, streams, maju)
    return Hasil(baru, lengkap, len(streams) - baru - lengkap, periksa.salah, round(time.monotonic() - mulai, 1))
