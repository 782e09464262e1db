"""The numbers of one moment agree: queue, desk, boards, their files, statistics, report and register, at seventeen offices."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from services.response.meja.daftar import Saring as SaringMeja
from services.response.meja.daftar import menunggu
from services.sla.laporan.laporan import laporan
from services.sla.laporan.rinci import KANTOR, PER
from services.sla.papan import peristiwa as papan_peristiwa
from services.sla.papan.angka import Periode, banding, hari_ini, pekan_terakhir, ujung
from services.sla.papan.gambar import NAMA_LANGKAH
from services.sla.rekap.banyak import banyak as banyak_rekap
from services.sla.saksi import umpan as saksi
from services.triage.antrean import saring
from services.triage.antrean.simpanan import Simpanan, jumlah
from services.triage.readmodel import Antre, daftar
from services.triage.surat.register import daftar_bulan
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.kata import KEADAAN
from shared.domain.akses.petugas import Petugas, meliputi
from shared.domain.workcalendar.zona import WIB
from shared.machinery.database import Database
from shared.machinery.eventstore.feed import feed
from shared.surat.register import Bulan
from tests.services.kantor_uji import KantorUji
from tests.simulation.kabupaten import KABUPATEN, KODE, Angka, Kabupaten
from tests.simulation.pintu_basis import angka, baca_csv, baca_xlsx, beda_kabar, beda_umpan, cerita, terjadi
from tests.support.tunggu import eventually

SEDIKIT, PANJANG = 60, 500  # stories
BERKAS = (
    "/papan/hari-ini.{}", "/papan/kabupaten.{}", "/papan/peristiwa.{}", "/statistik/33.13/angka.{}?dari=2026-01-01",
    *(f"/api/v1/laporan/sla.{{}}?per={per}" for per in PER),
)  # fmt: skip
TUJUH_BULAN = 7
Langkah = dict[int, list[int]]


@pytest.fixture(scope="module", params=[SEDIKIT, pytest.param(PANJANG, marks=pytest.mark.panjang)])
def kabupaten(kantor: KantorUji, request: pytest.FixtureRequest) -> Iterator[Kabupaten]:
    hasil = Kabupaten.berisi(kantor, request.param)
    with hasil.tutup:
        yield hasil


@pytest.fixture
def wilayah() -> tuple[str, ...]:
    return (*KODE, KABUPATEN)


def tanpa_yang_kosong(langkah: Langkah, *apa: int) -> Langkah:
    return {n: [x[i] for i in apa] for n, x in langkah.items() if x[0]}


def test_there_is_something_to_count(kabupaten):
    semua = kabupaten.angka(datetime.now(UTC))
    benar = semua[KABUPATEN]
    assert all(benar.langkah[n][0] for n in range(3, 8)), "at every step"
    assert all(benar.jumlah(n) for n in range(4)), "late, near and reopened"
    assert any(a.dialihkan for a in semua.values()) and benar.seluruh_lewat


def test_the_queues_counts(kabupaten, wilayah):
    app = kabupaten.apps["triage"]

    def baca() -> dict[str, tuple]:
        hasil = {}
        for satu in wilayah:
            simpanan = Simpanan(app.dasar.db, Petugas.di(uuid4(), "Camat", ["camat"], satu), satu)
            with app.dasar.db.transaction(satu) as conn:
                kelompok = simpanan.kelompok(conn)

            def ada(satu_saringan: dict[str, str], kelompok=kelompok) -> int:
                return jumlah(kelompok, saring.saring(satu_saringan))

            per = {n: [ada({"langkah": str(n)} | lain) for lain in ({}, {"terlambat": "ya"}, {"dekat": "ya"}, {"dibuka": "ya"})]
                   for n in range(3, 8)}  # fmt: skip
            hasil[satu] = (per, ada({}), ada({"perkara": "terlambat"}))
        return hasil

    benar, tampak = kabupaten.sesaat(baca)
    assert {w: t[0] for w, t in tampak.items()} == {w: benar[w].langkah for w in wilayah}
    assert {w: t[1] for w, t in tampak.items()} == {w: benar[w].buka for w in wilayah}
    assert {w: t[2] for w, t in tampak.items()} == {w: benar[w].seluruh_lewat for w in wilayah}


def _seluruhnya(db: Database, wilayah: str, dipilih: dict[str, str]) -> list[Antre]:
    """Page by page."""
    kursor, ada = None, []
    while True:
        halaman = daftar(db, wilayah, saring.saring(dipilih), kursor, 7)
        ada += halaman.baris
        if (kursor := halaman.kursor) is None:
            return ada


def test_the_queue_lists_each_once(kabupaten, wilayah):
    db = kabupaten.apps["triage"].dasar.db
    benar, tampak = kabupaten.sesaat(lambda: {satu: [b.id for b in _seluruhnya(db, satu, {})] for satu in wilayah})
    assert {w: Counter(t) for w, t in tampak.items()} == {w: Counter(benar[w].antre) for w in wilayah}


def test_the_queue_of_everything_is_what_runs_and_what_has_ended_in_the_queues_order(kabupaten, wilayah):
    db = kabupaten.apps["triage"].dasar.db
    keadaan = [k.value for k in Keadaan if k is not Keadaan.BARU]
    for satu in wilayah:
        tiap = [b for k in keadaan for b in _seluruhnya(db, satu, {"keadaan": k})]
        semua = [b.tempat for b in _seluruhnya(db, satu, {"keadaan": saring.SEMUA})]
        assert semua == sorted(b.tempat for b in tiap)
        assert len(semua) > 7 or satu != KABUPATEN


def test_the_desk_lists_what_waits_at_steps_4_to_7(kabupaten, wilayah):
    dasar = kabupaten.apps["response"].dasar

    def baca() -> dict[str, Langkah]:
        hasil = {}
        for satu in wilayah:
            hasil[satu] = {n: [_semua_meja(dasar, satu, n, ""), _semua_meja(dasar, satu, n, "lewat"), _semua_meja(dasar, satu, n, "dekat")]
                           for n in range(4, 8)}  # fmt: skip
        return hasil

    benar, tampak = kabupaten.sesaat(baca)
    assert tampak == {w: {n: benar[w].langkah[n][:3] for n in range(4, 8)} for w in wilayah}


def _semua_meja(dasar, wilayah: str, langkah: int, waktu: str) -> int:
    banyak, kursor = 0, ""
    while True:
        baris, kursor = menunggu(dasar, wilayah, [], SaringMeja("semua", langkah, waktu, kursor))
        banyak += len(baris)
        if not kursor:
            return banyak


def test_the_boards(kabupaten, wilayah):
    db, periode = kabupaten.apps["sla"].dasar.db, pekan_terakhir(datetime.now(UTC), WIB)

    def baca() -> dict[str, tuple]:
        hasil = {}
        for satu in wilayah:
            kini, beside = hari_ini(db, satu, periode), banding(db, satu, periode)
            per = {n: [b.buka, b.lewat, b.dekat, b.dibuka] for n, b in kini.per_langkah.items()}
            sisi: Counter = Counter()
            for b in beside:
                if isinstance(b.langkah, int):
                    sisi += Counter({(b.langkah, "buka"): b.buka, (b.langkah, "lewat"): b.buka_lewat})
            hasil[satu] = per, sisi, {b.kategori: b.buka for b in kini.kategori}, kini.perkara_lewat
        return hasil

    benar, tampak = kabupaten.sesaat(baca)
    for w in wilayah:
        per, sisi, kategori, perkara = tampak[w]
        assert per == benar[w].langkah, w
        assert sisi == +Counter({(n, a): x[i] for n, x in benar[w].langkah.items() for i, a in enumerate(("buka", "lewat"))}), w
        assert kategori == dict(benar[w].kategori), w
        assert perkara == benar[w].seluruh_lewat, w


def test_the_report_and_the_ends(kabupaten, wilayah):
    db, hari = kabupaten.apps["sla"].dasar.db, datetime.now(UTC).date()
    periode = pekan_terakhir(datetime.now(UTC), WIB)
    periode = type(periode)(hari - timedelta(days=200), hari + timedelta(days=1), WIB)

    def baca() -> dict[str, tuple]:
        return {satu: (laporan(db, satu), ujung(db, satu, periode)) for satu in wilayah}

    benar, tampak = kabupaten.sesaat(baca)
    for w in wilayah:
        lap, akhir = tampak[w]
        assert akhir == dict(benar[w].keadaan), w
        dialihkan = {"dialihkan": len(benar[w].dialihkan)} if benar[w].dialihkan and w != KABUPATEN else {}
        assert lap.aduan == dict(benar[w].keadaan) | dialihkan, w
        per: Langkah = {}
        for x in lap.langkah:
            if x.langkah >= 3:
                lama = per.setdefault(x.langkah, [0, 0])
                per[x.langkah] = [lama[0] + x.berjalan, lama[1] + x.berjalan_lewat]
        assert {n: x for n, x in per.items() if x[0]} == tanpa_yang_kosong(benar[w].langkah, 0, 1), w


def test_the_registers_of_all_months_hold_every_stretch_once(kabupaten, wilayah):
    dasar = kabupaten.apps["triage"].dasar
    kini = Bulan.dari(datetime.now(UTC), WIB)

    def baca() -> dict[str, Counter]:
        return {
            satu: Counter(
                (t.aduan.id, t.masa.ke) for n in range(TUJUH_BULAN) for t in daftar_bulan(dasar.db, dasar.store, satu, kini.geser(-n), WIB)
            )
            for satu in wilayah
        }

    benar, tampak = kabupaten.sesaat(baca)
    assert tampak == {w: Counter(benar[w].pernah) for w in wilayah}


def test_the_files_say_what_the_pages_say(kabupaten):
    peramban = kabupaten.kantor.masuk("inspektorat", KABUPATEN)

    def unduh(alamat: str) -> list[dict[str, str]]:
        jawaban = peramban.buka(alamat).jawaban
        assert jawaban.status_code == 200, (alamat, jawaban.status_code)
        return list(csv.DictReader(io.StringIO(jawaban.content.decode("utf-8-sig"))))

    def baca() -> tuple:
        return (
            {kode: unduh(f"/papan/hari-ini.csv?kecamatan={kode}") for kode in KODE[:5]},
            unduh("/papan/kabupaten.csv"),
            {kode: unduh(f"/statistik/{kode}/angka.csv?dari=2026-01-01") for kode in (KABUPATEN, *KODE[:3])},
            {kode: peramban.buka(f"/petugas?kecamatan={kode}").teks for kode in KODE[:3]},
        )

    benar, (hari, kabupaten_csv, statistik, antrean) = kabupaten.sesaat(baca)
    for kode, baris in hari.items():
        per = {b["Apa"]: b for b in baris if b["Kelompok"] == "langkah"}
        for n, (buka, lewat, dekat, _) in benar[kode].langkah.items():
            b = per[NAMA_LANGKAH[n]]
            assert [int(b["Terbuka"]), int(b["Terlambat"]), int(b["Mendekati batas"])] == [buka, lewat, dekat], (kode, n)
    terbuka: Counter = Counter()
    for b in kabupaten_csv:
        if b["Langkah"].isdigit():
            terbuka[b["Kantor"], int(b["Langkah"])] += int(b["Terbuka sekarang"])
    assert terbuka == Counter({(kode, n): x[0] for kode in KODE for n, x in benar[kode].langkah.items() if x[0]})
    for kode, baris in statistik.items():
        tampak = {b["Apa"]: b["Jumlah"] for b in baris if b["Kelompok"] == "diterima"}
        assert tampak == {KEADAAN[Keadaan(s)]: str(n) if n >= 5 else "kurang dari 5" for s, n in benar[kode].keadaan.items()}, kode
    for kode, teks in antrean.items():
        a: Angka = benar[kode]
        for nama, n in (("Semua yang berjalan", a.buka), ("Terlambat", a.jumlah(1)), ("Mendekati batas", a.jumlah(2))):
            assert re.search(rf"{nama} {n}\b", teks), (kode, nama, n)


def test_a_subscriber_reads_the_events_of_its_wilayah_and_of_others_digests(kabupaten, monkeypatch):
    for kode in (KABUPATEN, *KODE[:3]):
        eventually(lambda kode=kode: beda_umpan(kabupaten, kode) == [])
    monkeypatch.setattr(saksi, "feed", lambda db, codes, after, limit: feed(db, [KABUPATEN], after, limit))
    assert beda_umpan(kabupaten, KODE[0]), "a feed that gives an office its neighbours' events is found"


def test_reporters_are_told_of_what_they_asked_to_hear(kabupaten):
    eventually(lambda: beda_kabar(kabupaten) == [])
    assert any(c.dikabari for _, c in cerita(kabupaten).values())


def test_what_happens_besides_the_steps_is_counted_alike_on_boards_in_files_and_in_reports(kabupaten, wilayah, monkeypatch):
    db, hari = kabupaten.apps["sla"].dasar.db, datetime.now(UTC).date()
    periode = Periode(hari - timedelta(days=200), hari + timedelta(days=1), WIB)

    def tampak(satu: str) -> dict[str, Counter]:
        semua = [asdict(b) for b in papan_peristiwa.peristiwa(db, satu, periode)]
        return {b["kantor"]: +Counter({n: v for n, v in b.items() if n not in ("kantor", "rata_nilai")}) for b in semua}

    benar = terjadi(kabupaten, periode.awal)
    for satu in wilayah:
        milik = {kantor: n for kantor, n in benar.items() if meliputi(satu, kantor)}
        assert tampak(satu) == milik, satu
        assert laporan(db, satu).mundur == sum(n["dicatat_mundur"] for n in milik.values()), satu
    assert {apa for n in benar.values() for apa in n} >= {"dialihkan", "alihan_masuk", "dibuka_kembali", "digabungkan", "penilaian"}
    tanpa = min(benar)
    monkeypatch.setattr(papan_peristiwa, "banyak", lambda *a: [b for b in banyak_rekap(*a) if b.wilayah != tanpa])
    assert tampak(KABUPATEN) != benar, "a board that leaves an office out is found"


def test_a_spreadsheet_says_what_the_csv_says(kabupaten):
    peramban, token = kabupaten.kantor.masuk("inspektorat", KABUPATEN), kabupaten.kantor.token("inspektorat", KABUPATEN)

    def unduh(alamat: str) -> bytes:
        kepala = {"Authorization": f"Bearer {token}"} if alamat.startswith("/api/") else {}
        jawaban = peramban.sesi.get(peramban.url + alamat, headers=kepala, timeout=30)
        assert jawaban.status_code == 200, (alamat, jawaban.status_code)
        return jawaban.content

    def baca() -> dict[str, tuple]:
        return {a: (baca_csv(unduh(a.format("csv"))), baca_xlsx(unduh(a.format("xlsx")))) for a in BERKAS}

    benar, tampak = kabupaten.sesaat(baca)
    for alamat, (c, x) in tampak.items():
        assert len(c) > 1 and angka(c) == angka(x), alamat
        if "laporan" in alamat:
            buka = sum(int(b[c[0].index("Belum selesai")]) for b in c[1:] if b[0] == KANTOR)
            assert buka == benar[KABUPATEN].buka, alamat
    assert angka([["Jumlah"], ["4"]]) == angka([["Jumlah"], ["4.0"]]) != angka([["Jumlah"], ["5"]])
