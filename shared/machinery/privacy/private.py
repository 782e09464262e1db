"""A text about a person that does not show itself in tracebacks, logs or the repr of what holds it."""


class Private(str):
    """A `str` in every respect but its repr; `str(...)`, formatting and templates give the text."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<pribadi>"
