"""An administrator adds staff, gives and takes roles, closes accounts; within their wilayah, and never above themselves."""

import re
import secrets

import psycopg
import pytest

from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.peramban import Peramban

SANDI = "pagar biru tujuh sepeda"
KABUPATEN = "33.13"


@pytest.fixture
def owner(kantor: KantorUji):
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield conn


def tambah(p: Peramban, nama_masuk: str, wilayah: str = JENAWI, **peran: str) -> Peramban:
    isi = {f"peran-{r.replace('_', '-')}": v for r, v in (peran or {"operator": "ya"}).items()}
    return p.buka("/admin/petugas").kirim("/admin/petugas", nama="Petugas Baru", nama_masuk=nama_masuk, wilayah=wilayah, **isi)


def nama_baru() -> str:
    return f"baru.{secrets.token_hex(4)}"


def test_somebody_new_sets_a_password_by_the_link_and_works_where_they_were_sent(kantor, owner):
    nama = nama_baru()
    p = tambah(kantor.masuk("admin-kecamatan"), nama, operator="ya", ppid="ya")
    tautan = re.search(r"/undangan/[\w-]{43}", p.teks)[0]
    baru = Peramban(kantor.program.url).buka(tautan).kirim("/undangan", sandi=SANDI, ulangi=SANDI)
    assert baru.path == "/akun" and "ppid" in baru.teks and "Kecamatan Jenawi" in baru.teks
    p.buka("/admin/petugas?cari=" + nama)
    assert "aktif" in p.teks and nama in p.teks
    id_ = owner.execute("SELECT petugas_id FROM akun.petugas WHERE nama_masuk = %s", [nama]).fetchone()[0]
    p.buka(f"/admin/petugas/{id_}")
    assert "Akun dibuat" in p.teks and "Mendapat peran (ppid 33.13.17)" in p.teks
    p.kirim("/cabut", tugas="ppid 33.13.17")
    assert "Peran dicabut (ppid 33.13.17)" in p.teks
    p.kirim("/beri", wilayah=JENAWI, **{"peran-pengelola": "ya"})
    assert baru.buka("/akun").jawaban.status_code == 200 and "pengelola" in baru.teks
    p.kirim("/aktif", aktif="tidak")
    assert baru.buka("/akun").path.startswith("/masuk")
    p.kirim("/aktif", aktif="ya")
    atasan = kantor.masuk("admin-kabupaten", KABUPATEN).buka(f"/admin/petugas/{id_}")
    atasan.kirim("/beri", wilayah=JENAWI, **{"peran-camat": "ya"})
    assert "Mendapat peran (camat 33.13.17)" in atasan.teks
    assert baru.buka("/masuk").kirim("/masuk", nama=nama, sandi=SANDI).path.startswith("/masuk/pasang")  # a camat by now


@pytest.mark.parametrize(
    ("wilayah", "peran"),
    [(KERJO, "operator"), (KABUPATEN, "operator"), (JENAWI, "admin_kabupaten"), (JENAWI, "inspektorat"), ("33", "camat")],
)
def test_an_offices_administrator_gives_nothing_beyond_the_office(kantor, owner, wilayah, peran):
    nama = nama_baru()
    p = tambah(kantor.masuk("admin-kecamatan"), nama, wilayah, **{peran: "ya"})
    assert p.jawaban.status_code in (403, 422)
    assert owner.execute("SELECT count(*) FROM akun.petugas WHERE nama_masuk = %s", [nama]).fetchone()[0] == 0


def test_the_districts_administrator_works_in_every_office_and_none_sees_anothers_staff(kantor, owner):
    nama = nama_baru()
    assert tambah(kantor.masuk("admin-kabupaten", KABUPATEN), nama, KERJO, admin_kecamatan="ya").jawaban.status_code == 200
    id_ = owner.execute("SELECT petugas_id FROM akun.petugas WHERE nama_masuk = %s", [nama]).fetchone()[0]
    p = kantor.masuk("admin-kecamatan")
    assert nama not in p.buka("/admin/petugas").teks
    assert p.buka(f"/admin/petugas/{id_}").jawaban.status_code == 404


def test_giving_up_ones_own_administrators_role_is_asked_twice(kantor, owner):
    p = kantor.masuk("admin-kecamatan")
    id_ = owner.execute("SELECT petugas_id FROM web.sesi ORDER BY dibuat_pada DESC LIMIT 1").fetchone()[0]
    peran = "SELECT count(*) FROM kantor.penugasan WHERE petugas_id = %s"
    p.buka(f"/admin/petugas/{id_}")
    assert p.kirim("/cabut", tugas="admin-kecamatan 33.13.17").jawaban.status_code == 409
    assert "akun anda sendiri" in p.teks.lower() and owner.execute(peran, [id_]).fetchone() == (1,)
    p.jawaban = p.sesi.post(f"{p.url}/admin/petugas/{id_}/cabut", p.formulir("/cabut").isi, timeout=30)
    assert p.path == "/akun" and owner.execute(peran, [id_]).fetchone() == (0,)


def test_an_administrator_cannot_close_their_own_account(kantor, owner):
    p = kantor.masuk("admin-kecamatan")
    id_ = owner.execute("SELECT petugas_id FROM web.sesi ORDER BY dibuat_pada DESC LIMIT 1").fetchone()[0]
    isi = {"_tanda": p.buka("/akun").formulir("/keluar").isi["_tanda"], "aktif": "tidak"}
    assert p.sesi.post(f"{p.url}/admin/petugas/{id_}/aktif", isi, timeout=30).status_code == 409
    assert owner.execute("SELECT aktif FROM kantor.petugas WHERE id = %s", [id_]).fetchone() == (True,)


def test_a_name_that_is_taken_somewhere_says_nothing_about_where(kantor, owner):
    nama = nama_baru()
    tambah(kantor.masuk("admin-kabupaten", KABUPATEN), nama, KERJO)
    p = tambah(kantor.masuk("admin-kecamatan"), nama)
    assert p.jawaban.status_code == 409
    assert "Kerjo" not in p.html
    bersama = "SELECT count(*) FROM kantor.petugas p JOIN akun.petugas a ON a.petugas_id = p.id WHERE p.nama = 'Petugas Baru'"
    semua = "SELECT count(*) FROM kantor.petugas WHERE nama = 'Petugas Baru'"
    assert owner.execute(semua).fetchone() == owner.execute(bersama).fetchone()  # nobody was half made


@pytest.mark.parametrize("nama", ["", "ab", "Huruf Besar Spasi", "x" * 90, "'; DROP", "😀😀😀"])
def test_a_sign_in_name_that_is_none_is_refused_with_a_sentence(kantor, nama):
    p = tambah(kantor.masuk("admin-kecamatan"), nama)
    assert p.jawaban.status_code == 422
    assert "ama masuk" in p.teks
