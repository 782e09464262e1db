"""Form fields that every service uses: texts people type, choices, numbers, codes, and the sentences beside a field."""

import re
from collections.abc import Mapping
from typing import Any, TypedDict, Unpack

from marshmallow import ValidationError, fields, validate
from marshmallow.types import ErrorMessages

from shared.acuan.kantor.kode import KODE
from shared.domain.teks import rapi

LONGEST_TEXT, LONGEST_STORY, SHORT = 10_000, 8000, 300
YA, TIDAK = "ya", "tidak"
TOO_LONG = "Persingkat: terlalu panjang untuk isian ini."


class FieldOptions(TypedDict, total=False):
    """Of marshmallow's options for a field, those that a schema gives one of ours."""

    required: bool
    load_default: object
    allow_none: bool
    attribute: str | None
    error_messages: ErrorMessages
    metadata: Mapping[str, object]


class Pola(validate.Regexp):
    """All of the text, to its last character: a closing $ alone lets a line break through."""

    def __call__(self, value: Any) -> Any:
        if self.regex.fullmatch(value) is None:
            raise ValidationError(self._format_error(value))
        return value


class Kode(fields.String):
    """A code of ours: lower case, digits and dashes."""

    def __init__(self, **kwargs: Unpack[FieldOptions]) -> None:
        super().__init__(validate=Pola(r"^[a-z0-9][a-z0-9-]{0,79}$", error="Kode tidak dikenal."), **kwargs)


class KodeKecamatan(fields.String):
    """The official code of a kecamatan, as "33.13.17"."""

    def __init__(self, **kwargs: Unpack[FieldOptions]) -> None:
        pattern = Pola(r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$", error="Tulis kode kecamatan seperti 33.13.17.")
        super().__init__(validate=pattern, **kwargs)


class KodeWilayah(fields.String):
    """A province, regency or kecamatan: "33", "33.13", "33.13.17"."""

    def __init__(self, **kwargs: Unpack[FieldOptions]) -> None:
        super().__init__(validate=Pola(rf"^({KODE.pattern})?$", error="Tulis kode wilayah seperti 33.13.17."), **kwargs)


_KENDALI = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


class Teks(fields.String):
    """A text a person typed: trimmed, not empty, without control characters that a database or a paper cannot hold.

    Nothing but invisible signs is empty.
    """

    def __init__(self, longest: int = LONGEST_TEXT, *, too_long: str = "", **kwargs: Unpack[FieldOptions]) -> None:
        """`too_long`: the sentence when it is too long."""
        kwargs.setdefault("required", True)
        rule = validate.Length(min=1, max=longest, error=too_long or f"Isi 1 sampai {longest} huruf.")
        super().__init__(validate=rule, **kwargs)

    def _deserialize(self, value: object, attr: str | None, data: object, **kwargs: object) -> str:
        text = rapi(super()._deserialize(value, attr, data, **kwargs))
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            raise ValidationError("Berisi huruf yang tidak dapat disimpan.") from None
        if _KENDALI.search(text):
            raise ValidationError("Berisi tanda kendali yang tidak dapat disimpan.")
        return text


class Wajib(Teks):
    """A form's text that must be there; `missing` is the sentence when it is not."""

    def __init__(self, missing: str, longest: int = LONGEST_STORY, **kwargs: Unpack[FieldOptions]) -> None:
        kwargs["error_messages"] = {"required": missing}
        super().__init__(longest, too_long=TOO_LONG, **kwargs)


class BolehKosong(Teks):
    """A form's text that may be left out; `default` is what stands for it then."""

    def __init__(self, longest: int, default: str | None = "", attribute: str | None = None) -> None:
        super().__init__(longest, too_long=TOO_LONG, required=False, load_default=default, attribute=attribute)


class Sandi(fields.String):
    """A password, or a code that opens something: as typed, nothing trimmed; never kept, never shown again."""

    def __init__(self, missing: str = "") -> None:
        """`missing`: the sentence when it is not there; without one it may be left out."""
        if missing:
            super().__init__(required=True, error_messages={"required": missing})
        else:
            super().__init__(load_default="")


class WajibRahasia(Wajib):
    """As `Wajib`, of what holds a password beside other things: never kept, never shown again."""


class Pilihan(fields.String):
    """One of the values offered; `missing` is the sentence when none of them was chosen."""

    def __init__(self, missing: str, choices: tuple[str, ...] = (), attribute: str | None = None) -> None:
        rule = validate.OneOf(choices, error=missing) if choices else None
        super().__init__(required=True, validate=rule, error_messages={"required": missing}, attribute=attribute)


class PilihanKategori(fields.String):
    """ "infrastruktur/jalan-rusak", as a form's list of sub-categories gives it."""

    def __init__(self, missing: str) -> None:
        pattern = Pola(r"^[a-z0-9-]{1,80}/[a-z0-9-]{1,80}$", error=missing)
        super().__init__(required=True, validate=pattern, error_messages={"required": missing})


class Bilangan(fields.Integer):
    """A whole number from `least` to `most`; `sentence` says so, whatever is wrong."""

    def __init__(self, least: int, most: int, sentence: str = "", *, strict: bool = False, **kwargs: Unpack[FieldOptions]) -> None:
        sentence = sentence or f"Tulis bilangan {least} sampai {most}."
        kwargs["error_messages"] = dict.fromkeys(("required", "invalid", "too_large"), sentence)
        super().__init__(strict=strict, validate=validate.Range(least, most, error=sentence), **kwargs)


class Versi(Bilangan):
    """As of which version of the complaint the person saw what they decide about."""

    def __init__(self) -> None:
        super().__init__(0, 10**6, "Muat ulang halaman ini.", required=True)
