"""Nothing to be done costs next to nothing, however much is stored: every duty, what is asked of the services' health, and the relay.

Duties are found where Nameko finds them, so a new one is measured without being named here. Blocks are PostgreSQL's own count.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree
from typing import Any

import psycopg
import pytest

from ops.bench.growth.duties import duties
from ops.bench.growth.sizes import Grown
from ops.kunci import buat_kunci
from ops.susul import LAYANAN
from shared.layanan.dasar import Kolam
from shared.machinery.database import connect
from shared.machinery.eventstore.ledger import BEFORE, Sequencer
from shared.machinery.messaging.outside import OutsideMark
from shared.machinery.service.figures import FIGURES
from tests.support import postgres
from tests.support.pernyataan import Rencana, atur, blok, didengar
from tests.support.tunggu import eventually

pytestmark = pytest.mark.panjang
SEDIKIT, BANYAK, PALING_BANYAK = 100, 1000, 50  # complaints, of which as many are open; blocks
LEBIH = 20  # blocks: the register of erasures is looked at line by line, and the copies have some


class Blok:
    """Blocks of every statement since it was set to none."""

    def __init__(self) -> None:
        self.jumlah = 0

    def dengar(self, rencana: Rencana) -> None:
        self.jumlah += blok(rencana)


def lain(apps: dict[str, Any], sequencer: Sequencer, data: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is asked from outside, what runs once a day, the relay's look, and its first one after a restart."""
    yield from ((f"metrics {nama}", ukur) for nama, ukur in FIGURES.makers.items())
    for nama, app in apps.items():
        yield f"healthz {nama}", app.watch._health
        yield f"healthz {nama}, the rest", app.watch.others
    yield "retention", apps["intake"].retensi.jalankan
    yield "relay", sequencer.step
    (posisi,) = sequencer.conn.execute("SELECT max(position) FROM eventstore.ledger").fetchone()

    def tanya() -> None:
        sequencer._note_at = float("inf")
        assert sequencer.quiet(posisi)

    yield "relay, asked whether there is anything to do", tanya
    tanda = OutsideMark(data / "tanda-relai.json")
    yield "relay's note outside", lambda: tanda.note(sequencer.conn, posisi, sequencer.unordered)

    def mulai_lagi() -> None:
        sequencer._started, sequencer._mark = False, ("0", *BEFORE)
        sequencer.step()

    yield "relay after a restart", mulai_lagi


def ukur(database: postgres.BasisUji, data: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Blocks of each when nothing is to be done: the fourth time, for what the copies left undone is done by then."""
    atur(database.owner_url, database.name)
    jumlah, hasil = Blok(), {}
    monkeypatch.setattr(FIGURES, "makers", {})
    monkeypatch.setattr("shared.machinery.messaging.outside.EVERY", 0.0)
    settings = database.settings(data)
    with didengar(jumlah.dengar), ExitStack() as tutup, connect(database.url, "aduan_relay") as relay:
        apps = {nama: bangun(settings, Kolam(2, 2)) for nama, bangun in LAYANAN.items()}
        for app in apps.values():
            tutup.callback(app.close)
        sequencer = Sequencer(relay)
        eventually(sequencer.lead)
        sequencer.step()  # whoever serves has a relay, which notes its mark
        for nama, kerjakan in [*duties(apps), *lain(apps, sequencer, data)]:
            for _ in range(3):
                kerjakan()
            if nama == "intake.lupakan_yang_tersisa":  # nothing came in, or was destroyed, just now
                _lama(database)
            jumlah.jumlah = 0
            kerjakan()
            hasil[nama] = jumlah.jumlah
    return hasil


def _lama(database: postgres.BasisUji) -> None:
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        conn.execute("UPDATE intake.milik SET dibuat_pada = dibuat_pada - interval '1 hour'")
        conn.execute("UPDATE privacy.kunci SET dihapus_pada = dihapus_pada - interval '1 hour' WHERE terbungkus IS NULL")
        conn.execute("VACUUM ANALYZE intake.milik, privacy.kunci")


def _menunggu(database: postgres.BasisUji, berapa: int) -> None:
    """So many wait for an answer that is not given, and every office has had so many years."""
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        for tabel, berjalan in (("triage.aduan", "NOT p.lepas"), ("response.tugas", "p.terjawab_sampai IS NULL")):
            induk = f"SELECT aduan_id FROM {tabel} p WHERE p.wilayah = f.wilayah AND {berjalan} LIMIT 1"
            beberapa = f"SELECT aduan_id FROM {tabel} ORDER BY aduan_id LIMIT %s"
            conn.execute(f"UPDATE {tabel} f SET menunggu_induk = true, induk = ({induk}) WHERE aduan_id IN ({beberapa})", (berapa,))
        tahun = "SELECT DISTINCT wilayah, n, 1 FROM eventstore.nomor, generate_series(1, %s) n"
        conn.execute(f"INSERT INTO eventstore.nomor {tahun}", (berapa,))
        conn.execute("VACUUM ANALYZE triage.aduan, response.tugas, eventstore.nomor")


def test_no_duty_reads_more_than_fifty_blocks_when_nothing_is_to_be_done(postgres_server, templat, monkeypatch):
    with postgres.basis(postgres_server, templat) as sedikit, postgres.folder_terbuka("aduan-uji-") as folder, ExitStack() as tutup:
        settings = sedikit.settings(folder / "data")
        settings.data.mkdir()
        buat_kunci(settings)
        tumbuh = Grown.begun(settings, 20, 17)
        tumbuh.to(SEDIKIT)
        banyak = tutup.enter_context(postgres.basis(postgres_server, sedikit.name))
        data = copytree(folder / "data", folder / "lain")
        Grown(banyak.settings(data), tumbuh.template).to(BANYAK)
        _menunggu(sedikit, 5)
        _menunggu(banyak, 50)
        kecil, besar = ukur(sedikit, folder / "data", monkeypatch), ukur(banyak, data, monkeypatch)
    print("\n".join(f"{nama:40} {kecil[nama]:>5} {n:>5}" for nama, n in besar.items()))
    assert len(besar) > 40 and kecil.keys() == besar.keys()
    assert {nama: n for nama, n in besar.items() if n > PALING_BANYAK} == {}, "blocks"
    assert {nama: (kecil[nama], n) for nama, n in besar.items() if n > 1.5 * kecil[nama] + LEBIH} == {}, "blocks, before and after"
