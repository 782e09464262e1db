"""The desk of steps 4 to 7: who sees what waits, what they may do, what they wrote, and what the citizen never reads."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from uuid import uuid4

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.response.meja.daftar import bagian_saya
from services.response.meja.naskah import banding
from shared.domain.akses.petugas import PERAN, Petugas
from shared.domain.sop.aturan import AturanBerlaku
from shared.domain.sop.awal import SOP_AWAL
from shared.machinery.database import Database
from tests.services.kantor_uji import ISI, JENAWI, KERJO, KONTAK, NAMA, KantorUji
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

TANGGAPAN = "Lubang ditutup hari Senin oleh regu jalan."


def url(aduan: dict) -> str:
    return f"/petugas/tanggapan/{aduan['id']}"


@pytest.fixture
def aduan(kantor: KantorUji) -> dict:
    """At step 4."""
    aduan = kantor.aduan()
    assert kantor.klasifikasikan(aduan).status == 200
    return aduan


def susun(kantor: KantorUji, aduan: dict, isi: str = TANGGAPAN, peran: str = "pengelola") -> Peramban:
    """Through the preview, as a person does it."""
    p = kantor.masuk(peran).buka(url(aduan)).kirim("/pratinjau", tanggapan=isi)
    assert p.path.endswith("/pratinjau") and "Beginilah pelapor akan membacanya" in p.teks, p.teks[:300]
    return p.kirim("/susun")


def ada_di_daftar(p: Peramban, aduan: dict, saring: str = "") -> bool:
    return f'href="{url(aduan)}"' in p.buka(f"/petugas/tanggapan{saring}").html


def test_a_response_goes_from_disposition_to_delivery(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("ppid").buka(url(aduan))
    assert ISI in p.teks and NAMA in p.teks and KONTAK in p.teks
    p.kirim("/disposisi", kepada="Bidang Pekerjaan Umum", instruksi="Periksa hari ini.")
    assert "Bidang Pekerjaan Umum" in p.teks
    q = susun(kantor, aduan)
    assert "Tidak ada yang perlu Anda lakukan sekarang" in q.teks
    p.buka(url(aduan)).kirim("/kembalikan", alasan="Sebutkan tanggalnya.")
    q.buka(url(aduan))
    assert "Sebutkan tanggalnya." in q.teks
    q.kirim("/pratinjau", tanggapan="Lubang ditutup tanggal 30.").kirim("/susun")
    p.buka(url(aduan)).kirim("/terima")
    o = kantor.masuk("operator").buka(url(aduan)).kirim("/catat")
    o.kirim("/berikan")
    assert "Penanganan aduan ini sudah berakhir" in o.teks
    assert kantor.lacak(aduan)["tanggapan"] == "Lubang ditutup tanggal 30."
    assert kantor.jenis_kejadian(aduan)[-7:] == [
        "AduanDidisposisikan", "TanggapanDisusun", "TanggapanDikembalikan", "TanggapanDisusun", "TanggapanDiterima", "TanggapanDicatat",
        "TanggapanDiberikan",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("peran", "formulir"),
    [
        ("operator", set()),
        ("ppid", {"disposisi", "pratinjau"}),
        ("pengelola", {"pratinjau"}),
        ("camat", set()),
        ("inspektorat", set()),
    ],
)
def test_only_the_forms_that_one_may_use_stand_on_the_page(kantor: KantorUji, aduan: dict, peran: str, formulir: set):
    html = kantor.masuk(peran).buka(url(aduan)).html
    ada = {n for n in ("disposisi", "pratinjau", "terima", "kembalikan", "catat", "berikan") if f'action="{url(aduan)}/{n}"' in html}
    assert ada == formulir


def test_who_may_only_look_is_refused_by_the_application(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("camat").buka(url(aduan))
    tanda = p.formulir("/keluar").isi["_tanda"]
    for langkah, isi in (("susun", {"tanggapan": "x"}), ("draf", {"tanggapan": "x"}), ("disposisi", {"kepada": "x", "instruksi": "y"})):
        jawaban = p.sesi.post(f"{p.url}{url(aduan)}/{langkah}", {"_tanda": tanda, "versi": "2", **isi}, timeout=30)
        assert jawaban.status_code == 403, langkah
    assert kantor.versi(aduan) == 2


def test_the_list_has_what_waits_for_my_role_and_on_request_everything(kantor: KantorUji, aduan: dict):
    ppid, operator = kantor.masuk("ppid"), kantor.masuk("operator")
    eventually(lambda: ada_di_daftar(ppid, aduan))
    assert "Sisa" in ppid.teks and "belum didisposisikan" in ppid.teks
    assert not ada_di_daftar(operator, aduan)
    assert ada_di_daftar(operator, aduan, "?untuk=semua")
    assert ada_di_daftar(ppid, aduan, "?langkah=4") and not ada_di_daftar(ppid, aduan, "?langkah=5")
    assert not ada_di_daftar(ppid, aduan, "?waktu=lewat")
    assert ada_di_daftar(kantor.masuk("camat"), aduan)  # nothing waits for them, so they see all
    assert ada_di_daftar(ppid, aduan, "?langkah=x&waktu=entah&halaman=2&untuk=")
    susun(kantor, aduan)
    assert ada_di_daftar(ppid, aduan, "?langkah=5") and not ada_di_daftar(ppid, aduan, "?langkah=4")


def test_an_office_with_nothing_to_answer_is_told_so(kantor: KantorUji):
    p = kantor.masuk("ppid", "33.13.01").buka("/petugas/tanggapan")
    assert "Tidak ada yang menunggu" in p.teks
    assert "Hapus saringan" in p.buka("/petugas/tanggapan?langkah=5").teks


def test_another_offices_complaint_is_neither_listed_nor_shown(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("ppid", KERJO)
    assert not ada_di_daftar(p, aduan, "?untuk=semua")
    assert p.buka(url(aduan)).jawaban.status_code == 403 and ISI not in p.teks


def test_a_secret_reporter_is_not_named(kantor: KantorUji):
    aduan = kantor.aduan(rahasia=True)
    kantor.klasifikasikan(aduan)
    p = kantor.masuk("ppid").buka(url(aduan))
    assert "dirahasiakan" in p.teks and NAMA not in p.html and KONTAK not in p.html


# Drafts


def test_a_draft_is_kept_for_its_writer_alone_and_goes_when_it_is_handed_over(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("pengelola").buka(url(aduan))
    f = p.formulir("/pratinjau")
    p.sesi.post(f"{p.url}{url(aduan)}/draf", {**f.isi, "tanggapan": "Setengah jadi\r\nbaris dua", "simpan": "ya"}, timeout=30)
    assert p.buka(url(aduan)).formulir("/pratinjau").isi["tanggapan"] == "Setengah jadi\nbaris dua"
    assert "Draf disimpan" in p.teks
    assert "Setengah" not in kantor.masuk("pengelola").buka(url(aduan)).html
    with psycopg.connect(kantor.database.owner_url) as conn:
        (isi,) = conn.execute("SELECT isi FROM response.draf WHERE aduan_id = %s", [aduan["id"]]).fetchone()
    assert "Setengah" not in isi
    p.kirim("/pratinjau").kirim("/susun")
    with psycopg.connect(kantor.database.owner_url) as conn:
        assert conn.execute("SELECT count(*) FROM response.draf WHERE aduan_id = %s", [aduan["id"]]).fetchone() == (0,)


def test_the_script_saves_quietly_and_an_emptied_draft_is_none(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("ppid").buka(url(aduan))
    f = p.formulir("/pratinjau")
    for isi in ("Setengah", "  "):
        assert p.sesi.post(f"{p.url}{url(aduan)}/draf", {**f.isi, "tanggapan": isi}, timeout=30).status_code == 204
    assert p.buka(url(aduan)).formulir("/pratinjau").isi["tanggapan"] == ""
    assert p.buka(url(aduan) + "/pratinjau").path == url(aduan)


def test_postgresql_lets_nobody_write_a_draft_outside_their_wilayah(kantor: KantorUji, aduan: dict):
    tulis = "INSERT INTO response.draf (aduan_id, petugas_id, wilayah, isi) VALUES (%s, gen_random_uuid(), %s, 'x')"
    for wilayah in (KERJO, None):
        with (
            Database(kantor.database.url, "aduan_response", 1) as db,
            pytest.raises(psycopg.errors.InsufficientPrivilege),
            db.transaction(wilayah) as conn,
        ):
            conn.execute(tulis, [aduan["id"], JENAWI])
            conn.execute("SELECT 1").fetchone()


# What goes wrong


def test_what_was_typed_comes_back_with_a_sentence_at_the_field(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("ppid").buka(url(aduan)).kirim("/disposisi", kepada="Bidang PU", instruksi=" ")
    assert p.jawaban.status_code == 422 and "Tulis apa yang harus dikerjakan." in p.teks
    assert p.formulir("/disposisi").isi["kepada"] == "Bidang PU"
    p.buka(url(aduan)).kirim("/pratinjau", tanggapan=" ")
    assert p.jawaban.status_code == 422 and "Tulis tanggapannya dahulu." in p.teks


def test_a_form_error_beside_it_does_not_empty_the_draft(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("ppid").buka(url(aduan)).kirim("/pratinjau", tanggapan="Setengah jadi")
    p.buka(url(aduan)).kirim("/disposisi", kepada="", instruksi="")
    assert p.formulir("/pratinjau").isi["tanggapan"] == "Setengah jadi"


def test_who_comes_too_late_is_told_what_happened_and_loses_nothing(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("ppid").buka(url(aduan)).kirim("/pratinjau", tanggapan="Versi saya.")
    susun(kantor, aduan, "Versi bidang.")
    p.kirim("/susun")
    assert p.jawaban.status_code == 409
    assert "Yang terjadi sejak halaman Anda dibuka" in p.teks and "Tanggapan disusun · Bidang pengelola" in p.teks
    assert "Versi saya." in p.teks
    assert kantor.jenis_kejadian(aduan).count("TanggapanDisusun") == 1


def test_a_disposition_meanwhile_lets_the_text_stand_in_its_form(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("pengelola").buka(url(aduan)).kirim("/pratinjau", tanggapan="Versi saya.")
    kantor.perintah(aduan, "disposisi", {"kepada": "Bidang PU", "instruksi": "Tunggu dulu."}, "ppid")
    p.kirim("/susun")
    assert p.jawaban.status_code == 409 and "Tunggu dulu." in p.teks
    assert p.formulir("/pratinjau").isi["tanggapan"] == "Versi saya."
    p.kirim("/pratinjau").kirim("/susun")
    assert kantor.jenis_kejadian(aduan)[-1] == "TanggapanDisusun"


@pytest.mark.parametrize("versi", ["", "x", "-1", "999999"])
def test_a_form_of_no_known_page_is_refused(kantor: KantorUji, aduan: dict, versi: str):
    susun(kantor, aduan)
    p = kantor.masuk("ppid").buka(url(aduan)).kirim("/terima", versi=versi)
    assert p.jawaban.status_code in (409, 422)
    assert kantor.jenis_kejadian(aduan)[-1] == "TanggapanDisusun"


# Versions, and what stays inside


def test_every_version_is_kept_with_what_changed_and_what_became_of_it(kantor: KantorUji, aduan: dict):
    susun(kantor, aduan, "Lubang ditutup besok oleh regu jalan.")
    kantor.perintah(aduan, "tanggapan/kembalikan", {"alasan": "Besok itu kapan?"}, "ppid")
    p = susun(kantor, aduan, "Lubang ditutup hari Senin oleh regu jalan.")
    assert "Versi 1 · Bidang pengelola" in p.teks and "Versi 2 · Bidang pengelola" in p.teks
    for kata in ("Lubang ditutup [dihapus: besok ]", "[ditambahkan: hari Senin ]", "Besok itu kapan?"):
        assert kata in p.teks
    assert "<del>" in p.html and "<ins>" in p.html


def test_nothing_internal_stands_on_the_citizens_pages(kantor: KantorUji, aduan: dict):
    kantor.perintah(aduan, "disposisi", {"kepada": "Bidang Rahasia", "instruksi": "Instruksi dalam."}, "ppid")
    susun(kantor, aduan, "Naskah pertama.")
    kantor.perintah(aduan, "tanggapan/kembalikan", {"alasan": "Alasan dalam."}, "ppid")
    p = kantor.masuk("pengelola").buka(url(aduan)).kirim("/pratinjau", tanggapan="Masih draf.")
    halaman = [Peramban(kantor.program.url).buka(f"/{x}/{aduan['kode_lacak']}").html for x in ("lacak", "resi")]
    halaman += [str(kantor.lacak(aduan)), Peramban(kantor.program.url).buka(f"/lacak/{aduan['kode_lacak']}/data").html]
    for isi in halaman:
        for kata in ("Bidang Rahasia", "Instruksi dalam.", "Naskah pertama.", "Alasan dalam.", "Masih draf."):
            assert kata not in isi
    assert all(kata in p.buka(url(aduan)).teks for kata in ("Bidang Rahasia", "Instruksi dalam.", "Naskah pertama.", "Alasan dalam."))


def test_the_list_asks_each_offices_sop_whose_turn_it_is():
    """An office whose SOP gives step 7 to the PPID, beside one that keeps the starter SOP."""
    lain = tuple(replace(x, pelaksana=("ppid",)) if x.nomor == 7 else x for x in SOP_AWAL.langkah)
    aturan = AturanBerlaku(sop={JENAWI: [replace(SOP_AWAL, versi="uji", langkah=lain)]})
    app = SimpleNamespace(aturan=aturan, kantor=SimpleNamespace(di=lambda _: [SimpleNamespace(kode=k) for k in (JENAWI, KERJO)]))
    bagian = {p: set(bagian_saya(app, Petugas.di(uuid4(), "Uji", [p], "33.13"), "33.13", datetime.now(UTC))) for p in PERAN}
    assert bagian["ppid"] == {(JENAWI, 4), (JENAWI, 5), (JENAWI, 7), (KERJO, 4), (KERJO, 5)}
    assert bagian["pengelola"] == {(JENAWI, 4), (KERJO, 4)}
    assert bagian["operator"] == {(JENAWI, 6), (KERJO, 6), (KERJO, 7)}
    assert bagian["camat"] == bagian["admin-kecamatan"] == set()


@pytest.mark.parametrize(
    ("lama", "baru", "beda"),
    [
        ("sama saja", "sama saja", [("sama", "sama saja")]),
        ("a b c", "a x c", [("sama", "a "), ("hapus", "b "), ("tambah", "x "), ("sama", "c")]),
        ("", "baru", [("tambah", "baru")]),
        ("lama", "", [("hapus", "lama")]),
        ("", "", []),
    ],
)
def test_two_texts_are_compared_word_by_word(lama: str, baru: str, beda: list):
    assert list(banding(lama, baru)) == beda


KATA = st.text("ab \n.é\u200d", max_size=60)  # of so few letters that two texts have words in common


@given(KATA, KATA)
def test_both_texts_can_be_read_back_from_what_is_between_them(lama: str, baru: str):
    potongan = banding(lama, baru)
    assert "".join(t for apa, t in potongan if apa != "tambah") == lama
    assert "".join(t for apa, t in potongan if apa != "hapus") == baru


def test_an_answer_template_goes_under_what_is_written_with_the_complaints_own_words(kantor: KantorUji):
    aduan = kantor.aduan()
    kantor.klasifikasikan(aduan)
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        conn.execute(
            "INSERT INTO triage.templat (id, wilayah, judul, isi, diubah_oleh) VALUES (gen_random_uuid(), %s, %s, %s, gen_random_uuid())",
            [JENAWI, "Terima kasih", "Terima kasih atas aduan {nomor} kepada {kantor}."],
        )
    p = kantor.masuk("ppid").buka(f"/petugas/tanggapan/{aduan['id']}")
    id_ = re.search(r'name="templat" value="([0-9a-f-]{36})"[^>]*>Terima kasih', p.html)[1]
    isi = p.formulir("/pratinjau").isi | {"tanggapan": "Sudah diperbaiki.", "templat": id_}
    p.jawaban = p.sesi.post(f"{p.url}/petugas/tanggapan/{aduan['id']}/templat", isi, timeout=30)
    tanggapan = p.formulir("/pratinjau").isi["tanggapan"]
    assert tanggapan == f"Sudah diperbaiki.\n\nTerima kasih atas aduan {aduan['nomor']} kepada Kecamatan Jenawi."
