"""What the contracts are built of: the base that tolerates unknown fields, and the kinds of value."""

from marshmallow import EXCLUDE, Schema, fields, validate

from shared.machinery.contracts.values import CIPHERTEXT_PATTERN


class Tersandi(fields.String):
    """Ciphertext under the reporter's key; a clear text is refused."""

    def __init__(self, about: str, *, required: bool = False) -> None:
        super().__init__(
            required=required,
            validate=validate.Regexp(CIPHERTEXT_PATTERN),
            metadata={"description": f"{about}; disandikan dengan kunci pelapor (AES-256-GCM)."},
        )


class Teks(fields.String):
    """A word or code in clear; never empty."""

    def __init__(self, about: str, *, required: bool = True) -> None:
        super().__init__(required=required, validate=validate.Length(1, 200), metadata={"description": about})


class Bilangan(fields.Integer):
    def __init__(self, about: str, least: int, most: int, *, required: bool = True) -> None:
        super().__init__(required=required, strict=True, validate=validate.Range(least, most), metadata={"description": about})


class YaTidak(fields.Boolean):
    def __init__(self, about: str) -> None:
        super().__init__(required=True, truthy={True}, falsy={False}, metadata={"description": about})


class Waktu(fields.AwareDateTime):
    def __init__(self, about: str, *, required: bool = False) -> None:
        super().__init__(required=required, metadata={"description": about})


class Pengenal(fields.UUID):
    def __init__(self, about: str, *, required: bool = True) -> None:
        super().__init__(required=required, metadata={"description": about})


class Sidik(fields.String):
    """A SHA-256 in hexadecimal."""

    def __init__(self, about: str, *, required: bool = True) -> None:
        super().__init__(required=required, validate=validate.Regexp("^[0-9a-f]{64}$"), metadata={"description": about})


class Tolerant(Schema):
    """Readers of the wire pass over what they do not know (forms do not: they refuse it)."""

    class Meta:
        unknown = EXCLUDE


class PelakuV1(Tolerant):
    peran = Teks("pelapor, operator, ppid, pengelola, camat, inspektorat, admin, sistem, impor, atau server (baris perintahnya)")
    id = Pengenal("Nama samaran petugas atau pelapor", required=False)


class PelaporV1(Tolerant):
    id = Pengenal("Nama samaran pelapor; menunjuk kuncinya")
    nama = Tersandi("Nama pelapor", required=True)
    kontak = Tersandi("Kontak pelapor", required=True)


class Contract(Tolerant):
    """The `data` of an event. A subclass is named after its type and version, as `AduanDiterimaV1`."""

    oleh = fields.Nested(PelakuV1, required=True)
