"""A wrong tracking code: counted per address, and told apart from too many of them."""

from werkzeug.wrappers import Request

from shared.akun.batas import TerlaluSering
from shared.domain.aduan.penolakan import KodeLacakSalah
from shared.web.address import client_address
from shared.web.site import Site


def count_guess(site: Site, request: Request, error: Exception) -> Exception:
    """What to answer: the error as it came, or that there were too many."""
    if isinstance(error, KodeLacakSalah):
        try:
            site.count_guess(client_address(request))
        except TerlaluSering as too_many:
            return too_many
    return error
