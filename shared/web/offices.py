"""Choosing an office without seeing all of them: a name that is typed, or the region first.

A deployment of one district lists its offices at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from shared.acuan.kantor import DaftarKantor, Kantor
from shared.acuan.kantor.daftar import DITEMUKAN, Daerah
from shared.acuan.kantor.kode import KABUPATEN
from shared.web.visit import Visit

LONGEST = 100  # letters of a name that somebody looks for


@dataclass(frozen=True, slots=True)
class Chooser:
    """`place`: the region that is looked into, None at the beginning; `above`: those it lies in, the widest first; `regions`: where to look
    next; `offices`: each with its district's name, "" where that goes without saying; `more`: there are more than are shown."""

    sought: str
    place: Daerah | None
    above: Sequence[Daerah]
    regions: Sequence[Daerah]
    offices: Sequence[tuple[Kantor, str]]
    more: bool = False


def choose_office(kantor: DaftarKantor, visit: Visit) -> Chooser:
    """As the address asks: ?cari=name, ?wilayah=region."""
    sought, root = visit.request.args.get("cari", "").strip()[:LONGEST], kantor.akar()
    if root.count(".") == KABUPATEN:
        offices = [k for k in kantor.di(root) if sought.casefold() in k.nama.casefold()]
        return Chooser(sought, None, (), (), [(k, "") for k in offices])
    if sought:
        found = kantor.cari(sought)
        return Chooser(sought, None, (), (), found[:DITEMUKAN], more=len(found) > DITEMUKAN)
    way = _way(kantor, root, visit.request.args.get("wilayah", ""))
    place = way[-1] if way else None
    if place is not None and place.kode.count(".") == KABUPATEN:
        return Chooser("", place, way[:-1], (), [(k, "") for k in kantor.di(place.kode)])
    return Chooser("", place, way[:-1], kantor.daerah(place.kode if place else root), ())


def _way(kantor: DaftarKantor, root: str, code: str) -> list[Daerah]:
    """From the root to the region that was asked for, as far as there are any."""
    way: list[Daerah] = []
    for end in (2, 5):
        if end > len(root) and len(code) >= end:
            found = next((d for d in kantor.daerah(way[-1].kode if way else root) if d.kode == code[:end]), None)
            if found is None:
                break
            way.append(found)
    return way
