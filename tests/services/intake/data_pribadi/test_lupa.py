"""To be forgotten, for good: the key is gone, the counts stay, the ledger verifies, and an old backup brings nobody back."""

import json
from contextlib import closing
from uuid import uuid4

import psycopg
import pytest

from services.intake.application import Intake, bangun
from services.intake.data_pribadi import retensi
from shared.layanan.dasar import Kolam
from shared.machinery.settings import Settings
from tests.services.kantor_uji import JENAWI, KERJO, KantorUji
from tests.support.peramban import Peramban
from tests.support.tunggu import eventually

NAMA, NOMOR, KALIMAT = "Kasiyem Terlupa Uji", "081366600044", "Pagar belakang rumah nomor tujuh dirusak orang."
DITOLAK = {(409, "sudah-dilupakan"), (409, "data-pelapor-sudah-dihapus")}
ALASAN = "Masih diperlukan dalam pemeriksaan."


@pytest.fixture
def owner(kantor: KantorUji):
    with psycopg.connect(kantor.database.owner_url, autocommit=True) as conn:
        yield conn


def aduan_selesai(kantor: KantorUji) -> dict:
    aduan = kantor.aduan(isi=KALIMAT, pelapor={"nama": NAMA, "kontak": NOMOR})
    kantor.jawab(aduan, "Sudah kami perbaiki.")
    return aduan


def minta(kantor: KantorUji, aduan: dict) -> Peramban:
    p = Peramban(kantor.program.url).buka(f"/lacak/{aduan['kode_lacak']}/data")
    return p.kirim("/data/hapus", yakin="ya")


def hapus(kantor: KantorUji, aduan: dict, peran: str = "admin-kecamatan", wilayah: str = JENAWI) -> Peramban:
    p = kantor.masuk(peran, wilayah).buka(f"/admin/penghapusan/{aduan['id']}")
    return p.kirim("/hapus", dasar_hapus="permintaan", yakin_hapus="ya")


def laporan(kantor: KantorUji) -> str:
    jawaban = kantor.program.call("GET", f"/api/v1/laporan/sla?kecamatan={JENAWI}", token=kantor.token("camat"))
    return json.dumps(jawaban.isi, sort_keys=True)


def test_a_person_asks_an_administrator_decides_and_nobody_reads_anything_any_more(kantor, owner):
    aduan = aduan_selesai(kantor)
    p = minta(kantor, aduan)
    assert "Menunggu keputusan" in p.teks
    daftar = kantor.masuk("admin-kecamatan").buka("/admin/penghapusan")
    assert aduan["nomor"] in daftar.teks
    assert aduan["nomor"] not in kantor.masuk("admin-kecamatan", KERJO).buka("/admin/penghapusan").teks
    eventually(lambda: aduan["nomor"] in json.dumps(kantor.program.call("GET", "/api/v1/aduan", token=kantor.token("operator")).isi))
    sebelum = laporan(kantor)
    assert NAMA in json.dumps(kantor.rincian(aduan).isi)  # so that every process has the key at hand
    assert "sudah dihapus" in hapus(kantor, aduan).teks
    rinci = kantor.rincian(aduan).isi
    assert NAMA not in json.dumps(rinci) and KALIMAT not in json.dumps(rinci)
    assert rinci["dilupakan"] and rinci["isi"] == "(data pribadi sudah dihapus)"
    assert "sudah dihapus" in p.buka(f"/lacak/{aduan['kode_lacak']}/data").teks
    assert kantor.lacak(aduan)["keadaan"] == "dijawab"
    for apa, isi in (("penilaian", {"nilai": 5}), ("buka-kembali", {"alasan": "Masih berlubang."})):
        ditolak = kantor.pelapor(aduan, apa, isi)
        assert (ditolak.status, ditolak.isi["type"].rpartition(":")[2]) in DITOLAK, ditolak
    assert kantor.jenis_kejadian(aduan)[-1] == "PelaporDilupakan"
    assert "Belum selesai?" not in p.buka(f"/lacak/{aduan['kode_lacak']}").teks
    assert laporan(kantor) == sebelum
    hasil = kantor.program.cli("verify")
    assert hasil.returncode == 0, hasil.stdout
    hasil = kantor.program.cli("rebuild", "intake")
    assert hasil.returncode == 0
    admin = kantor.masuk("admin-kecamatan")
    assert f'href="/admin/penghapusan/{aduan["id"]}"' not in admin.buka("/admin/penghapusan").html  # nothing waits, and the record is there
    assert f'href="/admin/penghapusan/{aduan["id"]}/berita-acara"' in admin.buka("/admin/penghapusan?terhapus=ya").html
    assert owner.execute("SELECT terbungkus FROM privacy.kunci WHERE person_id = %s", [_pemilik(owner, aduan)]).fetchone() == (None,)


def _pemilik(owner: psycopg.Connection, aduan: dict) -> str:
    return owner.execute("SELECT pemilik FROM intake.pribadi WHERE aduan_id = %s", [aduan["id"]]).fetchone()[0]


def test_a_request_may_be_refused_with_its_ground_and_the_person_reads_why(kantor):
    aduan = aduan_selesai(kantor)
    p = minta(kantor, aduan)
    admin = kantor.masuk("admin-kecamatan").buka(f"/admin/penghapusan/{aduan['id']}")
    assert admin.kirim("/tolak", dasar_tolak="karena", alasan_tolak=ALASAN).jawaban.status_code == 422
    admin.kirim("/tolak", dasar_tolak="pengawasan", alasan_tolak=ALASAN)
    assert "diperlukan untuk pengawasan" in admin.teks
    assert ALASAN in p.buka(f"/lacak/{aduan['kode_lacak']}/data").teks
    assert NAMA in json.dumps(kantor.rincian(aduan).isi)


def test_whoever_is_forgotten_while_it_is_handled_has_withdrawn_it(kantor):
    aduan = kantor.aduan(isi=KALIMAT, pelapor={"nama": NAMA, "kontak": NOMOR})
    hapus(kantor, aduan)
    assert kantor.lacak(aduan)["keadaan"] == "dicabut"
    assert kantor.jenis_kejadian(aduan)[-2:] == ["PelaporDilupakan", "AduanDicabut"]


@pytest.mark.parametrize(
    ("peran", "wilayah"), [("admin-kecamatan", KERJO), ("operator", JENAWI), ("camat", JENAWI), ("inspektorat", "33.13")]
)
def test_nobody_else_decides_it(kantor, peran, wilayah):
    aduan = aduan_selesai(kantor)
    p = kantor.masuk(peran, wilayah).buka("/akun")
    f = p.formulir("/akun/sandi")
    p.sesi.post(f"{p.url}/admin/penghapusan/{aduan['id']}/hapus", {**f.isi, "dasar_hapus": "permintaan", "yakin_hapus": "ya"}, timeout=30)
    assert not kantor.rincian(aduan).isi["dilupakan"]


def test_restricted_data_is_kept_and_shown_to_nobody(kantor):
    aduan = aduan_selesai(kantor)
    p = Peramban(kantor.program.url).buka(f"/lacak/{aduan['kode_lacak']}/data")
    assert NAMA in p.teks
    p.kirim("/data/batasi")
    assert "Sedang dibatasi" in p.teks
    rinci = kantor.rincian(aduan).isi
    assert NAMA not in json.dumps(rinci) and rinci["pelapor"]["nama"] == "dirahasiakan"
    admin = kantor.masuk("admin-kecamatan").buka(f"/admin/penghapusan/{aduan['id']}")
    admin.kirim("/cabut", alasan_cabut="Pelapor mencabut permintaannya.")
    assert kantor.rincian(aduan).isi["pelapor"]["nama"] == NAMA


def test_ones_own_data_as_a_file_has_all_of_it_and_not_the_offices_notes(kantor):
    aduan = kantor.aduan(isi=KALIMAT, pelapor={"nama": NAMA, "kontak": NOMOR})
    p = Peramban(kantor.program.url).buka(f"/lacak/{aduan['kode_lacak']}/data.json")
    data = p.jawaban.json()
    assert data["pelapor"] == {"nama": NAMA, "kontak": NOMOR}
    assert data["riwayat"][0]["isi"] == KALIMAT
    assert p.jawaban.headers["Content-Disposition"].startswith("attachment")
    p.buka(f"/lacak/{aduan['kode_lacak']}/data.pdf")
    assert p.jawaban.content.startswith(b"%PDF") and p.jawaban.headers["Cache-Control"] == "no-store"


def test_an_older_backup_that_is_restored_brings_nobody_back(kantor, owner):
    aduan = aduan_selesai(kantor)
    eventually(lambda: owner.execute("SELECT count(*) FROM intake.pribadi WHERE aduan_id = %s", [aduan["id"]]).fetchone()[0] == 1)
    pemilik = _pemilik(owner, aduan)
    kunci = owner.execute("SELECT * FROM privacy.kunci WHERE person_id = %s", [pemilik]).fetchone()
    hapus(kantor, aduan)
    # What a restored dump of the day before would hold: the key as it was.
    owner.execute("DELETE FROM privacy.kunci WHERE person_id = %s", [pemilik])
    owner.execute("INSERT INTO privacy.kunci VALUES (%s, %s, %s, %s, %s)", kunci)
    eventually(
        lambda: owner.execute("SELECT terbungkus FROM privacy.kunci WHERE person_id = %s", [pemilik]).fetchone() == (None,), within=45
    )


def test_what_a_crash_left_between_the_event_and_the_key_is_finished(kantor, owner):
    aduan = aduan_selesai(kantor)
    hapus(kantor, aduan)
    pemilik = _pemilik(owner, aduan)
    register = kantor.program.data / "penghapusan.jsonl"
    catatan = register.read_text()
    register.write_text("\n".join(b for b in catatan.splitlines() if str(pemilik) not in b) + '\n{"kunci": "terpot')
    owner.execute(
        "UPDATE privacy.kunci SET terbungkus = '\\x00'::bytea || decode(repeat('00', 59), 'hex'), dihapus_pada = NULL WHERE person_id = %s",
        [pemilik],
    )
    _bereskan(kantor)
    assert owner.execute("SELECT terbungkus FROM privacy.kunci WHERE person_id = %s", [pemilik]).fetchone() == (None,)


def test_retention_gets_through_more_than_one_batch_and_past_those_who_must_stay(kantor, owner, monkeypatch):
    """Somebody with an old complaint and a running one stands first in the order, and holds nobody up."""
    semua = [aduan_selesai(kantor) for _ in range(3)]
    baru = kantor.aduan()
    id_ = [a["id"] for a in [*semua, baru]]
    eventually(lambda: owner.execute("SELECT count(*) FROM intake.pribadi WHERE aduan_id = ANY(%s)", [id_]).fetchone()[0] == 4)
    eventually(
        lambda: owner.execute("SELECT count(*) FROM intake.pribadi WHERE aduan_id = ANY(%s) AND NOT berjalan", [id_]).fetchone()[0] == 3
    )
    tua = "UPDATE intake.pribadi SET berakhir_pada = berakhir_pada - %s * interval '1 year' WHERE aduan_id = %s"
    for tahun, a in zip((9, 7, 6), semua, strict=True):
        owner.execute(tua, (tahun, a["id"]))
    owner.execute("UPDATE intake.milik SET akun = %s WHERE aduan_id = ANY(%s)", (uuid4(), id_[::3]))
    monkeypatch.setattr(retensi, "POTONG", 1)
    with closing(_intake(kantor)) as app:
        assert app.retensi.jalankan() == retensi.Hasil(orang=2, gagal=0, kunci=0)
    assert [kantor.jenis_kejadian(a)[-1] == "PelaporDilupakan" for a in semua] == [False, True, True]
    owner.execute("UPDATE intake.pribadi SET berakhir_pada = clock_timestamp() WHERE aduan_id = %s", [semua[0]["id"]])


def test_retention_forgets_who_has_been_kept_long_enough_and_says_so(kantor, owner):
    lama, baru = aduan_selesai(kantor), aduan_selesai(kantor)
    eventually(
        lambda: owner.execute("SELECT count(*) FROM intake.pribadi WHERE aduan_id = ANY(%s)", [[lama["id"], baru["id"]]]).fetchone()[0] == 2
    )
    eventually(lambda: owner.execute("SELECT NOT berjalan FROM intake.pribadi WHERE aduan_id = %s", [lama["id"]]).fetchone()[0])
    owner.execute("UPDATE intake.pribadi SET berakhir_pada = berakhir_pada - interval '6 years' WHERE aduan_id = %s", [lama["id"]])
    hasil = kantor.program.cli("retensi", "jalankan")
    assert hasil.returncode == 0 and "1 orang" in hasil.stdout, hasil.stdout + hasil.stderr
    assert kantor.jenis_kejadian(lama)[-1] == "PelaporDilupakan"
    assert kantor.jenis_kejadian(baru)[-1] != "PelaporDilupakan"
    assert "1825" in kantor.program.cli("retensi", "show").stdout
    assert kantor.program.cli("retensi", "set", "33.13.17", "--hari", "400", "--alasan", "Jadwal retensi arsip").returncode == 0
    assert "400" in kantor.program.cli("retensi", "show").stdout
    assert kantor.program.cli("retensi", "set", "33.13.17", "--hari", "0", "--alasan", "x").returncode != 0


def test_retention_runs_once_among_replicas_and_ones_trouble_stops_nobody_else(kantor, owner, monkeypatch):
    semua = [aduan_selesai(kantor) for _ in range(3)]
    id_ = [a["id"] for a in semua]
    ada = "SELECT count(*) FROM intake.pribadi WHERE aduan_id = ANY(%s) AND NOT berjalan"
    eventually(lambda: owner.execute(ada, [id_]).fetchone()[0] == 3)
    owner.execute("UPDATE intake.pribadi SET berakhir_pada = berakhir_pada - interval '8 years' WHERE aduan_id = ANY(%s)", [id_])
    # One that the read model has not caught up with stays, whatever it says about when it ended.
    owner.execute("UPDATE intake.pribadi SET versi = versi - 1 WHERE aduan_id = %s", [id_[0]])
    with closing(_intake(kantor)) as app, closing(_intake(kantor)) as lain:
        with app.retensi._sendiri(), pytest.raises(retensi.RetensiSedangBerjalan):
            lain.retensi.jalankan()
        asli = app.lupa.lupakan

        def lupakan(orang, *lainnya):
            if str(orang.milik[0].aduan_id) == id_[1]:
                raise ValueError("cannot be read")
            return asli(orang, *lainnya)

        monkeypatch.setattr(app.lupa, "lupakan", lupakan)
        hasil = app.retensi.jalankan()
    assert (hasil.orang, hasil.gagal) == (1, 1)
    assert [kantor.jenis_kejadian(a)[-1] == "PelaporDilupakan" for a in semua] == [False, False, True]
    owner.execute("UPDATE intake.pribadi SET berakhir_pada = clock_timestamp() WHERE aduan_id = ANY(%s)", [id_])


def _intake(kantor: KantorUji, register: str = "lain.jsonl") -> Intake:
    """The application beside the running program, with a register of its own."""
    data = kantor.program.data
    pengaturan = Settings(data, data / "master.key", kantor.database.url, erasure_register=data / register)
    return bangun(pengaturan, Kolam(2, 4))


def _bereskan(kantor: KantorUji) -> None:
    """A round of the duty, without waiting for the running program's."""
    with closing(_intake(kantor, "penghapusan.jsonl")) as app:
        app.lupa.bereskan()


def test_an_account_with_which_nothing_was_filed_falls_under_retention_and_a_key_for_nobody_is_swept(kantor, owner):
    owner.execute("SET row_security = off")
    with closing(_intake(kantor)) as app:
        akun, tak_bertuan, segar = (uuid4() for _ in range(3))
        for kunci in (akun, tak_bertuan, segar):
            app.dasar.vault.new_key(kunci)
        owner.execute(
            "INSERT INTO akun.pelapor (id, wilayah, sidik, jenis_kontak, nama, kontak, dibuat_pada)"
            " VALUES (%s, %s, sha256('x'), 'email', '', '', now() - interval '9 years')",
            [akun, JENAWI],
        )
        owner.execute("UPDATE privacy.kunci SET dibuat_pada = now() - interval '40 days' WHERE person_id IN (%s, %s)", [akun, tak_bertuan])
        owner.execute("UPDATE intake.retensi_jalan SET kunci_sampai = now()")  # later than any can be: by a clock that went back since
        hasil = app.retensi.jalankan()
    assert (hasil.orang, hasil.kunci) == (1, 1)
    assert owner.execute("SELECT count(*) FROM akun.pelapor WHERE id = %s", [akun]).fetchone() == (0,)
    tanya = "SELECT person_id, terbungkus FROM privacy.kunci WHERE person_id IN (%s, %s, %s)"
    ada = dict(owner.execute(tanya, [akun, tak_bertuan, segar]).fetchall())
    assert ada[akun] is None and tak_bertuan not in ada and ada[segar] is not None


def test_a_complaint_that_no_read_model_has_seen_or_that_came_in_while_its_account_went_is_forgotten_too(kantor, owner):
    owner.execute("SET row_security = off")
    satu, dua = aduan_selesai(kantor), kantor.aduan(isi=KALIMAT)
    akun = uuid4()
    owner.execute("UPDATE intake.milik SET akun = %s WHERE aduan_id = ANY(%s)", [akun, [satu["id"], dua["id"]]])
    owner.execute("DELETE FROM intake.pribadi WHERE aduan_id = %s", [dua["id"]])
    hapus(kantor, satu)
    assert kantor.jenis_kejadian(dua)[-2:] == ["PelaporDilupakan", "AduanDicabut"]
    susulan = kantor.aduan(isi=KALIMAT)
    with closing(_intake(kantor)) as app:
        app.dasar.vault.new_key(akun)
    owner.execute("UPDATE privacy.kunci SET terbungkus = NULL, dihapus_pada = now() WHERE person_id = %s", [akun])
    owner.execute("UPDATE intake.milik SET akun = %s WHERE aduan_id = %s", [akun, susulan["id"]])
    _bereskan(kantor)
    assert kantor.jenis_kejadian(susulan)[-2:] == ["PelaporDilupakan", "AduanDicabut"]
    teks = (kantor.program.data / "penghapusan.jsonl").read_text().splitlines()
    baris = [json.loads(b) for b in teks if b.endswith("}")]
    assert {a["id"] for a in (satu, dua, susulan)} <= {b["aduan"] for b in baris}, "each in a line of its own"
    assert all(set(b) == {"kunci", "aduan", "dasar"} for b in baris)


def test_a_key_that_is_gone_without_a_word_is_followed_by_its_complaint(kantor, owner):
    aduan = kantor.aduan(isi=KALIMAT)
    owner.execute("SET row_security = off")
    kunci = owner.execute("SELECT kunci FROM intake.milik WHERE aduan_id = %s", [aduan["id"]]).fetchone()[0]
    with closing(_intake(kantor, "penghapusan.jsonl")) as app:
        eventually(lambda: not app.lupa.bereskan())  # all was looked at; from now on what is new
        owner.execute("UPDATE privacy.kunci SET terbungkus = NULL, dihapus_pada = now() WHERE person_id = %s", [kunci])
        app.lupa.bereskan()
    assert kantor.jenis_kejadian(aduan)[-2:] == ["PelaporDilupakan", "AduanDicabut"]
