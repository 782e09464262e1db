"""Tokens that programs act with: made by who proves that it is them, seen, revoked, over after their time, and refused in words."""

import re
import secrets
from collections.abc import Iterator

import psycopg
import pytest

from ops.gagal import kalimat
from ops.kantor import beri_token, nonaktifkan, tambah_petugas
from shared.akun import tanda
from tests.serangan.test_sesi_pinjaman import SANDI, angka, berfaktor, masuk, petugas
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.peramban import Peramban
from tests.support.program import Jawaban


@pytest.fixture
def owner(kantor: KantorUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        conn.execute("DELETE FROM akun.batas")
        yield conn


def panggil(kantor: KantorUji, token: str) -> Jawaban:
    return kantor.program.call("GET", "/api/v1/aduan", token=token)


def buat(p: Peramban, **isi: str) -> str | None:
    """The token that the page shows; None where it shows none."""
    p.buka("/akun/token").kirim("/akun/token", **({"nama_tanda": "Laporan bulanan", "hari": "30"} | isi))
    cocok = re.search(r'class="kode">(\S{43})<', p.html)
    return cocok[1] if cocok else None


def test_a_borrowed_session_makes_no_token(kantor, owner):
    id_, _, p, rahasia = berfaktor(kantor, owner)
    kode = angka(rahasia)
    for isi in (
        {},
        {"sandi_tanda": "bukan ini"},
        {"sandi_tanda": SANDI},
        {"kode_tanda": kode},
        {"sandi_tanda": SANDI, "kode_tanda": "000000"},
    ):
        assert buat(p, **isi) is None and p.jawaban.status_code == 422, isi
    assert owner.execute("SELECT count(*) FROM akun.token WHERE petugas_id = %s", [id_]).fetchone() == (0,)
    token = buat(p, sandi_tanda=SANDI, kode_tanda=kode)
    assert panggil(kantor, token).status == 200
    assert token not in p.buka("/akun/token").html


def test_making_one_ends_the_sessions_elsewhere_and_the_list_says_when_it_was_used(kantor, owner):
    _, nama, p = petugas(kantor, owner)
    lain = masuk(kantor, nama)
    token = buat(p, sandi_tanda=SANDI)
    assert lain.buka("/akun").path.startswith("/masuk")
    assert "Laporan bulanan" in p.buka("/akun/token").teks and "belum pernah dipakai" in p.teks
    assert panggil(kantor, token).status == 200
    assert "terakhir dipakai" in p.buka("/akun/token").teks


@pytest.mark.parametrize("hari", ["0", "366", "-1", "selamanya", "1e3"])
def test_no_token_is_for_ever(kantor, owner, hari):
    _, _, p = petugas(kantor, owner)
    assert buat(p, sandi_tanda=SANDI, hari=hari) is None and p.jawaban.status_code == 422
    assert "1 sampai 365" in p.teks and "Laporan bulanan" in p.html


@pytest.mark.parametrize(
    ("ubah", "kata"),
    [
        ("UPDATE akun.token SET berlaku_sampai = clock_timestamp() WHERE petugas_id = %s", "sudah berakhir"),
        ("UPDATE akun.token SET dicabut_pada = clock_timestamp() WHERE petugas_id = %s", "sudah dicabut"),
        ("UPDATE kantor.petugas SET aktif = false WHERE id = %s", "akun yang sudah ditutup"),
    ],
)
def test_a_token_that_is_over_is_refused_in_words(kantor, owner, ubah, kata):
    satu = tambah_petugas(owner, "Petugas Uji", ["operator"], JENAWI, True)
    assert panggil(kantor, str(satu["token"])).status == 200
    owner.execute(ubah, [satu["id"]])
    ditolak = panggil(kantor, str(satu["token"]))
    assert ditolak.status == 401 and kata in ditolak.isi["detail"]
    assert ditolak.kepala["WWW-Authenticate"].startswith("Bearer")
    assert panggil(kantor, secrets.token_urlsafe(32)).status == 401


def test_the_holder_revokes_their_own_and_nobody_elses(kantor, owner):
    _, _, p = petugas(kantor, owner)
    _, _, asing = petugas(kantor, owner)
    token = buat(p, sandi_tanda=SANDI)
    milik = p.buka("/akun/token").formulir("/cabut").isi["tanda"]
    buat(asing, sandi_tanda=SANDI)
    assert asing.buka("/akun/token").kirim("/cabut", tanda=milik).jawaban.status_code == 404
    assert panggil(kantor, token).status == 200
    p.buka("/akun/token").kirim("/cabut")
    assert panggil(kantor, token).status == 401 and "dicabut" in p.teks


def test_an_administrator_revokes_those_of_their_own_office_alone(kantor, owner):
    satu = tambah_petugas(owner, "Petugas Uji", ["operator"], JENAWI, True)
    [milik] = tanda.daftar(owner, satu["id"])
    asing = kantor.masuk("admin-kecamatan", KERJO)
    assert asing.buka(f"/admin/petugas/{satu['id']}/token").jawaban.status_code == 404
    punya = asing.buka("/akun").formulir("/akun/sandi").isi["_tanda"]
    jalan = f"{kantor.program.url}/admin/petugas/{satu['id']}/token/cabut"
    assert asing.sesi.post(jalan, {"_tanda": punya, "tanda": str(milik.id)}, timeout=30).status_code == 404
    assert panggil(kantor, str(satu["token"])).status == 200
    admin = kantor.masuk("admin-kecamatan").buka(f"/admin/petugas/{satu['id']}/token")
    assert str(satu["token"]) not in admin.html
    admin.kirim("/token/cabut")
    assert panggil(kantor, str(satu["token"])).status == 401


def test_there_are_twenty_at_most_that_are_good(kantor, owner):
    satu = tambah_petugas(owner, "Petugas Uji", ["operator"], JENAWI, False)
    for n in range(tanda.TERBANYAK):
        tanda.buat(owner, satu["id"], JENAWI, f"program {n}")
    with pytest.raises(tanda.TerlaluBanyakTanda) as ditolak:
        tanda.buat(owner, satu["id"], JENAWI, "satu lagi")
    assert "20" in kalimat(ditolak.value)


def test_what_the_command_line_makes_it_revokes_and_a_closed_account_has_none(kantor, owner):
    satu = tambah_petugas(owner, "Petugas Uji", ["operator"], JENAWI, False)
    token = beri_token(owner, satu["id"], "laporan", 7)
    assert panggil(kantor, token).status == 200
    [milik] = tanda.daftar(owner, satu["id"])
    assert milik.berlaku and (milik.berlaku_sampai - milik.dibuat_pada).days in (6, 7)
    tanda.cabut(owner, milik.id)
    with pytest.raises(tanda.TandaTidakDitemukan):
        tanda.cabut(owner, milik.id)
    assert panggil(kantor, token).status == 401
    lain = tambah_petugas(owner, "Petugas Uji", ["operator"], JENAWI, True)
    nonaktifkan(owner, lain["id"])
    assert panggil(kantor, str(lain["token"])).status == 401
