"""JSON Schemas of the contracts and of the CloudEvents that carry them, by apispec's marshmallow converter."""

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema

from shared.machinery.contracts.codec import URN
from shared.machinery.contracts.schemas import CONTRACTS
from shared.machinery.contracts.values import Json

# OpenAPI 3.1's schemas are JSON Schema; nested ones are written in place, so that each document stands alone.
_plugin = MarshmallowPlugin(schema_name_resolver=lambda schema: "")
APISpec("aduan", "1", "3.1.0", plugins=[_plugin])
assert _plugin.converter is not None  # made when the plugin met its document
_converter = _plugin.converter

OFFICE = r"^(akun\.)?[0-9]{2}(\.[0-9]{2}){0,2}$"
DIGEST_PATTERN = "^[0-9a-f]{64}$"


def json_schema(contract: type[Schema]) -> Json:
    """The JSON Schema of a marshmallow class; unknown fields are allowed when the class passes over them."""
    schema: Json = _converter.schema2jsonschema(contract())
    if contract.__doc__:
        schema["description"] = " ".join(contract.__doc__.split())
    return schema


def data_schema(type_: str, version: int) -> Json:
    """The JSON Schema of an event's `data`."""
    return json_schema(CONTRACTS[type_, version])


def _text(about: str, **more: object) -> Json:
    return {"type": "string", "description": about, **more}


ENVELOPE = {
    "type": "object",
    "description": "Yang sama pada setiap pesan.",
    "required": [
        "acak", "correlationid", "data", "datacontenttype", "dataschema", "hash", "id", "position", "sequence", "source",
        "specversion", "subject", "time", "type", "wilayah",
    ],
    "properties": {
        "specversion": {"const": "1.0"},
        "id": _text("Pengenal kejadian; pesan yang terulang membawa id yang sama", format="uuid"),
        "source": _text("Layanan yang mencatatnya, misalnya /intake", format="uri-reference"),
        "type": _text("Nama kejadian"),
        "subject": _text("Pengenal aduan", format="uuid"),
        "time": _text("Kapan terjadi: UTC dengan enam angka di belakang detik", format="date-time"),
        "datacontenttype": {"const": "application/json"},
        "dataschema": _text("Nama dan versi kontrak dari data", format="uri"),
        "acak": _text("128 bit acak milik kejadian ini saja: daunnya tidak membocorkan isinya", pattern="^[0-9a-f]{32}$"),
        "wilayah": _text("Kode kantor, misalnya 33.13.17; akun warga berdiri di ranahnya sendiri: akun.33.13.17", pattern=OFFICE),
        "sequence": {"type": "integer", "minimum": 1, "description": "Versi dalam aliran aduan ini"},
        "position": {"type": "integer", "minimum": 1, "description": "Nomor dalam buku besar, tanpa celah"},
        "hash": _text("Rantai buku besar sampai nomor ini, SHA-256 heksadesimal", pattern=DIGEST_PATTERN),
        "correlationid": _text("Permintaan yang memulainya", format="uuid"),
        "causationid": _text("Kejadian yang menyebabkannya", format="uuid"),
        "data": {"type": "object"},
    },
}  # fmt: skip


def message_schema(type_: str, version: int, data: Json) -> Json:
    """What a message of this type and version adds to `ENVELOPE`; `data` is the schema of its data, or a reference to it."""
    return {"properties": {"type": {"const": type_}, "dataschema": {"const": f"{URN}{type_}:{version}"}, "data": data}}
