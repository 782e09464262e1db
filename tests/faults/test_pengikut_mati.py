"""A service killed between a parent's end and what its followers get: they get it, each exactly once, when the service is back."""

import secrets
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from shared.machinery.privacy.master_keys import read_master_keys
from shared.machinery.settings import REPO
from tests.domain import support as s
from tests.domain.support import JENAWI
from tests.layanan.kantor_gabungan import JAWABAN, MENUNGGU, SEBELUM_JAWAB, Kantor
from tests.support.bibit import Anak, bibit_perintah
from tests.support.postgres import BasisUji


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def kantor(tetap: BasisUji, folder: Path) -> Kantor:
    return Kantor(tetap, read_master_keys(folder / "master.key", make=True))


def proses(kantor: Kantor, folder: Path, apa: str, induk: UUID, *titik: str) -> Anak:
    perintah = [kantor.database.url, str(folder), apa, str(induk), *titik]
    env = {"PYTHONPATH": str(REPO), "PATH": "/usr/bin"}
    return bibit_perintah().mulai(perintah, env, folder / f"{secrets.token_hex(4)}.log", modul="tests.support.pengikut_mati")


def pulih(kantor: Kantor, folder: Path, layanan: str, induk: UUID, *kabar: str) -> None:
    """Two replicas come back at once, and once more later. What had its rows written already is found by the sweep alone."""
    bersama = [proses(kantor, folder, layanan, induk, *kabar) for _ in range(2)]
    assert [p.wait(60) for p in bersama] == [0, 0]
    assert proses(kantor, folder, layanan, induk, *kabar).wait(60) == 0


@pytest.mark.parametrize(
    ("titik", "sudah"),
    [
        (("sesudah", "TanggapanDiberikan", "1"), 0),
        (("sebelum", "AduanIndukDijawab", "1"), 0),
        (("sebelum", "AduanIndukDijawab", "2"), 1),
        (("sesudah", "AduanIndukDijawab", "2"), 2),
    ],
    ids=["the parent is answered", "its row is written", "one of two has the answer", "both have it, and no row says so"],
)
def test_response_killed_after_the_parents_answer_answers_each_follower_once(kantor: Kantor, folder: Path, titik, sudah):
    induk = kantor.aduan()
    dua = [kantor.pengikut(induk) for _ in range(2)]
    isi = kantor.vault.encrypt(kantor.baca(induk).pemilik, induk, JAWABAN)
    kantor.terjadi(induk, *(replace(e, isi=isi) if e is s.DISUSUN else e for e in SEBELUM_JAWAB))
    assert proses(kantor, folder, "berikan", induk, *titik).wait(60) == -9
    assert kantor.jenis(induk)[-1] == "TanggapanDiberikan"
    assert sum("AduanIndukDijawab" in kantor.jenis(x) for x in dua) == sudah
    pulih(kantor, folder, "response", induk, *(["kabar"] if titik[1] == "TanggapanDiberikan" else []))
    for satu in dua:
        assert kantor.jenis(satu) == [*MENUNGGU, "AduanIndukDijawab"] and kantor.jawaban(satu) == JAWABAN


@pytest.mark.parametrize(
    ("titik", "sudah"),
    [(("sesudah", "AduanDitolak", "1"), 0), (("sebelum", "GabunganDilepas", "2"), 1)],
    ids=["the parent is rejected", "one of two is let go"],
)
def test_triage_killed_after_the_parents_rejection_lets_each_follower_go_once(kantor: Kantor, folder: Path, titik, sudah):
    induk = kantor.aduan()
    dua = [kantor.pengikut(induk) for _ in range(2)]
    assert proses(kantor, folder, "tolak", induk, *titik).wait(60) == -9
    assert sum("GabunganDilepas" in kantor.jenis(x) for x in dua) == sudah
    pulih(kantor, folder, "triage", induk, *(["kabar"] if titik[1] == "AduanDitolak" else []))
    for satu in dua:
        assert kantor.jenis(satu) == [*MENUNGGU, "GabunganDilepas"]
        assert kantor.baca(satu).kecamatan == JENAWI and kantor.baca(satu).langkah == 3
