"""A calendar that changes after a whole case ended adds a verdict on it, and keeps the old one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from services.sla.laporan.laporan import laporan
from services.sla.laporan.per_tanggal import PerTanggal
from shared.domain.aduan import kejadian as k
from shared.domain.workcalendar.zona import WIB
from tests.acuan.aturan.kantor_aturan import KantorAturan
from tests.acuan.aturan.test_ikuti import CUTI, KABUPATEN, SENIN_BUKA
from tests.domain.riwayat import pada


def test_a_whole_case_that_ended_is_judged_again_as_its_steps_are(kantor: KantorAturan):
    """Fourteen working days from Thursday 31 July 2025: due on Wednesday 20 August at ten, or a day later with the 18th off."""
    kantor.kalender(KABUPATEN, pada("2025-01-02 09:00"), SENIN_BUKA)
    aduan = kantor.aduan(
        ("2025-07-31 10:00", "AduanDiterima"), ("2025-07-31 10:30", "AduanDiklasifikasi"), ("2025-08-20 10:30", "AduanDitolak")
    )  # fmt: skip
    putusan = "SELECT putusan, batas FROM sla.perkara WHERE aduan_id = %s"
    assert kantor.baris(putusan, aduan) == [("lewat", pada("2025-08-20 10:00"))]
    kantor.kalender(KABUPATEN, pada("2025-08-25 09:00"), CUTI)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda sla: sla.follow_rules(), (kantor.sla, kantor.lain)))
    [e] = [e for e in kantor.store.load(aduan).events if isinstance(e, k.VerdikDihitungUlang) and e.langkah is None]
    assert (e.putaran, e.ke, e.putusan_lama, e.putusan_baru) == (1, 1, "lewat", "tepat")
    assert (e.batas_lama, e.batas_baru) == (pada("2025-08-20 10:00"), pada("2025-08-21 10:00"))
    assert kantor.baris(putusan, aduan) == [("tepat", e.batas_baru)]
    semua = kantor.baris("SELECT urutan, putusan FROM sla.verdik_perkara WHERE aduan_id = %s ORDER BY urutan", aduan)
    assert semua == [(0, "lewat"), (1, "tepat")], "the old verdict stands beside it"

    def perkara(tanggal: date | None) -> tuple[int, int, int]:
        per = None if tanggal is None else PerTanggal.akhir(tanggal, WIB, kantor.sla.dasar.aturan)
        [b] = laporan(kantor.sla.dasar.mesin, KABUPATEN, per).perkara
        return b.berjalan, b.tepat, b.lewat

    assert [perkara(t) for t in (date(2025, 8, 1), date(2025, 8, 28), None)] == [(1, 0, 0), (0, 0, 1), (0, 1, 0)]
