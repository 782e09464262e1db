"""Whole cases on boards, queue, register and report: every page counts what `perkara` says of the streams."""

import csv
import io
import re
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import psycopg
import pytest

from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.jam import Putusan
from shared.domain.sop.perkara import Perkara, perkara
from shared.domain.workcalendar.zona import WIB
from shared.machinery.clock import utc_now
from shared.machinery.eventstore.store import EventStore
from tests.domain import support as s
from tests.services.kantor_uji import KantorUji
from tests.support.tunggu import eventually

KANTOR, KABUPATEN = "33.13.06", "33.13"
TANPA_PELAPOR = replace(s.DITERIMA, pelapor=None, isi=None)

RIWAYAT = (
    ((TANPA_PELAPOR, 60),),
    ((TANPA_PELAPOR, 60), (s.DIGABUNGKAN, 50)),
    ((TANPA_PELAPOR, 60), (s.DIMINTA, 5)),
    ((TANPA_PELAPOR, 1),),
    ((TANPA_PELAPOR, 60), (s.DIKLASIFIKASI_INFORMASI, 59), (replace(s.DIJAWAB, isi=None), 2)),
    ((TANPA_PELAPOR, 6), (s.DIKLASIFIKASI, 5), (replace(s.DIJAWAB, isi=None), 4)),
    ((TANPA_PELAPOR, 60), (s.DIALIHKAN_KELUAR, 59)),
)


@pytest.fixture(scope="module")
def lama(kantor: KantorUji) -> list[Perkara]:
    """Complaints of an office whose past is written by hand; each one's clock."""
    store, kini, aturan, semua = EventStore(kantor.database.sebagai("aduan_triage"), "/triage"), utc_now(), AturanBerlaku(), []
    for n, riwayat in enumerate(RIWAYAT, 1):
        stream, nomor = uuid4(), {"nomor": f"{KANTOR}/2026/{n:06}"}
        kejadian = [replace(e, aduan_id=stream, wilayah=KANTOR, pada=kini - timedelta(days=hari)) for e, hari in riwayat]
        kejadian[0] = replace(kejadian[0], **nomor)
        store.append(stream, kejadian, 0, correlation_id=uuid4())
        semua += perkara(kejadian, aturan, kini)
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as owner:
        owner.execute("SET row_security = off")
        ada = "SELECT (SELECT count(*) FROM sla.perkara WHERE wilayah = %(w)s), (SELECT count(*) FROM triage.aduan WHERE wilayah = %(w)s)"
        eventually(lambda: owner.execute(ada, {"w": KANTOR}).fetchone() == (len(RIWAYAT), len(RIWAYAT)))
    return semua


def terlambat(semua: list[Perkara]) -> int:
    return sum(p.berjalan and p.putusan is Putusan.LEWAT for p in semua)


def test_board_queue_and_file_say_the_same_number(kantor: KantorUji, lama: list[Perkara]):
    assert terlambat(lama) == 3
    p = kantor.masuk("camat", KANTOR).buka("/papan")
    assert re.search(r"<strong>3</strong> perkara terlambat", p.html)
    antrean = p.buka("/petugas?perkara=terlambat")
    assert "Perkara terlambat 3" in antrean.teks
    assert len(re.findall(rf"{KANTOR}/2026/\d+</a>", antrean.html)) == 3, "with the one that was merged"
    berkas = p.sesi.get(f"{p.url}/papan/hari-ini.csv", timeout=30).content.decode("utf-8-sig")
    [baris] = [b for b in csv.DictReader(io.StringIO(berkas)) if b["Kelompok"] == "perkara"]
    assert baris["Terlambat"] == "3"


def test_the_district_sees_each_offices_whole_cases_beside_its_steps(kantor: KantorUji, lama: list[Perkara]):
    p = kantor.masuk("inspektorat", KABUPATEN).buka("/papan/kabupaten")
    assert "Seluruh perkara" in p.teks
    berkas = p.sesi.get(f"{p.url}/papan/kabupaten.csv", timeout=30).content.decode("utf-8-sig")
    [baris] = [b for b in csv.DictReader(io.StringIO(berkas)) if (b["Kantor"], b["Langkah"]) == (KANTOR, "perkara")]
    selesai = [p.putusan for p in lama if not p.berjalan]
    assert int(baris["Tepat waktu"]) == selesai.count(Putusan.TEPAT) == 1
    assert int(baris["Terlambat"]) == selesai.count(Putusan.LEWAT) == 1
    assert (int(baris["Terbuka sekarang"]), int(baris["Terbuka dan terlambat"])) == (sum(p.berjalan for p in lama), terlambat(lama))


def test_report_and_register_say_the_same(kantor: KantorUji, lama: list[Perkara]):
    laporan = kantor.program.call("GET", f"/api/v1/laporan/sla?kecamatan={KANTOR}", token=kantor.token("camat", KANTOR)).isi["perkara"]
    for apa, putusan, jalan in (("tepat", Putusan.TEPAT, False), ("lewat", Putusan.LEWAT, False), ("terhenti", Putusan.TERHENTI, False)):
        assert sum(b[apa] for b in laporan) == sum(p.putusan is putusan and p.berjalan is jalan for p in lama), apa
    assert sum(b["berjalan"] for b in laporan) == sum(p.berjalan for p in lama)
    assert sum(b["berjalan_lewat"] for b in laporan) == terlambat(lama)
    assert {b["jenis"] for b in laporan} == {p.jenis or "belum diklasifikasi" for p in lama}
    per = f"/api/v1/laporan/sla?kecamatan={KANTOR}&per_tanggal=2026-01-01"
    assert kantor.program.call("GET", per, token=kantor.token("camat", KANTOR)).isi["perkara"] == [], "there was none yet"
    bulan = f"{lama[0].mulai.astimezone(ZoneInfo(WIB)):%Y-%m}"
    register = kantor.masuk("camat", KANTOR).buka(f"/petugas/register?bulan={bulan}").teks
    mulai = [p for p in lama if p.mulai.astimezone(ZoneInfo(WIB)).strftime("%Y-%m") == bulan]
    assert f"Seluruh perkara terlambat {sum(p.putusan is Putusan.LEWAT for p in mulai)}" in register
