"""Codes of wilayah that nobody has, at every address, form and command that takes one: words and the right status, and nothing recorded.

Addresses, forms and values get some of them in turn; all get all of them in the long proofs.
"""

import json
import os
import re
from collections.abc import Iterator
from itertools import product
from urllib.parse import quote, urlencode

import psycopg
import pytest

from shared.domain.akses.petugas import PERAN
from shared.domain.aturan.kejadian import aliran_kalender, aliran_sop
from shared.web.api import OPEN
from tests.project.test_proxy import RUTE as SEMUA
from tests.serangan.test_masukan_buruk import ENTAH
from tests.services.kantor_uji import JENAWI, KantorUji, isian
from tests.support.matriks import RUTE
from tests.support.peramban import Peramban

ANEH = (
    "33.13.17.9", "33.13.99", "33.13.17.", ".33.13.17", "33.13.1", "33.13.017", "33.99", "99", "33.13.17\n", " 33.13.17", "33.13.17 ",
    "33..17", "٣٣.١٣.١٧", "33.13.1７", "33.13.17%", "33.13._7", "33,13,17", "-1", "x", "33.13." + "1" * 3000, "33.13.17/../16",
)  # fmt: skip
ISI_HALAMAN = {"kecamatan", "wilayah", "kode", "tujuan", "ke_kantor"}
BERGILIRAN = pytest.mark.parametrize("dari", [5, pytest.param(1, marks=pytest.mark.panjang)])  # each gets one of so many
ANGKA = ("99999999999999999999", "9" * 400, "-1", "1e309", "NaN", "0x10", "١٢", "1.5", "")


@pytest.fixture(scope="module")
def owner(kantor: KantorUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield conn


@pytest.fixture(scope="module")
def aduan(kantor: KantorUji) -> dict:
    return kantor.aduan()


@pytest.fixture(scope="module")
def orang(kantor: KantorUji) -> dict[str, Peramban]:
    """Of every role, in an office and, where it is held there, in the district: those who may do most with a strange code."""
    return {p: kantor.masuk(p, "33.13" if p in ("inspektorat", "admin-kabupaten") else JENAWI) for p in PERAN}


TERSIMPAN = (
    "SELECT (SELECT count(*) FROM eventstore.events), (SELECT count(*) FROM sla.aturan_kabar), (SELECT count(*) FROM sla.kontak),"
    " (SELECT count(*) FROM kantor.kategori), (SELECT count(*) FROM kantor.penugasan), (SELECT count(*) FROM triage.templat),"
    " (SELECT count(*) FROM kantor.retensi), (SELECT count(*) FROM kantor.templat_surat), (SELECT count(*) FROM web.draf),"
    " (SELECT count(*) FROM akun.pelapor)"
)


def tersimpan(owner: psycopg.Connection) -> tuple:
    return owner.execute(TERSIMPAN).fetchone()


def alamat(pola: str, aduan: dict, kode: str = JENAWI) -> str:
    """With the complaint's id, `kode` where an office stands, and what leads nowhere for the rest."""
    url = pola.replace("<uuid:aduan_id>", aduan["id"])
    if "/kantor/" in pola or "/statistik/" in pola:
        url = url.replace("<string:kode>", quote(kode, safe=""))
    return re.sub(r"<(?:(\w+)(?:\([^)]*\))?:)?(\w+)>", lambda m: {"uuid": ENTAH, "int": "7"}.get(m[1] or "", "x"), url)


@pytest.mark.parametrize(
    ("peran", "dari"),
    [("admin-kabupaten", 20), *(pytest.param(p, 4, marks=pytest.mark.panjang) for p in ("operator", "inspektorat", "admin-kabupaten"))],
)
def test_no_page_opens_for_a_code_that_nobody_has(kantor, owner, orang, aduan, peran, dari):
    p, sebelum = orang[peran], tersimpan(owner)
    for n, (metode, pola) in enumerate(sorted(SEMUA)):
        if metode != "GET" or pola.startswith(("/api/", "/aset", "/metrics", "/healthz")):
            continue
        for kode in ("33.13.17.9", *ANEH[n % dari :: dari]):  # each with some of them: all are judged in one place
            r = p.sesi.get(f"{p.url}{alamat(pola, aduan)}?{urlencode({'kecamatan': kode})}", timeout=30, allow_redirects=False)
            assert r.status_code < 500, (pola, kode, kantor.program.keluaran[-1500:])
            if pola.startswith(("/admin/aturan", "/admin/kategori", "/admin/kabar", "/admin/sistem", "/papan/sla", "/petugas/templat")):
                assert r.status_code in (403, 404), (pola, kode, r.status_code)
                assert re.search("tidak dikenal|luar wilayah|diperlukan peran|tidak ada", r.text), (pola, kode)
    assert tersimpan(owner) == sebelum


def test_no_address_names_a_code_that_nobody_has(kantor, owner, orang, aduan):
    sebelum, p = tersimpan(owner), orang["admin-kabupaten"]
    pola_kode = [(m, pola) for m, pola in sorted(SEMUA) if "<string:kode>" in pola and ("/kantor/" in pola or "/statistik/" in pola)]
    assert len(pola_kode) > 5
    for metode, pola in pola_kode:
        for kode in ANEH:
            r = p.sesi.request(metode, p.url + alamat(pola, aduan, kode), timeout=30, allow_redirects=False)
            assert r.status_code in (400, 403, 404, 405, 422), (metode, pola, kode, r.status_code)
    assert tersimpan(owner) == sebelum


@BERGILIRAN
@pytest.mark.parametrize("peran", ["admin-kecamatan", "admin-kabupaten", "operator"])
def test_no_form_records_anything_under_a_code_that_nobody_has(kantor, owner, orang, aduan, peran, dari):
    """Each form sent as it stands on its page, first to an address with the code, then with the code in every field that takes one."""
    p, halaman = orang[peran], [
        "/admin/aturan/kalender", "/admin/aturan/sop", "/admin/kabar", "/admin/kategori", "/admin/petugas", "/admin/kantor/33.13.17",
        "/petugas/templat", "/petugas/aduan-baru", "/petugas/pelapor-baru", f"/petugas/aduan/{aduan['id']}", "/akun", "/daftar",
        "/kantor/33.13.17",
    ]  # fmt: skip
    terkirim = 0
    for path in halaman:
        p.buka(path)
        if p.jawaban.status_code != 200:
            continue
        from tests.support.peramban import _Pembaca

        pembaca = _Pembaca()
        pembaca.feed(p.html)
        for f in pembaca.formulir:
            if f.cara.lower() != "post" or "keluar" in f.aksi:
                continue
            for kode in ANEH[terkirim % dari :: dari if ISI_HALAMAN & f.isi.keys() else 5]:
                sebelum = tersimpan(owner)
                isi = {n: kode if n in ISI_HALAMAN else v or "Isi uji" for n, v in f.isi.items()}
                tanya = "" if ISI_HALAMAN & f.isi.keys() else f"?{urlencode({'kecamatan': kode})}"
                r = p.sesi.post(p.url + (f.aksi or path).partition("?")[0] + tanya, isi, timeout=30, allow_redirects=False)
                terkirim += 1
                assert r.status_code < 500, (path, f.aksi, kode, kantor.program.keluaran[-1500:])
                if r.status_code >= 400:
                    assert tersimpan(owner) == sebelum, (path, f.aksi, kode)
    assert terkirim > 20
    tercatat = {row[0] for row in owner.execute("SELECT stream FROM eventstore.events")}
    assert not tercatat & {buat(kode) for kode in (*ANEH, "33") for buat in (aliran_sop, aliran_kalender)}
    for tabel in ("sla.aturan_kabar", "kantor.kategori", "triage.templat", "kantor.penugasan", "web.draf"):
        kolom = "kecamatan" if tabel == "web.draf" else "wilayah"
        assert not {row[0] for row in owner.execute(f"SELECT {kolom} FROM {tabel}")} & set(ANEH), tabel


@pytest.mark.parametrize("rute", [r for r in RUTE if r.query and "kecamatan" in r.query().fields], ids=lambda r: r.url)
def test_the_api_answers_a_strange_code_in_words(kantor, owner, rute):
    siapa = (("operator", JENAWI), ("inspektorat", "33.13"), ("admin-kabupaten", "33.13"))
    token, sebelum = [kantor.token(*s) for s in siapa], tersimpan(owner)
    assert token
    for peran, di in siapa:
        for kode in ANEH:
            url = f"{rute.url}?{urlencode({'kecamatan': kode})}"
            r = kantor.program.call("GET", url, token=None if rute.access == OPEN else kantor.token(peran, di))
            assert r.status in (403, 422), (url, peran, r.status)
            assert r.isi["detail"]
        if peran == "inspektorat":
            assert kantor.program.call("GET", f"{rute.url}?kecamatan={JENAWI}", token=kantor.token(peran, di)).status == 200
    assert tersimpan(owner) == sebelum


def test_no_complaint_is_filed_at_or_sent_to_what_is_no_office(kantor, owner, aduan):
    for kode in (*ANEH, "33.13", "33", ""):
        sebelum = tersimpan(owner)
        assert kantor.program.call("POST", "/api/v1/aduan", isian(kecamatan=kode)).status == 422, kode
        r = kantor.perintah(aduan, "alihkan", {"ke": kode or " ", "alasan": "Uji."})
        seperti_kode = re.fullmatch(r"[\d. ]*", kode.strip()) is not None
        assert (r.status == 422) if seperti_kode or len(kode) > 200 else r.status in (200, 409, 403, 422), (kode, r)
        if r.status == 422:
            assert tersimpan(owner) == sebelum
        p = Peramban(kantor.program.url)
        p.sesi.post(f"{p.url}/lapor", {"kecamatan": kode}, timeout=30)
        assert owner.execute("SELECT count(*) FROM web.draf WHERE kecamatan = %s", [kode.strip("\0")]).fetchone()[0] == 0


def test_the_commands_refuse_a_strange_code_in_words(kantor, owner, tmp_path):
    berkas = tmp_path / "naskah.toml"
    berkas.write_text("mandiri = false\n[libur]\n2027-01-04 = 'Uji'\n", encoding="utf-8")
    perintah = [
        ("kalender", "set", "{}", str(berkas), "--alasan", "uji"),
        ("kalender", "libur", "{}", "2027-01-04", "Uji", "--alasan", "uji"),
        ("sop", "show", "{}"),
        ("retensi", "set", "{}", "--hari", "9", "--alasan", "x"),
        ("office", "add", "{}", "Kantor"),
        ("retensi", "set", "{}", "--hari", "9", "--alasan", "x"),
        ("kabar", "kontak", "add", "{}", "camat"),
        ("user", "add", "--nama", "A", "--peran", "ppid", "--wilayah", "{}"),
        ("kabar", "aturan", "add", "{}", "lewat", "camat"),
        ("report", "sla", "--wilayah", "{}"),
        ("kabar", "list", "--wilayah", "{}"),
        ("surat", "show", "{}", "data-pengaduan"),
        ("import", str(berkas), "--wilayah", "{}"),
    ]
    sebelum = tersimpan(owner)
    for n, kata in list(enumerate(perintah))[:: 1 if os.environ.get("ADUAN_UJI_CONTOH") else 3]:
        kode = ("33.13.17.9", "33.98.01", "٣٣.١٣.١٧")[n % 3] if kata[0] != "office" else "33.13.17.9"
        r = kantor.program.cli(*(k.format(kode) if k == "{}" else k for k in kata))
        assert r.returncode == 1 and "\naduan: " in f"\n{r.stderr}" and "Kesalahan program" not in r.stderr, (kata, kode, r)
    for kata in perintah[5:6]:
        r = kantor.program.cli(*(k.format("33") if k == "{}" else k for k in kata))
        assert r.returncode == 1, "nothing is recorded for a province"
    assert tersimpan(owner) == sebelum


@pytest.mark.parametrize("peran", ["admin-kecamatan", "admin-kabupaten"])
def test_checkboxes_and_numbers_that_no_page_offers_are_refused_in_words(kantor, owner, orang, peran):
    p = orang[peran]
    p.buka("/admin/petugas")
    f = p.formulir("/admin/petugas")
    tanda = f.isi["_tanda"]
    sebelum = tersimpan(owner)
    lengkap = {"_tanda": tanda, "nama": "A", "nama_masuk": "a.uji", "wilayah": JENAWI}
    for peran_ in (
        {"peran-x": "x"},
        {"peran-": ""},
        {"peran": "operator"},
        {"peran": "x", "peran-operator": "on"},
        {"peran-operator-x": "1"},
    ):
        r = p.sesi.post(f"{p.url}/admin/petugas", lengkap | peran_, timeout=30)
        assert r.status_code == 422 and "galat" in r.text, (peran_, r.status_code)
    r = p.sesi.post(f"{p.url}/admin/petugas", lengkap | {f"peran-{n}": "x" for n in range(900)}, timeout=30)
    assert r.status_code in (413, 422)
    for angka in ANGKA:
        for aksi, isi in (
            ("/admin/kabar/aturan", {"jenis": "lewat", "kepada": "camat", "langkah": angka or "x", "setelah_menit": angka or "x"}),
            ("/admin/kabar/kontak/hapus", {"nomor": angka}), ("/admin/kabar/kiriman/ulang", {"nomor": angka or "0"}),
            ("/admin/kabar/aturan/henti", {"nomor": angka}), ("/admin/sistem/ulang", {"nomor": angka or "0"}),
        ):  # fmt: skip
            r = p.sesi.post(p.url + aksi, isi | {"_tanda": tanda}, timeout=30, allow_redirects=False)
            assert r.status_code in (403, 404, 409, 422), (aksi, angka, r.status_code)
        r = p.sesi.post(f"{p.url}/admin/kiriman/{quote(angka) or '0'}/ulang", {"_tanda": tanda}, timeout=30, allow_redirects=False)
        assert r.status_code in (403, 404), angka
    assert tersimpan(owner) == sebelum


TANYA = {
    "/petugas": {"langkah", "keadaan", "kursor", "halaman", "urut"}, "/petugas/tanggapan": {"langkah", "halaman", "waktu", "untuk"},
    "/petugas/register": {"bulan"}, "/papan": {"dari", "sampai"}, "/papan/hitungan": {"langkah", "dari", "sampai"},
    "/papan/kabupaten": {"dari", "sampai", "langkah"}, "/statistik": {"dari", "sampai"}, "/api/v1/laporan/sla": {"per_tanggal"},
    "/api/v1/laporan/sla/rinci": {"per", "per_tanggal"}, "/api/v1/laporan/sla.csv": {"per_tanggal"}, "/api/v1/kejadian": {"after", "limit"},
    "/api/v1/aduan": {"langkah", "jumlah", "kursor", "keadaan"}, "/api/v1/sla/kiriman": {"keadaan"},
}  # fmt: skip
WAKTU = (
    "0001-01-01",
    "9999-12-31",
    "0000-00-00",
    "1900-01-01",
    "10000-01-01",
    "-1",
    "2026-13-45",
    "0001-01",
    "9999-12",
    "2014-01",
    "2036-12",
)


@BERGILIRAN
@pytest.mark.parametrize("url", TANYA)
def test_values_that_no_page_offers_are_answered_in_words(kantor, orang, url, dari):
    for n, nama in enumerate(sorted(TANYA[url])):
        nilai_nilai = (*ANGKA, *WAKTU, "NaN", "x'--", "%00"[:2], "{}")
        for nilai, peran in list(product(nilai_nilai, ("operator", "admin-kabupaten")))[n % dari :: dari]:
            p, di = orang[peran], "33.13" if "kab" in peran else JENAWI
            kepala = {"Authorization": f"Bearer {kantor.token(peran, di)}"} if "/api/" in url else {}
            r = p.sesi.get(f"{p.url}{url}?{urlencode({nama: nilai, 'kecamatan': JENAWI})}", timeout=30, headers=kepala)
            assert r.status_code < 500, (url, nama, nilai, kantor.program.keluaran[-1500:])


@pytest.mark.parametrize("apa", ["sop", "kalender"])
def test_rules_that_are_work_to_read_cost_no_time_and_no_500(kantor, owner, orang, apa):
    from tests.domain.test_naskah import BESAR

    p, sebelum = orang["admin-kecamatan"], tersimpan(owner)
    p.buka(f"/admin/aturan/{apa}")
    tanda = p.formulir(f"/admin/aturan/{apa}").isi["_tanda"]
    for nama, naskah in BESAR.items():
        for aksi in ("", "/pratinjau"):
            mulai = kantor.program.prosesor
            isi = {"naskah": naskah, "alasan": "uji", "sidik": "x", "_tanda": tanda}
            r = p.sesi.post(f"{p.url}/admin/aturan/{apa}{aksi}", isi, timeout=30)
            assert r.status_code in (413, 422), (nama, r.status_code, kantor.program.keluaran[-1500:])
            assert kantor.program.prosesor - mulai < 3, nama
    assert tersimpan(owner) == sebelum
    assert json.dumps(kantor.program.call("GET", "/healthz").isi)
