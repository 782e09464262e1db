"""What a page costs over the wire with everything it loads: citizens' pages at most 50 KB, staff's 150 KB, and nothing from elsewhere."""

import gzip
import re

import pytest

from shared.domain.akses.hak import peran_untuk
from tests.services.kantor_uji import JENAWI, KantorUji
from tests.services.test_matriks_halaman import RUTE, alamat
from tests.support.peramban import Peramban

WARGA = (
    "/",
    f"/kantor/{JENAWI}",
    "/lacak",
    "/masuk",
    "/daftar",
    "/lupa-sandi",
    "/lacak/hilang",
    "/statistik",
    f"/statistik/{JENAWI}",
    "/papan/arti",
)
BATAS_WARGA, BATAS_PETUGAS, BATAS_HTML = 50_000, 150_000, 14_000
LEMBAR = [r for r in RUTE if r.method == "GET" and not re.search(r"\.(pdf|csv|xlsx)$|/draf$|logo|lampiran", r.url)]


def biaya(p: Peramban, path: str) -> tuple[int, int]:
    """(compressed bytes of the page, of all that it loads besides)."""

    def ambil(alamat_: str) -> tuple[int, str]:
        with p.sesi.get(p.url + alamat_, headers={"Accept-Encoding": "gzip"}, stream=True, timeout=30) as r:
            mentah = r.raw.read(decode_content=False)
            teks = gzip.decompress(mentah).decode() if r.headers.get("Content-Encoding") == "gzip" else mentah.decode("utf-8", "replace")
            return len(mentah), teks

    besar, html = ambil(path)
    lain = set(re.findall(r'(?:src|href)="(/aset/[^"]+)"', html))
    assert not re.findall(r'(?:src|href)="(?:https?:)?//[^"]*\.(?:js|css|png|svg|woff2?)', html)
    return besar, sum(ambil(x)[0] for x in lain)


@pytest.mark.parametrize("path", WARGA)
def test_a_citizens_page_loads_on_a_cheap_telephone(kantor: KantorUji, path: str):
    html, lain = biaya(Peramban(kantor.program.url), path)
    assert html <= BATAS_HTML
    assert html + lain <= BATAS_WARGA


@pytest.fixture(scope="module")
def aduan(kantor: KantorUji) -> dict:
    aduan = kantor.aduan()
    kantor.jawab(aduan)
    return aduan


@pytest.mark.parametrize("rute", LEMBAR, ids=lambda r: r.url)
def test_a_page_for_staff_stays_within_its_budget(kantor: KantorUji, aduan: dict, rute):
    peran = sorted(peran_untuk(rute.tindakan))[0]
    html, lain = biaya(kantor.masuk(peran, JENAWI if peran != "admin-kabupaten" else "33.13"), alamat(rute, aduan))
    assert html + lain <= BATAS_PETUGAS
