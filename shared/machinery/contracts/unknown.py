"""An event that this program does not know: kept and counted, never interpreted."""

from dataclasses import dataclass, field

from shared.domain.aduan.kejadian import Kejadian, Pelaku
from shared.machinery.contracts.values import Json

UNKNOWN_ACTOR = Pelaku("tak-dikenal")


@dataclass(frozen=True, slots=True, kw_only=True)
class KejadianTakDikenal(Kejadian):
    """Written by a newer program; `data` is what its contract would say more about."""

    tipe: str
    dataschema: str
    data: Json = field(repr=False, hash=False)
