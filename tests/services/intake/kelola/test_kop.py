"""The letterhead that an administrator gives their office: on its papers at once, and never a broken logo."""

import io

import psycopg
import pytest
from PIL import Image

from tests.services.kantor_uji import JENAWI, KantorUji
from tests.support.peramban import Peramban


@pytest.fixture(scope="module")
def admin(kantor: KantorUji) -> Peramban:
    return kantor.masuk("admin-kecamatan", nama="Admin Contoh")


def kop(kantor: KantorUji) -> tuple:
    with psycopg.connect(kantor.database.owner_url) as conn:
        return conn.execute("SELECT telepon, logo IS NOT NULL FROM kantor.kop WHERE kode = %s", [JENAWI]).fetchone()


def gambar(format_: str = "PNG", sisi: int = 40) -> bytes:
    keluar = io.BytesIO()
    Image.new("RGB", (sisi, sisi), "teal").save(keluar, format_)
    return keluar.getvalue()


def kirim_kop(p: Peramban, url: str, logo: bytes | None = None, **isian: str) -> Peramban:
    f = p.buka(f"/admin/kantor/{JENAWI}/kop").formulir("/kop")
    berkas = {"logo": ("logo.png" if logo else "", logo or b"", "image/png")}
    p.jawaban = p.sesi.post(f"{url}/admin/kantor/{JENAWI}/kop", {**f.isi, "logo": None, **isian}, files=berkas, timeout=30)
    return p


def test_the_letterhead_is_kept_shown_and_printed(kantor, admin):
    kirim_kop(admin, kantor.program.url, gambar(), baris2="KECAMATAN CONTOH", jabatan="Camat", nama="Nama Contoh, S.E.", nip="123")
    assert admin.jawaban.status_code == 200 and "KECAMATAN CONTOH" in admin.teks and f"/kantor/{JENAWI}/logo?" in admin.html
    contoh = admin.buka(f"/admin/kantor/{JENAWI}/kop/contoh").teks
    assert "KECAMATAN CONTOH" in contoh and "Nama Contoh, S.E." in contoh
    pdf = admin.sesi.get(f"{kantor.program.url}/admin/kantor/{JENAWI}/kop/contoh.pdf", timeout=60)
    assert pdf.status_code == 200 and pdf.content.startswith(b"%PDF")


def test_the_logo_stays_without_a_new_one_and_goes_when_asked(kantor, admin):
    kirim_kop(admin, kantor.program.url, gambar("JPEG"))
    kirim_kop(admin, kantor.program.url, telepon="(0271) 222")
    assert kop(kantor) == ("(0271) 222", True)
    kirim_kop(admin, kantor.program.url, tanpa_logo="ya")
    assert kop(kantor) == ("(0271) 222", False)


@pytest.mark.parametrize(
    ("logo", "kata"), [(b"<svg/>", "PNG atau JPEG"), (b"\x89PNG rusak", "PNG atau JPEG"), (gambar()[:-20] + b"x" * 210_000, "200 kB")]
)
def test_a_bad_logo_is_refused_in_words_with_what_was_typed(kantor, admin, logo, kata):
    kirim_kop(admin, kantor.program.url, logo, nip="diketik")
    assert admin.jawaban.status_code == 422 and kata in admin.teks and 'value="diketik"' in admin.html
