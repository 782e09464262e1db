"""Rules are read by what is new of them: the rest, and every calendar that was put together for it, stays the very same object."""

from datetime import UTC, datetime

from shared.acuan.aturan.hidup import AturanHidup
from tests.acuan.aturan.kantor_aturan import KantorAturan, buka, lapis, libur

T = datetime(2026, 11, 24, 3, tzinfo=UTC)
LAMA = datetime(2026, 11, 1, tzinfo=UTC)


def test_a_change_leaves_the_calendars_that_it_does_not_reach(kantor: KantorAturan):
    kantor.kalender("33.13.01", LAMA, lapis(buka=[buka("2026-11-07", "08:00-12:00")]))
    kantor.kalender("33.14", LAMA, lapis(libur=[libur("2026-11-09")]))
    aturan = AturanHidup(kantor.sla.dasar.mesin)
    sendiri, lain, bawah = (aturan.kalender(kode, T) for kode in ("33.13.01", "33.14", "33.13.02"))
    assert not aturan.refresh() and aturan.kalender("33.13.01", T) is sendiri

    kantor.kalender("33.13", LAMA, lapis(libur=[libur("2026-11-10")]))
    assert aturan.refresh()
    assert aturan.kalender("33.14", T) is lain
    assert aturan.kalender("33.13.01", T) is not sendiri
    assert aturan.kalender("33.13.02", T) is not bawah


def test_what_is_read_piece_by_piece_is_what_is_read_at_once(kantor: KantorAturan):
    aturan = AturanHidup(kantor.sla.dasar.mesin)
    for n, kode in enumerate(("33.13", "33.13.17", "33.13", "33.13.17")):
        kantor.kalender(kode, LAMA.replace(day=2 + n), lapis(libur=[libur(f"2026-11-{10 + n}")]))
        aturan.refresh()
        sekaligus = AturanHidup(kantor.sla.dasar.mesin)
        assert aturan.revision == sekaligus.revision and aturan.loaded.changes == sekaligus.loaded.changes
        for kantor_ini in ("33.13.17", "33.13.01"):
            for saat in (LAMA.replace(day=h) for h in range(1, 8)):
                a, b = aturan.kalender(kantor_ini, saat), sekaligus.kalender(kantor_ini, saat)
                assert a == b and a.versi == b.versi


def test_another_server_is_read_from_the_beginning(kantor: KantorAturan):
    """One whose transactions are not as far: a backup that was restored under a running program."""
    aturan = AturanHidup(kantor.sla.dasar.mesin)
    dulu = aturan.loaded
    kantor.kalender("33.13", LAMA, lapis(libur=[libur("2026-11-10")]))
    object.__setattr__(dulu, "sejak", 2**62)
    assert aturan.refresh() and aturan.revision == dulu.rules.revision + 1
