"""The authorization matrix of the pages: every page for staff, with every role, of every office, and with nobody signed in."""

import importlib
from uuid import uuid4

import pytest

from shared.domain.akses.hak import HAK, peran_untuk
from shared.domain.akses.petugas import PERAN
from shared.web.pages import PAGES, PageRoute
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.peramban import Peramban

for layanan in ("intake", "triage", "response", "sla"):
    importlib.import_module(f"services.{layanan}.service")
RUTE = tuple(sorted(set(PAGES), key=lambda r: (r.url, r.method)))
ISI = {
    "<uuid:aduan_id>": "aduan", "<string:nama>": "data-pengaduan", "<string:kode>": JENAWI, "<int:nomor>": "1", "<string:berkas>": "x",
}  # fmt: skip


def nama(rute: PageRoute) -> str:
    return f"{rute.method} {rute.url}"


BERGILIR = 3


def bergilir(rute: list[PageRoute]) -> list:
    """Each page with a third of the roles in every run, each with the next; the long round has the rest."""
    return [
        pytest.param(r, peran, id=f"{nama(r)}-{peran}", marks=() if (n + m) % BERGILIR == 0 else pytest.mark.panjang)
        for n, r in enumerate(rute)
        for m, peran in enumerate(PERAN)
    ]


@pytest.fixture(scope="module")
def aduan(kantor: KantorUji) -> dict:
    return kantor.aduan()


@pytest.fixture(scope="module")
def orang(kantor: KantorUji) -> dict[tuple[str, str], Peramban]:
    return {(p, w): kantor.masuk(p, w) for p in PERAN for w in (JENAWI, KERJO)}


def alamat(rute: PageRoute, aduan: dict) -> str:
    url = rute.url.replace("<uuid:aduan_id>", aduan["id"])
    for pola, isi in ISI.items():
        url = url.replace(pola, isi)
    while "<uuid:" in url:
        awal, _, akhir = url.partition("<uuid:")
        url = awal + str(uuid4()) + akhir.partition(">")[2]
    while "<" in url:
        awal, _, akhir = url.partition("<")
        url = awal + "x" + akhir.partition(">")[2]
    return url


def coba(p: Peramban, rute: PageRoute, url: str) -> int:
    if rute.method == "GET":
        return p.sesi.get(p.url + url, timeout=30, allow_redirects=False).status_code
    return p.sesi.post(p.url + url, {}, timeout=30, allow_redirects=False).status_code


def test_every_page_for_staff_names_a_row_of_the_table():
    assert {r.tindakan for r in RUTE} <= set(HAK)


@pytest.mark.parametrize("rute", RUTE, ids=nama)
def test_nobody_who_has_not_signed_in_gets_in(kantor, aduan, rute):
    assert coba(Peramban(kantor.program.url), rute, alamat(rute, aduan)) == 303


@pytest.mark.parametrize(("rute", "peran"), bergilir(list(RUTE)))
def test_a_page_opens_for_the_roles_of_its_row_alone(kantor, orang, aduan, rute, peran):
    """Whoever may not is refused. A form without its token is refused from everybody, so POST shows who is let as far as that."""
    p = orang[peran, JENAWI]
    status = coba(p, rute, alamat(rute, aduan))
    if peran not in peran_untuk(rute.tindakan):
        assert status == 403
    elif rute.method == "GET":
        assert status in (200, 303, 404)
    else:
        assert status in (303, 403, 404, 409, 422)


@pytest.mark.parametrize(("rute", "peran"), bergilir([r for r in RUTE if "<uuid:aduan_id>" in r.url]))
def test_another_offices_complaint_opens_for_nobody_of_this_one(kantor, orang, aduan, rute, peran):
    p = orang[peran, KERJO]
    p.sesi.get(f"{p.url}/akun", timeout=30)
    jawaban = p.sesi.request(rute.method, p.url + alamat(rute, aduan), timeout=30, allow_redirects=False)
    assert jawaban.status_code in (403, 404)
    assert aduan["nomor"] not in jawaban.text
