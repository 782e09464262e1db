"""Tracking on the pages: what the holder of a code sees, and does without JavaScript."""

import pytest

from shared.akun.batas import LACAK
from shared.machinery.privacy.tracking_code import write_code
from tests.services.halaman_uji import peramban
from tests.services.kantor_uji import KONTAK, NAMA, KantorUji
from tests.support.peramban import Peramban


def buka(kantor: KantorUji, aduan: dict) -> Peramban:
    return peramban(kantor).buka(f"/lacak/{aduan['kode_lacak']}")


def test_the_seven_steps_show_who_when_and_what_is_left_but_nothing_of_the_reporter(kantor: KantorUji):
    p = buka(kantor, kantor.aduan())
    assert p.html.count('class="bulat"') == 7
    assert "Sedang dikerjakan, sisa" in p.teks
    assert "batas waktu" in p.teks
    assert NAMA not in p.html
    assert KONTAK not in p.html


def test_how_the_running_due_time_was_counted_is_one_click_away(kantor: KantorUji):
    p = buka(kantor, kantor.aduan())
    assert "Cara menghitung batas waktu ini" in p.teks
    assert "Diterima " in p.teks
    assert "jatuh tempo " in p.teks.lower()


def test_a_code_opens_its_complaint_however_it_is_typed(kantor: KantorUji):
    kode = kantor.aduan()["kode_lacak"]
    for tertulis in (kode.lower().replace("-", " "), f"https://aduan.example/lacak/{kode}?x=1", f"Nomor aduan: 1\nKode lacak: “{kode}”."):
        p = peramban(kantor).buka("/lacak").kirim(kode=tertulis)
        assert p.path == f"/lacak/{kode}"


@pytest.mark.parametrize(
    ("kode", "kalimat"),
    [
        ("", "Tulis kode lacak Anda."),
        ("\u200b", "Tulis kode lacak Anda."),
        ("SALAH", "Kode lacak terdiri dari 27 huruf dan angka"),
        ("Aduan 33.13.17/2026/130", "Ini nomor aduan. Kode lacaknya tertulis di resi"),
        (write_code(b"kode yang tiada "), "Kode lacak ini tidak cocok dengan aduan mana pun."),
    ],
)
def test_a_wrong_code_comes_back_with_a_sentence(kantor: KantorUji, kode, kalimat):
    p = peramban(kantor).buka("/lacak").kirim(kode=kode)
    assert (p.jawaban.status_code, p.judul[:6], p.teks.count(kalimat)) == (422, "Galat:", 2)
    assert p.formulir().isi["kode"] == kode


def test_a_slip_of_the_pen_is_no_guess(kantor: KantorUji):
    """More of them than an address may guess: each is told how a code looks, and then the right one opens."""
    aduan, p = kantor.aduan(), peramban(kantor)
    for n in range(LACAK.bebas + 2):
        salah = aduan["kode_lacak"][:-1] + ("2" if aduan["kode_lacak"][-1] != "2" else "3")
        assert p.buka("/lacak").kirim(kode=salah).jawaban.status_code == 422, n
        assert p.buka(f"/lacak/{salah}").jawaban.status_code == 404, n
    assert p.buka("/lacak").kirim(kode=aduan["kode_lacak"]).path == f"/lacak/{aduan['kode_lacak']}"


def test_the_office_asks_and_the_reporter_answers(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.perintah(aduan, "klarifikasi", {"pertanyaan": "Di dusun mana?"})
    p = buka(kantor, aduan)
    assert "Di dusun mana?" in p.teks
    assert "Menunggu jawaban Anda" in p.teks
    p.kirim("/klarifikasi", jawaban=" ")
    assert (p.jawaban.status_code, p.teks.count("Tulis jawaban Anda.")) == (422, 2)
    p.kirim("/klarifikasi", jawaban="Dusun Krajan.")
    assert "Sudah Anda jawab." in p.teks
    assert kantor.jenis_kejadian(aduan)[-1] == "KlarifikasiDiberikan"


def test_an_answer_that_came_too_late_is_refused_with_everything_typed_kept(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.perintah(aduan, "klarifikasi", {"pertanyaan": "Di dusun mana?"})
    p = buka(kantor, aduan)
    kantor.pelapor(aduan, "cabut")
    p.kirim("/klarifikasi", jawaban="Dusun Krajan.")
    assert p.jawaban.status_code == 409
    assert "dicabut oleh pelapor" in p.teks
    assert "Dusun Krajan." in p.teks


def test_the_answer_is_rated_once_and_can_be_objected_to(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.jawab(aduan, "Lubang ditutup Senin.")
    p = buka(kantor, aduan)
    assert "Lubang ditutup Senin." in p.teks
    p.kirim("/penilaian")
    assert (p.jawaban.status_code, p.teks.count("Pilih nilai 1 sampai 5.")) == (422, 2)
    p.kirim("/penilaian", nilai="4", komentar="Cepat.")
    assert "Penilaian Anda: 4 dari 5" in p.teks
    p.kirim("/buka-kembali", alasan="")
    assert (p.jawaban.status_code, p.teks.count("Tulis apa yang belum selesai.")) == (422, 2)
    p.kirim("/buka-kembali", alasan="Masih berlubang.")
    assert kantor.jenis_kejadian(aduan)[-1] == "AduanDibukaKembali"
    assert "dibuka kembali, diterima dan menunggu klasifikasi" in p.teks
    lalu, kini = p.html.split("Sekarang, setelah keberatan Anda")
    assert all(teks in lalu for teks in ("Putaran 1, dijawab", "Lubang ditutup Senin.", "Keberatan Anda", "Masih berlubang."))
    assert kini.count("Belum dimulai") == 4 and "Tidak diperlukan" not in kini, "steps 4 to 7 are to come"
    [sebelumnya] = kantor.lacak(aduan)["sebelumnya"]
    assert (sebelumnya["akhir"], sebelumnya["tanggapan"], sebelumnya["keberatan"]) == (
        "keberatan",
        "Lubang ditutup Senin.",
        "Masih berlubang.",
    )


def test_what_was_sent_back_is_told_in_one_line_and_not_as_steps_twice(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.klasifikasikan(aduan)
    for _ in range(2):
        kantor.perintah(aduan, "tanggapan", {"isi": "Akan ditinjau."}, peran="pengelola")
        kantor.perintah(aduan, "tanggapan/kembalikan", {"alasan": "Sebut kapan."}, peran="ppid")
    p = buka(kantor, aduan)
    assert "Konsep jawaban dikembalikan 2 kali untuk diperbaiki." in p.teks
    assert p.html.count('class="bulat"') == 7 and "Sebut kapan." not in p.teks and "Akan ditinjau." not in p.teks


def test_a_withdrawal_is_asked_about_first(kantor: KantorUji):
    aduan = kantor.aduan()
    p = buka(kantor, aduan).buka(f"/lacak/{aduan['kode_lacak']}/cabut")
    assert "tidak dapat dibatalkan" in p.teks
    assert kantor.versi(aduan) == 1
    p.kirim()
    assert kantor.lacak(aduan)["keadaan"] == "dicabut"
    assert p.buka(f"/lacak/{aduan['kode_lacak']}/cabut").kirim().jawaban.status_code == 409


@pytest.mark.parametrize("path", ["/lacak/{kode}", "/resi/{kode}", "/lacak/{kode}/cabut"])
def test_a_page_that_a_code_opens_is_neither_kept_nor_told_to_others(kantor: KantorUji, path):
    kepala = peramban(kantor).buka(path.format(kode=kantor.aduan()["kode_lacak"])).jawaban.headers
    assert (kepala["Referrer-Policy"], kepala["Cache-Control"]) == ("no-referrer", "no-store")


def test_refusals_and_transfers_say_who_and_why(kantor: KantorUji):
    ditolak, dialihkan = kantor.aduan(), kantor.aduan()
    kantor.perintah(ditolak, "tolak", {"alasan": "Bukan wewenang kecamatan.", "saran_tujuan": "Dinas Pekerjaan Umum"})
    assert "Dinas Pekerjaan Umum" in buka(kantor, ditolak).teks
    kantor.perintah(dialihkan, "alihkan", {"ke": "33.13.16", "alasan": "Lokasi di Kerjo."})
    assert "Dialihkan ke Kecamatan Kerjo" in buka(kantor, dialihkan).teks
