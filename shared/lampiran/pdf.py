"""PDF documents, by a parser and never by searching their bytes: a citizen's is written anew, a signed one of staff is looked through.

Written anew means: pages alone, with what they show. What a form and its notes show is drawn into the page first; then nothing is left
that could act (scripts, actions, links, forms, files inside, film and sound), nor who made it (names, programs, times, XMP, and what
a camera wrote into the photos on the pages).
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from shared.lampiran.jejak import jpeg_polos, jpx_polos
from shared.lampiran.penolakan import (
    TERBESAR,
    BerkasRusak,
    BerkasTerlaluBesar,
    BerkasTerlaluRumit,
    JenisTidakDiterima,
    PdfBerisiProgram,
    PdfTerkunci,
)

KEPALA = b"%PDF-"
AWAL = 1024  # bytes in which readers look for the head
EKOR = 2048  # bytes at the end in which %%EOF stands
HALAMAN_TERBANYAK = 2_000
OBJEK_TERBANYAK = 200_000
_HTML = re.compile(rb"<\s*(?:!doctype|html|script|body|head|iframe|svg)\b", re.I)
_HALAMAN = frozenset({
    "/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Contents", "/Rotate", "/UserUnit",
    "/Group",
})  # fmt: skip
# Dictionaries in which people's own names are keys: nothing can be told by them.
_PETA = frozenset({"/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties", "/CharProcs", "/Colorants"})
_BUANG = frozenset({
    "/Metadata", "/PieceInfo", "/LastModified", "/AF", "/AA", "/OpenAction", "/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/EmbeddedFile",
    "/RichMediaContent", "/RichMediaSettings", "/XFA", "/AcroForm", "/Annots", "/Annot", "/Ref", "/OPI", "/Alternates", "/Measure", "/URI",
    "/Launch", "/Info", "/StructParent", "/StructParents", "/PS", "/Creator", "/Author", "/CreationDate", "/ModDate", "/Producer",
})  # fmt: skip
_AKSI = frozenset({
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToE", "/GoToR", "/Movie", "/Sound", "/Rendition", "/RichMediaExecute",
    "/GoTo3DView", "/URI", "/ResetForm",
})  # fmt: skip
_LUAR = ("/F", "/FFilter", "/FDecodeParms")  # of a stream that lies in another file
_JENIS_AKTIF = frozenset({"/EmbeddedFile", "/Filespec", "/F", "/Action", "/Rendition", "/RichMedia", "/Sig"})
_RUPA_AKTIF = frozenset({"/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/U3D", "/PRC", "/FileAttachment", "/PS"})
# In a document that stays as it is: links and the signature itself are no programs.
_DILARANG = frozenset({"/JS", "/JavaScript", "/AA", "/XFA", "/EF", "/EmbeddedFiles", "/RichMediaContent", "/RichMediaSettings"})
_AKSI_DILARANG = _AKSI - {"/URI", "/ResetForm"}


def tempat_kepala(data: bytes) -> int:
    """Where a PDF begins; -1 for what is none. Readers take some bytes before it: a newline, a mark of the byte order."""
    return data.find(KEPALA, 0, AWAL)


def tulis_ulang(data: bytes) -> bytes:
    """The document anew. Raises BerkasRusak, BerkasTerlaluRumit, BerkasTerlaluBesar, PdfTerkunci, PdfBerisiProgram, JenisTidakDiterima."""
    if _HTML.search(data[: tempat_kepala(data)]):
        raise JenisTidakDiterima
    if b"%%EOF" not in data[-EKOR:]:
        raise BerkasRusak  # only a part of it arrived
    with _bila_tak_terbaca(), buka(data) as asal, pikepdf.new() as baru:
        if asal.Root.get("/NeedsRendering"):
            raise PdfBerisiProgram  # its pages are made by a program in it alone
        if not 0 < len(asal.pages) <= HALAMAN_TERBANYAK:
            raise BerkasTerlaluRumit if len(asal.pages) else BerkasRusak
        if len(asal.objects) > OBJEK_TERBANYAK:
            raise BerkasTerlaluRumit
        _gambarkan_isian(asal)
        for halaman in asal.pages:
            for kunci in set(halaman.obj.keys()) - _HALAMAN:
                del halaman.obj[kunci]
        baru.pages.extend(asal.pages)
        _bersihkan(baru)
        keluar = io.BytesIO()
        baru.save(
            keluar, object_stream_mode=pikepdf.ObjectStreamMode.generate, stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=True, normalize_content=False, linearize=False,
        )  # fmt: skip
    if keluar.tell() > TERBESAR:
        raise BerkasTerlaluBesar
    return keluar.getvalue()


def bertanda_tangan(data: bytes) -> bool:
    """Whether somebody signed it electronically; False also for what cannot be read."""
    try:
        with _bila_tak_terbaca(), buka(data) as pdf:
            formulir = pdf.Root.get("/AcroForm")
            return isinstance(formulir, Dictionary) and bool(int(formulir.get("/SigFlags", 0)) & 1)
    except (BerkasRusak, PdfTerkunci, TypeError, ValueError):
        return False


def periksa_utuh(data: bytes) -> None:
    """A document that is to stay as it is to the byte. Raises BerkasRusak, PdfTerkunci, PdfBerisiProgram, JenisTidakDiterima."""
    if data[: tempat_kepala(data)].strip(b"\r\n\t \x00\xef\xbb\xbf") or _HTML.search(data[:EKOR]):
        raise JenisTidakDiterima
    if b"%%EOF" not in data[-EKOR:]:
        raise BerkasRusak
    with _bila_tak_terbaca(), buka(data, perbaiki=False) as pdf:
        if pdf.is_encrypted:
            raise PdfTerkunci
        if len(pdf.objects) > OBJEK_TERBANYAK:
            raise BerkasTerlaluRumit
        for satu in (pdf.trailer, *pdf.objects):
            for kamus in _kamus(satu):
                if _DILARANG & set(kamus.keys()) or _aktif(kamus, _AKSI_DILARANG, _JENIS_AKTIF - {"/Action", "/Sig", "/F", "/Filespec"}):
                    raise PdfBerisiProgram
                if isinstance(kamus.get("/OpenAction"), Dictionary) and kamus["/OpenAction"].get("/S") != Name.GoTo:
                    raise PdfBerisiProgram


def buka(data: bytes, perbaiki: bool = True) -> pikepdf.Pdf:
    """`perbaiki`: as readers do with what is a little broken. Raises PdfTerkunci, BerkasRusak."""
    try:
        return pikepdf.open(io.BytesIO(data), suppress_warnings=True, attempt_recovery=perbaiki)
    except pikepdf.PasswordError:
        raise PdfTerkunci from None
    except pikepdf.PdfError:
        raise BerkasRusak from None


@contextmanager
def _bila_tak_terbaca() -> Iterator[None]:
    """What the parser finds only when it comes to it is as broken as what it finds at once. Raises BerkasRusak."""
    try:
        yield
    except (pikepdf.PdfError, UnicodeDecodeError):  # the latter: a name in no encoding
        raise BerkasRusak from None


def _gambarkan_isian(pdf: pikepdf.Pdf) -> None:
    """What is filled in and noted on a page becomes part of what the page shows."""
    formulir = pdf.Root.get("/AcroForm")
    if isinstance(formulir, Dictionary) and formulir.get("/NeedAppearances"):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("all")


def _bersihkan(pdf: pikepdf.Pdf) -> None:
    """Everything that hangs on the pages, each thing once in each of its roles: what is a map in one place may be more in another."""
    sudah: set[tuple[tuple[int, int], bool]] = set()
    antre: list[tuple[Object, bool]] = [(halaman.obj, False) for halaman in pdf.pages]
    while antre:
        satu, peta = antre.pop()
        if satu.is_indirect:
            if (satu.objgen, peta) in sudah:
                continue
            sudah.add((satu.objgen, peta))
        if isinstance(satu, Array):
            for n, isi in enumerate(satu):
                if _aktif(isi, _AKSI, _JENIS_AKTIF):
                    satu[n] = None
                elif isinstance(isi, Array | Dictionary | Stream):
                    antre.append((isi, False))
        elif isinstance(satu, Dictionary | Stream):
            if isinstance(satu, Stream):
                _aliran(satu)
            for kunci in list(satu.keys()):
                isi = satu[kunci]
                if kunci == "/Parent":
                    continue
                bernama = peta and isinstance(isi, Array | Dictionary | Stream | Name)  # a number has no need of a name
                if (kunci in _BUANG and not bernama) or _aktif(isi, _AKSI, _JENIS_AKTIF):
                    del satu[kunci]
                elif isinstance(isi, Array | Dictionary | Stream):
                    antre.append((isi, kunci in _PETA and not peta))


def _aliran(aliran: Stream) -> None:
    for kunci in _LUAR:
        if kunci in aliran:
            del aliran[kunci]
    if aliran.get("/Subtype") != Name.Image:
        return
    saringan = aliran.get("/Filter")
    semua = [str(s) for s in saringan] if isinstance(saringan, Array) else [str(saringan)]
    polos = {"/DCTDecode": jpeg_polos, "/DCT": jpeg_polos, "/JPXDecode": jpx_polos}.get(semua[-1])
    if polos is None:
        return
    parameter = aliran.get("/DecodeParms")
    if isinstance(parameter, Array):
        parameter = parameter[-1] if len(parameter) else None
    isi = aliran.read_raw_bytes() if len(semua) == 1 else aliran.read_bytes(pikepdf.StreamDecodeLevel.generalized)
    aliran.write(polos(isi), filter=Name(semua[-1]), decode_parms=parameter if isinstance(parameter, Dictionary) else None)


def _aktif(satu: object, aksi: frozenset[str], jenis: frozenset[str]) -> bool:
    """Whether it is an action, a file, or something that plays."""
    if not isinstance(satu, Dictionary | Stream):
        return False
    return _nama(satu, "/S") in aksi or _nama(satu, "/Type") in jenis or _nama(satu, "/Subtype") in _RUPA_AKTIF


def _nama(satu: Object, kunci: str) -> str:
    nilai = satu.get(kunci)
    return str(nilai) if isinstance(nilai, Name) else ""


def _kamus(akar: Object) -> Iterator[Object]:
    """The dictionaries that stand in this object itself; those that it names come in their own turn."""
    antre: list[Object] = [akar]
    while antre:
        satu = antre.pop()
        if isinstance(satu, Dictionary | Stream):
            yield satu
            isi: list[object] = [satu[kunci] for kunci in satu.keys()]  # noqa: SIM118 (an Object, no dict)
        elif isinstance(satu, Array):
            isi = list(satu)
        else:
            continue
        antre += [x for x in isi if isinstance(x, Array | Dictionary | Stream) and not x.is_indirect]
