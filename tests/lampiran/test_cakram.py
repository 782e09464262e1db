"""A disk that is full, and a folder that cannot be written to: one sentence for the person, and nothing half-stored."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from shared.lampiran.gudang import FileStore, berkas_di
from shared.lampiran.penolakan import PenyimpananGagal, PenyimpananPenuh
from shared.machinery.privacy.vault import Vault
from tests.lampiran.bahan import derau, gambar
from tests.lampiran.langkah import berkas_di as semua_berkas
from tests.lampiran.langkah import cerita, kirim_api, kirim_halaman
from tests.services.halaman_uji import PILIHAN, SIAPA, mulai, peramban
from tests.services.kantor_uji import KantorUji
from tests.support import postgres
from tests.support.cakram import cakram_kecil
from tests.support.pilihan import harus_ada
from tests.support.program import Program


class SandiPalsu(Vault):
    """Seals nothing: these tests are about the disk."""

    def __init__(self) -> None:
        pass

    def seal(self, person_id, aad, data):
        return data

    def unseal(self, person_id, aad, tersegel):
        return tersegel


@pytest.fixture(scope="module")
def cakram(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A disk of two megabytes."""
    with cakram_kecil(tmp_path_factory.mktemp("cakram"), "2m") as folder:
        yield folder


@pytest.fixture(scope="module")
def kantor(postgres_server: str, templat: str, cakram: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KantorUji]:
    with (
        postgres.basis(postgres_server, templat) as database,
        postgres.folder_terbuka("aduan-uji-") as folder,
        cakram_kecil(tmp_path_factory.mktemp("sementara"), "6m") as sementara,
        Program(
            folder / "data", database, env={"ADUAN_LAMPIRAN": str(cakram / "lampiran"), "TMPDIR": str(sementara)}, cepat=True
        ) as program,
    ):
        yield KantorUji(program, database)


def test_a_full_disk_is_told_in_one_sentence_and_nothing_is_half_stored(kantor: KantorUji, cakram: Path):
    aduan = kantor.aduan()
    assert kirim_api(kantor, aduan, gambar("PNG")).status_code == 201
    sebelum, besar = semua_berkas(cakram), derau(900)
    jawaban = kirim_api(kantor, aduan, besar, "a.png")
    assert (jawaban.status_code, jawaban.json()["type"]) == (507, "urn:aduan:galat:penyimpanan-penuh")
    assert semua_berkas(cakram) == sebelum
    assert kantor.versi(aduan) == 2
    p = kirim_halaman(peramban(kantor).buka(f"/lacak/{aduan['kode_lacak']}"), "/lampiran", [("a.png", besar)])
    assert (p.jawaban.status_code, "Penyimpanan lampiran penuh." in p.teks) == (507, True)
    assert semua_berkas(cakram) == sebelum
    assert kirim_api(kantor, aduan, gambar("PNG")).status_code == 201


def test_a_filing_whose_photos_find_no_room_is_kept_as_a_draft_and_told(kantor: KantorUji, cakram: Path):
    p = mulai(kantor).kirim(**SIAPA).kirim("/kategori", pilihan=PILIHAN)
    p = kirim_halaman(p, "", [("kecil.png", gambar("PNG")), ("besar.png", derau(900))], **cerita())
    sebelum = semua_berkas(cakram)
    p = p.kirim("/periksa")
    assert (p.jawaban.status_code, "Penyimpanan lampiran penuh." in p.teks) == (507, True)
    assert "Lampiran 2.png" in p.teks and cerita()["apa"] in p.teks
    assert semua_berkas(cakram) == sebelum
    p = p.kirim(next(x for x in p.html.split('"') if x.endswith("/buang")))
    p = p.kirim(next((x for x in p.html.split('"') if x.endswith("/buang")), "/periksa"))
    assert p.kirim("/periksa").path.startswith("/resi/")


def test_where_files_find_no_room_to_wait_the_words_beside_them_come_back(kantor: KantorUji):
    p = mulai(kantor).kirim(**SIAPA).kirim("/kategori", pilihan=PILIHAN)
    p = kirim_halaman(p, "", [("a.png", b"x" * (9 << 20))], **cerita())
    assert (p.jawaban.status_code, "Penyimpanan sedang penuh." in p.teks) == (507, True)
    assert {n: p.formulir().isi[n] for n in ("apa", "lokasi")} == {n: cerita()[n] for n in ("apa", "lokasi")}
    assert kirim_halaman(p, "", [], **cerita()).path.endswith("/periksa"), "and it goes on without them"
    jawaban = kirim_api(kantor, kantor.aduan(), b"x" * (9 << 20))
    assert jawaban.status_code == 507


def test_words_beside_a_refused_file_are_in_the_draft_when_they_come_back(kantor: KantorUji):
    p = mulai(kantor).kirim(**SIAPA).kirim("/kategori", pilihan=PILIHAN)
    p = kirim_halaman(p, "", [("a.exe", b"MZ")], **cerita())
    assert p.jawaban.status_code == 422 and 'id="foto-galat"' in p.html and cerita()["apa"] in p.teks
    assert p.buka(p.path).formulir().isi["apa"] == cerita()["apa"]


@pytest.fixture
def gudang(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "lampiran", SandiPalsu())


def _simpan(gudang: FileStore, data: bytes = b"isi") -> str:
    from uuid import uuid4

    return gudang.simpan(uuid4(), uuid4(), uuid4(), data)


@pytest.mark.parametrize(
    ("nomor", "salah"), [(28, PenyimpananPenuh), (122, PenyimpananPenuh), (30, PenyimpananGagal), (5, PenyimpananGagal)]
)
@pytest.mark.parametrize("apa", ["open", "fsync", "rename"])
def test_whatever_the_disk_says_and_whenever_nothing_is_left(gudang: FileStore, monkeypatch: pytest.MonkeyPatch, nomor, salah, apa):
    _simpan(gudang, b"sebelumnya")

    def gagal(*_: object, **__: object) -> int:
        raise OSError(nomor, os.strerror(nomor))

    with monkeypatch.context() as m:
        m.setattr(*((Path, "rename") if apa == "rename" else (os, apa)), gagal)
        with pytest.raises(salah) as e:
            _simpan(gudang)
    assert type(e.value) is salah
    assert len(list(berkas_di(gudang.folder))) == 1


def test_whatever_waits_for_the_disk_is_done_where_it_stops_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    di_luar, tulis, sync = list[bool](), list[bool](), os.fsync

    def jalankan(fn: Callable[..., object], *args: object) -> object:
        di_luar.append(True)
        try:
            return fn(*args)
        finally:
            di_luar.pop()

    monkeypatch.setattr(os, "fsync", lambda fd: (tulis.append(bool(di_luar)), sync(fd)))
    gudang = FileStore(tmp_path / "lampiran", SandiPalsu(), jalankan)
    assert len(_simpan(gudang)) == 64
    assert tulis and all(tulis)


def test_a_folder_that_is_read_only(tmp_path: Path):
    subprocess.run(["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(tmp_path)], capture_output=True)
    if os.access(tmp_path, os.W_OK):
        harus_ada("Folder hanya-baca tidak dapat dipasang (perlu root).")
    try:
        with pytest.raises(PenyimpananGagal):
            _simpan(FileStore(tmp_path / "lampiran", SandiPalsu()))
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_a_file_that_was_never_finished_is_found_as_well(gudang: FileStore):
    sidik = _simpan(gudang)
    sisa = gudang.folder / sidik[:2] / sidik[2:4] / ".123.sebagian"
    sisa.write_bytes(b"x")
    assert sorted(berkas_di(gudang.folder)) == [("", sisa), (sidik, gudang.folder / sidik[:2] / sidik[2:4] / sidik)]
