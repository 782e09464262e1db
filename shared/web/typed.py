"""Schemas whose loaded value is a typed request and not a bag of names."""

from collections.abc import Mapping
from typing import Any, ClassVar

from marshmallow import Schema, post_load


class Typed(Schema):
    """What it loads becomes the dataclass `makes`, field by field."""

    makes: ClassVar[type]

    @post_load
    def make(self, data: Mapping[str, Any], **_: Any) -> Any:
        return self.makes(**data)
