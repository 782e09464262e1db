"""Somebody sits down at a screen where the owner has signed in: they cannot make the account theirs, nor keep a way in."""

import re
import secrets
import time
from collections.abc import Iterator

import psycopg
import pyotp
import pytest

from ops.kantor import tambah_petugas, undang
from tests.services.kantor_uji import JENAWI, KantorUji
from tests.support.peramban import Peramban

SANDI, LAIN = "pagar biru tujuh sepeda", "lemari hijau empat rembulan"


@pytest.fixture
def owner(kantor: KantorUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        conn.execute("DELETE FROM akun.batas")
        yield conn


def peramban(kantor: KantorUji) -> Peramban:
    return Peramban(kantor.program.url, X_Forwarded_For=f"203.0.{secrets.randbelow(250)}.{secrets.randbelow(250)}")


def petugas(kantor: KantorUji, owner: psycopg.Connection, *peran: str) -> tuple[str, str, Peramban]:
    """(id, sign-in name, the browser in which the password was set)."""
    nama = f"uji.{secrets.token_hex(4)}"
    id_ = tambah_petugas(owner, "Petugas Uji", peran or ["operator"], JENAWI, False)["id"]
    return str(id_), nama, peramban(kantor).buka(f"/undangan/{undang(owner, id_, nama)}").kirim("/undangan", sandi=SANDI, ulangi=SANDI)


def masuk(kantor: KantorUji, nama: str) -> Peramban:
    return peramban(kantor).buka("/masuk").kirim("/masuk", nama=nama, sandi=SANDI)


def kunci(p: Peramban) -> str:
    """The secret that the page offers."""
    return re.search(r'class="kode">([A-Z2-7 ]+)<', p.html)[1].replace(" ", "")


def angka(rahasia: str, langkah: int = 0) -> str:
    return pyotp.TOTP(rahasia).at(int(time.time()) + 30 * langkah)


def bisa_dipakai_lagi(owner: psycopg.Connection, petugas_id: str) -> None:
    """As if the last code had been taken a while ago."""
    owner.execute("UPDATE akun.petugas SET totp_langkah = 0 WHERE petugas_id = %s", [petugas_id])


def berfaktor(kantor: KantorUji, owner: psycopg.Connection, *peran: str) -> tuple[str, str, Peramban, str]:
    """(id, name, a full session, the second factor's secret)."""
    id_, nama, p = petugas(kantor, owner, *peran)
    wajib = p.path.startswith("/masuk/pasang")
    halaman = "/masuk/pasang" if wajib else "/akun/faktor"
    rahasia = kunci(p.buka(halaman))
    assert p.kirim(halaman, kode=angka(rahasia)).path == "/akun", p.teks
    bisa_dipakai_lagi(owner, id_)
    return id_, nama, p, rahasia


def faktor(owner: psycopg.Connection, petugas_id: str) -> str:
    return owner.execute("SELECT totp FROM akun.petugas WHERE petugas_id = %s", [petugas_id]).fetchone()[0]


@pytest.mark.parametrize("peran", ["operator", "camat"])
def test_the_second_factor_is_replaced_with_password_and_old_code_alone(kantor, owner, peran):
    id_, nama, p, lama = berfaktor(kantor, owner, peran)
    lain = masuk(kantor, nama)
    lain.kirim("/masuk/kode", kode=angka(lama, 1))
    bisa_dipakai_lagi(owner, id_)
    semula, baru = faktor(owner, id_), kunci(p.buka("/akun/faktor"))
    for isi in ({}, {"sandi_faktor": SANDI}, {"kode_lama": angka(lama)}, {"sandi_faktor": LAIN, "kode_lama": angka(lama)},
                {"sandi_faktor": SANDI, "kode_lama": angka(baru)}):  # fmt: skip
        p.buka("/akun/faktor")
        assert p.kirim("/akun/faktor", kode=angka(baru), **isi).jawaban.status_code == 422, isi
        assert faktor(owner, id_) == semula
    kuki = p.sesi.cookies["aduan"]
    assert p.buka("/akun/faktor").kirim("/akun/faktor", kode=angka(baru), sandi_faktor=SANDI, kode_lama=angka(lama)).path == "/akun"
    assert faktor(owner, id_) != semula and p.sesi.cookies["aduan"] != kuki
    assert lain.buka("/akun").path.startswith("/masuk")  # ended elsewhere


def test_the_second_factor_is_taken_off_with_password_and_code_alone(kantor, owner):
    id_, _, p, rahasia = berfaktor(kantor, owner)
    for isi in ({"lama_faktor": SANDI}, {"lama_faktor": LAIN, "kode_lepas": angka(rahasia)}):
        assert p.buka("/akun").kirim("/akun/faktor/lepas", **isi).jawaban.status_code == 422
        assert faktor(owner, id_)
    assert p.buka("/akun").kirim("/akun/faktor/lepas", lama_faktor=SANDI, kode_lepas=angka(rahasia)).path == "/akun"
    assert faktor(owner, id_) is None


def test_guesses_at_the_screen_are_counted(kantor, owner):
    id_, _, p, rahasia = berfaktor(kantor, owner)
    status = []
    for _ in range(12):
        p.buka("/akun").kirim("/akun/faktor/lepas", lama_faktor="tebakan saja", kode_lepas=angka(rahasia))
        status.append(p.jawaban.status_code)
    assert status == [422] * 10 + [429] * 2
    assert int(p.jawaban.headers["Retry-After"]) > 0
    owner.execute("DELETE FROM akun.batas")
    status = []
    for n in range(7):
        p.buka("/akun").kirim("/akun/faktor/lepas", lama_faktor=SANDI, kode_lepas=f"{n:06}")
        status.append(p.jawaban.status_code)
    assert status == [422] * 5 + [429] * 2
    assert faktor(owner, id_)


def test_half_a_sign_in_sets_no_factor_where_one_is_set_meanwhile(kantor, owner):
    id_, nama, p = petugas(kantor, owner, "camat")
    setengah = masuk(kantor, nama)
    palsu = kunci(setengah.buka("/masuk/pasang"))
    formulir = setengah.html
    rahasia = kunci(p.buka("/masuk/pasang"))
    assert p.kirim("/masuk/pasang", kode=angka(rahasia)).path == "/akun"
    semula = faktor(owner, id_)
    assert formulir
    setengah.kirim("/masuk/pasang", kode=angka(palsu))
    assert faktor(owner, id_) == semula
    assert setengah.buka("/akun").path.startswith("/masuk")


def test_a_half_open_session_replaces_nothing_even_when_its_page_was_open_before(kantor, owner):
    id_, nama, _, _ = berfaktor(kantor, owner, "camat")
    setengah = masuk(kantor, nama)
    assert setengah.path.startswith("/masuk/kode")
    semula = faktor(owner, id_)
    for path in ("/masuk/pasang", "/akun/faktor", "/akun", "/akun/faktor/lepas", "/petugas"):
        assert setengah.buka(path).path.startswith("/masuk") or setengah.jawaban.status_code == 405
        setengah.buka("/masuk/kode")
        tanda = setengah.formulir("/masuk/kode").isi["_tanda"]
        r = setengah.sesi.post(f"{kantor.program.url}{path}", {"_tanda": tanda, "kode": "000000"}, timeout=30, allow_redirects=False)
        assert r.status_code in (303, 403, 404, 405)
    assert faktor(owner, id_) == semula


def test_the_offered_secret_is_random_the_same_on_reload_and_of_no_use_to_the_next(kantor, owner):
    _, _, p = petugas(kantor, owner)
    satu = kunci(p.buka("/akun/faktor"))
    assert kunci(p.buka("/akun/faktor")) == satu
    kuki = bytes.fromhex(p.sesi.cookies["aduan"])
    import base64
    import hmac

    turunan = {base64.b32encode(hmac.digest(kuki, guna.encode(), "sha256")[:20]).decode() for guna in ("totp", "faktor", "calon")}
    assert satu not in turunan
    tersimpan = owner.execute("SELECT calon FROM web.sesi WHERE calon IS NOT NULL ORDER BY dilihat_pada DESC LIMIT 1").fetchone()[0]
    assert satu not in tersimpan
    _, nama, _ = petugas(kantor, owner)
    assert kunci(masuk(kantor, nama).buka("/akun/faktor")) != satu


def test_another_password_takes_the_old_one_and_the_code(kantor, owner):
    _, _, p, rahasia = berfaktor(kantor, owner)
    assert p.buka("/akun").kirim("/akun/sandi", lama=SANDI, sandi=LAIN, ulangi=LAIN).jawaban.status_code == 422
    assert p.buka("/akun").kirim("/akun/sandi", lama=SANDI, kode_sandi=angka(rahasia), sandi=LAIN, ulangi=LAIN).path == "/masuk"


def test_a_citizens_contact_is_seen_and_changed_with_the_password_alone(kantor, owner):
    kontak, baru = (f"0812{secrets.randbelow(10**8):08}" for _ in range(2))
    p = peramban(kantor).buka("/daftar").kirim("/daftar", nama="Warga Uji", kontak=kontak, sandi=SANDI, ulangi=SANDI, wilayah=JENAWI)
    lain = peramban(kantor).buka("/masuk").kirim("/masuk", nama=kontak, sandi=SANDI)
    assert p.path == "/saya" and kontak[1:] not in p.html
    assert p.kirim("/saya/kontak", sandi_kontak="bukan ini").jawaban.status_code == 422 and kontak[1:] not in p.html
    assert kontak[1:] in p.buka("/saya").kirim("/saya/kontak", sandi_kontak=SANDI).html
    for isi in ({}, {"sandi_data": "bukan ini"}):
        assert p.buka("/saya").kirim("/saya/data", nama="Warga Uji", kontak=baru, **isi).jawaban.status_code == 422
    assert lain.buka("/saya").path == "/saya"
    assert p.buka("/saya").kirim("/saya/data", nama="Warga Uji", kontak=baru, sandi_data=SANDI).path == "/saya"
    assert lain.buka("/saya").path.startswith("/masuk")
    assert p.kirim("/saya/data", nama="Warga Baru").path == "/saya" and "Warga Baru" in p.html  # the name alone takes none
