"""An office's administrator changes its data and what it offers: their own office's, and nobody else's."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import psycopg
import pytest
from psycopg import errors

from ops.kunci import buat_kunci
from services.intake.application import Intake, bangun
from services.intake.kelola.kategori import KelolaKategori, NamaKategoriTerpakai
from shared.acuan.kategori import DaftarKategori
from shared.akun.kontak import baca_kontak
from shared.akun.pelapor import SETEL
from shared.domain.akses.petugas import Penugasan, Petugas
from shared.layanan.dasar import Kolam
from shared.machinery.settings import Settings
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

KABUPATEN = "33.13"
DATA = {"nama": "Kecamatan Jenawi", "alamat": "Jl. Contoh 1", "telepon": "(0271) 000", "zona": "Asia/Jakarta"}


@pytest.fixture(scope="module")
def admin(kantor: KantorUji) -> Peramban:
    return kantor.masuk("admin-kecamatan", nama="Admin Contoh")


@pytest.fixture(scope="module")
def intake(kantor: KantorUji):
    settings = Settings.from_env(kantor.program.env)
    buat_kunci(settings)
    app = bangun(settings, Kolam(2, 2))
    yield app
    app.close()


def satu(kantor: KantorUji, query: str, *isi: object) -> tuple:
    with psycopg.connect(kantor.database.owner_url) as conn:
        return conn.execute(query, isi).fetchone()


def kantor_lain(kantor: KantorUji) -> list[tuple]:
    with psycopg.connect(kantor.database.owner_url) as conn:
        return conn.execute("SELECT * FROM kantor.kantor WHERE kode <> %s ORDER BY kode", [JENAWI]).fetchall()


def nama_kategori(intake: Intake, kode: str) -> dict[str, set[str]]:
    return {k.nama: {s.nama for s in k.sub} for k in DaftarKategori(intake.dasar.db).untuk(kode)}


# Data of the office.


def test_the_office_is_changed_with_who_and_when_and_no_other_is(kantor, admin):
    lain = kantor_lain(kantor)
    admin.buka("/admin/kantor").kirim(f"/admin/kantor/{JENAWI}", **DATA)
    assert admin.path == f"/admin/kantor/{JENAWI}" and "oleh Admin Contoh" in admin.teks
    query = "SELECT alamat, diubah_pada IS NOT NULL, p.nama FROM kantor.kantor, kantor.petugas p WHERE kode = %s AND p.id = diubah_oleh"
    assert satu(kantor, query, JENAWI) == ("Jl. Contoh 1", True, "Admin Contoh")
    assert kantor_lain(kantor) == lain
    assert "Jl. Contoh 1" in Peramban(kantor.program.url).buka(f"/kantor/{JENAWI}").teks


def test_another_zone_is_a_version_of_the_offices_calendar_with_who_and_why(kantor, admin):
    query = """
        SELECT cloudevent::jsonb -> 'data' -> 'isi' ->> 'zona', cloudevent::jsonb -> 'data' -> 'oleh' ->> 'peran'
        FROM eventstore.events WHERE type = 'KalenderDiubah' ORDER BY version"""

    def versi() -> list[tuple]:
        with psycopg.connect(kantor.database.owner_url) as conn:
            return conn.execute(query).fetchall()

    for zona in ("Asia/Jakarta", "Asia/Makassar", "Asia/Makassar", "Asia/Jakarta"):
        admin.buka(f"/admin/kantor/{JENAWI}").kirim(f"/admin/kantor/{JENAWI}", **{**DATA, "zona": zona})
        assert admin.jawaban.status_code == 200
    assert versi() == [("Asia/Makassar", "admin-kecamatan"), ("Asia/Jakarta", "admin-kecamatan")]


@pytest.mark.parametrize("isian", [{"nama": " "}, {"zona": "Asia/Tokyo"}, {"alamat": "x" * 301}])
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_stored(kantor, admin, isian):
    sebelum = satu(kantor, "SELECT * FROM kantor.kantor WHERE kode = %s", JENAWI)
    admin.buka(f"/admin/kantor/{JENAWI}").kirim(f"/admin/kantor/{JENAWI}", **{**DATA, **isian})
    assert admin.jawaban.status_code == 422 and admin.judul.startswith("Galat:")
    assert satu(kantor, "SELECT * FROM kantor.kantor WHERE kode = %s", JENAWI) == sebelum


@pytest.mark.parametrize("path", ["", "/kop", "/kop/contoh", "/kop/contoh.pdf"])
def test_another_office_does_not_open(admin, path):
    assert admin.buka(f"/admin/kantor/{KERJO}{path}").jawaban.status_code == 403


def test_nor_can_it_be_written_to_by_hand(kantor, admin):
    admin.buka(f"/admin/kantor/{JENAWI}")
    f = admin.formulir(f"/admin/kantor/{JENAWI}")
    for path in (f"/admin/kantor/{KERJO}", f"/admin/kantor/{KERJO}/kop"):
        data = {**f.isi, "nama": "Diambil alih", "baris1": "x"}
        assert admin.sesi.post(kantor.program.url + path, data, timeout=30).status_code in (403, 422)
    assert satu(kantor, "SELECT nama FROM kantor.kantor WHERE kode = %s", KERJO) == ("Kecamatan Kerjo",)


@pytest.mark.parametrize("tabel", ["kantor.kantor", "kantor.kategori", "kantor.sub_kategori"])
def test_postgresql_itself_keeps_an_office_to_its_rows(kantor, tabel):
    """Without a WHERE clause nothing foreign changes, and nothing can be deleted at all."""
    kunci = "kode" if tabel == "kantor.kantor" else "wilayah"
    query = f"SELECT count(*) FROM {tabel} WHERE nama = 'Semua' AND {kunci} <> %s"
    with kantor.database.sebagai("aduan_intake").transaction(JENAWI) as conn:
        conn.execute(f"UPDATE {tabel} SET nama = 'Semua'")
        assert conn.execute(query, [JENAWI]).fetchone() == (0,)
        with pytest.raises(errors.InsufficientPrivilege), conn.transaction():
            conn.execute(f"DELETE FROM {tabel}")
        conn.execute("SELECT set_config('aduan.wilayah', '', true)")
        assert conn.execute(f"UPDATE {tabel} SET nama = 'Semua'").rowcount == 0
        raise psycopg.Rollback


def test_the_district_sees_and_changes_each_of_its_offices(kantor):
    p = kantor.masuk("admin-kabupaten", KABUPATEN, nama="Admin Kabupaten Contoh").buka("/admin/kantor")
    assert "Kecamatan Kerjo" in p.teks and "Kabupaten Karanganyar" in p.teks
    p.buka(f"/admin/kantor/{KERJO}").kirim(f"/admin/kantor/{KERJO}", telepon="(0271) 111")
    assert satu(kantor, "SELECT telepon FROM kantor.kantor WHERE kode = %s", KERJO) == ("(0271) 111",)
    assert "oleh admin kabupaten" in kantor.masuk("admin-kecamatan", KERJO).buka(f"/admin/kantor/{KERJO}").teks


# Categories.


def test_an_offices_category_is_offered_there_and_nowhere_else(kantor, admin, intake):
    admin.buka("/admin/kategori").kirim("/admin/kategori", nama="Wisata dan lereng", sub="Jalur pendakian", rahasia="ya")
    assert admin.path == "/admin/kategori/wisata-dan-lereng"
    assert nama_kategori(intake, JENAWI)["Wisata dan lereng"] == {"Jalur pendakian"}
    assert "Wisata dan lereng" not in nama_kategori(intake, KERJO)
    assert next(k for k in DaftarKategori(intake.dasar.db).untuk(JENAWI) if k.kode == "wisata-dan-lereng").rahasia
    admin.buka("/admin/kategori").kirim("/admin/kategori", nama="Wisata dan Lereng", sub="Lain")
    assert admin.jawaban.status_code == 409 and "Sudah ada kategori" in admin.teks


def test_renaming_and_hiding_stay_in_the_office_and_delete_nothing(kantor, admin, intake):
    aduan = kantor.aduan(kategori="perhubungan", sub_kategori="parkir")
    admin.buka("/admin/kategori/perhubungan").kirim("/admin/kategori/perhubungan", nama="Lalu lintas kita", aktif="tidak")
    assert "tersembunyi" in admin.teks
    assert "Lalu lintas kita" not in nama_kategori(intake, JENAWI) and "Lalu lintas dan perhubungan" in nama_kategori(intake, KERJO)
    assert DaftarKategori(intake.dasar.db).nama(JENAWI, "perhubungan", "parkir")[0] == "Lalu lintas kita"
    assert kantor.rincian(aduan).status == 200
    admin.buka("/admin/kategori/perhubungan").kirim("/admin/kategori/perhubungan", aktif="ya")
    assert "Lalu lintas kita" in nama_kategori(intake, JENAWI)
    query = "SELECT diubah_pada IS NOT NULL, diubah_oleh IS NOT NULL FROM kantor.kategori WHERE wilayah = %s AND kode = 'perhubungan'"
    assert satu(kantor, query, JENAWI) == (True, True)


def test_sub_categories_are_added_renamed_and_hidden(admin, intake):
    admin.buka("/admin/kategori/kesehatan").kirim("/admin/kategori/kesehatan/sub/baru", nama_sub="Apotek desa")
    assert "Apotek desa" in admin.teks
    admin.buka("/admin/kategori/kesehatan/apotek-desa").kirim("/apotek-desa", nama="Apotek kita", aktif="ya")
    admin.buka("/admin/kategori/kesehatan/wabah").kirim("/wabah", aktif="tidak")
    ada = nama_kategori(intake, JENAWI)["Kesehatan"]
    assert "Apotek kita" in ada and "Demam berdarah dan penyakit menular" not in ada
    assert "Demam berdarah dan penyakit menular" in nama_kategori(intake, KERJO)["Kesehatan"]


def test_a_sub_category_is_changed_whatever_it_is_called(admin, intake):
    admin.buka("/admin/kategori/kesehatan").kirim("/admin/kategori/kesehatan/sub/baru", nama_sub="Sub")
    admin.buka("/admin/kategori/kesehatan/sub").kirim("/kesehatan/sub", nama="Sub lain", aktif="ya")
    assert admin.jawaban.status_code == 200
    assert "Sub lain" in nama_kategori(intake, JENAWI)["Kesehatan"] and "Sub" not in nama_kategori(intake, JENAWI)["Kesehatan"]


def test_no_renaming_makes_two_of_one_name(admin, intake):
    kategori, sub = "/admin/kategori/perumahan", "/admin/kategori/kesehatan/wabah"
    admin.buka("/admin/kategori").kirim("/admin/kategori", nama="Perumahan", sub="Rumah kosong")
    admin.buka(kategori).kirim(kategori, nama="  kesehatan ", aktif="ya")
    assert admin.jawaban.status_code == 409 and "Sudah ada kategori" in admin.teks
    nama = next(iter(nama_kategori(intake, KERJO)["Kesehatan"] - {"Demam berdarah dan penyakit menular"}))
    admin.buka(sub).kirim("/wabah", nama=nama.upper(), aktif="ya")
    assert admin.jawaban.status_code == 409 and "Sudah ada kategori" in admin.teks
    admin.buka(kategori).kirim(kategori, nama="PERUMAHAN", aktif="ya")  # its own, written otherwise
    assert admin.jawaban.status_code == 200 and "PERUMAHAN" in nama_kategori(intake, JENAWI)


def test_a_name_that_a_renaming_set_free_can_be_given_again(admin, intake):
    tambah, ubah = "/admin/kategori", "/admin/kategori/pasar-pagi"
    admin.buka(tambah).kirim(tambah, nama="Pasar pagi", sub="Lapak")
    admin.buka(ubah).kirim(ubah, nama="Pasar raya", aktif="ya")
    admin.buka(tambah).kirim(tambah, nama="Pasar pagi", sub="Parkir")
    assert admin.path == "/admin/kategori/pasar-pagi-2"
    assert nama_kategori(intake, JENAWI)["Pasar raya"] == {"Lapak"} and nama_kategori(intake, JENAWI)["Pasar pagi"] == {"Parkir"}


def test_of_two_who_add_one_name_at_once_one_is_told(kantor, intake):
    """Both wait for the same list; the later one sees what the earlier one added."""
    siapa = Petugas(uuid4(), "Admin Contoh", frozenset({Penugasan("admin-kecamatan", JENAWI)}))
    kelola = [KelolaKategori(intake.dasar.db, DaftarKategori(intake.dasar.db), siapa, JENAWI) for _ in range(2)]

    def tambah(satu: KelolaKategori) -> str:
        try:
            return satu.tambah("Sumur bersama", "Sumur keruh", rahasia=False)
        except NamaKategoriTerpakai:
            return "terpakai"

    with psycopg.connect(kantor.database.owner_url) as conn, ThreadPoolExecutor(2) as kolam:
        conn.execute("SELECT pg_advisory_xact_lock(hashtextextended('aduan.kategori ' || %s, 0))", [JENAWI])
        hasil = [kolam.submit(tambah, satu) for satu in kelola]
        tunggu = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        eventually(lambda: conn.execute(tunggu).fetchone()[0] == 2)
        conn.rollback()
        assert sorted(h.result() for h in hasil) == ["sumur-bersama", "terpakai"]


def test_two_offices_of_a_district_do_not_share_a_name(kantor, admin):
    lain = satu(kantor, "SELECT nama FROM kantor.kantor WHERE kode = %s", KERJO)[0]
    admin.buka(f"/admin/kantor/{JENAWI}").kirim(f"/admin/kantor/{JENAWI}", **DATA | {"nama": lain.upper()})
    assert admin.jawaban.status_code == 409 and "sudah bernama itu" in admin.teks
    assert lain.upper() in admin.html  # what was typed stays


def test_the_last_choice_cannot_be_hidden(kantor):
    """In an office of its own: everything else is hidden by hand first."""
    lain = "33.13.01"
    with psycopg.connect(kantor.database.owner_url) as conn:
        conn.execute(
            """INSERT INTO kantor.kategori (wilayah, kode, nama, aktif)
            SELECT %s, kode, nama, kode = 'lainnya' FROM kantor.kategori WHERE wilayah = '' ON CONFLICT DO NOTHING""",
            [lain],
        )
    p = kantor.masuk("admin-kecamatan", lain).buka("/admin/kategori/lainnya").kirim("/admin/kategori/lainnya", aktif="tidak")
    assert p.jawaban.status_code == 409 and "pilihan terakhir" in p.teks


def test_the_districts_change_counts_where_no_office_has_its_own(kantor, admin, intake):
    p = kantor.masuk("admin-kabupaten", KABUPATEN)
    p.buka("/admin/kategori/pendidikan").kirim("/admin/kategori/pendidikan", nama="Pendidikan dan sekolah", aktif="ya")
    assert "Pendidikan dan sekolah" in nama_kategori(intake, KERJO)
    admin.buka("/admin/kategori/pendidikan").kirim("/admin/kategori/pendidikan", nama="Sekolah Jenawi", aktif="ya")
    assert "Sekolah Jenawi" in nama_kategori(intake, JENAWI) and "Pendidikan dan sekolah" in nama_kategori(intake, KERJO)
    p.buka(f"/admin/kategori?kecamatan={JENAWI}")
    assert "Sekolah Jenawi" in p.teks


def test_the_page_shows_what_citizens_see(admin):
    teks = admin.buka("/admin/kategori").teks
    assert "Identitas Anda otomatis dirahasiakan untuk jenis ini." in teks.partition("Yang dilihat warga")[2]


# Somebody at the counter.


def test_an_operator_registers_somebody_who_then_claims_the_account(kantor, intake):
    operator = kantor.masuk("operator", nama="Operator Contoh").buka("/petugas/pelapor-baru")
    operator.kirim("/petugas/pelapor-baru", nama="Warga Loket", kontak="0812 0000 4321", wilayah=JENAWI)
    assert operator.jawaban.status_code == 200 and "/lupa-sandi" in operator.teks
    akun = intake.akun.pelapor.cari(baca_kontak("081200004321"))
    assert akun is not None and akun.sandi is None and akun.dikonfirmasi_pada is None
    peran = satu(
        kantor,
        """SELECT cloudevent::json->'data'->'oleh'->>'peran' FROM eventstore.events
        WHERE type = 'AkunDibuat' AND cloudevent::json->'data'->>'akun' = %s""",
        str(akun.id),
    )
    assert peran == ("operator",)
    warga = Peramban(kantor.program.url)
    warga.buka("/masuk").kirim("/masuk", nama="081200004321", sandi="apa saja yang ditebak")
    assert warga.jawaban.status_code != 200 or warga.path != "/saya"
    kode_id, kode = intake.akun.kode.buat(SETEL, akun.id, intake.akun.pelapor.sidik(baca_kontak("081200004321")))  # as /lupa-sandi sends it
    sandi = "sawah kuning seribu anak tangga"
    warga.buka(f"/lupa-sandi/{kode_id}").kirim(kode=kode, sandi=sandi, ulangi=sandi)
    assert "Warga Loket" in warga.buka("/saya").html
    akun = intake.akun.pelapor.cari(baca_kontak("081200004321"))
    assert akun.sandi is not None and akun.dikonfirmasi_pada is not None


def test_a_contact_that_has_an_account_is_not_registered_twice(kantor):
    operator = kantor.masuk("operator")
    for _ in range(2):
        operator.buka("/petugas/pelapor-baru").kirim("/petugas/pelapor-baru", nama="Warga Dua", kontak="dua@contoh.example", wilayah=JENAWI)
    assert operator.jawaban.status_code == 409 and "sudah dipakai sebuah akun" in operator.teks
    assert 'value="Warga Dua"' in operator.html


def test_nobody_is_registered_at_another_office(kantor):
    operator = kantor.masuk("operator").buka("/petugas/pelapor-baru")
    operator.kirim("/petugas/pelapor-baru", nama="Warga Jauh", kontak="jauh@contoh.example", wilayah=KERJO)
    assert operator.jawaban.status_code == 403
