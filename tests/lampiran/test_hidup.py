"""The running program: files with a filing, later, at the counter; who gets them, and what lies on the disk."""

import io
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
import requests
from PIL import Image

from shared.machinery.database import Database
from shared.machinery.privacy.upkeep import erase_key
from tests.lampiran.bahan import derau, foto_bergps, gambar, pdf
from tests.lampiran.langkah import berkas_di, cerita, kirim_api, kirim_halaman
from tests.services.halaman_uji import PILIHAN, SIAPA, kode_dari, mulai, peramban
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.tunggu import eventually

NAMA = "RumahBuTertanam99"


def sampai_isi(kantor: KantorUji):
    return mulai(kantor).kirim(**SIAPA).kirim("/kategori", pilihan=PILIHAN)


def test_photos_go_in_with_the_filing_and_their_events_follow_its_first_in_the_same_append(kantor: KantorUji, folder):
    p = kirim_halaman(sampai_isi(kantor), "", [(f"{NAMA}.jpg", foto_bergps()), ("surat.pdf", pdf())], **cerita())
    assert "Periksa, lalu kirim" in p.teks
    assert "Lampiran 1.jpg" in p.teks and "Lampiran 2.pdf" in p.teks and NAMA not in p.html
    kode = kode_dari(p.kirim("/periksa"))
    aduan = kantor.program.call("GET", f"/api/v1/lacak/{kode}").isi
    assert [(x["nama"], x["jenis"]) for x in aduan["lampiran"]] == [("Lampiran 1.jpg", "image/jpeg"), ("Lampiran 2.pdf", "application/pdf")]
    with psycopg.connect(kantor.database.owner_url) as conn:
        rows = conn.execute(
            "SELECT type, cloudevent::text, cloudevent::jsonb ->> 'correlationid' FROM eventstore.events WHERE stream ="
            " (SELECT aduan_id FROM web.draf WHERE aduan_id IS NOT NULL ORDER BY diubah_pada DESC LIMIT 1) ORDER BY version"
        ).fetchall()
        assert [r[0] for r in rows[:3]] == ["AduanDiterima", "LampiranDitambahkan", "LampiranDitambahkan"]
        assert len({r[2] for r in rows[:3]}) == 1
        assert not any(NAMA in r[1] for r in rows)
        assert conn.execute("SELECT count(*) FROM web.draf_lampiran").fetchone()[0] == 0
    isi = requests.get(f"{kantor.program.url}/api/v1/lacak/{kode}/lampiran/{aduan['lampiran'][0]['id']}", timeout=30)
    with Image.open(io.BytesIO(isi.content)) as hasil:
        assert hasil.size == (480, 640)
    assert b"RAHASIA" not in isi.content
    for path in berkas_di(folder):
        data = path.read_bytes()
        assert not data.startswith((b"\xff\xd8", b"%PDF"))
        assert NAMA.encode() not in data
        assert path.stat().st_mode & 0o77 == 0
        assert path.parent.parent.name + path.parent.name == path.name[:4]
    assert NAMA not in kantor.program.keluaran


def test_what_is_wrong_with_a_file_is_said_beside_it_and_nothing_typed_or_uploaded_is_lost(kantor: KantorUji):
    p = kirim_halaman(sampai_isi(kantor), "", [("baik.png", gambar("PNG")), ("buruk.exe", b"MZ" + bytes(99))], **cerita(lokasi=""))
    assert p.jawaban.status_code == 422
    assert "Tulis di mana kejadiannya." in p.teks
    assert p.teks.count("buruk.exe: Jenis berkas ini tidak diterima.") == 2
    assert "Lampiran 1.png" in p.teks
    assert cerita()["apa"] in p.html
    p = kirim_halaman(p, "", [], **cerita())
    assert "Periksa, lalu kirim" in p.teks and "Lampiran 1.png" in p.teks


def test_upload_now_and_take_out_again_keep_what_is_typed_right_or_wrong(kantor: KantorUji):
    p = kirim_halaman(sampai_isi(kantor), "", [("satu.png", gambar("PNG"))], apa="Baru setengah", unggah="1", lokasi="")
    assert (p.jawaban.status_code, "Lampiran 1.png" in p.teks, "Baru setengah" in p.html) == (200, True, True)
    alamat = next(x for x in p.html.split('"') if "/lampiran/" in x)
    lain = peramban(kantor).buka("/")
    assert lain.sesi.get(p.url + alamat, timeout=30).status_code == 404
    gambarnya = p.sesi.get(p.url + alamat, timeout=30)
    assert (gambarnya.status_code, gambarnya.headers["Content-Type"]) == (200, "image/png")
    assert "sandbox" in gambarnya.headers["Content-Security-Policy"]
    p = kirim_halaman(p, "", [], buang=alamat.rsplit("/", 1)[1], unggah=None)
    assert ("Lampiran 1.png" in p.teks, "Baru setengah" in p.html) == (False, True)


def test_a_sixth_file_and_one_of_more_than_10_mib_are_refused_on_the_page(kantor: KantorUji):
    enam = [(f"foto-{n}.png", gambar("PNG", (30 + n, 30))) for n in range(6)]  # the same one twice is one
    p = kirim_halaman(sampai_isi(kantor), "", enam, **cerita())
    assert p.jawaban.status_code == 422
    assert "Paling banyak 5 berkas" in p.teks
    assert "Lampiran 5.png" in p.teks and "Lampiran 6.png" not in p.teks
    p = kirim_halaman(sampai_isi(kantor), "", [("besar.jpg", bytes((10 << 20) + 1))], **cerita())
    assert p.jawaban.status_code == 422
    assert "Berkas lebih dari 10 MB." in p.teks


def test_a_form_far_too_large_is_refused_in_a_sentence(kantor: KantorUji):
    p = sampai_isi(kantor)
    p = kirim_halaman(p, "", [("film.mp4", bytes(66 << 20))], **cerita())
    assert p.jawaban.status_code == 413
    assert "Berkasnya terlalu besar." in p.teks


def test_the_reporter_adds_a_photo_later_and_gets_it_back_from_the_tracking_page(kantor: KantorUji):
    aduan = kantor.aduan()
    p = kirim_halaman(peramban(kantor).buka(f"/lacak/{aduan['kode_lacak']}"), "/lampiran", [("bukti.webp", gambar("WEBP"))])
    assert p.path == f"/lacak/{aduan['kode_lacak']}#lampiran"
    assert "Lampiran 1.jpg" in p.teks and "bukti" not in p.teks
    jawaban = p.sesi.get(p.url + next(x for x in p.html.split('"') if "/lampiran/" in x), timeout=30)
    assert (jawaban.headers["Content-Type"], jawaban.headers["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
    assert jawaban.headers["Content-Disposition"] == 'inline; filename="Lampiran 1.jpg"'
    assert jawaban.headers["Cache-Control"] == "no-store"
    salah = kirim_halaman(
        peramban(kantor).buka(f"/lacak/{aduan['kode_lacak']}"), "/lampiran", [("a.heic", b"\0\0\0\x18ftypheic" + bytes(99))]
    )
    assert (salah.jawaban.status_code, "Paling Kompatibel" in salah.teks) == (422, True)
    kosong = kirim_halaman(peramban(kantor).buka(f"/lacak/{aduan['kode_lacak']}"), "/lampiran", [])
    assert (kosong.jawaban.status_code, "Pilih berkas yang akan dilampirkan" in kosong.teks) == (422, True)


def test_five_by_the_api_and_no_sixth_and_no_file_is_left_of_it(kantor: KantorUji, folder):
    aduan = kantor.aduan()
    assert [kirim_api(kantor, aduan, gambar("PNG"), formulir=n % 2 == 0).status_code for n in range(5)] == [201] * 5
    sebelum = berkas_di(folder)
    enam = kirim_api(kantor, aduan, gambar("PNG"))
    assert (enam.status_code, enam.json()["type"]) == (409, "urn:aduan:galat:lampiran-terlalu-banyak")
    assert berkas_di(folder) == sebelum


@pytest.mark.parametrize(
    ("data", "status", "kode"),
    [
        (b"", 422, "berkas-kosong"),
        (b"MZ" + bytes(99), 422, "jenis-tidak-diterima"),
        (gambar("JPEG")[:500], 422, "berkas-rusak"),
        (bytes((10 << 20) + 5), 422, "berkas-terlalu-besar"),
        (bytes(12 << 20), 413, "http-413"),
    ],
)
def test_each_cause_has_its_own_problem_document_and_leaves_nothing(kantor: KantorUji, folder, data, status, kode):
    aduan, sebelum = kantor.aduan(), berkas_di(folder)
    jawaban = kirim_api(kantor, aduan, data)
    assert (jawaban.status_code, jawaban.json()["type"]) == (status, f"urn:aduan:galat:{kode}")
    assert berkas_di(folder) == sebelum
    assert kantor.versi(aduan) == 1


def test_staff_of_the_office_see_it_and_nobody_else_does(kantor: KantorUji):
    aduan = kantor.aduan()
    lampiran = kirim_api(kantor, aduan, gambar("PNG")).json()["id"]
    api, halaman = f"/api/v1/aduan/{aduan['id']}/lampiran/{lampiran}", f"/lampiran/{aduan['id']}/{lampiran}"

    def status(peran: str, wilayah: str) -> tuple[int, int]:
        token = {"Authorization": f"Bearer {kantor.token(peran, wilayah)}"}
        p = kantor.masuk(peran, wilayah)
        return (
            requests.get(kantor.program.url + api, headers=token, timeout=30).status_code,
            p.sesi.get(p.url + halaman, timeout=30, allow_redirects=False).status_code,
        )

    assert status("operator", JENAWI) == (200, 200)
    assert status("camat", JENAWI) == (200, 200)
    assert status("operator", KERJO) == (403, 403)
    assert status("admin-kecamatan", JENAWI) == (403, 403)
    assert requests.get(kantor.program.url + api, timeout=30).status_code == 401
    lain = kantor.aduan()
    assert kantor.program.call("GET", f"/api/v1/lacak/{lain['kode_lacak']}/lampiran/{lampiran}").status == 404
    assert kantor.program.call("GET", f"/api/v1/aduan/{lain['id']}/lampiran/{lampiran}", token=kantor.token("operator")).status == 404


def test_the_counter_adds_what_somebody_brings_along(kantor: KantorUji):
    aduan = kantor.aduan()
    url, token = f"/api/v1/aduan/{aduan['id']}/lampiran", kantor.token("operator")
    assert kantor.program.call("POST", url, pdf(), token=token, headers={"Content-Type": "application/pdf"}).status == 201
    assert kantor.program.call("POST", url, pdf(), token=kantor.token("camat"), headers={"Content-Type": "application/pdf"}).status == 403
    assert [x["jenis"] for x in kantor.rincian(aduan).isi["lampiran"]] == ["application/pdf"]


def test_after_erasure_nothing_opens_it_any_more(kantor: KantorUji):
    aduan = kantor.aduan()
    lampiran = kirim_api(kantor, aduan, gambar("PNG")).json()["id"]
    with psycopg.connect(kantor.database.owner_url) as conn:
        pemilik = conn.execute(
            "SELECT cloudevent::jsonb -> 'data' -> 'pelapor' ->> 'id' FROM eventstore.events WHERE stream = %s AND version = 1",
            [aduan["id"]],
        ).fetchone()[0]
    db = Database(kantor.database.url, "aduan_intake_mesin", 1)
    try:
        erase_key(db, pemilik)
    finally:
        db.close()
    kantor.program.stop()
    kantor.program.mulai()
    jawaban = kantor.program.call("GET", f"/api/v1/lacak/{aduan['kode_lacak']}/lampiran/{lampiran}")
    assert (jawaban.status, jawaban.isi["type"]) == (410, "urn:aduan:galat:lampiran-sudah-dihapus")


def test_a_file_that_was_changed_or_is_missing_is_told_and_found_by_the_sweep(kantor: KantorUji, folder):
    aduan, sebelum = kantor.aduan(), set(berkas_di(folder))
    lampiran = kirim_api(kantor, aduan, gambar("PNG")).json()["id"]
    (path,) = set(berkas_di(folder)) - sebelum
    asli = path.read_bytes()
    url = f"/api/v1/lacak/{aduan['kode_lacak']}/lampiran/{lampiran}"
    path.write_bytes(asli[:-1] + bytes((asli[-1] ^ 1,)))
    assert kantor.program.call("GET", url).isi["type"] == "urn:aduan:galat:lampiran-hilang"
    path.unlink()
    assert kantor.program.call("GET", url).status == 404
    hasil = kantor.program.cli("lampiran", "periksa")
    assert (hasil.returncode, f"HILANG: {path.name}" in hasil.stdout) == (1, True)
    path.write_bytes(asli)
    assert kantor.program.call("GET", url).status == 200
    assert kantor.program.cli("lampiran", "periksa").returncode == 0


def test_killed_between_file_and_event_it_leaves_an_orphan_that_the_sweep_finds_and_removes(kantor: KantorUji, folder, postgres_server):
    aduan, sebelum = kantor.aduan(), set(berkas_di(folder))
    with psycopg.connect(kantor.database.owner_url) as conn:
        conn.execute("LOCK TABLE eventstore.events IN EXCLUSIVE MODE")  # reading goes on; the append waits
        url = f"{kantor.program.url}/api/v1/lacak/{aduan['kode_lacak']}/lampiran"
        kiriman = subprocess.Popen(
            ["curl", "-s", "-H", "Content-Type: image/png", "--data-binary", "@-", url], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
        )
        kiriman.stdin.write(gambar("PNG"))
        kiriman.stdin.close()
        eventually(lambda: len(set(berkas_di(folder)) - sebelum) == 1)
        kantor.program.kill9()
        kiriman.wait(10)
        with psycopg.connect(postgres_server, autocommit=True) as atas:  # PostgreSQL itself would finish what it was asked
            atas.execute(
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                " WHERE datname = %s AND wait_event_type = 'Lock' AND query LIKE '%%eventstore.events%%'",
                [kantor.database.name],
            )
    kantor.program.mulai()
    (yatim,) = set(berkas_di(folder)) - sebelum
    assert kantor.versi(aduan) == 1
    assert str(yatim) not in kantor.program.cli("lampiran", "periksa").stdout  # it may still be waiting for its event
    assert f"yatim: {yatim}" in kantor.program.cli("lampiran", "periksa", "--umur", "0").stdout
    assert kantor.program.cli("lampiran", "periksa", "--umur", "0", "--hapus").returncode == 0
    assert not yatim.exists()
    assert kantor.program.cli("verify").returncode == 0


def test_a_large_photo_is_worked_on_beside_the_others(kantor: KantorUji):
    """Pixels without any pattern, the most work there is for its bytes; meanwhile everybody else is served."""
    aduan, besar = kantor.aduan(), derau(1800)
    with ThreadPoolExecutor(4) as banyak:
        kiriman = [banyak.submit(kirim_api, kantor, aduan, besar) for _ in range(3)]
        lama = []
        while not all(k.done() for k in kiriman):
            awal = time.monotonic()
            assert kantor.program.call("GET", "/lacak").status == 200
            lama.append(time.monotonic() - awal)
    assert [k.result().status_code for k in kiriman] == [201] * 3
    print(f"{len(lama)} pages meanwhile, slowest {max(lama):.2f} s")
    assert "unexpected" not in kantor.program.keluaran
