"""A paper that left the office: recorded, had again to the byte, and after an erasure drawn without the person."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

import psycopg
import pytest
from pypdf import PdfReader

from tests.services.kantor_uji import ISI, KERJO, KONTAK, NAMA, KantorUji
from tests.support.peramban import Peramban

LAPORAN = "laporan-pengaduan"
TAUTAN = re.compile(r'href="(/petugas/aduan/[^"]+/surat-terbit/[^"]+\.pdf)"')


def surat(aduan: dict, nama: str = LAPORAN) -> str:
    return f"/petugas/aduan/{aduan['id']}/surat/{nama}"


def unduh(p: Peramban, path: str) -> bytes:
    jawaban = p.sesi.get(p.url + path, timeout=30, allow_redirects=False)
    assert (jawaban.status_code, jawaban.headers["Content-Type"]) == (200, "application/pdf"), jawaban.text[:300]
    return jawaban.content


def teks(pdf: bytes) -> str:
    return " ".join(" ".join(h.extract_text().split()) for h in PdfReader(io.BytesIO(pdf)).pages).replace("\u200b", "")


def terbitkan(p: Peramban, aduan: dict, nama: str = LAPORAN) -> str:
    """Where the paper is had again."""
    p.buka(surat(aduan, nama)).kirim("/terbit")
    assert p.jawaban.status_code == 200, p.teks
    return TAUTAN.search(p.html)[1]


@pytest.fixture
def aduan(kantor: KantorUji) -> dict:
    aduan = kantor.aduan()
    kantor.klasifikasikan(aduan)
    return aduan


def test_what_was_issued_is_had_again_to_the_byte_whatever_happens_since(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator", nama="Sri Uji")
    url = terbitkan(p, aduan)
    asli = unduh(p, url)
    assert f"{aduan['nomor']}/LP-1" in p.teks and "Sri Uji" in p.teks and sha256(asli).hexdigest() in p.teks
    kantor.klasifikasikan(aduan, "informasi", jawaban="Sudah ditutup kemarin.")
    assert unduh(kantor.masuk("camat"), url) == asli
    isi = teks(asli)
    assert "diklasifikasi dan menunggu" in isi and "KONSEP" not in isi and f"{aduan['nomor']}/LP-1" in isi
    assert "dijawab" in teks(unduh(p, surat(aduan) + ".pdf"))
    assert kantor.jenis_kejadian(aduan)[2] == "SuratDiterbitkan"


def test_a_draft_says_that_it_is_one_on_page_and_paper(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("ppid").buka(surat(aduan))
    assert "KONSEP" in p.teks and "Belum ada yang diterbitkan." in p.teks
    pdf = teks(unduh(p, surat(aduan) + ".pdf"))
    assert "KONSEP" in pdf and "bukan surat yang diterbitkan" in pdf


def test_the_same_form_sent_twice_issues_one_paper_and_another_form_the_next(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator").buka(surat(aduan))
    formulir = p.formulir("/terbit")
    for _ in range(2):
        jawaban = p.sesi.post(p.url + formulir.aksi, formulir.isi, timeout=30)
        assert (jawaban.status_code, f"{aduan['nomor']}/LP-2" in jawaban.text) == (200, False)
    assert kantor.jenis_kejadian(aduan).count("SuratDiterbitkan") == 1
    terbitkan(p, aduan)
    assert f"{aduan['nomor']}/LP-2" in p.teks


def test_of_two_who_issue_at_once_each_has_a_paper_with_a_number_of_its_own(kantor: KantorUji, aduan: dict):
    dua = [kantor.masuk(peran).buka(surat(aduan)) for peran in ("operator", "ppid")]
    with ThreadPoolExecutor(2) as serentak:
        jawaban = list(serentak.map(lambda p: p.kirim("/terbit").jawaban.status_code, dua))
    assert jawaban == [200, 200]
    isi = {teks(unduh(dua[0], url)).split("Nomor: ")[1].split()[0] for url in TAUTAN.findall(dua[0].buka(surat(aduan)).html)}
    assert isi == {f"{aduan['nomor']}/LP-1", f"{aduan['nomor']}/LP-2"}


def test_every_paper_of_a_demonstration_says_that_it_is_one(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator")
    with psycopg.connect(kantor.database.owner_url) as conn:
        conn.execute("INSERT INTO kantor.tanda (nama, mulai) VALUES ('peragaan', clock_timestamp())")
    try:
        berkas = [surat(aduan) + ".pdf", terbitkan(p, aduan), "/petugas/register.pdf", f"/resi/{aduan['kode_lacak']}.pdf"]
        assert all("PERAGAAN" in teks(unduh(p, satu)) for satu in berkas)
        assert "KONSEP · PERAGAAN" in p.buka(surat(aduan)).teks
    finally:
        with psycopg.connect(kantor.database.owner_url) as conn:
            conn.execute("DELETE FROM kantor.tanda")
    assert "PERAGAAN" not in teks(unduh(p, berkas[0])) and "PERAGAAN" in teks(unduh(p, berkas[1])), "what was issued stays as it was"


def test_who_saw_another_state_is_told_before_anything_is_issued(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator").buka(surat(aduan))
    kantor.klasifikasikan(aduan, "informasi")
    p.kirim("/terbit")
    assert (p.jawaban.status_code, "sudah bergerak" in p.teks) == (409, True)
    assert "SuratDiterbitkan" not in kantor.jenis_kejadian(aduan)


def test_a_paper_that_was_issued_holds_up_nobody_who_works_on_the_complaint(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator").buka(f"/petugas/aduan/{aduan['id']}")
    terbitkan(kantor.masuk("ppid"), aduan)
    p.kirim("/klarifikasi", pertanyaan="Di dusun mana?")
    assert kantor.jenis_kejadian(aduan)[-2:] == ["SuratDiterbitkan", "KlarifikasiDiminta"]
    assert "Surat diterbitkan" in p.teks


def test_another_office_neither_issues_nor_reads_it_and_the_reporter_hears_nothing(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator")
    url = terbitkan(p, aduan)
    lain = kantor.masuk("operator", KERJO).buka("/akun")
    assert lain.sesi.get(lain.url + url, timeout=30).status_code == 403
    tanda = lain.formulir("/akun/sandi").isi["_tanda"]
    assert lain.sesi.post(lain.url + surat(aduan) + "/terbit", {"_tanda": tanda, "versi": "3"}, timeout=30).status_code == 403
    asing = url.replace(aduan["id"], kantor.aduan()["id"])
    assert p.sesi.get(p.url + asing, timeout=30).status_code == 404
    assert "Surat" not in str(kantor.lacak(aduan))


def test_the_new_office_has_the_papers_of_the_old_one_and_the_old_one_its_own(kantor: KantorUji, aduan: dict):
    lama = kantor.masuk("operator")
    url = terbitkan(lama, aduan)
    asli = unduh(lama, url)
    kantor.perintah(aduan, "alihkan", {"ke": KERJO, "alasan": "Jalan itu di Kerjo."})
    baru = kantor.masuk("operator", KERJO)
    assert unduh(baru, url) == asli == unduh(lama, url)
    kedua = terbitkan(baru, aduan)
    assert lama.sesi.get(lama.url + kedua, timeout=30).status_code == 404


def test_after_an_erasure_it_is_drawn_without_the_person_and_says_so(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator")
    url = terbitkan(p, aduan)
    asli = unduh(p, url)
    assert NAMA in teks(asli) and KONTAK in teks(asli) and ISI in teks(asli)
    admin = kantor.masuk("admin-kecamatan").buka(f"/admin/penghapusan/{aduan['id']}")
    admin.kirim("/hapus", dasar_hapus="permintaan", yakin_hapus="ya")
    turunan = unduh(p, url)
    isi = teks(turunan)
    assert "TURUNAN SESUDAH PENGHAPUSAN" in isi and f"{aduan['nomor']}/LP-1" in isi
    assert sha256(asli).hexdigest() in isi.replace(" ", "")
    assert NAMA not in isi and KONTAK not in isi and ISI not in isi
    assert "diklasifikasi dan menunggu" in isi
    assert unduh(p, url) == turunan
    assert 'action="' + surat(aduan) + '/terbit"' not in p.buka(surat(aduan)).html


def test_while_its_reporter_is_restricted_it_is_drawn_without_their_name(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator")
    url = terbitkan(p, aduan)
    asli = unduh(p, url)
    warga = Peramban(kantor.program.url).buka(f"/lacak/{aduan['kode_lacak']}/data")
    warga.kirim("/data/batasi")
    isi = teks(unduh(p, url))
    assert "TURUNAN SELAMA PEMBATASAN" in isi and NAMA not in isi and ISI in isi
    assert NAMA in teks(asli)


def test_bytes_that_are_no_longer_what_was_issued_raise_an_alarm_and_are_not_handed_out(kantor: KantorUji, aduan: dict):
    p = kantor.masuk("operator")
    url = terbitkan(p, aduan)
    with psycopg.connect(kantor.database.owner_url) as conn:
        conn.execute("UPDATE triage.surat SET isi = set_byte(isi, 40, get_byte(isi, 40) # 1) WHERE aduan_id = %s", [aduan["id"]])
    jawaban = p.sesi.get(p.url + url, timeout=30)
    assert (jawaban.status_code, "PERINGATAN: surat" in jawaban.text) == (409, True)


def test_no_service_can_change_or_take_away_a_paper(kantor: KantorUji):
    with psycopg.connect(kantor.database.owner_url) as conn:
        hak = conn.execute(
            """SELECT grantee, privilege_type FROM information_schema.role_table_grants
            WHERE table_schema = 'triage' AND table_name = 'surat' AND grantee LIKE 'aduan\\_%' AND privilege_type <> 'SELECT'"""
        ).fetchall()
    assert hak == [("aduan_triage", "INSERT")]
