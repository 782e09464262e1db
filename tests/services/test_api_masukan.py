"""What the API refuses, and how: a clear sentence, the right status, and nothing is lost or changed."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from tests.services.kantor_uji import ISI, JENAWI, KONTAK, NAMA, KantorUji, isian

MASALAH = "application/problem+json"


def test_the_same_key_and_body_make_one_complaint(kantor: KantorUji):
    pertama, kedua = kantor.terima("kunci-satu"), kantor.terima("kunci-satu")
    assert (pertama.status, kedua.status) == (201, 200)
    assert pertama.isi == kedua.isi


def test_twenty_doubled_submissions_at_once_make_one_complaint(kantor: KantorUji):
    with ThreadPoolExecutor(20) as pool:
        jawaban = list(pool.map(lambda _: kantor.terima("kunci-serentak"), range(20)))
    assert {j.status for j in jawaban} <= {200, 201}
    assert len({j.isi["id"] for j in jawaban}) == 1
    assert sorted(j.status for j in jawaban)[-1] == 201


def test_staff_who_reuse_a_key_for_another_complaint_are_told(kantor: KantorUji):
    token = kantor.token("operator")
    assert kantor.terima("kunci-loket", token=token, saluran="loket").status == 201
    beda = kantor.terima("kunci-loket", token=token, saluran="loket", isi="Aduan yang lain.")
    assert (beda.status, beda.isi["type"]) == (422, "urn:aduan:galat:kunci-dipakai-ulang")


def test_numbers_have_no_gap_when_filings_race_and_some_are_refused(kantor: KantorUji):
    def satu(n: int) -> str | None:
        jawaban = kantor.terima(kecamatan="33.13.05", **({} if n % 3 else {"kategori": "tidak-ada"}))
        return jawaban.isi["nomor"] if jawaban.status == 201 else None

    with ThreadPoolExecutor(8) as pool:
        nomor = sorted(x for x in pool.map(satu, range(24)) if x)
    urut = [int(x.rsplit("/", 1)[1]) for x in nomor]
    assert urut == list(range(1, 17))


@pytest.mark.parametrize("saluran", ["loket", "telepon", "whatsapp", "surat"])
def test_other_channels_than_the_web_need_staff(kantor: KantorUji, saluran: str):
    assert kantor.terima(saluran=saluran).status == 403
    assert kantor.terima(saluran=saluran, token=kantor.token("ppid")).status == 403
    aduan = kantor.aduan(saluran=saluran, token=kantor.token("operator"))
    assert kantor.rincian(aduan).isi["riwayat"][0]["oleh"] == "operator"
    assert kantor.terima(saluran=saluran, token=kantor.token("operator", "33.13.16")).status == 403


@pytest.mark.parametrize(
    ("ubah", "isian_salah"),
    [
        ({"kecamatan": "99"}, "kecamatan"),
        ({"kategori": "Infrastruktur!"}, "kategori"),
        ({"isi": "   "}, "isi"),
        ({"isi": None}, "isi"),
        ({"isi": 7}, "isi"),
        ({"isi": "a\u0000b"}, "isi"),
        ({"isi": "\ud800"}, "isi"),
        ({"isi": "x" * 10_001}, "isi"),
        ({"saluran": "merpati"}, "saluran"),
        ({"pelapor": {"nama": "A"}}, "pelapor"),
        ({"pelapor": "A"}, "pelapor"),
        ({"rahasia": "mungkin"}, "rahasia"),
        ({"tambahan": 1}, "tambahan"),
        ({"formulir_dibuka_pada": "2026-01-01T08:00:00"}, "formulir_dibuka_pada"),
        ({"diterima_kantor_pada": "2026-01-01T08:00:00"}, "diterima_kantor_pada"),
        ({"pelapor": {"nama": "A", "kontak": "0812 3456 78/90"}}, "pelapor"),
        ({"pelapor": {"nama": "\u3164\u2060", "kontak": "081234567890"}}, "pelapor"),
    ],
)
def test_a_wrong_field_is_named_and_the_rest_is_not_stored(kantor: KantorUji, ubah: dict, isian_salah: str):
    jawaban = kantor.terima(**ubah)
    assert jawaban.status == 422
    assert jawaban.kepala["Content-Type"].startswith(MASALAH)
    assert isian_salah in jawaban.isi["errors"]
    assert NAMA not in str(jawaban.isi)


def test_when_the_office_got_it_is_said_by_staff_alone_and_within_thirty_days(kantor: KantorUji):
    operator, kini = kantor.token("operator"), datetime.now(UTC)
    lama = {"saluran": "surat", "diterima_kantor_pada": (kini - timedelta(days=9)).isoformat()}
    for ubah, kode in [
        ({"diterima_kantor_pada": kini.isoformat()}, "diterima-kantor-bukan-dari-petugas"),
        (lama | {"diterima_kantor_pada": (kini + timedelta(minutes=5)).isoformat()}, "diterima-kantor-di-luar-batas"),
        (lama | {"diterima_kantor_pada": (kini - timedelta(days=31)).isoformat()}, "diterima-kantor-di-luar-batas"),
        (lama, "alasan-mundur-diperlukan"),
    ]:
        jawaban = kantor.terima(token=operator, **ubah)
        assert (jawaban.status, jawaban.isi["type"].rpartition(":")[2].rpartition("/")[2]) == (422, kode)
    aduan = kantor.aduan(token=operator, **lama, alasan_mundur="Petugas sakit.")
    rinci = kantor.rincian(aduan).isi
    assert (datetime.fromisoformat(rinci["diterima_kantor_pada"]), rinci["riwayat"][0]["isi"]["alasan_mundur"]) == (
        datetime.fromisoformat(lama["diterima_kantor_pada"]), "Petugas sakit.",
    )  # fmt: skip
    langkah = {x["langkah"]: x for x in rinci["langkah_langkah"]}
    assert langkah[3]["mulai"] == rinci["diterima_kantor_pada"] and langkah[3]["putusan"] == "lewat"
    assert langkah[1]["mulai"] is None and langkah[2]["mulai"] is None, "no form was used"
    assert "Petugas sakit." not in str(kantor.lacak(aduan))
    assert kantor.lacak(aduan)["diterima_kantor_pada"] == rinci["diterima_kantor_pada"] != rinci["diterima_pada"]


@pytest.mark.parametrize("ubah", [{"kecamatan": "11.01.01"}, {"kategori": "tidak-ada"}, {"sub_kategori": "tidak-ada"}])
def test_an_unknown_office_or_category_is_refused_in_words(kantor: KantorUji, ubah: dict):
    jawaban = kantor.terima(**ubah)
    assert jawaban.status == 422
    assert jawaban.isi["detail"].endswith(".")


@pytest.mark.parametrize("mentah", [b"{", b"[]", b'"teks"', b"null", b"\xff\xfe", b"[" * 100_000, b"NaN"])
def test_a_body_that_is_no_json_object_gets_a_sentence(kantor: KantorUji, mentah: bytes):
    jawaban = kantor.program.call("POST", "/api/v1/aduan", mentah)
    assert jawaban.status in (400, 422)
    assert jawaban.isi["status"] == jawaban.status


def test_a_body_over_one_mebibyte_is_refused(kantor: KantorUji):
    jawaban = kantor.program.call("POST", "/api/v1/aduan", json.dumps(isian(isi="x" * (1 << 20))).encode())
    assert (jawaban.status, jawaban.isi["title"]) == (413, "Terlalu besar")


def test_another_content_type_than_json_is_refused(kantor: KantorUji):
    assert kantor.program.call("POST", "/api/v1/aduan", b"isi=1", headers={"Content-Type": "text/plain"}).status == 415


def test_without_a_token_or_with_a_wrong_one_staff_pages_say_so(kantor: KantorUji):
    aduan = kantor.aduan()
    for token in (None, "bukan-token-yang-berlaku"):
        jawaban = kantor.program.call("POST", f"/api/v1/aduan/{aduan['id']}/klasifikasi", {}, token=token)
        assert (jawaban.status, jawaban.kepala["WWW-Authenticate"]) == (401, "Bearer")


def test_a_wrong_role_or_office_changes_nothing(kantor: KantorUji):
    aduan = kantor.aduan()
    isi = {"jenis": "pengaduan", "kategori": "infrastruktur", "sub_kategori": "jalan-rusak"}
    for peran, wilayah in [("ppid", JENAWI), ("camat", JENAWI), ("inspektorat", "33.13"), ("operator", "33.13.16")]:
        assert kantor.perintah(aduan, "klasifikasi", isi, peran, wilayah).status == 403
    assert kantor.versi(aduan) == 1


def test_two_officers_who_answer_at_once_get_one_winner_and_one_readable_conflict(kantor: KantorUji):
    for _ in range(5):
        aduan = kantor.aduan()
        kantor.klasifikasikan(aduan)
        kantor.token("ppid"), kantor.token("pengelola")
        with ThreadPoolExecutor(2) as pool:
            kirim = [pool.submit(kantor.perintah, aduan, "tanggapan", {"isi": f"Jawaban {p}."}, p) for p in ("ppid", "pengelola")]
            jawaban = [k.result() for k in kirim]
        assert sorted(j.status for j in jawaban) == [200, 409]
        kalah = next(j for j in jawaban if j.status == 409)
        assert aduan["nomor"] in kalah.isi["detail"]
        assert kantor.jenis_kejadian(aduan).count("TanggapanDisusun") == 1


@pytest.mark.parametrize("kode", ["SALAH", "%00", "3A46T-2W2E9-WZ7AE-T78D5-Y3BK0-1V", "x" * 5000])
def test_a_tracking_code_that_opens_nothing_is_not_found(kantor: KantorUji, kode: str):
    assert kantor.program.call("GET", f"/api/v1/lacak/{kode}").status in (404, 414)


def test_a_tracking_code_is_understood_as_people_type_it(kantor: KantorUji):
    aduan = kantor.aduan()
    kode = aduan["kode_lacak"].lower().replace("0", "o").replace("-", "%20")
    assert kantor.program.call("GET", f"/api/v1/lacak/{kode}").isi["nomor"] == aduan["nomor"]


def test_a_secret_reporter_is_hidden_from_staff_and_complaints_about_staff_are_secret_by_themselves(kantor: KantorUji):
    diminta = kantor.rincian(kantor.aduan(rahasia=True)).isi
    assert diminta["pelapor"] == {"nama": "dirahasiakan", "kontak": "dirahasiakan"}
    kategori = kantor.program.call("GET", "/api/v1/kategori?kecamatan=" + JENAWI).isi
    rahasia = next(k for k in kategori if k["rahasia"])
    aduan = kantor.aduan(kategori=rahasia["kode"], sub_kategori=rahasia["sub"][0]["kode"])
    assert NAMA not in str(kantor.rincian(aduan).isi)
    assert kantor.rincian(kantor.aduan()).isi["pelapor"] == {"nama": NAMA, "kontak": KONTAK}


def test_there_are_enough_categories_and_each_has_subcategories(kantor: KantorUji):
    kategori = kantor.program.call("GET", "/api/v1/kategori").isi
    assert len(kategori) >= 12
    assert all(k["kode"] and k["nama"] and k["sub"] for k in kategori)


def test_unknown_addresses_and_methods_are_problem_documents(kantor: KantorUji):
    assert kantor.program.call("GET", "/api/v1/tidak-ada").kepala["Content-Type"].startswith(MASALAH)
    jawaban = kantor.program.call("DELETE", "/api/v1/aduan")
    assert (jawaban.status, "POST" in jawaban.kepala["Allow"]) == (405, True)


def test_the_documents_and_the_health_are_served(kantor: KantorUji):
    openapi = kantor.program.call("GET", "/api/v1/openapi.json").isi
    assert {"/api/v1/aduan", "/api/v1/lacak/{kode}", "/api/v1/kejadian", "/api/v1/aduan/{aduan_id}/tanggapan/berikan"} <= set(
        openapi["paths"]
    )
    assert kantor.program.call("GET", "/api/v1/asyncapi.json").isi["asyncapi"].startswith("3.")
    assert kantor.program.call("GET", "/healthz").isi["status"] == "sehat"
    assert "aduan_ledger_position" in kantor.program.call("GET", "/metrics").isi


def test_nothing_personal_is_in_events_logs_or_failures(kantor: KantorUji):
    import psycopg

    aduan = kantor.aduan()
    kantor.jawab(aduan, "Kalimat jawaban yang ditanam.")
    with psycopg.connect(kantor.database.owner_url) as conn:
        isi = str(conn.execute("SELECT cloudevent FROM eventstore.events").fetchall())
        isi += str(conn.execute("SELECT error, convert_from(body, 'UTF8') FROM messaging.failures").fetchall())
    semua = isi + kantor.program.keluaran
    for rahasia in (NAMA, KONTAK, ISI, "Kalimat jawaban yang ditanam"):
        assert rahasia not in semua
