"""Files as people and attackers send them, made on the spot."""

import io
import os
import zlib

from PIL import Image

GPS = (110.0, 47.0, 33.0)


def gambar(jenis: str = "JPEG", ukuran: tuple[int, int] = (640, 480), mode: str = "RGB", **lain: object) -> bytes:
    keluar = io.BytesIO()
    Image.new(mode, ukuran, (200, 30, 30, 128)[: len(mode)]).save(keluar, jenis, **lain)
    return keluar.getvalue()


def derau(sisi: int = 2000, jenis: str = "PNG") -> bytes:
    """Cannot be compressed: about three bytes a pixel."""
    keluar = io.BytesIO()
    Image.frombytes("RGB", (sisi, sisi), os.urandom(sisi * sisi * 3)).save(keluar, jenis, compress_level=0)
    return keluar.getvalue()


def foto_bergps(putar: int = 6) -> bytes:
    """A photo of a telephone: lying on its side, with place, camera, a comment and a text after its end."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x013B] = putar, "KAMERA-RAHASIA", "Warga Tertanam"
    lokasi = exif.get_ifd(0x8825)
    lokasi[1], lokasi[2], lokasi[3], lokasi[4] = "S", (7.0, 36.0, 12.0), "E", GPS
    return gambar("JPEG", (640, 480), exif=exif.tobytes(), comment=b"KOMENTAR-RAHASIA") + b"EKOR-RAHASIA"


def pdf(tambahan: bytes = b"", aliran: bytes | None = None, kepala: bytes = b"%PDF-1.5\n") -> bytes:
    """A page; `tambahan`: more objects in clear; `aliran`: objects in a compressed stream."""
    isi = (
        kepala
        + b"%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
    )
    isi += tambahan
    if aliran is not None:
        padat = zlib.compress(aliran)
        isi += b"9 0 obj\n<< /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode /Length %d >>\nstream\n" % len(padat)
        isi += padat + b"\nendstream\nendobj\n"
    return isi + b"trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


def bom_png(sisi: int = 30_000) -> bytes:
    """A few kilobytes that claim to be a picture of sisi x sisi pixels."""

    def potong(nama: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + nama + data + zlib.crc32(nama + data).to_bytes(4, "big")

    kepala = sisi.to_bytes(4, "big") + sisi.to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + potong(b"IDAT", zlib.compress(bytes(1 << 20))) + potong(b"IEND", b"")
