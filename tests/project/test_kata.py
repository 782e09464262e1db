"""One word, one meaning: the machinery and the web edge speak English, with the domain's nouns where they carry what those name."""

import ast
from collections.abc import Iterator
from pathlib import Path

from shared.machinery.settings import REPO

# What these words meant has an English name there (ARCHITECTURE.md, "Words"); an identifier is judged part by part: `berkas_baru` twice.
INDONESIAN = frozenset(
    "acak ada alamat amplop anak antre apa asal asing asli aset awalan baca bagian bahan banyak baris batas bekas belum bentuk "
    "berdaftar berkas bermasalah bersama beserta biasa bidang buat buku bungkus cara catatan cocok daftar dasar dengan detik dibuang "
    "dibuat dicari dihapus diisi dikenal dipilih diteruskan formulir fungsi gagal galat gambar guna hadir hapus hari hasil hidup hitung "
    "huruf ikuti induk inti isi isian jaga jalan jaringan jawaban jenis judul jumlah kabar kalimat kata kelas kenal kepala keras kerja "
    "ketikan kini kita kosong kuki kunci kunjungan lain laju lama layanan layar lebar lebih lunak masih masuk mau memori menit mentah "
    "mesin milik minta modul muatan mulai naikkan nama nilai objek opsi orang padat paling panjang pasangan permintaan pesan pilihan "
    "pola posisi pra proses prosesor punya rencana revisi rinci ruang sabar sah salah salinan sambungan sampai satu saya sealamat sebab "
    "segarkan sekaligus sekarang sekian selesai sementara semua siapa siapkan sisa situs skema soket sumber tahu tambahan tampil tanda "
    "tanpa tebakan teks templat tempat temukan tengah tentang tepercaya terbaca terbanyak terbungkus tercatat terhapus terima terkirim "
    "terlalu terlambat terpanjang tersandi tersegel tersimpan tertutup tidur tinggi tipe topeng tugas tulis tumpukan turunan tutup ubah "
    "ujung ulang umum umur unduh unggah uraian urut versi wajib waktu".split()
)
# Their names are said to others: contracts and replies as JSON has them, an unknown event's fields, and the words of templates.
SAID_ELSEWHERE = ("machinery/contracts/schemas/", "machinery/contracts/unknown.py", "web/replies.py", "machinery/service/outcome.py")
WORDS_OF_TEMPLATES = "machinery/html/language.py"  # its functions are their filters
FIELDS_OF_FORMS = frozenset({("web/typed.py", "versi")})  # as the page sends it


def given(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The names that a module gives: to functions, parameters, variables, attributes. What it asks of others bears theirs."""
    for n in ast.walk(tree):
        match n:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield n.lineno, name
            case ast.arg(arg=name):
                yield n.lineno, name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield n.lineno, name
            case ast.ExceptHandler(name=str(name)):
                yield n.lineno, name


def indonesian(path: Path) -> list[str]:
    place = path.relative_to(REPO / "shared").as_posix()
    names = given(ast.parse(path.read_text(encoding="utf-8")))
    return [
        f"{place}:{n} {name}" for n, name in names if INDONESIAN & set(name.lower().split("_")) and (place, name) not in FIELDS_OF_FORMS
    ]


def test_the_machinery_and_the_web_give_their_own_things_english_names():
    files = [p for part in ("machinery", "web") for p in (REPO / "shared" / part).rglob("*.py")]
    judged = [p for p in files if not p.relative_to(REPO / "shared").as_posix().startswith((*SAID_ELSEWHERE, WORDS_OF_TEMPLATES))]
    assert len(judged) > 90
    assert [name for p in judged for name in indonesian(p)] == []


def test_an_indonesian_name_would_be_found(tmp_path: Path):
    source = "def muat(isian, k):\n    self._tutup: int = 1\n    for berkas_baru in k.nilai:\n        urutan = berkas_baru\n"
    assert [name for _, name in given(ast.parse(source)) if INDONESIAN & set(name.lower().split("_"))] == ["isian", "_tutup", "berkas_baru"]
