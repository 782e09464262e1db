"""What somebody typed into a form: kept word for word, loaded by its schema, with a sentence at each field that is wrong."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias, TypeVar

from marshmallow import RAISE, Schema, ValidationError, fields
from werkzeug.wrappers import Request

from shared.domain.teks import rapi
from shared.web.origin import FORM_FIELD
from shared.web.sentences import SCHEMA
from shared.web.typed import made

KEY_FIELD = "kunci_form"  # the field with the form's key: who sends it again does nothing again
T = TypeVar("T")
Messages: TypeAlias = "str | Sequence[Messages] | Mapping[str, Messages]"  # a schema's sentences, by field and place


@dataclass(frozen=True)
class Form:
    """`typed`: as typed; `errors`: field -> sentence; `general`: about no field; `kept`: what was sent before, and stays.

    `data`: what its schema made of it, None where something is wrong. `recalled`: nothing was sent just now, it stands here again.
    """

    typed: Mapping[str, str] = field(default_factory=dict)
    data: object = None
    errors: Mapping[str, str] = field(default_factory=dict)
    general: str = ""
    kept: Sequence[str] = ()
    recalled: bool = False

    @property
    def sent(self) -> bool:
        return bool(self.typed) and not self.recalled

    @property
    def has_errors(self) -> bool:
        return bool(self.errors or self.general)

    def value(self, name: str, kept: object = "") -> str:
        """What the field shows: what was typed just now, else what is kept."""
        if name in self.typed or self.sent:
            return self.typed.get(name, "")
        return "" if kept is None else str(kept)

    def with_below(self, name: str, text: str) -> "Form":
        """With this text under what was typed in the field; everything else as it was typed."""
        return self.replacing(typed={**self.typed, name: "\n\n".join(filter(None, (self.typed.get(name, "").rstrip(), text)))})

    def made(self, kind: type[T]) -> T:
        """What the schema made of it; only where nothing is wrong."""
        return made(self.data, kind)

    def replacing(
        self,
        *,
        typed: Mapping[str, str] | None = None,
        errors: Mapping[str, str] | None = None,
        general: str | None = None,
        kept: Sequence[str] | None = None,
    ) -> "Form":
        """The same with what is given here in its place."""
        return replace(
            self,
            typed=self.typed if typed is None else typed,
            errors=self.errors if errors is None else errors,
            general=self.general if general is None else general,
            kept=self.kept if kept is None else kept,
        )


def read_form(request: Request) -> Form:
    """The form as typed, lines as the person wrote them; token and key left out."""
    return Form({name: value.replace("\r\n", "\n") for name, value in request.form.items() if name not in (FORM_FIELD, KEY_FIELD)})


def load_form(form: Form, schema: type[Schema]) -> Form:
    """Loaded; a field left empty is a field not sent, unknown fields are refused.

    Checkboxes that make up a list are named `<field>-<value>`.
    """
    known = schema().fields
    lists = {name for name, field in known.items() if isinstance(field, fields.List)}
    filled = {name: value for name, value in form.typed.items() if rapi(value) and name in known.keys() - lists}
    unknown = form.typed.keys() - (known.keys() - lists)
    chosen: defaultdict[str, list[str]] = defaultdict(list)
    for name in [n for n in unknown if n.partition("-")[1] and n.partition("-")[0] in lists]:
        chosen[name.partition("-")[0]].append(name.partition("-")[2])
        unknown -= {name}
    if unknown:
        return form.replacing(general=SCHEMA["unknown"])
    try:
        return replace(form, data=schema(unknown=RAISE).load({**filled, **chosen}))
    except ValidationError as e:
        messages = e.normalized_messages()
        ordered = [name for name in schema().fields if name in messages]
        general = " ".join(messages.get("_schema", []))
        return form.replacing(errors={name: _first(messages[name]) for name in ordered}, general=general)


def _first(messages: Messages) -> str:
    """The first sentence of a field, however deep."""
    while not isinstance(messages, str):
        messages = next(iter(messages.values() if isinstance(messages, Mapping) else messages))
    return messages
