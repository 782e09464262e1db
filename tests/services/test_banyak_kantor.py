"""Eight thousand offices of five hundred districts: nothing lists them all, and a page weighs what it weighs with seventeen."""

import re

import psycopg
import pytest

from shared.acuan.kantor import DaftarKantor
from shared.acuan.kantor.daftar import DITEMUKAN, TERINGAT
from tests.services.kantor_uji import JENAWI, KantorUji
from tests.services.test_anggaran_halaman import BATAS_HTML, BATAS_PETUGAS, BATAS_WARGA, LEMBAR, biaya
from tests.services.test_matriks_halaman import alamat
from tests.support.peramban import Peramban

pytestmark = pytest.mark.panjang  # thousands of offices

# 37 provinces besides the one that is there, 14 districts each, 16 offices each; names repeat, as they do.
ISI = """
INSERT INTO kantor.wilayah (kode, nama) SELECT p::text, 'Provinsi ' || p FROM generate_series(40, 76) p ON CONFLICT DO NOTHING;
INSERT INTO kantor.wilayah (kode, nama)
SELECT p || '.' || lpad(k::text, 2, '0'), 'Kabupaten ' || p || ' ' || k FROM generate_series(40, 76) p, generate_series(1, 14) k;
INSERT INTO kantor.kantor (kode, nama) SELECT p || '.' || lpad(k::text, 2, '0') || '.' || lpad(n::text, 2, '0'),
    'Kecamatan ' || (ARRAY['Suka', 'Marga', 'Tanjung', 'Muara'])[1 + n % 4] || md5(p || k::text || n)::varchar(5)
FROM generate_series(40, 76) p, generate_series(1, 14) k, generate_series(1, 16) n;
ANALYZE kantor.kantor; ANALYZE kantor.wilayah;
"""
PERTANYAAN = {
    "di": {"wilayah": "33.13"}, "daerah": {"di": "33", "panjang": 5}, "kantor": {"kode": JENAWI}, "wilayah": {"kode": JENAWI},
    "zona": {"kode": "33"}, "cari": {"pola": "%jenawi%", "awal": "% jenawi%", "jumlah": DITEMUKAN + 1},
}  # fmt: skip


def isi(kantor: KantorUji) -> None:
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        for satu in ISI.split(";"):
            if satu.strip():
                conn.execute(satu)


def blok(kantor: KantorUji, nama: str) -> int:
    """PostgreSQL's blocks of one query, as the service's own login."""
    from shared.acuan.kantor import daftar
    from shared.machinery.database import sql

    with kantor.database.sebagai("aduan_intake", 1).connection() as conn:
        teks = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) " + sql(daftar.__file__, nama)
        conn.execute(teks, PERTANYAAN[nama])
        rencana = conn.execute(teks, PERTANYAAN[nama]).fetchone()[0][0]["Plan"]
    return rencana["Shared Hit Blocks"] + rencana["Shared Read Blocks"]


@pytest.fixture(scope="module")
def keduanya(kantor: KantorUji) -> tuple[KantorUji, dict[str, int]]:
    """The program with thousands of offices, and the blocks of each query while there were seventeen."""
    sebelum = {nama: blok(kantor, nama) for nama in PERTANYAAN}
    isi(kantor)
    return kantor, sebelum


@pytest.fixture(scope="module")
def ramai(keduanya: tuple[KantorUji, dict[str, int]]) -> KantorUji:
    return keduanya[0]


@pytest.fixture(scope="module")
def sedikit(keduanya: tuple[KantorUji, dict[str, int]]) -> dict[str, int]:
    return keduanya[1]


@pytest.mark.parametrize("nama", PERTANYAAN)
def test_a_question_about_offices_costs_no_more_with_eight_thousand(ramai: KantorUji, sedikit: dict[str, int], nama: str):
    assert blok(ramai, nama) <= sedikit[nama] + 12


def test_what_is_remembered_of_offices_is_bounded(ramai: KantorUji):
    daftar = DaftarKantor(ramai.database.sebagai("aduan_intake", 1))
    for k in daftar.kecamatan()[: TERINGAT + 50]:
        daftar.nama(k.kode)
        daftar.di(k.kode[:5])
    assert len(daftar._satu) <= TERINGAT
    assert daftar.akar() == "" and len(daftar.daerah()) == 38 and len(daftar.daerah("40")) == 14


def test_a_citizen_finds_the_office_by_region_and_by_name_without_scripts(ramai: KantorUji):
    p = Peramban(ramai.program.url)
    p.buka("/")
    assert "Provinsi 40" in p.html and "/kantor/" not in p.html
    p.buka("/?wilayah=40")
    assert "/?wilayah=40.03#kantor" in p.html and "/kantor/" not in p.html
    p.buka("/?wilayah=40.03")
    assert len(re.findall(r'href="/kantor/40\.03\.', p.html)) == 16
    p.buka("/?cari=jenawi")
    assert f'href="/kantor/{JENAWI}"' in p.html and "Kabupaten Karanganyar" in p.html
    p.buka("/?cari=suka")
    assert len(re.findall(r'href="/kantor/', p.html)) == DITEMUKAN and "lebih lengkap" in p.html
    p.buka("/daftar?wilayah=33.13")
    assert f'href="/daftar?kecamatan={JENAWI}"' in p.html
    p.buka(f"/daftar?kecamatan={JENAWI}")
    assert p.html.count("<option") == 1


@pytest.mark.parametrize(
    "path", ["/", "/?wilayah=40", "/?wilayah=40.03", "/?cari=suka", f"/kantor/{JENAWI}", "/daftar", "/statistik", "/statistik?wilayah=40",
             "/statistik/33.13", f"/statistik/{JENAWI}"],
)  # fmt: skip
def test_a_citizens_page_stays_within_its_budget(ramai: KantorUji, path: str):
    html, lain = biaya(Peramban(ramai.program.url), path)
    assert html <= BATAS_HTML and html + lain <= BATAS_WARGA


@pytest.mark.panjang
@pytest.mark.parametrize("wilayah", [JENAWI, "33.13", "33"])
def test_no_page_for_staff_lists_them_all(ramai: KantorUji, wilayah: str):
    """Of an office, a district, and a province."""
    aduan = ramai.aduan()
    ramai.jawab(aduan)
    semua = [(peran, ramai.masuk(peran, wilayah)) for peran in ("operator", "ppid", "pengelola", "camat", "inspektorat", "admin-kabupaten")]
    for peran, p in semua:
        for rute in LEMBAR:
            html, lain = biaya(p, alamat(rute, aduan))
            assert html + lain <= BATAS_PETUGAS, (peran, rute.url)


def test_a_complaint_is_passed_on_to_an_office_of_another_district_that_was_looked_for(ramai: KantorUji):
    aduan = ramai.aduan()
    p = ramai.masuk("operator")
    p.buka(f"/petugas/aduan/{aduan['id']}")
    assert p.html.count('<option value="33.13.') == 16 and '<option value="40.' not in p.html
    with psycopg.connect(ramai.database.owner_url) as conn:
        kode, nama = conn.execute("SELECT kode, nama FROM kantor.kantor WHERE kode = '40.03.07'").fetchone()
    kirim = dict(re.findall(r'name="(_tanda|kunci_form|versi)" value="([^"]*)"', p.html)) | {"cari_kantor": nama.split()[-1]}
    jawaban = p.sesi.post(f"{p.url}/petugas/aduan/{aduan['id']}/kantor", data=kirim, timeout=30)
    assert f'<option value="{kode}"' in jawaban.text and "Kabupaten 40 3" in jawaban.text
