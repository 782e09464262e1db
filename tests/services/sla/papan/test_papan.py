"""The boards: figures that agree with the slow definition, each office its own, and nothing that points at anybody in public."""

import csv
import io
import re
from datetime import datetime
from zoneinfo import ZoneInfo

import psycopg
import pytest

from shared.domain.workcalendar.zona import WIB
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

KABUPATEN = "33.13"


@pytest.fixture(scope="module")
def ramai(kantor: KantorUji) -> KantorUji:
    """Jenawi: six answered, two open; Kerjo: one open."""
    for _ in range(6):
        kantor.jawab(kantor.aduan())
    for _ in range(2):
        kantor.aduan()
    kantor.aduan(kecamatan=KERJO)
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as owner:
        eventually(lambda: owner.execute("SELECT count(*) FROM sla.jam WHERE langkah = 7 AND selesai IS NOT NULL").fetchone()[0] >= 6)
        eventually(lambda: owner.execute("SELECT count(*) FROM sla.jam WHERE selesai IS NULL AND langkah = 3").fetchone()[0] >= 3)
    return kantor


def test_the_office_today_counts_what_is_open_there_and_nowhere_else(ramai):
    p = ramai.masuk("camat").buka("/papan")
    assert p.jawaban.status_code == 200
    assert re.search(r"<strong>2</strong> aduan terbuka", p.html)
    assert p.html.count('<svg class="grafik"') >= 2 and "<title>Yang sedang dikerjakan, per langkah</title>" in p.html
    assert re.search(r"<strong>1</strong> aduan terbuka", ramai.masuk("camat", KERJO).buka("/papan").html)
    assert re.search(r"<strong>3</strong> aduan terbuka", ramai.masuk("inspektorat", KABUPATEN).buka("/papan").html)
    assert ramai.masuk("camat").buka(f"/papan?kecamatan={KERJO}").jawaban.status_code == 403


def test_the_board_on_the_wall_refreshes_itself(ramai):
    p = ramai.masuk("operator").buka("/papan/sla?dinding")
    assert 'data-segarkan="30"' in p.html and "Perbarui" in p.teks
    assert 'class="dinding"' in p.html and "/aset/meja" in p.html and "tidak diperbarui sejak" in p.html


def slow(owner: psycopg.Connection, kantor: str, langkah: int) -> tuple[int, int]:
    rows = owner.execute(
        "SELECT putusan FROM sla.jam WHERE wilayah = %s AND langkah = %s AND selesai IS NOT NULL", [kantor, langkah]
    ).fetchall()
    return sum(r[0] == "tepat" for r in rows), sum(r[0] == "lewat" for r in rows)


def test_the_districts_table_and_its_files_say_what_the_clocks_say(ramai):
    p = ramai.masuk("inspektorat", KABUPATEN).buka("/papan/kabupaten")
    assert p.jawaban.status_code == 200 and "Jenawi" in p.teks
    isi = p.sesi.get(f"{p.url}/papan/kabupaten.csv", timeout=30).content.decode("utf-8-sig")
    baris = list(csv.DictReader(io.StringIO(isi)))
    with psycopg.connect(ramai.database.owner_url) as owner:
        for b in baris:
            if b["Langkah"] == "perkara":
                continue  # test_perkara_halaman
            assert (int(b["Tepat waktu"]), int(b["Terlambat"])) == slow(owner, b["Kantor"], int(b["Langkah"]))
    assert {b["Kantor"] for b in baris} >= {JENAWI, KERJO}
    xlsx = p.sesi.get(f"{p.url}/papan/kabupaten.xlsx?langkah=4", timeout=30)
    assert xlsx.content[:2] == b"PK" and xlsx.headers["Content-Disposition"].endswith(".xlsx")
    assert ramai.masuk("camat").buka("/papan/kabupaten").jawaban.status_code == 403


@pytest.mark.parametrize(
    "tanya", ["dari=besok", "dari=2026-12-01&sampai=2026-11-01", "dari=0001-01-01", "sampai=9999-12-31", "dari=1990-01-01"]
)
def test_a_period_that_is_none_is_refused_in_words(ramai, tanya):
    p = ramai.masuk("inspektorat", KABUPATEN).buka(f"/papan/kabupaten?{tanya}")
    assert p.jawaban.status_code in (404, 422) and "Periode harus" in p.teks


def test_an_empty_period_says_so(ramai):
    p = ramai.masuk("inspektorat", KABUPATEN).buka("/papan/kabupaten?dari=2021-01-01&sampai=2021-01-31&langkah=7")
    assert "Tidak ada langkah yang selesai" in p.teks


def test_anybody_may_see_the_statistics_and_small_numbers_are_not_told(ramai):
    p = Peramban(ramai.program.url).buka(f"/statistik/{JENAWI}")
    assert p.jawaban.status_code == 200
    assert "6 Mencatat tanggapan" in p.teks
    assert "kurang dari 5" in p.teks  # two that wait
    assert ramai.terima().isi["nomor"] not in p.html
    assert "kurang dari 5" in p.buka(f"/statistik/{KERJO}").teks
    assert p.buka("/statistik").jawaban.status_code == 200
    assert p.buka("/statistik/99.99.99").jawaban.status_code == 404
    assert len(p.buka("/statistik").jawaban.content) < 50_000
    assert p.buka("/papan/arti").jawaban.status_code == 200


def test_public_figures_may_be_kept_by_caches_for_a_minute_where_nobody_is_known(ramai):
    tamu = Peramban(ramai.program.url).buka("/statistik")
    assert tamu.jawaban.headers["Cache-Control"] == "public, max-age=60" and "Cookie" in tamu.jawaban.headers["Vary"]
    assert "Set-Cookie" not in tamu.jawaban.headers
    assert "public" not in ramai.masuk("camat").buka("/statistik").jawaban.headers["Cache-Control"]


def test_this_month_is_in_the_period_that_is_shown_first(ramai):
    p = Peramban(ramai.program.url).buka("/statistik")
    assert f'name="sampai" value="{datetime.now(ZoneInfo(WIB)):%Y-%m}' in p.html


def test_behind_each_figure_stand_the_clocks_it_was_counted_from(ramai):
    p = ramai.masuk("inspektorat", KABUPATEN).buka(f"/papan/hitungan?kecamatan={JENAWI}&langkah=4")
    with psycopg.connect(ramai.database.owner_url) as owner:
        rows = owner.execute(
            "SELECT putusan, terpakai / 60e6 FROM sla.jam WHERE wilayah = %s AND langkah = 4 AND selesai IS NOT NULL ORDER BY 2", [JENAWI]
        ).fetchall()
    tepat = sum(putusan == "tepat" for putusan, _ in rows)
    assert f"{tepat} tepat waktu dibagi {len(rows)} yang selesai" in p.teks
    assert "antara nomor 3 dan 4 dari 6" in p.teks and "antara nomor 5 dan 6 dari 6" in p.teks
    isi = p.sesi.get(f"{p.url}/papan/hitungan.csv?kecamatan={JENAWI}&langkah=4", timeout=30).content.decode("utf-8-sig")
    baris = list(csv.DictReader(io.StringIO(isi)))
    assert [float(b["Menit kerja terpakai"]) for b in baris] == [pytest.approx(float(m), abs=0.051) for _, m in rows]
    assert all(b["Nomor"] in p.teks and b["Nomor"].startswith(JENAWI) for b in baris)
    assert p.buka(f"/papan/hitungan?kecamatan={JENAWI}&langkah=1").jawaban.status_code == 404
    assert ramai.masuk("camat", KERJO).buka(f"/papan/hitungan?kecamatan={JENAWI}&langkah=4").jawaban.status_code == 403


def test_what_is_shown_can_be_taken_along(ramai):
    p = ramai.masuk("camat").buka("/papan")
    isi = p.sesi.get(f"{p.url}/papan/hari-ini.csv", timeout=30).content.decode("utf-8-sig")
    langkah = [b for b in csv.DictReader(io.StringIO(isi)) if b["Kelompok"] == "langkah"]
    assert len(langkah) == 5 and sum(int(b["Terbuka"]) for b in langkah) >= 2
    assert p.sesi.get(f"{p.url}/papan/hari-ini.xlsx", timeout=30).content[:2] == b"PK"
    umum = Peramban(ramai.program.url).sesi.get(f"{ramai.program.url}/statistik/{JENAWI}/angka.csv", timeout=30)
    assert "kurang dari 5" in umum.content.decode("utf-8-sig") and umum.headers["Content-Type"].startswith("text/csv")


@pytest.mark.parametrize(
    ("path", "peran", "batas"),
    [
        ("/papan", "camat", 150_000), ("/papan/sla", "camat", 150_000), ("/papan/kabupaten", "inspektorat", 150_000),
        (f"/papan/hitungan?kecamatan={JENAWI}&langkah=4", "inspektorat", 150_000), ("/admin/aturan/sop", "admin-kabupaten", 150_000),
        ("/admin/kabar", "admin-kabupaten", 150_000), ("/admin/sistem", "admin-kabupaten", 150_000), ("/statistik", None, 50_000),
    ],
)  # fmt: skip
def test_a_page_and_all_that_it_loads_keeps_its_budget(ramai, path, peran, batas):
    wilayah = JENAWI if peran == "camat" else KABUPATEN
    p = (ramai.masuk(peran, wilayah) if peran else Peramban(ramai.program.url)).buka(path)
    assert p.jawaban.status_code == 200
    semua = [path, *dict.fromkeys(re.findall(r'(?:href|src)="(/aset/[^"]+)"', p.html))]
    kirim = [p.sesi.get(p.url + satu, headers={"Accept-Encoding": "gzip"}, stream=True, timeout=30).raw.read() for satu in semua]
    print(path, sum(map(len, kirim)))
    assert sum(map(len, kirim)) <= batas


def test_the_trend_of_the_office_is_of_the_period_that_was_asked_for(ramai):
    p = ramai.masuk("camat").buka("/papan?dari=2021-01-01&sampai=2021-03-31")
    assert "Belum ada langkah yang selesai pada periode ini." in p.teks and 'value="2021-03-31"' in p.html
    assert "Belum ada langkah" not in p.buka("/papan").teks


PAPAN = ["/papan", "/papan/sla", f"/papan/hitungan?kecamatan={JENAWI}&langkah=3"]


@pytest.mark.parametrize(
    ("peran", "wilayah", "halaman", "membuka"),
    [
        ("camat", JENAWI, PAPAN, True), ("operator", JENAWI, PAPAN, True), ("admin-kecamatan", JENAWI, PAPAN, False),
        ("inspektorat", KABUPATEN, [*PAPAN, "/papan/kabupaten"], True),
        ("admin-kabupaten", KABUPATEN, [*PAPAN, "/papan/kabupaten"], False),
    ],
)  # fmt: skip
def test_a_board_leads_nobody_to_where_they_are_refused(ramai, peran, wilayah, halaman, membuka):
    orang = ramai.masuk(peran, wilayah)
    for alamat in halaman:
        p = orang.buka(alamat)
        assert p.jawaban.status_code in (200, 403)
        tujuan = set(re.findall(r'href="(/petugas(?:[?]|/aduan/)[^"]*)"', p.html))
        assert bool(tujuan) is (membuka and p.jawaban.status_code == 200)
        assert all(orang.buka(t.replace("&amp;", "&")).jawaban.status_code == 200 for t in sorted(tujuan)[:6])
