"""PDF documents: kept as they are, and only when nothing in them does anything by itself.

Names may be written with #xx escapes, and a newer PDF keeps its objects in compressed streams: both are undone before looking.
"""

import re
import zlib

from shared.lampiran.penolakan import BerkasRusak, JenisTidakDiterima, PdfBerisiProgram, PdfTerkunci

KEPALA = b"%PDF-"
EKOR = 2048  # bytes at the end in which %%EOF stands
TERURAI = 64 << 20  # bytes of all object streams together
ALIRAN_TERBANYAK = 20_000
# Long enough that pixels do not spell them, so that they are looked for in all of the file: whatever a reader may take it for.
_AKTIF = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|ImportData|SubmitForm|GoToE|Movie|Sound|Rendition)\b|/XFA\s*(?:\[|\d+\s+\d+\s+R)"
)
_TERKUNCI = re.compile(rb"/Encrypt\b")
_HTML = re.compile(rb"<\s*(?:!doctype|html|script|body|head|iframe|svg)\b", re.I)
_LUPUT = re.compile(rb"#([0-9A-Fa-f]{2})")
_ALIRAN = re.compile(rb"(?<!end)stream\r?\n")
_KAMUS = 2048  # bytes before a stream in which its dictionary stands


def periksa_pdf(data: bytes) -> None:
    """Raises BerkasRusak, PdfTerkunci, PdfBerisiProgram; JenisTidakDiterima for what is a web page as well."""
    if not data.startswith(KEPALA) or b"%%EOF" not in data[-EKOR:] or b"startxref" not in data:
        raise BerkasRusak
    if _HTML.search(data[:EKOR]):
        raise JenisTidakDiterima
    terbuka = _polos(data)
    if _TERKUNCI.search(terbuka):
        raise PdfTerkunci
    if _AKTIF.search(terbuka) or any(_AKTIF.search(_polos(isi)) for isi in _aliran_objek(data)):
        raise PdfBerisiProgram


def _polos(data: bytes) -> bytes:
    return _LUPUT.sub(lambda m: bytes((int(m[1], 16),)), data)


def _aliran_objek(data: bytes) -> list[bytes]:
    """Compressed objects in clear. BerkasRusak for more than can be looked at, PdfBerisiProgram for what hides itself otherwise."""
    hasil, sisa = [], TERURAI
    for n, mulai in enumerate(_ALIRAN.finditer(data)):
        if n > ALIRAN_TERBANYAK:
            raise BerkasRusak
        kamus = data[max(0, mulai.start() - _KAMUS) : mulai.start()]
        kamus = _polos(kamus[max(kamus.rfind(b"obj"), 0) :])
        if b"/ObjStm" not in kamus:
            continue
        saringan = re.findall(rb"/(\w+Decode)\b", kamus)
        if saringan not in ([], [b"FlateDecode"]) or b"/Predictor" in kamus:
            raise PdfBerisiProgram
        akhir = data.find(b"endstream", mulai.end())
        if akhir < 0:
            raise BerkasRusak
        isi = data[mulai.end() : akhir]
        if saringan:
            isi = _urai(isi, sisa)
        sisa -= len(isi)
        hasil.append(isi)
    return hasil


def _urai(data: bytes, terbanyak: int) -> bytes:
    urai = zlib.decompressobj()
    try:
        isi = urai.decompress(data, max(terbanyak, 1))
    except zlib.error:
        raise BerkasRusak from None
    if urai.unconsumed_tail:
        raise BerkasRusak
    return isi
