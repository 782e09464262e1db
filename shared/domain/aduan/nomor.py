"""A complaint's number as people write it: the one reader of the queue's search, of merging, of lost codes and of the tracking page."""

import re
from dataclasses import dataclass

from shared.domain.teks import polos

_SELA = r"\s*[-/\\\s]\s*"
_KANTOR, _TAHUN, _URUTAN = r"(\d{2})[.\s-]?(\d{2})[.\s-]?(\d{2})", r"(20\d{2})", r"(\d{1,9})"
_KATA = re.compile(r"^(?:(?:aduan|pengaduan|nomor|no)\b[\s.:]*|#)+", re.IGNORECASE)
_BENTUK = re.compile(rf"(?:{_KANTOR}{_SELA}(?={_TAHUN}))?(?:{_TAHUN}{_SELA})?{_URUTAN}")
_DI_DALAM = re.compile(rf"(?<![\d.])(\d{{2}})\.(\d{{2}})\.(\d{{2}})/{_TAHUN}/{_URUTAN}(?!\d)")  # in a sentence


@dataclass(frozen=True, slots=True)
class Nomor:
    """`kantor`, `tahun`: None where they were left out."""

    kantor: str | None
    tahun: int | None
    urutan: int

    @property
    def lengkap(self) -> str | None:
        """ "33.13.17/2026/000130"; None while a part is missing."""
        return None if self.kantor is None or self.tahun is None else tulis(self.kantor, self.tahun, self.urutan)

    def pola(self, kantor: str | None = None) -> str:
        """For SQL's LIKE: exact in what was written, any in what was left out. `kantor`: that of an office that means its own."""
        return f"{self.kantor or kantor or '%'}/{self.tahun or '____'}/{self.urutan:06d}"


def tulis(kantor: str, tahun: int, urutan: int) -> str:
    return f"{kantor}/{tahun}/{urutan:06d}"


def baca_nomor(teks: str) -> Nomor | None:
    """None for what is no number. "Aduan 33.13.17/2026/000130", "33.13.17-2026-130", "2026/130" and "130" are."""
    if len(teks) > 200:
        return None
    teks = polos(teks)
    cocok = _BENTUK.fullmatch(_KATA.sub("", teks.strip("\"'“”‘’().,;:")).strip("\"'“”‘’().,;:"))
    if cocok is not None:
        provinsi, kabupaten, kecamatan, _di_depan, tahun, urutan = cocok.groups()
    else:
        ada = set(_DI_DALAM.findall(teks))
        if len(ada) != 1:
            return None  # nothing, or two complaints in one sentence
        provinsi, kabupaten, kecamatan, tahun, urutan = ada.pop()
    kantor = f"{provinsi}.{kabupaten}.{kecamatan}" if provinsi else None
    return Nomor(kantor, int(tahun) if tahun else None, int(urutan)) if int(urutan) else None
