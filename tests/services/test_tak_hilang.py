"""What staff type is not lost: a session that ends, a disk that is full, a database that is away, a form that is gone from its page."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from ops.kantor import tambah_petugas, undang
from tests.services.kantor_uji import JENAWI, KantorUji
from tests.support.peramban import Peramban

SANDI = "pagar biru tujuh sepeda"
CATATAN = "Sudah ditelepon dua kali, tidak diangkat."
LOKET = {"nama": "Warga Loket Uji", "kontak": "0811 2222 333", "pilihan": "infrastruktur/jalan-rusak", "apa": "Jembatan bambu miring."}
BARU = "/petugas/aduan-baru"


@pytest.fixture
def owner(kantor: KantorUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield conn


@pytest.fixture
def petugas(kantor: KantorUji, owner: psycopg.Connection) -> tuple[str, str, Peramban]:
    """(id, sign-in name, their browser, signed in)."""
    nama = f"uji.{secrets.token_hex(4)}"
    id_ = tambah_petugas(owner, "Petugas Uji", ["operator"], JENAWI, False)["id"]
    p = Peramban(kantor.program.url).buka(f"/undangan/{undang(owner, id_, nama)}").kirim("/undangan", sandi=SANDI, ulangi=SANDI)
    return id_, nama, p


def sesi_berakhir(owner: psycopg.Connection, petugas_id: str) -> None:
    assert owner.execute("DELETE FROM web.sesi WHERE petugas_id = %s", [petugas_id]).rowcount == 1


@contextmanager
def cakram_penuh(owner: psycopg.Connection) -> Iterator[None]:
    """No event can be stored, as with a full disk; everything can be read."""
    owner.execute("""CREATE FUNCTION public.penuh() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE 'could not extend file' USING ERRCODE = 'disk_full'; END $$""")
    owner.execute("CREATE TRIGGER penuh BEFORE INSERT ON eventstore.events FOR EACH ROW EXECUTE FUNCTION public.penuh()")
    try:
        yield
    finally:
        owner.execute("DROP FUNCTION public.penuh CASCADE")


def test_who_is_signed_out_while_writing_finds_it_in_the_form_after_signing_in(kantor, owner, petugas):
    id_, nama, p = petugas
    aduan = kantor.aduan()
    p.buka(f"/petugas/aduan/{aduan['id']}")
    sesi_berakhir(owner, id_)
    p.kirim("/catatan", catatan=CATATAN)
    assert p.path.startswith("/masuk?") and "tersimpan untuk Anda" in p.teks and CATATAN not in p.html
    assert CATATAN not in str(owner.execute("SELECT d FROM web.draf_petugas d").fetchall())
    p.kirim("/masuk", nama=nama, sandi=SANDI)
    assert p.path == f"/petugas/aduan/{aduan['id']}" and "Sesi Anda berakhir sebelum ini terkirim" in p.teks
    assert p.formulir("/catatan").isi["catatan"] == CATATAN
    p.kirim("/catatan")
    assert kantor.jenis_kejadian(aduan).count("CatatanDitambahkan") == 1
    assert "Sesi Anda berakhir" not in p.buka(f"/petugas/aduan/{aduan['id']}").teks and not p.formulir("/catatan").isi["catatan"]


def test_somebody_else_at_the_same_desk_sees_nothing_of_it(kantor, owner, petugas):
    id_, nama, p = petugas
    aduan = kantor.aduan()
    p.buka(f"/petugas/aduan/{aduan['id']}")
    sesi_berakhir(owner, id_)
    p.kirim("/catatan", catatan=CATATAN)
    lain = kantor.masuk("operator").buka(f"/petugas/aduan/{aduan['id']}")
    assert CATATAN not in lain.html and "Sesi Anda berakhir" not in lain.teks
    tanda = p.buka("/masuk").formulir("/masuk").isi["_tanda"]
    asing = Peramban(kantor.program.url).buka("/masuk")  # with a cookie, and with no form that was ever theirs
    alamat = f"{kantor.program.url}/petugas/aduan/{aduan['id']}/catatan"
    jawaban = asing.sesi.post(alamat, {"_tanda": f"{tanda}.1:v1.AAAA", "catatan": "Titipan orang lain."}, timeout=30)
    assert "Titipan orang lain." in jawaban.text and "Sesi Anda sudah berakhir" in jawaban.text
    p.kirim("/masuk", nama=nama, sandi=SANDI).buka(f"/petugas/aduan/{aduan['id']}")
    assert CATATAN in p.html and "Titipan" not in p.html


def test_what_was_typed_at_the_counter_waits_under_the_accounts_own_key_and_goes_with_the_account(kantor, owner, petugas):
    id_, nama, p = petugas
    p.buka(BARU)
    sesi_berakhir(owner, id_)
    p.kirim(BARU, **LOKET)
    p.kirim("/masuk", nama=nama, sandi=SANDI)
    assert p.path == BARU and {n: p.formulir(BARU).isi[n] for n in LOKET} == LOKET
    assert owner.execute("SELECT count(*) FROM web.kunci_petugas WHERE petugas_id = %s", [id_]).fetchone() == (1,)
    owner.execute("UPDATE kantor.petugas SET aktif = false WHERE id = %s", [id_])
    for tabel in ("kunci_petugas", "draf_petugas"):
        assert owner.execute(f"SELECT count(*) FROM web.{tabel} WHERE petugas_id = %s", [id_]).fetchone() == (0,)


def test_it_is_thrown_away_when_asked_and_cannot_be_read_once_its_reporter_is_forgotten(kantor, owner, petugas):
    id_, nama, p = petugas
    satu, dua = kantor.aduan(), kantor.aduan()
    for aduan in (satu, dua):
        p.buka(f"/petugas/aduan/{aduan['id']}")
        sesi_berakhir(owner, id_)
        p.kirim("/catatan", catatan=CATATAN).kirim("/masuk", nama=nama, sandi=SANDI)
        assert CATATAN in p.html
    p.kirim("/akun/draf/buang")
    assert p.path == f"/petugas/aduan/{dua['id']}" and CATATAN not in p.html
    assert CATATAN in p.buka(f"/petugas/aduan/{satu['id']}").html
    Peramban(kantor.program.url).buka(f"/lacak/{satu['kode_lacak']}/data").kirim("/data/hapus", yakin="ya")
    admin = kantor.masuk("admin-kecamatan").buka(f"/admin/penghapusan/{satu['id']}")
    assert "sudah dihapus" in admin.kirim("/hapus", dasar_hapus="permintaan", yakin_hapus="ya").teks
    assert CATATAN not in p.buka(f"/petugas/aduan/{satu['id']}").html and p.jawaban.status_code == 200


def test_with_a_full_disk_the_answer_is_the_same_form_filled_in(kantor, owner, petugas):
    _, _, p = petugas
    aduan = kantor.aduan()
    q = kantor.masuk("operator").buka(BARU)
    with cakram_penuh(owner):
        p.buka(f"/petugas/aduan/{aduan['id']}").kirim("/catatan", catatan=CATATAN)
        assert p.jawaban.status_code == 503 and "Yang Anda ketik masih ada" in p.teks
        assert p.formulir("/catatan").isi["catatan"] == CATATAN
        q.kirim(BARU, **LOKET)
        assert q.jawaban.status_code == 503 and {n: q.formulir(BARU).isi[n] for n in LOKET} == LOKET
    assert "Sistem tidak dapat menyimpan" in p.buka(f"/petugas/aduan/{aduan['id']}").teks  # also after the browser was closed
    p.kirim("/catatan")
    assert kantor.jenis_kejadian(aduan)[-1] == "CatatanDitambahkan"
    assert "tercatat" in q.kirim(BARU).teks


def test_without_the_database_the_answer_has_every_word_and_sends_it_again(kantor, owner, petugas):
    _, _, p = petugas
    aduan = kantor.aduan()
    p.buka(f"/petugas/aduan/{aduan['id']}")
    with tanpa_sesi(owner):
        p.kirim("/catatan", catatan=CATATAN)
        assert p.jawaban.status_code == 500 and "Yang Anda ketik masih ada" in p.teks
        assert p.formulir("/catatan").isi["catatan"] == CATATAN
    p.kirim("/catatan")
    assert p.jawaban.status_code == 200 and kantor.jenis_kejadian(aduan)[-1] == "CatatanDitambahkan"


@contextmanager
def tanpa_sesi(owner: psycopg.Connection) -> Iterator[None]:
    """Nobody can be looked up."""
    owner.execute("ALTER FUNCTION web.pengunjung(bytea) RENAME TO pengunjung_hilang")
    try:
        yield
    finally:
        owner.execute("ALTER FUNCTION web.pengunjung_hilang(bytea) RENAME TO pengunjung")


def test_a_form_that_is_gone_from_its_page_leaves_its_words_there(kantor, petugas):
    _, _, p = petugas
    aduan = kantor.aduan()
    p.buka(f"/petugas/aduan/{aduan['id']}")
    assert kantor.perintah(aduan, "tolak", {"alasan": "Bukan wewenang kecamatan.", "saran_tujuan": "Dinas"}).status == 200
    p.kirim("/klarifikasi", pertanyaan="Di sebelah mana balai desanya?")
    assert p.jawaban.status_code == 409 and "Di sebelah mana balai desanya?" in p.teks
    assert "Di sebelah mana balai desanya?" in p.buka(f"/petugas/aduan/{aduan['id']}").teks, "also after they went away"
