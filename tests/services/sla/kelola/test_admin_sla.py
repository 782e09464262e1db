"""Administrators change rules and alerts of their own wilayah, see what a change does before it counts, and have failures tried again."""

from uuid import uuid4

import psycopg
import pytest

from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

KABUPATEN = "33.13"
ALAMAT = "json://user:rahasiasekali@8.8.8.8/kabar"


@pytest.fixture
def owner(kantor: KantorUji):
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield conn


@pytest.fixture(scope="module")
def admin(kantor: KantorUji) -> Peramban:
    return kantor.masuk("admin-kecamatan")


def naskah(p: Peramban, apa: str) -> str:
    return p.buka(f"/admin/aturan/{apa}").formulir(f"/admin/aturan/{apa}").isi["naskah"]


def coba(p: Peramban, apa: str, teks: str, **lain: str) -> Peramban:
    return p.buka(f"/admin/aturan/{apa}").kirim("/pratinjau", naskah=teks, **lain)


def simpan(p: Peramban, apa: str, alasan: str, **lain: str) -> Peramban:
    """The second button of the previewed form."""
    isi = p.formulir("/pratinjau").isi | {"alasan": alasan} | lain
    p.jawaban = p.sesi.post(f"{p.url}/admin/aturan/{apa}", isi, timeout=30)
    return p


def tulis_alamat(p: Peramban, alamat: str) -> Peramban:
    """The form below the list, whose own address the list's forms begin with."""
    tanda = p.buka("/admin/kabar").formulir("/admin/kabar/aturan").isi["_tanda"]
    p.jawaban = p.sesi.post(f"{p.url}/admin/kabar/kontak", {"_tanda": tanda, "peran": "camat", "alamat": alamat}, timeout=30)
    return p


def test_a_holiday_shows_which_due_times_move_before_it_counts(kantor, admin, owner):
    aduan = kantor.aduan()
    eventually(
        lambda: owner.execute("SELECT count(*) FROM sla.jam WHERE aduan_id = %s AND selesai IS NULL", [aduan["id"]]).fetchone()[0] == 1
    )
    lama = owner.execute("SELECT batas FROM sla.jam WHERE aduan_id = %s AND selesai IS NULL", [aduan["id"]]).fetchone()[0]
    hari = lama.date().isoformat()
    teks = naskah(admin, "kalender").replace("[libur]", f'[libur]\n{hari} = "Hari uji"')
    coba(admin, "kalender", teks)
    assert admin.jawaban.status_code == 200, admin.teks
    assert "bergeser" in admin.teks and aduan["nomor"] in admin.teks
    assert owner.execute("SELECT count(*) FROM eventstore.events WHERE type = 'KalenderDiubah'").fetchone()[0] == 0, "only tried out"
    simpan(admin, "kalender", "Keputusan Camat 12/2026")
    assert (
        admin.path == "/admin/aturan"
        and "Keputusan Camat 12/2026" in admin.teks
        and "Masih perkiraan" in admin.teks
        and "admin-kecamatan" in admin.teks
    )
    eventually(
        lambda: owner.execute("SELECT batas FROM sla.jam WHERE aduan_id = %s AND selesai IS NULL", [aduan["id"]]).fetchone()[0] > lama
    )


def test_a_procedure_moves_no_running_clock_and_says_what_it_changes(admin):
    teks = naskah(admin, "sop").replace('standar = "120 menit"', 'standar = "90 menit"', 1)
    coba(admin, "sop", teks)
    assert "tidak bergeser" in admin.teks and "90 menit kerja" in admin.teks
    assert simpan(admin, "sop", "").jawaban.status_code == 422
    assert "Tulis alasan perubahan" in admin.teks and "90 menit" in admin.formulir("/pratinjau").isi["naskah"]
    assert simpan(admin, "sop", "Keputusan 13").path == "/admin/aturan"
    assert "33.13.17/1" in admin.teks
    assert "sama dengan yang sudah berlaku" in coba(admin, "sop", naskah(admin, "sop")).teks


def test_what_is_wrong_is_named_by_its_line_and_nothing_typed_is_lost(admin):
    teks = naskah(admin, "sop").replace("nomor = 3", "nomor = 33") + "\nsalah_tulis = 1\n"
    coba(admin, "sop", teks, alasan="belum jadi")
    baris = next(n for n, b in enumerate(teks.splitlines(), start=1) if b == "nomor = 33")
    assert admin.jawaban.status_code == 422
    assert f"Baris {baris}" in admin.teks and "salah_tulis tidak dikenal" in admin.teks
    isi = admin.formulir("/pratinjau").isi
    assert isi["naskah"].strip() == teks.strip() and isi["alasan"] == "belum jadi"
    assert naskah(admin, "sop").strip() == teks.strip()  # also for who comes back
    admin.kirim("/akun/draf/buang")
    assert "salah_tulis" not in naskah(admin, "sop")


def test_what_was_not_previewed_is_not_saved(admin, owner):
    teks = naskah(admin, "sop").replace("klarifikasi_hari = ", "klarifikasi_hari = 1")
    coba(admin, "sop", teks)
    simpan(admin, "sop", "lain", naskah=teks.replace("klarifikasi_hari = 1", "klarifikasi_hari = 2"))
    assert admin.jawaban.status_code == 409 and "berubah sejak pratinjau" in admin.teks
    assert owner.execute("SELECT count(*) FROM eventstore.events WHERE cloudevent LIKE '%%\"lain\"%%'").fetchone()[0] == 0


def test_an_office_changes_its_own_rules_and_never_another_ones_or_the_districts(kantor, admin):
    for kode in (KERJO, KABUPATEN):
        for halaman in ("/admin/aturan", "/admin/aturan/sop", "/admin/kabar"):
            assert admin.buka(f"{halaman}?kecamatan={kode}").jawaban.status_code == 403
    luas = kantor.masuk("admin-kecamatan", KABUPATEN)  # a role that is held too widely
    assert luas.buka("/admin/aturan/sop").jawaban.status_code == 403
    assert luas.buka(f"/admin/aturan/sop?kecamatan={KERJO}").jawaban.status_code == 200
    assert kantor.masuk("admin-kabupaten", KABUPATEN).buka("/admin/aturan/sop").jawaban.status_code == 200


def test_a_rule_is_added_and_stopped_with_who_and_when(admin, owner):
    admin.buka("/admin/kabar").kirim("/admin/kabar/aturan", jenis="lewat", kepada="camat", langkah="3", setelah_menit="15")
    nomor, langkah = owner.execute("SELECT id, langkah FROM sla.aturan_kabar WHERE wilayah = %s AND aktif", [JENAWI]).fetchone()
    assert langkah == 3 and f"aturan {nomor}: lewat kepada camat" in admin.teks and "Admin-kecamatan Uji" in admin.teks
    admin.kirim("/aturan/henti", nomor=str(nomor))
    assert "dihentikan" in admin.teks
    assert owner.execute("SELECT aktif FROM sla.aturan_kabar WHERE id = %s", [nomor]).fetchone() == (False,)
    bawaan = owner.execute("SELECT id FROM sla.aturan_kabar WHERE wilayah = '' LIMIT 1").fetchone()[0]
    admin.buka("/admin/kabar").kirim("/admin/kabar/aturan", jenis="lewat", kepada="camat")
    assert admin.kirim("/aturan/henti", nomor=str(bawaan)).jawaban.status_code == 404
    assert owner.execute("SELECT aktif FROM sla.aturan_kabar WHERE id = %s", [bawaan]).fetchone() == (True,)
    assert admin.buka("/admin/kabar").kirim("/admin/kabar/aturan", jenis="lewat", kepada="camat", langkah="9").jawaban.status_code == 422


def test_an_address_is_written_and_never_shown_again(admin, owner):
    assert tulis_alamat(admin, ALAMAT).path == "/admin/kabar", admin.teks
    assert "json" in admin.teks and "rahasiasekali" not in admin.html and "8.8.8.8" not in admin.html
    assert "rahasiasekali" not in str(owner.execute("SELECT k::text FROM sla.kontak k").fetchall())
    assert tulis_alamat(admin, ALAMAT).jawaban.status_code == 409
    assert "rahasiasekali" not in admin.html
    assert tulis_alamat(admin, "json://127.0.0.1/x").jawaban.status_code == 422
    assert "127.0.0.1" not in admin.html and "jaringan dalam" in admin.teks
    admin.buka("/admin/kabar").kirim("/kontak/hapus")
    assert owner.execute("SELECT count(*) FROM sla.kontak").fetchone() == (0,)
    assert "camat lewat json" in admin.teks


def test_what_failed_is_tried_again_by_its_own_office_alone(kantor, admin, owner):
    for wilayah in (JENAWI, KERJO):
        owner.execute(
            """INSERT INTO sla.kiriman (aturan_id, kontak_id, wilayah, aduan_id, nomor, jenis, kunci, langkah, putaran, ke, batas, peran,
            keadaan, galat, kirim_setelah) VALUES (1, 0, %s, %s, %s, 'BatasWaktuTerlewati', 'k', 3, 1, 1, now(), '{operator}', 'gagal',
            'tidak dijawab', now() + interval '1 day')""",
            [wilayah, uuid4(), f"{wilayah}/2026/000999"],
        )
    admin.buka("/admin/kabar")
    assert f"{JENAWI}/2026/000999" in admin.teks and f"{KERJO}/2026/000999" not in admin.teks and "tidak dijawab" in admin.teks
    kerjo = owner.execute("SELECT id FROM sla.kiriman WHERE wilayah = %s", [KERJO]).fetchone()[0]
    assert admin.kirim("/kiriman/ulang", nomor=str(kerjo)).jawaban.status_code == 404
    admin.buka("/admin/kabar").kirim("/kiriman/ulang")
    assert owner.execute("SELECT keadaan FROM sla.kiriman WHERE wilayah = %s", [KERJO]).fetchone() == ("gagal",)
    assert owner.execute("SELECT keadaan <> 'gagal' OR percobaan > 0 FROM sla.kiriman WHERE wilayah = %s", [JENAWI]).fetchone() == (True,)
    assert "1 kiriman" in admin.teks


def test_a_district_sees_how_the_parts_are_and_has_dead_letters_tried_again(kantor, owner):
    owner.execute(
        """INSERT INTO messaging.failures (consumer, stream, body, error, attempts, parked_at) VALUES
        ('triage', %s, NULL, 'ValueError di x.py', 8, now()), ('sla', NULL, 'isi rahasia', 'JSONDecodeError', 1, now())""",
        [uuid4()],
    )
    p = kantor.masuk("admin-kabupaten", KABUPATEN).buka("/admin/sistem")
    assert "Buku besar" in p.teks and "Layanan triage perlu dilihat" in p.teks.replace("▲ ", "") and "ValueError di x.py" in p.teks
    assert "isi rahasia" not in p.html
    p.kirim("/admin/sistem/ulang")
    assert "Admin-kabupaten Uji · 1" in p.teks
    gagal = "SELECT count(*) FROM messaging.failures WHERE consumer = 'triage' AND parked_at IS NOT NULL"
    assert owner.execute(gagal).fetchone() == (0,)
    assert owner.execute("SELECT count(*) FROM messaging.failures WHERE parked_at IS NOT NULL").fetchone() == (1,), "bytes stay parked"
    assert kantor.masuk("admin-kecamatan").buka("/admin/sistem").jawaban.status_code == 403


def test_what_cannot_be_read_is_named_retried_and_thrown_away_with_a_reason(kantor, owner):
    satu, dua = (
        owner.execute(
            "INSERT INTO messaging.failures (consumer, body, error, parked_at) VALUES ('response', %s, 'Unreadable', now()) RETURNING id",
            [isi],
        ).fetchone()[0]
        for isi in (b'{"type": "Siti Aminah", "data": "rahasia"}', b'{"type": "AduanDiterima", "position": 7, "rahasia"')
    )
    admin = kantor.masuk("admin-kabupaten", KABUPATEN)
    p = admin.buka("/admin/sistem")
    assert "byte, jenis yang tidak dikenal, tanpa aduan yang terbaca" in p.teks and "byte, bukan JSON" in p.teks
    assert "Siti" not in p.html and "rahasia" not in p.html
    assert p.kirim("/admin/sistem/ulang", nomor=str(satu)).jawaban.status_code == 409 and "masih tidak dapat dibaca" in p.teks
    p = admin.buka("/admin/sistem")
    assert p.kirim("/buang", nomor=str(satu), alasan=" ").jawaban.status_code == 422 and "Tulis alasan berita itu dibuang." in p.teks
    admin.buka("/admin/sistem").kirim("/buang", nomor=str(satu), alasan="Kiriman percobaan integrasi")
    assert "Admin-kabupaten Uji · response: Unreadable · alasan: Kiriman percobaan integrasi" in admin.teks
    assert owner.execute("SELECT id FROM messaging.failures WHERE consumer = 'response'").fetchall() == [(dua,)]
    assert admin.kirim("/buang", nomor=str(satu), alasan="sekali lagi").jawaban.status_code == 404, "it is gone"
    camat = kantor.masuk("admin-kecamatan")
    tanda = camat.buka("/admin/kabar").formulir("/admin/kabar/aturan").isi["_tanda"]
    jawaban = camat.sesi.post(f"{camat.url}/admin/sistem/buang", {"_tanda": tanda, "nomor": dua, "alasan": "bukan hak"}, timeout=30)
    assert jawaban.status_code == 403
    tanpa = admin.sesi.post(f"{admin.url}/admin/sistem/buang", {"nomor": dua, "alasan": "tanpa tanda"}, timeout=30)
    assert tanpa.status_code == 403, "a form of another site"
    assert owner.execute("SELECT count(*) FROM messaging.failures WHERE id = %s", [dua]).fetchone() == (1,)


def test_a_district_sees_whose_news_may_be_missing_and_no_other_districts(kantor, owner):
    owner.execute("INSERT INTO messaging.pelanggan (nama, wilayah, hilang_pada, hilang_sampai) VALUES ('pengawas', '33', now(), 41)")
    owner.execute("INSERT INTO messaging.pelanggan (nama, wilayah) VALUES ('kecamatan', %s), ('tetangga', '33.14')", [JENAWI])
    p = kantor.masuk("admin-kabupaten", KABUPATEN).buka("/admin/sistem")
    assert "Kejadian sampai posisi 41 mungkin tidak sampai" in p.teks and "subscriber add --nama pengawas" in p.teks
    eventually(lambda: "admin kabupaten: tidak ada alamat" in kantor.masuk("admin-kabupaten", KABUPATEN).buka("/admin/sistem").teks)
    assert "kecamatan" in p.teks and "tetangga" not in p.teks


def test_a_jump_of_the_clock_is_shown_to_the_district_and_confirmed_there(kantor, owner):
    owner.execute("INSERT INTO messaging.clock_jumps (seconds) VALUES (172800)")
    p = kantor.masuk("admin-kabupaten", KABUPATEN).buka("/admin/sistem")
    assert "+172800 detik" in p.teks and "peringatan ditahan" in p.teks.lower()
    p.kirim("/admin/sistem/jam")
    assert "melompat" not in p.teks
    assert owner.execute("SELECT count(*) FROM messaging.clock_jumps WHERE confirmed_by IS NOT NULL").fetchone() == (1,)
