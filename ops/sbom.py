"""What the program is made of, as a CycloneDX document (JSON, 1.6), from the pinned list and what is installed; no network."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from shared.machinery.settings import REPO

# One entry of a lock file: name==version, its markers, the line's hashes, and who asked for it.
ENTRI = re.compile(
    r"^([A-Za-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\n\\]*))?[^\n]*\n((?:[ \t]+--hash=sha256:[0-9a-f]{64}[^\n]*\n)*)((?:[ \t]+#[^\n]*\n)*)",
    re.MULTILINE,
)
SIDIK = re.compile(r"sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Paket:
    """One pinned package; `sidik`: SHA-256 of its files, hex; `oleh`: who needs it; `pada`: where alone it is installed (PEP 508);
    `pilihan`: no container has it."""

    nama: str
    versi: str
    sidik: tuple[str, ...] = ()
    oleh: tuple[str, ...] = ()
    pada: str = ""
    pilihan: bool = False

    @property
    def purl(self) -> str:
        return f"pkg:pypi/{self.nama}@{self.versi}"


def baku(nama: str) -> str:
    """A package's name in its one true spelling."""
    return re.sub(r"[-_.]+", "-", nama).lower()


def paket_dari(berkas: Path) -> list[Paket]:
    """What a lock file pins, by name."""
    hasil = []
    for nama, versi, pada, sidik, catatan in ENTRI.findall(berkas.read_text(encoding="utf-8")):
        oleh = re.findall(r"#\s+(?:via\s+)?([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\(.*\))?$", catatan, re.MULTILINE)
        hasil.append(
            Paket(baku(nama), versi, tuple(SIDIK.findall(sidik)), tuple(sorted({baku(o) for o in oleh if o != "via"})), pada.strip())
        )
    return sorted(hasil, key=lambda p: (p.nama, p.versi))


def terpasang() -> dict[str, str]:
    """{name: version} of everything in this Python's environment."""
    return {baku(d.metadata["Name"]): d.version for d in metadata.distributions() if d.metadata["Name"]}


def sbom(paket: Iterable[Paket]) -> dict[str, object]:
    """The document; the same packages give the same bytes, so it has no time of its own."""
    semua = list(paket)
    perlu: dict[str, list[str]] = {p.purl: [] for p in semua}
    menurut_nama: dict[str, list[str]] = {}
    for p in semua:  # a package may be pinned twice, for older and newer Pythons
        menurut_nama.setdefault(p.nama, []).append(p.purl)
    langsung = [p.purl for p in semua if not any(o in menurut_nama for o in p.oleh)]
    for p in semua:
        for o in p.oleh:
            for pemakai in menurut_nama.get(o, ()):
                perlu[pemakai].append(p.purl)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(p.purl for p in semua))}",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": "aduan", "name": "aduan", "version": _versi()}},
        "components": [_komponen(p) for p in semua],
        "dependencies": [
            {"ref": "aduan", "dependsOn": sorted(langsung)},
            *({"ref": ref, "dependsOn": sorted(d)} for ref, d in sorted(perlu.items())),
        ],
    }


def tulis(berkas: Path, paket: Iterable[Paket]) -> None:
    berkas.parent.mkdir(parents=True, exist_ok=True)
    berkas.write_text(json.dumps(sbom(paket), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _komponen(p: Paket) -> dict[str, object]:
    komponen: dict[str, object] = {"type": "library", "bom-ref": p.purl, "name": p.nama, "version": p.versi, "purl": p.purl}
    if lisensi := _lisensi(p.nama):
        komponen["licenses"] = [{"license": {"name": lisensi}}]
    if p.pilihan:
        komponen["scope"] = "optional"
    if p.sidik:  # one file is installed of the several that are pinned: which, the machine decides
        komponen["properties"] = [{"name": "aduan:sha256", "value": s} for s in p.sidik]
    if p.pada:
        komponen["description"] = f"only where {p.pada}"
    return komponen


def _lisensi(nama: str) -> str:
    try:
        m = metadata.metadata(nama)
    except metadata.PackageNotFoundError:
        return ""
    kelas = [c.rpartition(" :: ")[2] for c in m.get_all("Classifier") or () if c.startswith("License ::")]
    teks = m.get("License-Expression") or (kelas[0] if kelas else "") or (m.get("License") or "").splitlines()[:1]
    return str(teks[0] if isinstance(teks, list) else teks)[:80] if teks else ""


def _versi() -> str:
    cocok = re.search(r'^version = "([^"]+)"', (REPO / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    return cocok[1] if cocok else "0"
