"""A working day with few finished complaints behind it and one with ten times as many: no query reads more, but for those that say why."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree

import psycopg
import pytest

from ops.bench.growth.sizes import Grown
from ops.kunci import buat_kunci
from tests.blok.hari import Hari
from tests.blok.pengukur import Jalan, Pengukur, berkas_kueri, tanpa_rencana
from tests.blok.riwayat import BANYAK, BUKA, HIDUP, SEDIKIT, buka
from tests.blok.sebab import BERDETAK, DI_LUAR, DIMINTA, PER_BARIS, SEKALI, TUMBUH
from tests.blok.sini import KantorSini, Sini
from tests.blok.urutan import jalani
from tests.support import postgres
from tests.support.pernyataan import atur
from tests.support.pilihan import harus_ada

pytestmark = pytest.mark.panjang  # two stores and a whole day in each
KALI, LEBIH = 1.5, 12  # what a deeper index costs, and what an answer's own chance does
KALI_LAGI, LEBIH_LAGI = 1.2, 4
PALING_DIMINTA = 200  # blocks: an index' three levels for each of fifty, and their rows
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
    # A gateway, so that codes are asked for; and a replica, which is not far behind the primary.
    settings = database.settings(data, gateways=(("email", "mailto://127.0.0.1:9/?to={tujuan}"),), database_read_url=database.url)
    with psycopg.connect(database.owner_url, autocommit=True) as owner, Pengukur().pasang() as pengukur, ExitStack() as tutup:
        sini = Sini(settings, database, buka(settings, tutup))
        jalani(Hari(KantorSini(sini, database), sini.apps, owner))
        assert not sini.kesalahan, "\n".join(sini.kesalahan)
    return pengukur.jalan


def _terburuk(jalan: list[Jalan], per_baris: bool) -> float:
    return max(satu.blok / max(satu.baris, 1) if per_baris else satu.blok for satu in jalan)


def _lebih(nama: str, sehari: tuple[Hasil, Hasil], per_baris: bool, kali: float = KALI, lebih: float = LEBIH) -> tuple[bool, str]:
    """Whether it reads more in the bigger store, and the words for it."""
    a, b = (_terburuk(satu[nama], per_baris) for satu in sehari)
    return b > kali * a + lebih, f"{nama}: {a:.0f} blocks, and {b:.0f} with ten times as many finished complaints"


def _di_keduanya(sehari: tuple[Hasil, Hasil]) -> list[str]:
    return sorted(set(sehari[0]) & set(sehari[1]))


def test_no_query_reads_more_because_more_is_finished(sehari: tuple[Hasil, Hasil]):
    """What may have many rows, and what is written from Python as many rows as it is given: by row."""
    salah = []
    for nama in _di_keduanya(sehari):
        jenis = TUMBUH[nama][0] if nama in TUMBUH else None
        lebih, kata = _lebih(nama, sehari, jenis == PER_BARIS or not nama.endswith(".sql"))
        if lebih and jenis in (None, PER_BARIS):
            salah.append(kata)
        if jenis == DIMINTA and (banyak := _terburuk(sehari[1][nama], False)) > PALING_DIMINTA:
            salah.append(f"{nama}: {banyak:.0f} blocks for what is asked for at once")
    assert not salah, "\n".join(["Give these an index or a bound, or say in sebab.py why they may:", *salah])


def test_what_is_let_off_still_grows(sehari: tuple[Hasil, Hasil]):
    """Clearly not any more: another line than the one above, so that no chance takes a query across both."""
    dibiarkan = [nama for nama in _di_keduanya(sehari) if nama in TUMBUH and TUMBUH[nama][0] not in (PER_BARIS, DIMINTA)]
    tetap = [kata for lebih, kata in (_lebih(nama, sehari, False, KALI_LAGI, LEBIH_LAGI) for nama in dibiarkan) if not lebih]
    assert not tetap, "\n".join(["These need no reason any more; take them out of TUMBUH:", *tetap])


def test_reasons_are_of_queries_that_are_there():
    assert set(TUMBUH) | set(SEKALI) <= set(berkas_kueri().values())


def test_every_query_file_is_run_in_the_day(sehari: tuple[Hasil, Hasil]):
    semua = {nama for nama in berkas_kueri().values() if not nama.startswith(DI_LUAR)} - tanpa_rencana() - BERDETAK
    for satu in sehari:
        kurang = sorted(semua - set(satu) - set(SEKALI))
        assert not kurang, f"let a scene of tests/blok/adegan run {kurang}"
        sudah = sorted(set(SEKALI) & set(satu))
        assert not sudah, f"these are run; take them out of SEKALI: {sudah}"
