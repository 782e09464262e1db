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


def _ref(*jalan: str) -> Json:
    return {"$ref": "#/" + "/".join(jalan)}


def _channel(tipe: str, pesan: list[str]) -> Json:
    return {
        "address": f"{{wilayah}}.{tipe}",
        "parameters": {"wilayah": _ref("components", "parameters", "wilayah")},
        "messages": {nama: _ref("components", "messages", nama) for nama in pesan},
        "bindings": {
            "amqp": {
                "is": "routingKey",
                "exchange": {"name": EXCHANGE, "type": "topic", "durable": True, "autoDelete": False},
                "bindingVersion": "0.3.0",
            }
        },
    }


def _message(tipe: str, versi: int) -> Json:
    data = _ref("components", "schemas", f"{tipe}.v{versi}")
    layanan = [sumber.removeprefix("/") for sumber, kelas in SOURCES.items() if CONTRACTS[tipe, versi] in kelas]
    return {
        "name": tipe,
        "title": f"{tipe} versi {versi}",
        "summary": data_schema(tipe, versi)["description"],
        "contentType": CONTENT_TYPE,
        "tags": [{"name": nama} for nama in layanan],
        "payload": {"allOf": [_ref("components", "schemas", "CloudEvent"), message_schema(tipe, versi, data)]},
    }


def asyncapi() -> Json:
    """The document, JSON-ready; the same for the same contracts."""
    versi_per_tipe: dict[str, list[int]] = {}
    for tipe, versi in CONTRACTS:
        versi_per_tipe.setdefault(tipe, []).append(versi)
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Kejadian Aduan", "version": "1", "description": INTRO},
        "defaultContentType": CONTENT_TYPE,
        "channels": {tipe: _channel(tipe, [f"{tipe}.v{v}" for v in versi]) for tipe, versi in versi_per_tipe.items()},
        "operations": {f"umumkan{tipe}": {"action": "send", "channel": _ref("channels", tipe)} for tipe in versi_per_tipe},
        "components": {
            "parameters": {"wilayah": {"description": f"Kode wilayah kantor, bentuk {OFFICE}", "examples": ["33.13.17", "akun.33.13.17"]}},
            "messages": {f"{tipe}.v{versi}": _message(tipe, versi) for tipe, versi in CONTRACTS},
            "schemas": {"CloudEvent": ENVELOPE} | {f"{tipe}.v{versi}": data_schema(tipe, versi) for tipe, versi in CONTRACTS},
        },
    }
