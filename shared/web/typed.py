"""Schemas whose loaded value is a typed request and not a bag of names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar, cast, get_origin

from marshmallow import Schema, post_load

from shared.web.fields import Versi

T = TypeVar("T")


def made(value: object, kind: type[T]) -> T:
    """What a schema made, as the one kind that it makes."""
    assert isinstance(value, get_origin(kind) or kind), "another schema's"
    return cast(T, value)


class Typed(Schema):
    """What it loads becomes what `makes` makes of it, field by field: a dataclass, or a function with the fields' names."""

    makes: ClassVar[Callable[..., object]]

    @post_load
    def make(self, data: Mapping[str, object], **_: object) -> object:
        return self.makes(**data)


@dataclass(frozen=True, slots=True)
class Versioned(Generic[T]):
    """`asked`: what is asked for; `version`: as of which version of the complaint they saw what they decide about."""

    version: int
    asked: T


class VersionedForm(Typed):
    """A form about a complaint; it becomes `Versioned`."""

    versi = Versi()

    @post_load
    def make(self, data: Mapping[str, object], **_: object) -> Versioned[object]:
        version = data["versi"]
        assert isinstance(version, int)
        return Versioned(version, self.makes(**{name: value for name, value in data.items() if name != "versi"}))
