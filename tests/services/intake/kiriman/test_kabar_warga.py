"""Citizens hear of public steps as they chose, and find a lost tracking code: a real mail server and the real program."""

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import psycopg
import pytest

from services.intake.kiriman.kotak import PAGI
from shared.domain.workcalendar.zona import WIB
from tests.services.kantor_uji import KantorUji, kantor_berkabar
from tests.support.penerima import Kotak, surel
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

SUREL = "siti.uji@example.org"
SANDI = "pagar biru tujuh sepeda"


@pytest.fixture(scope="module")
def kotak() -> Iterator[Kotak]:
    with surel() as kotak:
        yield kotak


@pytest.fixture(scope="module")
def berkabar(postgres_server: str, templat: str, kotak: Kotak) -> Iterator[KantorUji]:
    with kantor_berkabar(postgres_server, templat, kotak) as kantor:
        yield kantor


def aduan(kantor: KantorUji) -> dict:
    return kantor.aduan(pelapor={"nama": "Siti Kabar Uji", "kontak": SUREL})


def baris(kantor: KantorUji) -> list[tuple]:
    with psycopg.connect(kantor.database.owner_url) as conn:
        return conn.execute("SELECT keadaan, isi FROM intake.kiriman ORDER BY id").fetchall()


def siang(kantor: KantorUji) -> None:
    """The night goes by."""
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        conn.execute("UPDATE intake.kiriman SET kirim_setelah = clock_timestamp() WHERE keadaan = 'menunggu'")


def test_a_lost_tracking_code_is_found_again_by_number_and_contact_once(berkabar: KantorUji, kotak: Kotak):
    a = aduan(berkabar)
    p = (
        Peramban(berkabar.program.url)
        .buka("/lacak/hilang")
        .kirim("/lacak/hilang", nomor=f"Aduan {a['nomor'].replace('/', ' - ')}", kontak=f"surel: {SUREL.upper()}.")
    )
    assert p.path.startswith("/lacak/hilang/"), p.teks
    eventually(lambda: len(kotak.surat) == 1)
    [(kepada, _judul, isi)] = kotak.surat
    assert kepada == [SUREL]
    assert a["kode_lacak"] not in isi
    kode = re.search(r"\d{8}", isi)[0]
    alamat = p.path
    p.kirim(alamat, kode=kode)
    assert p.path == f"/lacak/{a['kode_lacak']}"
    eventually(lambda: ("terkirim", None) in baris(berkabar))
    kotak.surat.clear()


def test_somebody_elses_number_gets_the_same_words_and_no_mail(berkabar: KantorUji, kotak: Kotak):
    a = aduan(berkabar)
    p = Peramban(berkabar.program.url).buka("/lacak/hilang").kirim("/lacak/hilang", nomor=a["nomor"], kontak="lain@example.org")
    assert p.path.startswith("/lacak/hilang/")
    assert baris(berkabar)[-1] == ("batal", None)
    assert kotak.surat == []


def test_who_chose_mail_hears_of_a_public_step_with_number_and_link_only(berkabar: KantorUji, kotak: Kotak):
    kotak.surat.clear()
    a = aduan(berkabar)
    halaman = f"/lacak/{a['kode_lacak']}"
    p = Peramban(berkabar.program.url).buka(halaman)
    assert "WhatsApp" not in p.html.split('id="kabar"')[1]
    p.kirim(f"{halaman}/kabar", kabar="email")
    assert "KabarDipilih" in berkabar.jenis_kejadian(a)
    assert berkabar.klasifikasikan(a).status == 200
    eventually(lambda: siang(berkabar) or baris(berkabar)[-1][0] in ("terkirim", "menunggu"))
    eventually(lambda: baris(berkabar)[-1][0] == "terkirim" or _malam(berkabar))
    for kepada, judul, isi in kotak.surat:
        assert kepada == [SUREL]
        assert a["nomor"] in judul
        [tautan] = re.findall(r"https?://[^/\s]+(/\S+)", isi)
        assert a["nomor"] in Peramban(berkabar.program.url).buka(tautan).teks
        assert "berlubang" not in isi
        assert "Siti" not in isi


def _malam(kantor: KantorUji) -> bool:
    """Held back until six in the morning, on the office's clock, however soon that is."""
    with psycopg.connect(kantor.database.owner_url) as conn:
        [(keadaan, kirim)] = conn.execute("SELECT keadaan, kirim_setelah FROM intake.kiriman ORDER BY id DESC LIMIT 1").fetchall()
    return keadaan == "menunggu" and kirim.astimezone(ZoneInfo(WIB)).time() == PAGI


def test_without_a_gateway_the_page_leads_to_the_office(kantor: KantorUji):
    assert "kantor kecamatan" in Peramban(kantor.program.url).buka("/lacak/hilang").teks


def test_nothing_of_a_contact_or_code_stands_in_the_outbox_or_the_log(berkabar: KantorUji):
    with psycopg.connect(berkabar.database.owner_url) as conn:
        semua = str(conn.execute("SELECT * FROM intake.kiriman").fetchall())
    assert SUREL not in semua
    assert SUREL not in berkabar.program.keluaran


def kode_dari(kotak: Kotak, kepada: str) -> str:
    """The newest code that came to this address."""
    eventually(lambda: any(kepada in k for k, _judul, _isi in kotak.surat))
    return re.search(r"\d{8}", next(isi for k, _judul, isi in reversed(kotak.surat) if kepada in k))[0]


def test_who_files_may_choose_at_once_how_to_hear_of_it(berkabar: KantorUji):
    jawaban = berkabar.terima(pelapor={"nama": "Siti Kabar Uji", "kontak": SUREL}, kabar="email")
    assert jawaban.status == 201
    assert berkabar.jenis_kejadian(jawaban.isi) == ["AduanDiterima", "KabarDipilih"]
    tanpa = berkabar.terima(
        pelapor={"nama": "Siti Kabar Uji", "kontak": "0812999888"}, kabar="whatsapp"
    )  # no gateway: the complaint comes first
    assert berkabar.jenis_kejadian(tanpa.isi) == ["AduanDiterima"]
    assert berkabar.terima(kabar="merpati").status == 422


def test_an_account_is_confirmed_by_the_code_that_came_and_not_before(berkabar: KantorUji, kotak: Kotak):
    kotak.surat.clear()
    kontak, isi = "baru.uji@example.org", {"nama": "Baru Uji", "sandi": SANDI, "ulangi": SANDI, "wilayah": "33.13.17"}
    p = Peramban(berkabar.program.url).buka("/daftar").kirim("/daftar", kontak=kontak, **isi)
    assert p.path.startswith("/daftar/")
    assert p.buka("/saya").path.startswith("/masuk")
    lain = Peramban(berkabar.program.url).buka("/daftar").kirim("/daftar", kontak=kontak, **isi)  # the second gets the same page
    assert lain.path.startswith("/daftar/") and lain.jawaban.status_code == 200


def test_a_forgotten_password_and_an_account_made_at_the_counter_are_set_by_a_code(berkabar: KantorUji, kotak: Kotak):
    kotak.surat.clear()
    kontak = "lupa.uji@example.org"
    p = Peramban(berkabar.program.url).buka("/daftar")
    p.kirim("/daftar", nama="Lupa Uji", kontak=kontak, sandi=SANDI, ulangi=SANDI, wilayah="33.13.17")
    p.kirim("/daftar/", kode=kode_dari(kotak, kontak))
    assert p.path == "/saya" and "Sudah dikonfirmasi" in p.teks
    with psycopg.connect(berkabar.database.owner_url, autocommit=True) as conn:
        conn.execute("UPDATE akun.pelapor SET sandi = NULL, dikonfirmasi_pada = NULL")  # as an operator makes one
    kotak.surat.clear()
    lupa = Peramban(berkabar.program.url).buka("/lupa-sandi").kirim("/lupa-sandi", kontak=kontak)
    kode, baru = kode_dari(kotak, kontak), "lemari hijau empat rembulan"
    assert lupa.kirim("/lupa-sandi/", kode="00000000", sandi=baru, ulangi=baru).jawaban.status_code == 422
    lupa.kirim("/lupa-sandi/", kode=f"{kode[:4]} {kode[4:]}", sandi=baru, ulangi=baru)
    assert lupa.path == "/saya"
    assert p.buka("/saya").path.startswith("/masuk")  # signed out everywhere else
    asing = Peramban(berkabar.program.url).buka("/lupa-sandi").kirim("/lupa-sandi", kontak="tak.ada@example.org")
    assert asing.path.startswith("/lupa-sandi/") and asing.jawaban.status_code == 200


def test_a_notice_that_failed_is_seen_by_its_own_office_and_tried_again(berkabar: KantorUji):
    a = aduan(berkabar)
    with psycopg.connect(berkabar.database.owner_url, autocommit=True) as conn:
        eventually(lambda: conn.execute("SELECT count(*) FROM intake.pribadi WHERE aduan_id = %s", [a["id"]]).fetchone()[0] == 1)
        conn.execute(
            "INSERT INTO intake.kiriman (wilayah, aduan_id, versi, keadaan, percobaan, galat) VALUES (%s, %s, 99, 'gagal', 8, 'ditolak')",
            ["33.13.17", a["id"]],
        )
    assert a["nomor"] not in berkabar.masuk("admin-kecamatan", "33.13.16").buka("/admin/kiriman").teks
    lihat = berkabar.masuk("camat").buka("/admin/kiriman")
    assert a["nomor"] in lihat.teks and "Kirim lagi" not in lihat.teks
    p = berkabar.masuk("admin-kecamatan").buka("/admin/kiriman")
    assert "ditolak" in p.teks
    p.kirim("/ulang")
    assert p.path == "/admin/kiriman" and "ditolak" not in p.teks
