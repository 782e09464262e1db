"""What is taken, what is refused and why, and what is left of a photo."""

import contextlib
import io

import pytest
from PIL import Image

from shared.lampiran import penolakan as tolak
from shared.lampiran.berkas import Pemeriksa, nama_aman, periksa
from shared.lampiran.sajian import sajikan
from tests.lampiran.bahan import bom_png, derau, foto_bergps, gambar, pdf


def test_of_a_telephones_photo_only_the_picture_is_left_and_it_stands_upright():
    asli = foto_bergps()
    assert all(x in asli for x in (b"KAMERA-RAHASIA", b"Warga Tertanam", b"KOMENTAR-RAHASIA", b"EKOR-RAHASIA"))
    berkas = periksa("IMG_1.JPG", asli)
    assert (berkas.nama, berkas.jenis) == ("IMG_1.jpg", "image/jpeg")
    for sisa in (b"RAHASIA", b"Tertanam", b"Exif", b"GPS"):
        assert sisa not in berkas.data
    with Image.open(io.BytesIO(berkas.data)) as hasil:
        assert hasil.size == (480, 640)
        assert not dict(hasil.getexif())
        assert "comment" not in hasil.info


@pytest.mark.parametrize(
    ("jenis", "mode", "harapan"),
    [("JPEG", "RGB", "image/jpeg"), ("PNG", "RGB", "image/png"), ("WEBP", "RGB", "image/jpeg"), ("WEBP", "RGBA", "image/png"),
     ("PNG", "RGBA", "image/png"), ("JPEG", "L", "image/jpeg"), ("JPEG", "CMYK", "image/jpeg")],
)  # fmt: skip
def test_the_content_says_what_it_is_whatever_the_name_claims(jenis, mode, harapan):
    data = gambar(jenis, mode=mode) if mode != "L" else gambar(jenis, mode="L")
    for nama in ("program.exe", "halaman.html", "../../etc/passwd", ""):
        assert periksa(nama, data).jenis == harapan


def test_a_large_picture_is_kept_at_4096_pixels():
    with Image.open(io.BytesIO(periksa("a.jpg", gambar("JPEG", (9000, 3000))).data)) as hasil:
        assert hasil.size == (4096, 1365)


def test_a_picture_that_would_grow_becomes_a_jpeg():
    berkas = periksa("a.png", derau(1850))
    assert len(berkas.data) <= tolak.TERBESAR


def test_a_plain_pdf_is_kept_bit_for_bit():
    berkas = periksa("surat.pdf", pdf(aliran=b"1 0 << /Type /Page >>"))
    assert (berkas.jenis, berkas.data) == ("application/pdf", pdf(aliran=b"1 0 << /Type /Page >>"))


GIF_JS = b"GIF89a/*" + bytes(40) + b"*/=1;alert(1)//"
DITOLAK = {
    "an empty file": (b"", tolak.BerkasKosong),
    "more than 10 MiB": (bytes(tolak.TERBESAR + 1), tolak.BerkasTerlaluBesar),
    "a program": (b"MZ" + bytes(2000), tolak.JenisTidakDiterima),
    "a web page": (b"<!doctype html><script>alert(1)</script>", tolak.JenisTidakDiterima),
    "an SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', tolak.JenisTidakDiterima),
    "a GIF that is a script": (GIF_JS, tolak.JenisTidakDiterima),
    "a GIF": (gambar("GIF"), tolak.JenisTidakDiterima),
    "a TIFF": (gambar("TIFF"), tolak.JenisTidakDiterima),
    "a BMP": (gambar("BMP"), tolak.JenisTidakDiterima),
    "a photo of an iPhone": (b"\0\0\0\x18ftypheic" + bytes(500), tolak.FotoHeic),
    "text": (b"Jalan rusak sekali.", tolak.JenisTidakDiterima),
    "half a JPEG": (gambar("JPEG")[:2000], tolak.BerkasRusak),
    "half a PNG": (derau(400)[:9000], tolak.BerkasRusak),
    "half a PDF": (pdf()[:-40], tolak.BerkasRusak),
    "the head of a JPEG alone": (gambar("JPEG")[:30], tolak.BerkasRusak),
    "a bomb": (bom_png(), tolak.GambarTerlaluLuas),
    "a small bomb": (bom_png(8_000), tolak.GambarTerlaluLuas),
    "a very long picture": (gambar("PNG", (16_100, 10)), tolak.GambarTerlaluLuas),
    "a moving picture": (gambar("WEBP", save_all=True, append_images=[Image.new("RGB", (640, 480))], duration=50), tolak.GambarBergerak),
    "a PDF with a script": (pdf(b"3 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj\n"), tolak.PdfBerisiProgram),
    "a PDF with a disguised script": (pdf(b"3 0 obj\n<< /S /J#61vaScript /J#53 (x) >>\nendobj\n"), tolak.PdfBerisiProgram),
    "a PDF with a script among its compressed objects": (pdf(aliran=b"3 0 << /S /JavaScript /JS (x) >>"), tolak.PdfBerisiProgram),
    "a PDF that starts a program": (pdf(b"3 0 obj\n<< /S /Launch /F (calc.exe) >>\nendobj\n"), tolak.PdfBerisiProgram),
    "a PDF with a file inside": (
        pdf(b"3 0 obj\n<< /Type /EmbeddedFile /Length 1 >>\nstream\nx\nendstream\nendobj\n"),
        tolak.PdfBerisiProgram,
    ),
    "a PDF with a live form": (pdf(b"3 0 obj\n<< /XFA [] >>\nendobj\n"), tolak.PdfBerisiProgram),
    "a PDF behind a password": (pdf(b"trailer\n<< /Encrypt 5 0 R >>\n"), tolak.PdfTerkunci),
    "a PDF bomb": (pdf(aliran=bytes(70 << 20)), tolak.BerkasRusak),
    "a PDF that is a web page": (pdf(kepala=b"%PDF-1.4\n<html><script>alert(1)</script></html>\n"), tolak.JenisTidakDiterima),
    "a web page with a PDF after it": (b"<html>" + pdf(), tolak.JenisTidakDiterima),
}  # fmt: skip


@pytest.mark.parametrize("apa", DITOLAK)
def test_refused_with_its_own_sentence(apa):
    data, penolakan = DITOLAK[apa]
    with pytest.raises(penolakan) as e:
        periksa("jalan.jpg", data)
    assert type(e.value) is penolakan
    assert e.value.__cause__ is None


def test_every_start_of_a_file_is_taken_or_refused_and_never_an_accident():
    for data in (gambar("JPEG", (40, 30)), gambar("PNG", (40, 30)), gambar("WEBP", (40, 30)), pdf(aliran=b"1 0 <<>>")):
        for n in range(0, len(data), 7):
            for usil in (data[:n], data[:n] + b"\xff\0" + data[n + 2 :]):
                with contextlib.suppress(tolak.BerkasDitolak):
                    periksa("a", usil)


def test_at_most_two_are_examined_at_once_and_the_turn_is_given_back_after_a_refusal():
    pemeriksa = Pemeriksa(lambda f, *a: f(*a), sekaligus=1)
    for _ in range(3):
        with pytest.raises(tolak.JenisTidakDiterima):
            pemeriksa.periksa("a", b"bukan gambar")


@pytest.mark.parametrize(
    ("nama", "aman"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\Siti\\jalan.png", "jalan.jpg"),
        ("jalan\r\nSet-Cookie: a=b.jpg", "jalanSet-Cookie_ a=b.jpg"),
        ("\u202egpj.exe", "gpj.jpg"),
        ('a"b<script>.html', "a_b_script_.jpg"),
        ("100%s%(x)s.jpg", "100_s_(x)s.jpg"),
        ("", "lampiran.jpg"),
        ("...", "lampiran.jpg"),
        ("jalan 坏.jpeg", "jalan 坏.jpg"),
        ("x" * 400 + ".jpg", "x" * 96 + ".jpg"),
    ],
)
def test_a_name_is_made_safe(nama, aman):
    assert nama_aman(nama, "image/jpeg") == aman


def test_handed_out_as_what_it_is_and_never_as_a_page():
    foto, surat, asing = (
        sajikan("jalan 坏.jpg", "image/jpeg", b"x"),
        sajikan("a.pdf", "application/pdf", b"x"),
        sajikan("a", "text/html", b"x"),
    )
    assert foto.headers["Content-Disposition"] == "inline; filename=\"jalan .jpg\"; filename*=UTF-8''jalan%20%E5%9D%8F.jpg"
    assert surat.headers["Content-Disposition"].startswith('attachment; filename="a.pdf"')
    assert (asing.content_type, asing.headers["Content-Disposition"].split(";")[0]) == ("application/octet-stream", "attachment")
    for jawaban in (foto, surat, asing):
        assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in jawaban.headers["Content-Security-Policy"]
        assert jawaban.headers["Cache-Control"] == "no-store"


def test_a_script_does_not_hide_behind_a_comment_that_looks_like_a_stream():
    tipu = b"% << >> stream\n3 0 obj\n<< /S /JavaScript >>\nendobj\n4 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n"
    with pytest.raises(tolak.PdfBerisiProgram):
        periksa("a.pdf", pdf(tipu))


def test_the_papers_that_this_program_prints_are_taken():
    typst = pytest.importorskip("typst")
    data = typst.compile(b"= Surat\nIsi.", format="pdf")
    assert periksa("surat.pdf", data).data == data
