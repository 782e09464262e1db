"""Alerts reach people: by a real mail server and a real HTTP receiver, each once, again after a failure, and visibly when they fail."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import psycopg
import pytest

from services.sla.application import Sla
from services.sla.peringatan.kabar import daftar_kiriman
from services.sla.peringatan.kontak import AlamatKabarSalah, BukuKontak, TujuanTerlarang
from shared.kabar.tujuan import IZIN, Izin
from shared.machinery.database import connect
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.privacy.derivations import Derivations
from shared.machinery.privacy.master_keys import read_master_keys
from tests.services.sla.waktu.test_sla_pewaktu import Kantor
from tests.support.aliran import susul
from tests.support.penerima import Gerbang, Kotak, http, surel
from tests.support.peramban import Peramban
from tests.support.postgres import BasisUji
from tests.support.program import Program, jalankan_cli, lingkungan
from tests.support.tunggu import eventually

JENAWI, KABUPATEN = "33.13.17", "33.13"
MENIT = timedelta(minutes=1)


class Berkabar(Kantor):
    """An office whose people are told."""

    def __init__(self, database: BasisUji, folder: Path, conn: psycopg.Connection) -> None:
        super().__init__(database, folder, conn)
        self.buku = BukuKontak(Derivations(read_master_keys(folder / "master.key", make=False)))

    def kontak(self, peran: str, url: str, wilayah: str = JENAWI) -> int:
        with connect(self.database.owner_url, "aduan_admin") as conn:
            return self.buku.tambah(conn, wilayah, peran, url)

    def terlambat(self, sla: Sla, *lagi: timedelta) -> list[UUID]:
        """Complaints that are late, as sla has recorded and the ledger ordered it."""
        ids = self.aduan(*lagi)
        sla.jatuh_tempo.kerjakan()
        with connect(self.database.owner_url, "aduan_relay") as conn:
            susul(Sequencer(conn), self.conn)
        return ids

    def kirim(self, sla: Sla) -> None:
        sla.kabar.pencatat.catat()
        while sla.kabar.pengirim.kirim():
            pass

    def sekarang_juga(self) -> None:
        """The time until the next try goes by."""
        self.conn.execute("UPDATE sla.kiriman SET kirim_setelah = clock_timestamp() WHERE keadaan = 'menunggu'")

    def kiriman(self, kepada: str | None = None) -> list[tuple[str, int, str | None]]:
        """(state, attempts, error), in order."""
        query = "SELECT keadaan, percobaan, galat FROM sla.kiriman WHERE %(p)s::text IS NULL OR %(p)s = ANY(peran) ORDER BY id"
        return self.conn.execute(query, {"p": kepada}).fetchall()


@pytest.fixture(autouse=True)
def izin(monkeypatch) -> None:
    """The receivers of these tests are on loopback."""
    monkeypatch.setenv(IZIN, "127.0.0.1")


@pytest.fixture
def kantor(database: BasisUji, tmp_path: Path) -> Iterator[Berkabar]:
    with psycopg.connect(database.owner_url, autocommit=True) as conn:
        yield Berkabar(database, tmp_path, conn)


@pytest.fixture
def sla(kantor: Berkabar) -> Iterator[Sla]:
    with closing(kantor.replika()) as sla:
        yield sla


@pytest.fixture
def kotak() -> Iterator[Kotak]:
    with surel() as kotak:
        yield kotak


@pytest.fixture
def gerbang() -> Iterator[Gerbang]:
    with http() as gerbang:
        yield gerbang


def test_a_breach_reaches_whoever_has_the_step_by_mail_once(kantor: Berkabar, sla: Sla, kotak: Kotak):
    kantor.kontak("operator", kotak.url)
    [aduan_id] = kantor.terlambat(sla, -MENIT)
    for _ in range(2):
        kantor.kirim(sla)
    [(kepada, judul, isi)] = kotak.surat
    assert kepada == ["petugas@example.go.id"]
    assert judul == "Aduan 33.13.17/2026/000123: batas waktu langkah 3 terlewati"
    assert str(aduan_id) in isi
    assert kantor.kiriman("operator") == [("terkirim", 1, None)]


def test_an_alert_that_is_read_again_from_the_ledger_is_not_told_again(kantor: Berkabar, sla: Sla, gerbang: Gerbang):
    kantor.kontak("operator", gerbang.url)
    kantor.terlambat(sla, -MENIT, -2 * MENIT)
    kantor.kirim(sla)
    kantor.conn.execute("UPDATE messaging.marks SET position = 0 WHERE name = 'kabar'")
    kantor.kirim(sla)
    assert len(gerbang.diterima) == 2


def test_every_address_of_the_role_is_told_and_the_level_above_where_the_office_has_none(
    kantor: Berkabar, sla: Sla, gerbang: Gerbang, kotak: Kotak
):
    kantor.kontak("operator", gerbang.url)
    kantor.kontak("operator", kotak.url)
    kantor.kontak("inspektorat", gerbang.url, KABUPATEN)
    kantor.terlambat(sla, -MENIT)
    kantor.kirim(sla)
    assert (len(gerbang.diterima), len(kotak.surat)) == (1, 1)
    kantor.sekarang_juga()
    kantor.kirim(sla)
    assert [keadaan for keadaan, *_ in kantor.kiriman("inspektorat")] == ["terkirim"]


def test_a_higher_level_is_not_told_when_the_step_is_done_by_then(kantor: Berkabar, sla: Sla, gerbang: Gerbang):
    kantor.kontak("camat", gerbang.url)
    [aduan_id] = kantor.terlambat(sla, -MENIT)
    kantor.kirim(sla)
    assert kantor.kiriman("camat") == [("menunggu", 0, None)]
    kantor.conn.execute("UPDATE sla.jam SET selesai = clock_timestamp() WHERE aduan_id = %s", [aduan_id])
    kantor.sekarang_juga()
    kantor.kirim(sla)
    assert kantor.kiriman("camat") == [("batal", 0, None)]
    assert gerbang.diterima == []


def test_many_at_once_are_one_message(kantor: Berkabar, sla: Sla, gerbang: Gerbang):
    kantor.kontak("operator", gerbang.url)
    kantor.terlambat(sla, *(-n * MENIT for n in range(1, 41)))
    kantor.kirim(sla)
    [pesan] = gerbang.diterima
    assert pesan["title"] == "40 aduan melewati batas waktu"
    kantor.terlambat(sla, *(-n * MENIT for n in range(1, 10)))
    kantor.kirim(sla)
    assert len(gerbang.diterima) == 1, "the next ones wait until half an hour has gone by"
    kantor.conn.execute("UPDATE sla.kiriman SET terkirim_pada = terkirim_pada - interval '31 minutes'")
    kantor.sekarang_juga()
    kantor.kirim(sla)
    assert [p["title"] for p in gerbang.diterima[1:]] == ["9 aduan melewati batas waktu"]
    assert {keadaan for keadaan, *_ in kantor.kiriman("operator")} == {"terkirim"}


def test_where_a_rule_joins_nothing_each_goes_alone_and_all_go(kantor: Berkabar, sla: Sla, gerbang: Gerbang):
    kantor.conn.execute("UPDATE sla.aturan_kabar SET gabung_lebih_dari = NULL")
    kantor.kontak("operator", gerbang.url)
    ids = kantor.terlambat(sla, *(-n * MENIT for n in range(1, 31)))
    kantor.kirim(sla)
    assert len(gerbang.diterima) == 30
    assert all(sum(str(i) in p["message"] for p in gerbang.diterima) == 1 for i in ids)


def test_two_replicas_that_send_at_once_send_nothing_twice(kantor: Berkabar, sla: Sla, gerbang: Gerbang):
    kantor.conn.execute("UPDATE sla.aturan_kabar SET gabung_lebih_dari = NULL")
    kantor.kontak("operator", gerbang.url)
    kantor.terlambat(sla, *(-n * MENIT for n in range(1, 41)))
    with closing(kantor.replika()) as lain, ThreadPoolExecutor(2) as pool:
        list(pool.map(kantor.kirim, [sla, lain]))
        kantor.kirim(sla)
    assert len(gerbang.diterima) == 40


def test_a_receiver_that_fails_is_tried_again_with_growing_delays_and_then_seen_to_have_failed(
    kantor: Berkabar, sla: Sla, gerbang: Gerbang
):
    gerbang.status = 503
    nomor = kantor.kontak("operator", gerbang.url)
    kantor.terlambat(sla, -MENIT)
    kantor.kirim(sla)
    jeda = []
    for _ in range(7):
        assert kantor.kiriman("operator")[0][0] == "menunggu"
        query = "SELECT extract(epoch FROM kirim_setelah - clock_timestamp()) FROM sla.kiriman WHERE kontak_id = %s"
        jeda.append(float(kantor.conn.execute(query, [nomor]).fetchone()[0]))
        kantor.sekarang_juga()
        kantor.kirim(sla)
    assert jeda == sorted(jeda) and jeda[0] == pytest.approx(30, abs=5) and jeda[-1] == pytest.approx(1920, abs=5)
    assert kantor.kiriman("operator") == [("gagal", 8, "saluran tidak menerima pesan")]
    assert gerbang.ditolak == 8
    gerbang.status = 200
    env = lingkungan(kantor.folder, kantor.database)
    assert '"gagal"' in jalankan_cli(env, "kabar", "list", "--gagal", "--json", cepat=True).stdout
    assert jalankan_cli(env, "kabar", "retry", cepat=True).returncode == 0
    kantor.kirim(sla)
    assert (len(gerbang.diterima), kantor.kiriman("operator")) == (1, [("terkirim", 1, None)])


def test_where_nobody_is_to_be_told_of_it_that_is_seen_and_put_right_by_a_contact(kantor: Berkabar, sla: Sla, gerbang: Gerbang):
    kantor.kontak("camat", gerbang.url)
    kantor.terlambat(sla, -MENIT)
    kantor.kirim(sla)
    assert kantor.kiriman("operator") == [("gagal", 0, "belum ada kontak untuk operator di 33.13.17")]
    kantor.kontak("operator", gerbang.url)
    assert jalankan_cli(lingkungan(kantor.folder, kantor.database), "kabar", "retry", cepat=True).returncode == 0
    kantor.kirim(sla)
    assert len(gerbang.diterima) == 1


def test_without_any_contact_alerts_go_on_the_bus_and_leave_no_deliveries(kantor: Berkabar, sla: Sla):
    kantor.terlambat(sla, -MENIT)
    kantor.kirim(sla)
    assert kantor.kiriman() == []


def test_an_address_is_stored_as_ciphertext_and_shown_to_nobody(kantor: Berkabar, gerbang: Gerbang, caplog):
    env = lingkungan(kantor.folder, kantor.database)
    kantor.kontak("operator", gerbang.url)
    assert kantor.kontak("operator", gerbang.url) == kantor.kontak("operator", gerbang.url), "kept once"
    tersimpan = kantor.conn.execute("SELECT k::text FROM sla.kontak k").fetchall()
    assert len(tersimpan) == 1 and "sandi" not in tersimpan[0][0]
    daftar = jalankan_cli(env, "kabar", "kontak", "list", "--json", cepat=True)
    assert '"json"' in daftar.stdout and "sandi" not in daftar.stdout
    with pytest.raises(AlamatKabarSalah) as salah:
        kantor.kontak("operator", "entah://sandi@apa")
    assert "sandi" not in str(salah.value)
    for dua in (f"{gerbang.url},json://10.0.0.1/x", "json://hook.example.go.id/?a=1,workflow://10.0.0.1/x?template=kunci"):
        with pytest.raises((AlamatKabarSalah, TujuanTerlarang)):
            kantor.kontak("operator", dua)
    tanpa = BukuKontak(Derivations(read_master_keys(kantor.folder / "master.key", make=False)), Izin())
    with connect(kantor.database.owner_url, "aduan_admin") as conn, pytest.raises(TujuanTerlarang) as terlarang:
        tanpa.tambah(conn, JENAWI, "operator", gerbang.url)
    assert "sandi" not in str(terlarang.value)
    assert "sandi" not in caplog.text


def test_deliveries_are_listed_for_the_camat_and_admins_of_the_office_alone(
    kantor: Berkabar, sla: Sla, gerbang: Gerbang, kotak: Kotak, folder_data: Path
):
    """And the running program sends by itself, in a process apart."""
    kantor.kontak("operator", gerbang.url)
    kantor.kontak("operator", kotak.url)
    env = {"ADUAN_MASTER_KEY_FILE": str(kantor.folder / "master.key"), "ADUAN_ALAMAT": "https://aduan.example.go.id/", IZIN: "127.0.0.1"}
    with Program(folder_data, kantor.database, env=env, cepat=True) as program:
        [aduan_id] = kantor.aduan(-MENIT)
        eventually(lambda: gerbang.diterima and kotak.surat, within=30)
        [tautan] = re.findall(r"https://aduan\.example\.go\.id(/\S+)", gerbang.diterima[0]["message"])
        assert tautan == f"/petugas/aduan/{aduan_id}"
        assert Peramban(program.url).buka(tautan).path.startswith("/masuk?ke="), "there is such a page, and it asks who they are"
        camat = program.token("camat", JENAWI)
        jawaban = program.call("GET", "/api/v1/sla/kiriman?keadaan=terkirim", token=camat)
        assert [(x["aduan_id"], x["keadaan"]) for x in jawaban.isi["kiriman"]] == [(str(aduan_id), "terkirim")] * 2
        assert "sandi" not in str(jawaban.isi)
        assert program.call("GET", "/api/v1/sla/kiriman", token=program.token("operator", JENAWI)).status == 403
        assert program.call("GET", "/api/v1/sla/kiriman", token=program.token("camat", "33.13.16")).isi == {"kiriman": []}
        assert "rahasia:sandi" not in program.keluaran and "petugas@" not in program.keluaran


def test_the_end_of_the_program_waits_for_one_message_and_not_for_all(kantor: Berkabar, sla: Sla, gerbang: Gerbang):
    kantor.conn.execute("UPDATE sla.aturan_kabar SET gabung_lebih_dari = NULL")
    kantor.kontak("operator", gerbang.url)
    kantor.terlambat(sla, -MENIT, -2 * MENIT, -3 * MENIT)
    sla.kabar.pencatat.catat()
    sla.kabar.pengirim.kirim(berhenti=lambda: bool(gerbang.diterima))
    assert len(gerbang.diterima) == 1
    kantor.kirim(sla)
    assert len(gerbang.diterima) == 3, "the others were given back at once"


def test_an_offices_own_rules_are_given_by_command_and_count_beside_the_starter_ones(kantor: Berkabar, sla: Sla, gerbang: Gerbang):
    env = lingkungan(kantor.folder, kantor.database)
    jalankan = jalankan_cli(env, "kabar", "aturan", "add", JENAWI, "lewat", "camat", "--kapan-saja", "--gabung", "5", cepat=True)
    assert jalankan.returncode == 0, jalankan.stderr
    kantor.kontak("camat", gerbang.url)
    kantor.kontak("operator", gerbang.url)
    kantor.terlambat(sla, -MENIT)
    kantor.kirim(sla)
    assert sorted(kantor.kiriman("camat")) == [("menunggu", 0, None), ("terkirim", 1, None)], "its own at once, the starter's in an hour"
    assert kantor.kiriman("operator") == [("terkirim", 1, None)] and len(kantor.kiriman("inspektorat")) == 1
    nomor = jalankan.stdout.split()[1]
    assert jalankan_cli(env, "kabar", "aturan", "off", nomor, cepat=True).returncode == 0
    assert f'"id": {nomor}' in jalankan_cli(env, "kabar", "aturan", "list", "--json", cepat=True).stdout
    salah = jalankan_cli(env, "kabar", "aturan", "add", JENAWI, "lewat", "siapa", cepat=True)
    assert (salah.returncode, "pilih pelaksana" in salah.stderr) == (1, True)


def test_what_is_listed_is_of_the_wilayah_that_was_asked_for(kantor: Berkabar, sla: Sla, gerbang: Gerbang):
    kantor.kontak("operator", gerbang.url)
    kantor.terlambat(sla, -MENIT)
    kantor.kirim(sla)
    assert len(daftar_kiriman(sla.dasar.db, JENAWI)) == len(daftar_kiriman(sla.dasar.db, KABUPATEN)) == 3
    assert daftar_kiriman(sla.dasar.db, "33.13.16") == []
