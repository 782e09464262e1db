"""Writes docs/rumah.md from the code: rooms, sizes, and who imports whom: `python -m ops.dokumen.rumah`."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

REPO = Path(__file__).parents[2]
BERKAS = REPO / "docs" / "rumah.md"
AKAR = ("shared", "services", "ops")
BERTINGKAT = ("shared/domain", "shared/machinery", "shared/acuan", "services")  # floors whose folders are rooms
BULAT = 100  # lines: a picture that changed with every line would be nobody's friend
PEMBUKA = """\
# Rumah

Halaman ini dibuat dari kode; jangan disunting, tetapi jalankan `python -m ops.dokumen.rumah`.
Baris dibulatkan ke ratusan terdekat; SQL dan templat ikut dihitung. Panah berarti "mengimpor".
"""


@dataclass
class Ruang:
    """One room: its files and lines, SQL and templates included; the rooms that it imports; what each module imports when it is loaded."""

    nama: str
    berkas: int = 0
    baris: int = 0
    ke: set[str] = field(default_factory=set)
    modul: dict[str, set[str]] = field(default_factory=dict)

    @property
    def lantai(self) -> str:
        """What the picture of the whole shows in its place."""
        bagian = self.nama.split("/")
        return bagian[0] if bagian[0] == "ops" else bagian[1]


def ruang_dari(path: Path) -> str:
    """The room of a file, given from the repository on."""
    bagian = path.parent.parts
    if bagian[0] == "ops":
        return "ops"
    dalam = 3 if "/".join(bagian[:2]) in BERTINGKAT or bagian[0] in BERTINGKAT else 2
    bagian = bagian[:dalam]
    # SQL and templates of a floor's own modules are no room of their own.
    return "/".join(bagian[:-1] if bagian[-1] in ("sql", "templates") else bagian)


def saat_dimuat(simpul: ast.AST) -> Iterator[ast.AST]:
    """What runs when a module is loaded: not what waits in a function, nor what is for the type checker alone."""
    yield simpul
    for anak in ast.iter_child_nodes(simpul):
        untuk_tipe = isinstance(anak, ast.If) and "TYPE_CHECKING" in ast.dump(anak.test)
        if not untuk_tipe and not isinstance(anak, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from saat_dimuat(anak)


def diimpor(simpul_simpul: Iterable[ast.AST], modul: str, paket: bool) -> Iterator[str]:
    """Names of what a module imports: `from a.b import c` may be the module a.b.c, or a name in a.b."""
    for simpul in simpul_simpul:
        if isinstance(simpul, ast.Import):
            yield from (satu.name for satu in simpul.names)
        elif isinstance(simpul, ast.ImportFrom):
            atas = modul.split(".")[: len(modul.split(".")) - simpul.level + paket] if simpul.level else []
            dari = ".".join([*atas, *([simpul.module] if simpul.module else [])])
            yield from (f"{dari}.{satu.name}" for satu in simpul.names)


@cache
def berkas_modul(nama: str) -> Path | None:
    """The file of our own that a name leads to, from the repository on."""
    bagian = nama.split(".")
    for n in range(len(bagian), 0, -1):
        dasar = Path(*bagian[:n])
        for calon in (dasar.with_suffix(".py"), dasar / "__init__.py"):
            if (REPO / calon).is_file():
                return calon
    return None


def berkas_berkas(nama: Iterable[str]) -> list[Path]:
    return [b for n in nama if n.split(".")[0] in AKAR and (b := berkas_modul(n)) is not None]


def baca() -> dict[str, Ruang]:
    """Every room by its name."""
    semua: dict[str, Ruang] = {}
    for akar in AKAR:
        for path in sorted((REPO / akar).rglob("*")):
            if path.suffix not in (".py", ".sql", ".html", ".typ"):
                continue
            isi, letak = path.read_text(encoding="utf-8"), path.relative_to(REPO)
            if not isi.strip() or letak.parent == Path(akar) != Path("ops"):
                continue
            ini = semua.setdefault(nama := ruang_dari(letak), Ruang(nama))
            ini.berkas, ini.baris = ini.berkas + 1, ini.baris + isi.count("\n")
            if path.suffix != ".py":
                continue
            paket = letak.name == "__init__.py"
            modul = ".".join((letak.parent if paket else letak.with_suffix("")).parts)
            pohon = ast.parse(isi)
            ini.ke |= {ruang_dari(b) for b in berkas_berkas(diimpor(ast.walk(pohon), modul, paket))} - {ini.nama}
            ini.modul[str(letak)] = {str(b) for b in berkas_berkas(diimpor(saat_dimuat(pohon), modul, paket))}
    return semua


def tercapai(panah: dict[str, set[str]], dari: str) -> set[str]:
    """Everything that is imported, however far."""
    sudah, antre = set[str](), [dari]
    while antre:
        antre += (baru := panah.get(antre.pop(), set()) - sudah)
        sudah |= baru
    return sudah


def lingkaran(panah: dict[str, set[str]]) -> list[list[str]]:
    """Groups that import one another round about; none is what we want."""
    jauh = {r: tercapai(panah, r) for r in panah}
    kelompok = {tuple(sorted(s for s in jauh[r] if r in jauh.get(s, set()))) for r in panah if r in jauh[r]}
    return [list(k) for k in sorted(kelompok)]


def diperas(panah: dict[str, set[str]]) -> dict[str, list[str]]:
    """Without the arrows that others imply, so that a picture can be read."""
    jauh = {r: tercapai(panah, r) for r in panah}

    def tersirat(a: str, b: str) -> bool:
        lewat = (c for c in panah[a] - {b} if b in jauh.get(c, set()) and a not in jauh.get(c, set()))
        return a not in jauh.get(b, set()) and any(c not in jauh.get(b, set()) for c in lewat)

    return {a: sorted(b for b in ke if not tersirat(a, b)) for a, ke in sorted(panah.items())}


def gambar(panah: dict[str, set[str]], arah: str = "TD") -> str:
    garis = [f"    {a} --> {b}" for a, semua in diperas(panah).items() for b in semua]
    lepas = [f"    {a}" for a in sorted(panah) if not panah[a] and not any(a in ke for ke in panah.values())]
    return "\n".join([f"```mermaid\nflowchart {arah}", *garis, *lepas, "```\n"])


def tabel(isi: list[Ruang]) -> str:
    baris = [f"| `{r.nama}` | {r.berkas} | {_bulat(r.baris)} | {', '.join(f'`{k}`' for k in sorted(r.ke)) or '—'} |" for r in isi]
    return "\n".join(["| Ruang | Berkas | Baris | Mengimpor |", "|---|--:|--:|---|", *baris, ""])


def teks(semua: dict[str, Ruang] | None = None) -> str:
    semua = baca() if semua is None else semua
    panah, lantai = {r.nama: r.ke for r in semua.values()}, defaultdict[str, list[Ruang]](list)
    for r in semua.values():
        lantai[r.lantai].append(r)
    antar = {n: {semua[k].lantai for r in isi for k in r.ke if k in semua} - {n} for n, isi in lantai.items()}
    tanpa_akar = {r: ke for r, ke in panah.items() if not (r.startswith("services/") and r.count("/") == 1)}
    modul = {m: ke for r in semua.values() for m, ke in r.modul.items()}
    bagian = [
        PEMBUKA,
        "## Seluruhnya\n",
        "Panah yang sudah tersirat oleh panah lain tidak digambar.\n",
        gambar(antar),
        f"Modul yang saling mengimpor, langsung atau berputar: {_sebut(lingkaran(modul))}.\n",
        f"Ruang (akar layanan, yang menyusun ruang-ruangnya, tidak dihitung): {_sebut(lingkaran(tanpa_akar))}.\n",
    ]
    for nama, isi in lantai.items():
        bagian.append(f"## {nama}\n")
        dalam = {r.nama: r.ke & {s.nama for s in isi} for r in isi}
        if any(dalam.values()):
            pendek = {r: r.split("/")[-1] for r in dalam}
            bagian.append(gambar({pendek[r]: {pendek[k] for k in ke} for r, ke in dalam.items()}, "LR"))
        bagian.append(tabel(isi))
    return "\n".join(bagian)


def _bulat(baris: int) -> str:
    return str(round(baris / BULAT) * BULAT) if baris >= BULAT / 2 else f"< {BULAT}"


def _sebut(kelompok: list[list[str]]) -> str:
    return "; ".join(" ↔ ".join(f"`{r}`" for r in k) for k in kelompok) or "tidak ada"


if __name__ == "__main__":
    BERKAS.write_text(teks(), encoding="utf-8")
