"""Events to data and back, compiled once per dataclass from its type hints: the hot path, without marshmallow.

An optional field without a value is left out; `null` is read the same. What the contracts in `kontrak` promise is
exactly what is written here (tests/contracts).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from json.encoder import encode_basestring
from types import NoneType
from typing import TypeVar, cast, get_args, get_type_hints
from uuid import UUID

from shared.domain.aduan.kejadian import KEJADIAN, Kejadian, Pelaku, Tersandi
from shared.domain.aduan.penomoran import KEJADIAN_NOMOR
from shared.domain.akun.kejadian import KEJADIAN_AKUN
from shared.domain.aturan.kejadian import KEJADIAN_ATURAN
from shared.machinery.contracts.errors import NotEncrypted, UnknownVersion, Unreadable
from shared.machinery.contracts.unknown import UNKNOWN_ACTOR, KejadianTakDikenal
from shared.machinery.contracts.upcasts import UPCASTS, Upcast
from shared.machinery.contracts.values import Json, canonical, is_ciphertext, read_time, read_uuid, write_time

URN = "urn:aduan:kejadian:"
ENVELOPE_FIELDS = frozenset({"aduan_id", "wilayah", "pada"})  # fields that the envelope carries, not `data`

Write = Callable[..., str]  # of the one type that a field's hint names
Read = Callable[..., object]
T = TypeVar("T")


def bare_type(hint: object) -> tuple[object, bool]:
    """The type without `| None`, and whether there was one."""
    bare = [t for t in get_args(hint) if t is not NoneType]
    return (bare[0], True) if len(bare) == 1 and NoneType in get_args(hint) else (hint, False)


def _writer(bare: object, field: str, type_: str) -> Write:
    """Writes one value of this type as RFC 8785 text."""
    if bare is str:
        return encode_basestring
    if bare is bool:
        return {False: "false", True: "true"}.__getitem__
    if bare is UUID:
        return lambda value: f'"{UUID.__str__(value)}"'
    if bare is datetime:
        return lambda value: f'"{write_time(value)}"'
    if bare is date:
        return lambda value: f'"{value.isoformat()}"'
    if bare is Tersandi:

        def write_ciphertext(text: str) -> str:
            if not is_ciphertext(text):
                raise NotEncrypted(field=field, type_=type_)
            return encode_basestring(text)

        return write_ciphertext
    return writer(bare) if isinstance(bare, type) and is_dataclass(bare) else canonical


def _reader(bare: object) -> Read | None:
    if bare is UUID:
        return read_uuid
    if bare is datetime:
        return read_time
    if bare is date:
        return date.fromisoformat
    return reader(bare) if isinstance(bare, type) and is_dataclass(bare) else None


def writer(cls: type, without: frozenset[str] = frozenset()) -> Callable[[object], str]:
    """A function that writes an instance of the dataclass as RFC 8785 text: its fields stand in the order of their names from here on."""
    hints = get_type_hints(cls)
    named = sorted(f.name for f in fields(cls) if f.name not in without)
    plan = [(name, f'"{name}":', _writer(bare_type(hints[name])[0], name, cls.__name__)) for name in named]

    def write(instance: object) -> str:
        parts = []
        for name, key, convert in plan:
            value = getattr(instance, name)
            if value is not None:
                parts.append(key + convert(value))
        return "{" + ",".join(parts) + "}"

    return write


def reader(cls: type[T], without: frozenset[str] = frozenset()) -> Callable[..., T]:
    """A function that makes an instance of the dataclass from data; unknown fields are passed over, a missing one is a KeyError."""
    hints = get_type_hints(cls)
    plan = []
    for f in fields(cast(type, cls)):
        if f.name not in without:
            bare, optional = bare_type(hints[f.name])
            plan.append((f.name, _reader(bare), optional))

    def read(data: Json, **envelope: object) -> T:
        for name, convert, optional in plan:
            value = data.get(name) if optional else data[name]
            envelope[name] = value if convert is None or value is None else convert(value)
        return cls(**envelope)

    return read


class Codec:
    """Writes today's version of each type in `events`, and reads every version there ever was."""

    def __init__(self, events: Mapping[str, type[Kejadian]], upcasts: Mapping[str, Sequence[Upcast]]) -> None:
        self._versions = {type_: 1 + len(upcasts.get(type_, ())) for type_ in events}
        self._schemas = {type_: f"{URN}{type_}:{version}" for type_, version in self._versions.items()}
        self._writers = {cls: writer(cls, ENVELOPE_FIELDS) for cls in events.values()}
        self._readers = {
            f"{URN}{type_}:{version}": (reader(cls, ENVELOPE_FIELDS), tuple(upcasts.get(type_, ())[version - 1 :]))
            for type_, cls in events.items()
            for version in range(1, self._versions[type_] + 1)
        }

    def version(self, type_: str) -> int:
        """Today's version of a type."""
        return self._versions[type_]

    def dataschema(self, type_: str) -> str:
        """The name of today's contract, as "urn:aduan:kejadian:AduanDiterima:1"."""
        return self._schemas[type_]

    def to_text(self, e: Kejadian) -> str:
        """What the envelope does not carry, in RFC 8785 form. NotEncrypted for a clear text where ciphertext belongs."""
        return self._writers[type(e)](e)

    def from_cloudevent(self, ce: Json) -> Kejadian:
        """The event, translated to today's version; KejadianTakDikenal for an unknown type.

        UnknownVersion for a newer version of a known type, Unreadable when a required field is missing or malformed.
        """
        try:
            known = self._readers.get(ce["dataschema"])
            if known is None:
                return self._unknown(ce)
            read, upcasts = known
            data = ce["data"]
            for convert in upcasts:
                data = convert(data)
            return read(data, aduan_id=UUID(ce["subject"]), wilayah=ce["wilayah"], pada=read_time(ce["time"]))
        except KeyError as e:
            why = f"{e.args[0]} tidak ada"
        except (TypeError, ValueError, AttributeError):
            why = "isiannya tidak sah"  # raised below: the error at hand may quote data
        raise Unreadable(what="Kejadian", why=why)

    def _unknown(self, ce: Json) -> Kejadian:
        type_, schema = ce["type"], ce["dataschema"]
        version = schema.removeprefix(f"{URN}{type_}:")
        if type_ in self._versions:
            if version.isdecimal() and int(version) > self._versions[type_]:
                raise UnknownVersion(type_=type_, version=version, newest=self._versions[type_])
            raise ValueError("dataschema")
        data = ce["data"]
        actor = _read_actor(data["oleh"]) if isinstance(data.get("oleh"), dict) else UNKNOWN_ACTOR
        return KejadianTakDikenal(
            aduan_id=UUID(ce["subject"]), wilayah=ce["wilayah"], pada=read_time(ce["time"]), oleh=actor,
            tipe=type_, dataschema=schema, data=data,
        )  # fmt: skip


_read_actor = reader(Pelaku)
EVENTS: Mapping[str, type[Kejadian]] = KEJADIAN | KEJADIAN_ATURAN | KEJADIAN_NOMOR | KEJADIAN_AKUN
_codec = Codec(EVENTS, UPCASTS)
version_of = _codec.version
dataschema = _codec.dataschema
to_text = _codec.to_text
from_cloudevent = _codec.from_cloudevent
