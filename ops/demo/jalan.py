"""Fill an empty deployment with the demonstration, once; what a break left out is added by the next run."""

import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from random import Random
from uuid import UUID

import psycopg

from ops.demo import aduan, orang, teks
from ops.demo.lakon import Lakon
from ops.demo.orang import Masuk
from ops.demo.panggung import Panggung
from ops.gagal import Gagal
from ops.kemajuan import kemajuan
from ops.kunci import siapkan_kunci
from ops.susul import LAYANAN, susul
from services.intake.application import Intake, bangun
from services.intake.milik import Milik
from services.sla.application import Sla
from shared.layanan.dasar import Kolam
from shared.machinery.database import connect, sql
from shared.machinery.service.app import App
from shared.machinery.settings import Settings

UTAMA = "33.13.17"
MILIK_WARGA = 4  # complaints of the citizen who has an account
BENIH = 20241119


class BukanPeragaan(Gagal):
    """Basis data ini sudah berisi aduan, jadi tidak diisi peragaan. Pakai folder data yang baru: ADUAN_DATA=folder ./aduan up --demo."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True, slots=True)
class Hasil:
    """`baru`: complaints added now; `masuk`: one sign-in a role; `kode_lacak`: of one complaint that is done."""

    baru: int
    masuk: list[Masuk]
    kode_lacak: str
    detik: float


def isi(settings: Settings) -> Hasil:
    """Raises BukanPeragaan where somebody's complaints are. The services must not run yet."""
    mulai = time.monotonic()
    siapkan_kunci(settings)
    with ExitStack() as tutup:
        apps = [bangun(settings, Kolam(2, 2)) for bangun in LAYANAN.values()]
        for app in apps:
            tutup.callback(app.close)
        conn = tutup.enter_context(connect(settings.database_owner_url, "aduan_admin"))
        sampai, selesai = _tanda(conn)
        pentas = _Pentas(settings, apps, conn, sampai)
        baru = 0 if selesai else pentas.isi()
        return Hasil(baru, _masuk(pentas.intake), pentas.kode_lacak(), round(time.monotonic() - mulai, 1))


def masuk(settings: Settings) -> list[Masuk]:
    """One sign-in a role, with the codes of this moment. Raises Gagal where this is no demonstration."""
    with ExitStack() as tutup:
        intake = bangun(settings, Kolam(1, 1))
        tutup.callback(intake.close)
        if not intake.dasar.kantor.peragaan:
            raise Gagal("Ini bukan peragaan: jalankan ./aduan up --demo pada folder data yang baru.")
        return _masuk(intake)


def _tanda(conn: psycopg.Connection) -> tuple[datetime, bool]:
    """Until when the story is told, and whether it has been told."""
    row = conn.execute(sql(__file__, "tanda")).fetchone()
    if row is None:
        if conn.execute(sql(__file__, "nyata")).fetchone()[0]:
            raise BukanPeragaan
        row = conn.execute(sql(__file__, "tanda_pasang")).fetchone()
    return row[0], row[1] is not None


def _semua_orang(intake: Intake) -> list[Masuk]:
    return orang.semua(intake.dasar.kantor.kecamatan(), intake.dasar.kantor.kabupaten(), intake.dasar.derivations)


def _utama(intake: Intake) -> str:
    """The office that is shown first."""
    ada = [k.kode for k in intake.dasar.kantor.kecamatan()]
    return UTAMA if UTAMA in ada else ada[0]


def _masuk(intake: Intake) -> list[Masuk]:
    """One sign-in a role: of the office that is shown first, and of its district."""
    utama = _utama(intake)
    tampil = [o for o in _semua_orang(intake) if o.wilayah in (utama, utama.rpartition(".")[0])]
    return [*tampil, orang.warga(intake.dasar.derivations, utama)]


@dataclass
class _Pentas:
    settings: Settings
    apps: Sequence[App]
    conn: psycopg.Connection
    sampai: datetime

    @cached_property
    def intake(self) -> Intake:
        return next(app for app in self.apps if isinstance(app, Intake))

    @cached_property
    def orang(self) -> list[Masuk]:
        return _semua_orang(self.intake)

    @cached_property
    def utama(self) -> str:
        return _utama(self.intake)

    @cached_property
    def rencana(self) -> list[aduan.Rencana]:
        kode = sorted(k.kode for k in self.intake.dasar.kantor.kecamatan())
        kalender = self.intake.dasar.aturan.kalender(self.utama, self.sampai)
        return aduan.rencana(kode, self.utama, self.sampai, kalender, Random(BENIH))  # noqa: S311 (made-up data)

    def kode_lacak(self) -> str:
        satu = next(x for x in self.rencana if x.kecamatan == self.utama and x.alur == "kembali")
        return self.intake.dasar.derivations.kode_lacak(self._stream(satu))

    def isi(self) -> int:
        """How many complaints were added."""
        with kemajuan("Petugas", len(self.orang)) as maju:
            self._petugas = orang.petugas(self.conn, self.intake.akun, self.orang, maju)
        self._warga = orang.pelapor(self.intake.akun, orang.warga(self.intake.dasar.derivations, self.utama))
        streams = {x.urutan: self._stream(x) for x in self.rencana}
        ada = {row[0] for row in self.conn.execute(sql(__file__, "ada"), {"streams": list(streams.values())})}
        warga = [x.urutan for x in self.rencana if x.kecamatan == self.utama and x.saluran == "web"][-MILIK_WARGA:]
        self._orang = {x.urutan: self.intake.dasar.derivations.pelapor_id(streams[x.urutan]) for x in self.rencana}
        milik = [
            Milik(streams[x.urutan], self._orang[x.urutan], self._warga if x.urutan in warga else None, x.kecamatan) for x in self.rencana
        ]
        self._berakun = {m.kunci for m in milik if m.akun}
        self.intake.dasar.vault.new_keys(self._orang.values(), self.intake.milik.catat(milik))
        kode = sorted(k.kode for k in self.intake.dasar.kantor.kecamatan())
        panggung = Panggung(self.intake.dasar, self._petugas, kode, self.sampai, BENIH)
        lakon: dict[int, Lakon] = {}
        with kemajuan("Aduan", len(self.rencana)) as maju:
            for x in self.rencana:
                lakon[x.urutan] = self._main(panggung, x, streams[x.urutan], list(lakon.values()))
                maju(len(lakon))
        panggung.simpan([(x, lakon[x.urutan]) for x in self.rencana if streams[x.urutan] not in ada])
        for app in self.apps:
            app.projector.project(list(streams.values()))
        with kemajuan("Menyusul", len(streams)) as maju:
            susul(self.settings, self.apps, list(streams.values()), maju)
        self._tanpa_kabar()
        self.conn.execute("UPDATE kantor.tanda SET selesai = clock_timestamp() WHERE nama = 'peragaan'")
        return len(streams) - len(ada)

    def _stream(self, x: aduan.Rencana) -> UUID:
        return self.intake.dasar.derivations.stream_id("peragaan", str(x.urutan), {})

    def _main(self, panggung: Panggung, x: aduan.Rencana, stream: UUID, sudah: Sequence[Lakon]) -> Lakon:
        pelapor = self._orang[x.urutan]
        berakun = pelapor in self._berakun
        nama = orang.NAMA_WARGA if berakun else teks.nama(x.urutan)
        kontak = orang.WARGA.alamat if berakun else f"0800 0000 {x.urutan:04d}"
        return panggung.main(x, stream, pelapor, nama, kontak, sudah)

    def _tanpa_kabar(self) -> None:
        """Nobody is told today of what was due weeks ago."""
        sla = next(app for app in self.apps if isinstance(app, Sla))
        sla.kabar.pencatat.pengikut.lewati()
