"""Blocks by query file."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from shared.machinery.settings import REPO
from tests.support.pernyataan import Rencana, blok, didengar

TEMPAT = ("shared", "services", "ops")
BERENCANA = ("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "WITH", "DECLARE", "VALUES")


@cache
def berkas_kueri() -> dict[str, str]:
    """Every query file by its first line, which says why it exists and so is its own; as far as it stays the same when it is filled in."""
    semua: dict[str, str] = {}
    for berkas in sorted(b for tempat in TEMPAT for b in (REPO / tempat).glob("**/sql/*.sql")):
        baris = berkas.read_text(encoding="utf-8").splitlines()[0].replace("%%", "%").partition("{")[0].partition("%(")[0]
        assert baris.startswith("-- ") and baris not in semua, f"{berkas}: its first line must say why it exists, as no other's does"
        semua[baris] = str(berkas.relative_to(REPO))
    return semua


@cache
def tanpa_rencana() -> frozenset[str]:
    """Files of statements that PostgreSQL plans nothing for (LOCK, COPY … FROM, CREATE), so that nothing is told of them."""
    return frozenset(nama for nama in berkas_kueri().values() if not _isi(nama).startswith(BERENCANA))


def _isi(nama: str) -> str:
    baris = (REPO / nama).read_text(encoding="utf-8").splitlines()
    return " ".join(satu for satu in baris if not satu.startswith("--")).lstrip()


@dataclass(frozen=True, slots=True)
class Jalan:
    """One run of a statement: shared blocks hit and read by its plan, and how many rows it gave, wrote or touched."""

    blok: int
    baris: int


@dataclass
class Pengukur:
    """What ran while it listened, by query file; what stands in no file, by its first words."""

    jalan: dict[str, list[Jalan]] = field(default_factory=lambda: defaultdict(list))

    def dengar(self, rencana: Rencana) -> None:
        satu = Jalan(blok(rencana), _baris(rencana["Plan"]))
        for nama in _nama(rencana["Query Text"]):
            self.jalan[nama].append(satu)

    @contextmanager
    def pasang(self) -> Iterator["Pengukur"]:
        with didengar(self.dengar):
            yield self


def _baris(plan: dict[str, Any]) -> int:
    baris, simpul = plan["Actual Rows"], plan
    while simpul["Node Type"] in ("ModifyTable", "LockRows", "Limit", "Sort") and simpul.get("Plans"):
        simpul = simpul["Plans"][0]
        baris = max(baris, simpul["Actual Rows"]) if plan["Node Type"] == "ModifyTable" else baris
    return int(baris)


@cache
def _nama(teks: str) -> tuple[str, ...]:
    """The files whose text this is, or is put together of."""
    berkas = berkas_kueri()
    baris = [satu[satu.find("-- ") :] for satu in teks.splitlines() if "-- " in satu]  # behind a cursor's declaration, too
    dari = tuple(berkas[x] for x in baris if x in berkas) or tuple(berkas[x] for x in berkas for y in baris[:1] if y.startswith(x))
    return dari or (" ".join(teks.split())[:90],)
