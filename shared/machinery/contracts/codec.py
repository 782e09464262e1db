"""Events to data and back, compiled once per dataclass from its type hints: the hot path, without marshmallow.

An optional field without a value is left out; `null` is read the same. What the contracts in `kontrak` promise is
exactly what is written here (tests/contracts).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_type_hints
from uuid import UUID

from shared.domain.aduan.kejadian import KEJADIAN, Kejadian, Pelaku, Tersandi
from shared.domain.akun.kejadian import KEJADIAN_AKUN
from shared.domain.aturan.kejadian import KEJADIAN_ATURAN
from shared.machinery.contracts.errors import NotEncrypted, UnknownVersion, Unreadable
from shared.machinery.contracts.unknown import UNKNOWN_ACTOR, KejadianTakDikenal
from shared.machinery.contracts.upcasts import UPCASTS, Upcast
from shared.machinery.contracts.values import Json, is_ciphertext, read_time, read_uuid, write_time, write_uuid

URN = "urn:aduan:kejadian:"
ENVELOPE_FIELDS = frozenset({"aduan_id", "wilayah", "pada"})  # fields that the envelope carries, not `data`

Write = Callable[[Any], object]  # of the one type that a field's hint names
Read = Callable[[Any], object]
T = TypeVar("T")


def bare_type(hint: Any) -> tuple[Any, bool]:
    """The type without `| None`, and whether there was one."""
    inti = [t for t in get_args(hint) if t is not NoneType]
    return (inti[0], True) if len(inti) == 1 and NoneType in get_args(hint) else (hint, False)


def _writer(inti: Any, isian: str, tipe: str) -> Write | None:
    if inti is UUID:
        return write_uuid
    if inti is datetime:
        return write_time
    if inti is date:
        return date.isoformat
    if inti is Tersandi:

        def tulis_tersandi(teks: str) -> str:
            if not is_ciphertext(teks):
                raise NotEncrypted(isian=isian, tipe=tipe)
            return teks

        return tulis_tersandi
    return writer(inti) if isinstance(inti, type) and is_dataclass(inti) else None


def _reader(inti: Any) -> Read | None:
    if inti is UUID:
        return read_uuid
    if inti is datetime:
        return read_time
    if inti is date:
        return date.fromisoformat
    return reader(inti) if isinstance(inti, type) and is_dataclass(inti) else None


def writer(kelas: type[Any], tanpa: frozenset[str] = frozenset()) -> Callable[[object], Json]:
    """A function that writes an instance of the dataclass as JSON-ready data."""
    hints = get_type_hints(kelas)
    rencana = [(f.name, _writer(bare_type(hints[f.name])[0], f.name, kelas.__name__)) for f in fields(kelas) if f.name not in tanpa]

    def tulis(objek: object) -> Json:
        data: Json = {}
        for nama, ubah in rencana:
            nilai = getattr(objek, nama)
            if nilai is not None:
                data[nama] = nilai if ubah is None else ubah(nilai)
        return data

    return tulis


def reader(kelas: type[T], tanpa: frozenset[str] = frozenset()) -> Callable[..., T]:
    """A function that makes an instance of the dataclass from data; unknown fields are passed over, a missing one is a KeyError."""
    hints = get_type_hints(kelas)
    rencana = []
    for f in fields(cast(Any, kelas)):
        if f.name not in tanpa:
            inti, boleh_kosong = bare_type(hints[f.name])
            rencana.append((f.name, _reader(inti), boleh_kosong))

    def baca(data: Json, **amplop: Any) -> T:
        for nama, ubah, boleh_kosong in rencana:
            nilai = data.get(nama) if boleh_kosong else data[nama]
            amplop[nama] = nilai if ubah is None or nilai is None else ubah(nilai)
        return kelas(**amplop)

    return baca


class Codec:
    """Writes today's version of each type in `kejadian`, and reads every version there ever was."""

    def __init__(self, kejadian: Mapping[str, type[Kejadian]], naikkan: Mapping[str, Sequence[Upcast]]) -> None:
        self._versions = {tipe: 1 + len(naikkan.get(tipe, ())) for tipe in kejadian}
        self._schemas = {tipe: f"{URN}{tipe}:{versi}" for tipe, versi in self._versions.items()}
        self._writers = {kelas: writer(kelas, ENVELOPE_FIELDS) for kelas in kejadian.values()}
        self._readers = {
            f"{URN}{tipe}:{versi}": (reader(kelas, ENVELOPE_FIELDS), tuple(naikkan.get(tipe, ())[versi - 1 :]))
            for tipe, kelas in kejadian.items()
            for versi in range(1, self._versions[tipe] + 1)
        }

    def versi(self, tipe: str) -> int:
        """Today's version of a type."""
        return self._versions[tipe]

    def dataschema(self, tipe: str) -> str:
        """The name of today's contract, as "urn:aduan:kejadian:AduanDiterima:1"."""
        return self._schemas[tipe]

    def to_data(self, e: Kejadian) -> Json:
        """What the envelope does not carry, JSON-ready. NotEncrypted for a clear text where ciphertext belongs."""
        return self._writers[type(e)](e)

    def from_cloudevent(self, ce: Json) -> Kejadian:
        """The event, translated to today's version; KejadianTakDikenal for an unknown type.

        UnknownVersion for a newer version of a known type, Unreadable when a required field is missing or malformed.
        """
        try:
            cara = self._readers.get(ce["dataschema"])
            if cara is None:
                return self._unknown(ce)
            baca, naikkan = cara
            data = ce["data"]
            for ubah in naikkan:
                data = ubah(data)
            return baca(data, aduan_id=UUID(ce["subject"]), wilayah=ce["wilayah"], pada=read_time(ce["time"]))
        except KeyError as e:
            sebab = f"{e.args[0]} tidak ada"
        except (TypeError, ValueError, AttributeError):
            sebab = "isiannya tidak sah"  # raised below: the error at hand may quote data
        raise Unreadable(apa="Kejadian", sebab=sebab)

    def _unknown(self, ce: Json) -> Kejadian:
        tipe, skema = ce["type"], ce["dataschema"]
        versi = skema.removeprefix(f"{URN}{tipe}:")
        if tipe in self._versions:
            if versi.isdecimal() and int(versi) > self._versions[tipe]:
                raise UnknownVersion(tipe=tipe, versi=versi, terbaru=self._versions[tipe])
            raise ValueError("dataschema")
        data = ce["data"]
        oleh = _read_actor(data["oleh"]) if isinstance(data.get("oleh"), dict) else UNKNOWN_ACTOR
        return KejadianTakDikenal(
            aduan_id=UUID(ce["subject"]), wilayah=ce["wilayah"], pada=read_time(ce["time"]), oleh=oleh,
            tipe=tipe, dataschema=skema, data=data,
        )  # fmt: skip


_read_actor = reader(Pelaku)
EVENTS: Mapping[str, type[Kejadian]] = KEJADIAN | KEJADIAN_ATURAN | KEJADIAN_AKUN
_codec = Codec(EVENTS, UPCASTS)
version_of = _codec.versi
dataschema = _codec.dataschema
to_data = _codec.to_data
from_cloudevent = _codec.from_cloudevent
