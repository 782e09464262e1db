"""What others would do to the citizen's pages: foreign forms, planted scripts, too much of everything."""

import re

import pytest

from tests.services.halaman_uji import ISI, SIAPA, mulai, peramban, sampai_periksa
from tests.services.kantor_uji import JENAWI, KantorUji

JAHAT = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{ 7*7 }}"


@pytest.mark.parametrize(
    "kepala",
    [
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Sec_Fetch_Site": "", "Origin": "https://jahat.example"},
    ],
)
def test_a_form_from_another_site_is_refused_even_with_the_right_token(kantor: KantorUji, kepala):
    p = mulai(kantor)
    p.sesi.headers.update({k.replace("_", "-"): v or None for k, v in kepala.items()})
    p.kirim(**SIAPA)
    assert p.jawaban.status_code == 403
    assert "situs lain" in p.teks


def test_our_own_origin_is_enough_for_a_browser_without_fetch_metadata(kantor: KantorUji):
    p = mulai(kantor)
    p.sesi.headers.update({"Sec-Fetch-Site": None, "Origin": p.url})
    assert p.kirim(**SIAPA).path.endswith("/kategori")


@pytest.mark.parametrize("tanda", [None, "", "a" * 88, "bukan base64 é"])
def test_without_the_visitors_own_token_nothing_changes_and_everything_typed_is_kept(kantor: KantorUji, tanda):
    p = mulai(kantor)
    halaman = p.path
    p.kirim(**SIAPA, _tanda=tanda)
    assert p.jawaban.status_code == 403
    assert p.formulir().isi["nama"] == SIAPA["nama"]
    assert p.buka(halaman).formulir().isi["nama"] == ""


def test_another_visitors_token_is_worth_nothing(kantor: KantorUji):
    tanda = mulai(kantor).formulir().isi["_tanda"]
    assert mulai(kantor).kirim(**SIAPA, _tanda=tanda).jawaban.status_code == 403


def test_the_token_looks_different_in_every_page(kantor: KantorUji):
    p = mulai(kantor)
    assert p.formulir().isi["_tanda"] != p.buka(p.path).formulir().isi["_tanda"]


def test_planted_scripts_come_back_as_text_everywhere(kantor: KantorUji):
    p = sampai_periksa(kantor, nama=JAHAT, apa=JAHAT, lokasi=JAHAT, kapan=JAHAT)
    halaman = [p.html]
    draf = p.path.removesuffix("/periksa")
    halaman += [p.buka(f"{draf}/{n}").html for n in ("siapa", "isi")]
    halaman.append(p.buka(f"{draf}/kategori?cari=%3Cscript%3Ealert(1)%3C/script%3E").html)
    halaman.append(p.buka("/?cari=%3Cscript%3Ealert(1)%3C/script%3E").html)
    halaman.append(p.buka("/lacak").kirim(kode=JAHAT).html)
    halaman.append(p.buka(f"{draf}/siapa").kirim(**SIAPA | {"kontak": f"081234567890 {JAHAT}"}).html)
    aduan = kantor.aduan()
    kantor.perintah(aduan, "klarifikasi", {"pertanyaan": JAHAT})
    p.buka(f"/lacak/{aduan['kode_lacak']}")
    halaman.append(p.html)
    halaman.append(p.kirim("/klarifikasi", jawaban=JAHAT, peran="x").html)
    lain = kantor.aduan()
    kantor.jawab(lain, JAHAT)
    halaman.append(p.buka(f"/lacak/{lain['kode_lacak']}").html)
    for isi in halaman:
        assert "<script>" not in isi
        assert "<img" not in isi
        assert "49" not in re.findall(r"alert\(2\).{0,30}", isi)
    assert sum("&lt;script&gt;" in isi for isi in halaman) == len(halaman)


def test_the_policy_lets_in_nothing_but_our_own_files_and_no_page_needs_more(kantor: KantorUji):
    p = sampai_periksa(kantor)
    csp = p.jawaban.headers["Content-Security-Policy"]
    assert csp.startswith("default-src 'none'")
    assert "unsafe" not in csp
    assert "form-action 'self'" in csp
    for path in ("/", f"/kantor/{JENAWI}", "/lacak", p.path):
        html = p.buka(path).html
        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?! src=\"/aset/)", html)
        assert not re.search(r"(?:href|src|action)=\"(?:https?:)?//", html)


def test_the_cookie_is_the_visitors_alone(kantor: KantorUji):
    p = peramban(kantor).buka(f"/kantor/{JENAWI}")
    assert "Set-Cookie" not in p.jawaban.headers, "looking makes no session"
    p.kirim("/lapor", ikuti=False)
    kuki = p.jawaban.headers["Set-Cookie"]
    assert re.match(r"aduan=[0-9a-f]{64}; ", kuki)
    assert "HttpOnly" in kuki
    assert "SameSite=Lax" in kuki
    jauh = peramban(kantor, Host="aduan.example").buka(f"/kantor/{JENAWI}")
    jauh.kirim("/lapor", ikuti=False)
    assert jauh.jawaban.headers["Set-Cookie"].startswith("__Host-aduan=")
    assert "Secure" in jauh.jawaban.headers["Set-Cookie"]


@pytest.mark.parametrize("path", ["/", f"/kantor/{JENAWI}", "/lacak", "periksa", "kategori", "lacak", "resi"])
def test_a_page_fits_a_slow_network(kantor: KantorUji, path):
    p = sampai_periksa(kantor)
    aduan = kantor.aduan()
    kantor.jawab(aduan)
    alamat = {"periksa": p.path, "kategori": p.path.replace("periksa", "kategori")}
    alamat |= {"lacak": f"/lacak/{aduan['kode_lacak']}", "resi": f"/resi/{aduan['kode_lacak']}"}
    p.sesi.headers["Accept-Encoding"] = "gzip"

    def padat(path: str) -> int:
        jawab = p.sesi.get(p.url + path, stream=True)
        assert jawab.headers["Content-Encoding"] == "gzip"
        return len(jawab.raw.read(decode_content=False))

    html = padat(alamat.get(path, path))
    berkas = set(re.findall(r"/aset/[\w.-]+", p.buka(alamat.get(path, path)).html))
    semua = [html, *(padat(b) for b in berkas)]
    print(f"{path}: HTML {html} byte, seluruhnya {sum(semua)} byte, {len(semua)} permintaan")
    assert html <= 14 * 1024
    assert sum(semua) <= 50 * 1024
    assert len(semua) <= 6


def test_our_files_are_named_by_their_content_and_kept_for_ever(kantor: KantorUji):
    p = peramban(kantor).buka("/")
    css = p.sesi.get(p.url + re.search(r"/aset/aduan-[0-9a-f]{12}\.css", p.html)[0])
    assert "immutable" in css.headers["Cache-Control"]
    assert css.headers["Content-Type"] == "text/css; charset=utf-8"
    assert p.buka("/aset/aduan-000000000000.css").jawaban.status_code == 404
    assert p.buka("/aset/..%2Fserver.py").jawaban.status_code == 404


@pytest.mark.parametrize(("path", "status"), [("/tidak-ada", 404), ("/lacak/SALAH", 404), ("/kantor/99.99.99", 404), ("/lapor", 405)])
def test_an_error_is_a_page_for_people_and_a_problem_document_for_programs(kantor: KantorUji, path, status):
    p = peramban(kantor).buka(path)
    assert (p.jawaban.status_code, p.judul[:6]) == (status, "Galat:")
    assert "Ke halaman depan" in p.teks
    assert kantor.program.call("GET", path).kepala["Content-Type"] == "application/problem+json"


def test_a_program_never_gets_a_page_from_the_api(kantor: KantorUji):
    jawab = peramban(kantor).buka("/api/v1/tidak-ada").jawaban
    assert jawab.headers["Content-Type"] == "application/problem+json"


def test_too_large_a_form_is_refused_as_a_page(kantor: KantorUji):
    p = mulai(kantor).kirim(**(SIAPA | {"nama": "x" * (1 << 21)}))
    assert p.jawaban.status_code == 413
    assert ISI["apa"] not in p.html
