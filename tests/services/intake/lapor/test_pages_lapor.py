"""Filing on the pages: what is typed stays, what is wrong is said, what is sent is sent once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from urllib.parse import urljoin
from uuid import uuid4

import psycopg
import pytest

from services.intake.lapor.draf import Draf
from services.intake.lapor.pages_kirim import susun
from services.intake.service import Service
from tests.services.halaman_uji import ISI, PILIHAN, SIAPA, kode_dari, mulai, peramban, sampai_periksa
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.tunggu import eventually


def _satu(kantor: KantorUji, sql: str, *args: object) -> tuple:
    with psycopg.connect(kantor.database.owner_url) as conn:
        return conn.execute(sql, args).fetchone()


def test_a_complaint_goes_in_by_four_pages_and_comes_out_as_a_receipt_that_survives_a_bookmark(kantor: KantorUji):
    p = sampai_periksa(kantor).kirim("/periksa")
    assert p.path.startswith("/resi/")
    assert "Aduan Anda sudah diterima" in p.teks
    assert "Paling lambat" in p.teks
    lain = peramban(kantor).buka(p.path)
    assert (lain.jawaban.status_code, lain.teks) == (200, p.teks)


def test_the_staff_read_what_happened_where_and_when_as_one_text(kantor: KantorUji):
    p = sampai_periksa(kantor).kirim("/periksa")
    aduan_id = _satu(kantor, "SELECT aduan_id FROM web.draf WHERE aduan_id IS NOT NULL ORDER BY diubah_pada DESC LIMIT 1")[0]
    rincian = kantor.rincian({"id": aduan_id}).isi
    assert f"{ISI['apa']}\n\nLokasi: {ISI['lokasi']}\nWaktu kejadian: {ISI['kapan']}" in str(rincian).replace("\\n", "\n")
    assert p.jawaban.status_code == 200


def test_both_steps_of_the_citizen_are_timed(kantor: KantorUji):
    kode = kode_dari(sampai_periksa(kantor).kirim("/periksa"))
    langkah = kantor.program.call("GET", f"/api/v1/lacak/{kode}").isi["langkah_langkah"]
    assert [(x["langkah"], x["status"]) for x in langkah[:2]] == [(1, "selesai"), (2, "selesai")]
    assert all(x["mulai"] < x["selesai"] for x in langkah[:2])


@pytest.mark.parametrize(
    ("halaman", "isian", "kalimat"),
    [
        ("siapa", SIAPA | {"nama": " "}, "Tulis nama Anda."),
        ("siapa", SIAPA | {"kontak": ""}, "Tulis nomor telepon, WhatsApp, atau alamat e-mail Anda."),
        ("siapa", SIAPA | {"kontak": "siti"}, "Tulis alamat surel seperti nama@contoh.id, atau nomor telepon seperti 0812 3456 7890."),
        ("siapa", SIAPA | {"kontak": "081234"}, "Nomor telepon ini kurang, lebih, atau salah angkanya."),
        ("siapa", SIAPA | {"kontak": "0812 3456 78/90"}, "Kontak ini dapat dibaca dengan lebih dari satu cara."),
        ("siapa", SIAPA | {"nama": "\u3164\u200b"}, "Tulis nama Anda."),
        ("siapa", SIAPA | {"rahasia": "mungkin"}, "Pilih apakah identitas Anda dirahasiakan."),
        ("siapa", SIAPA | {"nama": "x" * 201}, "Persingkat: terlalu panjang untuk isian ini."),
        ("kategori", {}, "Pilih satu jenis masalah."),
        ("kategori", {"pilihan": "../x"}, "Pilih satu jenis masalah."),
        ("isi", ISI | {"apa": ""}, "Ceritakan apa yang terjadi."),
        ("isi", ISI | {"lokasi": ""}, "Tulis di mana kejadiannya."),
    ],
)
def test_a_wrong_form_comes_back_with_the_same_words_above_and_beside_the_field(kantor: KantorUji, halaman, isian, kalimat):
    p = mulai(kantor)
    p.buka(p.path.replace("siapa", halaman)).kirim(f"/{halaman}" if halaman == "kategori" else "", **isian)
    assert p.jawaban.status_code == 422
    assert p.judul.startswith("Galat:")
    assert p.teks.count(kalimat) == 2
    assert 'role="alert" tabindex="-1" autofocus' in p.html
    diketik = p.formulir("/kategori" if halaman == "kategori" else "").isi
    assert all(diketik.get(n, "") == v for n, v in isian.items() if n in ("nama", "kontak", "apa", "lokasi", "kapan"))


def test_a_category_that_the_office_does_not_offer_is_refused_in_words(kantor: KantorUji):
    p = mulai(kantor)
    p.buka(p.path.replace("siapa", "kategori")).kirim("/kategori", pilihan="tidak-ada/sama-sekali")
    assert p.jawaban.status_code == 422
    assert "tidak ada di kecamatan ini" in p.teks


def test_a_field_that_the_form_does_not_have_is_refused(kantor: KantorUji):
    p = mulai(kantor).kirim(**SIAPA, peran="camat")
    assert p.jawaban.status_code == 422
    assert "tidak dikenal" in p.teks


def test_back_and_reload_lose_nothing_and_the_draft_is_offered_again(kantor: KantorUji):
    p = sampai_periksa(kantor)
    draf = p.path.removesuffix("/periksa")
    assert p.buka(f"{draf}/siapa").formulir().isi["nama"] == SIAPA["nama"]
    assert p.buka(f"{draf}/kategori").formulir("/kategori").isi["pilihan"] == PILIHAN
    assert p.buka(f"{draf}/isi").formulir().isi["apa"] == ISI["apa"]
    assert "Lanjutkan draf" in p.buka("/").teks


def test_what_the_script_saves_half_typed_is_kept_but_not_sent(kantor: KantorUji):
    p = mulai(kantor)
    halaman = p.jawaban.url
    data = {**p.formulir().isi, "nama": "Si"}
    assert p.sesi.post(urljoin(halaman, "draf"), data).status_code == 204
    assert p.buka(halaman).formulir().isi["nama"] == "Si"
    assert p.buka(halaman.replace("siapa", "periksa")).path.endswith("/siapa")


def test_nobody_else_opens_a_draft_and_the_database_cannot_read_it(kantor: KantorUji):
    p = sampai_periksa(kantor)
    assert peramban(kantor).buka(p.path).jawaban.status_code == 404
    orang_lain = mulai(kantor)
    assert orang_lain.buka(p.path).jawaban.status_code == 404
    isi, sesi = _satu(kantor, "SELECT string_agg(isi, ''), string_agg(encode(sesi, 'hex'), '') FROM web.draf")
    assert SIAPA["nama"] not in isi
    assert p.sesi.cookies["aduan"] not in sesi


def test_a_draft_can_be_thrown_away(kantor: KantorUji):
    p = sampai_periksa(kantor)
    halaman = p.path
    p.buka(halaman.replace("periksa", "siapa")).kirim("/hapus")
    assert p.path == "/"
    assert p.buka(halaman).jawaban.status_code == 404


def test_pressing_twice_files_once(kantor: KantorUji):
    p = sampai_periksa(kantor)
    url, data = p.jawaban.url, p.formulir("/periksa").isi
    kepala, kuki = dict(p.sesi.headers), p.sesi.cookies.get_dict()

    def tekan(_: int) -> str:
        import requests

        jawab = requests.post(url, data, headers=kepala, cookies=kuki, allow_redirects=False, timeout=30)
        assert jawab.status_code == 303, jawab.text
        return jawab.headers["Location"].partition("?")[0]

    with ThreadPoolExecutor(4) as semua:
        tujuan = set(semua.map(tekan, range(6)))
    assert len(tujuan) == 1
    assert p.buka(url).path == f"{tujuan.pop()}?sudah", "a page of a sent draft leads to its receipt"


def test_sent_and_gone_back_and_written_otherwise_and_sent_again_is_one_complaint_and_says_so(kantor: KantorUji):
    p = sampai_periksa(kantor)
    draf = p.path.split("/")[2]
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as owner:
        (isi,) = owner.execute("SELECT isi FROM web.draf WHERE id = %s", [draf]).fetchone()
        pertama = kode_dari(p.kirim("/periksa"))
        assert "sudah dikirim" not in p.teks
        p.buka(f"/lapor/{draf}/isi")
        assert kode_dari(p) == f"{pertama}?sudah" and "sudah dikirim pada" in p.teks and "isinya tidak diubah" in p.teks
        owner.execute("UPDATE web.draf SET isi = %s, aduan_id = NULL WHERE id = %s", [isi, draf])  # it ended before it noted that
        p.buka(f"/lapor/{draf}/isi").kirim(apa="Jalannya berlubang, dan lampunya mati.", lokasi="Dusun Gronong", kapan="")
        p.kirim("/periksa")
    assert kode_dari(p) == f"{pertama}?sudah" and "isinya tidak diubah" in p.teks


def test_a_secret_category_keeps_the_reporter_secret_and_says_so(kantor: KantorUji):
    p = sampai_periksa(kantor, "perilaku-aparatur/pungutan-liar")
    assert "Dirahasiakan otomatis karena jenis masalahnya" in p.teks


def test_categories_are_found_without_javascript(kantor: KantorUji):
    p = mulai(kantor)
    p.buka(p.path.replace("siapa", "kategori?cari=lampu+mati"))
    assert "Lampu jalan mati" in p.teks
    assert "Jembatan rusak" not in p.teks
    assert "Tidak ada yang cocok" in p.buka(p.path.split("?")[0] + "?cari=zzz").teks


def test_an_office_says_how_long_each_step_takes_and_how_often_it_kept_to_it(kantor: KantorUji):
    kantor.jawab(kantor.aduan())
    p = peramban(kantor)
    eventually(lambda: "tepat waktu dari" in p.buka(f"/kantor/{JENAWI}").teks)  # the figures follow the news
    assert "paling lama 120 menit kerja" in p.teks
    assert "paling lama 2 hari kerja" in p.teks
    assert "dijawab paling lambat" in p.teks


def test_no_two_mixins_of_the_service_give_one_name_to_two_things():
    nama = [
        n
        for kelas in Service.__mro__[1:]
        for n in vars(kelas)
        if not n.startswith("_") and kelas is not object and n not in ("app", "name")
    ]
    assert sorted(nama) == sorted(set(nama))


def test_what_is_open_about_the_same_is_told_before_sending_and_never_in_anybodys_words(kantor: KantorUji):
    """Category, place and state; another office's, and another category's, are not told at all."""
    rahasia = "Tetangga saya Pak Tertentu yang merusak pagar makam keramat."
    for kecamatan, arah in ((JENAWI, "Utara"), (KERJO, "Selatan")):
        kantor.aduan(kecamatan=kecamatan, isi=f"{rahasia}\n\nLokasi: Makam Contoh {arah}")

    def periksa() -> str:
        return sampai_periksa(kantor, apa="Pagar makam keramat dirusak orang.", lokasi="Makam Contoh").teks

    eventually(lambda: "Mungkin sudah ada yang melaporkannya" in periksa())
    assert "makam contoh utara" in periksa() and "makam contoh selatan" not in periksa()
    assert "Pak Tertentu" not in periksa()
    lain = sampai_periksa(kantor, pilihan="lainnya/lainnya", apa="Pagar makam keramat dirusak orang.", lokasi="Makam Contoh")
    assert "Mungkin sudah ada" not in lain.teks


def test_what_nobody_sees_is_not_in_the_story():
    kini = datetime.now(UTC)
    draf = Draf(uuid4(), JENAWI, {"apa": "\u202aLubang.\u202c", "lokasi": "Pasar", "kapan": "\u3164\u200b"}, kini, None, kini, None)
    assert susun(draf) == "Lubang.\n\nLokasi: Pasar"
