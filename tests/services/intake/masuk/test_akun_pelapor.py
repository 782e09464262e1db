"""Citizens' accounts: register, sign in, file under one's own key, see and correct, leave; and nobody learns who has one."""

import secrets

import psycopg
import pytest

from tests.services.halaman_uji import ISI
from tests.services.kantor_uji import JENAWI, KantorUji
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

SANDI = "pagar biru tujuh sepeda"
NAMA = "Paijo Akun Uji"


@pytest.fixture
def owner(kantor: KantorUji):
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield conn


def peramban(kantor: KantorUji) -> Peramban:
    return Peramban(kantor.program.url, X_Forwarded_For=f"203.0.{secrets.randbelow(250)}.{secrets.randbelow(250)}")


def kontak_baru() -> str:
    return f"0812{secrets.randbelow(10**8):08}"


def terdaftar(kantor: KantorUji, kontak: str) -> Peramban:
    p = peramban(kantor).buka("/daftar").kirim("/daftar", nama=NAMA, kontak=kontak, sandi=SANDI, ulangi=SANDI, wilayah=JENAWI)
    assert p.path == "/saya", p.teks
    return p


def lapor(p: Peramban) -> Peramban:
    p.buka(f"/kantor/{JENAWI}").kirim("/lapor")
    p.kirim(rahasia="tidak").kirim("/kategori", pilihan="infrastruktur/jalan-rusak")
    return p.kirim(**ISI).kirim()


def test_an_account_keeps_ones_complaints_together_and_asks_for_nothing_twice(kantor, owner):
    kontak = kontak_baru()
    p = terdaftar(kantor, kontak)
    p.buka(f"/kantor/{JENAWI}").kirim("/lapor")
    assert NAMA in p.html
    lapor(p)
    assert p.path.startswith("/resi/")
    kode = p.path.removeprefix("/resi/")
    eventually(lambda: kode in p.buka("/saya").html)
    lain = peramban(kantor).buka("/masuk").kirim("/masuk", nama=kontak.replace("0", "+62", 1), sandi=SANDI)
    assert lain.path == "/saya" and kode in lain.html  # the same number however it is written
    assert NAMA not in str(owner.execute("SELECT * FROM akun.pelapor").fetchall())
    assert kontak[1:] not in str(owner.execute("SELECT * FROM akun.pelapor").fetchall())


def test_what_was_being_written_goes_along_when_somebody_signs_in(kantor):
    kontak = kontak_baru()
    terdaftar(kantor, kontak)
    p = peramban(kantor).buka(f"/kantor/{JENAWI}").kirim("/lapor").kirim(nama="Paijo", kontak="0811223344", rahasia="tidak")
    alamat = p.path
    p.buka("/masuk").kirim("/masuk", nama=kontak, sandi=SANDI, ke=alamat)
    assert p.path == alamat and p.jawaban.status_code == 200


def test_one_account_never_sees_anothers(kantor):
    satu, dua = terdaftar(kantor, kontak_baru()), terdaftar(kantor, kontak_baru())
    kode = lapor(satu).path.removeprefix("/resi/")
    eventually(lambda: kode in satu.buka("/saya").html)
    assert kode not in dua.buka("/saya").html


def test_a_wrong_password_and_no_account_are_told_alike(kantor):
    kontak = kontak_baru()
    terdaftar(kantor, kontak)
    salah = [peramban(kantor).buka("/masuk").kirim("/masuk", nama=n, sandi="bukan ini sandinya") for n in (kontak, kontak_baru(), "x@y.id")]
    assert [p.jawaban.status_code for p in salah] == [422] * 3
    assert len({p.teks for p in salah}) == 1


@pytest.mark.parametrize(
    "isi",
    [
        {"kontak": "bukan kontak"}, {"kontak": ""}, {"nama": ""}, {"sandi": "pendek", "ulangi": "pendek"}, {"ulangi": "lain sama sekali"},
        {"wilayah": "33.13"}, {"wilayah": "99.99.99"}, {"sandi": "paijo akun uji", "ulangi": "paijo akun uji"},
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(kantor, isi):
    semua = {"nama": NAMA, "kontak": kontak_baru(), "sandi": SANDI, "ulangi": SANDI, "wilayah": JENAWI} | isi
    p = peramban(kantor).buka("/daftar").kirim("/daftar", **semua)
    assert p.jawaban.status_code == 422
    assert semua["kontak"] in p.html and semua["sandi"] not in p.html


def test_own_data_can_be_corrected_and_another_contact_signs_in_from_then_on(kantor):
    kontak, baru = kontak_baru(), kontak_baru()
    p = terdaftar(kantor, kontak).buka("/saya").kirim("/saya/data", nama="Paijo Baru", kontak=baru)
    assert p.jawaban.status_code == 422  # another contact is another way in
    p.kirim("/saya/data", nama="Paijo Baru", kontak=baru, sandi_data=SANDI)
    assert "Paijo Baru" in p.html
    assert peramban(kantor).buka("/masuk").kirim("/masuk", nama=kontak, sandi=SANDI).jawaban.status_code == 422
    assert peramban(kantor).buka("/masuk").kirim("/masuk", nama=baru, sandi=SANDI).path == "/saya"
    terdaftar(kantor, kontak)
    assert p.kirim("/saya/data", nama="Paijo", kontak=kontak, sandi_data=SANDI).jawaban.status_code == 409


def test_a_new_password_ends_the_sessions_elsewhere(kantor):
    kontak = kontak_baru()
    p, lain = terdaftar(kantor, kontak), peramban(kantor).buka("/masuk").kirim("/masuk", nama=kontak, sandi=SANDI)
    baru = "lemari hijau empat rembulan"
    assert p.buka("/saya").kirim("/saya/sandi", lama=SANDI, sandi=baru, ulangi=baru).path == "/saya"
    assert lain.buka("/saya").path.startswith("/masuk")


def test_an_account_without_complaints_goes_at_once_and_one_with_some_asks_the_administrator(kantor, owner):
    kontak = kontak_baru()
    p = terdaftar(kantor, kontak)
    assert p.kirim("/saya/tutup", sandi_tutup="salah sekali", yakin="ya").jawaban.status_code == 422
    assert p.kirim("/saya/tutup", sandi_tutup=SANDI, yakin="ya").path == "/"
    assert peramban(kantor).buka("/masuk").kirim("/masuk", nama=kontak, sandi=SANDI).jawaban.status_code == 422
    p = terdaftar(kantor, kontak)
    kode = lapor(p).path.removeprefix("/resi/")
    eventually(lambda: kode in p.buka("/saya").html)
    assert p.kirim("/saya/tutup", sandi_tutup=SANDI, yakin="ya").path == "/saya"
    assert "Menunggu keputusan" in p.buka(f"/lacak/{kode}/data").teks
    aduan = owner.execute("SELECT aduan_id FROM intake.pribadi WHERE diminta_pada IS NOT NULL ORDER BY diminta_pada DESC").fetchone()[0]
    admin = kantor.masuk("admin-kecamatan").buka(f"/admin/penghapusan/{aduan}")
    admin.kirim("/hapus", dasar_hapus="permintaan", yakin_hapus="ya")
    assert p.buka("/saya").path.startswith("/masuk")
    assert peramban(kantor).buka("/masuk").kirim("/masuk", nama=kontak, sandi=SANDI).jawaban.status_code == 422
    assert "sudah dihapus" in p.buka(f"/lacak/{kode}/data").teks


def test_pages_of_staff_stay_closed_to_a_citizen(kantor):
    p = terdaftar(kantor, kontak_baru())
    for path in ("/akun", "/admin/penghapusan"):
        assert p.buka(path).path.startswith("/masuk")
