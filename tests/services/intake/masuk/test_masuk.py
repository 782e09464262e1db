"""Staff sign in: one-time link, password, second factor, limits, sessions; and what is recorded of it."""

import re
import secrets
import time
from uuid import uuid4

import psycopg
import pyotp
import pytest

from ops.kantor import tambah_petugas, undang
from shared.machinery.privacy.tracking_code import write_code
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.peramban import Peramban

SANDI = "pagar biru tujuh sepeda"


@pytest.fixture
def owner(kantor: KantorUji):
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield conn


def diundang(owner: psycopg.Connection, *peran: str, wilayah: str = JENAWI) -> tuple[str, str, str]:
    """(id, sign-in name, one-time link)."""
    nama = f"uji.{secrets.token_hex(4)}"
    petugas = tambah_petugas(owner, "Petugas Uji", peran or ["operator"], wilayah, False)
    return str(petugas["id"]), nama, undang(owner, petugas["id"], nama)


def peramban(kantor: KantorUji) -> Peramban:
    return Peramban(kantor.program.url, X_Forwarded_For=f"203.0.113.{secrets.randbelow(250)}, 198.51.100.{secrets.randbelow(250)}")


def bersandi(kantor: KantorUji, owner: psycopg.Connection, *peran: str) -> tuple[str, str]:
    """(id, sign-in name) of somebody who has set a password."""
    petugas, nama, tautan = diundang(owner, *peran)
    p = peramban(kantor).buka(f"/undangan/{tautan}").kirim("/undangan", sandi=SANDI, ulangi=SANDI)
    assert p.jawaban.status_code == 200, p.teks
    return petugas, nama


def masuk(kantor: KantorUji, nama: str, sandi: str = SANDI, ke: str = "/masuk") -> Peramban:
    return peramban(kantor).buka(ke).kirim("/masuk", nama=nama, sandi=sandi)


def kejadian(owner: psycopg.Connection, akun: str) -> list[str]:
    rows = owner.execute("SELECT type FROM eventstore.events WHERE cloudevent::jsonb -> 'data' ->> 'akun' = %s ORDER BY version", [akun])
    return [row[0] for row in rows]


def test_the_link_sets_a_password_once_and_the_password_opens_what_was_wanted(kantor, owner):
    petugas, nama, tautan = diundang(owner)
    p = peramban(kantor).buka(f"/undangan/{tautan}")
    assert nama in p.teks
    assert p.buka(f"/undangan/{tautan}").jawaban.status_code == 200  # a mail scanner that looks uses nothing up
    p.kirim("/undangan", sandi=SANDI, ulangi=SANDI)
    assert p.path == "/akun" and "Petugas Uji" in p.teks
    assert peramban(kantor).buka(f"/undangan/{tautan}").jawaban.status_code == 404
    p = masuk(kantor, nama, ke="/akun?dari=sini")
    assert p.path == "/akun?dari=sini"
    assert kejadian(owner, petugas) == ["AkunDibuat", "HakDiberikan", "TautanDibuat", "SandiDiganti", "MasukBerhasil", "MasukBerhasil"]


@pytest.mark.parametrize("sandi", ["pendek", "passwordpassword", "Petugas Uji 2026", "1234567890", "x" * 200])
def test_a_password_that_can_be_guessed_is_refused_and_the_link_still_works(kantor, owner, sandi):
    _, _, tautan = diundang(owner)
    p = peramban(kantor).buka(f"/undangan/{tautan}").kirim("/undangan", sandi=sandi, ulangi=sandi)
    assert p.jawaban.status_code == 422
    assert sandi not in p.html
    assert p.kirim("/undangan", sandi=SANDI, ulangi=SANDI).path == "/akun"


def test_wrong_names_and_wrong_passwords_are_told_alike(kantor, owner):
    _, nama = bersandi(kantor, owner)
    salah = [masuk(kantor, nama, "bukan sandinya")] + [masuk(kantor, n) for n in ("tidak.ada", "'; DROP TABLE x; --", "é" * 99)]
    assert {p.jawaban.status_code for p in salah} == {422}
    assert len({re.sub(r'value="[^"]*"', "", p.html) for p in salah}) == 1


def test_whoever_guesses_waits_longer_and_longer_and_the_owner_elsewhere_does_not(kantor, owner):
    petugas, nama = bersandi(kantor, owner)
    p = peramban(kantor).buka("/masuk")
    status = [p.buka("/masuk").kirim("/masuk", nama=nama, sandi=f"tebakan {n}").jawaban.status_code for n in range(8)]
    assert status[:6] == [422] * 6 and set(status[6:]) == {429}
    assert "Coba lagi dalam" in p.teks
    assert p.buka("/masuk").kirim("/masuk", nama=nama, sandi=SANDI).jawaban.status_code == 429
    assert masuk(kantor, nama).path == "/akun"
    assert kejadian(owner, petugas).count("MasukDitahan") == 1


def test_what_failed_survives_a_restart_in_the_database_and_names_nobody(kantor, owner):
    _, nama = bersandi(kantor, owner)
    masuk(kantor, nama, "bukan sandinya")
    assert owner.execute("SELECT count(*) FROM akun.batas WHERE gagal > 0").fetchone()[0] > 0
    assert nama not in str(owner.execute("SELECT * FROM akun.batas").fetchall())


def test_a_camat_must_set_up_the_second_factor_and_each_code_counts_once(kantor, owner):
    _, nama = bersandi(kantor, owner, "camat")
    p = masuk(kantor, nama)
    assert p.path.startswith("/masuk/pasang")
    assert p.buka("/akun").path.startswith("/masuk")  # half a sign-in opens nothing
    p.buka("/masuk/pasang")
    rahasia = re.search(r'class="kode">([A-Z2-7 ]+)<', p.html)[1].replace(" ", "")
    assert p.kirim("/masuk/pasang", kode="000000").jawaban.status_code == 422
    kode = pyotp.TOTP(rahasia).now()
    assert p.kirim("/masuk/pasang", kode=kode).path == "/akun"
    lagi = masuk(kantor, nama)
    assert lagi.path.startswith("/masuk/kode")
    assert lagi.kirim("/masuk/kode", kode=kode).jawaban.status_code == 422
    assert lagi.buka("/akun").path.startswith("/masuk")
    lagi.buka("/masuk/kode").kirim(
        "/masuk/kode", kode=pyotp.TOTP(rahasia).at(int(time.time()) + 30)
    )  # the next step's: within the tolerance
    assert lagi.path == "/akun"


def test_a_new_session_at_sign_in_and_none_left_after_sign_out(kantor, owner):
    _, nama = bersandi(kantor, owner)
    p = peramban(kantor).buka("/masuk")
    awal = p.sesi.cookies["aduan"]
    p.kirim("/masuk", nama=nama, sandi=SANDI)
    kuki = p.sesi.cookies["aduan"]
    assert kuki != awal
    p.kirim("/keluar")
    p.sesi.cookies.set("aduan", kuki)
    assert p.buka("/akun").path.startswith("/masuk")


def test_a_changed_password_ends_all_sessions(kantor, owner):
    petugas, nama = bersandi(kantor, owner)
    satu, dua = masuk(kantor, nama), masuk(kantor, nama)
    assert "Sedang masuk di" in dua.teks
    baru = "lemari hijau empat rembulan"
    assert satu.kirim("/akun/sandi", lama="salah sekali", sandi=baru, ulangi=baru).jawaban.status_code == 422
    assert satu.kirim("/akun/sandi", lama=SANDI, sandi=baru, ulangi=baru).path == "/masuk"
    assert dua.buka("/akun").path.startswith("/masuk")
    assert masuk(kantor, nama).jawaban.status_code == 422
    assert masuk(kantor, nama, baru).path == "/akun"
    assert kejadian(owner, petugas).count("SandiDiganti") == 2


def test_an_account_that_is_closed_opens_nothing_from_then_on(kantor, owner):
    petugas, nama = bersandi(kantor, owner)
    p = masuk(kantor, nama)
    owner.execute("UPDATE kantor.petugas SET aktif = false WHERE id = %s", [petugas])
    assert p.buka("/akun").path.startswith("/masuk")
    assert masuk(kantor, nama).jawaban.status_code == 422


@pytest.mark.parametrize("ke", ["https://jahat.example/", "//jahat.example", "/\\jahat.example", "javascript:alert(1)", "/akun\r\nX: y"])
def test_signing_in_never_leads_to_another_site(kantor, owner, ke):
    _, nama = bersandi(kantor, owner)
    p = peramban(kantor).buka("/masuk").kirim("/masuk", nama=nama, sandi=SANDI, ke=ke)
    assert p.jawaban.url.startswith(kantor.program.url + "/akun")


def test_somebody_of_two_offices_moves_between_them_and_to_no_other(kantor, owner):
    p = kantor.masuk("operator")
    petugas = owner.execute("SELECT petugas_id FROM web.sesi ORDER BY dibuat_pada DESC LIMIT 1").fetchone()[0]
    owner.execute("INSERT INTO kantor.penugasan (petugas_id, peran, wilayah) VALUES (%s, 'operator', %s)", (petugas, KERJO))
    p.buka("/akun").kirim("/akun/kantor", wilayah=KERJO)
    assert p.path == "/akun" and f'value="{KERJO}" selected' in p.html
    assert p.kirim("/akun/kantor", wilayah="33.13.01").jawaban.status_code == 403


def test_the_first_start_prints_a_link_for_the_first_administrator_and_no_other(kantor):
    assert len(re.findall(r"/undangan/\S{43}", kantor.program.keluaran)) <= 1
    with psycopg.connect(kantor.database.owner_url) as conn:
        assert conn.execute("SELECT count(*) FROM akun.petugas WHERE nama_masuk = 'admin'").fetchone()[0] == 1


def test_what_anybody_may_look_up_is_limited_too(kantor):
    p = peramban(kantor)
    status = [p.buka(f"/lacak/{write_code(uuid4().bytes)}").jawaban.status_code for _ in range(25)]
    assert status[:20] == [404] * 20 and status[-1] == 429
