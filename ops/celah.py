"""Known vulnerabilities of what is pinned: from a local list of advisories, or from the service that pip-audit asks, when it can be had."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from packaging.version import InvalidVersion, Version

from ops.gagal import Gagal
from ops.sbom import Paket, baku

DAFTAR = "ADUAN_ADVISORIES"  # a file: one OSV record a line (https://ossf.github.io/osv-schema)
SABAR = 60  # seconds


@dataclass(frozen=True, slots=True)
class Celah:
    id: str
    paket: str
    versi: str
    ringkas: str
    perbaikan: tuple[str, ...] = ()

    def __str__(self) -> str:
        ke = f"; diperbaiki di {', '.join(self.perbaikan)}" if self.perbaikan else ""
        return f"{self.paket} {self.versi}: {self.id} {self.ringkas}".rstrip() + ke


def periksa(paket: Sequence[Paket], env: dict[str, str] | None = None, requirements: Sequence[Path] = ()) -> tuple[list[Celah], str]:
    """What was found, and a sentence about what was asked; the latter begins with PERINGATAN when nothing could be.

    Raises Gagal for a list that cannot be read: whoever names one means it.
    """
    daftar = (os.environ if env is None else env).get(DAFTAR)
    if daftar:
        celah, banyak = dari_daftar(paket, Path(daftar))
        return celah, f"{len(paket)} pustaka dibandingkan dengan {banyak} catatan dari {DAFTAR}."
    celah, dijawab = _pip_audit(requirements) if requirements and find_spec("pip_audit") is not None else ([], 0)
    if dijawab == len(paket):
        return celah, f"{dijawab} pustaka dibandingkan lewat pip-audit."
    berapa = f"{len(paket) - dijawab} dari {len(paket)} pustaka" if dijawab else "pustaka"
    return celah, (
        f"PERINGATAN: celah {berapa} TIDAK diperiksa, karena sumbernya tidak dapat dihubungi."
        f" Isi {DAFTAR} dengan berkas OSV (satu catatan JSON sebaris) untuk memeriksanya tanpa jaringan."
    )


def dari_daftar(paket: Iterable[Paket], berkas: Path) -> tuple[list[Celah], int]:
    """(what is vulnerable, how many advisories there are)."""
    versi: dict[str, list[str]] = {}
    for p in paket:
        versi.setdefault(p.nama, []).append(p.versi)
    hasil, banyak, nomor = [], 0, 0
    try:
        for baris in berkas.read_text(encoding="utf-8").splitlines():
            nomor += 1
            if not baris.strip():
                continue
            catatan = json.loads(baris)
            banyak += 1
            for kena in catatan.get("affected", ()):
                nama = baku(kena["package"]["name"])
                if kena["package"]["ecosystem"] != "PyPI" or nama not in versi or catatan.get("withdrawn"):
                    continue
                for satu in versi[nama]:
                    if _kena(Version(satu), kena):
                        hasil.append(Celah(catatan["id"], nama, satu, catatan.get("summary", ""), _perbaikan(kena)))
    except OSError as e:
        raise Gagal(f"Berkas {berkas} dari {DAFTAR} tidak dapat dibaca ({e.strerror}).") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Gagal(f"Baris {nomor} dari {berkas} bukan catatan OSV.") from None
    return sorted(hasil, key=lambda c: (c.paket, c.id)), banyak


def _kena(versi: Version, kena: dict) -> bool:
    """By the schema's own rule: among the versions that are listed, or within a range from `introduced` up to `fixed`."""
    if any(_sama(versi, v) for v in kena.get("versions", ())):
        return True
    for rentang in kena.get("ranges", ()):
        if rentang["type"] != "ECOSYSTEM":
            continue
        rentan = False
        for kejadian in sorted(rentang["events"], key=_urutan):
            ((jenis, teks),) = kejadian.items()
            batas = Version(teks)
            if jenis == "introduced" and versi >= batas:
                rentan = True
            elif (jenis == "fixed" and versi >= batas) or (jenis == "last_affected" and versi > batas):
                rentan = False
        if rentan:
            return True
    return False


def _urutan(kejadian: dict[str, str]) -> tuple[Version, bool]:
    ((jenis, teks),) = kejadian.items()
    return Version(teks), jenis != "introduced"


def _sama(versi: Version, teks: str) -> bool:
    try:
        return versi == Version(teks)
    except InvalidVersion:
        return False


def _perbaikan(kena: dict) -> tuple[str, ...]:
    return tuple(k["fixed"] for r in kena.get("ranges", ()) for k in r.get("events", ()) if "fixed" in k)


def _pip_audit(requirements: Sequence[Path]) -> tuple[list[Celah], int]:
    """What its service knows, and for how many packages it answered at all: one it skipped has not been looked at."""
    pilihan = ["--no-deps", "--disable-pip", "--format", "json", "--progress-spinner", "off"]
    perintah = [sys.executable, "-m", "pip_audit", *(x for r in requirements for x in ("-r", str(r))), *pilihan]
    try:
        hasil = subprocess.run(perintah, capture_output=True, text=True, timeout=SABAR)
        return dari_pip_audit(hasil.stdout)
    except (OSError, subprocess.TimeoutExpired):
        return [], 0


def dari_pip_audit(teks: str) -> tuple[list[Celah], int]:
    """What pip-audit printed as JSON; nothing, if that is none."""
    try:
        dijawab = [p for p in json.loads(teks)["dependencies"] if "skip_reason" not in p]
        celah = [
            Celah(v["id"], baku(p["name"]), p["version"], "", tuple(v.get("fix_versions", ()))) for p in dijawab for v in p.get("vulns", ())
        ]
    except (ValueError, KeyError, TypeError):
        return [], 0
    return celah, len(dijawab)
