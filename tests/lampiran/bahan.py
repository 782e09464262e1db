"""Files as people and attackers send them, made on the spot."""

import contextlib
import io
import os
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Dictionary, Name
from PIL import Image

GPS = (110.0, 47.0, 33.0)
SKRIP = b"<</S/JavaScript/JS(app.alert\\('SKRIP'\\))>>"


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


def pdf(bangun: Callable[[pikepdf.Pdf], None] | None = None, **simpan: object) -> bytes:
    """A page that says "Halo"; `bangun` adds to it before it is written."""
    keluar = io.BytesIO()
    with pikepdf.new() as baru:
        halaman = baru.add_blank_page(page_size=(200, 200)).obj
        halaman.Contents = baru.make_stream(b"BT /F1 12 Tf 20 100 Td (Halo) Tj ET")
        halaman.Resources = Dictionary(Font=Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))
        if bangun:
            bangun(baru)
        baru.save(keluar, **simpan)
    return keluar.getvalue()


def pdf_mentah(*objek: bytes, katalog: bytes = b"", halaman: bytes = b"", kepala: bytes = b"%PDF-1.7\n") -> bytes:
    """Written by hand: a catalog and a page with what is given in their dictionaries, and more objects from number 4 on."""
    semua = [
        b"<</Type/Catalog/Pages 2 0 R" + katalog + b">>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]" + halaman + b">>", *objek,
    ]  # fmt: skip
    isi, letak = kepala, []
    for n, satu in enumerate(semua, start=1):
        letak.append(len(isi))
        isi += b"%d 0 obj\n%s\nendobj\n" % (n, satu)
    tabel = b"".join(b"%010d 00000 n \n" % di for di in letak)
    ekor = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(semua) + 1, len(isi))
    return isi + b"xref\n0 %d\n0000000000 65535 f \n" % (len(semua) + 1) + tabel + ekor


def pdf_padat(kamus: bytes = b"/Filter/FlateDecode", aliran: bytes = b"stream\n", isi: bytes = SKRIP) -> bytes:
    """A script that starts when the document opens, in a compressed object of whose stream these are the dictionary and the first word."""
    padat = zlib.compress(b"7 0 " + isi)
    semua = [
        b"<</Type/Catalog/Pages 2 0 R/OpenAction 7 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>", b"/FlateDecode",
        b"<</Type/ObjStm/N 1/First 4/Length %d%s>>\n%s%s\nendstream" % (len(padat), kamus, aliran, padat),
    ]  # fmt: skip
    berkas, rujuk = b"%PDF-1.7\n", [b"\0" * 6]
    for n, satu in enumerate(semua, start=1):
        rujuk.append(b"\x01" + len(berkas).to_bytes(4, "big") + b"\0")
        berkas += b"%d 0 obj\n%s\nendobj\n" % (n, satu)
    mulai = len(berkas)
    rujuk += [b"\x01" + mulai.to_bytes(4, "big") + b"\0", b"\x02" + (5).to_bytes(4, "big") + b"\0"]
    tabel = b"".join(rujuk)
    berkas += b"6 0 obj\n<</Type/XRef/Size 8/W[1 4 1]/Root 1 0 R/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (len(tabel), tabel)
    return berkas + b"startxref\n%d\n%%%%EOF\n" % mulai


EJAAN = {
    "an indirect filter": pdf_padat(b"/Filter 4 0 R"),
    "the filter's short name": pdf_padat(b"/Filter/Fl"),
    "a dictionary with (obj) in it": pdf_padat(b"/Filter/FlateDecode/Lain (1 0 obj)"),
    "a dictionary of more than 2 KiB": pdf_padat(b"/Filter/FlateDecode/Lain (" + b"x" * 3000 + b")"),
    "a space behind the word stream": pdf_padat(aliran=b"stream \n"),
    "no disguise": pdf_padat(),
    "letters as numbers": pdf_padat(isi=b"<</S/J#61vaScript/J#53(app.alert\\('SKRIP'\\))>>"),
}


def terurai(data: bytes) -> bytes:
    """All of a PDF in clear, whatever was compressed."""
    keluar = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as satu:
        for objek in satu.objects:  # one by one: a filter that cannot be undone leaves the others alone
            if isinstance(objek, pikepdf.Stream):
                with contextlib.suppress(pikepdf.PdfError):
                    objek.write(objek.read_bytes())
        satu.save(keluar, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    return keluar.getvalue()


PETA = ("/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties", "/CharProcs", "/Colorants")


def kunci_pdf(data: bytes) -> set[str]:
    """The keys of all dictionaries in a PDF, but for the names that its maker gave to things on its pages."""
    hasil: set[str] = set()
    sudah: set[tuple[tuple[int, int], bool]] = set()
    with pikepdf.open(io.BytesIO(data)) as satu:
        antre: list[tuple[object, bool]] = [(satu.trailer, False)]
        while antre:
            ini, peta = antre.pop()
            if not isinstance(ini, pikepdf.Object) or (ini.is_indirect and (ini.objgen, peta) in sudah):
                continue
            sudah.add((ini.objgen, peta))
            if isinstance(ini, pikepdf.Array):
                antre += [(isi, False) for isi in ini]
            elif isinstance(ini, Dictionary | pikepdf.Stream):
                hasil |= {kunci for kunci, isi in ini.items() if not (peta and isinstance(isi, pikepdf.Object))}
                antre += [(isi, kunci in PETA and not peta) for kunci, isi in ini.items()]
    return hasil


def bom_png(sisi: int = 30_000) -> bytes:
    """A few kilobytes that claim to be a picture of sisi x sisi pixels."""

    def potong(nama: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + nama + data + zlib.crc32(nama + data).to_bytes(4, "big")

    kepala = sisi.to_bytes(4, "big") + sisi.to_bytes(4, "big") + bytes((8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + potong(b"IDAT", zlib.compress(bytes(1 << 20))) + potong(b"IEND", b"")
