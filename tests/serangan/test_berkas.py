"""Files made to harm: to run at the desk, to eat the program's memory, to cost the sender their story; and passwords that cost seconds."""

import io
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pikepdf
import pytest
import requests
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from shared.lampiran.pemeriksa_proses import BATAS
from tests.lampiran.bahan import EJAAN, gambar, pdf, terurai
from tests.lampiran.langkah import cerita, kirim_api, kirim_halaman
from tests.lampiran.test_pdf import NAMA, beraksi, bertanda, tercatat
from tests.lampiran.test_pemeriksa import ANEH, BERAT, abu_16
from tests.serangan.test_berkas_acak import puncak
from tests.services.halaman_uji import PILIHAN, SIAPA, mulai
from tests.services.intake.masuk.test_penilai import LAMBAT
from tests.services.kantor_uji import KantorUji
from tests.support.peramban import Peramban


def diunduh(kantor: KantorUji, aduan: dict, lampiran: str) -> bytes:
    """As the desk gets it."""
    url = f"{kantor.program.url}/api/v1/aduan/{aduan['id']}/lampiran/{lampiran}"
    jawaban = requests.get(url, headers={"Authorization": f"Bearer {kantor.token('operator')}"}, timeout=30)
    assert jawaban.status_code == 200
    return jawaban.content


@pytest.mark.parametrize("rahasia", [False, True])
def test_who_wrote_a_document_and_what_it_would_do_stay_behind(kantor: KantorUji, rahasia: bool):
    aduan = kantor.aduan(rahasia=rahasia)
    for bangun in (tercatat, beraksi):
        data = diunduh(kantor, aduan, kirim_api(kantor, aduan, pdf(bangun), f"bukti {NAMA}.pdf").json()["id"])
        isi = terurai(data)
        for sisa in (NAMA.encode(), b"RAHASIA", b"/JS", b"/Annots", b"/OpenAction", b"/Metadata", b"/EmbeddedFile"):
            assert sisa not in data and sisa not in isi
        assert b"(Halo) Tj" in isi


@pytest.mark.parametrize("ejaan", EJAAN)
def test_no_spelling_of_a_script_reaches_the_desk(kantor: KantorUji, ejaan: str):
    aduan = kantor.aduan()
    jawaban = kirim_api(kantor, aduan, EJAAN[ejaan])
    assert jawaban.status_code in (201, 422)
    if jawaban.status_code == 201:
        isi = terurai(diunduh(kantor, aduan, jawaban.json()["id"]))
        assert b"SKRIP" not in isi and b"JavaScript" not in isi and b"/OpenAction" not in isi


def test_a_signed_document_of_staff_is_kept_to_the_byte_and_nobody_elses(kantor: KantorUji):
    aduan, asli = kantor.aduan(), bertanda()
    url, token = f"/api/v1/aduan/{aduan['id']}/lampiran", kantor.token("operator")
    kepala = {"Content-Type": "application/pdf"}
    loket = kantor.program.call("POST", url, asli, token=token, headers=kepala)
    assert diunduh(kantor, aduan, loket.isi["id"]) == asli
    assert diunduh(kantor, aduan, kirim_api(kantor, aduan, asli).json()["id"]) != asli
    aktif = kantor.program.call("POST", url, bertanda(b"/OpenAction<</S/JavaScript/JS(x)>>"), token=token, headers=kepala)
    assert (aktif.status, aktif.isi["type"]) == (422, "urn:aduan:galat:pdf-berisi-program")


@pytest.mark.parametrize("berat", [n for n in BERAT if n.startswith(("ten", "compressed"))])
def test_a_file_made_to_eat_memory_costs_the_program_nothing(kantor: KantorUji, berat: str):
    aduan, sebelum = kantor.aduan(), _ingatan(kantor.program.pid)
    assert kirim_api(kantor, aduan, BERAT[berat]()).status_code in (201, 422)
    assert all(satu < BATAS.memory for satu in puncak(kantor.program.pid))
    assert _ingatan(kantor.program.pid) - sebelum < 200 << 20
    assert kantor.program.call("GET", "/healthz").status == 200


def _ingatan(pid: int) -> int:
    keadaan = Path(f"/proc/{pid}/status")
    if not keadaan.exists():
        pytest.skip("perlu /proc")
    return int(keadaan.read_text().split("VmRSS:")[1].split()[0]) << 10


def test_odd_notes_of_a_camera_lose_nobody_their_story(kantor: KantorUji):
    p = mulai(kantor).kirim(**SIAPA).kirim("/kategori", pilihan=PILIHAN)
    foto = [(f"{n}.jpg", data) for n, data in zip("abcde", list(ANEH.values())[:5], strict=True)]
    p = kirim_halaman(p, "", foto, **cerita())
    assert "Periksa, lalu kirim" in p.teks and cerita()["apa"] in p.teks and "Lampiran 5.jpg" in p.teks


def test_sixteen_bits_of_grey_stay_grey(kantor: KantorUji):
    aduan = kantor.aduan()
    with Image.open(io.BytesIO(diunduh(kantor, aduan, kirim_api(kantor, aduan, abu_16(40000)).json()["id"]))) as hasil:
        assert abs(hasil.convert("L").getpixel((5, 5)) - 155) <= 1


def test_an_examiner_that_dies_in_the_middle_costs_a_refusal_and_no_story(kantor: KantorUji):
    """It is killed while it works, as the kernel would for its memory, and so is the fresh one that tries the same file once more."""
    p = mulai(kantor).kirim(**SIAPA).kirim("/kategori", pilihan=PILIHAN)
    kirim_api(kantor, kantor.aduan(), gambar("JPEG", (40, 30)))
    besar = io.BytesIO()
    Image.new("1", (10_000, 12_000)).save(besar, "PNG", compress_level=1)
    with ThreadPoolExecutor(1) as lain:
        kiriman = lain.submit(kirim_halaman, p, "", [("besar.png", besar.getvalue())], **cerita())
        while not kiriman.done():
            for pid in _pemeriksa(kantor.program.pid):
                if _bekerja(pid):
                    os.kill(pid, signal.SIGKILL)
            wait([kiriman], timeout=0.05)
        p = kiriman.result()
    assert p.jawaban.status_code == 422
    assert "terlalu rumit untuk diperiksa" in p.teks and cerita()["apa"] in p.html
    assert kirim_api(kantor, kantor.aduan(), gambar("PNG")).status_code == 201


def _pemeriksa(induk: int) -> list[int]:
    hasil = []
    for proses in Path("/proc").glob("[0-9]*"):
        try:
            if b"pemeriksa_proses" in (proses / "cmdline").read_bytes() and f"PPid:\t{induk}\n" in (proses / "status").read_text():
                hasil.append(int(proses.name))
        except OSError:
            continue
    return hasil


def _bekerja(pid: int) -> bool:
    """Whether it holds a picture by now."""
    try:
        return _ingatan(pid) > 120 << 20
    except (OSError, IndexError):
        return False


def test_a_password_made_to_take_seconds_stops_nobody_and_is_refused_in_words(kantor: KantorUji):
    p = Peramban(kantor.program.url).buka("/daftar")
    isi = {**p.formulir("").isi, "nama": "Warga Lambat", "kontak": "warga.lambat@contoh.id", "sandi": LAMBAT[:72], "ulangi": LAMBAT[:72]}
    isi.setdefault("wilayah", "33.13.17")
    lama: list[float] = []
    with ThreadPoolExecutor(2) as lain:
        kiriman = [lain.submit(p.sesi.post, f"{p.url}/daftar", isi, timeout=60) for _ in range(2)]
        while not all(k.done() for k in kiriman):
            awal = time.monotonic()
            assert kantor.program.call("GET", "/lacak").status == 200
            lama.append(time.monotonic() - awal)
    jawaban = kiriman[0].result()
    assert jawaban.status_code == 422 and "terlalu rumit untuk dinilai" in jawaban.text and "Warga Lambat" in jawaban.text
    print(f"{len(lama)} pages meanwhile, slowest {max(lama):.2f} s")
    assert len(lama) > 2  # they were served beside it, and not after it


def test_pictures_are_kept_without_a_name_of_the_one_who_drew_them(kantor: KantorUji):
    aduan = kantor.aduan(rahasia=True)
    keluar = io.BytesIO()
    keterangan = PngInfo()
    keterangan.add_text("Author", NAMA)
    Image.new("RGB", (40, 30)).save(keluar, "PNG", pnginfo=keterangan)
    data = diunduh(kantor, aduan, kirim_api(kantor, aduan, keluar.getvalue(), f"{NAMA}.png").json()["id"])
    assert NAMA.encode() not in data
    with pikepdf.open(io.BytesIO(diunduh(kantor, aduan, kirim_api(kantor, aduan, pdf(tercatat)).json()["id"]))) as surat:
        assert not dict(surat.docinfo)
