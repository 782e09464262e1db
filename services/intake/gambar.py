"""QR codes as inline SVG."""

import segno
from markupsafe import Markup


def qr(isi: str) -> Markup:
    """Decorative to a screen reader: what it says stands beside it in words."""
    return Markup(segno.make(isi, micro=False, error="m").svg_inline(omitsize=True, svgclass="qr", lineclass=None, border=2))  # noqa: S704
