"""The front desk: the queue, one complaint on one page, its forms, and what two people at once see."""

import re
from html import unescape
from urllib.parse import urlencode

import psycopg
import pytest

from tests.services.kantor_uji import ISI, JENAWI, KERJO, KONTAK, NAMA, KantorUji
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

ANTREAN = "/petugas"


@pytest.fixture(scope="module")
def aduan(kantor: KantorUji) -> dict:
    aduan = kantor.aduan()
    eventually(lambda: aduan["nomor"] in kantor.masuk("operator").buka(f"{ANTREAN}?keadaan=semua").teks)
    return aduan


def test_the_queue_shows_what_runs_with_the_time_left_in_words(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator").buka(ANTREAN)
    assert aduan["nomor"] in p.teks
    assert "Langkah 3" in p.teks and "kerja" in p.teks and "belum dibaca" in p.teks
    assert f'href="/petugas/aduan/{aduan["id"]}"' in p.html


def test_another_office_does_not_see_it(kantor: KantorUji, aduan: dict):
    assert aduan["nomor"] not in kantor.masuk("operator", KERJO).buka(ANTREAN).teks


@pytest.mark.parametrize(
    ("tanya", "ada"),
    [
        ("langkah=3", True), ("langkah=4", False), ("kategori=infrastruktur", True), ("kategori=lain", False), ("saluran=web", True),
        ("saluran=surat", False), ("jenis=informasi", False), ("keadaan=diterima", True), ("keadaan=ditolak", False),
        ("keadaan=semua", True), ("terlambat=ya", False), ("langkah=99", True), ("keadaan=ngawur", True), ("cari=%25", False),
    ],
)  # fmt: skip
def test_filters_stand_in_the_address(kantor: KantorUji, aduan: dict, tanya: str, ada: bool):
    assert (aduan["nomor"] in kantor.masuk("operator").buka(f"{ANTREAN}?{tanya}").teks) is ada


def test_a_number_finds_its_complaint_also_when_it_is_over(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator").buka(f"{ANTREAN}?cari={aduan['nomor'][:12]}")
    assert aduan["nomor"] in p.teks
    kantor_, tahun, urutan = aduan["nomor"].split("/")
    for tertulis in (f"Aduan {aduan['nomor']}", f"{kantor_}-{tahun}-{int(urutan)}", f"{tahun}/{int(urutan)}", urutan.lstrip("0"), urutan):
        p.buka(f"{ANTREAN}?{urlencode({'cari': tertulis})}")
        assert aduan["nomor"] in p.teks and len(set(re.findall(r"33\.13\.17/\d{4}/\d{6}", p.teks))) == 1, tertulis
    p.buka(f"{ANTREAN}?cari=zzz")
    assert "Tidak ada aduan yang cocok" in p.teks


def test_a_filter_is_kept_by_name_with_its_count_and_is_ones_own(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator").buka(f"{ANTREAN}?langkah=3&kategori=infrastruktur")
    p.kirim("/petugas/saringan", nama_saringan="Jalan baru masuk")
    p.buka(ANTREAN)
    assert "Jalan baru masuk" in p.teks and "langkah=3&amp;kategori=infrastruktur" in p.html
    assert "Jalan baru masuk" not in kantor.masuk("operator").buka(ANTREAN).teks
    p.kirim("/petugas/saringan/hapus")
    assert "Jalan baru masuk" not in p.buka(ANTREAN).teks


def test_no_two_filters_have_one_name(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator").buka(f"{ANTREAN}?langkah=3")
    p.kirim("/petugas/saringan", nama_saringan="  terlambat")
    assert p.jawaban.status_code == 409 and "Beri nama lain" in p.teks
    p.buka(f"{ANTREAN}?langkah=3").kirim("/petugas/saringan", nama_saringan="Jalan")
    p.buka(f"{ANTREAN}?langkah=4").kirim("/petugas/saringan", nama_saringan="JALAN")
    p.buka(ANTREAN)
    assert p.html.count("langkah=4") == 1 and "JALAN" not in p.teks  # it asks for something else from now on


def test_an_empty_office_says_so(kantor: KantorUji):
    assert "Antrean kosong" in kantor.masuk("operator", "33.13.03").buka(ANTREAN).teks


def test_a_cursor_that_is_not_ours_is_no_page(kantor: KantorUji):
    p = kantor.masuk("operator")
    assert p.sesi.get(f"{p.url}{ANTREAN}?kursor=xx", headers={"Accept": "text/html"}, timeout=30).status_code == 404


def test_district_staff_see_all_offices(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("inspektorat", "33.13").buka(ANTREAN)
    assert aduan["nomor"] in p.teks and "Kecamatan Jenawi" in p.teks
    assert aduan["nomor"] not in p.buka(f"{ANTREAN}?kecamatan={KERJO}").teks
    assert aduan["nomor"] in p.buka(f"{ANTREAN}?kecamatan={JENAWI}").teks


def satu(aduan: dict) -> str:
    return f"/petugas/aduan/{aduan['id']}"


def test_one_page_says_everything_about_a_complaint(kantor: KantorUji):
    aduan = kantor.aduan()
    p = kantor.masuk("operator").buka(satu(aduan))
    for kata in (aduan["nomor"], ISI, NAMA, KONTAK, "Langkah dan waktunya", "Cara menghitung batas waktu ini", "Aduan diterima"):
        assert kata in p.teks
    assert f'href="{satu(aduan)}/surat/data-pengaduan"' in p.html


def test_an_informasi_is_answered_at_once(kantor: KantorUji):
    aduan = kantor.aduan()
    p = kantor.masuk("operator", nama="Sri Uji").buka(satu(aduan))
    p.kirim("/klasifikasi", jenis="informasi", kelas="infrastruktur/jalan-rusak", jawaban="Kantor buka pukul 07.30.")
    assert p.jawaban.status_code == 200 and "Klasifikasi tersimpan" in p.teks and "Sri Uji, Operator" in p.teks
    assert kantor.lacak(aduan)["tanggapan"] == "Kantor buka pukul 07.30."


@pytest.mark.parametrize(
    ("aksi", "isian", "jenis"),
    [
        ("klasifikasi", {"jenis": "pengaduan", "kelas": "infrastruktur/jalan-rusak"}, "AduanDiklasifikasi"),
        ("klarifikasi", {"pertanyaan": "Di dusun mana?"}, "KlarifikasiDiminta"),
        ("alihkan", {"ke_instansi": "Dinas PU", "alasan_alih": "Jalan kabupaten."}, "AduanDialihkan"),
        ("alihkan", {"ke_kantor": KERJO, "alasan_alih": "Di Kerjo."}, "AduanDiterimaAlihan"),
        ("tolak", {"alasan_tolak": "Bukan aduan.", "saran_tujuan": "Ke desa."}, "AduanDitolak"),
        ("catatan", {"catatan": "Sudah dicek."}, "CatatanDitambahkan"),
    ],
)
def test_what_can_be_done_now_is_a_form(kantor: KantorUji, aksi: str, isian: dict, jenis: str):
    aduan = kantor.aduan()
    p = kantor.masuk("operator").buka(satu(aduan)).kirim(f"/{aksi}", **isian)
    assert p.jawaban.status_code == 200, p.teks
    assert kantor.jenis_kejadian(aduan)[-1] == jenis


def test_a_duplicate_is_merged_by_its_number(kantor: KantorUji):
    induk, aduan = kantor.aduan(), kantor.aduan()
    p = kantor.masuk("operator").buka(satu(aduan))
    p.kirim("/gabung", induk="33.13.17/2026/999999", alasan_gabung="Sama.")
    assert p.jawaban.status_code in (404, 409, 422)

    def digabung() -> bool:
        p.buka(satu(aduan)).kirim("/gabung", induk=f"aduan {int(induk['nomor'][-6:])}", alasan_gabung="Jalan yang sama.")
        return p.jawaban.status_code == 200

    eventually(digabung)
    assert "AduanDigabungkan" in kantor.jenis_kejadian(aduan)


def test_a_field_left_empty_comes_back_with_what_was_typed_beside_it(kantor: KantorUji):
    aduan = kantor.aduan()
    p = kantor.masuk("operator").buka(satu(aduan)).kirim("/tolak", alasan_tolak="Bukan aduan.", saran_tujuan="")
    assert p.jawaban.status_code == 422 and "Tulis ke mana pelapor" in p.teks and "Bukan aduan." in p.html


def test_the_second_of_two_people_learns_who_did_what_and_loses_nothing(kantor: KantorUji):
    aduan = kantor.aduan()
    sri, tono = kantor.masuk("operator", nama="Sri Uji"), kantor.masuk("operator", nama="Tono Uji")
    sri.buka(satu(aduan))
    tono.buka(satu(aduan))
    assert "Sedang dibuka oleh Sri Uji" in tono.teks
    sri.kirim("/klasifikasi", jenis="pengaduan", kelas="infrastruktur/jalan-rusak")
    tono.kirim("/klarifikasi", pertanyaan="Di dusun mana letaknya?")
    assert tono.jawaban.status_code == 409
    assert "diklasifikasi oleh Sri Uji (operator) pukul" in tono.teks and "Di dusun mana letaknya?" in tono.html
    tono.kirim("/klarifikasi")  # the same form, as it came back
    assert tono.jawaban.status_code == 200 and kantor.jenis_kejadian(aduan)[-1] == "KlarifikasiDiminta"


def test_an_internal_note_is_never_shown_to_the_reporter(kantor: KantorUji):
    aduan, rahasia = kantor.aduan(), "Pelapor ini sudah tiga kali salah alamat"
    p = kantor.masuk("operator").buka(satu(aduan)).kirim("/catatan", catatan=rahasia)
    assert rahasia in p.teks
    warga, kode = Peramban(kantor.program.url), aduan["kode_lacak"]
    for path in (f"/lacak/{kode}", f"/lacak/{kode}/data", f"/lacak/{kode}/data.json", f"/resi/{kode}", f"/api/v1/lacak/{kode}"):
        assert rahasia not in warga.buka(path).jawaban.text
    assert rahasia not in str(kantor.lacak(aduan))


def test_a_secret_reporter_is_looked_at_once_with_a_reason_that_stays(kantor: KantorUji):
    aduan = kantor.aduan(rahasia=True)
    operator = kantor.masuk("operator").buka(satu(aduan))
    assert NAMA not in operator.teks and "dirahasiakan" in operator.teks and "Buka identitas" not in operator.teks
    camat = kantor.masuk("camat", nama="Camat Uji").buka(satu(aduan))
    assert NAMA not in camat.teks
    camat.kirim("/identitas", alasan_buka="")
    assert camat.jawaban.status_code == 422 and NAMA not in camat.teks
    camat.kirim("/identitas", alasan_buka="Dugaan ancaman terhadap pelapor.")
    assert NAMA in camat.teks and KONTAK in camat.teks
    assert NAMA not in camat.buka(satu(aduan)).teks
    operator.buka(satu(aduan))
    for kata in ("Identitas pelapor dibuka", "camat", "Dugaan ancaman terhadap pelapor."):
        assert kata in operator.teks
    assert NAMA not in operator.teks


def test_what_is_opened_is_read_and_what_happens_then_is_new(kantor: KantorUji):
    aduan, p = kantor.aduan(), kantor.masuk("operator")
    antrean = f"{ANTREAN}?cari={aduan['nomor']}"
    eventually(lambda: "belum dibaca" in p.buka(antrean).teks)
    p.buka(satu(aduan))
    assert "belum dibaca" not in p.buka(antrean).teks and "ada yang baru" not in p.teks
    kantor.klasifikasikan(aduan)
    eventually(lambda: "ada yang baru" in p.buka(antrean).teks)


def test_from_step_4_on_the_page_leads_to_the_response(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.klasifikasikan(aduan)
    assert f'href="/petugas/tanggapan/{aduan["id"]}"' in kantor.masuk("ppid").buka(satu(aduan)).html


def kirim_ke(p: Peramban, formulir: str, ke: str, **isian: str) -> None:
    """By a button of the form that leads elsewhere (`formaction`)."""
    p.jawaban = p.sesi.post(p.url + ke, p.formulir(formulir).isi | isian, timeout=30)


def test_a_template_is_inserted_with_the_complaints_own_words(kantor: KantorUji):
    aduan, p = kantor.aduan(), kantor.masuk("operator").buka("/petugas/templat")
    p.kirim("/petugas/templat", judul="Jam buka", untuk_kategori="infrastruktur", isi_templat="Aduan {nomor} di {kantor}, {batas}. {lain}")
    assert "Jam buka" in p.teks
    templat = re.search(r"/petugas/templat/([0-9a-f-]{36})", p.html)[1]
    lain = re.findall(r'<option value="([a-z-]+/[a-z-]+)"', p.buka(satu(aduan)).html)[-1]
    ketikan = {"kelas": lain, "jenis": "informasi", "jawaban": "Yang sudah saya tulis."}
    kirim_ke(p, "/klasifikasi", f"{satu(aduan)}/templat", templat=templat, **ketikan)
    isi = p.formulir("/klasifikasi").isi
    assert (
        isi["jawaban"].startswith(f"Yang sudah saya tulis.\n\nAduan {aduan['nomor']} di Kecamatan Jenawi, ")
        and "WIB. {lain}" in isi["jawaban"]
    )
    assert (isi["kelas"], isi["jenis"]) == (lain, "informasi")
    p.buka(f"/petugas/templat/{templat}").kirim(f"/petugas/templat/{templat}", judul="Jam layanan", untuk_kategori="")
    assert "Jam layanan" in p.teks and "semua kategori" in p.teks
    lain = kantor.masuk("operator", KERJO)
    assert lain.buka(f"/petugas/templat/{templat}").jawaban.status_code == 404
    assert "Jam layanan" not in lain.buka("/petugas/templat").teks
    p.buka(f"/petugas/templat/{templat}").kirim("/hapus")
    assert "Belum ada templat" in p.teks


def test_no_two_templates_of_an_office_have_one_title(kantor: KantorUji):
    p = kantor.masuk("operator", KERJO).buka("/petugas/templat")
    for judul in ("Jam buka", "Jam tutup"):
        p.kirim("/petugas/templat", judul=judul, untuk_kategori="", isi_templat="Isi.")
    p.buka("/petugas/templat").kirim("/petugas/templat", judul="jam  BUKA", untuk_kategori="", isi_templat="Isi.")
    assert p.jawaban.status_code == 409 and "sudah berjudul itu" in p.teks
    satu_lagi = next(x for x in re.findall(r"/petugas/templat/[0-9a-f-]{36}", p.html) if "Jam tutup" in p.buka(x).html)
    p.buka(satu_lagi).kirim(satu_lagi, judul="Jam buka", untuk_kategori="")
    assert p.jawaban.status_code == 409
    p.buka(satu_lagi).kirim(satu_lagi, judul="JAM TUTUP", untuk_kategori="")
    assert p.jawaban.status_code == 200


def test_the_district_chooses_whose_templates(kantor: KantorUji):
    p = kantor.masuk("admin-kabupaten", "33.13").buka("/petugas/templat")
    assert "Pilih kantornya" in p.teks
    p.buka(f"/petugas/templat?kecamatan={KERJO}").kirim("/petugas/templat", judul="Dari kabupaten", isi_templat="Isi.")
    assert "Dari kabupaten" in p.teks and "Kecamatan Kerjo" in p.teks


def tulis_antrean(kantor: KantorUji, wilayah: str, jumlah: int, batas: str) -> None:
    """Rows of the read model alone."""
    with psycopg.connect(kantor.database.owner_url) as conn:
        conn.execute("SET row_security = off")
        conn.execute(
            """INSERT INTO triage.aduan
            SELECT gen_random_uuid(), 1, 0, %(w)s, %(w)s || '/2026/' || lpad(n::text, 6, '0'), 'diterima', 3, NULL, 'infrastruktur',
                'jalan-rusak', 'web', false, false, 1, now() - interval '14 days', now() + %(b)s::interval + n * interval '1 s',
                NULL, NULL, NULL, false, false, now() - interval '14 days', NULL
            FROM generate_series(1, %(n)s) n""",
            {"w": wilayah, "n": jumlah, "b": batas},
        )


def test_pages_follow_each_other_by_the_due_time(kantor: KantorUji):
    tulis_antrean(kantor, "33.13.04", 70, "3 days")
    p = kantor.masuk("operator", "33.13.04").buka(f"{ANTREAN}?langkah=3")
    assert "33.13.04/2026/000050" in p.teks and "33.13.04/2026/000051" not in p.teks and "Semua yang berjalan 70" in p.teks
    p.buka(unescape(re.search(r'href="([^"]+)" rel="next"', p.html)[1]))
    assert "33.13.04/2026/000051" in p.teks and "33.13.04/2026/000050" not in p.teks and "langkah=3" in p.path
    assert "Halaman berikutnya" not in p.teks and "Kembali ke awal antrean" in p.teks


def test_what_is_late_says_by_how_much_and_what_nobody_touches_says_so(kantor: KantorUji):
    tulis_antrean(kantor, "33.13.05", 1, "-7 days")
    p = kantor.masuk("operator", "33.13.05").buka(f"{ANTREAN}?terlambat=ya")
    assert "33.13.05/2026/000001" in p.teks and "lama tidak dibuka" in p.teks and "Terlambat 1" in p.teks
    assert re.search(r"Terlambat \d+ (hari kerja( \d+ jam)?|jam( \d+ menit)? kerja)", p.teks)
