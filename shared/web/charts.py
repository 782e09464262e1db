"""Charts as SVG drawn here: readable without colour, by pattern and by the number beside each bar; nothing is loaded or scripted."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH, LABEL, FIGURE = 410, 162, 45  # of the drawing, of the names at the left, of the numbers at the right
THICKNESS, GAP = 22, 10
HEIGHT = 110  # height of a chart over time


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: parts one after another, each with the class of its pattern ("tepat", "lewat", "buka", "dekat")."""

    label: str
    parts: Sequence[tuple[str, float]]
    figure: str  # what stands at its end


def bar_chart(title: str, description: str, bars: Sequence[Bar]) -> Markup:
    """Horizontal bars, all to one scale."""
    longest = max((sum(n for _, n in b.parts) for b in bars), default=0) or 1
    room = WIDTH - LABEL - FIGURE
    height = max(1, len(bars)) * (THICKNESS + GAP) + GAP
    lines = []
    for n, b in enumerate(bars):
        y = GAP + n * (THICKNESS + GAP)
        lines.append(f'<text x="{LABEL - 8}" y="{y + 16}" text-anchor="end">{escape(_short(b.label))}</text>')
        x: float = LABEL
        for pattern, value in b.parts:
            w = room * value / longest
            if w > 0:
                lines.append(f'<rect class="g-{pattern}" x="{x:.1f}" y="{y}" width="{w:.1f}" height="{THICKNESS}"/>')
            x += w
        lines.append(f'<text x="{x + 6:.1f}" y="{y + 16}">{escape(b.figure)}</text>')
    return _svg(title, description, height, lines)


def trend_chart(title: str, description: str, bars: Sequence[Bar]) -> Markup:
    """Upright bars over time, from the oldest at the left; labels below."""
    longest = max((sum(n for _, n in b.parts) for b in bars), default=0) or 1
    width = (WIDTH - 20) / max(1, len(bars))
    lines = [f'<line class="g-garis" x1="10" y1="{HEIGHT + 20}" x2="{WIDTH - 10}" y2="{HEIGHT + 20}"/>']
    for n, b in enumerate(bars):
        x = 10 + n * width
        y: float = HEIGHT + 20
        for pattern, value in b.parts:
            h = HEIGHT * value / longest
            if h > 0:
                lines.append(
                    f'<rect class="g-{pattern}" x="{x + width * 0.15:.1f}" y="{y - h:.1f}" width="{width * 0.7:.1f}" height="{h:.1f}"/>'
                )
            y -= h
        middle = x + width / 2
        lines.append(f'<text x="{middle:.1f}" y="{y - 5:.1f}" text-anchor="middle">{escape(b.figure)}</text>')
        lines.append(f'<text x="{middle:.1f}" y="{HEIGHT + 38}" text-anchor="middle">{escape(b.label)}</text>')
    return _svg(title, description, HEIGHT + 46, lines)


def _svg(title: str, description: str, height: int, lines: Sequence[str]) -> Markup:
    patterns = (
        '<defs><pattern id="g-arsir" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="g-dasar" width="7" height="7"/><rect class="g-coret" width="3" height="7"/></pattern>'
        '<pattern id="g-titik" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="g-dasar2" width="8" height="8"/>'
        '<circle class="g-bintik" cx="3" cy="3" r="2"/></pattern></defs>'
    )
    head = f'<svg class="grafik" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}. {escape(description)}">'
    drawing = f"{head}<title>{escape(title)}</title><desc>{escape(description)}</desc>{patterns}{''.join(lines)}</svg>"
    # Narrow screens scroll it sideways rather than shrink its letters.
    return Markup(f'<div class="gulir" tabindex="0" role="group" aria-label="{escape(title)}">{drawing}</div>')  # noqa: S704


def _short(text: str, length: int = 21) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"
