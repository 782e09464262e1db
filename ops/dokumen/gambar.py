"""docs/gambar/ and docs/halaman.md: pictures of the main pages, taken of the demonstration. `python -m ops.dokumen.gambar`."""

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from ops.klaster import port_bebas
from ops.local import PostgresLokal
from ops.paket import ada

REPO = Path(__file__).resolve().parents[2]
GAMBAR, HALAMAN = REPO / "docs" / "gambar", REPO / "docs" / "halaman.md"
LEBAR, SEMPIT = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
SABAR = 90.0  # seconds until the demonstration serves
TERBESAR = 120_000  # bytes of one picture
WARNA = (96, 48, 24)  # until it is small enough
SAKLAR = ["--no-sandbox", "--disable-gpu"]
KEPALA = """# The pages in pictures

Taken of the demonstration (`./aduan up --demo`): every person and complaint in them is made up. Made by
`python -m ops.dokumen.gambar` (needs the development requirements and Chromium); run it again after a page has changed.
"""


@dataclass(frozen=True, slots=True)
class Bidikan:
    """`peran`: who looks, empty for anybody; `alamat`: a path, or one with `{lacak}` or `{aduan}` in it."""

    nama: str
    judul: str
    peran: str
    alamat: str
    ukuran: dict


BIDIKAN = (
    Bidikan("depan", "The front page", "", "/", LEBAR),
    Bidikan("kantor-sempit", "An office, on a telephone", "", "/kantor/33.13.17", SEMPIT),
    Bidikan("lapor-sempit", "Filing: what is it about", "", "lapor", SEMPIT),
    Bidikan("lacak-sempit", "Tracking, on a telephone", "", "{lacak}", SEMPIT),
    Bidikan("lacak", "Tracking", "", "{lacak}", LEBAR),
    Bidikan("antrean", "The operator's queue", "operator", "/petugas", LEBAR),
    Bidikan("aduan", "One complaint on one page", "operator", "{aduan}", LEBAR),
    Bidikan("tanggapan", "The desk of the PPID", "ppid", "/petugas/tanggapan", LEBAR),
    Bidikan("papan", "The office's board", "camat", "/papan", LEBAR),
    Bidikan("papan-sempit", "The office's board, on a telephone", "camat", "/papan", SEMPIT),
    Bidikan("kop", "The letterhead and its preview", "admin-kecamatan", "/admin/kantor/33.13.17/kop", LEBAR),
)


@contextmanager
def peragaan() -> Iterator[tuple[str, dict[str, dict], str]]:
    """(address, role -> how to sign in, path of a tracking page) of a demonstration of its own."""
    folder = Path(tempfile.mkdtemp(prefix="aduan-gambar-"))
    folder.chmod(0o755)  # PostgreSQL's own user passes through
    port = port_bebas()
    env = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "AMQP_"))} | {"ADUAN_DATA": str(folder / "data")}
    perintah = [sys.executable, "-P", "-m", "ops.cli"]
    log = folder / "log"
    with log.open("wb") as keluar:
        proses = subprocess.Popen([*perintah, "up", "--demo", "--port", str(port)], env=env, stdout=keluar, stderr=keluar, cwd=REPO)
    try:
        batas = time.monotonic() + SABAR
        while b"Siap:" not in log.read_bytes():
            if proses.poll() is not None or time.monotonic() > batas:
                raise SystemExit(log.read_text(encoding="utf-8", errors="replace")[-3000:])
            time.sleep(0.2)
        masuk = json.loads(subprocess.run([*perintah, "demo", "--json"], env=env, check=True, capture_output=True, cwd=REPO).stdout)
        lacak = re.search(r"/lacak/\S+", log.read_text(encoding="utf-8"))[0]
        yield f"http://127.0.0.1:{port}", {m["peran"]: m for m in masuk}, lacak
    finally:
        proses.terminate()
        proses.wait(30)
        if (folder / "data" / "postgres.json").exists():
            PostgresLokal(folder / "data").matikan()
        shutil.rmtree(folder, ignore_errors=True)


def masuk(page: Page, url: str, siapa: dict) -> None:
    page.goto(f"{url}/masuk")
    page.fill("#nama", siapa["nama_masuk"])
    page.fill("#sandi", siapa["sandi"])
    page.click("main form button")
    if siapa["kode"]:
        page.fill("#kode", siapa["kode"])
        page.click("main form button")


def alamat(page: Page, url: str, b: Bidikan, lacak: str) -> str | None:
    """Where it is; None when there is no such page yet."""
    if b.alamat == "{lacak}":
        return url + lacak
    if b.alamat == "{aduan}":
        page.goto(f"{url}/petugas")
        tautan = page.locator("main a[href^='/petugas/aduan/']")
        return url + (tautan.nth(min(3, tautan.count() - 1)).get_attribute("href") or "") if tautan.count() else None
    if b.alamat == "lapor":
        page.goto(f"{url}/kantor/33.13.17")
        page.click("form[action='/lapor'] button")
        page.fill("#nama", "Warga Contoh")
        page.fill("#kontak", "0812 0000 0000")
        page.check("input[name=rahasia][value=tidak]")
        page.click("main form button:not(.kedua)")
        return page.url
    return url + b.alamat


def kecil(png: bytes) -> bytes:
    """The same picture in as few colours as make it small."""
    gambar = Image.open(io.BytesIO(png)).convert("RGB")
    for warna in WARNA:
        keluar = io.BytesIO()
        gambar.quantize(warna, dither=Image.Dither.NONE).save(keluar, "PNG", optimize=True)
        if keluar.tell() <= TERBESAR:
            break
    return keluar.getvalue()


def ambil(chromium: Browser, url: str, orang: dict[str, dict], lacak: str) -> list[Bidikan]:
    """Those that were taken: a page that is not there is left out."""
    jadi, konteks = [], {}
    for b in BIDIKAN:
        if b.peran not in konteks:
            konteks[b.peran] = chromium.new_context(locale="id-ID", reduced_motion="reduce", color_scheme="light")
            if b.peran:
                masuk(konteks[b.peran].new_page(), url, orang[b.peran])
        page = konteks[b.peran].new_page()
        page.set_viewport_size(b.ukuran)
        tujuan = alamat(page, url, b, lacak)
        if tujuan is not None and (jawaban := page.goto(tujuan)) is not None and jawaban.ok:
            (GAMBAR / f"{b.nama}.png").write_bytes(kecil(page.screenshot()))
            jadi.append(b)
        else:
            print(f"dilewati: {b.nama}", file=sys.stderr)
        page.close()
    return jadi


def main() -> None:
    GAMBAR.mkdir(exist_ok=True)
    with peragaan() as (url, orang, lacak), sync_playwright() as p:
        peramban = p.chromium.launch(executable_path=ada("chromium-headless-shell"), args=SAKLAR)
        jadi = ambil(peramban, url, orang, lacak)
        peramban.close()
    for usang in {g.stem for g in GAMBAR.glob("*.png")} - {b.nama for b in jadi}:
        (GAMBAR / f"{usang}.png").unlink()
    HALAMAN.write_text("\n".join([KEPALA, *(f"## {b.judul}\n\n![{b.judul}](gambar/{b.nama}.png)\n" for b in jadi)]), encoding="utf-8")


if __name__ == "__main__":
    main()
