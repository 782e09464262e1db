"""An office's own clock: what its calendar reckons by, and by whose days the boards and reports count."""

from datetime import UTC, date, datetime, timedelta

import pytest

from services.sla.laporan.laporan import laporan
from services.sla.laporan.per_tanggal import PerTanggal
from services.sla.laporan.rinci import laporan_rinci
from services.sla.papan.angka import Periode, baca_periode, banding, hari_ini
from shared.acuan.aturan.buku import ZonaKantor
from shared.domain.workcalendar.zona import WIB, WIT, WITA
from tests.acuan.aturan.kantor_aturan import KantorAturan, lapis, libur
from tests.domain.riwayat import JATIPURO, JENAWI, pada

ALASAN = "Zona waktu kantor diubah"


def zona(kantor: KantorAturan, kode: str) -> str:
    kantor.buku.aturan.refresh()
    return kantor.buku.aturan.kalender(kode, datetime.now(UTC)).zona


def test_an_offices_calendar_reckons_by_its_zone_and_no_other_offices_does(kantor: KantorAturan):
    assert kantor.buku.set_zona(JENAWI, WIB, ALASAN) is None, "it does already"
    e = kantor.buku.set_zona(JENAWI, WITA, ALASAN)
    assert (e.versi, e.alasan, e.isi["zona"]) == ("33.13.17/1", ALASAN, WITA)
    assert (zona(kantor, JENAWI), zona(kantor, JATIPURO)) == (WITA, WIB)
    assert kantor.buku.set_zona(JENAWI, WITA, ALASAN) is None


def test_a_due_time_falls_in_the_offices_own_opening_hours(kantor: KantorAturan):
    kantor.kalender(JENAWI, pada("2026-01-02 09:00"), lapis(zona=WITA))
    kantor.sla.follow_rules()
    diterima = ("2026-11-24 15:30", "AduanDiterima")  # half an hour before closing; 16.30 in WITA, which has closed
    wib, wita = kantor.aduan(diterima, wilayah=JATIPURO), kantor.aduan(diterima)
    assert kantor.jam(wib)["3.1.1"][1] == pada("2026-11-25 09:00")
    assert kantor.jam(wita)["3.1.1"][1] == pada("2026-11-25 08:30"), "07.30 in WITA and two hours"


def test_later_versions_keep_the_zone_and_a_file_does_not_move_the_clock(kantor: KantorAturan):
    kantor.buku.set_zona(JENAWI, WITA, ALASAN)
    kantor.buku.aturan.refresh()
    kantor.buku.tambah_libur(JENAWI, [libur("2026-12-11", "Pilkades")], "SK Bupati")
    assert zona(kantor, JENAWI) == WITA
    teks = kantor.buku.kalender(JENAWI)[0]
    assert kantor.buku.set_kalender(JENAWI, teks, "sama") is None
    tanpa = "".join(b for b in teks.splitlines(keepends=True) if not b.startswith("zona"))
    assert kantor.buku.set_kalender(JENAWI, tanpa, "sama") is None
    with pytest.raises(ZonaKantor, match="Asia/Makassar"):
        kantor.buku.set_kalender(JENAWI, teks.replace(WITA, WIT), "pindah")
    with pytest.raises(ZonaKantor):
        kantor.buku.calon_kalender(JATIPURO, f'zona = "{WIT}"')


def test_a_day_of_the_board_is_a_day_of_the_office_asked_for(kantor: KantorAturan):
    kantor.aduan(("2026-11-09 09:00", "AduanDiterima"), ("2026-11-09 23:30", "AduanDiklasifikasi"))  # 00.30 on the 10th in WITA
    kantor.sla.follow_rules()
    db = kantor.sla.dasar.mesin

    def selesai(hari: date, z: str) -> int:
        return sum(b.selesai for b in banding(db, JENAWI, Periode(hari, hari, z)))

    sembilan, sepuluh = date(2026, 11, 9), date(2026, 11, 10)
    assert [selesai(sembilan, WIB), selesai(sepuluh, WIB)] == [1, 0]
    assert [selesai(sembilan, WITA), selesai(sepuluh, WITA)] == [0, 1]


def test_a_week_and_a_month_begin_at_the_midnight_of_the_office_asked_for(kantor: KantorAturan):
    kantor.aduan(("2026-11-30 23:30", "AduanDiterima"), ("2026-11-30 23:40", "AduanDiklasifikasi"))  # in WITA the 1st of December
    kantor.aduan(("2026-11-15 09:00", "AduanDiterima"), ("2026-11-15 23:30", "AduanDiklasifikasi"))  # a Sunday; in WITA Monday
    db = kantor.sla.dasar.mesin

    def bulan(z: str) -> set[str]:
        return {b.grup for b in laporan_rinci(db, "bulan", JENAWI, zona=z) if b.langkah == 3}

    def pekan(z: str) -> list[str]:
        tren = hari_ini(db, JENAWI, Periode(date(2026, 11, 9), date(2026, 11, 22), z)).tren
        return [str(t.pekan) for t in tren]

    assert (bulan(WIB), bulan(WITA)) == ({"2026-11"}, {"2026-11", "2026-12"})
    assert (pekan(WIB), pekan(WITA)) == (["2026-11-09"], ["2026-11-16"])


def test_a_date_of_the_report_ends_when_it_ends_at_the_office(kantor: KantorAturan):
    kantor.aduan(("2026-11-09 23:30", "AduanDiterima"))
    hari, app = date(2026, 11, 9), kantor.sla.dasar
    assert sum(b.berjalan for b in laporan(app.mesin, JENAWI, PerTanggal.akhir(hari, WIB, app.aturan)).langkah) > 0
    assert laporan(app.mesin, JENAWI, PerTanggal.akhir(hari, WITA, app.aturan)).langkah == []


def test_today_is_today_where_the_office_stands():
    malam = datetime(2026, 11, 9, 16, 30, tzinfo=UTC)  # 23.30 WIB, 00.30 WITA
    assert baca_periode("", "", malam, WIB).sampai == date(2026, 11, 9)
    periode = baca_periode("", "", malam, WITA)
    assert periode.sampai == date(2026, 11, 10)
    assert periode.sebelumnya.sampai == periode.dari - timedelta(days=1)
