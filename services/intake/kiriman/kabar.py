"""What a reporter is told of a public step, and whether they are: number and link, nothing of what it is about. Pure."""

from shared.domain.aduan.keadaan import Aduan
from shared.web.links import LACAK, link

TIDAK_DIKABARI = ("", "tidak")  # who never chose, and who wants no more


def saluran_kabar(aduan: Aduan) -> str | None:
    """The channel they chose; None for whom nobody tells anything: forgotten, restricted, wants no more, or nobody (history)."""
    if aduan.penyampaian is None or aduan.dilupakan or aduan.dibatasi or aduan.kabar in TIDAK_DIKABARI:
        return None
    return aduan.kabar


def pesan(nomor: str, kode: str, alamat: str) -> tuple[str, str]:
    """Title and text; `kode`: the tracking code of now, `alamat`: where people open the program."""
    return f"Aduan {nomor}", f"Ada kabar tentang aduan {nomor}. Lihat di {link(alamat, LACAK, kode=kode)}"
