"""Every form about a complaint: pressed twice it does one thing and shows one page, gone back to and changed it says so."""

from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin

import pytest
import requests

from tests.lampiran import bahan
from tests.services.halaman_uji import ISI, PILIHAN, SIAPA, mulai
from tests.services.kantor_uji import KantorUji
from tests.support.peramban import Formulir, Peramban

SUDAH = "Formulir ini sudah terkirim"
JAWABAN = "Lubang ditutup hari Senin oleh regu jalan."


def kirim(p: Peramban, f: Formulir, isian: dict[str, str], **berkas: tuple[str, bytes]) -> requests.Response:
    """One press, as far as its answer: where it leads."""
    foto = [("foto", satu) for satu in berkas.values()] or None
    return p.sesi.post(urljoin(p.jawaban.url, f.aksi), {**f.isi, **isian}, files=foto, timeout=30, allow_redirects=False)


def baru(kantor: KantorUji, sampai: str) -> dict:
    aduan = kantor.aduan()
    if sampai in ("susun", "terima", "catat", "berikan"):
        assert kantor.klasifikasikan(aduan).status == 200
    for langkah, peran in (("tanggapan", "ppid"), ("tanggapan/terima", "ppid"), ("tanggapan/catat", "operator")):
        urutan = {"tanggapan": 1, "tanggapan/terima": 2, "tanggapan/catat": 3}[langkah]
        if {"terima": 1, "catat": 2, "berikan": 3}.get(sampai, 0) >= urutan:
            assert kantor.perintah(aduan, langkah, {"isi": JAWABAN} if langkah == "tanggapan" else {}, peran).status == 200
    if sampai == "ditanya":
        assert kantor.perintah(aduan, "klarifikasi", {"pertanyaan": "Di mana?"}).status == 200
    if sampai == "dijawab":
        kantor.jawab(aduan)
    return aduan


PETUGAS = [
    ("operator", "", "aduan", "catatan", {"catatan": "Sudah ditelepon."}, "catatan"),
    ("operator", "", "aduan", "klasifikasi", {"jenis": "informasi", "jawaban": "Loket buka pukul 7.30."}, "jawaban"),
    ("operator", "", "aduan", "klarifikasi", {"pertanyaan": "Di dusun mana?"}, "pertanyaan"),
    ("operator", "", "aduan", "alihkan", {"ke_kantor": "33.13.16", "alasan_alih": "Di Kerjo."}, ""),
    ("operator", "", "aduan", "alihkan", {"ke_instansi": "Dinas PU", "alasan_alih": "Jalan kabupaten."}, "alasan_alih"),
    ("operator", "", "aduan", "tolak", {"alasan_tolak": "Bukan wewenang.", "saran_tujuan": "Polsek"}, "alasan_tolak"),
    ("ppid", "susun", "tanggapan", "disposisi", {"kepada": "Bidang PU", "instruksi": "Periksa."}, "instruksi"),
    ("ppid", "susun", "tanggapan", "susun", {"tanggapan": JAWABAN}, "tanggapan"),
    ("ppid", "terima", "tanggapan", "kembalikan", {"alasan": "Sebut tanggalnya."}, "alasan"),
    ("ppid", "terima", "tanggapan", "terima", {}, ""),
    ("operator", "catat", "tanggapan", "catat", {}, ""),
    ("operator", "berikan", "tanggapan", "berikan", {}, ""),
]  # fmt: skip
PELAPOR = [
    ("ditanya", "klarifikasi", {"jawaban": "Di Gronong."}, "jawaban"),
    ("dijawab", "buka-kembali", {"alasan": "Masih berlubang."}, "alasan"),
    ("dijawab", "penilaian", {"nilai": "4", "komentar": "Cepat."}, "komentar"),
    ("", "cabut", {"alasan_cabut": "Sudah selesai."}, "alasan_cabut"),
]


def dua_kali(kantor: KantorUji, aduan: dict, p: Peramban, f: Formulir, isian: dict[str, str], teks: str) -> None:
    versi = kantor.versi(aduan)
    with ThreadPoolExecutor(2) as tekan:  # a double click
        dua = list(tekan.map(lambda _: kirim(p, f, isian), range(2)))
    tercatat = kantor.versi(aduan)
    lagi = kirim(p, f, isian)
    assert [x.status_code for x in (*dua, lagi)] == [303] * 3, [x.text[:3000] for x in (*dua, lagi)]
    assert {x.headers["Location"] for x in (*dua, lagi)} == {lagi.headers["Location"]}
    assert kantor.versi(aduan) == tercatat > versi
    assert len(set(kantor.jenis_kejadian(aduan)[versi:])) == tercatat - versi, "each once"
    if teks:
        p.jawaban = kirim(p, f, {**isian, teks: "Kalimat kedua."})
        assert p.jawaban.status_code == 409 and SUDAH in p.teks and isian[teks] in p.teks, p.teks[:500]
        assert kantor.versi(aduan) == tercatat


@pytest.mark.parametrize(("peran", "sampai", "meja", "aksi", "isian", "teks"), PETUGAS, ids=[f"{x[3]}-{n}" for n, x in enumerate(PETUGAS)])
def test_a_form_of_staff_counts_once(
    kantor: KantorUji, peran: str, sampai: str, meja: str, aksi: str, isian: dict[str, str], teks: str
):  # fmt: skip
    aduan = baru(kantor, sampai)
    p = kantor.masuk(peran).buka(f"/petugas/{meja}/{aduan['id']}")
    f = p.formulir(f"/{aksi}" if aksi != "susun" else "/pratinjau")
    if aksi == "susun":
        p.kirim("/pratinjau", **isian)
        f = p.formulir("/susun")
    dua_kali(kantor, aduan, p, f, isian, teks)


def test_merging_counts_once(kantor: KantorUji):
    induk, aduan = kantor.aduan(), kantor.aduan()
    p = kantor.masuk("operator").buka(f"/petugas/aduan/{aduan['id']}")
    dua_kali(kantor, aduan, p, p.formulir("/gabung"), {"induk": induk["nomor"], "alasan_gabung": "Jalan yang sama."}, "alasan_gabung")


@pytest.mark.parametrize(("sampai", "aksi", "isian", "teks"), PELAPOR, ids=[x[1] for x in PELAPOR])
def test_a_form_of_the_reporter_counts_once(kantor: KantorUji, sampai: str, aksi: str, isian: dict[str, str], teks: str):
    aduan = baru(kantor, sampai)
    p = Peramban(kantor.program.url).buka(f"/lacak/{aduan['kode_lacak']}{'/cabut' if aksi == 'cabut' else ''}")
    dua_kali(kantor, aduan, p, p.formulir("" if aksi == "cabut" else f"/{aksi}"), isian, teks)


def test_a_note_that_was_changed_is_sent_by_a_third_press(kantor: KantorUji):
    aduan = kantor.aduan()
    p = kantor.masuk("operator").buka(f"/petugas/aduan/{aduan['id']}")
    f = p.formulir("/catatan")
    kirim(p, f, {"catatan": "Yang pertama."})
    p.jawaban = kirim(p, f, {"catatan": "Yang kedua."})
    assert "Yang pertama." in p.teks and p.formulir("/catatan").isi["catatan"] == "Yang kedua.", "what was sent, and what is typed"
    p.kirim("/catatan")
    assert "Yang kedua." in p.teks and kantor.jenis_kejadian(aduan).count("CatatanDitambahkan") == 2


def test_one_photo_is_one_photo_and_another_is_another(kantor: KantorUji):
    aduan = kantor.aduan()
    p = Peramban(kantor.program.url).buka(f"/lacak/{aduan['kode_lacak']}")
    f, satu, lain = p.formulir("/lampiran"), ("a.jpg", bahan.foto_bergps()), ("b.jpg", bahan.foto_bergps(1))
    with ThreadPoolExecutor(2) as tekan:
        dua = list(tekan.map(lambda _: kirim(p, f, {}, satu=satu), range(2)))
    assert {x.status_code for x in (*dua, kirim(p, f, {}, satu=satu, dua=satu))} == {303}
    assert kantor.versi(aduan) == 2
    assert kirim(p, f, {}, satu=satu, dua=lain).status_code == 303
    assert kantor.versi(aduan) == 3
    p.buka(f"/lacak/{aduan['kode_lacak']}")
    kirim(p, p.formulir("/lampiran"), {}, satu=satu)
    assert kantor.versi(aduan) == 4, "by a new form it is meant"


def test_a_photo_of_a_complaint_that_is_still_written_is_one_too(kantor: KantorUji):
    p = mulai(kantor).kirim(**SIAPA).kirim("/kategori", pilihan=PILIHAN)
    f, satu, isi = p.formulir(), ("a.jpg", bahan.foto_bergps()), p.path
    with ThreadPoolExecutor(2) as tekan:
        dua = list(tekan.map(lambda _: kirim(p, f, ISI, satu=satu), range(2)))
    assert [x.status_code for x in dua] == [303] * 2
    assert p.buka(dua[0].headers["Location"]).html.count("/buang") == 1
    kirim(p.buka(isi), f, ISI, satu=satu, dua=("b.jpg", bahan.foto_bergps(1)))
    assert p.buka(dua[0].headers["Location"]).html.count("/buang") == 2


def test_a_program_repeats_under_its_key(kantor: KantorUji):
    aduan = kantor.aduan()

    def tanya(teks: str, **kepala: str) -> int:
        alamat = f"/api/v1/aduan/{aduan['id']}/klarifikasi"
        return kantor.program.call("POST", alamat, {"pertanyaan": teks}, token=kantor.token("operator"), headers=kepala).status

    kunci = {"Idempotency-Key": "abc"}
    assert [tanya("Di mana?", **kunci), tanya("Di mana?", **kunci), tanya("Kapan?", **kunci), tanya("Di mana?")] == [200, 200, 409, 409]
    assert kantor.versi(aduan) == 2
