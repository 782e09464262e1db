"""What is left of a citizen's PDF, and which signed document of staff is kept to the byte."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from shared.lampiran import penolakan as tolak
from shared.lampiran.berkas import periksa
from tests.lampiran.bahan import EJAAN, SKRIP, foto_bergps, kunci_pdf, pdf, pdf_mentah, terurai

NAMA = "Warga Tertanam"
TINTA = b"BT /Helv 12 Tf 2 5 Td (Dusun Gondang) Tj ET"


def tercatat(p: pikepdf.Pdf) -> None:
    """Everything that says who made it, in each of its places."""
    p.docinfo["/Author"] = p.docinfo["/Title"] = NAMA
    with p.open_metadata() as xmp:
        xmp["dc:creator"] = [NAMA]
    halaman = p.pages[0]
    halaman.obj.PieceInfo = Dictionary(Kantor=Dictionary(LastModified=String("D:20260101"), Private=String(NAMA)))
    halaman.obj.Metadata = p.make_stream(NAMA.encode())
    foto = p.make_stream(
        foto_bergps(), Type=Name.XObject, Subtype=Name.Image, Width=640, Height=480, ColorSpace=Name.DeviceRGB, BitsPerComponent=8,
        Filter=Name.DCTDecode, Metadata=p.make_stream(NAMA.encode()),
    )  # fmt: skip
    halaman.Resources.XObject = Dictionary(Foto=foto)
    halaman.obj.Annots = p.make_indirect(Array([p.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 9, 9], T=String(NAMA), Contents=String("catatan")
    ))]))  # fmt: skip


def beraksi(p: pikepdf.Pdf) -> None:
    """Everything that acts, in each of its places."""
    p.attachments["RAHASIA.exe"] = b"MZ RAHASIA"
    skrip = p.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert('RAHASIA')")))
    p.Root.OpenAction = skrip
    p.Root.Names.JavaScript = Dictionary(Names=[String("a"), skrip])
    p.Root.AA = Dictionary(WC=skrip)
    halaman = p.pages[0].obj
    halaman.AA = Dictionary(O=Dictionary(S=Name.Launch, F=String("RAHASIA.exe")))
    tautan = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.URI, URI=String("http://RAHASIA")))
    layar = Dictionary(Type=Name.Annot, Subtype=Name.Screen, Rect=[0, 0, 9, 9], A=Dictionary(S=Name.Rendition, JS=String("RAHASIA")))
    halaman.Annots = Array([p.make_indirect(tautan), p.make_indirect(layar)])
    bentuk = p.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], Tersembunyi=skrip, AA=Dictionary(O=skrip))
    halaman.Resources.XObject = Dictionary(JavaScript=bentuk)


@pytest.mark.parametrize("bangun", [tercatat, beraksi])
def test_of_a_citizens_pdf_the_pages_alone_are_left(bangun):
    asli = pdf(bangun)
    assert any(x in terurai(asli) for x in (NAMA.encode(), b"RAHASIA"))
    berkas = periksa(asli)
    assert berkas.jenis == "application/pdf"
    isi = terurai(berkas.data)
    for sisa in (
        NAMA.encode(),
        b"Tertanam",
        b"RAHASIA",
        b"KAMERA",
        b"/JS",
        b"/Annots",
        b"/OpenAction",
        b"/Metadata",
        b"/EmbeddedFile",
        b"/URI",
    ):
        assert sisa not in isi
    assert b"(Halo) Tj" in isi
    with pikepdf.open(io.BytesIO(berkas.data)) as p:
        assert len(p.pages) == 1 and not dict(p.docinfo) and not p.attachments and "/Metadata" not in p.Root


def test_a_font_may_be_called_anything_but_has_to_be_one():
    sisa = kunci_pdf(periksa(pdf_mentah(halaman=b"/Resources<</Font<</AA 3/JS(x)/Metadata<</Type/Font/AA<<>>>>>>>>")).data)
    assert "/Font" in sisa and not {"/AA", "/JS", "/Metadata"} & sisa
    hasil = periksa(pdf(lambda p: p.pages[0].Resources.Font.__setitem__("/AA", p.pages[0].Resources.Font.F1))).data
    assert b"/AA" in terurai(hasil) and "/AA" not in kunci_pdf(hasil)


@pytest.mark.parametrize("sumber", [b"/Pattern 4 0 R/Font<</F1 4 0 R>>", b"/Font 4 0 R/Pattern<</P1 4 0 R>>"])
def test_what_is_a_map_in_one_place_and_a_thing_in_another_is_cleaned_as_a_thing(sumber: bytes):
    benda = b"<</Type/Pattern/Metadata 5 0 R/AA<</O 6 0 R>>>>"
    hasil = periksa(pdf_mentah(benda, NAMA.encode().join([b"(", b")"]), SKRIP, halaman=b"/Resources<<" + sumber + b">>")).data
    assert not {"/Metadata", "/AA", "/JS"} & kunci_pdf(hasil) and NAMA.encode() not in terurai(hasil)


@pytest.mark.parametrize("ejaan", EJAAN)
def test_a_script_is_gone_however_it_is_spelled(ejaan: str):
    try:
        berkas = periksa(EJAAN[ejaan])
    except tolak.BerkasDitolak:
        return
    isi = terurai(berkas.data)
    assert b"SKRIP" not in isi and b"JavaScript" not in isi and b"/OpenAction" not in isi


def test_a_link_that_ends_in_launch_is_no_program():
    tautan = b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(https://karanganyarkab.go.id/Launch)>>>>]"
    assert periksa(pdf_mentah(halaman=tautan)).jenis == "application/pdf"
    assert periksa(bertanda(halaman=tautan), petugas=True).data == bertanda(halaman=tautan)


@pytest.mark.parametrize("sebelum", [b"\n", b"\r\n\r\n", b"\xef\xbb\xbf", b" " * 1000])
def test_what_readers_take_before_the_head_is_taken(sebelum: bytes):
    assert b"(Halo) Tj" in terurai(periksa(sebelum + pdf()).data)


def test_what_was_filled_in_and_noted_is_drawn_into_the_page():
    def isi(p: pikepdf.Pdf) -> None:
        rupa = p.make_stream(TINTA, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 90, 20])
        bidang = p.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("alamat"), V=String("Dusun Gondang"), Rect=[10, 10, 100, 30],
            F=4, AP=Dictionary(N=rupa),
        ))  # fmt: skip
        p.Root.AcroForm = Dictionary(Fields=[bidang])
        p.pages[0].obj.Annots = Array([bidang])

    hasil = terurai(periksa(pdf(isi)).data)
    assert b"(Dusun Gondang) Tj" in hasil and b"/AcroForm" not in hasil and b"/Widget" not in hasil


def test_a_stream_in_another_file_is_not_fetched_from_there():
    luar = b"<</Length 0/F(/etc/passwd)>>stream\n\nendstream"
    assert b"passwd" not in terurai(periksa(pdf_mentah(luar, halaman=b"/Contents 4 0 R")).data)


def test_a_document_locked_for_changes_alone_is_read_and_one_behind_a_password_is_refused():
    terbuka = pdf(encryption=pikepdf.Encryption(owner="pemilik", user=""))
    assert b"(Halo) Tj" in terurai(periksa(terbuka).data)
    with pytest.raises(tolak.PdfTerkunci):
        periksa(pdf(encryption=pikepdf.Encryption(owner="pemilik", user="rahasia")))


def test_a_form_that_only_one_program_can_draw_is_refused_in_words():
    with pytest.raises(tolak.PdfBerisiProgram):
        periksa(pdf_mentah(katalog=b"/NeedsRendering true"))


def bertanda(katalog: bytes = b"", halaman: bytes = b"", kepala: bytes = b"%PDF-1.7\n") -> bytes:
    tanda = b"<</Type/Sig/Filter/Adobe.PPKLite/ByteRange[0 1 2 3]/Contents<00>>>"
    bidang = b"<</FT/Sig/T(tanda)/V 4 0 R/Type/Annot/Subtype/Widget/Rect[0 0 0 0]>>"
    return pdf_mentah(tanda, bidang, katalog=b"/AcroForm<</SigFlags 3/Fields[5 0 R]>>" + katalog, halaman=halaman, kepala=kepala)


def test_a_signed_document_of_staff_is_kept_to_the_byte_and_a_citizens_is_not():
    asli = bertanda()
    assert periksa(asli, petugas=True).data == asli
    assert periksa(b"\n" + asli, petugas=True).data == b"\n" + asli
    assert periksa(asli).data != asli
    assert periksa(pdf(), petugas=True).data != pdf()


@pytest.mark.parametrize(
    "katalog",
    [
        b"/OpenAction<</S/JavaScript/JS(x)>>", b"/OpenAction<</S/J#61vaScript/J#53(x)>>", b"/Names<</EmbeddedFiles<</Names[]>>>>",
        b"/AA<</WC<</S/Launch/F(x)>>>>", b"/Tersembunyi<</S/Launch/F(calc.exe)>>", b"/Lain[<</S/SubmitForm/F(http://x)>>]",
        b"/Lain<</Type/EmbeddedFile>>", b"/Lain<</Subtype/RichMedia>>",
    ],
)  # fmt: skip
def test_a_signed_document_that_acts_is_refused(katalog: bytes):
    with pytest.raises(tolak.PdfBerisiProgram):
        periksa(bertanda(katalog), petugas=True)


def test_a_signed_document_that_is_a_web_page_too_is_refused():
    with pytest.raises(tolak.JenisTidakDiterima):
        periksa(bertanda(kepala=b"%PDF-1.7\n%<html><script>alert(1)</script>\n"), petugas=True)
    with pytest.raises(tolak.JenisTidakDiterima):
        periksa(b"x" + bertanda(), petugas=True)


def test_the_papers_that_this_program_prints_are_taken():
    typst = pytest.importorskip("typst")
    assert periksa(typst.compile(b"= Surat\nIsi.", format="pdf")).jenis == "application/pdf"


@pytest.mark.parametrize(
    "halaman",
    [
        b"/Annots [ << /Rect [ 0 0 9 9 ] /Subtype \x0eLink /Type /Annot >> ] /Resources << >>",
        b"/Resources << /Properties << /P << /S /JavaScr\x87t >> >> >>",
    ],
    ids=["a note whose kind is no name", "a name in no encoding"],
)
def test_what_the_parser_stumbles_over_only_when_it_comes_to_it_is_refused_in_words(halaman: bytes):
    rusak = (
        b"%PDF-1.3\n1 0 obj\n<< /Pages 2 0 R /Type /Catalog >>\nendobj\n2 0 obj\n<< /Count 1 /Kids [ 3 0 R ] /Type /Pages >>\nendobj\n"
        b"3 0 obj\n<< " + halaman + b" /MediaBox [ 0 0 200 200 ] /Parent 2 0 R /Type /Page >>\nendobj\n"
        b"trailer << /Root 1 0 R /Size 4 >>\nstartxref\n1\n%%EOF\n"
    )
    with pytest.raises(tolak.BerkasRusak):
        periksa(rusak)
