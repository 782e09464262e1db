"""Figures by route: nothing that somebody could be told by, and nothing that one service's trouble hides of another."""

from uuid import UUID

from prometheus_client import REGISTRY, generate_latest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request, Response

from services.sla.waktu.angka import ukur_pengingat
from shared.kabar.angka import ukur_kiriman
from shared.machinery.database import Database
from shared.machinery.service.disks import Disks
from shared.machinery.service.figures import Figures, OfService, SeenSince
from shared.web.figures import NONE, ROUTE, note

A, B = UUID(int=1), UUID(int=2)


def angka(nama: str, **label: str) -> float | None:
    return REGISTRY.get_sample_value(nama, label)


def test_a_request_is_counted_under_its_rule_and_never_under_its_address():
    diminta = Request(EnvironBuilder(path="/lacak/K7Q2M-9XW4T").get_environ() | {ROUTE: "/lacak/<string:kode>"})
    note(diminta, Response(status=503), 0.3)
    note(Request(EnvironBuilder(path="/coba-coba/wp-admin", method="BREW").get_environ()), Response(status=404), 0.01)
    assert angka("aduan_request_seconds_count", method="GET", route="/lacak/<string:kode>", status="5xx") == 1
    assert angka("aduan_request_seconds_count", method="lain", route=NONE, status="4xx") == 1
    teks = generate_latest().decode()
    assert "K7Q2M" not in teks and "wp-admin" not in teks and "BREW" not in teks


def test_what_is_behind_ages_from_when_it_was_first_seen_so():
    sejak = SeenSince()
    assert sejak.oldest([], 100.0) == 0.0
    assert sejak.oldest([A], 100.0) == 0.0
    assert sejak.oldest([A, B], 130.0) == 30.0
    assert sejak.oldest([B], 140.0) == 10.0, "the first is there"
    assert sejak.oldest([], 150.0) == 0.0
    assert sejak.oldest([A], 160.0) == 0.0, "and is behind anew"


def test_one_that_cannot_be_asked_hides_no_other():
    dipanggil = []
    angka_ = Figures({"rusak": lambda: 1 / 0, "baik": lambda: dipanggil.append(1)})
    angka_.renew()
    assert dipanggil == [1]
    assert (angka("aduan_figures_ok", service="rusak"), angka("aduan_figures_ok", service="baik")) == (0.0, 1.0)


def test_the_database_is_asked_as_each_services_machine(tetap, tmp_path):
    with Database(tetap.url, "aduan_sla_mesin") as sla, Database(tetap.url, "aduan_intake_mesin") as intake:
        OfService(sla, "sla", lambda: [A]).measure()
        ukur_pengingat(sla)
        ukur_kiriman(sla, "sla")
        ukur_kiriman(intake, "intake")
        assert angka("aduan_unprojected_streams", service="sla") == 1
        assert abs(angka("aduan_clock_skew_seconds")) < 1
        assert angka("aduan_overdue_timers") == 0 and angka("aduan_oldest_overdue_timer_seconds") == 0
        assert angka("aduan_deliveries", outbox="intake", state="late") == angka("aduan_deliveries", outbox="sla", state="failed") == 0
        assert angka("aduan_pool_requests_total", role="aduan_sla_mesin") >= 3
        assert angka("aduan_pool_connections", role="aduan_intake_mesin") >= 1
    assert angka("aduan_pool_connections", role="aduan_intake_mesin") is None, "a pool that is closed is not there"


def test_timers_that_nobody_sees_to_are_counted_after_a_minute(database):
    with Database(database.url, "aduan_sla_mesin") as sla:
        with sla.connection() as conn:
            for kunci, lama in (("a", "10 seconds"), ("b", "10 minutes")):
                conn.execute(
                    "INSERT INTO sla.pengingat (aduan_id, kunci, wilayah, pada) "
                    "VALUES (%s, %s, '33.13.17', clock_timestamp() - %s::interval)",
                    [A, kunci, lama],
                )
        ukur_pengingat(sla)
    assert angka("aduan_overdue_timers") == 1
    assert 595 < angka("aduan_oldest_overdue_timer_seconds") < 660


def test_room_is_told_of_the_places_that_are_here(tmp_path):
    Disks({"uji": tmp_path, "tiada": tmp_path / "tidak-ada"}).measure()
    assert 0 < angka("aduan_disk_free_bytes", place="uji") <= angka("aduan_disk_size_bytes", place="uji")
    assert angka("aduan_disk_free_bytes", place="tiada") is None
