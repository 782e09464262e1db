"""Photos: decoded within limits and drawn anew, so that nothing is left of them but the picture.

What a file carries beside its pixels (place, time, camera, thumbnails, comments, whatever is appended) is gone with the old file.
"""

import io
import struct

from PIL import Image, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin

from shared.lampiran.penolakan import PIKSEL_TERBANYAK, PIKSEL_WEBP, TERBESAR, BerkasRusak, GambarBergerak, GambarTerlaluLuas

SISI_SIMPAN = 4_096  # pixels, as kept: a house number is still readable on a photo of a whole street
MUTU = (85, 70, 50, 30)  # of JPEG: the first that fits
BENTUK = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}  # MPO: two JPEGs in one, of telephones
ORIENTASI = 0x0112  # the EXIF tag
TEGAK = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}  # fmt: skip
JALUR = 1_024  # rows of a large picture that are made smaller at once
_RUSAK = (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError, IndexError, OverflowError, ArithmeticError, struct.error)

Image.MAX_IMAGE_PIXELS = None  # in the examiner's process alone; ours are the limits below, by the header
PEMBACA = (JpegImagePlugin, MpoImagePlugin, PngImagePlugin, WebPImagePlugin)  # loaded before the doors are shut


def bentuk(data: bytes) -> str | None:
    """The media type that Pillow sees; None for what is none of ours."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as gambar:
            return BENTUK.get(gambar.format or "")
    except _RUSAK:
        return None


def gambar_ulang(data: bytes) -> tuple[str, bytes]:
    """(media type, new file): JPEG, or PNG for what came as PNG or has transparency; upright, and 4,096 pixels at the longer side.

    Raises GambarTerlaluLuas, GambarBergerak, BerkasRusak. CPU-bound.
    """
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as gambar:
            if gambar.width * gambar.height > (PIKSEL_WEBP if gambar.format == "WEBP" else PIKSEL_TERBANYAK):
                raise GambarTerlaluLuas
            if gambar.format != "MPO" and getattr(gambar, "n_frames", 1) > 1:
                raise GambarBergerak
            return _tulis(_polos(gambar), gambar.format == "PNG")
    except _RUSAK:
        raise BerkasRusak from None


def _polos(gambar: Image.Image) -> Image.Image:
    """The picture alone, as it is to be looked at: RGB or RGBA."""
    if gambar.format in ("JPEG", "MPO"):
        gambar.draft(None, (SISI_SIMPAN, SISI_SIMPAN))  # a much larger one is decoded at a half, a quarter or an eighth at once
    gambar.load()
    arah = _arah(gambar)
    if gambar.format == "WEBP":  # its decoder goes on holding the picture twice until it is closed
        pixels = gambar.copy()
        gambar.close()
        gambar = pixels
    kecil = _kecilkan(gambar, max(1, max(gambar.size) // SISI_SIMPAN))
    kecil.thumbnail((SISI_SIMPAN, SISI_SIMPAN), Image.Resampling.LANCZOS)
    if arah in TEGAK:
        kecil = kecil.transpose(TEGAK[arah])
    bersih = Image.new(kecil.mode, kecil.size)
    bersih.paste(kecil)
    return bersih


def _arah(gambar: Image.Image) -> int:
    """How the camera was held; whatever else stands in its notes, and in however odd a way, is not read."""
    try:
        arah = gambar.getexif().get(ORIENTASI)
    except _RUSAK:
        return 1
    return arah if isinstance(arah, int) else 1


def _kecilkan(gambar: Image.Image, kali: int) -> Image.Image:
    """At 1/`kali`, row by row: what is as large as the whole picture exists once."""
    if kali == 1:
        return _delapan_bit(gambar)
    lebar, tinggi = -(-gambar.width // kali), -(-gambar.height // kali)
    hasil: Image.Image | None = None
    for atas in range(0, gambar.height, JALUR * kali):
        jalur = _delapan_bit(gambar.crop((0, atas, gambar.width, min(atas + JALUR * kali, gambar.height))))
        # Colours count by how opaque they are, or what is transparent would bleed into its surroundings.
        jalur = jalur.convert("RGBa").reduce(kali).convert("RGBA") if jalur.mode == "RGBA" else jalur.reduce(kali)
        hasil = hasil or Image.new(jalur.mode, (lebar, tinggi))
        hasil.paste(jalur, (0, atas // kali))
    return hasil or gambar


def _delapan_bit(gambar: Image.Image) -> Image.Image:
    """RGB or RGBA. Sixteen bits of grey are scaled to eight: a plain conversion would make all but the darkest white."""
    if gambar.mode.startswith("I;16"):
        return gambar.point(lambda v: v * (1 / 257) + 0).convert("L").convert("RGB")
    if gambar.mode == "I":
        return gambar.point(lambda v: v * (1 / 257) + 0).convert("L").convert("RGB")
    tembus = "A" in gambar.getbands() or "transparency" in gambar.info
    return gambar.convert("RGBA" if tembus else "RGB")


def _tulis(gambar: Image.Image, png: bool) -> tuple[str, bytes]:
    if png or gambar.mode == "RGBA":
        keluar = io.BytesIO()
        gambar.save(keluar, "PNG", compress_level=6)
        if keluar.tell() <= TERBESAR:
            return "image/png", keluar.getvalue()
        dasar = Image.new("RGB", gambar.size, "white")
        dasar.paste(gambar, mask=gambar.getchannel("A") if gambar.mode == "RGBA" else None)
        gambar = dasar
    for mutu in MUTU:
        keluar = io.BytesIO()
        gambar.save(keluar, "JPEG", quality=mutu, optimize=True)
        if keluar.tell() <= TERBESAR:
            break
    return "image/jpeg", keluar.getvalue()
