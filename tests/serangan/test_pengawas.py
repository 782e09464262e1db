"""The watched try to quiet the watcher: an office reaches for what is told to the district and the inspectorate."""

import secrets

import psycopg
import pytest

from services.sla.peringatan.aturan import KEPADA
from shared.domain.akses.petugas import PERAN
from shared.kabar.tujuan import Izin
from shared.machinery.database import Database, connect
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.peramban import Peramban

KABUPATEN = "33.13"
ATASAN = ("inspektorat", "admin-kabupaten")


@pytest.fixture
def owner(kantor: KantorUji):
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield conn


def kirim(p: Peramban, path: str, **isian: str) -> int:
    isi = {"_tanda": p.buka("/akun").formulir("/keluar").isi["_tanda"], **isian}
    p.jawaban = p.sesi.post(f"{p.url}{path}", isi, timeout=30, allow_redirects=False)
    return p.jawaban.status_code


def isi(owner: psycopg.Connection) -> tuple:
    return tuple(
        owner.execute(f"SELECT t::text FROM sla.{tabel} t ORDER BY 1").fetchall()
        for tabel in ("kontak", "aturan_kabar", "aturan_kabar_mati")
    )


def alamat() -> str:
    return f"json://8.8.8.8/{secrets.token_hex(4)}"


@pytest.mark.parametrize("peran", ATASAN)
def test_an_office_neither_adds_changes_nor_removes_what_is_told_to_a_higher_role(kantor, owner, peran):
    bawaan = owner.execute("SELECT id FROM sla.aturan_kabar WHERE wilayah = '' AND kepada = 'inspektorat'").fetchone()[0]
    tambah = "INSERT INTO sla.aturan_kabar (wilayah, jenis, kepada) VALUES (%s, 'BatasWaktuTerlewati', %s) RETURNING id"
    aturan = [owner.execute(tambah, [w, peran]).fetchone()[0] for w in (JENAWI, KABUPATEN)]
    simpan = "INSERT INTO sla.kontak (wilayah, peran, saluran, url_tersandi, sidik) VALUES (%s, %s, 'json', 'v1.x', %s) RETURNING id"
    kontak = [owner.execute(simpan, [w, peran, secrets.token_bytes(32)]).fetchone()[0] for w in (JENAWI, KABUPATEN)]
    kepala, sebelum = kantor.masuk("admin-kabupaten", KABUPATEN), isi(owner)
    for p, tanya in ((kantor.masuk("admin-kecamatan"), ""), (kepala, f"?kecamatan={JENAWI}")):
        dicoba = [
            kirim(p, f"/admin/kabar/kontak{tanya}", peran=peran, alamat=alamat()),
            kirim(p, f"/admin/kabar/aturan{tanya}", jenis="lewat", kepada=peran),
            kirim(p, f"/admin/kabar/bawaan{tanya}", nomor=str(bawaan), mati="ya"),
            *(kirim(p, f"/admin/kabar/aturan/henti{tanya}", nomor=str(n)) for n in (*aturan, bawaan)),
            *(kirim(p, f"/admin/kabar/kontak/hapus{tanya}", nomor=str(n)) for n in kontak),
        ]
        assert all(status in (403, 404, 422) for status in dicoba), dicoba
        assert isi(owner) == sebelum
    assert kirim(kantor.masuk("admin-kecamatan"), f"/admin/kabar/kontak?kecamatan={KABUPATEN}", peran=peran, alamat=alamat()) == 403
    assert kirim(kepala, "/admin/kabar/kontak", peran=peran, alamat=alamat()) == 303, "the district itself may"


def test_postgresql_itself_keeps_an_office_from_it(kantor, owner):
    with Database(kantor.database.owner_url, "aduan_sla", 1) as db:
        for perintah in (
            "INSERT INTO sla.kontak (wilayah, peran, saluran, url_tersandi, sidik) VALUES ('33.13.17', 'inspektorat', 'json', 'v1.x', 'x')",
            "INSERT INTO sla.aturan_kabar (wilayah, jenis, kepada) VALUES ('33.13.17', 'BatasWaktuTerlewati', 'inspektorat')",
            "INSERT INTO sla.aturan_kabar_mati (wilayah, aturan_id) SELECT '33.13.17', id FROM sla.aturan_kabar WHERE id = 4",
            "INSERT INTO sla.aturan_kabar_mati (wilayah, aturan_id) SELECT '33.13', min(id) FROM sla.aturan_kabar",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), db.transaction(JENAWI) as conn:
                conn.execute(perintah)


def test_an_offices_contact_never_takes_the_place_of_the_districts(kantor, owner):
    """Also one that the server's command line recorded: the district's is told as before."""
    from services.sla.peringatan.kontak import BukuKontak
    from shared.machinery.privacy.derivations import Derivations
    from shared.machinery.privacy.master_keys import read_master_keys

    owner.execute("DELETE FROM sla.kontak")
    buku = BukuKontak(Derivations(read_master_keys(kantor.program.data / "master.key", make=False)), Izin())
    with connect(kantor.database.owner_url, "aduan_admin") as conn:
        nomor = {w: buku.tambah(conn, w, "inspektorat", alamat()) for w in (JENAWI, KABUPATEN)}
        camat = {w: buku.tambah(conn, w, "camat", alamat()) for w in (JENAWI, KABUPATEN)}
    with connect(kantor.database.owner_url, "aduan_sla_mesin") as conn:
        assert {k.id for k in buku.untuk(conn, JENAWI, ["inspektorat"])} == set(nomor.values())
        assert {k.id for k in buku.untuk(conn, JENAWI, ["camat"])} == {camat[JENAWI]}


def test_a_starter_rule_of_its_own_is_switched_off_and_on_where_the_district_sees_it(kantor, owner):
    bawaan = owner.execute("SELECT id FROM sla.aturan_kabar WHERE wilayah = '' AND kepada = 'camat'").fetchone()[0]
    p, inspektorat = kantor.masuk("admin-kecamatan"), kantor.masuk("inspektorat", KABUPATEN)
    for mati, kata in (("ya", "bawaan dimatikan"), ("tidak", "bawaan dinyalakan")):
        assert kirim(p, "/admin/kabar/bawaan", nomor=str(bawaan), mati=mati) == 303
        assert owner.execute("SELECT count(*) FROM sla.aturan_kabar_mati WHERE aturan_id = %s", [bawaan]).fetchone() == (int(mati == "ya"),)
        assert (f"dimatikan di {JENAWI}" in p.buka("/admin/kabar").teks) is (mati == "ya")
        for pengawas in (inspektorat, kantor.masuk("admin-kabupaten", KABUPATEN)):
            assert f"{JENAWI}: {kata}, aturan {bawaan}: kepada camat" in pengawas.buka("/papan/pengawasan").teks
    assert f"{JENAWI}: bawaan" not in kantor.masuk("inspektorat", KERJO).buka("/papan/pengawasan").teks
    assert kantor.masuk("admin-kecamatan", KERJO).buka("/papan/pengawasan").jawaban.status_code == 403


def test_a_link_for_the_camat_is_seen_whoever_may_make_it(kantor, owner):
    nama = f"Camat {secrets.token_hex(4)}"
    assert kantor.program.cli("user", "add", "--nama", nama, "--peran", "camat", "--wilayah", JENAWI).returncode == 0
    id_ = owner.execute("SELECT id FROM kantor.petugas WHERE nama = %s", [nama]).fetchone()[0]
    kepala = kantor.masuk("admin-kabupaten", KABUPATEN, "Kepala Uji")
    assert kirim(kepala, f"/admin/petugas/{id_}/undang", nama_masuk_baru=f"camat.{secrets.token_hex(4)}") == 200
    teks = kantor.masuk("inspektorat", KABUPATEN).buka("/papan/pengawasan").teks
    assert f"{nama}: tautan dibuat, camat · {JENAWI} Kepala Uji" in teks


@pytest.mark.parametrize("di", [JENAWI, KABUPATEN])
@pytest.mark.parametrize("siapa", ["admin-kecamatan", "admin-kabupaten"])
def test_who_decides_what_is_told_to_whom(kantor, owner, siapa, di):
    """Every role, at the office and at the district, by the administrator of each."""
    p = kantor.masuk(siapa, JENAWI if siapa == "admin-kecamatan" else KABUPATEN)
    for peran in PERAN:
        kontak = kirim(p, f"/admin/kabar/kontak?kecamatan={di}", peran=peran, alamat=alamat())
        aturan = kirim(p, f"/admin/kabar/aturan?kecamatan={di}", jenis="lewat", kepada=peran) if peran in KEPADA else kontak
        boleh = peran not in ATASAN if di == JENAWI else siapa == "admin-kabupaten"
        assert (kontak == 303) is boleh and (aturan == 303) is boleh, (siapa, di, peran, kontak, aturan)


def test_what_the_server_gives_says_so_and_is_seen_by_who_watches(kantor, owner):
    nama = f"Pejabat {secrets.token_hex(4)}"
    hasil = kantor.program.cli("user", "add", "--nama", nama, "--peran", "camat", "--wilayah", JENAWI, "--token")
    assert hasil.returncode == 0
    id_ = owner.execute("SELECT id FROM kantor.petugas WHERE nama = %s", [nama]).fetchone()[0]
    peran = """SELECT cloudevent::jsonb #>> '{data,oleh,peran}', cloudevent::jsonb #>> '{data,cara}'
        FROM eventstore.events WHERE type = %s AND cloudevent LIKE %s"""
    assert owner.execute(peran, ["HakDiberikan", f'%"{id_}"%']).fetchone() == ("server", "server")
    for pengawas in (kantor.masuk("inspektorat", KABUPATEN), kantor.masuk("admin-kabupaten", KABUPATEN)):
        assert f"{nama}: hak diberikan, camat · {JENAWI}" in pengawas.buka("/papan/pengawasan").teks
        assert "perubahan hak lewat server" in pengawas.buka("/papan/kabupaten").teks
    # A right above the district counts in it, too.
    assert kantor.program.cli("user", "grant", str(id_), "--peran", "admin-kabupaten", "--wilayah", "33").returncode == 0
    assert "admin-kabupaten · 33 " in kantor.masuk("inspektorat", KABUPATEN).buka("/papan/pengawasan").teks
    for ubah in ("UPDATE kantor.catatan_hak SET peran = ''", "DELETE FROM kantor.catatan_hak"):
        for role in ("aduan_admin", "aduan_akun", "aduan_sla", "aduan_sla_mesin"):
            with connect(kantor.database.owner_url, role) as conn, pytest.raises(psycopg.errors.InsufficientPrivilege):
                conn.execute(ubah)
