"""A page as a typed context: a frozen dataclass names its template, and every value the template may use is a field of it."""

import sys
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import ClassVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from shared.machinery.html import assets, language

SHARED = Path(__file__).parent / "templates"


@dataclass(frozen=True, kw_only=True)
class Screen:
    """Subclass it beside a `templates` folder: `class Depan(Screen): template: ClassVar = "depan.html"; kantor: list[Kantor]`."""

    template: ClassVar[str]
    status: ClassVar[int] = 200

    def render(self, **common: object) -> str:
        """The HTML; `common` is what every page has: visit, form, form_token."""
        own = {f.name: getattr(self, f.name) for f in fields(self)}
        room = Path(sys.modules[type(self).__module__].__file__ or "").parent
        return environment(room).get_template(self.template).render(**common, **own)


@cache
def environment(room: Path) -> Environment:
    """A room's own templates first, then its service's, then those that all share."""
    env = Environment(
        loader=FileSystemLoader([room / "templates", room.parent / "templates", SHARED]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters |= language.FILTER
    env.globals["aset"] = assets.asset_url
    return env
