"""What somebody typed into a form: kept word for word, loaded by its schema, with a sentence at each field that is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields
from werkzeug.wrappers import Request

from shared.web.origin import FORM_FIELD
from shared.web.sentences import SCHEMA


@dataclass(frozen=True)
class Form:
    """`ketikan`: as typed; `data`: what its schema made of it, if all was right; `galat`: field -> sentence; `umum`: about no field."""

    ketikan: Mapping[str, str] = field(default_factory=dict)
    data: Any = field(default_factory=dict)
    galat: Mapping[str, str] = field(default_factory=dict)
    umum: str = ""

    @property
    def terkirim(self) -> bool:
        return bool(self.ketikan)

    @property
    def bermasalah(self) -> bool:
        return bool(self.galat or self.umum)

    def nilai(self, nama: str, tersimpan: object = "") -> str:
        """What the field shows: what was typed just now, else what is kept."""
        if self.ketikan:
            return self.ketikan.get(nama, "")
        return "" if tersimpan is None else str(tersimpan)

    def dengan(self, **perubahan: Any) -> "Form":
        return replace(self, **perubahan)


def read_form(request: Request) -> Form:
    """The form as typed, lines as the person wrote them; the token left out."""
    return Form({nama: nilai.replace("\r\n", "\n") for nama, nilai in request.form.items() if nama != FORM_FIELD})


def load_form(isian: Form, schema: type[Schema]) -> Form:
    """Loaded; a field left empty is a field not sent, unknown fields are refused.

    Checkboxes that make up a list are named `<field>-<value>`.
    """
    bidang = schema().fields
    berdaftar = {nama for nama, satu in bidang.items() if isinstance(satu, fields.List)}
    diisi: dict[str, Any] = {nama: nilai for nama, nilai in isian.ketikan.items() if nilai.strip() and nama in bidang.keys() - berdaftar}
    asing = isian.ketikan.keys() - (bidang.keys() - berdaftar)
    for nama in [n for n in asing if n.partition("-")[1] and n.partition("-")[0] in berdaftar]:
        diisi.setdefault(nama.partition("-")[0], []).append(nama.partition("-")[2])
        asing -= {nama}
    if asing:
        return isian.dengan(umum=SCHEMA["unknown"])
    try:
        return isian.dengan(data=schema(unknown=RAISE).load(diisi))
    except ValidationError as e:
        pesan = e.normalized_messages()
        urut = [nama for nama in schema().fields if nama in pesan]
        umum = " ".join(pesan.get("_schema", []))
        return isian.dengan(galat={nama: _first(pesan[nama]) for nama in urut}, umum=umum)


def _first(pesan: Any) -> str:
    """The first sentence of a field, however deep."""
    while not isinstance(pesan, str):
        pesan = next(iter(pesan.values() if isinstance(pesan, Mapping) else pesan))
    return pesan
