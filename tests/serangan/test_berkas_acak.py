"""Uploads with a changed structure against the running program: taken or refused in words, never an accident, and within limits of memory.

100 files here; 10,000 with `./aduan test --panjang`.
"""

import io
from pathlib import Path

import pikepdf
import pytest
import requests
from hypothesis import HealthCheck, Phase, given, settings
from PIL import Image

from shared.lampiran.pemeriksa_proses import BATAS
from tests.lampiran.acak import PDF_AKTIF, berkas
from tests.lampiran.bahan import kunci_pdf
from tests.services.kantor_uji import KantorUji

TERBANYAK = 5  # files of a complaint


class Pengunggah:
    """Sends files to complaints, a new one as soon as one is full, and looks at what became of each."""

    def __init__(self, kantor: KantorUji) -> None:
        self.kantor, self.sesi = kantor, requests.Session()
        self.aduan, self.terisi, self.diterima, self.ditolak = kantor.aduan(), 0, 0, 0

    def kirim(self, data: bytes) -> None:
        if self.terisi == TERBANYAK:
            self.aduan, self.terisi = self.kantor.aduan(), 0
        url = f"{self.kantor.program.url}/api/v1/lacak/{self.aduan['kode_lacak']}/lampiran"
        jawaban = self.sesi.post(url, data=data, headers={"Content-Type": "application/octet-stream"}, timeout=120)
        if jawaban.status_code == 201:
            self.terisi, self.diterima = self.terisi + 1, self.diterima + 1
            self._periksa(self.sesi.get(f"{url}/{jawaban.json()['id']}", timeout=30))
        else:
            self.ditolak += 1
            assert jawaban.status_code == 422, (jawaban.status_code, jawaban.text)
            assert jawaban.json()["detail"] and jawaban.json()["type"].startswith("urn:aduan:galat:")

    def _periksa(self, unduhan: requests.Response) -> None:
        """What the desk gets is sound, and does nothing by itself."""
        assert unduhan.status_code == 200
        if unduhan.headers["Content-Type"] == "application/pdf":
            with pikepdf.open(io.BytesIO(unduhan.content), attempt_recovery=False) as satu:
                assert len(satu.pages) > 0
            assert not PDF_AKTIF & kunci_pdf(unduhan.content)
        else:
            with Image.open(io.BytesIO(unduhan.content)) as gambar:
                gambar.load()
                assert not dict(gambar.getexif())


def puncak(induk: int) -> list[int]:
    """Bytes of memory that each examiner of this program has ever held."""
    hasil = []
    for proses in Path("/proc").glob("[0-9]*"):
        try:
            perintah, keadaan = (proses / "cmdline").read_bytes(), (proses / "status").read_text()
        except OSError:
            continue
        if b"shared.lampiran.pemeriksa_proses" in perintah and f"PPid:\t{induk}\n" in keadaan:
            hasil.append(int(keadaan.split("VmHWM:")[1].split()[0]) << 10)
    return hasil


def serang(kantor: KantorUji, banyak: int, acak: bool) -> None:
    pengunggah = Pengunggah(kantor)

    @settings(
        max_examples=banyak, deadline=None, database=None, derandomize=not acak, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(data=berkas())
    def kirim(data: bytes) -> None:
        pengunggah.kirim(data)

    kirim()
    terbesar = max(puncak(kantor.program.pid), default=0) >> 20
    print(f"{pengunggah.diterima} taken, {pengunggah.ditolak} refused; an examiner held {terbesar} MiB at most")
    assert pengunggah.diterima and pengunggah.ditolak
    assert all(satu < BATAS.memory for satu in puncak(kantor.program.pid))
    keluaran = kantor.program.keluaran
    assert "unexpected" not in keluaran and "Traceback" not in keluaran and "file_not_examined" not in keluaran
    assert kantor.program.call("GET", "/healthz").status == 200


def test_a_hundred_changed_files_are_taken_or_refused_in_words(kantor: KantorUji):
    serang(kantor, 100, acak=False)


@pytest.mark.panjang
def test_ten_thousand_changed_files_are_taken_or_refused_in_words(kantor: KantorUji):
    serang(kantor, 10_000, acak=True)
