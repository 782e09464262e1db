"""QR codes as inline SVG."""

import io

import segno
from markupsafe import Markup


def qr(isi: str) -> Markup:
    """Decorative to a screen reader: what it says stands beside it in words."""
    return Markup(segno.make(isi, micro=False, error="m").svg_inline(omitsize=True, svgclass="qr", lineclass=None, border=2))  # noqa: S704


def qr_svg(isi: str) -> str:
    """The same as a file of its own, for a paper."""
    berkas = io.BytesIO()
    segno.make(isi, micro=False, error="m").save(berkas, kind="svg", xmldecl=False, svgclass=None, lineclass=None, omitsize=True, border=2)
    return berkas.getvalue().decode()
