"""Texts as people type and paste them: whether there is anything to see, and the plain characters that are meant."""

import re
import unicodedata

_TAMPAK = frozenset("LNPS")  # letters, digits, punctuation, symbols: what is seen standing alone
_TAMPAK_ASCII = re.compile("[!-~]")
_KOSONG = frozenset("\u115f\u1160\u3164\uffa0\u2800\U0001d159")  # letters and symbols by name, blank on every screen


def rapi(teks: str) -> str:
    """Without spaces and marks of direction around it; empty where nobody would see anything: only spaces, fillers, joiners."""
    if teks.isascii():  # most are: the same without a look at each character
        return teks.strip() if _TAMPAK_ASCII.search(teks) else ""
    if not any(unicodedata.category(c)[0] in _TAMPAK and c not in _KOSONG for c in teks):
        return ""
    pinggir = "".join({c for c in teks if c.isspace() or unicodedata.category(c) == "Cf" or c in _KOSONG})
    return teks.strip(pinggir)


def polos(teks: str) -> str:
    """The same in plain characters, for numbers, codes and addresses: no marks of direction, every dash "-", every space " ",
    full-width letters and the digits of any script as ASCII. Superscripts and fractions stay: they are not digits of a number.
    """
    return "".join(map(_polos, teks)).strip()


def _polos(c: str) -> str:
    if c.isascii():
        return c
    if 0xFF01 <= ord(c) <= 0xFF5E:  # full-width forms
        return chr(ord(c) - 0xFEE0)
    match unicodedata.category(c):
        case "Cf":
            return ""
        case "Zs":
            return " "
        case "Zl" | "Zp":
            return "\n"
        case "Pd":
            return "-"
        case "Nd":
            return str(unicodedata.decimal(c))
    return "-" if c == "\u2212" else c  # the minus sign, which keyboards of telephones offer as a dash
