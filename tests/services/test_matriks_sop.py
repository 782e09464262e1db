"""An office's SOP data moves a step to another role: at that office, for that step's commands, and nowhere else."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from types import ModuleType
from uuid import UUID, uuid4

import pytest

from services.response import domain as response
from services.response.readmodel import Tugas
from services.triage import domain as triage
from services.triage.readmodel import Antrean
from shared.domain.aduan.kejadian import Pelaku
from shared.domain.akses.hak import LANGKAH_SOP, PELAKSANA, PERAN_SOP, TidakBerwenang
from shared.domain.akses.petugas import PERAN, Petugas
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.awal import SOP_AWAL
from shared.layanan.dasar import Dasar, dasar
from shared.layanan.penangan import Penangan
from shared.layanan.proyeksi import Proyeksi
from shared.machinery.eventstore.store import EventStore
from tests.domain.support import DICATAT, DIKLASIFIKASI, DISUSUN, DITERIMA, DITERIMA_PPID, JENAWI, KERJO, rahasia
from tests.machinery.privacy.test_kunci import INDUK
from tests.support import postgres

SAMPAI = {3: 1, 4: 2, 5: 3, 6: 4, 7: 5}  # step -> how many of these events lie before it
RIWAYAT = (DITERIMA, DIKLASIFIKASI, DISUSUN, DITERIMA_PPID, DICATAT)
ISI = {
    triage.KlasifikasikanAduan: dict(jenis="pengaduan", kategori="infrastruktur", sub_kategori="jalan-rusak"),
    response.SusunTanggapan: dict(isi=rahasia("isi")),
    response.KembalikanTanggapan: dict(alasan=rahasia("alasan")),
}
PINDAH = [frozenset({p}) for p in sorted(PELAKSANA)] + [PELAKSANA, frozenset({"camat"}), frozenset(PERAN)]


def sop(langkah: int, peran: frozenset[str]) -> AturanBerlaku:
    """Rules in which JENAWI alone gives this step to these roles."""
    baru = tuple(replace(x, pelaksana=tuple(sorted(peran))) if x.nomor == langkah else x for x in SOP_AWAL.langkah)
    return AturanBerlaku(sop={JENAWI: [replace(SOP_AWAL, versi="jenawi-uji", langkah=baru)]})


@pytest.fixture(scope="module")
def rakitan(postgres_server, templat) -> Iterator[dict[ModuleType, tuple[Dasar, Proyeksi]]]:
    """The parts of the two services that have steps of the SOP."""
    with postgres.basis(postgres_server, templat) as uji:
        hasil = {}
        for nama, modul, model in (("triage", triage, Antrean), ("response", response, Tugas)):
            db, mesin = uji.sebagai(f"aduan_{nama}", 2), uji.sebagai(f"aduan_{nama}_mesin", 2)
            bagian = dasar(nama, db, mesin, INDUK, AturanBerlaku())
            hasil[modul] = (bagian, Proyeksi(bagian, model(bagian.aturan)))
        yield hasil


def aliran(store: EventStore, langkah: int, kecamatan: str) -> UUID:
    """A new complaint at this step."""
    stream = uuid4()
    kejadian = [replace(e, aduan_id=stream, wilayah=kecamatan) for e in RIWAYAT[: SAMPAI[langkah]]]
    store.append(stream, kejadian, 0, correlation_id=uuid4())
    return stream


@pytest.mark.parametrize(
    ("perintah", "peran"), list(product(LANGKAH_SOP, PINDAH)), ids=lambda x: x if isinstance(x, str) else "+".join(sorted(x))
)
def test_the_step_is_done_by_those_whom_the_offices_sop_names(rakitan, perintah, peran):
    langkah = LANGKAH_SOP[perintah]
    modul = triage if hasattr(triage, perintah) else response
    kelas = getattr(modul, perintah)
    bagian, proyeksi = rakitan[modul]
    penangan = Penangan(replace(bagian, aturan=sop(langkah, peran)), proyeksi, modul.decide)

    def beri(siapa: str, kecamatan: str) -> bool:
        stream = aliran(bagian.store, langkah, kecamatan)
        petugas = Petugas.di(UUID(int=9), "Uji", {siapa}, kecamatan)

        def buat(aduan: object, oleh: Pelaku) -> object:
            assert oleh.peran == siapa
            return kelas(oleh=oleh, **ISI.get(kelas, {}))

        try:
            penangan.tangani(stream, perintah, petugas, buat, uuid4())
        except TidakBerwenang:
            assert bagian.store.load(stream).version == SAMPAI[langkah]
            return False
        assert bagian.store.load(stream).version > SAMPAI[langkah]
        return True

    # No SOP makes a reader or an admin handle complaints; the other offices go on as before.
    assert {p for p in PERAN if beri(p, JENAWI)} == peran & PELAKSANA
    assert {p for p in PERAN if beri(p, KERJO)} == PERAN_SOP[langkah]


def test_every_step_command_is_tried_and_the_starter_sop_says_what_the_table_says():
    assert set(LANGKAH_SOP.values()) == set(SAMPAI)
    assert {x.nomor: frozenset(x.pelaksana) for x in SOP_AWAL.langkah if x.nomor in PERAN_SOP} == PERAN_SOP
