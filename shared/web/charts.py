"""Charts as SVG drawn here: readable without colour, by pattern and by the number beside each bar; nothing is loaded or scripted."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

LEBAR, LABEL, ANGKA = 410, 162, 45  # of the drawing, of the names at the left, of the numbers at the right
TINGGI, JARAK = 22, 10
HEIGHT = 110  # height of a chart over time


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: parts one after another, each with the class of its pattern ("tepat", "lewat", "buka", "dekat")."""

    label: str
    bagian: Sequence[tuple[str, float]]
    angka: str  # what stands at its end


def bar_chart(judul: str, uraian: str, isi: Sequence[Bar]) -> Markup:
    """Horizontal bars, all to one scale."""
    paling = max((sum(n for _, n in b.bagian) for b in isi), default=0) or 1
    ruang = LEBAR - LABEL - ANGKA
    tinggi = max(1, len(isi)) * (TINGGI + JARAK) + JARAK
    baris = []
    for n, b in enumerate(isi):
        y = JARAK + n * (TINGGI + JARAK)
        baris.append(f'<text x="{LABEL - 8}" y="{y + 16}" text-anchor="end">{escape(_short(b.label))}</text>')
        x: float = LABEL
        for kelas, nilai in b.bagian:
            w = ruang * nilai / paling
            if w > 0:
                baris.append(f'<rect class="g-{kelas}" x="{x:.1f}" y="{y}" width="{w:.1f}" height="{TINGGI}"/>')
            x += w
        baris.append(f'<text x="{x + 6:.1f}" y="{y + 16}">{escape(b.angka)}</text>')
    return _svg(judul, uraian, tinggi, baris)


def trend_chart(judul: str, uraian: str, isi: Sequence[Bar]) -> Markup:
    """Upright bars over time, from the oldest at the left; labels below."""
    paling = max((sum(n for _, n in b.bagian) for b in isi), default=0) or 1
    lebar = (LEBAR - 20) / max(1, len(isi))
    baris = [f'<line class="g-garis" x1="10" y1="{HEIGHT + 20}" x2="{LEBAR - 10}" y2="{HEIGHT + 20}"/>']
    for n, b in enumerate(isi):
        x = 10 + n * lebar
        y: float = HEIGHT + 20
        for kelas, nilai in b.bagian:
            h = HEIGHT * nilai / paling
            if h > 0:
                baris.append(
                    f'<rect class="g-{kelas}" x="{x + lebar * 0.15:.1f}" y="{y - h:.1f}" width="{lebar * 0.7:.1f}" height="{h:.1f}"/>'
                )
            y -= h
        tengah = x + lebar / 2
        baris.append(f'<text x="{tengah:.1f}" y="{y - 5:.1f}" text-anchor="middle">{escape(b.angka)}</text>')
        baris.append(f'<text x="{tengah:.1f}" y="{HEIGHT + 38}" text-anchor="middle">{escape(b.label)}</text>')
    return _svg(judul, uraian, HEIGHT + 46, baris)


def _svg(judul: str, uraian: str, tinggi: int, baris: Sequence[str]) -> Markup:
    pola = (
        '<defs><pattern id="g-arsir" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="g-dasar" width="7" height="7"/><rect class="g-coret" width="3" height="7"/></pattern>'
        '<pattern id="g-titik" width="8" height="8" patternUnits="userSpaceOnUse"><rect class="g-dasar2" width="8" height="8"/>'
        '<circle class="g-bintik" cx="3" cy="3" r="2"/></pattern></defs>'
    )
    kepala = f'<svg class="grafik" viewBox="0 0 {LEBAR} {tinggi}" role="img" aria-label="{escape(judul)}. {escape(uraian)}">'
    gambar = f"{kepala}<title>{escape(judul)}</title><desc>{escape(uraian)}</desc>{pola}{''.join(baris)}</svg>"
    # Narrow screens scroll it sideways rather than shrink its letters.
    return Markup(f'<div class="gulir" tabindex="0" role="group" aria-label="{escape(judul)}">{gambar}</div>')  # noqa: S704


def _short(teks: str, panjang: int = 21) -> str:
    return teks if len(teks) <= panjang else f"{teks[: panjang - 1]}…"
