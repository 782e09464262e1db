"""Real history comes in whole or not at all, once, with its own times, and every bad row is told by its line."""

import csv
import threading
from collections import Counter
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from ops.gagal import Gagal
from ops.impor import Hasil, jawab
from ops.kantor import baca_wilayah, muat_wilayah
from ops.kunci import buat_kunci
from ops.susul import LAYANAN
from services.intake.application import bangun
from services.intake.impor.baris import _canonical
from services.intake.impor.impor import Impor
from services.intake.impor.kembar import Kembar, Tersimpan, urutkan
from services.triage import permintaan as p
from shared.domain.akses.petugas import Petugas
from shared.layanan.dasar import Kolam
from shared.machinery.database import connect
from shared.machinery.eventstore.ledger import Sequencer
from shared.machinery.eventstore.verify import verify
from shared.machinery.projection.rebuild import Rebuilder
from tests.services.intake.impor.kantor_impor import DIJAWAB, JENAWI, KERJO, MENUNGGU, NYATA, WILAYAH, Kantor


def test_a_row_becomes_the_events_of_its_own_times_and_is_marked_as_imported(kantor: Kantor):
    hasil = kantor.impor(DIJAWAB, MENUNGGU)
    assert (hasil.diimpor, hasil.sudah_ada, hasil.ditolak) == (2, 0, [])
    menurut_wilayah = {w: [e for e in kantor.kejadian() if e["wilayah"] == w] for w in (JENAWI, KERJO)}
    diterima, kelas, dijawab = sorted(menurut_wilayah[JENAWI], key=lambda e: e["sequence"])
    assert (diterima["type"], diterima["time"]) == ("AduanDiterima", "2022-01-03T01:00:00.000000Z")
    assert (kelas["type"], kelas["data"]["jenis"]) == ("AduanDiklasifikasi", "informasi")
    assert (dijawab["type"], kelas["time"], dijawab["time"]) == ("TanggapanDiberikan", *["2022-01-03T02:30:00.000000Z"] * 2)
    isi = diterima["data"]
    assert isi["impor"] is True
    assert isi["saluran"] == isi["oleh"]["peran"] == dijawab["data"]["oleh"]["peran"] == "impor"
    assert (isi["kategori"], isi["sub_kategori"], isi["nomor"]) == ("dinas-pu-tata-ruang", "jalan-rusak", f"{JENAWI}/2022/000001")
    assert "isi" not in dijawab["data"]
    [menunggu] = menurut_wilayah[KERJO]
    assert (menunggu["time"], menunggu["data"]["sub_kategori"]) == ("2022-02-01T02:00:00.000000Z", "lainnya")


def test_every_read_model_and_the_ledger_have_it_when_the_command_returns(kantor: Kantor):
    kantor.impor(DIJAWAB, MENUNGGU)
    for tabel in ("intake.lacak", "triage.aduan", "response.tugas", "sla.aduan"):
        rows = kantor.conn.execute(f"SELECT versi FROM {tabel} ORDER BY versi").fetchall()
        assert rows == [(1,), (3,)], tabel
    hasil = verify(kantor.conn)
    assert (hasil.events, hasil.pending, hasil.faults) == (4, 0, [])
    assert kantor.conn.execute("SELECT count(*) FROM sla.pengingat").fetchone()[0] == 0, "history has no timers"
    putusan = kantor.conn.execute("SELECT putusan FROM sla.jam ORDER BY putusan").fetchall()
    assert putusan == [("berjalan",), ("tepat",)]


def test_importing_twice_adds_nothing_however_the_same_instants_are_written(kantor: Kantor):
    kantor.impor(DIJAWAB, MENUNGGU)
    hasil = kantor.impor(DIJAWAB.replace("2022-01-03T01:00:00+00:00", "2022-01-03T08:00:00+07:00"), MENUNGGU)
    assert (hasil.diimpor, hasil.sudah_ada, kantor.banyak()) == (0, 2, 4)


def test_identical_twins_are_complaints_of_their_own_and_only_new_occurrences_are_added(kantor: Kantor):
    assert kantor.impor(MENUNGGU, DIJAWAB, MENUNGGU).diimpor == 3
    hasil = kantor.impor(MENUNGGU, MENUNGGU, MENUNGGU, DIJAWAB)
    assert (hasil.diimpor, hasil.sudah_ada) == (1, 3)
    assert kantor.nomor() == [f"{KERJO}/2022/000001", f"{KERJO}/2022/000002", f"{KERJO}/2022/000003", f"{JENAWI}/2022/000001"]


def test_last_months_file_with_its_answers_completes_the_complaints(kantor: Kantor):
    belum = DIJAWAB.replace("2022-01-03T02:30:00+00:00", "")
    kantor.impor(belum, MENUNGGU)
    nomor = kantor.nomor()
    hasil = kantor.impor(MENUNGGU, DIJAWAB)
    assert (hasil.diimpor, hasil.dilengkapi, hasil.sudah_ada) == (0, 1, 1)
    assert [e["type"] for e in kantor.kejadian()].count("TanggapanDiberikan") == 1 and kantor.nomor() == nomor
    assert kantor.conn.execute("SELECT keadaan FROM triage.aduan ORDER BY keadaan").fetchall() == [("dijawab",), ("diterima",)]
    assert kantor.conn.execute("SELECT putusan FROM sla.jam ORDER BY putusan").fetchall() == [("berjalan",), ("tepat",)]
    hasil = kantor.impor(belum, MENUNGGU)
    assert (hasil.diimpor, hasil.dilengkapi, hasil.sudah_ada) == (0, 0, 2), "the older file takes nothing back"


def test_a_file_with_fewer_equal_rows_or_another_answer_is_refused_with_its_lines(kantor: Kantor):
    kantor.impor(DIJAWAB, MENUNGGU, MENUNGGU)
    lain = DIJAWAB.replace("02:30:00", "02:31:00")
    for baris, kata in ((MENUNGGU, "hanya 1 baris yang isinya sama"), (lain, "tidak memuat jawaban yang sudah diimpor")):
        with pytest.raises(Gagal):
            kantor.impor(baris, "2022-03-01T01:00:00Z,,Topik,Dinas,Jenawi,")
        assert [(s.nomor_baris, kata in s.alasan) for s in kantor.ditolak] == [(2, True)]
    assert kantor.banyak() == 5
    hasil = kantor.impor(MENUNGGU, "2022-03-01T01:00:00Z,,Topik,Dinas,Jenawi,", lewati=True)
    assert (hasil.diimpor, hasil.sudah_ada, len(hasil.ditolak)) == (1, 0, 1), "what the file does not name at all is of another month"


def test_what_people_here_did_counts_more_than_the_file(kantor: Kantor):
    kantor.impor(MENUNGGU)
    buat_kunci(kantor.settings)
    triage = LAYANAN["triage"](kantor.settings, Kolam(1, 1))
    try:
        [stream] = [e["subject"] for e in kantor.kejadian()]
        petugas = Petugas.di(uuid4(), "Uji", {"operator"}, KERJO)
        minta = p.Klasifikasi("pengaduan", "dinas-sosial", "lainnya", None)
        triage.tindakan.klasifikasikan(UUID(stream), minta, petugas, uuid4())
    finally:
        triage.close()
    hasil = kantor.impor(MENUNGGU.replace(",,,", ",2022-02-02T09:00:00+07:00,,"))
    assert (hasil.dilengkapi, hasil.sudah_ada, kantor.banyak()) == (0, 1, 2)


kini = st.lists(st.one_of(st.none(), st.sampled_from([datetime(2022, 1, n, tzinfo=UTC) for n in (1, 2, 3)])), max_size=6)


@given(kini, st.data())
def test_whichever_of_equal_rows_are_answered_first_none_is_doubled_and_none_lost(akhir: list[datetime | None], data: st.DataObject):
    """A file, stopped anywhere; then one with some answers more, in any order, stopped anywhere; then the last."""
    tersimpan: list[Tersimpan] = []
    for putaran in (0, 1, 2):
        isi = [t if putaran == 2 or (t and t.day <= putaran + 1) else None for t in data.draw(st.permutations(akhir))]
        kembar = [Kembar(n, t) for n, t in enumerate(isi)]
        urutan = urutkan(kembar, tersimpan)
        assert sorted(urutan.values()) == list(range(1, len(kembar) + 1))
        sampai = len(kembar) if putaran == 2 else data.draw(st.integers(0, len(kembar)))
        for satu in kembar[:sampai]:
            ke = urutan[satu.baris]
            assert ke <= len(tersimpan) + 1, "no gap"
            if ke > len(tersimpan):
                tersimpan.append(Tersimpan(satu.ditanggapi))
            elif tersimpan[ke - 1].dilengkapi(satu.ditanggapi):
                tersimpan[ke - 1] = Tersimpan(satu.ditanggapi)
    assert Counter(t.ditanggapi for t in tersimpan) == Counter(akhir)


@given(st.dictionaries(st.just("isi"), st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=6), min_size=1))
def test_what_a_row_is_known_by_is_written_as_rfc_8785_has_it(isi: dict[str, list[str]]):
    assert _canonical(isi).encode() == rfc8785.dumps(isi)


def test_built_anew_the_read_models_of_an_import_are_the_same(kantor: Kantor):
    kantor.impor(DIJAWAB, MENUNGGU)
    kantor.impor(DIJAWAB, MENUNGGU.replace(",,", ",2022-02-01T03:00:00Z,", 1))  # an answer that came since
    with ExitStack() as tutup:
        proyektor = [tutup.enter_context(closing(satu(kantor.settings, Kolam(1, 2)))).projector for satu in LAYANAN.values()]
        tabel = [t.name for p in proyektor for t in p.model.tables]
        semula = {nama: isi_tabel(kantor, nama) for nama in tabel}
        assert {len(semula[nama]) for nama in ("intake.lacak", "triage.aduan", "response.tugas", "sla.aduan", "intake.ketepatan")} == {2}
        for p in proyektor:
            Rebuilder(p.db, p.store, p.model, p.rules).run()
    assert {nama: isi_tabel(kantor, nama) for nama in tabel} == semula


def isi_tabel(kantor: Kantor, nama: str) -> list[tuple]:
    return kantor.conn.execute(f"SELECT * FROM {nama} t ORDER BY t::text").fetchall()


def test_an_import_that_was_interrupted_goes_on_and_numbers_have_no_gap(kantor: Kantor):
    baris = [f"2022-03-0{1 + n % 9}T02:0{n % 10}:00Z,,Topik {n},Dinas,Jenawi," for n in range(23)]
    berkas = kantor.berkas(*baris)
    buat_kunci(kantor.settings)
    intake = bangun(kantor.settings, Kolam(1, 1))
    try:
        satu = Impor(intake.dasar, berkas, "33.13", [], jawab)
        masuk = satu.masukkan(satu.periksa().salah, ukuran=5)
        next(masuk), next(masuk)
        masuk.close()  # between the second batch and the third, with nothing ordered or projected yet
    finally:
        intake.close()
    assert kantor.banyak() == 10
    hasil = kantor.impor_berkas(berkas, ukuran=4)
    assert (hasil.diimpor, hasil.sudah_ada) == (13, 10)
    assert kantor.nomor() == [f"{JENAWI}/2022/{n:06d}" for n in range(1, 24)]
    assert kantor.conn.execute("SELECT count(*) FROM triage.aduan").fetchone()[0] == 23


def test_the_number_counts_in_the_year_of_the_offices_own_clock(kantor: Kantor):
    kantor.impor("2021-12-31T17:30:00Z,,Tahun baru,Dinas,Jenawi,")
    assert kantor.nomor() == [f"{JENAWI}/2022/000001"]


def test_a_running_relay_orders_the_ledger_and_the_import_waits_for_it(kantor: Kantor):
    selesai = threading.Event()

    def relai() -> None:
        with connect(kantor.settings.database_url, "aduan_relay") as conn:
            sequencer = Sequencer(conn)
            assert sequencer.lead()
            siap.set()
            while not selesai.wait(0.02):
                sequencer.step()

    siap = threading.Event()
    jalan = threading.Thread(target=relai)
    jalan.start()
    assert siap.wait(10)
    try:
        kantor.impor(DIJAWAB, MENUNGGU)
        assert verify(kantor.conn).pending == 0
    finally:
        selesai.set()
        jalan.join()


def test_with_the_option_only_the_bad_rows_are_refused(kantor: Kantor):
    hasil = kantor.impor(DIJAWAB, "kemarin,,Topik,Dinas,Jenawi,", MENUNGGU, lewati=True)
    assert (hasil.diimpor, [s.nomor_baris for s in hasil.ditolak]) == (2, [3])


def test_a_file_without_one_good_row_is_an_error_even_then(kantor: Kantor):
    with pytest.raises(Gagal, match="Semua 1 baris .* tidak dapat diimpor"):
        kantor.impor("kemarin,,Topik,Dinas,Jenawi,", lewati=True)


@pytest.mark.panjang
@pytest.mark.skipif(not NYATA.exists(), reason="the file of real complaints of 2022 is not here")
def test_the_real_complaints_of_2022_stay_as_many_when_their_answers_come_later(kantor: Kantor):
    """150 of them are equal to another but for the answer."""
    with connect(kantor.settings.database_owner_url, "aduan_admin") as conn:
        muat_wilayah(conn, baca_wilayah(WILAYAH))
    baris = list(csv.DictReader(NYATA.read_text(encoding="utf-8").splitlines()))

    def impor(semua: list[dict[str, str]]) -> Hasil:
        berkas = kantor.folder / "nyata.csv"
        with berkas.open("w", encoding="utf-8", newline="") as f:
            tulis = csv.DictWriter(f, baris[0].keys())
            tulis.writeheader()
            tulis.writerows(semua)
        return kantor.impor_berkas(berkas, "35.78", peta=["Pabean Cantikan=35.78.12"], lewati=True)

    belum = impor([b | {"ditanggapi_pada": ""} for b in baris])
    hasil = impor(baris[::-1])
    sah = belum.diimpor - len(hasil.ditolak)
    assert belum.diimpor == len(baris) == 8690
    assert (hasil.diimpor, hasil.dilengkapi, hasil.dilengkapi + hasil.sudah_ada) == (0, 7892, sah)
    lagi = impor(baris)
    assert (lagi.diimpor, lagi.dilengkapi, lagi.sudah_ada) == (0, 0, sah)
    assert kantor.conn.execute("SELECT count(*) FROM triage.aduan").fetchone()[0] == 8690


def test_all_four_services_are_brought_up_to_date():
    assert set(LAYANAN) == {"intake", "triage", "response", "sla"}
