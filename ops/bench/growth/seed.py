"""Lives of complaints, with every ending, through the real store and the real read models: what the sizes are multiplied from."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

import psycopg

from ops.demo import aduan, teks
from ops.demo.lakon import Lakon
from ops.demo.panggung import Panggung
from ops.kantor import tambah_petugas
from ops.kunci import siapkan_kunci
from ops.susul import LAYANAN, susul
from services.intake.application import Intake
from services.intake.milik import Milik
from services.sla.application import Sla
from shared.domain.akses import petugas as p
from shared.layanan.dasar import Kolam
from shared.machinery.database import sql
from shared.machinery.settings import Settings

SELESAI = (*aduan.ALUR, *("tanya-jawab",) * 6, "keluar", "diam")  # every ending, the usual ones most often
BERJALAN = (*aduan.BERJALAN, "menunggu-jelas")
# Ended ones came in so long ago that none of their clocks runs any more, whatever became of them.
PALING_LAMA, PALING_BARU = timedelta(days=118), timedelta(days=90)
DI_KANTOR, DI_KABUPATEN = (p.OPERATOR, p.PPID, p.PENGELOLA, p.CAMAT, p.ADMIN_KECAMATAN), (p.INSPEKTORAT, p.ADMIN_KABUPATEN)
BENIH = 12
TOGETHER = 250  # complaints in one transaction, which may not take too long


def seed(settings: Settings, ended: int, still_open: int, progress: Callable[[str, int, int], None] = lambda *_: None) -> None:
    """So many lives that have ended, and so many that wait for the steps 3 to 7 or for their reporter, over all offices.

    Nothing else may write meanwhile; the rows, the ledger and what was done with both are as a running program would have left them.
    """
    siapkan_kunci(settings)
    with ExitStack() as stack:
        apps = [bangun(settings, Kolam(2, 2)) for bangun in LAYANAN.values()]
        for app in apps:
            stack.callback(app.close)
        intake = next(app for app in apps if isinstance(app, Intake))
        sampai = datetime.now(UTC).replace(microsecond=0)
        kantor = sorted(k.kode for k in intake.dasar.kantor.kecamatan())
        petugas = staff(settings, kantor, [k.kode for k in intake.dasar.kantor.kabupaten()])
        panggung = Panggung(intake.dasar, petugas, kantor, sampai, BENIH)
        rencana = _rencana(panggung, ended, still_open)
        lakon = _mainkan(panggung, intake, rencana, progress)
        panggung.simpan(list(zip(rencana, lakon, strict=True)))
        streams = [satu.stream for satu in lakon]
        for n, app in enumerate(apps, start=1):
            progress(app.name, n, len(apps))
            for at in range(0, len(streams), TOGETHER):
                app.projector.project(streams[at : at + TOGETHER])
        susul(settings, apps, streams)
        with psycopg.connect(settings.database_owner_url) as conn:
            conn.execute(sql(__file__, "aged"))
        next(app for app in apps if isinstance(app, Sla)).kabar.pencatat.pengikut.lewati()  # nobody is told today of what was due then


def staff(settings: Settings, kantor: Sequence[str], kabupaten: Sequence[str]) -> dict[tuple[str, str], UUID]:
    """(role, wilayah) -> id; nobody of them can sign in."""
    hasil = {}
    with psycopg.connect(settings.database_owner_url) as conn:
        for kode, semua in [*((k, DI_KANTOR) for k in kantor), *((k, DI_KABUPATEN) for k in kabupaten)]:
            for peran in semua:
                hasil[peran, kode] = UUID(str(tambah_petugas(conn, f"{peran} {kode}", [peran], kode, bertoken=False)["id"]))
    return hasil


def _rencana(panggung: Panggung, ended: int, still_open: int) -> list[aduan.Rencana]:
    """In the order they came in."""
    acak, sampai = Random(BENIH), panggung.sampai
    kalender = panggung.dasar.aturan.kalender(panggung.kantor[0], sampai)
    hasil = []
    for n in range(ended + still_open):
        kode, ke = panggung.kantor[n % len(panggung.kantor)], n // len(panggung.kantor)
        pokok, saluran = acak.choice(teks.POKOK), acak.choice(aduan.SALURAN)
        if n < ended:
            alur = SELESAI[ke % len(SELESAI)]
            pada = sampai - PALING_LAMA + (PALING_LAMA - PALING_BARU) * acak.random()
            if saluran != "web" and not kalender.sedang_buka(pada):
                pada = kalender.buka_berikutnya(pada) + timedelta(minutes=acak.randrange(4, 90))
        else:
            alur = BERJALAN[ke % len(BERJALAN)]
            pada = aduan.saat(alur, saluran, sampai, kalender, acak)
        rahasia = pokok.kategori == "perilaku-aparatur" or acak.random() < 0.06
        hasil.append(aduan.Rencana(n, kode, alur, pada.replace(microsecond=0), pokok, saluran, rahasia))
    return sorted(hasil, key=lambda x: x.pada)


def _mainkan(
    panggung: Panggung, intake: Intake, rencana: Sequence[aduan.Rencana], progress: Callable[[str, int, int], None]
) -> list[Lakon]:
    turunan = intake.dasar.derivations
    streams = [turunan.stream_id("pengukuran", str(x.urutan), {}) for x in rencana]
    orang = [turunan.pelapor_id(stream) for stream in streams]
    milik = [Milik(stream, satu, None, x.kecamatan) for x, stream, satu in zip(rencana, streams, orang, strict=True)]
    intake.dasar.vault.new_keys(orang, intake.milik.catat(milik))
    sudah: dict[str, list[Lakon]] = {kode: [] for kode in panggung.kantor}
    hasil = []
    for n, (x, stream, satu) in enumerate(zip(rencana, streams, orang, strict=True), start=1):
        lakon = panggung.main(x, stream, satu, teks.nama(x.urutan), f"0800 {x.urutan:08d}", sudah[x.kecamatan])
        sudah[x.kecamatan].append(lakon)
        hasil.append(lakon)
        progress("lakon", n, len(rencana))
    return hasil
