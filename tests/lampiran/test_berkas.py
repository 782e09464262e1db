"""What is taken, what is refused and why, and what is left of a photo."""

import io

import pytest
from PIL import Image

from shared.domain.rincian.lampiran import nama_lampiran
from shared.lampiran import penolakan as tolak
from shared.lampiran.berkas import periksa
from shared.lampiran.nama import nama_terkirim
from shared.lampiran.sajian import sajikan
from tests.lampiran.bahan import bom_png, derau, foto_bergps, gambar, pdf


def test_of_a_telephones_photo_only_the_picture_is_left_and_it_stands_upright():
    asli = foto_bergps()
    assert all(x in asli for x in (b"KAMERA-RAHASIA", b"Warga Tertanam", b"KOMENTAR-RAHASIA", b"EKOR-RAHASIA"))
    berkas = periksa(asli)
    assert berkas.jenis == "image/jpeg"
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
def test_the_content_says_what_it_is(jenis, mode, harapan):
    data = gambar(jenis, mode=mode) if mode != "L" else gambar(jenis, mode="L")
    assert periksa(data).jenis == harapan


def test_a_large_picture_is_kept_at_4096_pixels():
    with Image.open(io.BytesIO(periksa(gambar("JPEG", (9000, 3000))).data)) as hasil:
        assert hasil.size == (4096, 1365)


def test_a_picture_that_would_grow_becomes_a_jpeg():
    berkas = periksa(derau(1850))
    assert len(berkas.data) <= tolak.TERBESAR


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
    "a PDF without a page": (pdf(lambda p: p.pages.__delitem__(0)), tolak.BerkasRusak),
    "the head of a JPEG alone": (gambar("JPEG")[:30], tolak.BerkasRusak),
    "a bomb": (bom_png(), tolak.GambarTerlaluLuas),
    "a small bomb": (bom_png(11_000), tolak.GambarTerlaluLuas),
    "a moving picture": (gambar("WEBP", save_all=True, append_images=[Image.new("RGB", (640, 480))], duration=50), tolak.GambarBergerak),
    "a web page with a PDF after it": (b"<html>" + pdf(), tolak.JenisTidakDiterima),
}  # fmt: skip


@pytest.mark.parametrize("apa", DITOLAK)
def test_refused_with_its_own_sentence(apa):
    data, penolakan = DITOLAK[apa]
    with pytest.raises(penolakan) as e:
        periksa(data)
    assert type(e.value) is penolakan
    assert e.value.__cause__ is None


def test_every_start_of_a_file_is_taken_or_refused_and_never_an_accident():
    diterima = ditolak = 0
    for data in (gambar("JPEG", (40, 30)), gambar("PNG", (40, 30)), gambar("WEBP", (40, 30)), pdf()):
        for n in range(0, len(data), max(7, len(data) // 60)):
            for usil in (data[:n], data[:n] + b"\xff\0" + data[n + 2 :]):
                try:
                    periksa(usil)
                    diterima += 1
                except tolak.BerkasDitolak:
                    ditolak += 1
    assert diterima and ditolak > diterima


def test_a_file_is_called_by_its_place_and_kind():
    assert [nama_lampiran(n, jenis) for n, jenis in ((1, "application/pdf"), (2, "image/jpeg"), (3, "image/png"), (4, "text/html"))] == [
        "Lampiran 1.pdf", "Lampiran 2.jpg", "Lampiran 3.png", "Lampiran 4",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("nama", "polos"),
    [
        ("../../etc/passwd", "passwd"), ("C:\\Users\\Siti\\jalan.png", "jalan.png"), ("jalan\r\nA: b.jpg", "jalanA: b.jpg"),
        ("\u202egpj.exe", "gpj.exe"), ("", ""), ("...", ""), ("x" * 400, "x" * 100),
    ],
)  # fmt: skip
def test_a_name_as_sent_is_told_to_its_sender_without_tricks(nama, polos):
    assert nama_terkirim(nama) == polos


def test_handed_out_as_what_it_is_and_never_as_a_page():
    foto, surat, asing = (
        sajikan("Lampiran 2.jpg", "image/jpeg", b"x"),
        sajikan("a.pdf", "application/pdf", b"x"),
        sajikan("a", "text/html", b"x"),
    )
    assert foto.headers["Content-Disposition"] == 'inline; filename="Lampiran 2.jpg"'
    assert surat.headers["Content-Disposition"].startswith('attachment; filename="a.pdf"')
    assert (asing.content_type, asing.headers["Content-Disposition"].split(";")[0]) == ("application/octet-stream", "attachment")
    for jawaban in (foto, surat, asing):
        assert jawaban.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in jawaban.headers["Content-Security-Policy"]
        assert jawaban.headers["Cache-Control"] == "no-store"
