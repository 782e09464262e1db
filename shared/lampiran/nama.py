"""How a sender called their file: said back to them alone, and kept nowhere."""

import re
import unicodedata

TERPANJANG = 100  # characters


def nama_terkirim(nama: str) -> str:
    """How somebody called a file, to tell them alone which one of theirs is meant; it goes no further than that answer."""
    dasar = re.split(r"[/\\]", unicodedata.normalize("NFC", nama))[-1]
    return "".join(c for c in dasar if unicodedata.category(c)[0] not in "CZ" or c == " ")[:TERPANJANG].strip(" .")
