"""What staff type is kept while they type: for them alone, until it is sent; and what was refused waits until they come back."""

import re
import secrets
from urllib.parse import urljoin

import psycopg
import pytest
import requests

from ops.kantor import tambah_petugas, undang
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.peramban import Formulir, Peramban

SANDI = "pagar biru tujuh sepeda"
CATATAN = "Sudah ditelepon dua kali, tidak diangkat."
KELAS = re.compile(r'<option value="([a-z-]+/[a-z-]+)"')
BELUM = "Anda mengetik ini dan belum mengirimnya"


@pytest.fixture(scope="module")
def owner(kantor: KantorUji):
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield conn


@pytest.fixture
def operator(kantor: KantorUji) -> Peramban:
    return kantor.masuk("operator")


@pytest.fixture
def aduan(kantor: KantorUji) -> dict:
    return kantor.aduan()


def halaman(aduan: dict) -> str:
    return f"/petugas/aduan/{aduan['id']}"


def ketik(p: Peramban, f: Formulir, isian: dict[str, str], **kepala: str) -> requests.Response:
    """As the page's script does while somebody types."""
    return p.sesi.put(urljoin(p.jawaban.url, f.aksi), {**f.isi, **isian}, headers={"Accept": "*/*", **kepala}, timeout=30)


def tersimpan(owner: psycopg.Connection, aduan: dict) -> int:
    return owner.execute("SELECT count(*) FROM web.draf_petugas WHERE aduan_id = %s", [aduan["id"]]).fetchone()[0]


def test_it_is_there_after_the_browser_was_closed_and_gone_when_it_was_sent(kantor, owner, aduan):
    nama = f"uji.{secrets.token_hex(4)}"
    id_ = tambah_petugas(owner, "Petugas Uji", ["operator"], JENAWI, False)["id"]
    p = Peramban(kantor.program.url).buka(f"/undangan/{undang(owner, id_, nama)}").kirim("/undangan", sandi=SANDI, ulangi=SANDI)
    p.buka(halaman(aduan))
    kelas = p.formulir("/klasifikasi").isi
    assert ketik(p, p.formulir("/catatan"), {"catatan": CATATAN}).status_code == 204
    assert kantor.versi(aduan) == 1 and CATATAN not in str(owner.execute("SELECT d FROM web.draf_petugas d").fetchall())
    lain = Peramban(kantor.program.url).buka("/masuk").kirim("/masuk", nama=nama, sandi=SANDI).buka(halaman(aduan))
    assert BELUM in lain.teks and lain.formulir("/catatan").isi["catatan"] == CATATAN
    lagi = lain.formulir("/klasifikasi").isi
    assert {n: lagi[n] for n in ("jenis", "kelas")} == {n: kelas[n] for n in ("jenis", "kelas")}, "the other forms as they are"
    lain.kirim("/catatan")
    assert "Catatan tersimpan." in lain.teks and BELUM not in lain.teks and tersimpan(owner, aduan) == 0
    assert kantor.jenis_kejadian(aduan) == ["AduanDiterima", "CatatanDitambahkan"]


def test_what_is_wiped_out_or_thrown_away_is_kept_no_more(owner, operator, aduan):
    f = operator.buka(halaman(aduan)).formulir("/catatan")
    ketik(operator, f, {"catatan": CATATAN})
    assert ketik(operator, f, {"catatan": "  "}).status_code == 204 and tersimpan(owner, aduan) == 0
    ketik(operator, f, {"catatan": CATATAN})
    assert "Buang isian ini" in operator.buka(halaman(aduan)).teks
    operator.kirim("/akun/draf/buang")
    assert operator.path == halaman(aduan) and CATATAN not in operator.html and tersimpan(owner, aduan) == 0


def test_only_from_our_own_page_by_whoever_may_at_that_office(kantor, owner, operator, aduan):
    f = operator.buka(halaman(aduan)).formulir("/catatan")
    isi = {"catatan": CATATAN}
    assert ketik(operator, f, isi, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert ketik(operator, f, isi | {"_tanda": ""}).status_code == 403
    asing = kantor.masuk("operator", KERJO).buka("/petugas")
    assert ketik(asing, f, isi | {"_tanda": asing.formulir("/keluar").isi["_tanda"]}).status_code == 422
    tamu = Peramban(kantor.program.url).buka("/masuk")
    assert ketik(tamu, f, isi).status_code == 401
    pengawas = kantor.masuk("inspektorat", "33.13").buka(halaman(aduan))
    assert ketik(pengawas, f, isi | {"_tanda": pengawas.formulir("/keluar").isi["_tanda"]}).status_code == 403
    assert operator.sesi.put(f"{operator.url}/akun/sandi", {}, timeout=30).status_code == 405, "of a password nothing is kept"
    assert tersimpan(owner, aduan) == 0


def test_who_is_signed_out_and_goes_on_typing_loses_nothing(owner, operator, aduan):
    f = operator.buka(halaman(aduan)).formulir("/catatan")
    ketik(operator, f, {"catatan": "Sudah"})
    owner.execute("DELETE FROM web.sesi WHERE petugas_id = (SELECT petugas_id FROM web.draf_petugas WHERE aduan_id = %s)", [aduan["id"]])
    assert ketik(operator, f, {"catatan": CATATAN}).status_code == 204 and tersimpan(owner, aduan) == 1


def test_it_is_not_kept_without_end(operator, aduan):
    f = operator.buka(halaman(aduan)).formulir("/catatan")
    assert {ketik(operator, f, {"catatan": ""}).status_code for _ in range(121)} == {204, 429}


def test_what_comes_after_it_was_sent_is_not_shown_again(kantor, operator, aduan):
    f = operator.buka(halaman(aduan)).formulir("/catatan")
    operator.kirim("/catatan", catatan=CATATAN)
    assert ketik(operator, f, {"catatan": CATATAN}).status_code == 204  # it was under way
    assert BELUM not in operator.buka(halaman(aduan)).teks


def test_what_was_refused_waits_with_what_waits_beside_it(operator, aduan):
    ketik(operator.buka(halaman(aduan)), operator.formulir("/catatan"), {"catatan": CATATAN})
    operator.kirim("/alihkan", alasan_alih="Jalan kabupaten.", ke_instansi="")
    assert operator.jawaban.status_code == 422 and operator.formulir("/catatan").isi["catatan"] == CATATAN
    assert "Yang Anda kirim belum dijalankan" in operator.buka(halaman(aduan)).teks
    assert operator.formulir("/alihkan").isi["alasan_alih"] == "Jalan kabupaten."
    assert operator.formulir("/catatan").isi["catatan"] == CATATAN


def test_a_template_goes_under_what_was_typed_once_and_changes_nothing_else(operator, aduan):
    operator.buka("/petugas/templat").kirim("/petugas/templat", judul="Jam buka", isi_templat="Aduan {nomor}.")
    f = operator.buka(halaman(aduan)).formulir("/klasifikasi")
    id_ = operator.html.partition('name="templat" value="')[2].partition('"')[0]
    harapan = {"jenis": "informasi", "kelas": next(x for x in KELAS.findall(operator.html) if x != f.isi["kelas"])}
    isi = {**f.isi, **harapan, "jawaban": "Selamat pagi.", "templat": id_}
    operator.jawaban = operator.sesi.post(f"{operator.url}{halaman(aduan)}/templat", isi, timeout=30)
    satu = operator.formulir("/klasifikasi").isi
    assert satu["jawaban"] == f"Selamat pagi.\n\nAduan {aduan['nomor']}." and {n: satu[n] for n in harapan} == harapan
    lagi = operator.buka(halaman(aduan)).formulir("/klasifikasi").isi
    assert {n: lagi[n] for n in (*harapan, "jawaban")} == {n: satu[n] for n in (*harapan, "jawaban")}


LOGO = {"logo": ("kop.png", b"bukan gambar", "image/png")}


def test_a_file_that_was_refused_leaves_the_words_and_is_asked_for_again(kantor, owner):
    p = kantor.masuk("admin-kecamatan").buka(f"/admin/kantor/{JENAWI}/kop")
    f = p.formulir("/kop")
    isi = {**f.isi, "nama": "Sri Wahyuni, S.Sos."}
    p.jawaban = p.sesi.post(f"{p.url}{f.aksi}", isi, files=LOGO, timeout=30)
    assert p.jawaban.status_code == 422 and "perlu dipilih lagi" in p.teks and p.formulir("/kop").isi["nama"] == isi["nama"]
    assert "pilih lagi" in p.buka(f"/admin/kantor/{JENAWI}/kop").teks and p.formulir("/kop").isi["nama"] == isi["nama"]
    p.kirim("/akun/draf/buang")
    siapa = owner.execute("SELECT petugas_id FROM web.sesi ORDER BY dibuat_pada DESC LIMIT 1").fetchone()[0]
    owner.execute("DELETE FROM web.sesi WHERE petugas_id = %s", [siapa])
    p.jawaban = p.sesi.post(f"{p.url}{f.aksi}", isi, files=LOGO, timeout=30)
    assert p.path.startswith("/masuk?") and "tersimpan untuk Anda" in p.teks
    assert owner.execute("SELECT sebab, halaman FROM web.draf_petugas WHERE petugas_id = %s", [siapa]).fetchall() == [
        ("sesi", f"/admin/kantor/{JENAWI}/kop")
    ]


def test_a_counters_form_that_was_left_goes_on_without_its_old_times_and_makes_one_complaint(operator):
    loket = {"nama": "Warga Loket Uji", "kontak": "0811 2222 333", "pilihan": "infrastruktur/jalan-rusak", "apa": "Jembatan bambu miring."}
    f = operator.buka("/petugas/aduan-baru").formulir("/petugas/aduan-baru")
    isi = loket | {"lengkap": f.isi["dibuka"]}
    assert ketik(operator, f, isi).status_code == 204
    lagi = operator.buka("/petugas/aduan-baru").formulir("/petugas/aduan-baru").isi
    assert {n: lagi[n] for n in loket} == loket and lagi["kunci"] == f.isi["kunci"] and lagi["dibuka"] == lagi["lengkap"] == ""
    resi = [operator.kirim("/petugas/aduan-baru").path]
    ketik(operator, f, isi)  # from another tab, too late
    resi.append(operator.buka("/petugas/aduan-baru").kirim("/petugas/aduan-baru").path)
    assert resi[0] == resi[1] and resi[0].startswith("/petugas/aduan-baru/")


def test_what_was_typed_at_one_office_fills_no_form_of_another(kantor):
    p = kantor.masuk_di("Dua Kantor", [("operator", JENAWI), ("operator", KERJO)])
    ketik(p.buka(f"/petugas/templat?kecamatan={KERJO}"), p.formulir("/petugas/templat"), {"judul": "Jam buka Kerjo", "isi_templat": "x"})
    assert "Jam buka Kerjo" not in p.buka(f"/petugas/templat?kecamatan={JENAWI}").html
    assert "Jam buka Kerjo" in p.buka(f"/petugas/templat?kecamatan={KERJO}").html


def test_the_form_of_a_new_round_begins_empty(kantor, aduan):
    tanggapan = f"/petugas/tanggapan/{aduan['id']}"
    kantor.klasifikasikan(aduan)
    ppid = kantor.masuk("ppid").buka(tanggapan)
    ketik(ppid, ppid.formulir("/disposisi"), {"instruksi": "Periksa hari ini juga."})
    ppid.kirim("/pratinjau", tanggapan="Lubang ditutup besok.").buka(tanggapan)
    assert ppid.formulir("/pratinjau").isi["tanggapan"] == "Lubang ditutup besok."
    langkah = (("", {"isi": "Regu jalan."}, "pengelola"), ("/terima", {}, "ppid"), ("/catat", {}, "operator"), ("/berikan", {}, "operator"))
    assert [kantor.perintah(aduan, f"tanggapan{nama}", isi, peran).status for nama, isi, peran in langkah] == [200] * 4
    assert kantor.pelapor(aduan, "buka-kembali", {"alasan": "Masih berlubang."}).status == 200
    kantor.klasifikasikan(aduan)
    ppid.buka(tanggapan)
    assert ppid.formulir("/pratinjau").isi["tanggapan"] == "" and ppid.formulir("/disposisi").isi["instruksi"] == ""
    assert "Periksa hari ini juga." in ppid.teks and "formulirnya dimulai kosong" in ppid.teks, "shown, and in no form"
    ppid.kirim("/pratinjau", tanggapan="Diaspal hari Senin.").buka(tanggapan)
    assert ppid.formulir("/pratinjau").isi["tanggapan"] == "Diaspal hari Senin.", "what was written in this round stays"
