"""The parent's answer, said to those who wait for it. Nobody asked for that, so it never refuses: it does nothing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from shared.domain.aduan import kejadian as k
from shared.domain.aduan.keadaan import Aliran, AliranKosong
from shared.domain.aduan.perintah import Perintah, halangan, kepala


@dataclass(frozen=True, slots=True, kw_only=True)
class SampaikanJawabanInduk(Perintah):
    """Fields as in `AduanIndukDijawab`."""

    induk: UUID
    sumber: UUID
    isi: k.Tersandi | None


def decide(aliran: Aliran, perintah: SampaikanJawabanInduk, now: datetime) -> list[k.Kejadian]:
    """The event that follows, or [] when it waits for this one no more."""
    if isinstance(aliran, AliranKosong) or halangan(aliran, perintah) is not None:
        return []
    if not aliran.menunggu_induk or aliran.induk != perintah.induk:
        return []
    return [k.AduanIndukDijawab(**kepala(aliran, perintah, now), induk=perintah.induk, sumber=perintah.sumber, isi=perintah.isi)]
