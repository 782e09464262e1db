"""Form fields that every service uses: texts people type, codes, and the sentences beside a field."""

from marshmallow import ValidationError, fields, validate

from shared.acuan.kantor.kode import KODE

TEKS_TERPANJANG = 10_000
WAJIB = {"required": "Harus diisi.", "null": "Harus diisi.", "invalid": "Harus berupa teks."}
WAKTU_SALAH = {"invalid": "Tulis waktu ISO 8601.", "invalid_awareness": "Waktu harus dengan selisih zona, seperti +07:00."}


class Kode(fields.String):
    """A code of ours: lower case, digits and dashes."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(
            validate=validate.Regexp(r"^[a-z0-9][a-z0-9-]{0,79}\Z", error="Kode tidak dikenal."), error_messages=WAJIB, **kwargs
        )


class KodeKecamatan(fields.String):
    """The official code of a kecamatan, as "33.13.17"."""

    def __init__(self, **kwargs: object) -> None:
        pola = validate.Regexp(r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}\Z", error="Tulis kode kecamatan seperti 33.13.17.")
        super().__init__(validate=pola, error_messages=WAJIB, **kwargs)


class KodeWilayah(fields.String):
    """A province, regency or kecamatan: "33", "33.13", "33.13.17"."""

    def __init__(self, **kwargs: object) -> None:
        pola = validate.Regexp(rf"^({KODE.pattern})?\Z", error="Tulis kode wilayah seperti 33.13.17.")
        super().__init__(validate=pola, error_messages=WAJIB, **kwargs)


class Teks(fields.String):
    """A text a person typed: trimmed, not empty, without control characters that a database or a paper cannot hold."""

    def __init__(self, terpanjang: int = TEKS_TERPANJANG, **kwargs: object) -> None:
        kwargs.setdefault("required", True)
        super().__init__(
            validate=validate.Length(min=1, max=terpanjang, error=f"Isi 1 sampai {terpanjang} huruf."), error_messages=WAJIB, **kwargs
        )

    def _deserialize(self, value: object, attr: str | None, data: object, **kwargs: object) -> str:
        text = super()._deserialize(value, attr, data, **kwargs).strip()
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            raise ValidationError("Berisi huruf yang tidak dapat disimpan.") from None
        if any(ord(c) < 32 and c not in "\n\r\t" for c in text):
            raise ValidationError("Berisi tanda kendali yang tidak dapat disimpan.")
        return text
