"""Files that were sound once: valid ones whose structure was changed, by a strategy of hypothesis."""

import re

from hypothesis import strategies as st

from tests.lampiran.bahan import EJAAN, foto_bergps, gambar, pdf, pdf_mentah
from tests.lampiran.test_pdf import beraksi, tercatat

DASAR = (
    pdf(), pdf(tercatat), pdf(beraksi), pdf_mentah(katalog=b"/AcroForm<</SigFlags 3/Fields[]>>"), *EJAAN.values(),
    gambar("JPEG", (90, 60)), foto_bergps()[:-12], gambar("JPEG", (90, 60), progressive=True), gambar("JPEG", (90, 60), "CMYK"),
    gambar("PNG", (90, 60)), gambar("PNG", (90, 60), "RGBA"), gambar("PNG", (90, 60), "P"), gambar("PNG", (90, 60), "1"),
    gambar("WEBP", (90, 60)), gambar("WEBP", (90, 60), "RGBA"),
)  # fmt: skip
# What readers trip over: huge and negative numbers, references to oneself, names of what acts, marks of images.
SERPIHAN = (
    b"-1", b"0", b"4294967296", b"99999999999999999999", b" 3 0 R ", b" 2 0 R ", b"<<", b">>", b"[", b"]", b"(", b")", b"endobj",
    b"stream\n", b"endstream", b"/ObjStm", b"/Filter/FlateDecode", b"/Filter[/Fl/Fl/Fl]",
    b"/DecodeParms<</Predictor 15/Columns 99999999>>", b"/Prev 0", b"/OpenAction<</S/JavaScript/JS(x)>>", b"/AA 3 0 R",
    b"/Kids[2 0 R 2 0 R]", b"/Parent 3 0 R", b"/Encrypt 3 0 R", b"xref\n0 99999\n",
    b"\xff\xd8", b"\xff\xd9", b"\xff\xe1\xff\xff", b"\xff\xda", b"\xff\xc0\0\x11\x08\xff\xff\xff\xff\3", b"IHDR\xff\xff\xff\xff\0\0\0\1",
    b"acTL", b"eXIf", b"tRNS", b"iCCP", b"VP8X", b"ANIM", b"EXIF", b"\0" * 64, b"\xff" * 64,
)  # fmt: skip
_POTONGAN = re.compile(rb"/[A-Za-z]+|\d+|<<|>>|obj|\xff[\xc0-\xfe]|IHDR|IDAT|PLTE|VP8.|RIFF")
PDF_AKTIF = {"/OpenAction", "/JS", "/AA", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/Annots", "/AcroForm", "/Metadata"}


@st.composite
def berkas(draw: st.DrawFn) -> bytes:
    """One to six changes; half of them at a word of the format itself."""
    data = draw(st.sampled_from(DASAR))
    for _ in range(draw(st.integers(1, 6))):
        di = draw(st.integers(0, max(len(data) - 1, 0)))
        if draw(st.booleans()) and (kata := [m.start() for m in _POTONGAN.finditer(data)]):
            di = kata[di % len(kata)]
        panjang = draw(st.integers(1, 48))
        match draw(st.sampled_from("sisip tukar buang ganda balik potong sambung".split())):
            case "sisip":
                data = data[:di] + draw(st.sampled_from(SERPIHAN)) + data[di:]
            case "tukar":
                data = data[:di] + draw(st.sampled_from(SERPIHAN)) + data[di + panjang :]
            case "buang":
                data = data[:di] + data[di + panjang :]
            case "ganda":
                data = data[:di] + data[di : di + panjang * 9] * draw(st.integers(2, 200)) + data[di:]
            case "balik":
                data = data[:di] + bytes(b ^ draw(st.integers(1, 255)) for b in data[di : di + 2]) + data[di + 2 :]
            case "potong":
                data = data[:di] if di > 64 else data
            case "sambung":
                data = data[:di] + draw(st.sampled_from(DASAR))[di // 2 :]
    return data
