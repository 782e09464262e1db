"""A page as a typed context: a frozen dataclass names its template, and every value the template may use is a field of it."""

import sys
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import CodeType
from typing import ClassVar

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

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
        return environment(self.room()).get_template(self.template).render(**common, **own)

    @classmethod
    def room(cls) -> Path:
        """The folder of the module that it is written in."""
        return Path(sys.modules[cls.__module__].__file__ or "").parent


class _Compiled(BytecodeCache):
    """What several rooms share is compiled once, not once a room."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        checksum, code = self._code.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()


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
        bytecode_cache=_COMPILED,
    )
    env.filters |= language.FILTER
    env.globals["aset"] = assets.asset_url
    return env
