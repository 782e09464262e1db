"""The form that issues a paper."""

from shared.web.fields import Versi
from shared.web.typed import Typed


def _versi(versi: int) -> int:
    return versi


class TerbitkanForm(Typed):
    """It becomes the version of the complaint at which the draft was seen."""

    makes = staticmethod(_versi)

    versi = Versi()
