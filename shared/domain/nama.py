"""Names as people tell them apart."""

import unicodedata


def senama(nama: str) -> str:
    """What two names have in common that nobody can tell apart in a list: neither case nor spaces make a difference."""
    return " ".join(unicodedata.normalize("NFKC", nama).split()).casefold()
