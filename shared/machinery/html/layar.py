"""A page as a typed context: a frozen dataclass names its template, and every value the template may use is a field of it."""

import sys
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, ClassVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shared.machinery.html import aset, bahasa

BERSAMA = Path(__file__).parent / "templates"


@dataclass(frozen=True, kw_only=True)
class Layar:
    """Subclass it beside a `templates` folder: `class Depan(Layar): templat: ClassVar = "depan.html"; kantor: list[Kantor]`."""

    templat: ClassVar[str]
    status: ClassVar[int] = 200

    def isi(self, **umum: Any) -> str:
        """The HTML; `umum` is what every page has: kunjungan, isian, tanda."""
        milik = {f.name: getattr(self, f.name) for f in fields(self)}
        room = Path(sys.modules[type(self).__module__].__file__ or "").parent
        return lingkungan(room).get_template(self.templat).render(**umum, **milik)


@cache
def lingkungan(room: Path) -> Environment:
    """A room's own templates first, then its service's, then those that all share."""
    env = Environment(
        loader=FileSystemLoader([room / "templates", room.parent / "templates", BERSAMA]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters |= bahasa.FILTER
    env.globals["aset"] = aset.alamat
    return env
