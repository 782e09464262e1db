"""`up --demo`: an empty deployment is filled once, by the rules of every day, and never one that people use."""

import json
from collections.abc import Iterator

import psycopg
import pytest

from ops.demo import aduan, jalan, panggung
from ops.kunci import buat_kunci
from ops.perintah.demo import cetak_masuk
from shared.acuan.aturan.hidup import AturanHidup
from shared.akun.petugas import PintuPetugas
from shared.domain.aduan.alur import Keadaan
from shared.domain.akses.petugas import PERAN
from shared.domain.sop.jam import hitung
from shared.machinery.database import Database, connect
from shared.machinery.eventstore.store import EventStore
from shared.machinery.eventstore.verify import verify
from shared.machinery.settings import Settings
from tests.services.kantor_uji import KantorUji
from tests.support import postgres
from tests.support.peramban import Peramban
from tests.support.program import Program

PEKERJAAN = ("operator", "ppid", "pengelola", "camat", "admin-kecamatan")


class ProgramPeragaan(Program):
    """`./aduan up --demo`."""

    def __init__(self, *args: object, **lain: object) -> None:
        super().__init__(*args, **lain)
        self.perintah.append("--demo")


BEBERAPA = ("33.13.01", "33.13.02", "33.13.17")
SEMUA = 17
CUKUP = {SEMUA: 400, len(BEBERAPA): 120}  # complaints


@pytest.fixture(scope="module", params=[len(BEBERAPA), pytest.param(SEMUA, marks=pytest.mark.panjang)], ids=["some", "all"])
def banyak(request: pytest.FixtureRequest) -> int:
    """How many offices have complaints."""
    return int(request.param)


@pytest.fixture(scope="module")
def peragaan(banyak: int, postgres_server: str, templat: str) -> Iterator[KantorUji]:
    """Filled by its own start; with some offices' complaints before, as that of all takes long."""
    with postgres.basis(postgres_server, templat) as database, postgres.folder_terbuka("aduan-uji-") as folder:
        if banyak < SEMUA:
            (folder / "data").mkdir()
            _isi_beberapa(database.settings(folder / "data"))
        with ProgramPeragaan(folder / "data", database, cepat=True) as program:
            yield KantorUji(program, database)


def _isi_beberapa(settings: Settings) -> None:
    rencana = aduan.rencana
    buat_kunci(settings)
    with pytest.MonkeyPatch.context() as m:
        m.setattr(aduan, "rencana", lambda *args: [x for x in rencana(*args) if x.kecamatan in BEBERAPA])
        jalan.isi(settings)


@pytest.fixture(scope="module")
def conn(peragaan: KantorUji) -> Iterator[psycopg.Connection]:
    with psycopg.connect(peragaan.database.owner_url, autocommit=True) as conn:
        yield conn


@pytest.fixture(scope="module")
def masuk(peragaan: KantorUji) -> dict[str, dict]:
    keluar = peragaan.program.cli("demo", "--json")
    assert keluar.returncode == 0, keluar.stderr
    return {m["peran"]: m for m in json.loads(keluar.stdout)}


def settings_dari(kantor: KantorUji) -> Settings:
    return Settings.from_env(kantor.program.env)


def satu(conn: psycopg.Connection, query: str) -> object:
    return conn.execute(query).fetchone()[0]


def test_every_state_every_channel_and_every_office_occurs(banyak, conn):
    rows = dict(conn.execute("SELECT keadaan, count(*) FROM triage.aduan GROUP BY 1").fetchall())
    assert set(rows) == set(Keadaan) - {Keadaan.BARU, Keadaan.DIALIHKAN}
    assert sum(rows.values()) >= CUKUP[banyak]
    assert len(conn.execute("SELECT DISTINCT saluran FROM triage.aduan").fetchall()) == 5
    assert len(conn.execute("SELECT DISTINCT wilayah FROM triage.aduan").fetchall()) >= banyak
    jenis = {row[0] for row in conn.execute("SELECT DISTINCT type FROM eventstore.events")}
    assert jenis >= {
        "AduanDiterimaAlihan", "AduanDibukaKembali", "TanggapanDikembalikan", "KlarifikasiDiberikan", "PenilaianDiberikan",
        "AduanDidisposisikan", "BatasWaktuMendekat", "BatasWaktuTerlewati", "CatatanDitambahkan",
    }  # fmt: skip
    assert (
        satu(conn, "SELECT count(*) FROM eventstore.events WHERE type = 'AduanDiterima' AND cloudevent::json->'data'->>'rahasia' = 'true'")
        > 5
    )


def test_every_office_has_staff_of_every_role(conn):
    rows = conn.execute("SELECT wilayah, array_agg(DISTINCT peran) FROM kantor.penugasan GROUP BY 1").fetchall()
    assert len([w for w, _ in rows if w.count(".") == 2]) == 17
    assert all(set(PEKERJAAN) == set(peran) for w, peran in rows if w.count(".") == 2)
    assert all("Contoh" in nama for (nama,) in conn.execute("SELECT nama FROM kantor.petugas"))


def test_most_are_in_time_and_the_verdicts_are_those_of_the_streams(peragaan, conn):
    tepat, lewat = conn.execute(
        "SELECT count(*) FILTER (WHERE putusan = 'tepat'), count(*) FILTER (WHERE putusan = 'lewat') FROM sla.jam WHERE langkah > 2"
    ).fetchone()
    assert 0 < lewat < tepat / 3
    with Database(peragaan.database.url, "aduan_sla_mesin", 2) as db:
        aturan, store = AturanHidup(db), EventStore(db, "/sla")
        streams = [row[0] for row in conn.execute("SELECT aduan_id FROM sla.aduan WHERE wilayah = '33.13.17'")]
        tersimpan = set(conn.execute("SELECT aduan_id, langkah, putaran, ke, putusan FROM sla.jam WHERE selesai IS NOT NULL").fetchall())
        dihitung = {
            (s, j.langkah, j.putaran, j.ke, str(j.putusan))
            for s, loaded in store.load_each(streams).items()
            for j in hitung(loaded.events, aturan.kini, loaded.now)
            if j.selesai is not None
        }
        assert dihitung and dihitung <= tersimpan


def test_a_clock_that_ran_out_was_noticed_then_and_not_today(conn):
    telat = satu(
        conn,
        """SELECT count(*) FROM (
            SELECT type, (cloudevent::json->>'time')::timestamptz AS pada, (cloudevent::json->'data'->>'batas')::timestamptz AS batas,
                lag((cloudevent::json->>'time')::timestamptz) OVER (PARTITION BY stream ORDER BY version) AS sebelum
            FROM eventstore.events) e
        WHERE type = 'BatasWaktuTerlewati' AND pada - greatest(batas, sebelum) > interval '1 minute'""",
    )
    assert telat == 0


def test_nobody_is_alerted_of_history(conn):
    assert satu(conn, "SELECT count(*) FROM sla.kiriman") == 0
    posisi = satu(
        conn, "SELECT max(position) FROM eventstore.ledger l JOIN eventstore.events e USING (stream, version) WHERE e.type ~ '^Batas'"
    )
    assert satu(conn, "SELECT position FROM messaging.marks WHERE name = 'kabar'") >= posisi


def test_the_numbers_follow_the_order_in_which_they_came(conn):
    rows = conn.execute(
        """SELECT wilayah, array_agg(nomor ORDER BY pada, nomor) FROM (
            SELECT wilayah, cloudevent::json->>'time' AS pada, cloudevent::json->'data'->>'nomor' AS nomor
            FROM eventstore.events WHERE type = 'AduanDiterima') e
        GROUP BY 1"""
    ).fetchall()
    assert [nomor for _, nomor in rows if nomor != sorted(nomor)] == []


def test_the_ledger_is_sound(peragaan):
    with connect(peragaan.database.owner_url, "aduan_admin") as conn:
        assert verify(conn).sound


def test_every_role_signs_in_with_what_is_printed(peragaan, masuk):
    assert set(masuk) == {*PERAN, "pelapor"}
    for peran, m in masuk.items():
        p = Peramban(peragaan.program.url).buka("/masuk").kirim("/masuk", nama=m["nama_masuk"], sandi=m["sandi"])
        if m["totp"]:
            assert p.path.startswith("/masuk/kode"), peran
            kode = next(x["kode"] for x in json.loads(peragaan.program.cli("demo", "--json").stdout) if x["peran"] == peran)
            p.kirim("/masuk/kode", kode=kode)
        p.buka("/saya" if peran == "pelapor" else "/akun")
        assert p.path in ("/saya", "/akun") and m["nama"] in p.html, peran


def test_the_citizen_has_complaints_of_their_own(peragaan, masuk):
    m = masuk["pelapor"]
    p = Peramban(peragaan.program.url).buka("/masuk").kirim("/masuk", nama=m["nama_masuk"], sandi=m["sandi"]).buka("/saya")
    assert p.teks.count("33.13.17/") == jalan.MILIK_WARGA


def test_every_page_says_that_it_is_a_demonstration(peragaan):
    for path in ("/", "/kantor/33.13.17", "/lacak", "/masuk"):
        assert "semua aduan dan orang di sini rekaan" in Peramban(peragaan.program.url).buka(path).teks
    assert "semua aduan dan orang di sini rekaan" in peragaan.masuk("operator").buka("/akun").teks


def test_a_second_start_adds_nothing_and_says_the_same(peragaan, conn, capsys):
    sebelum = satu(conn, "SELECT count(*) FROM eventstore.events WHERE type = 'AduanDiterima'")
    akun = satu(conn, "SELECT count(*) FROM kantor.petugas")
    hasil = jalan.isi(settings_dari(peragaan))
    cetak_masuk("http://127.0.0.1:8000", hasil.masuk)
    assert hasil.baru == 0
    assert all(m.sandi in peragaan.program.keluaran for m in hasil.masuk)
    assert all(m.nama_masuk in capsys.readouterr().out for m in hasil.masuk[:1])
    assert satu(conn, "SELECT count(*) FROM eventstore.events WHERE type = 'AduanDiterima'") == sebelum
    assert satu(conn, "SELECT count(*) FROM kantor.petugas") == akun


@pytest.mark.panjang
def test_what_a_break_left_out_is_added(postgres_server, templat, monkeypatch):
    """Nothing is there twice, and what was there keeps its number."""
    with postgres.basis(postgres_server, templat) as database, postgres.folder_terbuka("aduan-uji-") as folder:
        settings = database.settings(folder)
        buat_kunci(settings)
        asli, rencana = panggung.Sumber.append_streams, aduan.rencana
        # A few offices' complaints in small batches break off and go on as all of them do.
        monkeypatch.setattr(aduan, "rencana", lambda *args: [x for x in rencana(*args) if x.kecamatan <= "33.13.03" or x.alur == "kembali"])
        monkeypatch.setattr(panggung, "SEKALI", 10)

        def putus(self: panggung.Sumber, *args: object) -> None:
            asli(self, *args)
            if next(hitungan) == 2:
                raise KeyboardInterrupt

        def pulang(self: PintuPetugas, *args: object) -> None:
            if next(hitungan) == 30:
                raise KeyboardInterrupt
            asli_undangan(self, *args)

        asli_undangan, hitungan = PintuPetugas.pakai_undangan, iter(range(100))
        with monkeypatch.context() as m, pytest.raises(KeyboardInterrupt):
            m.setattr(PintuPetugas, "pakai_undangan", pulang)
            jalan.isi(settings)
        hitungan = iter(range(100))
        with monkeypatch.context() as m, pytest.raises(KeyboardInterrupt):
            m.setattr(panggung.Sumber, "append_streams", putus)
            jalan.isi(settings)
        with psycopg.connect(database.owner_url, autocommit=True) as conn:
            ada = "SELECT stream, cloudevent::json->'data'->>'nomor' FROM eventstore.events WHERE type = 'AduanDiterima'"
            separuh = dict(conn.execute(ada).fetchall())
            assert len(separuh) == 2 * panggung.SEKALI
            hasil = jalan.isi(settings)
            assert hasil.baru > 0
            semua = dict(conn.execute(ada).fetchall())
            assert len(semua) == len(separuh) + hasil.baru and len(set(semua.values())) == len(semua)
            assert separuh.items() <= semua.items()
            assert verify(conn).sound
            assert satu(conn, "SELECT count(*) FROM akun.petugas WHERE sandi IS NULL") == 0
            assert satu(conn, "SELECT count(*) FROM akun.petugas WHERE totp IS NOT NULL") == 17 * 2 + 2
            assert satu(conn, "SELECT count(*) FROM kantor.petugas") == satu(conn, "SELECT count(*) FROM akun.petugas") == 87


def test_a_database_with_complaints_is_refused_in_words_and_left_alone(kantor):
    """`kantor`: an office at work."""
    kantor.aduan()
    with pytest.raises(jalan.BukanPeragaan, match="sudah berisi aduan"):
        jalan.isi(settings_dari(kantor))
    r = kantor.program.cli("demo")
    assert r.returncode == 1 and "bukan peragaan" in r.stderr
    with psycopg.connect(kantor.database.owner_url) as conn:
        assert satu(conn, "SELECT count(*) FROM kantor.tanda") == 0
        assert satu(conn, "SELECT count(*) FROM kantor.petugas WHERE nama LIKE '%Contoh%'") == 0
    assert "rekaan" not in Peramban(kantor.program.url).buka("/").teks
