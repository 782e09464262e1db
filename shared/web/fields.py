"""Form fields that every service uses: texts people type, choices, numbers, codes, and the sentences beside a field."""

from typing import Any

from marshmallow import ValidationError, fields, validate

from shared.acuan.kantor.kode import KODE

TEKS_TERPANJANG, ISI_TERPANJANG, PENDEK = 10_000, 8000, 300
YA, TIDAK = "ya", "tidak"
TERLALU_PANJANG = "Persingkat: terlalu panjang untuk isian ini."


class Pola(validate.Regexp):
    """All of the text, to its last character: a closing $ alone lets a line break through."""

    def __call__(self, value: Any) -> Any:
        if self.regex.fullmatch(value) is None:
            raise ValidationError(self._format_error(value))
        return value


class Kode(fields.String):
    """A code of ours: lower case, digits and dashes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validate=Pola(r"^[a-z0-9][a-z0-9-]{0,79}$", error="Kode tidak dikenal."), **kwargs)


class KodeKecamatan(fields.String):
    """The official code of a kecamatan, as "33.13.17"."""

    def __init__(self, **kwargs: Any) -> None:
        pola = Pola(r"^[0-9]{2}\.[0-9]{2}\.[0-9]{2}$", error="Tulis kode kecamatan seperti 33.13.17.")
        super().__init__(validate=pola, **kwargs)


class KodeWilayah(fields.String):
    """A province, regency or kecamatan: "33", "33.13", "33.13.17"."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validate=Pola(rf"^({KODE.pattern})?$", error="Tulis kode wilayah seperti 33.13.17."), **kwargs)


class Teks(fields.String):
    """A text a person typed: trimmed, not empty, without control characters that a database or a paper cannot hold."""

    def __init__(self, terpanjang: int = TEKS_TERPANJANG, *, panjang: str = "", **kwargs: Any) -> None:
        """`panjang`: the sentence when it is too long."""
        kwargs.setdefault("required", True)
        aturan = validate.Length(min=1, max=terpanjang, error=panjang or f"Isi 1 sampai {terpanjang} huruf.")
        super().__init__(validate=aturan, **kwargs)

    def _deserialize(self, value: object, attr: str | None, data: object, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs).strip()
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            raise ValidationError("Berisi huruf yang tidak dapat disimpan.") from None
        if any(ord(c) < 32 and c not in "\n\r\t" for c in text):
            raise ValidationError("Berisi tanda kendali yang tidak dapat disimpan.")
        return text


class Wajib(Teks):
    """A form's text that must be there; `kosong` is the sentence when it is not."""

    def __init__(self, kosong: str, terpanjang: int = ISI_TERPANJANG, **kwargs: Any) -> None:
        super().__init__(terpanjang, panjang=TERLALU_PANJANG, error_messages={"required": kosong}, **kwargs)


class BolehKosong(Teks):
    """A form's text that may be left out; `kosong` is what stands for it then."""

    def __init__(self, terpanjang: int, kosong: str | None = "", **kwargs: Any) -> None:
        super().__init__(terpanjang, panjang=TERLALU_PANJANG, required=False, load_default=kosong, **kwargs)


class Pilihan(fields.String):
    """One of the values offered; `kosong` is the sentence when none of them was chosen."""

    def __init__(self, kosong: str, opsi: tuple[str, ...] = ()) -> None:
        aturan = validate.OneOf(opsi, error=kosong) if opsi else None
        super().__init__(required=True, validate=aturan, error_messages={"required": kosong})


class PilihanKategori(fields.String):
    """ "infrastruktur/jalan-rusak", as a form's list of sub-categories gives it."""

    def __init__(self, kosong: str) -> None:
        pola = Pola(r"^[a-z0-9-]{1,80}/[a-z0-9-]{1,80}$", error=kosong)
        super().__init__(required=True, validate=pola, error_messages={"required": kosong})


class Bilangan(fields.Integer):
    """A whole number from `paling_kecil` to `paling_besar`; `kalimat` says so, whatever is wrong."""

    def __init__(self, paling_kecil: int, paling_besar: int, kalimat: str = "", **kwargs: Any) -> None:
        kalimat = kalimat or f"Tulis bilangan {paling_kecil} sampai {paling_besar}."
        pesan: dict[str, Any] = dict.fromkeys(("required", "invalid", "too_large"), kalimat)
        super().__init__(validate=validate.Range(paling_kecil, paling_besar, error=kalimat), error_messages=pesan, **kwargs)


class Versi(Bilangan):
    """As of which version of the complaint the person saw what they decide about."""

    def __init__(self) -> None:
        super().__init__(0, 10**6, "Muat ulang halaman ini.", required=True)
