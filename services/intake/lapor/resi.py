"""Where a draft that was sent leads."""

from werkzeug.wrappers import Response

from services.intake.lacak.kode import KodeLacak
from services.intake.lapor.draf import Draf
from shared.web.answers import see_other

SUDAH = "sudah"  # in the address: it had been sent before


def ke_resi(kode: KodeLacak, draf: Draf) -> Response | None:
    """To its receipt; None while it is being written."""
    return see_other(f"/resi/{kode.resi(draf.aduan_id)}?{SUDAH}") if draf.aduan_id else None
