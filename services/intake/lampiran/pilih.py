"""Files chosen in a page's form."""

from shared.lampiran.nama import nama_terkirim
from shared.lampiran.penolakan import BerkasDitolak
from shared.web.error_pages import sentence_for

FOTO = "foto"  # the field


def kata_salah(nama: str, salah: BerkasDitolak, dari: int) -> str:
    """What is wrong, and with which of several: in the words of who sent them, to them alone."""
    return f"{nama_terkirim(nama)}: {sentence_for(salah)}" if dari > 1 else sentence_for(salah)
