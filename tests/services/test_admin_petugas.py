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
    p.kirim("/beri", wilayah=JENAWI, **{"peran-camat": "ya"})
    assert baru.buka("/akun").jawaban.status_code == 200 and "camat" in baru.teks
    p.kirim("/aktif", aktif="tidak")
    assert baru.buka("/akun").path.startswith("/masuk")
    p.kirim("/aktif", aktif="ya")
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


def test_nobody_takes_over_an_account_that_may_do_more_than_themselves(kantor, owner):
    """A new link sets the password: of somebody who is also the district's administrator, only the district makes one."""
    nama = nama_baru()
    tambah(kantor.masuk("admin-kecamatan"), nama)
    id_ = owner.execute("SELECT petugas_id FROM akun.petugas WHERE nama_masuk = %s", [nama]).fetchone()[0]
    owner.execute("INSERT INTO kantor.penugasan VALUES (%s, 'inspektorat', '33.13.17')", [id_])
    p = kantor.masuk("admin-kecamatan").buka(f"/admin/petugas/{id_}")
    assert p.kirim("/undang").jawaban.status_code == 422
    assert p.buka(f"/admin/petugas/{id_}").kirim("/aktif", aktif="tidak").jawaban.status_code == 422


def test_an_administrator_cannot_shut_themselves_out(kantor, owner):
    p = kantor.masuk("admin-kecamatan")
    id_ = owner.execute("SELECT petugas_id FROM web.sesi ORDER BY dibuat_pada DESC LIMIT 1").fetchone()[0]
    p.buka(f"/admin/petugas/{id_}")
    assert p.kirim("/cabut", tugas="admin-kecamatan 33.13.17").jawaban.status_code == 409
    assert "Akun Anda sendiri".lower() in p.teks.lower()


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
