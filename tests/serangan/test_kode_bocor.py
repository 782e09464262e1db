"""A tracking code that got into the wrong hands: its owner gets another one, and whoever has the old one gets nothing any more."""

import re
from collections.abc import Iterator

import psycopg
import pytest

from tests.services.kantor_uji import JENAWI, KERJO, KantorUji, isian, kantor_berkabar
from tests.support.penerima import Kotak, surel
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

SUREL = "bocor.uji@example.org"
PELAPOR = {"nama": "Pemilik Kode Uji", "kontak": SUREL}


@pytest.fixture(scope="module")
def kotak() -> Iterator[Kotak]:
    with surel() as kotak:
        yield kotak


@pytest.fixture(scope="module")
def kantor(postgres_server: str, templat: str, kotak: Kotak) -> Iterator[KantorUji]:
    with kantor_berkabar(postgres_server, templat, kotak) as kantor:
        yield kantor


def ganti_di_loket(kantor: KantorUji, aduan: dict, peran: str = "operator", wilayah: str = JENAWI, hadir: str = "ya") -> Peramban:
    """As the page does it; without the page's own form for whom it is not shown to."""
    p = kantor.masuk(peran, wilayah).buka("/akun")
    isi = {"_tanda": p.formulir("/akun/sandi").isi["_tanda"], "hadir": hadir}
    p.jawaban = p.sesi.post(f"{p.url}/petugas/kode-lacak/{aduan['id']}", isi, timeout=30, allow_redirects=True)
    return p


def kode_di(teks: str) -> str:
    cocok = re.search(r"\b(?:[0-9A-Z]{5}-){5}[0-9A-Z]{2}\b", teks)
    assert cocok, teks
    return cocok[0]


def status(kantor: KantorUji, kode: str) -> list[int]:
    """Through every door that takes a code: the API, the pages, the receipt, the copies of one's data, a command."""
    api = f"/api/v1/lacak/{kode}"
    jawaban = [kantor.program.call("GET", api).status, kantor.program.call("POST", f"{api}/cabut", {}).status]
    sesi = Peramban(kantor.program.url).sesi
    for path in ("/lacak/{}", "/resi/{}", "/resi/{}.pdf", "/lacak/{}/data", "/lacak/{}/data.json"):
        jawaban.append(sesi.get(kantor.program.url + path.format(kode), timeout=30).status_code)
    return jawaban


def test_a_code_to_the_contact_replaces_it_and_the_old_one_stops_at_every_door(kantor: KantorUji, kotak: Kotak):
    kunci = "kunci-bocor-1"
    a = kantor.terima(kunci, pelapor=PELAPOR).isi
    lama = a["kode_lacak"]
    p = Peramban(kantor.program.url).buka("/lacak/hilang").kirim("/lacak/hilang", nomor=a["nomor"], kontak=SUREL)
    eventually(lambda: kotak.surat, within=30)
    p.kirim(p.path, kode=re.search(r"\d{8}", kotak.surat[-1][2])[0], ganti="ya")
    baru = p.path.removeprefix("/resi/")
    assert p.jawaban.status_code == 200 and baru != lama and baru in p.html
    assert set(status(kantor, lama)) == {404}
    assert kantor.lacak({"kode_lacak": baru})["nomor"] == a["nomor"]
    assert kantor.jenis_kejadian(a)[-1] == "KodeLacakDiganti"
    # The leaker may know the request as well: repeating it gives no code any more, and says why.
    ulang = kantor.terima(kunci, pelapor=PELAPOR)
    assert ulang.status == 200 and ulang.isi["kode_lacak"] is None and "sudah diganti" in ulang.isi["keterangan"]
    assert baru not in str(ulang.isi)


def test_the_code_alone_replaces_nothing(kantor: KantorUji):
    a = kantor.aduan(pelapor=PELAPOR)
    p = Peramban(kantor.program.url).buka("/lacak/hilang").kirim("/lacak/hilang", nomor=a["nomor"], kontak=SUREL)
    p.kirim(p.path, kode="00000000", ganti="ya")
    assert p.jawaban.status_code == 422
    for path in (f"/lacak/{a['kode_lacak']}/ganti-kode", f"/petugas/kode-lacak/{a['id']}"):
        tamu = Peramban(kantor.program.url).buka(f"/lacak/{a['kode_lacak']}")
        tamu.sesi.post(kantor.program.url + path, {"hadir": "ya"}, timeout=30)
    assert kantor.lacak(a)["nomor"] == a["nomor"]
    assert "KodeLacakDiganti" not in kantor.jenis_kejadian(a)


def test_at_the_counter_the_operator_hands_over_another_one_and_the_contact_hears_of_it(kantor: KantorUji, kotak: Kotak):
    a = kantor.aduan(pelapor=PELAPOR)
    p = kantor.masuk("operator").buka(f"/petugas/aduan/{a['id']}")
    assert f"/petugas/kode-lacak/{a['id']}" in p.html
    p.buka(f"/petugas/kode-lacak/{a['id']}").kirim("/petugas/kode-lacak/")
    assert p.jawaban.status_code == 422 and kantor.lacak(a)["nomor"] == a["nomor"]  # nobody was seen
    kotak.surat.clear()
    p.kirim("/petugas/kode-lacak/", hadir="ya")
    baru = kode_di(p.teks)
    assert p.path == f"/petugas/aduan-baru/{baru}"
    assert set(status(kantor, a["kode_lacak"])) == {404}
    assert kantor.lacak({"kode_lacak": baru})["nomor"] == a["nomor"]
    eventually(lambda: any(a["nomor"] in isi for *_, isi in kotak.surat), within=30)
    assert not any(baru in isi for *_, isi in kotak.surat)
    again = kode_di(ganti_di_loket(kantor, a).jawaban.text)
    assert again not in (baru, a["kode_lacak"]) and set(status(kantor, baru)) <= {404, 429}  # guesses are counted


@pytest.mark.parametrize(
    ("peran", "wilayah"),
    [
        ("operator", KERJO), ("ppid", JENAWI), ("pengelola", JENAWI), ("camat", JENAWI), ("admin-kecamatan", JENAWI),
        ("inspektorat", "33.13"), ("admin-kabupaten", "33.13"),
    ],
)  # fmt: skip
def test_nobody_else_gets_one_at_the_counter(kantor: KantorUji, peran, wilayah):
    a = kantor.aduan(pelapor=PELAPOR)
    assert ganti_di_loket(kantor, a, peran, wilayah).jawaban.status_code == 403
    assert kantor.lacak(a)["nomor"] == a["nomor"]


def test_the_counter_unmasks_no_secret_reporter_by_a_new_code(kantor: KantorUji):
    rahasia, dibatasi = kantor.aduan(pelapor=PELAPOR, rahasia=True), kantor.aduan(pelapor=PELAPOR)
    Peramban(kantor.program.url).buka(f"/lacak/{dibatasi['kode_lacak']}/data").kirim("/data/batasi")
    for a in (rahasia, dibatasi):
        assert ganti_di_loket(kantor, a).jawaban.status_code == 409
        assert kantor.masuk("operator").buka(f"/petugas/kode-lacak/{a['id']}").jawaban.status_code == 409
        assert kantor.lacak(a)["nomor"] == a["nomor"]


def test_a_form_that_was_sent_shows_no_code_after_it_was_replaced(kantor: KantorUji):
    p = Peramban(kantor.program.url).buka(f"/kantor/{JENAWI}").kirim("/lapor")
    p.kirim(nama="Pemilik Kode Uji", kontak=SUREL, rahasia="tidak").kirim("/kategori", pilihan="infrastruktur/jalan-rusak")
    draf = p.path.split("/")[2]
    p.kirim(apa=isian()["isi"], lokasi="Depan balai desa Anggrasmanis", kapan="kemarin").kirim()
    lama = p.path.removeprefix("/resi/")
    assert p.buka(f"/lapor/{draf}/periksa").path.partition("?")[0] == f"/resi/{lama}"
    baru = kode_di(ganti_di_loket(kantor, {"id": _id(kantor, lama)}).jawaban.text)
    p.buka(f"/lapor/{draf}/periksa")
    assert p.jawaban.status_code == 409 and "sudah diganti" in p.teks and baru not in p.html and lama not in p.html


def _id(kantor: KantorUji, kode: str) -> str:
    nomor = kantor.lacak({"kode_lacak": kode})["nomor"]
    with psycopg.connect(kantor.database.owner_url) as conn:
        return str(conn.execute("SELECT stream FROM eventstore.events WHERE cloudevent LIKE %s", [f'%"nomor":"{nomor}"%']).fetchone()[0])
