"""`./aduan check` and `./aduan lock`: style, import rules, lock files, SBOM, known vulnerabilities."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from ops.celah import periksa
from ops.gagal import Gagal
from ops.keluaran import kabar
from ops.sbom import Paket, paket_dari, terpasang, tulis
from shared.machinery.settings import REPO

REQUIREMENTS = REPO / "requirements"
SBOM = REPO / "sbom.cdx.json"
DAFTAR = ("uv", "runtime", "local", "development")  # the last has all of the two before it
PIN = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)


def jalankan_periksa() -> int:
    """Each check says what it does; all run, whatever one of them finds. 0 or 1."""
    perintah = (
        ("gaya (ruff)", [sys.executable, "-m", "ruff", "check", "."]),
        ("bentuk (ruff format)", [sys.executable, "-m", "ruff", "format", "--check", "."]),
        ("tipe (mypy)", [sys.executable, "-m", "mypy", "shared", "services"]),
        ("aturan impor", [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]),
    )
    baik = True
    for nama, isi in perintah:
        kabar(f"memeriksa {nama} ...")
        baik &= subprocess.run(isi, cwd=REPO, env={**os.environ, "PYTHONPATH": str(REPO)}).returncode == 0
    kabar("memeriksa requirements ...")
    for salah in periksa_requirements():
        print(salah)
        baik = False
    kabar("menyusun daftar pustaka (SBOM) ...")
    for salah in susun_sbom():
        print(salah)
        baik = False
    kabar("memeriksa celah pustaka ...")
    celah, kata = periksa(paket_produksi(), requirements=[REQUIREMENTS / "runtime.txt", REQUIREMENTS / "local.txt"])
    kabar(kata)
    for satu in celah:
        print(satu)
        baik = False
    kabar("semua pemeriksaan lulus." if baik else "ada yang perlu diperbaiki.")
    return 0 if baik else 1


def paket_produksi() -> list[Paket]:
    """What production runs; what one machine alone has beside it (`./aduan up` without servers of one's own) is marked so."""
    selalu = paket_dari(REQUIREMENTS / "runtime.txt")
    ada = {p.purl for p in selalu}
    setempat = [replace(p, pilihan=True) for p in paket_dari(REQUIREMENTS / "local.txt") if p.purl not in ada]
    return sorted([*selalu, *setempat], key=lambda p: (p.nama, p.versi))


def susun_sbom(berkas: Path = SBOM) -> list[str]:
    """Writes the list of what production runs; what is installed in another version than is pinned, in sentences."""
    paket = paket_produksi()
    tulis(berkas, paket)
    punya, pin = terpasang(), {nama: {p.versi for p in paket if p.nama == nama} for nama in {p.nama for p in paket}}
    return [
        f"{nama} {punya[nama]} terpasang, tetapi {', '.join(sorted(versi))} di requirements: hapus .venv, lalu jalankan lagi."
        for nama, versi in sorted(pin.items())
        if nama in punya and punya[nama] not in versi
    ]


def periksa_requirements(folder: Path = REQUIREMENTS) -> list[str]:
    """What is wrong with the lock files, in sentences; without asking any registry."""
    salah: list[str] = []
    pin = {nama: dict(PIN.findall((folder / f"{nama}.txt").read_text(encoding="utf-8"))) for nama in DAFTAR}
    for nama, versi in pin.items():
        teks = (folder / f"{nama}.txt").read_text(encoding="utf-8")
        if "://" in teks or "--index" in teks or "--find-links" in teks:
            salah.append(f"requirements/{nama}.txt menyebut alamat tempat unduhan.")
        salah += [f"requirements/{nama}.txt: {paket} tanpa sidik." for paket in versi if not _bersidik(teks, paket)]
        for diminta in re.findall(r"^([A-Za-z0-9][A-Za-z0-9._-]*)", (folder / f"{nama}.in").read_text(encoding="utf-8"), re.MULTILINE):
            if _baku(diminta) not in {_baku(p) for p in versi}:
                salah.append(f"requirements/{nama}.in meminta {diminta}, yang tidak ada di {nama}.txt: jalankan ./aduan lock.")
    salah += [
        f"{paket} {versi} di {nama}.txt, tetapi {pin['development'].get(paket, 'tidak ada')} di development.txt: jalankan ./aduan lock."
        for nama in ("runtime", "local")
        for paket, versi in pin[nama].items()
        if pin["development"].get(paket) != versi
    ]
    return salah


def _bersidik(teks: str, paket: str) -> bool:
    return re.search(rf"^{re.escape(paket)}==.*\\\n\s+--hash=sha256:[0-9a-f]{{64}}", teks, re.MULTILINE) is not None


def _baku(nama: str) -> str:
    return re.sub(r"[-_.]+", "-", nama).lower()


def kunci_requirements() -> None:
    """Compiles the lists with uv, taken for this alone into a folder that goes again; for every platform, from Python 3.11 on."""
    with tempfile.TemporaryDirectory() as sementara:
        kabar("mengambil uv ...")
        _harus(
            [sys.executable, "-m", "pip", "install", "-q", "--target", sementara, "--require-hashes", "-r", "uv.txt"],
            "uv tidak dapat diunduh; periksa sambungan internet.",
        )
        uv = Path(sementara) / "bin" / "uv"
        for nama in DAFTAR:
            kabar(f"menyusun requirements/{nama}.txt ...")
            tetap = ["--constraint", "runtime.txt", "--constraint", "local.txt"] if nama == "development" else []
            pilihan = ["--universal", "--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
            baru = Path(sementara) / f"{nama}.txt"
            perintah = [uv, "pip", "compile", *pilihan, "--python-version", "3.11", *tetap, "-o", baru, f"{nama}.in"]
            _harus(perintah, f"requirements/{nama}.in tidak dapat disusun.")
            shutil.copyfile(baru, REQUIREMENTS / f"{nama}.txt")
    for salah in periksa_requirements():
        raise Gagal(salah)


def _harus(perintah: list, kalau_gagal: str) -> None:
    hasil = subprocess.run(perintah, cwd=REQUIREMENTS, capture_output=True, text=True)
    if hasil.returncode:
        print(hasil.stderr[-2000:], file=sys.stderr)
        raise Gagal(kalau_gagal)
