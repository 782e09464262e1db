"""A stranger turns the limits against somebody: locks them out, uses up their codes, floods their mailbox, or learns who has an account."""

import re
import secrets
import statistics
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pyotp
import pytest

from ops.kantor import tambah_petugas, undang
from shared.machinery.privacy.tracking_code import write_code
from tests.services.kantor_uji import JENAWI, KantorUji, kantor_berkabar
from tests.support.penerima import Kotak, surel
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

SANDI, LAIN = "pagar biru tujuh sepeda", "lemari hijau empat rembulan"


@pytest.fixture(scope="module")
def kotak() -> Iterator[Kotak]:
    with surel() as kotak:
        yield kotak


@pytest.fixture(scope="module")
def kantor(postgres_server: str, templat: str, kotak: Kotak) -> Iterator[KantorUji]:
    with kantor_berkabar(postgres_server, templat, kotak) as kantor:
        yield kantor


@pytest.fixture
def owner(kantor: KantorUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        conn.execute("DELETE FROM akun.batas")
        yield conn


def dari(kantor: KantorUji, alamat: str | None = None) -> Peramban:
    return Peramban(kantor.program.url, X_Forwarded_For=alamat or f"203.0.{secrets.randbelow(250)}.{secrets.randbelow(250)}")


def petugas(kantor: KantorUji, owner: psycopg.Connection, *peran: str) -> tuple[str, Peramban]:
    """(sign-in name, the browser in which they signed in)."""
    nama = f"uji.{secrets.token_hex(4)}"
    tautan = undang(owner, tambah_petugas(owner, "Petugas Uji", peran or ["operator"], JENAWI, False)["id"], nama)
    return nama, dari(kantor).buka(f"/undangan/{tautan}").kirim("/undangan", sandi=SANDI, ulangi=SANDI)


def warga(kantor: KantorUji, kotak: Kotak, kontak: str | None = None) -> tuple[str, Peramban]:
    """(contact, the browser in which they registered and confirmed)."""
    kontak = kontak or f"warga.{secrets.token_hex(5)}@example.org"
    p = dari(kantor).buka("/daftar").kirim("/daftar", nama="Warga Uji", kontak=kontak, sandi=SANDI, ulangi=SANDI, wilayah=JENAWI)
    p.kirim("/daftar/", kode=kode(kotak, kontak))
    assert p.path == "/saya", p.teks
    return kontak, p


def pesan(kotak: Kotak, kepada: str) -> list[str]:
    return [isi for k, _judul, isi in kotak.surat if kepada in k]


def kode(kotak: Kotak, kepada: str) -> str:
    eventually(lambda: any(re.search(r"\d{8}", isi) for isi in pesan(kotak, kepada)))
    return next(m[0] for isi in reversed(pesan(kotak, kepada)) if (m := re.search(r"\d{8}", isi)))


def masuk(p: Peramban, nama: str, sandi: str = SANDI) -> int:
    return p.buka("/masuk").kirim("/masuk", ikuti=False, nama=nama, sandi=sandi).jawaban.status_code


def salah_dari_mana_mana(kantor: KantorUji, owner: psycopg.Connection, nama: str) -> None:
    """Wrong passwords from many networks, until the account makes strangers wait."""
    p = dari(kantor).buka("/masuk")
    isi = p.formulir("/masuk").isi | {"nama": nama, "sandi": "tebakan yang keliru"}
    for n in range(7):
        p.sesi.headers["X-Forwarded-For"] = f"198.51.{n}.7"
        assert {p.sesi.post(f"{kantor.program.url}/masuk", isi, timeout=30).status_code for _ in range(6)} <= {422, 429}
    owner.execute("UPDATE akun.batas SET tertahan_sampai = clock_timestamp() + interval '1 hour' WHERE gagal >= 7")  # the account's
    p.sesi.headers["X-Forwarded-For"] = "198.51.99.7"
    assert [p.sesi.post(f"{kantor.program.url}/masuk", isi, timeout=30).status_code for _ in range(4)] == [422] * 3 + [
        429
    ]  # each network's first three are judged, whatever others did


def test_a_device_that_signed_in_before_is_let_in_while_strangers_guess(kantor, owner):
    nama, miliknya = petugas(kantor, owner)
    miliknya.buka("/akun").kirim("/keluar")
    salah_dari_mana_mana(kantor, owner, nama)
    assert masuk(miliknya, nama) == 303


def test_even_at_the_guessers_own_network_the_owners_device_is_let_in(kantor, owner):
    nama, _ = petugas(kantor, owner)
    serumah = "203.0.113.77"
    miliknya = dari(kantor, serumah)
    assert masuk(miliknya, nama) == 303
    asing = dari(kantor, serumah)
    assert [masuk(asing, nama, "tebakan") for _ in range(12)][-1] == 429
    assert masuk(asing, nama) == 429
    assert masuk(miliknya, nama) == 303


def test_an_owner_with_a_new_telephone_is_let_in_while_strangers_guess(kantor, owner):
    nama, _ = petugas(kantor, owner)
    salah_dari_mana_mana(kantor, owner, nama)
    assert masuk(dari(kantor), nama) == 303


def test_a_known_device_has_tries_of_its_own_and_not_without_end(kantor, owner):
    nama, miliknya = petugas(kantor, owner)
    miliknya.buka("/akun").kirim("/keluar")
    status = [masuk(miliknya, nama, "lupa apa ya") for _ in range(12)]
    assert status[:10] == [422] * 10 and status[10:] == [429] * 2


def test_another_password_makes_the_other_devices_strangers(kantor, owner):
    nama, satu = petugas(kantor, owner)
    dua = dari(kantor)
    assert masuk(dua, nama) == 303
    satu.buka("/akun").kirim("/akun/sandi", lama=SANDI, sandi=LAIN, ulangi=LAIN)
    serumah = dua.sesi.headers["X-Forwarded-For"]
    asing = dari(kantor, serumah)
    for _ in range(8):
        masuk(asing, nama, "tebakan")
    assert masuk(dua, nama, LAIN) == 429  # nothing tells it from the guesser any more
    assert masuk(satu, nama, LAIN) == 303


def test_the_devices_cookie_opens_nothing_and_another_accounts_is_a_strangers(kantor, owner):
    nama, _ = petugas(kantor, owner)
    _, jahat = petugas(kantor, owner)
    kuki = {k: v for k, v in jahat.sesi.cookies.items() if k.endswith("-peranti")}
    assert kuki
    p = dari(kantor)
    p.sesi.cookies.update(kuki)
    assert p.buka("/akun").path.startswith("/masuk")
    status = [masuk(p, nama, "tebakan") for _ in range(8)]
    assert status[:6] == [422] * 6 and status[6:] == [429] * 2


def test_twelve_requests_for_messages_send_three_whoever_asks(kantor, owner, kotak):
    kontak, _ = warga(kantor, kotak)
    a = kantor.aduan(pelapor={"nama": "Warga Uji", "kontak": kontak})
    owner.execute("DELETE FROM akun.batas")
    kotak.surat.clear()
    for _ in range(4):
        p = dari(kantor)
        p.buka("/daftar").kirim("/daftar", nama="X Y", kontak=kontak, sandi=SANDI, ulangi=SANDI, wilayah=JENAWI)
        p.buka("/lupa-sandi").kirim("/lupa-sandi", kontak=kontak)
        p.buka("/lacak/hilang").kirim("/lacak/hilang", nomor=a["nomor"], kontak=kontak)
    eventually(lambda: owner.execute("SELECT count(*) FROM intake.kiriman WHERE keadaan = 'menunggu'").fetchone()[0] == 0)
    assert len(pesan(kotak, kontak)) == 3


def test_five_requests_of_a_stranger_deny_nobody_their_code(kantor, owner, kotak):
    kontak, _ = warga(kantor, kotak)
    owner.execute("DELETE FROM akun.batas")
    kotak.surat.clear()
    for _ in range(5):
        dari(kantor).buka("/lupa-sandi").kirim("/lupa-sandi", kontak=kontak)
    p = dari(kantor).buka("/lupa-sandi").kirim("/lupa-sandi", kontak=kontak)
    assert p.path.startswith("/lupa-sandi/")
    p.kirim("/lupa-sandi/", kode=kode(kotak, kontak), sandi=LAIN, ulangi=LAIN)
    assert p.path == "/saya"


def test_a_code_that_came_stays_good_when_a_stranger_asks_and_guesses(kantor, owner, kotak):
    kontak, _ = warga(kantor, kotak)
    owner.execute("DELETE FROM akun.batas")
    kotak.surat.clear()
    p = dari(kantor).buka("/lupa-sandi").kirim("/lupa-sandi", kontak=kontak)
    pertama = kode(kotak, kontak)
    asing = dari(kantor).buka("/lupa-sandi").kirim("/lupa-sandi", kontak=kontak)
    for n in range(6):
        assert asing.kirim("/lupa-sandi/", kode=f"{n:08}", sandi=LAIN, ulangi=LAIN).jawaban.status_code == 422
    assert p.kirim("/lupa-sandi/", kode=pertama, sandi=LAIN, ulangi=LAIN).path == "/saya"
    assert asing.kirim("/lupa-sandi/", kode=pertama, sandi=SANDI, ulangi=SANDI).jawaban.status_code == 422  # used up


def test_a_contact_waits_minutes_and_no_longer(kantor, owner):
    kontak = f"tunggu.{secrets.token_hex(4)}@example.org"
    for n in range(30):
        p = dari(kantor).buka("/daftar")
        p.kirim("/daftar", nama=f"Orang {n}", kontak=kontak, sandi=SANDI, ulangi=SANDI, wilayah=JENAWI)
        owner.execute("UPDATE akun.batas SET tertahan_sampai = clock_timestamp() WHERE tertahan_sampai > clock_timestamp()")
    p.buka("/daftar").kirim("/daftar", nama="Orang", kontak=kontak, sandi=SANDI, ulangi=SANDI, wilayah=JENAWI)
    (lama,) = owner.execute("SELECT extract(epoch FROM max(tertahan_sampai) - clock_timestamp()) FROM akun.batas").fetchone()
    assert lama <= 300


def test_a_code_of_the_old_contact_confirms_no_other(kantor, owner, kotak):
    lama, baru = (f"{x}.{secrets.token_hex(4)}@example.org" for x in ("lama", "baru"))
    p = dari(kantor).buka("/daftar")
    p.kirim("/daftar", nama="Warga Uji", kontak=lama, sandi=SANDI, ulangi=SANDI, wilayah=JENAWI)
    terkirim, halaman = kode(kotak, lama), p.path
    q = dari(kantor)
    assert masuk(q, lama) == 303
    q.buka("/saya").kirim("/saya/data", nama="Warga Uji", kontak=baru, sandi_data=SANDI)
    assert "Belum dikonfirmasi" in q.buka("/saya").teks
    assert p.buka(halaman).kirim("/daftar/", kode=terkirim).jawaban.status_code == 422
    assert "Belum dikonfirmasi" in q.buka("/saya").teks


def test_a_reset_judges_the_password_with_name_and_contact_and_keeps_the_code(kantor, owner, kotak):
    kontak, _ = warga(kantor, kotak)
    owner.execute("DELETE FROM akun.batas")
    kotak.surat.clear()
    p = dari(kantor).buka("/lupa-sandi").kirim("/lupa-sandi", kontak=kontak)
    angka = kode(kotak, kontak)
    for _ in range(6):
        assert p.kirim("/lupa-sandi/", kode=angka, sandi=kontak, ulangi=kontak).jawaban.status_code == 422
    assert "mudah ditebak" in p.teks
    assert p.kirim("/lupa-sandi/", kode=angka, sandi=LAIN, ulangi=LAIN).path == "/saya"


def test_of_ten_codes_at_once_five_are_judged(kantor, owner):
    nama, p = petugas(kantor, owner, "camat")
    rahasia = re.search(r'class="kode">([A-Z2-7 ]+)<', p.buka("/masuk/pasang").html)[1].replace(" ", "")
    p.kirim("/masuk/pasang", kode=pyotp.TOTP(rahasia).now())
    setengah = dari(kantor)
    masuk(setengah, nama)
    setengah.buka("/masuk/kode")
    tanda = setengah.formulir("/masuk/kode").isi

    def coba(n: int) -> int:
        q = dari(kantor, setengah.sesi.headers["X-Forwarded-For"])
        q.sesi.cookies.update(setengah.sesi.cookies)
        return q.sesi.post(f"{kantor.program.url}/masuk/kode", {**tanda, "kode": f"{n:06}"}, timeout=30).status_code

    with ThreadPoolExecutor(10) as banyak:
        assert sorted(banyak.map(coba, range(10))) == [422] * 5 + [429] * 5


def test_a_refusal_says_what_happened_and_when_to_come_back_on_pages_and_api(kantor, owner):
    nama, _ = petugas(kantor, owner)
    p = dari(kantor)
    while masuk(p, nama, "tebakan") != 429:
        pass
    assert 1 <= int(p.jawaban.headers["Retry-After"]) <= 900
    assert "kata sandi yang salah sudah dicoba berkali-kali" in p.teks and "Coba lagi dalam" in p.teks
    alamat = {"X-Forwarded-For": "192.0.2.9"}
    for _ in range(25):
        r = kantor.program.call("GET", f"/api/v1/lacak/{write_code(secrets.token_bytes(16))}", headers=alamat)
    assert r.status == 429 and int(r.kepala["Retry-After"]) >= 1


def perbandingan(owner: psycopg.Connection, *cara: Callable[[], object], banyak: int) -> float:
    """The slowest way's median time over the quickest's, tried in turn so that the machine's mood is everybody's."""
    waktu: list[list[float]] = [[] for _ in cara]
    for _ in range(banyak):
        for lajur, satu in zip(waktu, cara, strict=True):
            owner.execute("DELETE FROM akun.batas")
            mulai = time.perf_counter()
            satu()
            lajur.append(time.perf_counter() - mulai)
    tengah = [statistics.median(lajur) for lajur in waktu]
    return max(tengah) / min(tengah)


@pytest.mark.panjang
def test_signing_in_takes_as_long_for_staff_for_citizens_and_for_nobody(kantor, owner, kotak):
    nama, _ = petugas(kantor, owner)
    kontak, _ = warga(kantor, kotak)
    p = dari(kantor).buka("/masuk")
    isi = p.formulir("/masuk").isi

    def coba(siapa: str) -> Callable[[], object]:
        return lambda: p.sesi.post(f"{kantor.program.url}/masuk", {**isi, "nama": siapa, "sandi": "bukan ini sandinya"}, timeout=30)

    assert perbandingan(owner, *map(coba, (nama, kontak, "tidak.ada", "tak.ada@example.org")), banyak=25) < 1.3


@pytest.mark.panjang
@pytest.mark.parametrize("lewat", ["/lupa-sandi", "/daftar", "/lacak/hilang"])
def test_known_and_unknown_contacts_get_the_same_answer_after_the_same_time(kantor, owner, kotak, lewat):
    kontak, _ = warga(kantor, kotak)
    a = kantor.aduan(pelapor={"nama": "Warga Uji", "kontak": kontak})
    p = dari(kantor).buka(lewat)
    isi = p.formulir(lewat).isi | {
        "/lupa-sandi": {}, "/lacak/hilang": {"nomor": a["nomor"]},
        "/daftar": {"nama": "Siapa Saja", "sandi": SANDI, "ulangi": SANDI, "wilayah": JENAWI},
    }[lewat]  # fmt: skip

    def minta(siapa: str) -> tuple[int, str, str]:
        r = p.sesi.post(f"{kantor.program.url}{lewat}", {**isi, "kontak": siapa}, timeout=30, allow_redirects=False)
        return r.status_code, r.text.replace(r.headers.get("Location", ""), ""), r.headers.get("Location", "")[: len(lewat)]

    tak_ada = (f"tak.ada{n}@example.org" for n in range(99))
    owner.execute("DELETE FROM akun.batas")
    satu, dua = ([re.sub(r"[0-9a-f-]{36}", "", str(x)) for x in minta(siapa)] for siapa in (kontak, next(tak_ada)))
    assert satu == dua and satu[0] == "303"
    assert perbandingan(owner, lambda: minta(kontak), lambda: minta(next(tak_ada)), banyak=9) < 1.25
