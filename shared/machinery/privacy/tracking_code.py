"""The tracking code as people write it: base32 in groups, with a check character that catches slips of the pen.

26 characters carry 128 bits, one more checks them. Characters are elements of GF(32); a code is right when the sum of
character i times g^i is zero. As all g^i differ (27 places, g has order 31), every single wrong character, every
exchange of two characters, adjacent or not, and every doubled pair written as another (11 for 22) is found.
"""

import re
import unicodedata

from shared.domain.teks import polos

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
BITS = 128
LENGTH = 26  # characters of 5 bits that carry them
GROUP = 5
_VALUES = {characters: n for n, characters in enumerate(ALPHABET)}
_ALIKE = str.maketrans("OIL", "011")
_LONGEST = 1000  # of what a person types or pastes
_WRITTEN = re.compile(r"(?<![A-Z0-9])(?:[A-Z0-9]{5}(?:[-\s]+[A-Z0-9]{5}){4}[-\s]+[A-Z0-9]{2}|[A-Z0-9]{27})(?![A-Z0-9])")
_LABEL = re.compile(r"[:=/]")


# Each element times g = 2 in GF(32), modulo x^5 + x^2 + 1.
_TIMES_G = [2 * n ^ (0b100101 if n & 16 else 0) for n in range(32)]


def _sum(values: list[int]) -> int:
    """The sum of value i times 2^i from the end, by Horner's rule; zero for a right code."""
    total = 0
    for n in values:
        total = _TIMES_G[total] ^ n
    return total


def write_code(data: bytes) -> str:
    """16 bytes as "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX-XC" (32 characters, C checks)."""
    number = int.from_bytes(data)
    values = [number >> 5 * i & 31 for i in reversed(range(LENGTH))]
    values.append(_sum([*values, 0]))
    return _grouped("".join(ALPHABET[n] for n in values))


def _grouped(characters: str) -> str:
    return "-".join(characters[i : i + GROUP] for i in range(0, len(characters), GROUP))


def check_code(text: str) -> str | None:
    """The code as `write_code` writes it, or None when there is none in it.

    Small and full-width letters, spaces, quotes and dashes of any kind, O for 0, I and L for 1 are understood; so is the link that
    opens a complaint, and the code among the words of the message or receipt that it stood in.
    """
    if len(text) > _LONGEST or any(unicodedata.category(c) == "Cc" and not c.isspace() for c in text):
        return None
    text = polos(text).upper()
    candidates = [text, *_WRITTEN.findall(text), *_LABEL.split(text)[-1:]]
    return next((code for one in candidates if (code := _right(one)) is not None), None)


def _right(text: str) -> str | None:
    characters = "".join(c for c in text if not c.isspace() and unicodedata.category(c)[0] not in "PS").translate(_ALIKE)
    if len(characters) != LENGTH + 1 or not all(c in _VALUES for c in characters) or _sum([_VALUES[c] for c in characters]):
        return None
    return _grouped(characters)
