"""What can happen to an office's numbers apart from being given: some are passed over, and recorded as such.

The stream is no complaint: `aduan_id` of the event is the id of the office's and year's own stream (`aliran_nomor`).
"""

from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from shared.domain.aduan.kejadian import Kejadian

_RUANG = uuid5(NAMESPACE_URL, "urn:aduan:nomor")


@dataclass(frozen=True, slots=True, kw_only=True)
class NomorDilewati(Kejadian):
    """After an older backup was restored: these numbers may have been given out, and never are again.

    `sejak_posisi`: the ledger goes on from here; whoever had read further reads again from here.
    """

    tahun: int
    dari: int
    sampai: int
    sejak_posisi: int


KEJADIAN_NOMOR: dict[str, type[Kejadian]] = {"NomorDilewati": NomorDilewati}


def aliran_nomor(kode: str, tahun: int) -> UUID:
    return uuid5(_RUANG, f"{kode}/{tahun}")
