"""A working day with few finished complaints behind it and one with ten times as many: no query reads more, but for those that say why."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree

import psycopg
import pytest

from ops.bench.growth.sizes import Grown
from ops.kunci import buat_kunci
from tests.blok.hari import Hari, jalani
from tests.blok.pengukur import Jalan, Pengukur, atur, berkas_kueri
from tests.blok.riwayat import BANYAK, BUKA, HIDUP, SEDIKIT, buka
from tests.blok.sebab import BELUM, BERDETAK, DI_LUAR, PER_BARIS, TUMBUH
from tests.blok.sini import KantorSini, Sini
from tests.support import postgres
from tests.support.pilihan import harus_ada

pytestmark = pytest.mark.panjang  # two stores and a whole day in each
KALI, LEBIH = 1.5, 12  # what a deeper index costs, and what an answer's own chance does
Hasil = dict[str, list[Jalan]]


@pytest.fixture(scope="module")
def sehari(postgres_server: str, templat: str) -> Iterator[tuple[Hasil, Hasil]]:
    """The same day in both stores."""
    with (
        postgres.basis(postgres_server, templat) as sedikit,
        postgres.folder_terbuka("aduan-uji-") as folder,
        ExitStack() as tutup,
    ):
        settings = sedikit.settings(folder / "data")
        settings.data.mkdir()
        buat_kunci(settings)
        tumbuh = Grown.begun(settings, HIDUP, BUKA)
        tumbuh.to(SEDIKIT)
        banyak = tutup.enter_context(postgres.basis(postgres_server, sedikit.name))
        lain = banyak.settings(copytree(folder / "data", folder / "lain"))
        Grown(lain, tumbuh.template).to(BANYAK)
        yield _sehari(sedikit, folder / "data"), _sehari(banyak, folder / "lain")


def _sehari(database: postgres.BasisUji, data: Path) -> Hasil:
    try:
        atur(database.owner_url, database.name)
        psycopg.connect(database.owner_url).close()
    except psycopg.Error:
        harus_ada("PostgreSQL's own auto_explain, and a superuser who may load it")
    settings = database.settings(data, erasure_register=data / "penghapusan.jsonl")
    with psycopg.connect(database.owner_url, autocommit=True) as owner, Pengukur().pasang() as pengukur, ExitStack() as tutup:
        sini = Sini(settings, database, buka(settings, tutup))
        hari = Hari(KantorSini(sini, database), sini.apps, owner)
        jalani(hari)
        assert not sini.kesalahan, "\n".join(sini.kesalahan)
    return pengukur.jalan


def _terburuk(nama: str, jalan: list[Jalan]) -> float:
    """Of all runs; of what may have many rows, and of what is written from Python as many rows as it is given: by row."""
    per_baris = TUMBUH.get(nama, ("", ""))[0] == PER_BARIS or not nama.endswith(".sql")
    return max((satu.blok / max(satu.baris, 1) if per_baris else satu.blok for satu in jalan), default=0)


def test_no_query_reads_more_because_more_is_finished(sehari: tuple[Hasil, Hasil]):
    sedikit, banyak = sehari
    salah = [
        f"{nama}: {a:.0f} blocks, and {b:.0f} with ten times as many finished complaints"
        for nama in sorted(banyak)
        if (b := _terburuk(nama, banyak[nama])) > KALI * (a := _terburuk(nama, sedikit.get(nama, []))) + LEBIH
        and TUMBUH.get(nama, (PER_BARIS, ""))[0] == PER_BARIS
    ]
    assert not salah, "\n".join(["Give these an index or a bound, or say in sebab.py why they may:", *salah])


def test_reasons_are_of_queries_that_are_there():
    assert set(TUMBUH) <= set(berkas_kueri().values())


def test_every_query_file_is_run_in_the_day(sehari: tuple[Hasil, Hasil]):
    semua = {nama for nama in berkas_kueri().values() if not nama.startswith(tuple(DI_LUAR))}
    kurang = sorted(semua - set(sehari[0]) - BELUM - BERDETAK)
    assert not kurang, f"let a scene of tests/blok/hari.py run {kurang}"
    sudah = sorted(BELUM & set(sehari[0]) | BELUM - semua)
    assert not sudah, f"these are run, or are no more; take them out of BELUM: {sudah}"
