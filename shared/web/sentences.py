"""Marshmallow's own sentences in the words of those who read them: set once, on its classes, where every schema takes them from.

A field or validator with a sentence of its own keeps it.
"""

from marshmallow import Schema, fields, validate

FIELDS: dict[type[fields.Field], dict[str, str]] = {
    fields.Field: {"required": "Harus diisi.", "null": "Harus diisi.", "validator_failed": "Isian ini tidak sah."},
    fields.Nested: {"type": "Harus berupa objek."},
    fields.List: {"invalid": "Harus berupa daftar."},
    fields.String: {"invalid": "Harus berupa teks.", "invalid_utf8": "Berisi huruf yang tidak dapat disimpan."},
    fields.UUID: {"invalid_uuid": "Tulis id yang benar."},
    fields.Number: {"invalid": "Tulis sebuah bilangan.", "too_large": "Bilangan ini terlalu besar."},
    fields.Integer: {"invalid": "Tulis bilangan bulat."},
    fields.Float: {"special": "Tulis sebuah bilangan."},
    fields.Boolean: {"invalid": "Isi true atau false."},
    fields.DateTime: {"invalid": "Tulis waktu ISO 8601.", "format": "Tulis waktu ISO 8601."},
    fields.AwareDateTime: {"invalid_awareness": "Waktu harus dengan selisih zona, seperti +07:00."},
    fields.Date: {"invalid": "Tulis tanggal seperti 2025-08-10.", "format": "Tulis tanggal seperti 2025-08-10."},
    fields.Mapping: {"invalid": "Harus berupa objek."},
}
SCHEMA = {"type": "Kirim sebuah objek JSON.", "unknown": "Isian ini tidak dikenal."}
VALIDATORS = {
    validate.Length: {
        "message_min": "Paling sedikit {min}.",
        "message_max": "Paling banyak {max}.",
        "message_all": "Isi {min} sampai {max}.",
        "message_equal": "Harus tepat {equal}.",
    },
    validate.Range: {
        "message_min": "Paling kecil {{min}}.",
        "message_max": "Paling besar {{max}}.",
        "message_all": "Isi {{min}} sampai {{max}}.",
    },
    validate.Equal: {"default_message": "Isian ini tidak sah."},
    validate.Regexp: {"default_message": "Isian ini tidak sah."},
    validate.OneOf: {"default_message": "Pilih salah satu: {choices}."},
}


def speak_indonesian() -> None:
    """Before any schema is defined: a field reads its class's sentences when it is made."""
    for field, sentences in FIELDS.items():
        field.default_error_messages = {**vars(field).get("default_error_messages", {}), **sentences}
    for validator, messages in VALIDATORS.items():
        for name, sentence in messages.items():
            setattr(validator, name, sentence)
    Schema.error_messages = {**Schema.error_messages, **SCHEMA}
