"""What a camera or a program wrote into a photo beside the picture, taken out without touching a pixel (of the photos in a document).

Whatever cannot be walked to its end is left as it is from there on: then it is no metadata that a reader would find either.
"""

_TERBAWA = {0xE0, 0xE2, 0xEE}  # JFIF, colour profile, Adobe's note on the colours: a picture needs them
_KOTAK_BUANG = {b"uuid", b"xml ", b"uinf"}


def jpeg_polos(data: bytes) -> bytes:
    """Without EXIF, XMP, IPTC and comments (ITU-T T.81, annex B)."""
    if not data.startswith(b"\xff\xd8"):
        return data
    keluar, di = bytearray(b"\xff\xd8"), 2
    while di + 4 <= len(data) and data[di] == 0xFF:
        tanda = data[di + 1]
        if tanda == 0xFF:  # a fill byte
            di += 1
            continue
        panjang = int.from_bytes(data[di + 2 : di + 4], "big")
        if tanda == 0xDA or panjang < 2 or 0xD0 <= tanda <= 0xD9 or tanda == 0x01:
            break
        if not (tanda == 0xFE or (0xE0 <= tanda <= 0xEF and tanda not in _TERBAWA)):
            keluar += data[di : di + 2 + panjang]
        di += 2 + panjang
    akhir = data.rfind(b"\xff\xd9", di)
    return bytes(keluar) + (data[di : akhir + 2] if akhir >= 0 else data[di:])


def jpx_polos(data: bytes) -> bytes:
    """Without the boxes that hold texts (ISO/IEC 15444-1, annex I)."""
    keluar, di = bytearray(), 0
    while di + 8 <= len(data):
        panjang, jenis = int.from_bytes(data[di : di + 4], "big"), data[di + 4 : di + 8]
        if panjang == 1:
            panjang = int.from_bytes(data[di + 8 : di + 16], "big")
        if panjang < 8 or di + panjang > len(data):
            break
        if jenis not in _KOTAK_BUANG:
            keluar += data[di : di + panjang]
        di += panjang
    return bytes(keluar) + data[di:]
