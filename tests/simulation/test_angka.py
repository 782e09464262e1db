"""The numbers of one moment agree: queue, desk, boards, their files, statistics, report and register, at seventeen offices."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from services.response.meja.daftar import Saring as SaringMeja
from services.response.meja.daftar import menunggu
from services.sla.laporan.laporan import laporan
from services.sla.papan.angka import banding, hari_ini, pekan_terakhir, ujung
from services.sla.papan.gambar import NAMA_LANGKAH
from services.triage.antrean import saring
from services.triage.antrean.simpanan import Simpanan, jumlah
from services.triage.readmodel import daftar
from services.triage.surat.register import daftar_bulan
from shared.domain.aduan.alur import Keadaan
from shared.domain.aduan.kata import KEADAAN
from shared.domain.akses.petugas import Petugas
from shared.domain.workcalendar.zona import WIB
from shared.surat.register import Bulan
from tests.services.kantor_uji import KantorUji
from tests.simulation.kabupaten import KABUPATEN, KODE, Angka, Kabupaten

SEDIKIT, PANJANG = 60, 500  # stories
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
            kelompok = Simpanan(app.dasar.db, Petugas.di(uuid4(), "Camat", ["camat"], satu), satu).kelompok()

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


def test_the_queue_lists_each_once(kabupaten, wilayah):
    db = kabupaten.apps["triage"].dasar.db

    def baca() -> dict[str, list]:
        hasil = {}
        for satu in wilayah:
            kursor, ada = None, []
            while True:
                halaman = daftar(db, satu, saring.saring({}), kursor, 7)
                ada += [b.id for b in halaman.baris]
                if (kursor := halaman.kursor) is None:
                    break
            hasil[satu] = ada
        return hasil

    benar, tampak = kabupaten.sesaat(baca)
    assert {w: Counter(t) for w, t in tampak.items()} == {w: Counter(benar[w].antre) for w in wilayah}


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
