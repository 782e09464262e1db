"""Sending files the ways that people and programs send them."""

from pathlib import Path

import requests

from tests.services.halaman_uji import ISI
from tests.services.kantor_uji import KantorUji
from tests.support.peramban import Peramban


def kirim_api(kantor: KantorUji, aduan: dict, data: bytes, nama: str = "jalan.jpg", formulir: bool = True) -> requests.Response:
    url = f"{kantor.program.url}/api/v1/lacak/{aduan['kode_lacak']}/lampiran"
    if formulir:
        return requests.post(url, files={"berkas": (nama, data)}, timeout=60)
    return requests.post(url, data=data, headers={"Content-Type": "application/octet-stream"}, timeout=60)


def kirim_halaman(p: Peramban, aksi: str, berkas: list[tuple[str, bytes]], ikuti: bool = True, **isian: str | None) -> Peramban:
    """The form of this page with files in its field."""
    f = p.formulir(aksi)
    data = {k: v for k, v in {**f.isi, **isian}.items() if v is not None and k != "foto"}
    url = p.jawaban.url if not f.aksi else p.url + f.aksi
    p.jawaban = p.sesi.post(url, data, files=[("foto", b) for b in berkas] or [("foto", ("", b""))], timeout=60, allow_redirects=ikuti)
    return p


def berkas_di(folder: Path) -> list[Path]:
    return sorted(x for x in folder.rglob("*") if x.is_file())


def cerita(**lain: str | None) -> dict:
    return {**ISI, **lain}
