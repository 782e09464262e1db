"""Five complaints of three people, and whether what somebody reads of them joins two of one person's.

What stands in the complaints of two other people as well, handled alike by the same staff, links nobody and is taken away first.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from tests.lampiran.bahan import gambar
from tests.lampiran.langkah import kirim_api
from tests.services.halaman_uji import ISI
from tests.services.kantor_uji import JENAWI, KantorUji
from tests.support.peramban import Peramban

NAMA, KONTAK, SANDI = "Sumarsono Tunggal", "081234567099", "pagar biru tujuh sepeda"
FOTO = gambar(ukuran=(320, 240))
TANDA = re.compile(r"[0-9A-Za-z+/=_.@-]{8,}")
# pypdf's own word for a reference, when this reader had it printed, measures, and a font's subset: named after the letters on the paper.
BUKAN_NAMA = re.compile(r"IndirectObject\(\d+, \d+, \d+\)|D:\d{14}Z|-?\d+\.\d+|[A-Z]{6}\+[\w-]+")


@dataclass(frozen=True)
class Panggung:
    """`terbuka`, `juga`, `rahasia`: one account's; `lain`: two other people's, the last secret. Each {id, nomor, kode_lacak, pelapor}."""

    kantor: KantorUji
    akun: str
    terbuka: dict
    juga: dict
    rahasia: dict
    lain: tuple[dict, dict]

    @property
    def semua(self) -> list[dict]:
        """As they were filed: the others' first and last, so that an hour that ends meanwhile is theirs too."""
        return [self.lain[0], self.terbuka, self.rahasia, self.juga, self.lain[1]]


def lapor(p: Peramban, rahasia: str, n: int, nama: str, kontak: str) -> str:
    """The code of a complaint that was filed on the pages."""
    p.buka(f"/kantor/{JENAWI}").kirim("/lapor")
    p.kirim(nama=nama, kontak=kontak, rahasia=rahasia).kirim("/kategori", pilihan="infrastruktur/jalan-rusak")
    p.kirim(**ISI | {"apa": f"Jalan di dusun nomor {n} rusak berat.", "lokasi": f"RT {n}", "kapan": ""}).kirim()
    assert p.path.startswith("/resi/"), p.teks
    return p.path.removeprefix("/resi/")


def tata(kantor: KantorUji) -> Panggung:
    """Everything that can happen to each: a photo, a question and its answer, a note, and in the end all ask to be forgotten."""
    p = Peramban(kantor.program.url).buka("/daftar")
    p.kirim("/daftar", nama=NAMA, kontak=KONTAK, sandi=SANDI, ulangi=SANDI, wilayah=JENAWI)
    tamu = [Peramban(kantor.program.url) for _ in range(2)]
    kode = [
        lapor(tamu[0], "tidak", 1, "Wagiyem Lain Uji", "081377770001"), lapor(p, "tidak", 2, NAMA, KONTAK), lapor(p, "ya", 3, NAMA, KONTAK),
        lapor(p, "tidak", 4, NAMA, KONTAK), lapor(tamu[1], "ya", 5, "Paimin Beda Uji", "081377770002"),
    ]  # fmt: skip
    with psycopg.connect(kantor.database.owner_url) as conn:
        rows = conn.execute(
            "SELECT stream::text, cloudevent::jsonb #>> '{data,nomor}', cloudevent::jsonb #>> '{data,pelapor,id}'"
            " FROM eventstore.events WHERE type = 'AduanDiterima'"
        )
        menurut_nomor = {nomor: {"id": stream, "nomor": nomor, "pelapor": pelapor} for stream, nomor, pelapor in rows}
        (akun,) = conn.execute("SELECT id::text FROM akun.pelapor").fetchone()
    aduan = []
    for n, satu in enumerate(kode):
        a = menurut_nomor[kantor.lacak({"kode_lacak": satu})["nomor"]] | {"kode_lacak": satu}
        foto = FOTO if 0 < n < 4 else gambar(ukuran=(320, 241 + n))  # one person's are the same picture
        assert kirim_api(kantor, a, foto).status_code == 201
        assert kantor.perintah(a, "klarifikasi", {"pertanyaan": "Di mana?"}).status == 200
        assert kantor.pelapor(a, "klarifikasi", {"jawaban": f"Di sana nomor {n}."}).status == 200
        assert kantor.klasifikasikan(a).status == 200
        aduan.append(a)
    assert p.buka("/saya").kirim("/saya/tutup", sandi_tutup=SANDI, yakin="ya").path == "/saya"
    for a in (aduan[0], aduan[4]):
        tamu[0].buka(f"/lacak/{a['kode_lacak']}/data").kirim("/data/hapus", yakin="ya")
    for a in aduan:
        assert "PenghapusanDiminta" in kantor.jenis_kejadian(a)
    return Panggung(kantor, akun, aduan[1], aduan[3], aduan[2], (aduan[0], aduan[4]))


def tanda(teks: str) -> set[str]:
    """Everything in it that could be an id, a hash, a key or a name."""
    return set(TANDA.findall(teks))


def tentang(isi: object, kunci: tuple[str, ...]) -> Iterator[str]:
    """The smallest objects of a JSON document that name this complaint."""
    anak = list(isi.values()) if isinstance(isi, dict) else isi if isinstance(isi, list) else []
    dalam = [satu for a in anak if isinstance(a, dict | list) for satu in tentang(a, kunci)]
    if dalam:
        yield from dalam
    elif isinstance(isi, dict) and any(x in json.dumps(isi) for x in kunci):
        yield json.dumps(isi)


def bagian(teks: str, kunci: tuple[str, ...]) -> str:
    """Of a list: what it says of this complaint."""
    try:
        return "\n".join(tentang(json.loads(teks), kunci))
    except ValueError:
        baris = re.findall(r"<tr\b.*?</tr>|<li\b.*?</li>", teks, re.S) or teks.splitlines()
        return "\n".join(b for b in baris if any(x in b for x in kunci))


def isi_xlsx(isi: bytes) -> str:
    """Every part of the file as it stands, what is said of the workbook included; a line for each row and each text."""
    with zipfile.ZipFile(io.BytesIO(isi)) as berkas:
        return "\n".join(berkas.read(n).decode() for n in berkas.namelist()).replace("</row>", "</row>\n").replace("</si>", "</si>\n")


def isi_pdf(isi: bytes) -> str:
    """The words of all pages, and all that a program finds beside them: ids, metadata, links, names of any object."""
    baca = PdfReader(io.BytesIO(isi))
    benda = [baca.get_object(n) for n in range(1, int(baca.trailer["/Size"]))]
    meta = [b.get_data().decode() for b in benda if isinstance(b, DictionaryObject) and b.get("/Type") == "/Metadata"]
    nama = [satu.original_bytes.decode("latin-1") for satu in baca.trailer["/ID"]]
    return "\n".join([h.extract_text() for h in baca.pages] + nama + meta + [BUKAN_NAMA.sub(" ", repr(b)) for b in benda])


def tersambung(x: Panggung, lihat: dict[str, set[str]], *, kenal: bool = False) -> None:
    """Fails where a value joins two complaints of one person. `kenal`: who reads this knows the person, also of a secret one."""
    umum = set.union(*(lihat[a["id"]] for a in x.lain))
    orang = tanda(f"{NAMA} {KONTAK} {NAMA.replace(' ', '-')}") | set(NAMA.split())
    rahasia = orang if kenal else set()
    for a, b, tahu in ((x.terbuka, x.juga, orang), (x.terbuka, x.rahasia, rahasia), (x.juga, x.rahasia, rahasia)):
        bersama = (lihat[a["id"]] & lihat[b["id"]]) - umum - tahu
        assert not bersama, sorted(bersama)
