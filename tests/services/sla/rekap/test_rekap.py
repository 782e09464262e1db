"""The roll-ups say what the slow definitions say, whatever happened in between, for every office and period."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from services.sla.papan.angka import Periode, banding, banding_sebelum, hari_ini, ujung
from services.sla.papan.peristiwa import peristiwa
from services.sla.readmodel import Papan
from services.sla.rekap.banyak import banyak
from services.sla.rekap.jumlah import DITERIMA, jumlah
from services.sla.rekap.persentil import SEDIKIT
from services.sla.rekap.rangkuman import Rangkuman
from services.sla.rekap.simpul import Rentang
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.workcalendar.jam_buka import pekan
from shared.domain.workcalendar.kalender import Kalender
from shared.machinery.database import Database
from shared.machinery.projection.rebuild import Rebuilder
from tests.domain import support as s
from tests.services.sla.laporan.test_laporan_rinci import WIB, hidup
from tests.services.sla.rekap import definisi
from tests.services.sla.waktu.test_sla import HARI, Kantor
from tests.support.postgres import BasisUji

KABUPATEN = "33.13"
PENDEK = Kalender(versi="pendek", zona="Asia/Jakarta", pekan=pekan([["09:00-11:30"]] * 5 + [[]] * 2), mandiri=True)
ZONA = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")


@pytest.fixture
def toko(database: BasisUji, tmp_path: Path) -> Kantor:
    return Kantor(database, tmp_path)


@pytest.fixture
def admin(database: BasisUji) -> Iterator[Database]:
    with Database(database.owner_url, "aduan_admin", 1) as db:
        yield db


def bertahap(toko: Kantor, acak: random.Random, banyak: int, rangkuman: Rangkuman) -> list[UUID]:
    """Lives that are heard of bit by bit, some of them all at once; now and then the lines are folded in."""
    ids = []
    for _ in range(banyak):
        riwayat = hidup(acak, toko.mulai)
        potong = sorted(acak.sample(range(1, len(riwayat) + 1), min(len(riwayat), acak.randrange(1, 4))))
        aduan_id = toko.aduan(*riwayat[: potong[0]])
        for dari, sampai in zip(potong, [*potong[1:], len(riwayat)], strict=True):
            toko.terjadi(aduan_id, *riwayat[dari:sampai])
            toko.sla.projector.project([aduan_id])
        ids.append(aduan_id)
        if acak.random() < 0.1:
            rangkuman.lipat()
    return ids


def periode_acak(acak: random.Random, akhir: date) -> Periode:
    sampai = akhir - timedelta(days=acak.randrange(0, 40))
    return Periode(sampai - timedelta(days=acak.choice((0, 1, 6, 20, 89, 400))), sampai, acak.choice(ZONA))


def banding_sama(db: Database, wilayah: str, p: Periode, monkeypatch: pytest.MonkeyPatch) -> None:
    with db.transaction(wilayah) as conn:
        seharusnya = definisi.banding(conn, wilayah, p)
        sebelum = definisi.banding(conn, wilayah, p.sebelumnya)
        perkara = definisi.perkara(conn, wilayah, p)
        tren, akhir, kejadian = (f(conn, wilayah, p) for f in (definisi.tren, definisi.ujung, definisi.peristiwa))
        assert set(conn.execute("SELECT * FROM sla.terbuka")) == definisi.terbuka(conn, wilayah)
    for sedikit in (0, SEDIKIT):  # looked up by their histogram, and read
        monkeypatch.setattr("services.sla.rekap.persentil.SEDIKIT", sedikit)
        angka = {(b.kantor, b.langkah): (b.selesai, b.tepat, b.lewat, b.p50_menit, b.p90_menit) for b in banding(db, wilayah, p)}
        assert {k: v for k, v in angka.items() if v[0]} == seharusnya
    for b in banding_sebelum(db, wilayah, p, None):
        if b.langkah is None:
            assert (b.selesai, b.tepat, b.lewat, b.buka, b.buka_lewat) == perkara.pop(b.kantor)
        else:
            dulu = sebelum.get((b.kantor, b.langkah))
            assert b.persen_sebelum == (None if dulu is None else (200 * dulu[1] + dulu[0]) // (2 * dulu[0]))
    assert not perkara
    assert hari_ini(db, wilayah, p).tren == tren
    assert ujung(db, wilayah, p) == akhir
    assert peristiwa(db, wilayah, p) == kejadian


@pytest.mark.parametrize("benih", [*(pytest.param(n, marks=pytest.mark.panjang) for n in (2, 3)), 1])
def test_boards_say_what_their_definitions_say(toko: Kantor, benih: int, monkeypatch: pytest.MonkeyPatch):
    acak = random.Random(benih)
    rangkuman = Rangkuman(toko.sla.dasar.mesin)
    ids = bertahap(toko, acak, 40 if benih > 1 else 15, rangkuman)
    db, hari_terakhir = toko.sla.dasar.db, toko.mulai.astimezone(WIB).date() + HARI

    def semua_sama() -> None:
        for wilayah in (KABUPATEN, s.JENAWI, s.KERJO):
            banding_sama(db, wilayah, periode_acak(acak, hari_terakhir), monkeypatch)

    semua_sama()
    rangkuman.lipat()
    semua_sama()
    p = toko.sla.projector
    pendek = AturanBerlaku(kalender={KABUPATEN: [PENDEK]})
    Rebuilder(p.db, p.store, Papan(pendek), pendek).run()  # as if other rules had held all along
    semua_sama()
    toko.terjadi(ids[0], (s.DIKLASIFIKASI, timedelta()))
    p.project([ids[0]])
    assert rangkuman.periksa() is None
    rangkuman.lipat()
    semua_sama()
    assert rangkuman.periksa() is None


def test_what_an_earlier_program_wrote_or_took_away_is_taken_in(toko: Kantor, admin: Database):
    rangkuman = Rangkuman(toko.sla.dasar.mesin)
    tetap, berubah, hilang = bertahap(toko, random.Random(5), 3, rangkuman)
    with toko.sla.dasar.mesin.transaction() as conn:  # none of these tells the sums
        conn.execute("UPDATE sla.aduan SET keadaan = 'ditutup', versi = versi + 1 WHERE aduan_id = %s", [berubah])
        for tabel in Papan.tables:
            conn.execute(f"DELETE FROM {tabel.name} WHERE aduan_id = %s", [hilang])
    assert rangkuman.periksa() is not None
    assert rangkuman.susul() == 2
    assert rangkuman.periksa() is None
    assert rangkuman.susul() == 0
    with admin.connection() as conn:
        assert {r[0] for r in conn.execute("SELECT aduan_id FROM sla.dirangkum")} == {tetap, berubah}


def test_a_sum_that_is_wrong_is_named_and_made_anew(toko: Kantor):
    rangkuman = Rangkuman(toko.sla.dasar.mesin)
    bertahap(toko, random.Random(6), 3, rangkuman)
    rangkuman.lipat()
    with toko.sla.dasar.mesin.connection() as conn:
        conn.execute("UPDATE sla.rekap SET n = n + 1 WHERE (hal, tingkat) = ('diterima', 2)")
    kata = rangkuman.sesudah_dibangun_ulang()
    assert "beda pertama: hal diterima, tingkat 2" in kata
    assert "cocok dengan barisnya" in rangkuman.sesudah_dibangun_ulang()


def test_a_sum_by_office_that_is_wrong_is_named_and_made_anew(toko: Kantor):
    rangkuman = Rangkuman(toko.sla.dasar.mesin)
    bertahap(toko, random.Random(8), 3, rangkuman)
    rangkuman.lipat()
    with toko.sla.dasar.mesin.connection() as conn:
        conn.execute("""UPDATE sla.rekap_kantor SET isi = isi || '{"4|tepat": 99}' WHERE (hal, tingkat) = ('selesai', 3)""")
    assert "beda pertama: hal selesai, tingkat 3" in rangkuman.sesudah_dibangun_ulang()
    assert "cocok dengan barisnya" in rangkuman.sesudah_dibangun_ulang()


def test_an_office_sees_the_sums_of_its_own_only(toko: Kantor):
    rangkuman = Rangkuman(toko.sla.dasar.mesin)
    bertahap(toko, random.Random(7), 6, rangkuman)
    rangkuman.lipat()
    hari = toko.mulai.astimezone(WIB).date()
    setahun = Periode(hari - timedelta(days=365), hari, ZONA[0]).rentang
    with toko.sla.dasar.db.transaction(s.KERJO) as conn:
        assert {b.wilayah for b in jumlah(conn, DITERIMA, KABUPATEN, Rentang())} == {s.KERJO}
        assert {b.wilayah for b in banyak(conn, DITERIMA, KABUPATEN, setahun)} == {s.KERJO}
    with toko.sla.dasar.db.connection() as conn:
        assert not jumlah(conn, DITERIMA, KABUPATEN, Rentang())
        assert not banyak(conn, DITERIMA, KABUPATEN, setahun)
