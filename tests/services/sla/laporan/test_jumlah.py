"""Every form of the report says what its slow definition says, now and as of any day, whatever happened in between: transfers, merges,
reopenings, forgotten people, calendars that became known later, and verdicts that were given again."""

import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import asdict, replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from services.sla import domain as d
from services.sla.application import rakit
from services.sla.laporan import peringkat
from services.sla.laporan.laporan import laporan
from services.sla.laporan.per_tanggal import PerTanggal
from services.sla.laporan.rinci import PER, laporan_rinci
from services.sla.rekap.rangkuman import Rangkuman, catat
from services.sla.waktu.hitung_ulang import perintah_hitung_ulang
from shared.domain.aduan import kejadian as k
from shared.domain.aduan.alur import ALUR
from shared.domain.aduan.keadaan import Aduan, fold
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.workcalendar.jam_buka import pekan
from shared.domain.workcalendar.kalender import Kalender
from shared.domain.workcalendar.zona import WIB, WIT
from shared.layanan.dasar import dasar
from shared.machinery.database import Database
from tests.domain import support as s
from tests.domain.test_masa import INSTANSI, KANTOR, hidup
from tests.services.sla.laporan import definisi
from tests.services.sla.waktu.test_sla import HARI, JAM, MENIT, Kantor
from tests.support.postgres import BasisUji

KABUPATEN = "33.13"
SEHARI_HARI = ("KlasifikasikanAduan", "SusunTanggapan", "TerimaTanggapan", "CatatTanggapan", "BerikanTanggapan", "MintaKlarifikasi",
               "BeriKlarifikasi", "BukaKembali", "TutupAduan")  # fmt: skip
# What the calendars bring about is not chosen.
MUNGKIN = (*SEHARI_HARI, *SEHARI_HARI, *(nama for nama in ALUR if nama != "HitungUlangVerdik"), *KANTOR, INSTANSI)
LAMA = 70  # days


class Toko(Kantor):
    """With a calendar of the district, another that became known later, and one of an office, later still."""

    def replika(self):
        with self._database.sebagai("aduan_sla_mesin", 1).connection() as conn:
            kini = conn.execute("SELECT clock_timestamp()").fetchone()[0]

        def kalender(versi: str, hari: int | None, *jam: str) -> Kalender:
            return Kalender(
                versi=versi, zona=WIB, pekan=pekan([list(jam)] * 5 + [[]] * 2), mandiri=True,
                diketahui_sejak=None if hari is None else kini - hari * HARI,
            )  # fmt: skip

        self.aturan = AturanBerlaku(
            kalender={
                KABUPATEN: [kalender("33.13/1", None, "08:00-15:00"), kalender("33.13/2", 30, "09:00-11:30")],
                s.KERJO: [kalender(f"{s.KERJO}/1", 12, "00:00-24:00")],
            }
        )
        db, mesin = self._database.sebagai("aduan_sla"), self._database.sebagai("aduan_sla_mesin", 4)
        return rakit(dasar("sla", db, mesin, self._master, self.aturan), ExitStack())


def dijalani(acak: random.Random, toko: Kantor) -> list[k.Kejadian]:
    """A life of any commands, spread over its days; now and then verdicts are given again as another calendar became known."""
    langkah = acak.choices(MUNGKIN, k=acak.randrange(1, 40))
    kejadian = hidup(langkah)
    saat = {e.pada for e in kejadian}
    lalu = timedelta(minutes=acak.randrange(60 * 24, 60 * 24 * LAMA))
    cepat = acak.choice((2, 4, 12))
    pada = {}
    for t in sorted(saat):
        pada[t] = toko.mulai - lalu
        lalu -= timedelta(seconds=acak.randrange(1, max(2, int(lalu.total_seconds()) // cepat)))
    aduan_id, mulai = uuid4(), pada[min(saat)]
    kejadian = [replace(e, aduan_id=aduan_id, pada=pada[e.pada]) for e in kejadian]
    kejadian[0] = replace(
        kejadian[0], formulir_dibuka_pada=mulai - acak.randrange(5, 300) * MENIT, data_pemberi_selesai_pada=mulai - 4 * MENIT,
        wilayah=kejadian[0].wilayah, saluran=acak.choice(("web", "loket")),
    )  # fmt: skip
    if acak.random() < 0.3:
        kejadian[0] = replace(kejadian[0], diterima_kantor_pada=mulai - 30 * JAM, alasan_mundur=s.rahasia("terselip"))
    for hari in (28, 10):
        kejadian = diulang(toko, kejadian, hari + acak.randrange(-2, 3)) if acak.random() < 0.6 else kejadian
    return kejadian


def diulang(toko: Kantor, kejadian: list[k.Kejadian], hari: int) -> list[k.Kejadian]:
    pada = toko.mulai - hari * HARI
    dulu = [e for e in kejadian if e.pada <= pada]
    aduan = fold(kejadian[0].aduan_id, dulu)
    if not isinstance(aduan, Aduan):
        return kejadian
    baru = [e for p in perintah_hitung_ulang(dulu, pada, toko.sla.dasar.aturan.kini) for e in d.decide(aduan, p, pada)]
    return [*dulu, *baru, *(e for e in kejadian if e.pada > pada)]


@pytest.fixture
def toko(database: BasisUji, tmp_path: Path) -> Kantor:
    return Toko(database, tmp_path)


@pytest.fixture
def admin(database: BasisUji) -> Iterator[Database]:
    with Database(database.owner_url, "aduan_admin", 1) as db:
        yield db


@pytest.mark.parametrize("benih", [1, *(pytest.param(n, marks=pytest.mark.panjang) for n in (2, 3))])
def test_every_form_says_what_its_definition_says(toko: Kantor, admin: Database, benih: int, monkeypatch: pytest.MonkeyPatch):
    acak, rangkuman = random.Random(benih), Rangkuman(toko.sla.dasar.mesin)
    for _ in range(30 if benih == 1 else 100):
        kejadian = dijalani(acak, toko)
        potong = acak.randrange(len(kejadian)) if acak.random() < 0.3 else 0
        for bagian in filter(None, (kejadian[:potong], kejadian[potong:])):  # heard of bit by bit
            toko.store.append(bagian[0].aduan_id, bagian, potong if bagian[0] is not kejadian[0] else 0, correlation_id=uuid4())
            toko.sla.projector.project([bagian[0].aduan_id])
    assert rangkuman.periksa() is None
    orang = toko.sla.dasar.db
    for n, hari in enumerate([None, 0, *acak.sample(range(1, LAMA), 3 if benih == 1 else 6)]):
        if n == 1:
            rangkuman.lipat()
        monkeypatch.setattr(peringkat, "BANYAK", acak.choice((2, 2000)))  # how many clocks are too many to be sorted
        zona = acak.choice((WIB, WIT))
        per = None if hari is None else PerTanggal.akhir((toko.mulai - hari * HARI).date(), zona, toko.aturan)
        for db, wilayah in ((admin, ""), (orang, KABUPATEN), (orang, s.JENAWI), (orang, s.KERJO)):
            assert laporan(db, wilayah, per) == definisi.laporan(db, wilayah, per), (hari, wilayah)
        db, wilayah = acak.choice(((admin, ""), (orang, KABUPATEN), (orang, s.KERJO)))
        for menurut in PER:
            sama(laporan_rinci(db, menurut, wilayah, zona, per), definisi.laporan_rinci(db, menurut, wilayah, zona, per), (hari, menurut))


def test_what_an_earlier_program_wrote_beside_is_reported(toko: Kantor, admin: Database):
    """It says neither standard nor month of a verdict, and the report has its percentiles all the same."""
    kejadian = dijalani(random.Random(1), toko)
    aduan_id = kejadian[0].aduan_id
    toko.store.append(aduan_id, kejadian, 0, correlation_id=uuid4())
    toko.sla.projector.project([aduan_id])
    dijawab = sum(b.dijawab for b in laporan(admin, "").langkah)
    assert dijawab
    with toko.sla.dasar.mesin.transaction() as conn:
        conn.execute("UPDATE sla.verdik SET standar = DEFAULT, bulan = DEFAULT")
        catat(conn, [aduan_id])
    langkah = [b for b in laporan(admin, "").langkah if b.dijawab]
    assert sum(b.dijawab for b in langkah) == dijawab
    assert all(b.standar == "" and b.p50_menit is not None for b in langkah)


def sama(ada: list, seharusnya: list, apa: object) -> None:
    """Exactly; hours by the wall clock go on between the two."""
    terlama = [(b.terbuka_terlama_jam, c.terbuka_terlama_jam) for b, c in zip(ada, seharusnya, strict=True)]
    assert all(b is c is None or abs(b - c) < 0.11 for b, c in terlama), apa
    assert [asdict(b) | {"terbuka_terlama_jam": 0} for b in ada] == [asdict(b) | {"terbuka_terlama_jam": 0} for b in seharusnya], apa
