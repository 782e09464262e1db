"""What `up` keeps in memory after a day's photos and papers. The workers' own is theirs to lose, limited, and counted apart."""

import io
import os
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
from PIL import Image

from shared.machinery.processes.hemat import HEMAT
from tests.services.kantor_uji import KantorUji
from tests.support.postgres import folder_terbuka
from tests.support.program import Program
from tests.support.tunggu import eventually

BANYAK = int(os.environ.get("UJI_MEMORI", "100"))  # photos, and papers; 500 is what the bar was set for
SEKALIGUS = 4  # people
PALING_BESAR = 250 << 20  # bytes
LEBAR, TINGGI = 4000, 3000
SURAT = ("data-pemberi-aduan", "data-pengaduan")

pytestmark = pytest.mark.panjang


@pytest.fixture(scope="module")
def kantor(tetap) -> Iterator[KantorUji]:
    with folder_terbuka("aduan-uji-") as folder, Program(folder / "data", tetap, env=HEMAT) as program:
        yield KantorUji(program, tetap)


def test_up_gives_back_what_photos_and_papers_took(kantor):
    photos, operator = [foto(n) for n in range(3)], kantor.masuk("operator")

    def one_complaint(_: int) -> None:
        aduan = kantor.aduan()
        for n in range(5):
            url, binary = f"/api/v1/lacak/{aduan['kode_lacak']}/lampiran", {"Content-Type": "application/octet-stream"}
            assert kantor.program.call("POST", url, photos[n % 3], headers=binary, timeout=300).status == 201
            url = f"{kantor.program.url}/petugas/aduan/{aduan['id']}/surat/{SURAT[n % 2]}.pdf"
            assert operator.sesi.get(url, timeout=300).content.startswith(b"%PDF")

    with ThreadPoolExecutor(SEKALIGUS) as people:
        list(people.map(one_complaint, range(BANYAK // 5)))
    eventually(lambda: tetap_tinggal(kantor.program.pid) <= PALING_BESAR)
    print(f"{BANYAK} photos and papers: {tetap_tinggal(kantor.program.pid) >> 20} MB, workers {pekerja(kantor.program.pid)} MB")


def foto(n: int) -> bytes:
    """Twelve megapixels, with as much in them as a photo has."""
    rnd = random.Random(n)
    kecil = Image.frombytes("RGB", (LEBAR // 8, TINGGI // 8), rnd.randbytes(LEBAR * TINGGI * 3 // 64))
    keluar = io.BytesIO()
    kecil.resize((LEBAR, TINGGI), Image.Resampling.BICUBIC).save(keluar, "JPEG", quality=90)
    return keluar.getvalue()


def tetap_tinggal(pid: int) -> int:
    """Bytes that are its own in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


def pekerja(pid: int) -> list[int]:
    return [anak.memory_info().rss >> 20 for anak in psutil.Process(pid).children() if "postgres" not in anak.name()]
