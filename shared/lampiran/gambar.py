"""Photos: decoded within limits and drawn anew, so that nothing is left of them but the picture.

What a file carries beside its pixels (place, time, camera, thumbnails, comments, whatever is appended) is gone with the old file.
"""

import io

from PIL import Image, ImageOps

from shared.lampiran.penolakan import TERBESAR, BerkasRusak, GambarBergerak, GambarTerlaluLuas

PIKSEL_TERBANYAK = 50_000_000
SISI_TERPANJANG = 16_000  # pixels, as sent
SISI_SIMPAN = 4_096  # pixels, as kept: a house number is still readable on a photo of a whole street
MUTU = 85  # of JPEG
BENTUK = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}  # MPO: two JPEGs in one, of telephones
_RUSAK = (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, OverflowError, MemoryError)

Image.preinit()  # its plugins are loaded here and not in a worker's thread


def bentuk(data: bytes) -> str | None:
    """The media type that Pillow sees; None for what is none of ours. GambarTerlaluLuas already by its header."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as gambar:
            return BENTUK.get(gambar.format or "")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        pass
    except _RUSAK:
        return None
    raise GambarTerlaluLuas


def gambar_ulang(data: bytes) -> tuple[str, bytes]:
    """(media type, new file): JPEG, or PNG for what came as PNG or has transparency; upright, and 4,096 pixels at the longer side.

    Raises GambarTerlaluLuas, GambarBergerak, BerkasRusak. CPU-bound.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as gambar:
            lebar, tinggi = gambar.size
            if lebar * tinggi > PIKSEL_TERBANYAK or max(lebar, tinggi) > SISI_TERPANJANG:
                raise GambarTerlaluLuas
            if gambar.format != "MPO" and getattr(gambar, "n_frames", 1) > 1:
                raise GambarBergerak
            return _tulis(_tegak(gambar), gambar.format == "PNG")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        pass  # raised below: what is refused carries nothing of the file along
    except _RUSAK:
        raise BerkasRusak from None
    raise GambarTerlaluLuas


def _tegak(gambar: Image.Image) -> Image.Image:
    """The picture alone, as it is to be looked at."""
    if gambar.format == "JPEG":
        gambar.draft(None, (SISI_SIMPAN, SISI_SIMPAN))  # a much larger one is decoded at half its size at once
    gambar.load()
    if gambar.mode in ("RGB", "RGBA", "L", "CMYK"):  # before it is copied about
        gambar.thumbnail((SISI_SIMPAN, SISI_SIMPAN), Image.Resampling.LANCZOS, reducing_gap=2.0)
    tembus = "A" in gambar.getbands() or "transparency" in gambar.info
    tegak = ImageOps.exif_transpose(gambar).convert("RGBA" if tembus else "RGB")
    tegak.thumbnail((SISI_SIMPAN, SISI_SIMPAN), Image.Resampling.LANCZOS)
    bersih = Image.new(tegak.mode, tegak.size)
    bersih.paste(tegak)
    return bersih


def _tulis(gambar: Image.Image, png: bool) -> tuple[str, bytes]:
    if png or gambar.mode == "RGBA":
        keluar = io.BytesIO()
        gambar.save(keluar, "PNG", compress_level=6)
        if keluar.tell() <= TERBESAR:
            return "image/png", keluar.getvalue()
        dasar = Image.new("RGB", gambar.size, "white")
        dasar.paste(gambar, mask=gambar.getchannel("A") if gambar.mode == "RGBA" else None)
        gambar = dasar
    keluar = io.BytesIO()
    gambar.save(keluar, "JPEG", quality=MUTU, optimize=True)
    return "image/jpeg", keluar.getvalue()
