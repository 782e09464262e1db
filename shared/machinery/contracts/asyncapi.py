"""The AsyncAPI 3.0 document: what is published on the exchange, for those who subscribe."""

from shared.machinery.contracts.json_schema import ENVELOPE, OFFICE, data_schema, message_schema
from shared.machinery.contracts.schemas import CONTRACTS, SOURCES
from shared.machinery.contracts.values import Json

EXCHANGE = "aduan"
CONTENT_TYPE = "application/cloudevents+json"
INTRO = """\
Setiap kejadian pada sebuah aduan diumumkan sebagai CloudEvent 1.0 (JSON terstruktur) pada exchange topik `aduan` dengan kunci
`<kode wilayah>.<tipe>`, misalnya `33.13.17.AduanDiterima`. Inspektorat kabupaten mengikat `33.13.#`, sebuah kantor `33.13.17.#`.
Kejadian akun warga (`AkunDibuat`, `MasukBerhasil` …) berkunci `akun.<kode>.<tipe>`: tidak termasuk di dalam keduanya.

Pesan diantar paling sedikit sekali, menurut urutan buku besar: kenali pengulangan dari `id` atau `position`.
Abaikan isian dan tipe yang tidak dikenal. Versi yang sudah terbit tidak pernah berubah; `dataschema` menyebut versinya.

Rantai buku besar dapat diperiksa sendiri: daun(n) = SHA-256(0x00 ‖ bentuk RFC 8785 dari CloudEvent tanpa `position` dan `hash`),
hash(n) = SHA-256(hash(n-1) ‖ daun(n)), hash(0) = 32 bait nol. Aliran HTTP memuat semua nomor: kejadian di luar wilayah pembaca, dan
kejadian akun warga bagi siapa pun selain admin kabupaten, hanya sebagai `position`, `leaf` (daun(n)) dan `hash`.
Nama, kontak dan teks bebas hanya ada dalam bentuk tersandi.
Setiap kejadian membawa `acak`, 128 bit acak miliknya sendiri: siapa yang hanya memegang daunnya tidak dapat menebak isinya.\
"""


def _ref(*path: str) -> Json:
    return {"$ref": "#/" + "/".join(path)}


def _channel(type_: str, names: list[str]) -> Json:
    return {
        "address": f"{{wilayah}}.{type_}",
        "parameters": {"wilayah": _ref("components", "parameters", "wilayah")},
        "messages": {name: _ref("components", "messages", name) for name in names},
        "bindings": {
            "amqp": {
                "is": "routingKey",
                "exchange": {"name": EXCHANGE, "type": "topic", "durable": True, "autoDelete": False},
                "bindingVersion": "0.3.0",
            }
        },
    }


def _message(type_: str, version: int) -> Json:
    data = _ref("components", "schemas", f"{type_}.v{version}")
    services = [source.removeprefix("/") for source, classes in SOURCES.items() if CONTRACTS[type_, version] in classes]
    return {
        "name": type_,
        "title": f"{type_} versi {version}",
        "summary": data_schema(type_, version)["description"],
        "contentType": CONTENT_TYPE,
        "tags": [{"name": name} for name in services],
        "payload": {"allOf": [_ref("components", "schemas", "CloudEvent"), message_schema(type_, version, data)]},
    }


def asyncapi() -> Json:
    """The document, JSON-ready; the same for the same contracts."""
    versions: dict[str, list[int]] = {}
    for type_, version in CONTRACTS:
        versions.setdefault(type_, []).append(version)
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Kejadian Aduan", "version": "1", "description": INTRO},
        "defaultContentType": CONTENT_TYPE,
        "channels": {type_: _channel(type_, [f"{type_}.v{v}" for v in version]) for type_, version in versions.items()},
        "operations": {f"umumkan{type_}": {"action": "send", "channel": _ref("channels", type_)} for type_ in versions},
        "components": {
            "parameters": {"wilayah": {"description": f"Kode wilayah kantor, bentuk {OFFICE}", "examples": ["33.13.17", "akun.33.13.17"]}},
            "messages": {f"{type_}.v{version}": _message(type_, version) for type_, version in CONTRACTS},
            "schemas": {"CloudEvent": ENVELOPE} | {f"{type_}.v{version}": data_schema(type_, version) for type_, version in CONTRACTS},
        },
    }
