"""The report's figures against a slow definition: walk the office's days and add up what was open."""

import csv
import math
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ops.impor import impor
from ops.kantor import baca_wilayah, muat_wilayah
from ops.kunci import buat_kunci
from services.sla.keluaran import laporan_json
from services.sla.laporan.laporan import LaporanSla, laporan
from services.sla.laporan.rinci import laporan_rinci
from shared.domain.workcalendar.awal import kalender_awal
from shared.machinery.database import Database, connect
from shared.machinery.settings import REPO, Settings
from tests.domain.acuan_kalender import Acuan
from tests.support.postgres import BasisUji

NYATA = REPO.parent / "shared" / "data" / "aduan_nyata_2022.csv"
WILAYAH = REPO.parent / "shared" / "data" / "wilayah.csv"
STANDAR = timedelta(minutes=120)
WIB = timedelta(hours=7)
ACUAN = Acuan.dari(kalender_awal())
KEPALA = "diterima_pada,ditanggapi_pada,topik,instansi,kecamatan,kelurahan"


def selang(sejak: datetime) -> Iterable[tuple[datetime, datetime]]:
    """The office's opening intervals from the day of an instant on, in UTC."""
    hari = (sejak + WIB).date()
    while True:
        tengah_malam = datetime(hari.year, hari.month, hari.day, tzinfo=UTC) - WIB
        for a, b in ACUAN.jam_pada(hari):
            yield tengah_malam + timedelta(minutes=a), tengah_malam + timedelta(minutes=b)
        hari += timedelta(days=1)


def jatuh_tempo(diterima: datetime) -> datetime:
    """When the standard's opening minutes are used up."""
    sisa = STANDAR
    for a, b in selang(diterima):
        a = max(a, diterima)
        if a < b:
            if b - a >= sisa:
                return a + sisa
            sisa -= b - a
    raise AssertionError


def terpakai(diterima: datetime, dijawab: datetime) -> timedelta:
    jumlah = timedelta()
    for a, b in selang(diterima):
        if a >= dijawab:
            return jumlah
        jumlah += max(min(b, dijawab) - max(a, diterima), timedelta())
    raise AssertionError


def persentil(nilai: list[timedelta], bagian: float) -> float:
    """Between the two nearest ranks, in minutes."""
    urut = sorted(nilai)
    letak = bagian * (len(urut) - 1)
    bawah = int(letak)
    atas = min(bawah + 1, len(urut) - 1)
    return (urut[bawah] + (urut[atas] - urut[bawah]) * (letak - bawah)) / timedelta(minutes=1)


def menurut_definisi(baris: Iterable[dict[str, str]]) -> dict[str, object]:
    """Step 3 of the report, from the rows themselves."""
    dijawab, menunggu = [], 0
    for b in baris:
        if not b["ditanggapi_pada"]:
            menunggu += 1
        elif datetime.fromisoformat(b["ditanggapi_pada"]) >= datetime.fromisoformat(b["diterima_pada"]):
            dijawab.append((datetime.fromisoformat(b["diterima_pada"]), datetime.fromisoformat(b["ditanggapi_pada"])))
    lewat = sum(b > jatuh_tempo(a) for a, b in dijawab)
    lama = [terpakai(a, b) for a, b in dijawab]
    return {
        "langkah": 3,
        "standar": "120 menit kerja",
        "dijawab": len(dijawab),
        "tepat": len(dijawab) - lewat,
        "lewat": lewat,
        "persen_lewat": math.floor(100 * lewat / len(dijawab) + 0.5),
        "p50_menit": pytest.approx(persentil(lama, 0.5), abs=0.051),
        "p90_menit": pytest.approx(persentil(lama, 0.9), abs=0.051),
        "berjalan": menunggu,
        "berjalan_lewat": menunggu,
        "terhenti": 0,
    }


def laporan_dari(settings: Settings, wilayah: str = "") -> LaporanSla:
    with Database(settings.database_owner_url, "aduan_admin", 1) as db:
        return laporan(db, wilayah)


def satu_langkah(hasil: LaporanSla) -> dict[str, object]:
    [langkah] = laporan_json(hasil)["langkah"]
    return langkah


@pytest.fixture
def settings(database: BasisUji, tmp_path: Path) -> Settings:
    settings = database.settings(tmp_path)
    buat_kunci(settings)
    return settings


# Mondays at lunch, the closing moment, a night, a weekend, a holiday, Ramadan; the last two are of another office.
BUATAN = """\
2022-01-03T01:00:00+00:00,2022-01-03T03:00:00+00:00,tepat pada batasnya,Dinas,Jenawi,
2022-01-03T01:00:00+00:00,2022-01-03T03:00:00.000001+00:00,sesaat sesudahnya,Dinas,Jenawi,
2022-01-03T04:00:00+00:00,2022-01-03T07:00:00+00:00,melewati istirahat,Dinas,Jenawi,
2022-01-03T07:00:00+00:00,2022-01-03T09:00:00+00:00,tepat saat tutup,Dinas,Jenawi,
2022-01-03T07:00:00+00:00,2022-01-03T09:00:01+00:00,sesudah tutup,Dinas,Jenawi,
2022-01-07T12:00:00+00:00,2022-01-10T02:30:00+00:00,akhir pekan,Dinas,Jenawi,
2022-04-28T08:30:00+00:00,2022-05-09T02:00:00+00:00,Lebaran,Dinas,Jenawi,
2022-04-11T01:00:00+00:00,2022-04-11T03:30:00+00:00,Ramadan,Dinas,Jenawi,
2022-06-01T10:00:00+00:00,,belum dijawab,Dinas,Jenawi,
2022-02-01T01:00:00+00:00,2022-02-02T03:00:00+00:00,Imlek,Dinas,Kerjo,
2022-03-02T01:00:00+00:00,2022-03-02T01:05:00+00:00,cepat,Dinas,Kerjo,
"""


def test_the_report_counts_as_the_slow_definition_does(settings: Settings, tmp_path: Path):
    berkas = tmp_path / "buatan.csv"
    berkas.write_text(f"{KEPALA}\n{BUATAN}", encoding="utf-8")
    impor(settings, berkas, "33.13")
    baris = list(csv.DictReader(berkas.read_text(encoding="utf-8").splitlines()))
    hasil = laporan_dari(settings)
    assert satu_langkah(hasil) == menurut_definisi(baris)
    assert hasil.aduan == {"dijawab": 10, "diterima": 1}
    kerjo = laporan_dari(settings, "33.13.16")
    assert satu_langkah(kerjo) == menurut_definisi([b for b in baris if b["kecamatan"] == "Kerjo"])
    assert laporan_dari(settings, "33.13.1").langkah == [], "a code covers what lies below it, not what looks like it"


def test_the_slow_definition_knows_the_rules():
    senin = datetime(2022, 1, 3, 1, 0, tzinfo=UTC)  # 08:00 WIB
    assert jatuh_tempo(senin) == senin + STANDAR
    assert jatuh_tempo(datetime(2022, 1, 3, 8, 30, tzinfo=UTC)) == datetime(2022, 1, 4, 2, 0, tzinfo=UTC)  # 15:30 → 09:00


@pytest.mark.panjang
@pytest.mark.skipif(not NYATA.exists(), reason="the file of real complaints of 2022 is not here")
def test_the_real_complaints_of_2022_are_judged_as_the_slow_definition_does(settings: Settings):
    with connect(settings.database_owner_url, "aduan_admin") as conn:
        muat_wilayah(conn, baca_wilayah(WILAYAH))
    hasil = impor(settings, NYATA, "35.78", ["Pabean Cantikan=35.78.12"], lewati=True)
    baris = list(csv.DictReader(NYATA.read_text(encoding="utf-8").splitlines()))
    seharusnya = menurut_definisi(baris)
    assert hasil.diimpor == seharusnya["dijawab"] + seharusnya["berjalan"]
    assert hasil.diimpor + len(hasil.ditolak) == len(baris)
    assert satu_langkah(laporan_dari(settings, "35.78")) == seharusnya
    with Database(settings.database_owner_url, "aduan_admin", 1) as db:
        [rinci] = laporan_rinci(db, "langkah", "35.78")
        per_bulan = laporan_rinci(db, "bulan", "35.78")
    ada = asdict(rinci)
    assert {nama: ada[nama] for nama in seharusnya if nama in ada} == {nama: n for nama, n in seharusnya.items() if nama in ada}
    assert rinci.selesai == seharusnya["dijawab"] == sum(b.selesai for b in per_bulan)
    assert sum(b.lewat for b in per_bulan) == seharusnya["lewat"]
