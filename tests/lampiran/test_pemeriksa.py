"""The examiner: a process of its own that a file may kill, slow down or fill, and that never costs more than a refusal."""

import contextlib
import io
import os
import signal
import struct
import subprocess
import sys
import threading
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from shared.lampiran import penolakan as tolak
from shared.lampiran.pemeriksa import Pemeriksa
from shared.lampiran.pemeriksa_proses import BATAS
from shared.machinery.settings import REPO
from shared.web.problems import problem_from
from tests.lampiran.bahan import bom_png, gambar, pdf, pdf_mentah
from tests.support.tunggu import eventually


@pytest.fixture(scope="module")
def pemeriksa() -> Iterator[Pemeriksa]:
    p = Pemeriksa(banyak=1, batas=120)
    yield p
    p.tutup()


def puncak(pemeriksa: Pemeriksa) -> int:
    """Bytes of memory that the idle examiner's process has ever held."""
    with pemeriksa.proses.borrow() as proses:
        if proses.pid is None:
            return 0
        keadaan = Path(f"/proc/{proses.pid}/status")
        if not keadaan.exists():
            pytest.skip("perlu /proc")
        return int(keadaan.read_text().split("VmHWM:")[1].split()[0]) << 10


def abu_16(nilai: int, sisi: int = 64) -> bytes:
    keluar = io.BytesIO()
    Image.frombytes("I;16", (sisi, 64), struct.pack("<H", nilai) * sisi * 64).save(keluar, "PNG")
    return keluar.getvalue()


@pytest.mark.parametrize(("nilai", "abu"), [(0, 0), (300, 1), (32768, 127), (40000, 155), (65535, 255)])
def test_sixteen_bits_of_grey_are_scaled_and_not_clipped(pemeriksa: Pemeriksa, nilai: int, abu: int):
    for sisi in (64, 8200) if nilai == 40000 else (64,):
        with Image.open(io.BytesIO(pemeriksa.periksa(abu_16(nilai, sisi)).data)) as hasil:
            assert abs(hasil.convert("L").getpixel((9, 9)) - abu) <= 1


def exif(tanda: int, jenis: int, nilai: bytes, banyak: int = 1) -> bytes:
    """A photo with one entry of EXIF as its writer wished it."""
    isi = b"Exif\0\0" + b"II*\0\x08\0\0\0" + struct.pack("<HHHI", 1, tanda, jenis, banyak)
    if len(nilai) <= 4:
        isi += nilai.ljust(4, b"\0") + bytes(4)
    else:
        isi += struct.pack("<I", 26) + bytes(4) + nilai
    asli = gambar("JPEG", (40, 30))
    return asli[:2] + b"\xff\xe1" + (len(isi) + 2).to_bytes(2, "big") + isi + asli[2:]


ANEH = {
    "SRATIONAL -1/0": exif(0x9204, 10, struct.pack("<ii", -1, 0)),
    "RATIONAL 1/0 as resolution": exif(0x011A, 5, struct.pack("<II", 1, 0)),
    "a negative SSHORT": exif(0x0112, 8, struct.pack("<h", -6)),
    "a width in ASCII": exif(0x0100, 2, b"lebar\0", 6),
    "LONG 70000 as orientation": exif(0x0112, 4, struct.pack("<I", 70000)),
    "a float as orientation": exif(0x0112, 11, struct.pack("<f", 6.0)),
    "an unknown type": exif(0x0112, 99, b"\1\2\3\4"),
    "a count beyond the file": exif(0x0112, 3, b"\6\0", 1 << 30),
    "no EXIF in the segment": gambar()[:2] + b"\xff\xe1\0\x0aExif\0\0XX" + gambar()[2:],
}


@pytest.mark.parametrize("aneh", ANEH)
def test_odd_notes_of_a_camera_cost_nobody_their_photo(pemeriksa: Pemeriksa, aneh: str):
    berkas = pemeriksa.periksa(ANEH[aneh])
    assert berkas.jenis == "image/jpeg" and b"Exif" not in berkas.data


SANGAT_BESAR = [
    ("PNG", (12000, 10000), "1"),
    ("JPEG", (12000, 10000), "RGB"), ("PNG", (12000, 10000), "RGBA"), ("PNG", (10000, 12000), "I;16"), ("WEBP", (8160, 6144), "RGBA"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("jenis", "ukuran", "mode"),
    [("JPEG", (8160, 6144), "RGB"), ("PNG", (100, 100_000), "RGB"),
     *(pytest.param(*x, marks=pytest.mark.panjang) for x in SANGAT_BESAR)],
)  # fmt: skip
def test_a_picture_as_large_as_the_page_says_is_taken_and_kept_at_4096_pixels(pemeriksa: Pemeriksa, jenis, ukuran, mode):
    keluar = io.BytesIO()
    Image.new(mode, ukuran).save(keluar, jenis, **({"compress_level": 1} if jenis == "PNG" else {"method": 0} if jenis == "WEBP" else {}))
    with Image.open(io.BytesIO(pemeriksa.periksa(keluar.getvalue()).data)) as hasil:
        assert max(hasil.size) == 4096
    assert puncak(pemeriksa) < BATAS.memory


def test_a_picture_that_is_larger_is_refused_in_words(pemeriksa: Pemeriksa):
    with pytest.raises(tolak.GambarTerlaluLuas, match="120 megapiksel"):
        pemeriksa.periksa(bom_png(11_000))


def test_a_transparent_picture_made_much_smaller_has_clean_edges(pemeriksa: Pemeriksa):
    """What is invisible has a colour of its own, and it must not bleed into what is seen."""
    asli, keluar = Image.new("RGBA", (8200, 16), (255, 0, 0, 0)), io.BytesIO()
    asli.paste((0, 0, 255, 255), (4101, 0, 8200, 16))
    asli.save(keluar, "PNG")
    with Image.open(io.BytesIO(pemeriksa.periksa(keluar.getvalue()).data)) as hasil:
        assert all(r <= 8 for x in range(hasil.width) if (r_g_b_a := hasil.getpixel((x, 4)))[3] > 40 for r in r_g_b_a[:1])


def bom_pdf(isi: bytes) -> bytes:
    padat = zlib.compress(isi, 9)
    return pdf_mentah(b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(padat), padat))


def berlapis() -> bytes:
    lapis = b"<</A " * 100_000 + b"1" + b">>" * 100_000
    return pdf_mentah(lapis, halaman=b"/Resources 4 0 R")


EKOR = b"\nstartxref\n9\n%%EOF\n"
SEPENUHNYA = tolak.TERBESAR - len(EKOR)
# Made when they are needed: ten megabytes each.
BERAT = {
    "ten megabytes of marks of compressed objects": lambda: (pdf() + b"/ObjStm stream\n" * 800_000)[:SEPENUHNYA] + EKOR,
    "ten megabytes of heads of objects": lambda: (pdf() + b"1 0 obj<</Type/ObjStm/N 9/First 9>>stream\n" * 300_000)[:SEPENUHNYA] + EKOR,
    "compressed objects a thousand times as large": lambda: bom_pdf(bytes(2 << 30 >> 3)),
    "dictionaries within dictionaries": lambda: berlapis(),
    "a page tree that is a ring": lambda: pdf_mentah(b"<</Type/Pages/Kids[2 0 R]/Count 9>>", katalog=b"/Pages 4 0 R"),
    "a hundred thousand pages": lambda: pdf_mentah(
        b"<</Type/Pages/Kids[" + b"3 0 R " * 100_000 + b"]/Count 100000>>", katalog=b"/Pages 4 0 R"
    ),
}


@pytest.mark.parametrize("berat", BERAT)
def test_a_file_made_to_eat_memory_is_taken_or_refused_within_the_examiners_limits(pemeriksa: Pemeriksa, berat: str):
    with contextlib.suppress(tolak.BerkasDitolak):
        assert pemeriksa.periksa(BERAT[berat]()).jenis == "application/pdf"
    assert puncak(pemeriksa) < BATAS.memory
    assert pemeriksa.periksa(gambar("JPEG", (40, 30))).jenis == "image/jpeg"


def test_an_examiner_that_is_killed_between_two_files_is_replaced_and_the_file_is_taken(pemeriksa: Pemeriksa):
    pemeriksa.periksa(gambar("JPEG", (40, 30)))
    with pemeriksa.proses.borrow() as proses:
        lama = proses.pid
        os.kill(lama, signal.SIGKILL)
    assert pemeriksa.periksa(gambar("JPEG", (40, 30))).jenis == "image/jpeg"
    with pemeriksa.proses.borrow() as proses:
        assert proses.pid not in (None, lama)


def test_a_file_that_takes_too_long_is_given_up():
    tergesa = Pemeriksa(banyak=1, batas=0.01)
    try:
        with pytest.raises(tolak.BerkasTerlaluRumit):
            tergesa.periksa(gambar("PNG", (3000, 3000)))
    finally:
        tergesa.tutup()


def test_the_queue_has_so_many_places_and_who_finds_none_is_told_at_once():
    sempit = Pemeriksa(banyak=1, tempat=1, antre=60)
    hasil: list[str] = []
    menunggu = threading.Thread(target=lambda: hasil.append(sempit.periksa(gambar("JPEG", (40, 30))).jenis))
    try:
        with sempit.proses.borrow():
            menunggu.start()
            eventually(lambda: sempit.proses.present == 2)
            with pytest.raises(tolak.PemeriksaSibuk):
                sempit.periksa(gambar("JPEG", (40, 30)))
        menunggu.join(60)
        assert hasil == ["image/jpeg"] and sempit.proses.present == 0
    finally:
        sempit.tutup()


def test_programs_are_told_when_it_is_worth_another_try():
    jawaban = problem_from(tolak.PemeriksaSibuk())
    assert (jawaban.status_code, jawaban.headers["Retry-After"]) == (503, "30")


def test_who_waits_too_long_is_told():
    sempit = Pemeriksa(banyak=1, tempat=5, antre=0.05)
    with sempit.proses.borrow(), pytest.raises(tolak.PemeriksaSibuk):
        sempit.periksa(gambar("JPEG", (40, 30)))


COBA = {
    "open a file": "open('/etc/hostname')",
    "open a connection": "socket.socket()",
    "start a program": "subprocess.run(['true'])",
    "take two gigabytes of memory": "bytearray(2 << 30)",
}


@pytest.mark.parametrize("coba", COBA.values(), ids=COBA)
def test_whoever_takes_the_examiner_over_cannot(coba: str):
    awal = "import socket, subprocess\nfrom shared.lampiran import pemeriksa_proses as p\n"
    awal += "from shared.machinery.processes.inside import apply_limits\n"
    awal += f"p.siapkan()\napply_limits(p.BATAS)\ntry:\n  {coba}\nexcept OSError as e:\n  print(e.errno)\nexcept MemoryError:\n  print(24)"
    hasil = subprocess.run([sys.executable, "-c", awal], cwd=REPO, capture_output=True, text=True, timeout=120)
    assert hasil.stdout.strip() == "24", hasil  # EMFILE, or no memory


def test_the_examiner_knows_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://rahasia")
    milik = Pemeriksa(banyak=1)
    try:
        milik.periksa(gambar("JPEG", (40, 30)))
        with milik.proses.borrow() as proses:
            lingkungan = Path(f"/proc/{proses.pid}/environ")
            if not lingkungan.exists():
                pytest.skip("perlu /proc")
            assert b"rahasia" not in lingkungan.read_bytes()
    finally:
        milik.tutup()
