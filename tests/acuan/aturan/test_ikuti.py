"""Rules on a real store: recorded once, followed by every replica, and nothing that was judged before them is lost."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from services.intake.readmodel import Lacak
from services.sla.keluaran import jam_json
from services.sla.laporan.laporan import laporan
from services.sla.laporan.per_tanggal import PerTanggal
from services.sla.waktu.penjelasan import JamJamKeluaran, jelaskan_jam
from shared.acuan.aturan.ubah import AlasanDiperlukan
from shared.domain.aduan import kejadian as k
from shared.domain.akses.hak import DiLuarWilayah
from shared.domain.akses.petugas import Petugas
from shared.domain.aturan.kejadian import KalenderDiubah, aliran_kalender, aliran_sop
from shared.domain.workcalendar.zona import WIB
from shared.machinery.eventstore.store import EventStore
from shared.machinery.projection.projector import Projector
from shared.machinery.projection.rebuild import Rebuilder
from tests.acuan.aturan.kantor_aturan import KantorAturan, buka, lapis, libur
from tests.domain.riwayat import JATIPURO, JENAWI, kejadian, pada
from tests.support.postgres import BasisUji

KABUPATEN = "33.13"
MENIT, HARI = timedelta(minutes=1), timedelta(days=1)
# What the decree of August 2025 did: the 18th was a working day, and became cuti bersama when its clocks had ended.
SENIN_BUKA = lapis(buka=[buka("2025-08-18", "07:30-12:00", "13:00-16:00")])
CUTI = lapis(libur=[libur("2025-08-18", "Cuti bersama")])
TERLAMBAT = (("2025-08-15 15:50", "AduanDiterima"), ("2025-08-19 08:00", "AduanDiklasifikasi"))  # due Monday 08.50, or Tuesday


def kejadian_pada(saat: datetime, nama: str, **isi) -> k.Kejadian:
    return replace(kejadian("2026-01-05 10:00", nama, **isi), pada=saat)


def rekaman(kantor: KantorAturan, stream) -> list:
    return kantor.store_admin.load(stream).events


def verdik(kantor: KantorAturan, aduan_id) -> list[k.VerdikDihitungUlang]:
    return [e for e in kantor.store.load(aduan_id).events if isinstance(e, k.VerdikDihitungUlang)]


def test_what_is_shown_and_set_again_records_nothing(kantor: KantorAturan):
    for _ in range(2):
        assert kantor.buku.set_sop(JENAWI, kantor.buku.sop(JENAWI)[0], "coba") is None
        assert kantor.buku.set_kalender(JENAWI, kantor.buku.kalender(JENAWI)[0], "coba") is None
        kantor.buku.tambah_libur(JENAWI, [libur("2026-12-11", "Pilkades")], "SK Bupati")
    [e] = rekaman(kantor, aliran_kalender(JENAWI))
    assert (e.versi, e.alasan, e.oleh.peran, e.wilayah) == ("33.13.17/1", "SK Bupati", "admin", JENAWI)
    assert rekaman(kantor, aliran_sop(JENAWI)) == []
    with pytest.raises(AlasanDiperlukan):
        kantor.buku.tambah_libur(JENAWI, [libur("2026-12-14")], "  ")


def test_a_procedure_counts_for_clocks_that_start_after_it_was_recorded(kantor: KantorAturan):
    teks = kantor.buku.sop(JENAWI)[0]
    assert kantor.buku.set_sop(JENAWI, teks.replace('"120 menit"', '"60 menit"'), "Keputusan Camat").versi == "33.13.17/1"
    kantor.buku.aturan.refresh()
    kini, dulu = datetime.now(UTC) + MENIT, datetime.now(UTC) - HARI
    aturan = kantor.buku.aturan
    assert [aturan.sop(JENAWI, t).menurut_nomor[3].jumlah for t in (dulu, kini)] == [120, 60]
    assert aturan.sop(JATIPURO, kini).menurut_nomor[3].jumlah == 120
    assert '"60 menit"' in kantor.buku.sop(JENAWI)[0]


def test_two_who_change_at_once_both_get_a_version(kantor: KantorAturan):
    hari = [f"2026-12-{n:02}" for n in range(14, 18)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda t: kantor.buku.tambah_libur(JENAWI, [libur(t)], "bersamaan"), hari))
    versi = rekaman(kantor, aliran_kalender(JENAWI))
    assert [e.versi for e in versi] == [f"33.13.17/{n}" for n in range(1, 5)]
    assert [x["tanggal"] for x in versi[-1].isi["libur"]] == hari, "and none undoes the other's"


def test_rules_are_no_complaints(kantor: KantorAturan, pemilik):
    aduan_id = kantor.aduan(("2026-11-23 10:00", "AduanDiterima"))
    e = kantor.kalender(KABUPATEN, pada("2026-11-01 09:00"), lapis())
    kantor.sla.projector.project([e.aduan_id, aduan_id])
    assert Rebuilder(kantor.sla.dasar.mesin, kantor.sla.dasar.store_mesin, kantor.sla.projector.model, kantor.sla.dasar.aturan).run() == 1
    assert pemilik.execute("SELECT aduan_id FROM sla.aduan").fetchall() == [(aduan_id,)]
    assert kantor.sla.follow_rules() == 0, "the row was written by the new rules already"


def test_a_holiday_recorded_while_a_clock_runs_moves_its_due_time_in_every_replica(kantor: KantorAturan):
    aduan = kantor.aduan(("2026-11-23 10:00", "AduanDiterima"), ("2026-11-23 10:30", "AduanDiklasifikasi"))
    kantor.lain.projector.project([aduan])
    _, batas, kalender = kantor.jam(aduan)["4.1.1"]
    assert kalender.startswith("awal-wib")
    assert kantor.buku.tambah_libur(KABUPATEN, [libur(batas.date().isoformat())], "Edaran Bupati")
    assert kantor.lain.follow_rules() == 1
    _, baru, kalender = kantor.jam(aduan)["4.1.1"]
    assert baru > batas and kalender == "33.13/1"
    assert kantor.sla.follow_rules() == 0, "the other replica has done it"
    pengingat = kantor.baris("SELECT pada FROM sla.pengingat WHERE aduan_id = %s AND kunci = 'BatasWaktuTerlewati/4.1.1'", aduan)
    assert pengingat == [(baru,)]


def test_a_projection_that_began_by_the_old_rules_ends_by_the_new_ones(kantor: KantorAturan):
    aduan = kantor.aduan(("2026-11-23 10:00", "AduanDiterima"), ("2026-11-23 10:30", "AduanDiklasifikasi"))
    _, batas, _ = kantor.jam(aduan)["4.1.1"]
    kantor.buku.tambah_libur(KABUPATEN, [libur(batas.date().isoformat())], "Edaran Bupati")
    kantor.sla.projector.project([aduan])  # it has not heard of the change
    assert kantor.jam(aduan)["4.1.1"][1] > batas
    assert kantor.baris("SELECT revisi FROM sla.aduan WHERE aduan_id = %s", aduan) == [(1,)]


def test_a_decree_about_the_past_adds_new_verdicts_and_keeps_the_old(kantor: KantorAturan):
    kantor.kalender(KABUPATEN, pada("2025-01-02 09:00"), SENIN_BUKA)
    aduan = kantor.aduan(*TERLAMBAT)
    tepat = kantor.aduan(("2025-08-18 08:00", "AduanDiterima"), ("2025-08-18 08:10", "AduanDiklasifikasi"))
    lain = kantor.aduan(*TERLAMBAT, wilayah="33.14.01")
    kantor.sla.follow_rules()
    putusan, batas, kalender = kantor.jam(aduan)["3.1.1"]
    assert (putusan, batas, kalender) == ("lewat", pada("2025-08-18 08:50"), "33.13/1")
    keputusan = kantor.kalender(KABUPATEN, pada("2025-08-20 09:00"), CUTI)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda sla: sla.follow_rules(), (kantor.sla, kantor.lain)))
    kantor.sla.penghitung.hitung_ulang(KABUPATEN, (pada("2025-08-17 00:00"), pada("2025-08-19 00:00")))
    [e] = verdik(kantor, aduan)
    assert (e.langkah, e.putusan_lama, e.putusan_baru) == (3, "lewat", "tepat")
    assert (e.batas_lama, e.batas_baru) == (batas, pada("2025-08-19 08:50"))
    assert (e.kalender_lama, e.kalender_baru, e.oleh) == ("33.13/1", "33.13/2", k.SISTEM)
    with kantor.sla.dasar.mesin.connection() as conn:
        assert conn.execute("SELECT cloudevent::json ->> 'id' FROM eventstore.events WHERE id = %s", (e.dasar,)).fetchone() == (
            str(e.dasar),
        )
        assert conn.execute("SELECT stream FROM eventstore.events WHERE id = %s", (e.dasar,)).fetchone() == (keputusan.aduan_id,)
    assert kantor.jam(aduan)["3.1.1"] == ("tepat", e.batas_baru, "33.13/2")
    semua = kantor.baris("SELECT urutan, putusan, kalender FROM sla.verdik WHERE aduan_id = %s AND langkah = 3 ORDER BY urutan", aduan)
    assert semua == [(0, "lewat", "33.13/1"), (1, "tepat", "33.13/2")]
    assert [x.putusan_baru for x in verdik(kantor, tepat)] == ["tepat"], "its due time moved, its verdict did not"
    assert verdik(kantor, lain) == [], "another district has its own calendar"


def test_the_public_is_told_the_verdicts_that_the_board_shows(kantor: KantorAturan, database: BasisUji, pemilik):
    kantor.kalender(KABUPATEN, pada("2025-01-02 09:00"), SENIN_BUKA)
    aduan = kantor.aduan(*TERLAMBAT)
    mesin = database.sebagai("aduan_intake_mesin")
    umum = Projector(mesin, EventStore(mesin, "/intake"), Lacak(kantor.sla.dasar.aturan), kantor.sla.dasar.aturan)
    papan = (
        "SELECT langkah, putaran, ke, putusan = 'tepat', selesai FROM sla.jam WHERE aduan_id = %s AND langkah >= 3 AND selesai IS NOT NULL"
    )

    def keduanya() -> list[list[tuple]]:
        umum.project([aduan])
        publik = "SELECT langkah, putaran, ke, tepat, selesai FROM intake.ketepatan WHERE aduan_id = %s"
        return [pemilik.execute(query, (aduan,)).fetchall() for query in (papan, publik)]

    lewat = [(3, 1, 1, False, pada("2025-08-19 08:00"))]
    assert keduanya() == [lewat, lewat]
    kantor.kalender(KABUPATEN, pada("2025-08-20 09:00"), CUTI)
    kantor.sla.follow_rules()
    tepat = [(3, 1, 1, True, pada("2025-08-19 08:00"))]
    assert keduanya() == [tepat, tepat]


def test_the_report_can_be_asked_as_it_was_known_on_a_date(kantor: KantorAturan):
    kantor.kalender(KABUPATEN, pada("2025-01-02 09:00"), SENIN_BUKA)
    kantor.aduan(*TERLAMBAT)
    kantor.kalender(KABUPATEN, pada("2025-08-20 09:00"), CUTI)
    kantor.sla.follow_rules()

    def langkah_3(tanggal: date | None) -> tuple | None:
        per = None if tanggal is None else PerTanggal.akhir(tanggal, WIB, kantor.sla.dasar.aturan)
        baris = {b.langkah: b for b in laporan(kantor.sla.dasar.mesin, KABUPATEN, per).langkah}.get(3)
        return baris and (baris.berjalan, baris.dijawab, baris.tepat, baris.lewat)

    assert langkah_3(date(2025, 8, 14)) is None
    assert langkah_3(date(2025, 8, 18)) == (1, 0, 0, 0)
    assert langkah_3(date(2025, 8, 19)) == (0, 1, 0, 1)
    assert langkah_3(date(2025, 8, 25)) == (0, 1, 0, 1), "recorded on the 20th; computed again today"
    assert langkah_3(None) == (0, 1, 1, 0)


def test_imported_history_gets_new_verdicts_too_and_nothing_else(kantor: KantorAturan):
    kantor.kalender(KABUPATEN, pada("2025-01-02 09:00"), SENIN_BUKA)
    aduan = kantor.aduan(*TERLAMBAT, impor=True)
    kantor.kalender(KABUPATEN, pada("2025-08-20 09:00"), CUTI)
    kantor.sla.follow_rules()
    while kantor.sla.jatuh_tempo.kerjakan():
        pass
    assert kantor.nama(aduan) == ["AduanDiterima", "AduanDiklasifikasi", "VerdikDihitungUlang"]
    isi = kantor.baris("SELECT count(*) FROM sla.pengingat WHERE aduan_id = %s", aduan)
    assert isi == [(0,)]


def test_a_rebuild_gives_the_same_rows_as_following_did(kantor: KantorAturan):
    kantor.kalender(KABUPATEN, pada("2025-01-02 09:00"), SENIN_BUKA)
    kantor.aduan(*TERLAMBAT)
    kantor.aduan(("2026-11-23 10:00", "AduanDiterima"), ("2026-11-23 10:30", "AduanDiklasifikasi"))
    kantor.aduan(
        ("2026-11-23 10:00", "AduanDiterima"), ("2026-11-23 10:30", "TanggapanDiberikan"), ("2026-11-23 11:00", "PenilaianDiberikan")
    )
    kantor.kalender(KABUPATEN, pada("2025-08-20 09:00"), CUTI)
    kantor.buku.tambah_libur(KABUPATEN, [libur("2026-11-25")], "Edaran Bupati")
    kantor.sla.follow_rules()
    tabel = [t.name for t in kantor.sla.projector.model.tables]

    def isi() -> list:
        tanpa_klaim = "to_jsonb(t) - 'diklaim_sampai' - 'revisi'"
        return [sorted(map(str, kantor.baris(f"SELECT {tanpa_klaim} FROM {t} t"))) for t in tabel]

    sebelum = isi()
    Rebuilder(kantor.sla.dasar.mesin, kantor.sla.dasar.store_mesin, kantor.sla.projector.model, kantor.sla.dasar.aturan).run()
    assert isi() == sebelum and all(sebelum)


def test_a_question_that_stays_unanswered_closes_the_complaint_and_says_why(kantor: KantorAturan):
    """30 calendar days; a second before nothing happens."""
    now = datetime.now(UTC)
    nasib = {}
    for sisa in (MENIT, -MENIT):
        aduan = kantor.aduan(("2026-01-05 10:00", "AduanDiterima"))
        kantor.terjadi(aduan, kejadian_pada(now - 30 * HARI + sisa, "KlarifikasiDiminta"))
        kantor.sla.projector.project([aduan])
        nasib[sisa] = aduan
    while kantor.sla.jatuh_tempo.kerjakan():
        pass
    [tutup] = [e for e in kantor.store.load(nasib[-MENIT]).events if isinstance(e, k.AduanDitutup)]
    assert tutup.alasan == "tanpa_klarifikasi"
    assert "AduanDitutup" not in kantor.nama(nasib[MENIT])


def test_the_time_between_answer_and_reopening_counts_for_nobody(kantor: KantorAturan):
    aduan = kantor.aduan(
        ("2026-11-02 10:00", "AduanDiterima"), ("2026-11-02 10:30", "AduanDiklasifikasi", {"jenis": "informasi"}),
        ("2026-11-02 10:30", "TanggapanDiberikan"), ("2026-11-09 10:00", "AduanDibukaKembali"), ("2026-11-09 10:40", "AduanDiklasifikasi"),
    )  # fmt: skip
    rows = kantor.baris(
        "SELECT langkah, putaran, terpakai / 60000000, putusan FROM sla.jam WHERE aduan_id = %s ORDER BY mulai, langkah", aduan
    )
    assert [r for r in rows if r[0] == 3] == [(3, 1, 30, "tepat"), (3, 2, 40, "tepat")]
    assert {(r[0], r[1]) for r in rows} == {(3, 1), (3, 2), (4, 2)}


def test_a_millisecond_decides_by_the_recorded_times_however_late_the_news(kantor: KantorAturan):
    """60 complaints answered a millisecond before, at, and after the due time; sla hears of the answers when all is long over."""
    batas = pada("2026-11-23 12:00")
    geser = [timedelta(milliseconds=n % 3 - 1) for n in range(60)]
    aduan = [kantor.aduan(("2026-11-23 10:00", "AduanDiterima")) for _ in geser]
    for aduan_id, d in zip(aduan, geser, strict=True):
        kantor.terjadi(aduan_id, kejadian_pada(batas + d, "AduanDiklasifikasi", jenis="pengaduan"))
    while kantor.sla.jatuh_tempo.kerjakan():
        pass
    for aduan_id, d in zip(aduan, geser, strict=True):
        langkah = [e.langkah for e in kantor.store.load(aduan_id).events if isinstance(e, k.BatasWaktuTerlewati) and e.langkah == 3]
        assert langkah == ([3] if d > timedelta() else []), d
        assert kantor.jam(aduan_id)["3.1.1"][0] == ("lewat" if d > timedelta() else "tepat")


def test_every_clock_is_explained_to_staff_and_to_nobody_else(kantor: KantorAturan):
    kantor.kalender(KABUPATEN, pada("2025-01-02 09:00"), SENIN_BUKA)
    aduan = kantor.aduan(*TERLAMBAT)
    kantor.kalender(KABUPATEN, pada("2025-08-20 09:00"), CUTI)
    kantor.sla.follow_rules()
    hasil = jelaskan_jam(kantor.sla.dasar.store, kantor.sla.dasar.aturan, aduan, Petugas.di(UUID(int=1), "Sri", ["camat"], JENAWI))
    assert JamJamKeluaran().validate(jam_json(hasil)) == {}
    pertama = hasil.jam[0]
    assert (pertama.putusan, pertama.kalender, pertama.sop) == ("lewat", "33.13/1", "awal-2024")
    assert sum(b.menit for b in pertama.bagian if b.jenis == "kerja") == 120
    assert pertama.kalimat[0] == "Diterima Jumat 15 Agustus 2025 15.50 WIB."
    assert [x.putusan_baru for x in pertama.dihitung_ulang] == ["tepat"]
    with pytest.raises(DiLuarWilayah):
        jelaskan_jam(kantor.sla.dasar.store, kantor.sla.dasar.aturan, aduan, Petugas.di(UUID(int=1), "Sri", ["camat"], JATIPURO))


def test_the_event_is_sealed_from_the_administrator_and_any_service_may_read_it(kantor: KantorAturan, database):
    kantor.kalender(KABUPATEN, pada("2026-11-01 09:00"), lapis())
    for peran in ("aduan_intake", "aduan_triage_mesin", "aduan_response", "aduan_sla"):
        [e] = EventStore(database.sebagai(peran), "/uji").load(aliran_kalender(KABUPATEN)).events
        assert isinstance(e, KalenderDiubah)
