"""A contact as people write it, in the one form by which it is found again: an e-mail address or a telephone number.

What can be read in two ways is refused: a number is never made into another person's. Which numbers there are is `phonenumbers`' to know.
"""

import re
from dataclasses import dataclass, field

import phonenumbers

from shared.domain.aduan.penolakan import TidakSah
from shared.domain.teks import polos

EMAIL = re.compile(r"[^\s@<>\"',;:\\()\[\]]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,24}")
_PISAH = re.compile(r"[,;/|\n]|\s(?:atau|dan|or|&)\s", re.IGNORECASE)
_SURAT = re.compile(r"(?:[^<>@]*)<([^<>]+)>")  # Siti <siti@contoh.id>
_TAUTAN = re.compile(r"(https?://)?wa\.me/(?=[0-9])", re.IGNORECASE)  # followed by the number with its country's code
_KETERANGAN = re.compile(r"\([^()0-9@]{2,}\)")  # (WA), (nomor ibu); a single letter may stand for a digit
_JENIS = r"(?:no|nomor|hp|wa|whatsapp|telp|tlp|tel|telepon|telpon|ponsel|sms|rumah|kantor|kontak)"
_KATA_NOMOR = re.compile(rf"^(?:{_JENIS}(?![a-z])[\s.:]*)+|(?<=[\s0-9])(?:{_JENIS}(?![a-z])[\s.]*)+$", re.IGNORECASE)
_KATA_SUREL = re.compile(r"^(?:(?:surel|e-?mail|kontak)(?:\s*:\s*|\s+)|mailto:)+", re.IGNORECASE)  # no.rumah@contoh.id is all address
_NOMOR = re.compile(r"\+?[0-9 ().-]+|\(\+[0-9 ().-]+")
_SEPERTI_NOMOR = re.compile(r"[0-9](?:[ ().-]{0,3}[0-9]){6}")
_AWAL = re.compile(r"0[1-9]|62|8")  # how a number without a plus begins here; any other may be another country's
_TERPANJANG = 200
_DUA_KALI = re.compile(r"628[0-9]{8,}")
NEGARA = "ID"


class BukanKontak(TidakSah):
    """Tulis alamat surel seperti nama@contoh.id, atau nomor telepon seperti 0812 3456 7890."""

    kode = "bukan-kontak"


class NomorTidakAda(BukanKontak):
    """Nomor telepon ini kurang, lebih, atau salah angkanya. Tulis seluruhnya, seperti 0812 3456 7890; telepon rumah dengan kode
    daerahnya, seperti (0271) 123456; nomor luar negeri dengan tanda + dan kode negaranya.
    """


class KontakMeragukan(BukanKontak):
    """Kontak ini dapat dibaca dengan lebih dari satu cara. Tulis satu nomor atau satu alamat surel saja; keterangan boleh dalam kurung."""


@dataclass(frozen=True, slots=True)
class Kontak:
    """`jenis`: email or telepon; `alamat`: "siti@example.org", "+628123456789"."""

    jenis: str
    alamat: str = field(repr=False)

    @property
    def tertulis(self) -> str:
        """As people read it: "+62 812-3456-789"."""
        if self.jenis == "email":
            return self.alamat
        return phonenumbers.format_number(phonenumbers.parse(self.alamat), phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@dataclass(frozen=True, slots=True)
class KontakTerbaca:
    """`kontak`: the first of what was written; `lain`: there was another one behind it."""

    kontak: Kontak
    lain: bool


def urai_kontak(teks: str) -> KontakTerbaca:
    """Raises BukanKontak, NomorTidakAda, KontakMeragukan; each says what to write.

    Every part must be a contact: in "0812 3456 78/90" the first is a whole number, but not theirs.
    """
    if len(teks) > _TERPANJANG:
        raise BukanKontak
    bagian = [b for b in _PISAH.split(_TAUTAN.sub("+", _KETERANGAN.sub(" ", polos(teks)))) if b.strip()]
    if not bagian:
        raise BukanKontak
    try:
        semua = [_satu(b.strip()) for b in bagian]
    except BukanKontak:
        if len(bagian) > 1 and any(_seperti_kontak(b) for b in bagian):
            raise KontakMeragukan from None
        raise
    return KontakTerbaca(semua[0], any(satu != semua[0] for satu in semua))


def baca_kontak(teks: str) -> Kontak | None:
    """None for what is not to be read. A number without a country's code is an Indonesian one."""
    try:
        return urai_kontak(teks).kontak
    except BukanKontak:
        return None


def seperti_kontak(teks: str) -> bool:
    """Whether it is meant to be reached by a machine; else it is an address of a house, or that there is none."""
    return _seperti_kontak(polos(teks))


def _seperti_kontak(polos: str) -> bool:
    return "@" in polos or _SEPERTI_NOMOR.search(polos) is not None


def _satu(teks: str) -> Kontak:
    if "@" in teks:
        return Kontak("email", _surel(teks))
    nomor = _KATA_NOMOR.sub("", teks).strip(" .:\"'")
    if not _NOMOR.fullmatch(nomor):
        raise KontakMeragukan if _seperti_kontak(teks) else BukanKontak
    return Kontak("telepon", _nomor(nomor))


def _surel(teks: str) -> str:
    cocok = _SURAT.fullmatch(teks)
    kecil = _KATA_SUREL.sub("", cocok[1] if cocok else teks).strip(" .:\"'").lower()
    if not EMAIL.fullmatch(kecil) or not kecil.isascii():
        raise BukanKontak
    return kecil


def _nomor(teks: str) -> str:
    """In E.164."""
    angka = re.sub(r"[^0-9]", "", teks)
    tertulis = f"+{angka}" if "+" in teks else f"+{angka[2:]}" if angka.startswith("0062") else angka
    if not tertulis.startswith("+") and not _AWAL.match(angka):
        raise NomorTidakAda
    if (nomor := _dikenal(tertulis)) is None:
        raise NomorTidakAda
    if angka.startswith("62") and "+" not in teks and _dikenal(f"0{angka}") is not None:
        raise KontakMeragukan  # without a plus: the country's code, or a town of North Sumatra
    return phonenumbers.format_number(nomor, phonenumbers.PhoneNumberFormat.E164)


def _dikenal(tertulis: str) -> phonenumbers.PhoneNumber | None:
    """None where there can be no such number. Behind 0628 the library allows more than there are: those are mobiles with 62 twice."""
    try:
        nomor = phonenumbers.parse(tertulis, NEGARA)
    except phonenumbers.NumberParseException:
        return None
    return nomor if phonenumbers.is_valid_number(nomor) and not _DUA_KALI.fullmatch(str(nomor.national_number)) else None


def samarkan(alamat: str) -> str:
    """Enough to know one's own by: "s•••@example.org", "+6281•••90"."""
    nama, ada, domain = alamat.partition("@")
    return f"{nama[:1]}•••@{domain}" if ada else f"{alamat[:5]}•••{alamat[-2:]}" if alamat else ""
